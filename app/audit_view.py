"""What the audits tell, and where it is shown: below the answers in the transcript, and in the state chip."""

from PySide6.QtCore import QObject, Slot

from app import audit_words
from app.audit import Finding
from app.audit_control import AuditControl
from app.pair_control import PairControl
from app.panels.header import Header
from app.session import Session
from app.transcript.chat_view import ChatView
from app.transcript.turns import AuditNote


class AuditView(QObject):
    """Connects audits with the transcript, both ways. To be made after SessionView: answers must be there first."""

    def __init__(
        self,
        audits: AuditControl,
        session: Session,
        pair: PairControl,
        chat: ChatView,
        header: Header,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._audits = audits
        self._session = session
        self._chat = chat
        chat.known.audit = self._note
        chat.audit_requested.connect(audits.toggle)
        audits.begun.connect(chat.withdraw_error)
        audits.failed.connect(chat.show_error)
        audits.found.connect(self._found)
        audits.status.connect(header.set_state)
        for told in (
            audits.changed,
            session.conversation_shown,
            session.path_changed,
            session.answer_ended,
            session.busy_changed,
            pair.loading_started,
            pair.ready,
            pair.resting,
        ):
            told.connect(chat.refresh_audits)

    def _note(self, answer_id: int) -> AuditNote:
        answer = self._session.conversation.turn(answer_id)
        if answer is None:
            return AuditNote()
        running = self._audits.running == answer.id
        return AuditNote(
            badge=audit_words.badge(answer.finding),
            meaning=audit_words.meaning(answer.finding),
            progress=self._audits.progress if running else "",
            refusal=self._audits.refusal(answer),
        )

    @Slot(int, object)
    def _found(self, answer_id: int, finding: Finding) -> None:
        self._chat.announce(self.tr("Audit: {result}").format(result=audit_words.badge(finding)))
