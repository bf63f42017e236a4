"""Signals of the system while Qt waits: Python sees one only when it runs, and a byte on a socket makes it run.

A timer would do the same by waking the program all the time.
"""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Slot


class SystemSignals(QObject):
    """Calls ``end`` for SIGINT and SIGTERM, in the thread of the window."""

    def __init__(self, end: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._ours, self._theirs = socket.socketpair()
        self._ours.setblocking(False)
        self._theirs.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._before = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._caught)

    def close(self) -> None:
        """Signals do again what they do in any Python program."""
        signal.set_wakeup_fd(self._before)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._theirs.close()

    def _caught(self, number: int, frame: object) -> None:
        self._end()

    @Slot()
    def _drain(self) -> None:
        """Empty the socket. The handlers ran before the first line here."""
        while True:
            try:
                if not self._ours.recv(64):
                    return
            except BlockingIOError:
                return
