"""An error where it happened: what and why, what to do, buttons for it; details fold out and can be copied."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.theme import Theme
from app.transcript.message_parts import height_of
from app.transcript.turns import ErrorNote


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setObjectName(name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class ErrorCard(QWidget):
    """``action_requested`` carries the words of the button; ``resized`` when the details are folded out or in."""

    action_requested = Signal(str)
    resized = Signal()

    def __init__(self, note: ErrorNote, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.note = note
        self._theme = theme
        self.setAccessibleName(self.tr("Error: %1").replace("%1", note.message))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 12, 12)
        layout.setSpacing(6)
        layout.addWidget(_label(note.message, "errorText"))
        if note.hint:
            layout.addWidget(_label(note.hint, ""))
        self.details = QPlainTextEdit(note.detail)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("Error details"))
        self.details.setFixedHeight(160)
        self.details.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(0, 4, 0, 0)
        self._focus_order: list[QWidget] = []
        for action in note.actions:
            button = QPushButton(action)
            button.setObjectName("" if self._focus_order else "primary")
            button.clicked.connect(partial(self._act, action))
            row.addWidget(button)
            self._focus_order.append(button)
        if note.detail:
            self.fold = QToolButton()
            self.fold.setText(self.tr("Details"))
            self.fold.setCheckable(True)
            self.fold.setArrowType(Qt.ArrowType.RightArrow)
            self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.fold.toggled.connect(self._fold)
            copy = QToolButton()
            copy.setText(self.tr("Copy details"))
            copy.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            copy.clicked.connect(self.copy_details)
            row.addWidget(self.fold)
            row.addWidget(copy)
            self._focus_order += [self.fold, copy, self.details]
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.details)

    def focus_order(self) -> list[QWidget]:
        return self._focus_order

    def height_for(self, width: int) -> int:
        return height_of(self, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.line))
        painter.setBrush(QColor(self._theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.error))
        painter.drawRoundedRect(QRectF(5, 8, 4, self.height() - 16), 2, 2)

    def _act(self, action: str, _checked: bool = False) -> None:
        self.action_requested.emit(action)

    @Slot(bool)
    def _fold(self, out: bool) -> None:
        self.fold.setArrowType(Qt.ArrowType.DownArrow if out else Qt.ArrowType.RightArrow)
        self.details.setVisible(out)
        self.resized.emit()

    @Slot()
    def copy_details(self) -> None:
        note = self.note
        QGuiApplication.clipboard().setText("\n".join(part for part in (note.message, note.hint, note.detail) if part))
