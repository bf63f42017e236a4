"""The settings of the conversation on screen, the presets to choose from, and what of it is still read."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.chat.chat_settings import Chat, ChatSettings, read_chat, settings_of_program, write_chat
from app.chat.presets import STANDARD, Preset, PresetFolder, built_in_presets
from app.conversation import Conversation
from app.session import Session
from app.settings import SettingsStore
from app.storage.store import ConversationStore


class ChatControl(QObject):
    """``changed``: another conversation is on screen, or something of its settings or of the presets changed."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        store: ConversationStore,
        settings: SettingsStore,
        folder: PresetFolder,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._store = store
        self._settings = settings
        self.folder = folder
        folder.load()
        self._read: tuple[int, str | None] | None = None
        store.chat_read.connect(self._chat_read)
        session.current_changed.connect(self._current_changed)
        self._current_changed(session.conversation_id)

    @property
    def chat(self) -> Chat:
        chat = self._session.conversation.chat
        assert chat is not None  # filled in before anybody can ask
        return chat

    @property
    def conversation(self) -> Conversation:
        """The one on screen, to be told from another."""
        return self._session.conversation

    @property
    def exact(self) -> bool:
        """Whether answers here are made in exact mode, for whatever reason."""
        return self._settings.settings.exact or self.chat.settings.exact

    @property
    def default_preset(self) -> str:
        """Name of the one that new conversations begin with."""
        chosen = self._settings.settings.default_preset
        return chosen if self.preset(chosen) is not None else STANDARD

    def presets(self) -> list[Preset]:
        """All there are: first those built in, then the user's own by their names."""
        standard = settings_of_program(self._settings.settings)
        own = sorted(self.folder.presets.values(), key=lambda preset: preset.name.casefold())
        return [*built_in_presets(standard), *own]

    def preset(self, name: str) -> Preset | None:
        return next((preset for preset in self.presets() if preset.name == name), None)

    def differing(self) -> list[str]:
        """The values of this conversation that are not those of its preset; empty where it has none."""
        preset = self.preset(self.chat.preset)
        return [] if preset is None else self.chat.settings.differing(preset.settings)

    def choose(self, name: str) -> None:
        """Use all values of a preset."""
        preset = self.preset(name)
        if preset is not None:
            self.change(preset.settings, name)

    def change(self, settings: ChatSettings, preset: str | None = None) -> None:
        """Answer this conversation so from now on; ``preset`` None leaves the one it follows."""
        self._set(replace(self.chat, settings=settings, preset=self.chat.preset if preset is None else preset))

    def read_after(self, message_id: int | None) -> None:
        """The model does not read this message and all before it any more; None: it reads all."""
        self._set(replace(self.chat, read_after=message_id))

    def make_default(self, name: str) -> None:
        """New conversations begin with this preset."""
        self._settings.update(default_preset=name)
        self.changed.emit()

    def presets_changed(self) -> None:
        """A preset was saved, renamed or deleted in the folder."""
        self.changed.emit()

    def _set(self, chat: Chat) -> None:
        conversation = self._session.conversation
        if chat != conversation.chat:
            conversation.chat = chat
            if conversation.id is not None:
                self._store.save_chat(conversation.id, write_chat(chat))
            self.changed.emit()

    @Slot(int, object)
    def _chat_read(self, conversation_id: int, document: str | None) -> None:
        self._read = conversation_id, document

    @Slot(object)
    def _current_changed(self, conversation_id: int | None) -> None:
        conversation = self._session.conversation
        if conversation.chat is not None:
            if conversation_id is not None:  # its first message was sent just now
                self._store.save_chat(conversation_id, write_chat(conversation.chat))
        elif conversation_id is not None and self._read is not None and self._read[0] == conversation_id:
            before = Chat(settings_of_program(self._settings.settings), STANDARD)
            conversation.chat = read_chat(self._read[1], before)
        else:
            preset = self.preset(self.default_preset)
            assert preset is not None
            conversation.chat = Chat(preset.settings, preset.name)
        self.changed.emit()
