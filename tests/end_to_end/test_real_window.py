"""A real window, a real model, a real keyboard: ask, stop, quit in mid-answer, come back."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from real_window import RealWindow, still_there

from app.storage.database import Database

pytestmark = [pytest.mark.display, pytest.mark.starter]

QUIT_S = 20
"""A pass over the model can take seconds while other programs compute; the window itself is gone at once."""
LONG = "Write a very long story about a ship, a lighthouse and a storm, with many chapters."


@pytest.fixture
def start(own_home: Path, display: str, child_environment: dict[str, str]) -> Iterator:
    (own_home / "settings.json").write_text(json.dumps({"temperature": 0.0, "max_new_tokens": 4000}))
    started: list[RealWindow] = []

    def run() -> RealWindow:
        started.append(RealWindow(own_home, display, child_environment))
        return started[-1]

    yield run
    for window in started:
        window.end()


def stored(home: Path) -> list[list]:
    """The messages of every conversation, newest conversation first."""
    database = Database.open(home / "conversations.db")
    try:
        return [database.messages(row.id) for row in database.list_conversations()]
    finally:
        database.close()


def test_a_second_start_shows_the_first_window_and_ends(start):
    window = start()
    second = subprocess.run([sys.executable, "-m", "app"], env=window.environment, timeout=60, check=False)
    assert second.returncode == 0
    window.wait_for_log("started once more")
    assert "the window is there" in window.new_log()
    assert window.new_log().count("the window is there") == 1


def test_ask_stop_quit_in_mid_answer_and_come_back(start, own_home, tmp_path):
    window = start()
    window.type("Say hello in one word.")
    window.key("Return")  # perhaps before the model is ready: it is sent as soon as it is
    window.wait_for_log("ended (stop)")
    window.grab(tmp_path / "answered.png")

    window.type(LONG)
    window.key("Return")
    window.wait_for_log("begins", times=2)
    time.sleep(1.5)  # something must be there to be stopped
    pressed = time.monotonic()
    window.key("Escape")
    window.wait_for_log("ended (cancelled)", timeout_s=5)
    assert time.monotonic() - pressed < 2
    window.grab(tmp_path / "stopped.png")

    window.key("ctrl+n")
    window.type(LONG)
    window.key("Return")
    window.wait_for_log("begins", times=3)
    time.sleep(1.5)
    pid, asked = window.process.pid, time.monotonic()
    window.key("ctrl+q")
    assert window.process.wait(QUIT_S) == 0
    assert time.monotonic() - asked < 5
    assert not still_there(pid)
    log = window.new_log()
    assert "ended (cancelled)" in log.rpartition("begins")[2]
    assert "Traceback" not in log
    assert "ERROR" not in log
    assert "Traceback" not in (own_home / "console.txt").read_text()

    interrupted, first = stored(own_home)
    assert [m.role for m in first] == ["user", "assistant"] * 2
    assert first[0].content == "Say hello in one word."
    assert first[1].content.strip()
    assert [m.state for m in first] == ["complete"] * 4
    assert interrupted[0].content == LONG
    assert interrupted[1].state == "complete"
    assert "stopped" in interrupted[1].footer
    assert interrupted[1].content.strip()

    again = start()
    again.wait_for_log("pair ready")
    again.grab(tmp_path / "reopened.png")
    again.type("And then?")
    again.key("Return")
    again.wait_for_log("begins")
    again.key("Escape")
    again.key("ctrl+q")
    assert again.process.wait(QUIT_S) == 0
    reopened, _ = stored(own_home)
    # stopped before the first token the prompt would have gone back to the box: both are right
    assert [m.content for m in reopened][:2] == [m.content for m in interrupted]
