"""Small parts of a message: buttons that wait for pointer or focus, and the footer with its details."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

_CONFIRMED_MS = 1500


def height_of(widget: QWidget, width: int) -> int:
    """The height the layout of ``widget`` wants at ``width``."""
    layout = widget.layout()
    assert layout is not None
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


class ActionButton(QToolButton):
    """Keeps its place and its turn in the tab order, and paints only when revealed or focused."""

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._revealed = False
        self._usual = text
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_CONFIRMED_MS)
        self._back.timeout.connect(self._show_usual)

    def confirm(self, done: str) -> None:
        """Say for a moment that it is done."""
        self.setText(done)
        self._back.start()

    @Slot()
    def _show_usual(self) -> None:
        self.setText(self._usual)

    def reveal(self, revealed: bool) -> None:
        self._revealed = revealed
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._revealed or self.hasFocus():
            super().paintEvent(event)


class Footer(QWidget):
    """One line; a click folds out the details. ``resized`` when that changes the height."""

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = QToolButton()
        self._line.setCheckable(True)
        self._line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._line.toggled.connect(self._fold)
        self._line.hide()
        self._details = QLabel()
        self._details.setObjectName("quiet")
        self._details.setTextFormat(Qt.TextFormat.PlainText)
        self._details.setWordWrap(True)
        self._details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._details.setAccessibleName(self.tr("Details of the answer"))
        self._details.setContentsMargins(8, 4, 0, 4)
        self._details.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        self._row.addWidget(self._line)
        self._row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._row)
        layout.addWidget(self._details)

    def add_action(self, button: ActionButton) -> None:
        self._row.addWidget(button)

    def focus_order(self) -> list[QWidget]:
        return [self._line, self._details]

    def set_text(self, footer: str, details: str) -> None:
        self._line.setText(footer.replace("&", "&&"))
        self._line.setVisible(bool(footer))
        self._line.setArrowType(Qt.ArrowType.RightArrow if details else Qt.ArrowType.NoArrow)
        self._details.setText(details)

    def height_for(self, width: int) -> int:
        return height_of(self, width)

    @Slot(bool)
    def _fold(self, out: bool) -> None:
        if self._details.text():
            self._line.setArrowType(Qt.ArrowType.DownArrow if out else Qt.ArrowType.RightArrow)
            self._details.setVisible(out)
            self.resized.emit()
