"""Unsent prompts and what is attached to them: each conversation has its own, and so has the one that is not begun.
Kept in the database."""

from PySide6.QtCore import QObject, QTimer, Slot

from app.chat.attachment_control import AttachmentControl
from app.chat.attachments import split
from app.panels.composer import Composer
from app.session import Session
from app.storage.records import Draft
from app.storage.store import ConversationStore

SAVE_DELAY_MS = 500


class Drafts(QObject):
    """Saves what stands in the prompt box a little after it was changed; shows the draft of a conversation with it."""

    def __init__(
        self,
        session: Session,
        store: ConversationStore,
        composer: Composer,
        attachments: AttachmentControl,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._store = store
        self._composer = composer
        self._attachments = attachments
        self._owner: int | None = None
        self._saved = Draft()
        self._new = Draft()
        """The draft of the conversation that is not begun."""
        self._at_start = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_DELAY_MS)
        self._timer.timeout.connect(self.save)
        composer.draft_changed.connect(self._changed)
        attachments.changed.connect(self._changed)
        store.new_draft_found.connect(self._found_new)
        session.current_changed.connect(self._current_changed)
        session.conversation_shown.connect(self._shown)

    @Slot()
    def save(self) -> None:
        """Keep what stands in the box now."""
        self._timer.stop()
        self._keep(self._draft())

    def close(self) -> None:
        """Save for the last time: what still changes while the program ends is not the user's doing."""
        self.save()
        self._attachments.changed.disconnect(self._changed)
        self._composer.draft_changed.disconnect(self._changed)

    def _draft(self) -> Draft:
        return Draft(self._composer.draft(), self._attachments.draft())

    def _keep(self, draft: Draft) -> None:
        before, self._saved = self._saved, draft
        if self._owner is None:
            self._new = draft
        if draft.text != before.text:
            self._store.save_draft_text(self._owner, draft.text)
        if draft.attached != before.attached:
            self._store.save_draft_attached(self._owner, draft.attached)

    @Slot()
    def _changed(self) -> None:
        self._timer.start()

    @Slot(object)
    def _found_new(self, draft: Draft) -> None:
        if self._owner is None and self._draft() == Draft():
            self._new = self._saved = draft
            self._composer.set_draft(draft.text)
            self._attachments.set_draft(draft.attached)

    @Slot(object)
    def _current_changed(self, conversation_id: int | None) -> None:
        """Told before ``_shown`` when another one is opened, alone when the one on screen is begun or taken back: its
        prompt is then no draft any more."""
        if conversation_id == self._owner:
            return
        self._timer.stop()
        if self._owner is None and not self._session.conversation.turns:
            self._keep(Draft())
            self._at_start = False
        elif not self._typed_while_starting():
            self._keep(self._draft())
        self._owner, self._saved = conversation_id, self._new if conversation_id is None else Draft()

    @Slot()
    def _shown(self) -> None:
        typed, self._at_start = self._typed_while_starting(), False
        self._saved = self._new if self._owner is None else self._session.conversation.draft
        if not typed:
            self._composer.set_draft(self._saved.text)
            self._attachments.set_draft(self._saved.attached)
            return
        if self._composer.draft() == self._new.text:
            self._composer.set_draft(self._saved.text)
        self._attachments.add(split(self._saved.attached)[1])
        self._timer.start()

    def _typed_while_starting(self) -> bool:
        """Whoever typed or attached something before the last conversation was there means that one."""
        return self._at_start and self._draft() != self._new
