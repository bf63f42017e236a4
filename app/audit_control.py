"""The audit of an answer on screen: whether it is possible, its way through the engine, what becomes of the finding.

No widgets. One audit at a time, and it gives way to everything else: a new prompt, another pair, another conversation.
"""

import logging
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from app import audit_words, state_words
from app.audit import finding_of, write_finding
from app.conversation import Turn
from app.engine_worker import EngineHost
from app.language import translated
from app.pair_control import PairControl
from app.session import Session
from app.storage.store import ConversationStore
from dspark_core.cancel import CancelToken
from dspark_core.events import AuditFinished, AuditProgress, EngineEvent, GenerationFailed

log = logging.getLogger(__name__)

SHOW_INTERVAL_S = 0.05
"""Least time between two counts on screen: fast pairs decode hundreds of tokens a second."""


@dataclass(slots=True)
class _Running:
    answer: Turn
    request_id: str
    cancel: CancelToken
    line: str
    shown_at: float = 0.0


class AuditControl(QObject):
    """Signals:
    changed(): what ``running``, ``progress``, ``refusal`` or a finding says has changed
    busy_changed(bool)
    begun(answer id), found(answer id, finding), failed(answer id, message, hint, detail)
    status(kind, text, explanation): for the state chip
    """

    changed = Signal()
    busy_changed = Signal(bool)
    begun = Signal(int)
    found = Signal(int, object)
    failed = Signal(int, str, str, str)
    status = Signal(str, str, str)

    def __init__(
        self,
        host: EngineHost,
        pair: PairControl,
        session: Session,
        store: ConversationStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._pair = pair
        self._session = session
        self._store = store
        self._running: _Running | None = None
        host.engine_event.connect(self._engine_event)
        session.busy_changed.connect(self._answering)
        session.conversation_shown.connect(self.stop)
        pair.loading_started.connect(self.stop)

    @property
    def running(self) -> int | None:
        """The id of the answer that is being audited."""
        return self._running.answer.id if self._running else None

    @property
    def progress(self) -> str:
        """How far it has come, for the line below the answer."""
        return self._running.line if self._running else ""

    def refusal(self, answer: Turn) -> str:
        """Why this answer cannot be audited now, in words; empty if it can."""
        if answer.origin is None or not answer.token_ids:
            return audit_words.unknown_origin()
        if not answer.origin.sampling.greedy:
            return audit_words.sampled(answer.origin)
        if self._pair.info is None or self._pair.loading:
            return audit_words.not_loaded()
        if not answer.origin.made_by(self._pair.info):
            return audit_words.other_pair(answer.origin)
        if self._session.busy:
            return audit_words.answering()
        return audit_words.other_audit() if self._running and self._running.answer is not answer else ""

    @Slot(int)
    def toggle(self, answer_id: int) -> None:
        """Audit this answer, or stop that."""
        if self.running == answer_id:
            self.stop()
        else:
            self._start(answer_id)

    @Slot()
    def stop(self) -> None:
        """Give the audit up; nothing is kept of it."""
        if self._running is not None:
            self._running.cancel.cancel()
            self._end()
            self.status.emit(*state_words.audit_ended())

    def _start(self, answer_id: int) -> None:
        conversation = self._session.conversation
        index = conversation.index_of(answer_id)
        if index is None or self.refusal(conversation.turns[index]):
            return
        answer = conversation.turns[index]
        assert answer.token_ids is not None  # else it would have been refused
        request = conversation.audit_request(answer)
        log.info("audit of answer %d begins", answer_id)
        cancel = self._host.audit(request, answer.token_ids)
        waiting = AuditProgress(request.request_id, 0.0, 0, len(answer.token_ids))
        self._running = _Running(answer, request.request_id, cancel, audit_words.progress(waiting))
        self.begun.emit(answer_id)
        self.busy_changed.emit(True)
        self.status.emit(*state_words.auditing(waiting))
        self.changed.emit()

    @Slot(bool)
    def _answering(self, busy: bool) -> None:
        if busy:
            self.stop()

    @Slot(object)
    def _engine_event(self, event: EngineEvent) -> None:
        running = self._running
        if running is None or event.request_id != running.request_id:
            return
        if isinstance(event, AuditProgress):
            if event.at - running.shown_at >= SHOW_INTERVAL_S:
                running.shown_at, running.line = event.at, audit_words.progress(event)
                self.status.emit(*state_words.auditing(event))
                self.changed.emit()
        elif isinstance(event, AuditFinished):
            self._finished(running.answer, event)
        elif isinstance(event, GenerationFailed):
            log.warning("audit of answer %d failed", running.answer.id)
            self._end()
            self.status.emit(*state_words.audit_failed(event))
            self.failed.emit(running.answer.id, translated(event.message), translated(event.hint), event.detail)

    def _finished(self, answer: Turn, event: AuditFinished) -> None:
        if not event.cancelled:  # else the program is ending, or the engine is wanted for another pair
            finding = finding_of(event)
            answer.audit = write_finding(finding)
            self._store.save_audit(answer.id, answer.audit)
            log.info("audit of answer %d: %s", answer.id, audit_words.badge(finding))
        self._end()
        self.status.emit(*state_words.audit_ended())
        if not event.cancelled:
            self.found.emit(answer.id, answer.finding)

    def _end(self) -> None:
        self._running = None
        self.busy_changed.emit(False)
        self.changed.emit()
