"""Versions of messages and answers that were cut, and where they are offered: below the messages of the transcript."""

from PySide6.QtCore import QObject

from app.session import Session
from app.transcript.chat_view import ChatView
from app.transcript.turns import BranchNote


class BranchView(QObject):
    """Connects the session's branches with the transcript, both ways."""

    def __init__(self, session: Session, chat: ChatView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chat = chat
        chat.known.branch = self._note
        session.path_changed.connect(chat.refresh_branches)
        session.busy_changed.connect(chat.refresh_branches)
        chat.version_requested.connect(session.show_version)
        chat.edit_requested.connect(session.edit_message)
        chat.continue_requested.connect(session.continue_answer)

    def _note(self, message_id: int) -> BranchNote:
        conversation, busy = self._session.conversation, self._session.busy
        if message_id not in conversation.tree:
            return BranchNote()
        versions = conversation.tree.siblings(message_id)
        last = conversation.turns[-1] if conversation.turns else None
        unfinished = last is not None and last.id == message_id and last.unfinished and not busy
        return BranchNote(versions.index(message_id) + 1, len(versions), not busy, unfinished)
