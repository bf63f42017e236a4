"""Work of the launcher in threads of their own: the probe, and setting up."""

import threading
from pathlib import Path

from problems import SetupError, explain_os_error
from PySide6.QtCore import QObject, QThread, Signal

from dspark_core.marked import NOTHING
from launcher.payload import Payload
from launcher.probe import probe
from launcher.runtime import Runtime
from launcher.set_up import Choice, Progress, PromiseError, StoppedError, set_up


class Probe(QThread):
    """``found(Hardware)``."""

    found = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder

    def run(self) -> None:
        self.found.emit(probe(self._folder))


class SetUp(QThread):
    """Signals:
    progressed(Progress)
    done(): the new environment is in use
    unkept(Environment, words): it is whole, but not what was chosen; nothing was switched
    failed(words): empty when the user stopped it; what was there is as it was
    """

    progressed = Signal(object)
    done = Signal()
    unkept = Signal(object, object)
    failed = Signal(object)

    def __init__(self, runtime: Runtime, payload: Payload, choice: Choice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runtime, self._payload, self._choice = runtime, payload, choice
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    def run(self) -> None:
        try:
            set_up(self._runtime, self._payload, self._choice, self._tell)
        except StoppedError:
            self.failed.emit(NOTHING)
        except PromiseError as error:
            self.unkept.emit(error.environment, error.words)
        except SetupError as error:
            self.failed.emit(error.words)
        except OSError as error:
            self.failed.emit(explain_os_error(error))
        else:
            self.done.emit()

    def _tell(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise StoppedError
        self.progressed.emit(progress)
