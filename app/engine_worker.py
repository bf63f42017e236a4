"""The only file that knows both Qt and the engine. Owns the engine thread.

Requests go in by queued signals, events come out by one signal; cancelling is a flag that the caller sets directly,
since a queued slot could not run while the engine works. torch is imported in the engine thread, behind the window.
"""

import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from dspark_core.cancel import CancelToken
from dspark_core.errors import EngineError
from dspark_core.events import GenerationFailed, LoadFailed
from dspark_core.models import catalogue
from dspark_core.models.fetch import fetch_starter
from dspark_core.requests import GenerationRequest, LoadRequest

if TYPE_CHECKING:
    from dspark_core.engine import Engine

STOP_TIMEOUT_MS = 10_000


def _make_engine() -> "Engine":
    from dspark_core.engine import Engine

    return Engine()


def describe(error: Exception) -> tuple[str, str, str]:
    """(message, hint, detail): plain words for the user's own errors, the traceback for ours."""
    if isinstance(error, EngineError):
        return error.message, error.hint, ""
    detail = "".join(traceback.format_exception(error))
    return "Something went wrong inside the program.", "This is our fault. The details help to mend it.", detail


class EngineWorker(QObject):
    """Lives in the engine thread; the engine is made, used and freed there.

    Signals: ``event`` an EngineEvent; ``fetch_progress`` a FetchProgress; ``fetch_failed`` message, hint, detail.
    """

    event = Signal(object)
    fetch_progress = Signal(object)
    fetch_failed = Signal(str, str, str)

    def __init__(self, make_engine: Callable[[], "Engine"]) -> None:
        super().__init__()
        self._make_engine = make_engine
        self._engine: Engine | None = None

    @Slot(object, object)
    def load(self, request: LoadRequest, cancel: CancelToken) -> None:
        try:
            if self._engine is None:
                self._engine = self._make_engine()
            for event in self._engine.load(request, cancel):
                self.event.emit(event)
        except Exception as error:  # noqa: BLE001  everything must reach the user as one terminal event
            still_loaded = self._engine is not None and self._engine.info is not None
            message, hint, detail = describe(error)
            self.event.emit(LoadFailed(request.request_id, time.perf_counter(), message, hint, detail, still_loaded))

    @Slot(object, object)
    def generate(self, request: GenerationRequest, cancel: CancelToken) -> None:
        try:
            if self._engine is None:
                self._engine = self._make_engine()
            for event in self._engine.generate(request, cancel):
                self.event.emit(event)
        except Exception as error:  # noqa: BLE001  everything must reach the user as one terminal event
            self.event.emit(GenerationFailed(request.request_id, time.perf_counter(), *describe(error)))

    @Slot(str, object, object)
    def fetch(self, name: str, source: Path | None, cancel: CancelToken) -> None:
        try:
            target = catalogue.packaged(name)
            assert target is not None  # only catalogue targets can be asked for
            for progress in fetch_starter(target, source, cancel):
                self.fetch_progress.emit(progress)
        except Exception as error:  # noqa: BLE001  everything must reach the user as one terminal event
            self.fetch_failed.emit(*describe(error))

    @Slot()
    def close(self) -> None:
        if self._engine is not None:
            self._engine.close()
        self.thread().quit()


class EngineHost(QObject):
    """The engine as the window sees it: calls that return at once, events as signals in the GUI thread."""

    event = Signal(object)
    fetch_progress = Signal(object)
    fetch_failed = Signal(str, str, str)

    _load_asked = Signal(object, object)
    _generate_asked = Signal(object, object)
    _fetch_asked = Signal(str, object, object)
    _close_asked = Signal()

    def __init__(self, make_engine: Callable[[], "Engine"] = _make_engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread(self)
        self._thread.setObjectName("engine")
        self._worker = EngineWorker(make_engine)
        self._worker.moveToThread(self._thread)
        self._worker.event.connect(self.event)
        self._worker.fetch_progress.connect(self.fetch_progress)
        self._worker.fetch_failed.connect(self.fetch_failed)
        self._load_asked.connect(self._worker.load)
        self._generate_asked.connect(self._worker.generate)
        self._fetch_asked.connect(self._worker.fetch)
        self._close_asked.connect(self._worker.close)
        self._cancel = CancelToken()
        self._thread.start()

    def load(self, request: LoadRequest) -> None:
        self._cancel = CancelToken()
        self._load_asked.emit(request, self._cancel)

    def generate(self, request: GenerationRequest) -> None:
        self._cancel = CancelToken()
        self._generate_asked.emit(request, self._cancel)

    def fetch(self, name: str, source: Path | None = None) -> None:
        """Fetch a catalogue target, from ``source`` (a file or folder) where one is given."""
        self._cancel = CancelToken()
        self._fetch_asked.emit(name, source, self._cancel)

    def cancel(self) -> None:
        """Stop whatever the engine does; it still ends with its own terminal event."""
        self._cancel.cancel()

    def stop(self, timeout_ms: int = STOP_TIMEOUT_MS) -> bool:
        """Cancel, free the engine, end the thread. False if that took longer than allowed."""
        self._cancel.cancel()
        if self._thread.isRunning():
            self._close_asked.emit()
        return self._thread.wait(timeout_ms)
