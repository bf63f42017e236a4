"""Screens of other scales: in a process each, since Qt takes the scale from the environment when it starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = Path(__file__).with_name("scaled_child.py")
ROOT = CHILD.parents[2]


@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_nothing_is_cut_and_what_is_painted_is_sharp(scale):
    environment = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(CHILD), scale],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
