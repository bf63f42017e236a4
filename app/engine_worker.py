"""The only file that knows both Qt and the engine. Owns the engine thread.

Requests go in by queued signals, events come out by one signal; cancelling is a flag that the caller sets directly,
since a queued slot could not run while the engine works. torch is imported in the engine thread, behind the window.
"""

import logging
import time
import traceback
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot

from app.log_file import trace_of
from dspark_core.cancel import CancelToken
from dspark_core.errors import DeviceLostError, EngineError, MissingComponentError, OutOfMemoryError
from dspark_core.evaluation.profile import ProfileFinished
from dspark_core.events import (
    AuditFinished,
    EngineEvent,
    GenerationFailed,
    GenerationFinished,
    LoadFailed,
    ModelReady,
    Relief,
)
from dspark_core.models import catalogue
from dspark_core.models.fetch import fetch_starter
from dspark_core.requests import GenerationRequest, LoadRequest
from dspark_core.token_counts import Counted, CountRequest

if TYPE_CHECKING:
    from dspark_core.engine import Engine

log = logging.getLogger(__name__)
translate = QCoreApplication.translate

STOP_TIMEOUT_MS = 10_000


def _make_engine() -> "Engine":
    try:
        from dspark_core.engine import Engine
    except ImportError as error:
        raise MissingComponentError(
            "A part of the program is missing or damaged ({error}).",
            "Run packaging/bootstrap.py to install it again.",
            error=str(error),
        ) from error
    return Engine()


def _profile(engine: "Engine", request_id: str, cancel: CancelToken) -> Iterator[EngineEvent]:
    from dspark_core.evaluation.measure_profile import profile_events

    return profile_events(engine, request_id, cancel)


def describe(error: Exception) -> tuple[str, str, str]:
    """(message, hint, detail): plain words for the user's own errors, to be translated where they are shown; the
    traceback for ours."""
    if isinstance(error, EngineError):
        return error.message, error.hint, ""
    detail = "".join(traceback.format_exception(error))
    message = translate("EngineWorker", "Something went wrong inside the program.")
    return message, translate("EngineWorker", "This is our fault. The details help to mend it."), detail


def _log_fault(error: Exception) -> None:
    """Our own faults with where they came from; what the user can act on by its class alone."""
    if isinstance(error, EngineError):
        log.warning("%s", type(error).__name__)
    else:
        log.error("a fault in the engine thread\n%s", trace_of(error))


class EngineWorker(QObject):
    """Lives in the engine thread; the engine is made, used and freed there.

    Signals: ``engine_event`` an EngineEvent; ``counted`` a Counted; ``fetch_progress`` a FetchProgress;
    ``fetch_failed`` message, hint and detail.
    """

    engine_event = Signal(object)
    counted = Signal(object)
    fetch_progress = Signal(object)
    fetch_failed = Signal(object, object, str)

    def __init__(self, make_engine: Callable[[], "Engine"]) -> None:
        super().__init__()
        self._make_engine = make_engine
        self._engine: Engine | None = None

    @Slot(object, object)
    def load(self, request: LoadRequest, cancel: CancelToken) -> None:
        try:
            if self._engine is None:
                self._engine = self._make_engine()
            ended = False
            for event in self._engine.load(request, cancel):
                ended = isinstance(event, ModelReady)
                self.engine_event.emit(event)
            if not ended:
                raise EngineError("Loading the model was stopped.", "Choose a model in the menu Pair.")
        except Exception as error:  # everything must reach the user as one terminal event
            _log_fault(error)
            running = self._engine.info if self._engine is not None else None
            now = time.perf_counter()
            lost = isinstance(error, DeviceLostError)
            self.engine_event.emit(LoadFailed(request.request_id, now, *describe(error), running, lost))

    @Slot(object, object)
    def generate(self, request: GenerationRequest, cancel: CancelToken) -> None:
        self._relay(request.request_id, GenerationFinished, lambda engine: engine.generate(request, cancel))

    @Slot(object, object, object)
    def audit(self, request: GenerationRequest, token_ids: tuple[int, ...], cancel: CancelToken) -> None:
        self._relay(request.request_id, AuditFinished, lambda engine: engine.audit(request, token_ids, cancel))

    @Slot(str, object)
    def profile(self, request_id: str, cancel: CancelToken) -> None:
        self._relay(request_id, ProfileFinished, lambda engine: _profile(engine, request_id, cancel))

    @Slot(object, object)
    def count(self, request: CountRequest, cancel: CancelToken) -> None:
        counted = Counted(request.request_id, None)
        try:
            if not cancel.cancelled and self._engine is not None and self._engine.tokenizer is not None:
                from dspark_core.counting import count

                counted = count(self._engine.tokenizer, request, cancel)
        except Exception:  # the same is told in words when the message is sent
            log.info("tokens cannot be counted", exc_info=True)
        self.counted.emit(counted)

    def _relay(
        self,
        request_id: str,
        last: type[EngineEvent],
        begin: "Callable[[Engine], Iterator[EngineEvent]]",
    ) -> None:
        """Pass on the events that ``begin`` gives, up to that of type ``last``."""
        try:
            if self._engine is None:
                self._engine = self._make_engine()
            for event in begin(self._engine):
                self.engine_event.emit(event)
                if isinstance(event, last):
                    return
            raise RuntimeError(f"the events ended without {last.__name__}")
        except Exception as error:  # everything must reach the user as one terminal event
            _log_fault(error)
            short = isinstance(error, OutOfMemoryError)
            lost = isinstance(error, DeviceLostError)
            failed = GenerationFailed(request_id, time.perf_counter(), *describe(error), device_lost=lost)
        # the exception is gone now, and with it what the failed pass held
        self.engine_event.emit(replace(failed, relief=self._relief()) if short else failed)

    def _relief(self) -> Relief | None:
        try:
            return self._engine.relief() if self._engine is not None else None
        except Exception:  # the failure itself is what the user must be told
            log.exception("what would need less memory cannot be found out")
            return None

    @Slot(str, object, object)
    def fetch(self, name: str, source: Path | None, cancel: CancelToken) -> None:
        try:
            target = catalogue.packaged(name)
            assert target is not None  # only catalogue targets can be asked for
            for progress in fetch_starter(target, source, cancel):
                self.fetch_progress.emit(progress)
        except Exception as error:  # everything must reach the user as one terminal event
            _log_fault(error)
            self.fetch_failed.emit(*describe(error))

    @Slot()
    def unload(self) -> None:
        try:
            if self._engine is not None:
                self._engine.close()
        except Exception:  # a driver may have lost the card while the machine slept; the next load begins anew
            log.exception("the engine could not be closed")
            self._engine = None

    @Slot()
    def close(self) -> None:
        try:
            if self._engine is not None:
                self._engine.close()
        finally:
            self.thread().quit()


class EngineHost(QObject):
    """The engine as the window sees it: calls that return at once, events as signals in the GUI thread."""

    engine_event = Signal(object)
    counted = Signal(object)
    fetch_progress = Signal(object)
    fetch_failed = Signal(object, object, str)

    _load_asked = Signal(object, object)
    _generate_asked = Signal(object, object)
    _audit_asked = Signal(object, object, object)
    _profile_asked = Signal(str, object)
    _count_asked = Signal(object, object)
    _fetch_asked = Signal(str, object, object)
    _unload_asked = Signal()
    _close_asked = Signal()

    def __init__(self, make_engine: Callable[[], "Engine"] = _make_engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread(self)
        self._thread.setObjectName("engine")
        self._worker = EngineWorker(make_engine)
        self._worker.moveToThread(self._thread)
        self._worker.engine_event.connect(self.engine_event)
        self._worker.counted.connect(self.counted)
        self._worker.fetch_progress.connect(self.fetch_progress)
        self._worker.fetch_failed.connect(self.fetch_failed)
        self._load_asked.connect(self._worker.load)
        self._generate_asked.connect(self._worker.generate)
        self._audit_asked.connect(self._worker.audit)
        self._profile_asked.connect(self._worker.profile)
        self._count_asked.connect(self._worker.count)
        self._fetch_asked.connect(self._worker.fetch)
        self._unload_asked.connect(self._worker.unload)
        self._close_asked.connect(self._worker.close)
        self._cancels: weakref.WeakSet[CancelToken] = weakref.WeakSet()
        """Those of all requests that have not ended; the queued calls hold them."""
        self._counts: weakref.WeakSet[CancelToken] = weakref.WeakSet()
        """The same of counts, which go on when an answer is stopped."""
        self._thread.start()

    def load(self, request: LoadRequest) -> None:
        self._load_asked.emit(request, self._new_cancel())

    def generate(self, request: GenerationRequest) -> None:
        self._generate_asked.emit(request, self._new_cancel())

    def audit(self, request: GenerationRequest, token_ids: tuple[int, ...]) -> CancelToken:
        """Compare an answer with plain decoding. What is returned stops this audit and nothing else."""
        cancel = self._new_cancel()
        self._audit_asked.emit(request, token_ids, cancel)
        return cancel

    def profile(self, request_id: str) -> CancelToken:
        """Measure what a pass of the loaded pair costs. What is returned stops this and nothing else."""
        cancel = self._new_cancel()
        self._profile_asked.emit(request_id, cancel)
        return cancel

    def count(self, request: CountRequest) -> CancelToken:
        """Count tokens as soon as the engine has nothing else to do; ``counted`` always brings the end. What is
        returned stops this and nothing else."""
        cancel = CancelToken()
        self._counts.add(cancel)
        self._count_asked.emit(request, cancel)
        return cancel

    def fetch(self, name: str, source: Path | None = None) -> None:
        """Fetch a catalogue target, from ``source`` (a file or folder) where one is given."""
        self._fetch_asked.emit(name, source, self._new_cancel())

    def unload(self) -> None:
        """Free what is loaded, after all that was asked for before."""
        self._unload_asked.emit()

    def cancel(self) -> None:
        """Stop whatever the engine does or was asked to do; it still ends with its own terminal event."""
        for token in list(self._cancels):
            token.cancel()

    def stop(self, timeout_ms: int = STOP_TIMEOUT_MS) -> bool:
        """Cancel, free the engine, end the thread. False if that took longer than allowed."""
        self.cancel()
        for count_token in list(self._counts):
            count_token.cancel()
        if self._thread.isRunning():
            self._close_asked.emit()
        return self._thread.wait(timeout_ms)

    def _new_cancel(self) -> CancelToken:
        token = CancelToken()
        self._cancels.add(token)
        return token
