"""The child process of a download: what it tells, how it ends, and that a kill at any moment loses nothing."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hub_server import WEIGHTS, Hub, assert_installed

from dspark_core.cancel import CancelToken
from dspark_core.downloads.download import download
from dspark_core.downloads.hub import look_up
from dspark_core.downloads.partial import bytes_there, list_partial, partial_folder
from dspark_core.downloads.plan import DownloadPlan, make_plan
from dspark_core.errors import CorruptFileError, FetchError
from dspark_core.models.fetch_errors import FetchCancelledError
from dspark_core.models.store import installed
from dspark_core.preferences import OfflineError, change_preferences

TOKEN = "hf_" + "s3cret" * 5


def test_a_download_in_a_child_installs_the_model(hub: Hub, plan: DownloadPlan, store: Path) -> None:
    steps = list(download(plan))
    assert steps[-1].finished
    assert {"Downloading", "Storing", "Ready"} <= {step.stage.template for step in steps}
    assert_installed(store)


def test_the_token_is_in_no_command_line_or_environment_of_the_child(
    hub: Hub, plan: DownloadPlan, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", TOKEN)
    hub.needs_token, hub.storage_host, hub.chunk_pause_s = TOKEN, "localhost", 0.05
    children: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: children.append(popen(*a, **k)) or children[-1])
    steps = download(plan)
    told = [next(steps)]
    shown = b"".join(Path(f"/proc/{children[0].pid}/{name}").read_bytes() for name in ("cmdline", "environ"))
    told += steps
    assert b"dspark_core.downloads" in shown
    assert TOKEN.encode() not in shown
    assert TOKEN not in repr(told)
    assert_installed(store)


def test_an_error_of_the_child_is_told_in_its_words(hub: Hub, plan: DownloadPlan, store: Path) -> None:
    hub.served["model.safetensors"] = WEIGHTS[:-1] + b"!"
    with pytest.raises(CorruptFileError, match="its hash differs") as caught:
        list(download(plan))
    assert caught.value.message.values == {"file": "model.safetensors", "repo": plan.facts.repo}
    hub.statuses = [404]
    with pytest.raises(FetchError, match="no such model"):
        list(download(plan))


def test_a_child_that_breaks_off_is_told(
    hub: Hub, plan: DownloadPlan, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(FetchError, match="broke off: exit status 1"):
        list(download(plan))


def test_pausing_ends_the_child_and_resuming_goes_on(hub: Hub, plan: DownloadPlan, store: Path) -> None:
    hub.chunk_pause_s = 0.05
    cancel = CancelToken()
    steps = download(plan, cancel)
    while next(steps).done < 60_000:
        pass
    cancel.cancel()
    with pytest.raises(FetchCancelledError):
        list(steps)
    came = bytes_there(plan)
    assert 60_000 <= came < plan.total_bytes
    hub.chunk_pause_s = 0.0
    list(download(plan))
    assert_installed(store)
    assert hub.file_requests()[-1][2]["Range"].startswith("bytes=")


def test_closing_its_stdin_ends_the_child(hub: Hub, plan: DownloadPlan, store: Path) -> None:
    hub.chunk_pause_s = 0.1
    child = start_child(plan)
    assert child.stdout is not None
    assert child.stdin is not None
    child.stdout.readline()
    child.stdin.close()
    assert child.wait(timeout=10) == 1
    child.stdout.close()
    assert installed("acme--tiny") is None


def test_two_models_come_at_once(hub: Hub, plan: DownloadPlan, store: Path) -> None:
    hub.chunk_pause_s = 0.02
    first, second = download(plan), download(make_plan(look_up(hub.twin)))
    told = [next(first), next(second)]  # both children are at work now
    assert not any(step.finished for step in told)
    list(second)
    list(first)
    assert_installed(store)
    assert installed("acme--twin")


def test_offline_starts_no_child(hub: Hub, plan: DownloadPlan, store: Path) -> None:
    asked = len(hub.seen)
    change_preferences(offline=True)
    with pytest.raises(OfflineError):
        list(download(plan))
    assert len(hub.seen) == asked


def start_child(plan: DownloadPlan) -> "subprocess.Popen[bytes]":
    child = subprocess.Popen(
        [sys.executable, "-m", "dspark_core.downloads"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdin is not None
    child.stdin.write(json.dumps({"plan": plan.as_json(), "token": None}).encode() + b"\n")
    child.stdin.flush()
    return child


@contextlib.contextmanager
def killed_after(plan: DownloadPlan, seconds: float) -> Iterator[bool]:
    """A child that is killed ``seconds`` after its first word; whether it was still at work then."""
    child = start_child(plan)
    assert child.stdout is not None
    assert child.stdin is not None
    child.stdout.readline()
    time.sleep(seconds)
    working = child.poll() is None
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    child.stdin.close()
    yield working


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(n, marks=pytest.mark.long) for n in range(3, 53))])
def test_a_kill_at_any_moment_loses_nothing(seed: int, hub: Hub, plan: DownloadPlan, store: Path) -> None:
    """Kills at seeded moments until a child gets through: what came before each kill is not asked for again."""
    random = Random(seed)
    hub.chunk_pause_s = 0.01
    came, kills = 0, 0
    while installed("acme--tiny") is None:
        with killed_after(plan, random.uniform(0, 0.15)) as working:
            kills += working
        if installed("acme--tiny") is None and partial_folder(plan).exists():
            there = bytes_there(plan)
            assert there >= came
            came = there
        assert kills < 30
    if list_partial():  # killed between the installation and the removal of what is left
        list(download(plan))
    assert_installed(store)
    assert kills
