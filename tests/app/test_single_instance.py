"""One program for one home: the second start shows the first, whatever else is on the machine."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from app import single_instance
from app.single_instance import RAISE, SingleInstance, raise_first, server_name


@pytest.fixture
def runtime(tmp_path_factory, monkeypatch) -> Path:
    """Where sockets are made, short enough for one."""
    folder = tmp_path_factory.mktemp("r")
    folder.chmod(0o700)
    monkeypatch.setattr(single_instance.QStandardPaths, "writableLocation", lambda _place: str(folder))
    return folder


@pytest.fixture
def first(runtime, tmp_path, qtbot):
    instance = SingleInstance(tmp_path / "home")
    assert instance.claim()
    yield instance
    instance.release()


CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app import single_instance
single_instance.QStandardPaths.writableLocation = lambda _place: sys.argv[2]
application = QCoreApplication([])
home = Path(sys.argv[1])
files = [Path(name) for name in sys.argv[3:]]
sys.exit(0 if not single_instance.SingleInstance(home).claim() and single_instance.raise_first(home, files) else 3)
"""


def test_a_second_start_raises_the_first(first, runtime, tmp_path, qtbot):
    asked = []
    first.raise_requested.connect(asked.append)
    named = tmp_path / "a\nname \u00e4.json"
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path / "home"), str(runtime), str(named)])
    qtbot.waitUntil(lambda: child.poll() is not None, timeout=20_000)
    assert child.returncode == 0
    assert asked == [[named]]


def test_two_homes_are_two_programs(first, runtime, tmp_path):
    other = SingleInstance(tmp_path / "other")
    assert other.claim()
    assert server_name(tmp_path / "home") != server_name(tmp_path / "other")
    other.release()


def test_a_program_that_was_killed_is_not_in_the_way(runtime, tmp_path, qtbot):
    """Its lock and its socket are still there."""
    home = tmp_path / "home"
    code = CHILD.split("application =")[0] + (
        "application = QCoreApplication([])\n"
        "instance = single_instance.SingleInstance(Path(sys.argv[1]))\n"
        "assert instance.claim()\n"
        "import os; os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(home), str(runtime)], check=False)
    assert (home / "instance.lock").exists()
    assert list(runtime.iterdir())
    assert not raise_first(home)
    instance = SingleInstance(home)
    assert instance.claim()
    asked = []
    instance.raise_requested.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(server_name(home))
    assert socket.waitForConnected(2000)
    socket.write(RAISE + b"[]\n")
    qtbot.waitUntil(lambda: asked == [[]])
    socket.abort()
    instance.release()


HOSTILE = [b"", b"rm -rf", b"\0" * 100_000, RAISE[:-1] + b"x", b"GET / HTTP/1.1\r\n\r\n", RAISE, RAISE + b"\n"]
HOSTILE += [
    RAISE + json
    for json in (b'{"a": 1}\n', b"[1]\n", b'["a"\n', b'["' + b"a" * 100_000 + b'"]\n', b"\xff\n", b"[" * 60_000 + b"\n")
]


@pytest.mark.parametrize("sent", HOSTILE, ids=range(len(HOSTILE)))
def test_what_others_send_changes_nothing_and_is_hung_up_on(first, tmp_path, qtbot, monkeypatch, sent):
    asked = []
    first.raise_requested.connect(lambda: asked.append(True))
    monkeypatch.setattr(single_instance, "PATIENCE_MS", 50)
    socket = QLocalSocket()
    socket.connectToServer(server_name(tmp_path / "home"))
    assert socket.waitForConnected(2000)
    socket.write(sent)
    socket.flush()
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert asked == []


def test_the_socket_is_this_users_alone(first, tmp_path):
    mode = os.stat(server_name(tmp_path / "home")).st_mode
    assert stat.S_IMODE(mode) & 0o077 == 0


@pytest.mark.skipif(os.name == "nt", reason="a named pipe stands in no folder")
def test_a_folder_that_others_can_write_is_not_used(runtime, tmp_path):
    runtime.chmod(0o777)
    assert server_name(tmp_path) == ""
    instance = SingleInstance(tmp_path / "home")
    assert instance.claim()  # the program starts all the same
    instance.release()


def test_a_home_that_cannot_be_made_does_not_keep_the_program_from_starting(runtime, tmp_path):
    (tmp_path / "file").write_text("")
    assert SingleInstance(tmp_path / "file" / "home").claim()
