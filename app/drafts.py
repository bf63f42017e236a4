"""Unsent prompts: each conversation has its own, and so has the one that is not begun. Kept in the database."""

from PySide6.QtCore import QObject, QTimer, Slot

from app.panels.composer import Composer
from app.session import Session
from app.storage.store import ConversationStore

SAVE_DELAY_MS = 500


class Drafts(QObject):
    """Saves what stands in the prompt box a little after it was changed; shows the draft of a conversation with it."""

    def __init__(
        self, session: Session, store: ConversationStore, composer: Composer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._store = store
        self._composer = composer
        self._owner: int | None = None
        self._saved = ""
        self._new = ""
        """The draft of the conversation that is not begun."""
        self._at_start = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_DELAY_MS)
        self._timer.timeout.connect(self.save)
        composer.draft_changed.connect(self._changed)
        store.new_draft_found.connect(self._found_new)
        session.current_changed.connect(self._current_changed)
        session.conversation_shown.connect(self._shown)

    @Slot()
    def save(self) -> None:
        """Keep what stands in the box now."""
        self._timer.stop()
        self._keep(self._composer.draft())

    def _keep(self, draft: str) -> None:
        if draft == self._saved:
            return
        self._saved = draft
        if self._owner is None:
            self._new = draft
        self._store.save_draft(self._owner, draft)

    @Slot()
    def _changed(self) -> None:
        self._timer.start()

    @Slot(str)
    def _found_new(self, draft: str) -> None:
        if self._owner is None and not self._composer.draft():
            self._new = self._saved = draft
            self._composer.set_draft(draft)

    @Slot(object)
    def _current_changed(self, conversation_id: int | None) -> None:
        """Told before ``_shown`` when another one is opened, alone when the one on screen is begun or taken back: its
        prompt is then no draft any more."""
        if conversation_id == self._owner:
            return
        self._timer.stop()
        if self._owner is None and not self._session.conversation.turns:
            self._keep("")
            self._at_start = False
        elif not self._typed_while_starting():
            self._keep(self._composer.draft())
        self._owner, self._saved = conversation_id, self._new if conversation_id is None else ""

    @Slot()
    def _shown(self) -> None:
        typed, self._at_start = self._typed_while_starting(), False
        self._saved = self._new if self._owner is None else self._session.conversation.draft
        if typed:
            self._timer.start()
        else:
            self._composer.set_draft(self._saved)

    def _typed_while_starting(self) -> bool:
        """Whoever typed before the last conversation was there means that one."""
        return self._at_start and self._composer.draft() != self._new
