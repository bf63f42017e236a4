"""The bar above the transcript in which words are searched for."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.theme import LIGHT, Theme
from app.widgets.icon_button import IconButton

HEIGHT = 44
_SHEET = """
#findBar {{ background: {side}; border: none; border-bottom: 1px solid {line}; }}
#findBar QLineEdit {{
    color: {text}; background: {surface}; border: 1px solid {line}; border-radius: 6px; padding: 4px 8px;
}}
#findBar QLineEdit:focus {{ border-color: {accent}; }}
#findBar QLabel {{ color: {secondary}; background: transparent; }}
"""


class FindBar(QFrame):
    """``asked``: the words were changed. ``step``: to the next match (1) or the one before (-1)."""

    asked = Signal(str)
    step = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName(self.tr("Find in this chat"))
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("Find in this chat"))
        self.edit.setAccessibleName(self.tr("Words to find"))
        self.edit.setMaxLength(200)
        self.edit.setClearButtonEnabled(True)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self.asked)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.previous = IconButton(_draw_up, self.tr("Previous match"), self.tr("Shift+Enter or Shift+F3"))
        self.next = IconButton(_draw_down, self.tr("Next match"), self.tr("Enter or F3"))
        self._close = IconButton(_draw_cross, self.tr("Close the search"), self.tr("Esc"))
        self.previous.clicked.connect(self._ask_previous)
        self.next.clicked.connect(self._ask_next)
        self._close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 5)
        layout.setSpacing(4)
        layout.addWidget(self.edit, 1)
        layout.addSpacing(8)
        layout.addWidget(self.count)
        layout.addSpacing(4)
        for button in (self.previous, self.next, self._close):
            layout.addWidget(button)
        self.set_theme(LIGHT)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        colors = {name: getattr(theme, name) for name in ("side", "line", "text", "surface", "accent", "secondary")}
        self.setStyleSheet(_SHEET.format(**colors))
        for button in (self.previous, self.next, self._close):
            button.set_theme(theme)

    def focus(self) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def show_count(self, words: str, found: bool) -> None:
        self.count.setText(words)
        self.count.setAccessibleName(words)
        for button in (self.previous, self.next):
            button.setEnabled(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes the bar even while it would stop an answer."""
        if isinstance(event, QKeyEvent):
            escape = event.key() == Qt.Key.Key_Escape
            if event.type() == QEvent.Type.ShortcutOverride and escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and escape:
                self.closed.emit()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _ask_previous(self) -> None:
        self.step.emit(-1)

    @Slot()
    def _ask_next(self) -> None:
        self.step.emit(1)


def _draw_up(painter: QPainter, theme: Theme) -> None:
    painter.drawPolyline([QPointF(3, 10), QPointF(8, 5), QPointF(13, 10)])


def _draw_down(painter: QPainter, theme: Theme) -> None:
    painter.drawPolyline([QPointF(3, 6), QPointF(8, 11), QPointF(13, 6)])


def _draw_cross(painter: QPainter, theme: Theme) -> None:
    painter.drawLine(QPointF(4, 4), QPointF(12, 12))
    painter.drawLine(QPointF(12, 4), QPointF(4, 12))
