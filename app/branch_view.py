"""Versions of messages and answers that were cut, and where they are offered: below the messages of the transcript."""

from PySide6.QtCore import QObject, Slot

from app.session import Session
from app.transcript.chat_view import ChatView
from app.transcript.turns import BranchNote


class BranchView(QObject):
    """Connects the session's branches with the transcript, both ways."""

    def __init__(self, session: Session, chat: ChatView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chat = chat
        session.path_changed.connect(self._refresh)
        session.busy_changed.connect(self._refresh)
        chat.version_requested.connect(session.show_version)
        chat.edit_requested.connect(session.edit_message)
        chat.continue_requested.connect(session.continue_answer)

    @Slot()
    def _refresh(self) -> None:
        conversation, busy = self._session.conversation, self._session.busy
        last = conversation.turns[-1] if conversation.turns else None
        unfinished = last.id if last is not None and last.unfinished and not busy else None
        notes: dict[int, BranchNote] = {}
        for message_id in self._session.path:
            versions = conversation.tree.siblings(message_id)
            place = versions.index(message_id) + 1
            notes[message_id] = BranchNote(place, len(versions), not busy, message_id == unfinished)
        self._chat.show_branches(notes)
