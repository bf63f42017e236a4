"""The program starts itself again: the command, and two real processes."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess

from app import restart

ROOT = Path(__file__).resolve().parents[2]


def child(code: str, home: Path, *arguments: str) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    environment = {**os.environ, "DSPARK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("frozen", [False, True])
def test_the_command_is_that_of_this_process(monkeypatch, frozen):
    started = []
    monkeypatch.setattr(QProcess, "startDetached", lambda *command: started.append(command) or (True, 7))
    monkeypatch.setattr(sys, "executable", "/opt/chat")
    monkeypatch.setattr(sys, "argv", ["/opt/chat", "-style", "Fusion"])
    monkeypatch.setattr(sys, "orig_argv", ["python", "-X", "dev", "-m", "app", "-style", "Fusion"])
    if frozen:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert restart.start_again() is True
    options = ["-style", "Fusion"]
    assert started == [("/opt/chat", options if frozen else ["-X", "dev", "-m", "app", *options])]


def test_a_command_that_cannot_be_started_is_known(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert restart.start_again() is False


NOT_POSSIBLE = """
import sys
from PySide6.QtCore import QTimer
from app import main

class Restarting(main.Program):
    def start(self):
        super().start()
        QTimer.singleShot(0, self.restart_without_drafter)

main.Program = Restarting
main.start_again = lambda: False
main.QMessageBox.warning = lambda *told: print(told[2], file=sys.stderr)
sys.exit(main.main())
"""


def test_a_restart_that_is_not_possible_is_told(own_home):
    with child(NOT_POSSIBLE, own_home) as program:
        assert program.wait(60) == 0
        assert "Everything is saved; please start it by hand." in program.stderr.read()


RESTARTED = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from scripted_engine import Answer, ScriptedEngine, plain
from app import main
from app.engine_worker import EngineHost
from dspark_core.errors import DeviceLostError
from dspark_core.models import store

home = Path(os.environ["DSPARK_HOME"])
first = not (home / "settings.json").exists()
lost = DeviceLostError("Lost.", "Restart.")
engine = ScriptedEngine([Answer(plain("two three"), first="one ", error=lost, error_at=3)])
store.installed = lambda name: store.models_dir() / name
main.EngineHost = lambda: EngineHost(lambda: engine)


class Clicking(main.Program):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.troubles = []
        self.store.failed.connect(lambda *told: self.troubles.append(told))
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look)
        self.timer.start(20)
        self.asked = False
        QTimer.singleShot(40_000, self.window.close)  # whatever goes wrong, no process is left behind

    def look(self):
        window = self.window
        if first and self.pair.usable and window._pair_view._store_open and not self.asked:
            self.asked = True
            window.composer.edit.setPlainText("Count.")
            window.composer.button.click()
        elif first and self.pair.lost and not self.session.busy:
            window.banner.action_button.click()
        elif not first and self.pair.usable and (len(window.chat.turns) == 2 or self.troubles):
            self.timer.stop()
            shown = [turn.markdown for turn in window.chat.turns]
            told = [shown, self.pair.info.drafter, self.troubles, os.getpid(), sys.argv]
            (home / "told.new").write_text(json.dumps(told))
            (home / "told.new").replace(home / "told.json")
            window.close()


main.Program = Clicking
sys.exit(main.main())
"""


def test_the_new_process_has_the_conversation_and_no_drafter(own_home):
    """It finds the database free, which the first process has just left."""
    told = own_home / "told.json"
    with child(RESTARTED, own_home, "an argument") as first:
        assert first.wait(60) == 0
        until = time.monotonic() + 30
        while not told.exists():
            assert time.monotonic() < until, "the new process does not tell"
            time.sleep(0.02)
    shown, drafter, troubles, process, arguments = json.loads(told.read_text())
    assert (shown, drafter, troubles) == (["Count.", "one two "], "none", [])
    assert process != first.pid
    assert arguments[1:] == ["an argument"]
