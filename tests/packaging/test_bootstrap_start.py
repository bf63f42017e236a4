import errno
import subprocess
import sys
from pathlib import Path

import pytest
import start
from problems import SetupError

PACKAGING = Path(start.__file__).parent


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[object]:
    """What a start would do, in order, with everything around it replaced."""
    happened: list[object] = []
    python = tmp_path / "python"

    def ensure(**options: object) -> Path:
        happened.append(("ensure", options))
        return python

    monkeypatch.setattr(start, "ensure", ensure)
    monkeypatch.setattr(start, "check_window", lambda: happened.append("check_window"))
    monkeypatch.setattr(start, "check_tests", lambda: happened.append("check_tests"))
    monkeypatch.setattr(start, "ensure_starter", lambda _python, model: happened.append(("starter", model)))
    monkeypatch.setattr(start, "start", lambda _python, arguments: happened.append(arguments) or 0)
    monkeypatch.setattr(start, "run_checks", lambda _python, **options: happened.append(options) or 7)
    return happened


RUNTIME = ("ensure", {"dev": False, "torch": "auto", "yes": False})


def test_without_a_command_the_window_opens(done: list[object]) -> None:
    assert start.main([]) == 0
    assert done == ["check_window", RUNTIME, ("starter", None), ["-m", "app"]]


def test_chat_starts_the_terminal_and_passes_arguments_on(done: list[object]) -> None:
    assert start.main(["chat", "--model", "m.gguf", "--pair", "starter-plain"]) == 0
    assert done == [RUNTIME, ("starter", Path("m.gguf")), ["-m", "dspark_core", "chat", "--pair", "starter-plain"]]


def test_test_checks_the_system_first_and_returns_the_status_of_the_checks(done: list[object]) -> None:
    assert start.main(["test", "--long", "tests/core", "-k", "tree"]) == 7
    assert done[0] == "check_tests"
    assert done[1] == ("ensure", {"dev": True, "torch": "auto", "yes": False})
    assert done[-1] == {"long": True, "pytest_arguments": ["tests/core", "-k", "tree"]}


def test_setup_starts_nothing(done: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["setup", "--torch", "cpu", "--yes"]) == 0
    assert done == [("ensure", {"dev": False, "torch": "cpu", "yes": True}), ("starter", None)]
    assert "python3 packaging/bootstrap.py" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["setup", "--no-such"], ["run", "--long"]])
def test_wrong_usage_is_status_2(arguments: list[str], done: list[object]) -> None:
    with pytest.raises(SystemExit) as caught:
        start.main(arguments)
    assert caught.value.code == 2
    assert done == []


FAILURES = [
    (SetupError("what and why"), 1, "what and why"),
    (OSError(errno.ENOSPC, "No space left on device"), 1, "The disk is full."),
    (PermissionError(errno.EACCES, "Permission denied", "/somewhere"), 1, "Permission denied (/somewhere)"),
    (KeyboardInterrupt(), 130, "Run the same command again"),
]


@pytest.mark.parametrize(("failure", "status", "words"), FAILURES)
def test_each_failure_is_one_plain_text_and_a_status(
    failure: BaseException,
    status: int,
    words: str,
    done: list[object],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(**_options: object) -> Path:
        raise failure

    monkeypatch.setattr(start, "ensure", fail)
    assert start.main(["setup"]) == status
    assert words in capsys.readouterr().err


def test_another_python_is_refused_in_one_plain_sentence() -> None:
    code = (
        "import sys, runpy; sys.version_info = (3, 9, 1, 'final', 0); "
        f"runpy.run_path({str(PACKAGING / 'bootstrap.py')!r}, run_name='__main__')"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 1
    assert result.stderr.startswith("DSpark Chat needs Python 3.11, 3.12 or 3.13")
    assert "Traceback" not in result.stderr


def test_the_first_file_parses_on_every_python() -> None:
    source = (PACKAGING / "bootstrap.py").read_text(encoding="utf-8")
    compile(source, "bootstrap.py", "exec")
    assert source.isascii()
    assert not any(word in source for word in ('f"', ":=", "->", "match "))


def test_setting_up_needs_nothing_but_the_standard_library() -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import start; print(*sorted(sys.modules))"
    run = [sys.executable, "-I", "-S", "-c", code, str(PACKAGING)]
    loaded = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
    own = {path.stem for path in PACKAGING.glob("*.py")}
    foreign = (
        {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names) - own - {"__main__", "dspark_core"}
    )
    assert foreign == set()


def test_the_folder_does_not_hide_the_library_of_the_same_name() -> None:
    assert not (PACKAGING / "__init__.py").exists()
