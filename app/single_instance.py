"""One program for one home folder: the first holds a lock and listens, a later start makes it show its window, hands it
the files that it was started with, and ends.

The lock decides, not the socket: a socket may be left behind by a program that was killed, a lock knows whose it is.
"""

import hashlib
import json
import logging
import os
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, QStandardPaths, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

RAISE = b"raise "
"""What a later start begins with; the paths of files follow as a JSON list on the same line."""
LIMIT_BYTES = 1 << 16
ANSWER = b"raised\n"
PATIENCE_MS = 2000
"""For the other side to say what it has to."""
MOST_AT_ONCE = 4


class SingleInstance(QObject):
    """``raise_requested(paths)``: the program was started once more with this home, and with these files."""

    raise_requested = Signal(object)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._lock = QLockFile(str(home / "instance.lock"))
        self._lock.setStaleLockTime(0)  # a lock is never too old, only its process may be gone
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_AT_ONCE)
        self._server.newConnection.connect(self._connected)

    def claim(self) -> bool:
        """Become the program of this home. False if there is one already. A folder that cannot be written, and so not
        be locked, is no reason not to start."""
        try:
            self._home.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        if not self._lock.tryLock(0):
            return self._lock.error() != QLockFile.LockError.LockFailedError
        name = server_name(self._home)
        if name:
            QLocalServer.removeServer(name)  # whoever made it is gone: the lock was free
            if not self._server.listen(name):
                log.warning("a second start cannot be heard: %s", self._server.serverError().name)
        return True

    def release(self) -> None:
        """Another process may take the home over."""
        self._server.close()
        self._lock.unlock()

    @Slot()
    def _connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.setReadBufferSize(LIMIT_BYTES)
            socket.readyRead.connect(self._read)
            QTimer.singleShot(PATIENCE_MS, socket, socket.abort)  # who says nothing is not waited for

    @Slot()
    def _read(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        if not socket.canReadLine():
            start = socket.peek(len(RAISE)).data()
            if start != RAISE[: len(start)] or socket.bytesAvailable() >= LIMIT_BYTES:
                socket.abort()
            return
        files = _files_of(bytes(socket.readLine().data()))
        if files is None:
            socket.abort()
            return
        socket.write(ANSWER)
        socket.flush()
        socket.disconnectFromServer()
        self.raise_requested.emit(files)


def _files_of(line: bytes) -> list[Path] | None:
    """The files that a later start was given; None where no start of this program speaks."""
    try:
        names = json.loads(line.removeprefix(RAISE)) if line.startswith(RAISE) else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return [Path(name) for name in names]


def raise_first(home: Path, files: Sequence[Path] = ()) -> bool:
    """Ask the program of this home to show its window and to import ``files``. False if it does not answer."""
    name = server_name(home)
    if not name:
        return False
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(RAISE + json.dumps([str(file.absolute()) for file in files]).encode() + b"\n")
    socket.waitForBytesWritten(PATIENCE_MS)
    heard = b""
    while len(heard) < len(ANSWER) and socket.waitForReadyRead(PATIENCE_MS):
        heard += socket.readAll().data()
    return heard == ANSWER


def server_name(home: Path) -> str:
    """Where the program of this home listens: a socket in a folder of this user alone; empty if there is none.

    The home itself may be too long for a socket: 108 characters is what Linux allows.
    """
    mark = hashlib.sha256(os.path.realpath(home).encode()).hexdigest()[:16]
    if os.name == "nt":
        return f"dspark-chat-{mark}"  # a named pipe, which UserAccessOption keeps to this user
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    folder = Path(place) if place else Path(tempfile.gettempdir()) / f"dspark-chat-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.lstat()
    except OSError:
        return ""
    if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != os.getuid() or facts.st_mode & 0o077:
        log.warning("no second start is heard: the folder for sockets is open to others")
        return ""
    return QDir.cleanPath(str(folder / f"dspark-chat-{mark}"))
