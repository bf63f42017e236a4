"""The entry of the offline bundle: the program is its own Python for child processes."""

import os
import subprocess
import sys
from pathlib import Path

import frozen
import pytest


def run(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(Path(frozen.__file__)), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | variables)


def test_dash_m_runs_a_module_with_its_arguments(tmp_path: Path) -> None:
    (tmp_path / "told.py").write_text("import sys\nprint(__name__, sys.argv[1:])\n")
    done = run("-m", "told", "-m", "a b", PYTHONPATH=str(tmp_path))
    assert done.stdout == "__main__ ['-m', 'a b']\n"


def test_without_it_the_window_is_started_with_all_arguments(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").touch()
    (tmp_path / "app" / "__main__.py").write_text("import sys\nprint(sys.argv[1:])\n")
    assert run("a.dspark.json", PYTHONPATH=str(tmp_path)).stdout == "['a.dspark.json']\n"


@pytest.mark.parametrize(("before", "after"), [("/mine", "/mine"), (None, None)])
def test_programs_that_it_starts_see_the_libraries_of_the_system(
    before: str | None, after: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    frozen.restore_library_path()
    assert os.environ.get("LD_LIBRARY_PATH") == after
