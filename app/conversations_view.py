"""What is chosen in the list of conversations, and where it goes: store, session, transcript, files."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QMenu

from app.exchange_control import ExchangeControl
from app.panels.conversations_panel import ConversationsPanel
from app.session import Session
from app.storage.search import words_of
from app.storage.store import ConversationStore
from app.transcript.chat_view import ChatView
from app.widgets.banner import Banner

NAME_LENGTH = 60


class ConversationsView(QObject):
    """Connects the list of conversations with all that it needs, both ways. ``menu``: theirs in the menu bar."""

    def __init__(
        self,
        panel: ConversationsPanel,
        store: ConversationStore,
        session: Session,
        chat: ChatView,
        exchange: ExchangeControl,
        banner: Banner,
        menu: QMenu,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._store = store
        self._session = session
        self._chat = chat
        self._exchange = exchange
        self._hit: tuple[int, int, str] | None = None
        """Where to lead when its conversation is on screen: conversation, message, words."""
        panel.conversation_chosen.connect(self._open)
        panel.hit_chosen.connect(self._open_hit)
        panel.rename_requested.connect(store.rename)
        panel.delete_requested.connect(self._delete)
        panel.undo_delete_requested.connect(store.restore_conversation)
        panel.pin_requested.connect(store.pin)
        panel.move_requested.connect(store.move)
        panel.folder_requested.connect(self._new_folder)
        panel.folder_rename_requested.connect(store.rename_folder)
        panel.folder_folded.connect(store.collapse_folder)
        panel.folder_delete_requested.connect(store.delete_folder)
        panel.undo_folder_delete_requested.connect(store.restore_folder)
        panel.search_changed.connect(store.search)
        panel.import_requested.connect(self._import)
        panel.export_requested.connect(self._export)
        panel.task_bar.cancel_requested.connect(exchange.cancel)
        exchange.progressed.connect(panel.task_bar.show_progress)
        exchange.told.connect(banner.tell_done)
        store.folders_changed.connect(panel.set_folders)
        store.conversations_changed.connect(panel.set_conversations)
        store.conversation_changed.connect(panel.set_conversation)
        store.search_finished.connect(panel.show_search_results)
        session.path_changed.connect(self._path_changed)
        menu.aboutToShow.connect(panel.show_target)

    @Slot(int)
    def _open(self, conversation_id: int) -> None:
        self._hit = None
        self._session.open_conversation(conversation_id)

    @Slot(int, int, str)
    def _open_hit(self, conversation_id: int, message_id: int, text: str) -> None:
        self._hit = (conversation_id, message_id, text)
        if conversation_id == self._session.conversation_id and message_id in self._session.path:
            self._session.open_conversation(conversation_id)  # another one may be on its way
            self._reveal()
            return
        self._session.open_at(conversation_id, message_id)

    @Slot()
    def _path_changed(self) -> None:
        if self._hit is None or self._hit[0] != self._session.conversation_id:
            return
        if self._hit[1] in self._session.path:
            self._reveal()

    def _reveal(self) -> None:
        assert self._hit is not None  # whoever calls has looked
        _, message_id, text = self._hit
        self._hit = None
        self._chat.reveal(message_id, words_of(text))

    @Slot(int)
    def _delete(self, conversation_id: int) -> None:
        self._session.forget_conversation(conversation_id)
        self._store.delete(conversation_id)

    @Slot(object)
    def _new_folder(self, conversation_id: int | None) -> None:
        folder = self._store.create_folder(self.tr("New folder"))
        if conversation_id is not None:
            self._store.move(conversation_id, folder)
        self._panel.edit_folder(folder)

    @Slot()
    def _import(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._panel,
            self.tr("Conversations of DSpark Chat, ChatGPT or LM Studio"),
            _documents(),
            self.tr("Conversations (*.json *.zip);;All files (*)"),
        )
        if names:
            self._exchange.import_files([Path(name) for name in names])

    @Slot(object, str)
    def _export(self, conversation_id: int | None, kind: str) -> None:
        ending = "md" if kind == "markdown" else "dspark.json"  # by which desktops know that it is ours
        title = self.tr("Conversations") if conversation_id is None else self._panel.title_of(conversation_id)
        name, _ = QFileDialog.getSaveFileName(
            self._panel, self.tr("Export"), f"{_documents()}/{file_name(title)}.{ending}", f"*.{ending}"
        )
        if name:
            self._exchange.export(Path(name), kind, conversation_id)


def file_name(title: str) -> str:
    """A title as the name of a file on every system."""
    kept = "".join(letter if letter.isalnum() or letter in " -_,()" else "_" for letter in title)
    return kept.strip(" .")[:NAME_LENGTH].strip() or "conversation"


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
