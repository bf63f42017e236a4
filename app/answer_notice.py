"""Tells that an answer is complete when it took long and nobody looks: by the window's entry in the task bar, and in
the tray where there is one."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.session import Session
from app.settings import SettingsStore

SHOWN_MS = 10_000


class AnswerNotice(QObject):
    """The icon is in the tray only while there is something to tell. It names neither prompt nor title: others may see
    the screen."""

    def __init__(
        self,
        session: Session,
        settings: SettingsStore,
        window: QWidget,
        show_window: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self._show_window = show_window
        self._began = 0.0
        self._conversation: int | None = None
        self.tray: QSystemTrayIcon | None = None
        session.busy_changed.connect(self._busy_changed)
        QApplication.instance().applicationStateChanged.connect(self._withdraw)  # type: ignore[union-attr]

    @Slot(bool)
    def _busy_changed(self, busy: bool) -> None:
        if busy:
            self._began = time.monotonic()
            self._conversation = self._session.conversation_id
            return
        seconds = time.monotonic() - self._began
        least = self._settings.settings.notice_after
        if least and seconds >= least and self._window.isVisible() and not self._window.isActiveWindow():
            self._tell(seconds)

    def _tell(self, seconds: float) -> None:
        QApplication.alert(self._window)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self.tray is None:
            self.tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self.tray.messageClicked.connect(self.open)
            self.tray.activated.connect(self.open)
        self.tray.setToolTip(self.tr("DSpark Chat: the answer is complete"))
        self.tray.show()
        words = self.tr("It took {seconds:.0f} s. Click to read it.").format(seconds=seconds)
        icon: QIcon = self._window.windowIcon()
        self.tray.showMessage(self.tr("The answer is complete"), words, icon, SHOWN_MS)

    @Slot()
    def open(self) -> None:
        """Bring the window to the conversation that the notice was about."""
        if self._conversation is not None:
            self._session.open_conversation(self._conversation)
        self._show_window()
        self._withdraw()

    @Slot()
    def _withdraw(self) -> None:
        if self.tray is not None and self._window.isActiveWindow():
            self.tray.hide()
