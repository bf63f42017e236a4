"""Work that may wait (disk, hub, keyring), each in a thread of its own; its end is told in the window's thread."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot
from shiboken6 import isValid

from app.language import translated
from dspark_core.errors import EngineError
from dspark_core.models.fetch_errors import AccessRefusedError, explain_os_error
from dspark_core.preferences import OfflineError

log = logging.getLogger(__name__)
translate = QCoreApplication.translate

WAIT_MS = 10_000

Remedy = Literal["", "network", "token"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something failed, in words for the user. ``remedy``: what of the program would help: the settings of the
    network, or an access token; empty: to try again."""

    message: str
    hint: str
    remedy: Remedy = ""

    @property
    def words(self) -> str:
        return f"{self.message} {self.hint}".strip()


def failure_of(error: Exception) -> Failure:
    """To be called where ``error`` is handled: one that is our own fault goes to the log with its traceback."""
    if isinstance(error, OSError):
        error = explain_os_error(error)
    if isinstance(error, EngineError):
        remedy: Remedy = "network" if isinstance(error, OfflineError) else ""
        remedy = "token" if isinstance(error, AccessRefusedError) else remedy
        return Failure(translated(error.message), translated(error.hint), remedy)
    log.exception("a fault in the model manager")
    return Failure(
        translate("Models", "Something went wrong inside the program."),
        translate("Models", "This is our fault. The log says more."),
    )


class Job(QThread):
    """``ended(job)``: ``result`` holds what the work returned, or ``failure`` why it did not."""

    ended = Signal(object)

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Failure], object],
        asker: QObject,
    ) -> None:
        super().__init__()
        self.setObjectName("models")
        self._work = work
        self.done, self.failed, self.asker = done, failed, asker
        self.result: Any = None
        self.failure: Failure | None = None

    def run(self) -> None:
        try:
            self.result = self._work()
        except Exception as error:
            self.failure = failure_of(error)
        self.ended.emit(self)


class Jobs(QObject):
    """Those that run. What is called at their end is called in this object's thread: not after ``close``, and not for
    an ``asker`` that is gone, such as a dialog that was closed meanwhile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self._closed = False

    def run(
        self,
        asker: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Failure], object],
    ) -> None:
        if not self._closed:
            job = Job(work, done, failed, asker)
            self._running.append(job)
            job.ended.connect(self._ended)
            job.start()

    def close(self) -> bool:
        """Wait for what runs. False if that takes too long."""
        self._closed = True
        waited = [job.wait(WAIT_MS) for job in self._running]
        return all(waited)

    @Slot(object)
    def _ended(self, job: Job) -> None:
        job.wait()
        self._running.remove(job)
        if self._closed or not isValid(job.asker):
            return
        if job.failure is not None:
            job.failed(job.failure)
        else:
            job.done(job.result)
