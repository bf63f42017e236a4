"""Where the settings of the conversation are edited, and what the header says of them."""

from PySide6.QtCore import QObject, Slot

from app.chat.chat_control import ChatControl
from app.composer_view import ComposerView
from app.dialogs.chat_settings_dialog import ChatSettingsDialog
from app.main_window import MainWindow
from app.pair_control import PairControl
from dspark_core.requests import SamplingParams


class ChatSettingsView(QObject):
    def __init__(
        self,
        chats: ChatControl,
        pair: PairControl,
        composer_view: ComposerView,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._chats = chats
        self._pair = pair
        self._window = window
        window.chat_settings_requested.connect(self.show_settings)
        composer_view.settings_requested.connect(self.show_settings)
        window.exact_changed.connect(self._show_exact)
        chats.changed.connect(self._show_exact)
        self._show_exact()

    @Slot()
    def show_settings(self) -> None:
        info, conversation = self._pair.info, self._chats.conversation
        dialog = ChatSettingsDialog(self._chats, info.sampling if info else SamplingParams(), self._window)
        # another one may come to the screen meanwhile: an answer that failed takes a conversation back
        if dialog.exec() and self._chats.conversation is conversation:
            self._chats.change(dialog.settings(), dialog.chosen_preset())
        dialog.deleteLater()

    @Slot()
    def _show_exact(self) -> None:
        self._window.header.set_exact(self._chats.exact)
