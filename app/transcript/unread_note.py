"""The line below which the model reads: what stands above it is kept and shown, but no longer part of what is asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from app.theme import Theme
from app.transcript.message_widget import MessageWidget
from app.transcript.turns import Turn

HEIGHT = 32


class UnreadNote(MessageWidget):
    read_all_requested = Signal()

    def __init__(self, turn: Turn, theme: Theme, parent: QWidget) -> None:
        super().__init__(turn, parent)
        self._theme = theme
        words = self.tr("The model no longer reads the messages above")
        self.setAccessibleName(words)
        self._label = QLabel(words, self)
        self._label.setObjectName("quiet")
        self._button = QToolButton(self)
        self._button.setText(self.tr("Read all again"))
        self._button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._button.clicked.connect(self.read_all_requested)

    def focus_order(self) -> list[QWidget]:
        return [self._button]

    def set_width(self, width: int) -> int:
        label, button = self._label.sizeHint(), self._button.sizeHint()
        left = max(0, (width - label.width() - button.width() - 8) // 2)
        self._label.setGeometry(left, (HEIGHT - label.height()) // 2, label.width(), label.height())
        self._button.move(left + label.width() + 8, (HEIGHT - button.height()) // 2)
        self._button.resize(button)
        self.resize(width, HEIGHT)
        return HEIGHT

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.line))
        y = HEIGHT // 2
        painter.drawLine(0, y, self._label.x() - 8, y)
        painter.drawLine(self._button.geometry().right() + 8, y, self.width(), y)
