"""A line across the window for a message that belongs to no place: what, why, what to do; closed by the user."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.theme import Theme, palette

PASSING_MS = 12_000


class Banner(QFrame):
    """Hidden until ``show_message`` or ``offer``. A newer message takes the place of an older one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = ""
        self._act: Callable[[], object] | None = None
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.setInterval(PASSING_MS)
        self._passing.timeout.connect(self.hide)
        self.setAutoFillBackground(True)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action_button = QPushButton()
        self.action_button.clicked.connect(self._do)
        self.copy_button = QPushButton(self.tr("Copy details"))
        self.copy_button.clicked.connect(self._copy)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.label, 1)
        row.addWidget(self.action_button)
        row.addWidget(self.copy_button)
        row.addWidget(self.close_button)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        colors = palette(theme)
        colors.setColor(self.backgroundRole(), QColor(theme.raised))
        self.setPalette(colors)

    @Slot(str, str, str)  # also reached from other threads, by uncaught exceptions
    def show_message(self, message: str, hint: str, detail: str) -> None:
        self._passing.stop()
        self.label.setText(f"{message} {hint}".strip())
        self._detail = detail
        self.action_button.hide()
        self.copy_button.setVisible(bool(detail))
        self.setAccessibleName(self.label.text())
        self.show()

    @Slot(str, str, str)
    def tell_done(self, message: str, hint: str, detail: str) -> None:
        """The same for what was done: where all of it went well, the message goes by itself."""
        self.show_message(message, hint, detail)
        if not hint and not detail:
            self._passing.start()

    def offer(self, message: str, hint: str, action: str, act: Callable[[], object]) -> None:
        """The same with a button, ``action`` in words, which calls ``act``."""
        self.show_message(message, hint, "")
        self._act = act
        self.action_button.setText(action)
        self.action_button.show()

    def withdraw(self, message: str) -> None:
        """Hide ``message`` if it is the one shown: it is no longer true."""
        if message and self.label.text().startswith(message):
            self.hide()

    @Slot()
    def _do(self) -> None:
        if self._act is not None:
            self._act()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.label.text()}\n\n{self._detail}")
