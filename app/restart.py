"""Starts the program anew, as it was started."""

import sys

from PySide6.QtCore import QProcess


def start_again() -> bool:
    """Another process with the command line, folder and environment of this one; False if there is none now.

    To be called once the conversations are closed: one process at a time has them.
    """
    arguments = sys.argv if getattr(sys, "frozen", False) else sys.orig_argv
    started, _process_id = QProcess.startDetached(sys.executable, arguments[1:])
    return bool(started)
