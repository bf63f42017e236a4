from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hub_server import COMMIT, FILES, TAKEN, WEIGHTS, Hub, assert_installed

from dspark_core.cancel import CancelToken
from dspark_core.downloads import plan as plan_module
from dspark_core.downloads import receive
from dspark_core.downloads.connection import UnreachableError
from dspark_core.downloads.partial import (
    begin,
    bytes_there,
    discard,
    list_partial,
    lock_file,
    part_file,
    partial_folder,
    prepare,
    whole_file,
)
from dspark_core.downloads.plan import DownloadPlan, RemoteFile
from dspark_core.downloads.transfer import transfer
from dspark_core.errors import CorruptFileError, FetchError
from dspark_core.models.fetch import FetchProgress
from dspark_core.models.fetch_errors import FetchCancelledError
from dspark_core.models.store import installed, origin_of, try_lock

Fetch = Callable[..., list[FetchProgress]]


def weights_of(plan: DownloadPlan) -> RemoteFile:
    return next(file for file in plan.files if file.name == "model.safetensors")


def cut_at(plan: DownloadPlan, content: bytes) -> Path:
    """What an earlier run left of the weights."""
    prepare(plan)
    part = part_file(plan, weights_of(plan))
    part.write_bytes(content)
    return part


def test_a_download_ends_with_a_whole_model_and_where_it_came_from(fetch: Fetch, hub: Hub, store: Path) -> None:
    steps = fetch()
    assert_installed(store)
    assert origin_of(store / "acme--tiny") == {
        "repo": "acme/tiny",
        "revision": COMMIT,
        "licence": "apache-2.0",
        "endpoint": hub.endpoint,
    }
    assert [step.finished for step in steps] == [False] * (len(steps) - 1) + [True]
    assert steps[-1].done == steps[-1].total == sum(len(FILES[name]) for name in TAKEN)
    assert all(step.done <= (step.total or 0) for step in steps)


def test_a_broken_connection_is_taken_up_where_it_broke(fetch: Fetch, hub: Hub, store: Path) -> None:
    hub.drop_after = [999_999] * 3 + [100_000, 50_000]
    steps = fetch()
    assert_installed(store)
    ranges = [headers.get("Range") for _, path, headers in hub.file_requests() if path.endswith(".safetensors")]
    assert ranges == [None, "bytes=100000-299999", "bytes=150000-299999"]
    assert any("ended" in step.stage or "failed" in step.stage for step in steps)


def test_what_an_earlier_run_left_is_not_fetched_again(fetch: Fetch, hub: Hub, plan: DownloadPlan, store: Path) -> None:
    cut_at(plan, WEIGHTS[:123_456])
    (partial,) = list_partial()
    assert (partial.plan, partial.done) == (plan, 123_456)
    fetch()
    assert_installed(store)
    assert hub.file_requests()[-1][2]["Range"] == "bytes=123456-299999"


def test_files_that_are_whole_are_not_asked_for_again(fetch: Fetch, hub: Hub, plan: DownloadPlan, store: Path) -> None:
    prepare(plan)
    whole_file(plan, weights_of(plan)).write_bytes(WEIGHTS)
    fetch()
    assert_installed(store)
    assert not [path for _, path, _ in hub.file_requests() if path.endswith(".safetensors")]


@pytest.mark.parametrize("kind", ["no_ranges", "wrong_range"])
def test_a_server_that_ignores_ranges_is_read_from_the_start(
    kind: str, fetch: Fetch, hub: Hub, plan: DownloadPlan, store: Path
) -> None:
    setattr(hub, kind, True)
    cut_at(plan, WEIGHTS[:100_000])
    fetch()
    assert_installed(store)


def test_a_server_that_ignores_ranges_and_always_drops_is_given_up(fetch: Fetch, hub: Hub, store: Path) -> None:
    hub.no_ranges = True
    hub.drop_after = [999_999] * 3 + [100_000] * 50
    with pytest.raises(UnreachableError):
        fetch()
    assert len(hub.file_requests()) < 15


def test_a_beginning_of_another_content_is_noticed_and_fetched_anew(
    fetch: Fetch, hub: Hub, plan: DownloadPlan, store: Path
) -> None:
    cut_at(plan, b"x" * 100_000)
    fetch()
    assert_installed(store)


def test_a_file_that_changes_between_two_tries_is_noticed(
    fetch: Fetch, hub: Hub, plan: DownloadPlan, store: Path
) -> None:
    hub.drop_after = [999_999] * 3 + [100_000]
    hub.served["model.safetensors"] = WEIGHTS[:-1] + b"!"
    with pytest.raises(CorruptFileError, match="its hash differs"):
        fetch()
    assert installed("acme--tiny") is None
    assert bytes_there(plan) == plan.total_bytes - len(WEIGHTS)  # nothing of the wrong content is gone on with


@pytest.mark.parametrize("content", [WEIGHTS[:-5], WEIGHTS + b"more"])
@pytest.mark.parametrize("had", [0, 1000])
def test_a_file_of_another_size_is_refused_at_once(
    content: bytes, had: int, fetch: Fetch, hub: Hub, plan: DownloadPlan, store: Path
) -> None:
    cut_at(plan, WEIGHTS[:had])
    hub.served["model.safetensors"] = content
    with pytest.raises(CorruptFileError, match="another size"):
        fetch()
    assert installed("acme--tiny") is None


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_altered_content_of_the_same_size_is_refused(name: str, fetch: Fetch, hub: Hub, store: Path) -> None:
    hub.served[name] = b"!" + FILES[name][1:]
    with pytest.raises(CorruptFileError, match=f"{name} of acme/tiny came whole but is not the file"):
        fetch()
    assert installed("acme--tiny") is None
    assert len([path for _, path, _ in hub.file_requests() if path.endswith(name)]) == 1


def test_an_endless_body_is_cut_at_the_promised_size(fetch: Fetch, hub: Hub, store: Path) -> None:
    hub.endless = True
    fetch()
    assert_installed(store)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_failure_is_tried_again(status: int, fetch: Fetch, hub: Hub, store: Path) -> None:
    hub.statuses = [status, status]
    assert any(step.stage.startswith("Trying again: 127.0.0.1") for step in fetch())
    assert_installed(store)


def test_the_server_says_how_long_to_wait(fetch: Fetch, hub: Hub, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(receive, "_wait", lambda seconds, _cancel: waited.append(seconds))
    hub.statuses, hub.retry_after = [429], "7"
    fetch()
    hub.statuses, hub.retry_after = [503], "86400"
    discard("acme--tiny")
    fetch()
    assert waited == [7.0, 60.0]


def test_a_lasting_failure_is_told_and_what_came_is_kept(
    fetch: Fetch, hub: Hub, plan: DownloadPlan, store: Path
) -> None:
    hub.statuses = [200, 200, 200] + [500] * 20
    with pytest.raises(UnreachableError, match="status 500"):
        fetch()
    assert len(hub.file_requests()) == 3 + receive.TRIES
    assert bytes_there(plan) == plan.total_bytes - len(WEIGHTS)
    hub.statuses = []
    fetch()
    assert_installed(store)


def test_pauses_double(fetch: Fetch, hub: Hub, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(receive, "_wait", lambda seconds, _cancel: waited.append(seconds))
    hub.statuses, hub.retry_after = [500] * 4, ""
    fetch()
    assert waited == [0.001, 0.002, 0.004, 0.008]


@pytest.mark.parametrize(("status", "words"), [(403, "does not let"), (404, "no such"), (418, "status 418")])
def test_other_refusals_are_told_at_once(status: int, words: str, fetch: Fetch, hub: Hub, store: Path) -> None:
    hub.statuses = [status]
    with pytest.raises(FetchError, match=words):
        fetch()
    assert len(hub.file_requests()) == 1


def test_cancelling_keeps_what_came(fetch: Fetch, hub: Hub, plan: DownloadPlan, store: Path) -> None:
    cancel = CancelToken()
    hub.chunk_pause_s = 0.05
    steps = transfer(plan, None, cancel)
    while next(steps).done <= 50_000:
        pass
    cancel.cancel()
    with pytest.raises(FetchCancelledError):
        list(steps)
    assert 50_000 < bytes_there(plan) < plan.total_bytes
    discard(plan.name)
    assert not partial_folder(plan).exists()
    assert list_partial() == []


def test_a_removal_that_was_killed_can_be_finished(
    plan: DownloadPlan, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = cut_at(plan, WEIGHTS[:1000])

    def killed(path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            discard(plan.name)
    assert part.is_file()
    assert [partial.plan for partial in list_partial()] == [plan]
    discard(plan.name)
    assert not partial_folder(plan).exists()


def test_only_one_download_of_a_model_runs(fetch: Fetch, plan: DownloadPlan, store: Path) -> None:
    with try_lock(lock_file(plan.name)):
        with pytest.raises(FetchError, match="being downloaded already"):
            fetch()
        with pytest.raises(FetchError, match="is running"):
            discard(plan.name)


def test_a_newer_version_takes_over_the_files_that_are_the_same(
    fetch: Fetch, hub: Hub, plan: DownloadPlan, store: Path
) -> None:
    old = replace(
        plan,
        facts=replace(plan.facts, revision="f" * 40),
        files=tuple(replace(file, git_blob="0" * 40) if file.name == "tokenizer.json" else file for file in plan.files),
    )
    prepare(old)
    for file in old.files:
        whole_file(old, file).write_bytes(FILES[file.name])
    (partial_folder(old) / "0000-tokenizer.json.part").write_bytes(b"old")
    fetch()
    assert_installed(store)
    assert [path.rpartition("/")[2] for _, path, _ in hub.file_requests()] == ["tokenizer.json"]


def test_too_little_room_is_told_before_anything_comes(
    fetch: Fetch, hub: Hub, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_module, "SPARE_BYTES", 1 << 60)
    with pytest.raises(FetchError, match="GB of free disk space"):
        fetch()
    assert hub.file_requests() == []


def test_an_installed_model_is_replaced_by_a_new_download(fetch: Fetch, hub: Hub, store: Path) -> None:
    fetch()
    (store / "acme--tiny" / "config.json").write_bytes(b"damaged")
    fetch()
    assert_installed(store)


def test_a_manifest_of_a_killed_installation_is_not_taken_for_a_file(
    fetch: Fetch, plan: DownloadPlan, store: Path
) -> None:
    prepare(plan)
    for file in plan.files:
        whole_file(plan, file).write_bytes(FILES[file.name])
    (partial_folder(plan) / "model" / "complete.json").write_text("{}")
    fetch()
    assert_installed(store)


@pytest.mark.parametrize("write", [begin, lambda plan: discard(plan.name)])
def test_a_folder_of_models_that_cannot_be_written_is_told_in_words(
    write: Callable[[DownloadPlan], None], plan: DownloadPlan, store: Path
) -> None:
    store.rmdir()
    store.write_bytes(b"")
    with pytest.raises(FetchError, match="A file operation failed"):
        write(plan)
