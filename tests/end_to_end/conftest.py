"""The whole program in processes of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def child_environment(own_home: Path) -> dict[str, str]:
    """For child processes: this tree, this test's home."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "end_to_end")])
    return {**os.environ, "DSPARK_HOME": str(own_home), "PYTHONPATH": paths, "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A screen that nobody sees, with a number that nothing else uses; without a window manager."""
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        pytest.skip("needs Xvfb and xdotool")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()  # ends also if the server does
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.fixture
def python() -> str:
    return sys.executable
