import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import environment
import installer
import pytest
from environment import alone, ensure, python_of, read_done, up_to_date
from problems import SetupError, explain_install


@pytest.fixture
def pips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An environment in a temporary folder; collects the names of the locks (and torch) that would be installed."""
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.setattr(environment, "ROOT", root)
    monkeypatch.setattr(environment, "VENV", root / ".venv")
    installed: list[str] = []

    def pretend_pip(_pip: object, arguments: list[str], *, what: str, log: Path) -> None:
        installed.append(Path(arguments[-1]).stem)

    def pretend_torch(_python: object, asked: str, *, yes: bool, log: Path) -> str:
        installed.append(f"torch {asked}")
        return "cpu" if asked == "auto" else asked

    monkeypatch.setattr(installer.Installer, "install", pretend_pip)
    monkeypatch.setattr(environment, "_install_torch", pretend_torch)
    return installed


def make(*, dev: bool = False, torch: str = "auto") -> Path:
    return ensure(dev=dev, torch=torch, yes=False)


def test_a_fresh_environment_gets_pip_the_packages_and_torch(pips: list[str]) -> None:
    python = make()
    assert python == python_of(environment.VENV)
    assert pips == ["bootstrap-pip", "bootstrap-pip", "runtime", "torch auto"]
    root = str(environment.ROOT)
    path = subprocess.run([python, "-c", "import sys; print(*sys.path)"], capture_output=True, text=True, check=True)
    assert root in path.stdout.split()


def test_the_second_start_does_nothing(pips: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    make()
    pips.clear()
    monkeypatch.setattr(subprocess, "run", lambda *_arguments, **_options: pytest.fail("a process was started"))
    make()
    assert pips == []


def test_the_tools_are_added_to_what_is_there_and_stay(pips: list[str]) -> None:
    make()
    pips.clear()
    make(dev=True)
    assert pips == ["dev"]
    pips.clear()
    make()
    make(dev=True)
    assert pips == []


def test_another_torch_is_installed_only_when_asked_for(pips: list[str]) -> None:
    make()
    pips.clear()
    make(torch="cpu")
    assert pips == []
    make(torch="cuda")
    make()
    assert pips == ["torch cuda"]


def test_a_run_that_was_killed_half_way_is_repaired_from_scratch(
    pips: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    working = environment._install_torch

    def killed(*_arguments: object, **_options: object) -> str:
        (environment.VENV / "half").write_text("a package, partly")
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "_install_torch", killed)
    with pytest.raises(KeyboardInterrupt):
        make()
    assert read_done(environment.VENV) is None
    monkeypatch.setattr(environment, "_install_torch", working)
    pips.clear()
    make()
    assert pips == ["bootstrap-pip", "bootstrap-pip", "runtime", "torch auto"]
    assert not (environment.VENV / "half").exists()


def test_an_empty_folder_of_a_killed_run_is_used(pips: list[str]) -> None:
    environment.VENV.mkdir()
    make()
    assert read_done(environment.VENV)


def test_an_environment_of_somebody_else_is_left_alone(pips: list[str]) -> None:
    environment.VENV.mkdir()
    (environment.VENV / "pyvenv.cfg").write_text("theirs")
    with pytest.raises(SetupError, match="was not made by this program"):
        make()
    assert pips == []


@pytest.mark.parametrize("changed", ["root", "python", "pip", "runtime", "torch"])
def test_whatever_it_was_made_from_is_compared(changed: str, pips: list[str]) -> None:
    make()
    done = read_done(environment.VENV)
    assert done is not None
    assert up_to_date(done, dev=False, torch="auto")
    assert not up_to_date(replace(done, **{changed: "other"}), dev=False, torch="auto")


def test_a_torn_stamp_is_no_stamp(pips: list[str]) -> None:
    make()
    (environment.VENV / environment.DONE).write_text('{"root": ')
    assert read_done(environment.VENV) is None
    (environment.VENV / environment.DONE).write_text('{"root": "x"}')
    assert read_done(environment.VENV) is None


def test_too_little_room_is_told_before_anything_is_installed(pips: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    usage = environment.shutil.disk_usage(environment.ROOT)._replace(free=1_000_000_000)
    monkeypatch.setattr(environment.shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(SetupError, match=r"about 3 GB.*1\.0 GB"):
        make()
    assert pips == []


def test_no_pip_at_all_is_told_with_the_apt_line(pips: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_runs", lambda _command: False)
    with pytest.raises(SetupError, match="sudo apt-get install python3-pip"):
        make()


def test_without_pip_the_one_inside_python_is_used(pips: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_runs", lambda command: "ensurepip" in command)
    make()
    assert pips == ["bootstrap-pip", "runtime", "torch auto"]


def test_two_runs_at_a_time_wait_for_each_other(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.append(sys.argv[1]); import pathlib, environment as e\n"
        "with e.alone(pathlib.Path(sys.argv[2])): print('mine')"
    )
    packaging = str(Path(installer.__file__).parent)
    with alone(tmp_path / "marker"):
        other = subprocess.Popen(
            [sys.executable, "-c", code, packaging, str(tmp_path / "marker")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert other.stderr is not None
        assert "waiting" in other.stderr.readline()
        assert other.poll() is None
    out, _ = other.communicate(timeout=20)
    assert out == "mine\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses to delete what a running pip has open")
def test_the_pip_of_a_killed_run_is_waited_for(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    code = (
        "import sys; sys.path.append(sys.argv[1]); import pathlib, environment as e, installer\n"
        "marker, log = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[4])\n"
        "with e.alone(marker): installer.run([sys.argv[3]], '', log, installer.Terminal())"
    )
    slow_pip = tmp_path / "python"
    slow_pip.write_text("#!/bin/sh\necho started\nexec sleep 2\n")
    slow_pip.chmod(0o755)
    log = tmp_path / "log"
    packaging = str(Path(installer.__file__).parent)
    killed = subprocess.Popen([sys.executable, "-c", code, packaging, str(marker), str(slow_pip), str(log)])
    while not log.exists() or "started" not in log.read_text():
        time.sleep(0.02)
    killed.kill()
    killed.wait()
    begun = time.monotonic()
    with alone(marker):
        assert time.monotonic() - begun > 1


PIP_FAILURES = [
    ("OSError: [Errno 28] No space left on device", "The disk is full"),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one that was pinned"),
    ("Retrying ... Failed to establish a new connection\nERROR: No matching distribution", "could not be reached"),
    ("ERROR: No matching distribution found for x==1", "no file that fits this computer"),
    ("line 1\nsome new error", "some new error"),
]


@pytest.mark.parametrize(("output", "words"), PIP_FAILURES)
def test_each_failure_of_pip_is_told_in_plain_words(output: str, words: str, tmp_path: Path) -> None:
    assert words in explain_install("install the packages", output, tmp_path / "log")


def test_pips_output_goes_to_the_log_and_its_failure_to_the_user(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with pytest.raises(SetupError, match="Could not do it"):
        installer.run([sys.executable, "-m", "pip", "no-such-command"], "do it", log, installer.Terminal())
    assert "unknown command" in log.read_text()
    installer.run([sys.executable, "-m", "pip", "--version"], "do it", log, installer.Terminal())


def test_settings_that_put_packages_elsewhere_do_not_reach_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "https://example.org/simple")
    settings = installer.clean_environment()
    assert "PIP_TARGET" not in settings
    assert settings["PIP_INDEX_URL"] == "https://example.org/simple"
