"""The offline switch: whatever the program does, it connects to no other computer and looks none up."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dspark_core.preferences import change_preferences

TESTS = Path(__file__).resolve().parents[1]
PAIR = ("--drafter", "lookup", "--device", "cpu", "--precision", "fp32", "--threads", "1")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def attempts(tmp_path: Path) -> Path:
    """Where processes without a network write what they tried."""
    file = tmp_path / "attempts"
    file.touch()
    return file


@pytest.fixture
def environment(attempts: Path, own_home: Path) -> dict[str, str]:
    path = os.pathsep.join([str(TESTS / "no_network"), str(TESTS.parent)])
    made = {**os.environ, "PYTHONPATH": path, "NETWORK_ATTEMPTS": str(attempts), "DSPARK_HOME": str(own_home)}
    made["DSPARK_PEAK_GB_S"] = "10"
    for name in ("HF_HUB_OFFLINE", "HF_TOKEN", "DSPARK_OFFLINE"):
        made.pop(name, None)
    return made


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    def start(*words: str, told: str = "", before: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[str]":
        command = [*before, sys.executable, *words]
        return subprocess.run(
            command, env=environment, input=told, capture_output=True, text=True, timeout=280, check=False
        )

    return start


def test_the_guard_sees_an_attempt(run: Run, attempts: Path) -> None:
    for code in ("socket.socket().connect(('127.0.0.1', 9))", "socket.getaddrinfo('x.invalid', 80)"):
        assert run("-c", f"import socket; {code}").returncode == 1
    assert [line.split()[0] for line in attempts.read_text().splitlines()] == ["socket.connect", "socket.getaddrinfo"]


def test_an_answer_makes_no_connection(run: Run, attempts: Path, chat_folder: Path) -> None:
    words = ("generate", "--target", str(chat_folder), *PAIR, "--prompt", "hi", "--max-new-tokens", "4", "--json")
    done = run("-m", "dspark_core", *words)  # without the switch: the engine never connects anyway
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["token_ids"]
    assert attempts.read_text() == ""


def test_chat_and_lists_make_no_connection(run: Run, attempts: Path, chat_folder: Path) -> None:
    change_preferences(offline=True)
    chat = run("-m", "dspark_core", "chat", "--target", str(chat_folder), *PAIR, told="hi\n/quit\n")
    assert chat.returncode == 0, chat.stderr
    assert run("-m", "dspark_core", "pairs", "--json").returncode == 0
    assert run("-c", "from dspark_core.models.inventory import list_models as l; l()").returncode == 0
    assert attempts.read_text() == ""


@pytest.mark.parametrize("way", ["setting", "option", "variable"])
def test_a_fetch_is_refused_in_words(way: str, run: Run, attempts: Path, environment: dict[str, str]) -> None:
    if way == "setting":
        change_preferences(offline=True)
    if way == "variable":
        environment["DSPARK_OFFLINE"] = "1"
    option = ["--offline"] * (way == "option")
    for name in ("acme/tiny", "starter"):
        done = run("-m", "dspark_core", "fetch", name, "--yes", *option)
        assert done.returncode == 1
        assert "switched offline" in done.stderr.splitlines()[-1]
    assert attempts.read_text() == ""


WINDOW = """
import sys
from PySide6.QtCore import QTimer
from app import main

class Chatting(main.Program):
    def start(self):
        super().start()
        self.asked = False
        self.clock = QTimer(interval=50)
        self.clock.timeout.connect(self.step)
        self.clock.start()

    def step(self):
        if not self.asked and self.pair.usable:
            self.asked = True
            self.session.send("hi")
        elif self.asked and not self.session.busy:
            print("answered")
            self.clock.stop()
            self.window.close()

main.Program = Chatting
sys.exit(main.main())
"""


def test_the_window_makes_no_connection(run: Run, attempts: Path, chat_folder: Path, own_home: Path) -> None:
    settings = {"pair": str(chat_folder), "drafter": "lookup", "precision": "fp32", "max_new_tokens": 4}
    (own_home / "settings.json").write_text(json.dumps(settings))
    done = run("-c", WINDOW, "--offline")
    assert (done.returncode, done.stdout.splitlines()) == (0, ["answered"]), done.stderr
    assert attempts.read_text() == ""


@pytest.mark.long
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_no_part_of_the_process_connects(run: Run, chat_folder: Path, tmp_path: Path) -> None:
    """Also what is not Python: every call of the whole process tree that names an address of the internet."""
    trace = tmp_path / "trace"
    words = ("generate", "--target", str(chat_folder), *PAIR, "--prompt", "hi", "--max-new-tokens", "4", "--offline")
    before = ("strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", str(trace))
    done = run("-m", "dspark_core", *words, before=before)
    assert done.returncode == 0, done.stderr
    assert not re.search(r"AF_INET", trace.read_text())
