"""What the start loads and how long the window takes; how the program ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from scripted_engine import Answer, ScriptedEngine, plain

ROOT = Path(__file__).resolve().parents[2]


def run_child(code: str, home: Path, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DSPARK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=timeout, check=False
    )


def test_the_window_starts_without_torch(own_home):
    code = "import sys, app.main; print([m for m in ('torch', 'transformers', 'numpy') if m in sys.modules])"
    ended = run_child(code, own_home)
    assert ended.stdout.strip() == "[]", ended.stderr


SHOWN = """
import json, sys, time
began = time.time()
import psutil
from app import main
from app.main_window import MainWindow
show = MainWindow.showEvent
def shown(window, event):
    show(window, event)
    born = psutil.Process().create_time()
    print(json.dumps([time.time() - born, time.process_time(), 'torch' in sys.modules]), flush=True)
    from PySide6.QtCore import QTimer
    QTimer.singleShot(0, window.close)
MainWindow.showEvent = shown
sys.exit(main.main())
"""


def test_the_window_is_there_in_about_a_second(own_home):
    ended = run_child(SHOWN, own_home)
    assert ended.returncode == 0, ended.stderr
    wall, processor, torch_loaded = json.loads(ended.stdout)
    assert processor < 1.5, f"{processor:.2f} s of processor time, {wall:.2f} s until the window"
    assert not torch_loaded


def test_the_log_cannot_be_written(own_home, monkeypatch):
    """A file where the folder should be: the program starts and says so."""
    (own_home / "logs").write_text("in the way")
    ended = run_child(SHOWN.replace("print(", "print(window.banner.label.text(), file=sys.stderr); print("), own_home)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot lose references since Python 3.12")
def test_pyside_loses_no_reference_to_none():
    """PySide6 6.12 on Python 3.11 does, and aborts the program after some thousand calls."""
    before = sys.getrefcount(None)
    for _ in range(1000):
        QObject().setObjectName("x")
    assert sys.getrefcount(None) > before - 50


def test_an_engine_that_does_not_end_is_reported_at_every_close(launch, monkeypatch):
    answer = Answer(plain("two"), first="one ", hold_at=2, deaf=True)
    p = launch(ScriptedEngine([answer]))
    stop = p.program.host.stop
    monkeypatch.setattr(p.program.host, "stop", lambda: stop(50))
    p.type_and_send("Count.")
    p.until(answer.reached.is_set)
    assert p.program.close() is False
    assert p.program.close() is False
    answer.go.set()
    assert p.program.host._thread.wait(2000)
    p.program._ended = True  # for the end of the fixture
