"""The profile of the pair in use: what is stored of it, and its measurement in the engine. No widgets.

A measurement gives way to everything else: a prompt, an audit, another pair.
"""

import logging
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from app import profile_words, state_words
from app.audit_control import AuditControl
from app.engine_worker import EngineHost
from app.language import translated
from app.pair_control import PairControl
from app.session import Session
from dspark_core import __version__
from dspark_core.cancel import CancelToken
from dspark_core.evaluation.profile import (
    ProfileFinished,
    ProfileProgress,
    Stored,
    key_of,
    nearest_profile,
    stored_profile,
)
from dspark_core.events import EngineEvent, GenerationFailed, ModelInfo
from dspark_core.requests import new_request_id

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """In words: what and why, what to do; the traceback where it is our bug."""

    message: str
    hint: str
    detail: str = ""


@dataclass(slots=True)
class _Running:
    request_id: str
    cancel: CancelToken
    fraction: float = 0.0


class ProfileControl(QObject):
    """Signals:
    changed(): what one of the properties or ``refusal`` says has changed
    busy_changed(bool)
    measured(): a measurement came to its end
    status(kind, text, explanation): for the state chip
    """

    changed = Signal()
    busy_changed = Signal(bool)
    measured = Signal()
    status = Signal(str, str, str)

    def __init__(
        self,
        host: EngineHost,
        pair: PairControl,
        session: Session,
        audits: AuditControl,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._pair = pair
        self._session = session
        self._audits = audits
        self._running: _Running | None = None
        self.stored: Stored | None = None
        """The profile of what is loaded, or the nearest to it; None where nothing is known."""
        self.failure: Failure | None = None
        """Of the last measurement."""
        host.engine_event.connect(self._engine_event)
        session.busy_changed.connect(self._other_work)
        audits.busy_changed.connect(self._other_work)
        pair.loading_started.connect(self._loading_started)
        pair.ready.connect(self._look_up)
        pair.unloaded.connect(self._look_up)
        pair.resting.connect(self._look_up)

    @property
    def info(self) -> ModelInfo | None:
        """What is loaded."""
        return self._pair.info

    @property
    def fraction(self) -> float | None:
        """How far a measurement is; None while there is none."""
        return self._running.fraction if self._running else None

    def refusal(self) -> str:
        """Why nothing can be measured now, in words; empty if it can."""
        if self._pair.loading:
            return profile_words.loading()
        if self._pair.info is None:
            return profile_words.not_loaded()
        if self._session.busy:
            return profile_words.answering()
        return profile_words.auditing() if self._audits.running is not None else ""

    @Slot()
    def toggle(self) -> None:
        """Measure, or stop that."""
        if self._running is not None:
            self.stop()
        elif not self.refusal():
            self._start()

    @Slot()
    def stop(self) -> None:
        """Give the measurement up; what was stored before stays."""
        if self._running is not None:
            self._running.cancel.cancel()
            self._end()
            self.status.emit(*state_words.profile_ended())

    def _start(self) -> None:
        request_id = new_request_id()
        log.info("the measurement of a profile begins")
        self._running = _Running(request_id, self._host.profile(request_id))
        self.failure = None
        self.busy_changed.emit(True)
        self.status.emit(*state_words.profiling(0.0))
        self.changed.emit()

    @Slot(bool)
    def _other_work(self, busy: bool) -> None:
        if busy:
            self.stop()
        self.changed.emit()

    @Slot()
    def _loading_started(self) -> None:
        self.stop()
        self.changed.emit()

    @Slot()
    def _look_up(self) -> None:
        """Another pair is loaded, or none is any more."""
        self.stored, self.failure = None, None
        info = self._pair.info
        if info is not None:
            try:
                self.stored = nearest_profile(key_of(info))
            except OSError as error:  # the folder is gone; asking for a measurement says so
                log.warning("no profile can be looked up: %s", error)
        self.changed.emit()

    @Slot(object)
    def _engine_event(self, event: EngineEvent) -> None:
        running = self._running
        if running is None or event.request_id != running.request_id:
            return
        if isinstance(event, ProfileProgress):
            running.fraction = event.fraction
            self.status.emit(*state_words.profiling(event.fraction))
            self.changed.emit()
        elif isinstance(event, ProfileFinished):
            self._finished(event)
        elif isinstance(event, GenerationFailed):
            log.warning("the measurement of a profile failed: %s", event.message)
            self.failure = Failure(translated(event.message), translated(event.hint), event.detail)
            self._end()
            self.status.emit(*state_words.profile_failed(event))

    def _finished(self, event: ProfileFinished) -> None:
        profile = event.profile
        if profile is not None:  # else the program is ending, or the engine is wanted for another pair
            self.stored = Stored(profile, __version__)
            if stored_profile(profile.key) != profile:
                self.failure = Failure(*profile_words.not_kept())
        self._end()
        self.status.emit(*state_words.profile_ended())
        if profile is not None:
            log.info("a profile was measured: %s", profile.key)
            self.measured.emit()

    def _end(self) -> None:
        self._running = None
        self.busy_changed.emit(False)
        self.changed.emit()
