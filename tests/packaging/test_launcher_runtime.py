"""The environments in the user's folder: whatever is killed whenever, the old or the new one works."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import launcher.set_up
import pytest
import torch_choice
from launcher.payload import Payload, payload
from launcher.probe import advise
from launcher.runtime import Environment, Made, Runtime
from launcher.set_up import Choice, Progress, PromiseError, StoppedError, accept, set_up
from problems import SetupError
from torch_choice import Gpu

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in for uv is a shell script")
ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("launcher_child.py")
PYTHON = """#!/bin/sh
case "$*" in
*"import torch"*) echo "2.13.0+cpu {cuda}" ;;
*selftest*) echo '{{"version": "{version}", "torch": "2.13.0+cpu"}}' ;;
esac
"""
SPEECHLESS = """#!/bin/sh
case "$*" in *torch*) echo x False ;; *) echo '{answer}' ;; esac
"""
UV = """#!/bin/sh
here=$(dirname "$0")
for folder; do :; done
echo "$@" >> "$here/calls"
case "$1" in
venv) mkdir -p "$folder/bin" && cp "$here/python" "$folder/bin/python" ;;
esac
"""


def make_payload(folder: Path, version: str = "1.0.0", cuda: bool = False) -> Payload:
    """A payload whose uv makes an environment that answers as a whole one would."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("uv", UV), ("python", PYTHON.format(version=version, cuda=cuda))):
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    for wheel in folder.glob("*.whl"):
        wheel.unlink()
    (folder / f"dspark_chat-{version}-py3-none-any.whl").touch()
    (folder / "LICENSE").write_text("licence")
    return payload(folder)


def quiet(progress: Progress) -> None: ...


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runtime:
    monkeypatch.setattr(launcher.set_up, "DISK_BYTES", {"cpu": 0, "cuda": 0})
    for name in ("UV_CACHE_DIR", "UV_PYTHON_INSTALL_DIR", "UV_NO_PROGRESS", "UV_PYTHON_DOWNLOADS"):
        monkeypatch.setenv(name, "")  # set_up sets them for this process; they end with the test
    return Runtime(tmp_path / "runtime")


def test_a_first_run_in_steps(runtime: Runtime, tmp_path: Path) -> None:
    steps: list[str] = []
    made = set_up(runtime, make_payload(tmp_path / "p"), Choice("cpu"), lambda progress: steps.append(progress.words))
    assert runtime.current() == made
    assert runtime.previous() is None
    assert made.name == "1.0.0-cpu-1"
    assert [step.split()[0] for step in dict.fromkeys(steps)] == ["Looking", "Getting", *["Installing"] * 3, "Trying"]
    calls = (tmp_path / "p" / "calls").read_text()
    assert "--require-hashes" in calls
    assert torch_choice.CPU_INDEX in calls  # never left to an installer's own choice
    assert not runtime.cache.exists()


def test_a_folder_of_wheels_means_no_network(runtime: Runtime, tmp_path: Path) -> None:
    set_up(runtime, make_payload(tmp_path / "p"), Choice("cpu", wheels=tmp_path / "wheels"), quiet)
    installs = [line for line in (tmp_path / "p" / "calls").read_text().splitlines() if line.startswith("pip install")]
    assert len(installs) == 3
    assert all(f"--no-index --find-links {tmp_path / 'wheels'}" in line for line in installs)
    assert os.environ["UV_PYTHON_DOWNLOADS"] == "never"


def test_a_proxy_reaches_uv(runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "")
    set_up(runtime, make_payload(tmp_path / "p"), Choice("cpu", proxy="http://proxy:3128"), quiet)
    assert os.environ["HTTPS_PROXY"] == "http://proxy:3128"


def test_an_update_keeps_the_one_before_and_no_more(runtime: Runtime, tmp_path: Path) -> None:
    for version in ("1.0.0", "1.1.0", "1.2.0"):
        set_up(runtime, make_payload(tmp_path / "p", version), Choice("cpu"), quiet)
    current, previous = runtime.current(), runtime.previous()
    assert current is not None
    assert previous is not None
    assert (current.made.version, previous.made.version) == ("1.2.0", "1.1.0")
    assert sorted(folder.name for folder in (runtime.folder / "envs").iterdir()) == ["1.1.0-cpu-2", "1.2.0-cpu-3"]
    runtime.switch(previous)  # roll back, and forth again
    back = runtime.current()
    assert back is not None
    assert back.made.version == "1.1.0"
    forth = runtime.previous()
    assert forth is not None
    assert forth.made.version == "1.2.0"


def test_a_gpu_that_was_promised_and_does_not_answer_is_told_before_the_switch(
    runtime: Runtime, tmp_path: Path
) -> None:
    with pytest.raises(PromiseError, match="finds no card") as broken:
        set_up(runtime, make_payload(tmp_path / "p", cuda=False), Choice("cuda"), quiet)
    assert runtime.current() is None
    accept(runtime, broken.value.environment)
    current = runtime.current()
    assert current is not None
    assert (current.made.build, current.made.cuda_works) == ("cuda", False)


def test_a_gpu_that_answers_is_used(runtime: Runtime, tmp_path: Path) -> None:
    made = set_up(runtime, make_payload(tmp_path / "p", cuda=True), Choice("cuda"), quiet)
    assert made.made.cuda_works


def test_another_version_than_promised_is_not_used(runtime: Runtime, tmp_path: Path) -> None:
    given = make_payload(tmp_path / "p")
    (tmp_path / "p" / "python").write_text(PYTHON.format(version="0.9.0", cuda=False))
    with pytest.raises(SetupError, match=r"1\.0\.0 was to be installed, and 0\.9\.0"):
        set_up(runtime, given, Choice("cpu"), quiet)
    assert runtime.current() is None


@pytest.mark.parametrize("answer", ["", "no json", "Traceback"])
def test_a_program_that_does_not_start_is_not_used(runtime: Runtime, tmp_path: Path, answer: str) -> None:
    given = make_payload(tmp_path / "p")
    (tmp_path / "p" / "python").write_text(
        f"#!/bin/sh\ncase \"$*\" in *torch*) echo x False;; *) echo '{answer}';; esac\n"
    )
    with pytest.raises(SetupError, match="does not start here"):
        set_up(runtime, given, Choice("cpu"), quiet)
    assert runtime.current() is None


def test_a_failure_is_told_in_words_and_changes_nothing(runtime: Runtime, tmp_path: Path) -> None:
    before = set_up(runtime, make_payload(tmp_path / "p"), Choice("cpu"), quiet)
    given = make_payload(tmp_path / "q", "1.1.0")
    given.uv.write_text("#!/bin/sh\necho 'error: No space left on device' >&2; exit 2\n")
    with pytest.raises(SetupError, match="disk is full"):
        set_up(runtime, given, Choice("cpu"), quiet)
    assert runtime.current() == before


def test_stopping_changes_nothing(runtime: Runtime, tmp_path: Path) -> None:
    before = set_up(runtime, make_payload(tmp_path / "p"), Choice("cpu"), quiet)

    def stop(progress: Progress) -> None:
        if progress.number == 4:
            raise StoppedError

    with pytest.raises(StoppedError):
        set_up(runtime, make_payload(tmp_path / "p", "1.1.0"), Choice("cpu"), stop)
    assert runtime.current() == before


def test_too_little_room_is_told_first(runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launcher.set_up, "DISK_BYTES", {"cpu": 1 << 60})
    with pytest.raises(SetupError, match="GB of free disk space"):
        set_up(runtime, make_payload(tmp_path / "p"), Choice("cpu"), quiet)
    assert not (tmp_path / "p" / "calls").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"current": 5}',
        '{"current": "../../elsewhere"}',
        '{"current": "1.0.0-cpu-9", "previous": ""}',
    ],
)
def test_a_damaged_pointer_is_no_environment(runtime: Runtime, text: str) -> None:
    runtime.folder.mkdir()
    (runtime.folder / "current.json").write_text(text)
    assert runtime.current() is None
    assert runtime.previous() is None


def test_an_environment_without_python_is_none(runtime: Runtime, tmp_path: Path) -> None:
    made = set_up(runtime, make_payload(tmp_path / "p"), Choice("cpu"), quiet)
    made.python.unlink()
    assert runtime.current() is None


def test_uninstalling_removes_all_of_it(runtime: Runtime, tmp_path: Path) -> None:
    set_up(runtime, make_payload(tmp_path / "p"), Choice("cpu"), quiet)
    runtime.remove()
    assert not runtime.folder.exists()


@pytest.mark.parametrize("missing", ["uv", "LICENSE", "dspark_chat-1.0.0-py3-none-any.whl"])
def test_a_launcher_that_is_not_whole_says_so(tmp_path: Path, missing: str) -> None:
    make_payload(tmp_path / "p")
    (tmp_path / "p" / missing).unlink()
    with pytest.raises(SetupError, match="not whole"):
        payload(tmp_path / "p")


@pytest.mark.parametrize(
    ("gpu", "system", "advice", "why"),
    [
        (None, "Linux", "cpu", "No NVIDIA card"),
        (Gpu("RTX 4090", "580.1"), "Linux", "cuda", "runs CUDA 13"),
        (Gpu("GTX 1080", "535.1"), "Windows", "cpu", "too old"),
        (Gpu("RTX 4090", "580.1"), "Darwin", "cpu", "macOS"),
    ],
)
def test_the_advice_has_a_reason(gpu: Gpu | None, system: str, advice: str, why: str) -> None:
    given, reason = advise(gpu, system)
    assert given == advice
    assert why in reason


def child(runtime: Runtime, folder: Path, version: str, line: int) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(CHILD), str(runtime.folder), str(folder), version, str(line)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "packaging"), str(ROOT)])}
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)


def killed_at(line: int, tmp_path: Path) -> None:
    """An update that is killed at a line: the old or the new environment is in use, whole; then it goes through."""
    runtime = Runtime(tmp_path / "runtime")
    old = Environment(runtime.folder / "envs" / "1.0.0-cpu-1", Made("1.0.0", "cpu", "t", "l", "w", False))
    (old.folder / "bin").mkdir(parents=True)
    (old.folder / "bin" / "python").write_text("old")
    runtime.finish(old.folder, old.made)
    runtime.switch(old)
    given = make_payload(tmp_path / "p", "1.1.0")
    assert child(runtime, tmp_path / "p", "1.1.0", line).returncode == -9
    current = runtime.current()
    assert current is not None, f"killed at line {line}: nothing can be started"
    assert current.made.version in ("1.0.0", "1.1.0")
    assert current.python.exists()
    set_up(runtime, given, Choice("cpu"), quiet)
    current, previous = runtime.current(), runtime.previous()
    assert current is not None
    assert previous is not None
    assert current.made.version == "1.1.0"
    kept = {folder.name for folder in (runtime.folder / "envs").iterdir()}
    assert kept == {current.name, previous.name}, f"killed at line {line}: leftovers"


def lines_of_a_run(tmp_path: Path) -> tuple[int, list[int]]:
    """How many there are, and which of them stamp the environment and switch to it."""
    make_payload(tmp_path / "count")
    ended = child(Runtime(tmp_path / "first"), tmp_path / "count", "1.0.0", 0)
    assert ended.returncode == 0, ended.stderr
    count, _, decisive = ended.stdout.partition(" ")
    return int(count), json.loads(decisive)


@pytest.mark.usefixtures("runtime")
def test_kill_9_at_some_lines(tmp_path: Path) -> None:
    count, decisive = lines_of_a_run(tmp_path)
    assert count > 100
    for number, line in enumerate([*random.Random(7).sample(range(1, decisive[0]), 3), *decisive[::4]]):
        killed_at(line, tmp_path / str(number))


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.usefixtures("runtime")
def test_kill_9_at_every_line(tmp_path: Path) -> None:
    count, _ = lines_of_a_run(tmp_path)
    for line in range(1, count + 1):
        killed_at(line, tmp_path / str(line))
