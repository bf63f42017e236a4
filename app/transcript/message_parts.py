"""Small parts of a message: buttons that wait for pointer or focus, and the footer with its details."""

import textwrap

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

_CONFIRMED_MS = 1500
SEPARATOR = " · "
"""Between the parts of the line below an answer."""
_TIP_WIDTH = 70
"""Characters in a line of a tooltip; Qt itself breaks none."""


def height_of(widget: QWidget, width: int) -> int:
    """The height the layout of ``widget`` wants at ``width``."""
    layout = widget.layout()
    assert layout is not None
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


def _literal(text: str) -> str:
    """The text for a button, which else would underline what follows an ampersand."""
    return text.replace("&", "&&")


class ActionButton(QToolButton):
    """Keeps its place and its turn in the tab order, and paints only when revealed or focused."""

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_words(text, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._revealed = False
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_CONFIRMED_MS)
        self._back.timeout.connect(self._show_usual)

    def set_words(self, text: str, name: str, hint: str = "") -> None:
        """``name`` is read out; it is the tooltip too, with ``hint`` below it."""
        self._usual = text
        self.setText(text)
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setToolTip(f"{name}\n{hint}" if hint else name)

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
    """One line and the actions, below it where they do not fit beside it; a click folds out the details.
    ``resized`` when the height has to be asked for again."""

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._passing = False
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
        self._actions = QHBoxLayout()
        self._actions.setSpacing(2)
        self._actions.addStretch(1)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._line, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addLayout(self._actions, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._rows)
        self._column.addWidget(self._details)

    def add_action(self, button: QWidget) -> None:
        self._actions.addWidget(button)

    def focus_order(self) -> list[QWidget]:
        return [self._line, self._details]

    def set_text(self, footer: str, details: str, tip: str = "", passing: str = "") -> None:
        """``tip`` is shown when the pointer rests on the line, ``passing`` stands in the line's place for a while and
        moves nothing."""
        before = self._text, self._details.text()
        self._text, self._passing = footer, bool(passing)
        self._line.setText(_literal(passing or footer))
        self._line.setAccessibleName(passing or footer)
        self._line.setToolTip(textwrap.fill(tip, _TIP_WIDTH))
        self._line.setAccessibleDescription(tip)
        self._line.setVisible(bool(footer))
        arrow = Qt.ArrowType.DownArrow if self._line.isChecked() else Qt.ArrowType.RightArrow
        self._line.setArrowType(arrow if details else Qt.ArrowType.NoArrow)
        self._details.setText(details)
        if before != (footer, details):
            self.resized.emit()

    def height_for(self, width: int) -> int:
        for layout in (self._actions, self._rows, self._column):
            layout.invalidate()  # what has just been set is else known only after the next turn of the event loop
        if not self._passing:
            beside = width - self._actions.sizeHint().width()
            fits = self._fitted(beside) == self._text
            direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
            self._rows.setDirection(direction)
            self._line.setText(_literal(self._text if fits else self._fitted(width)))
        return height_of(self, width)

    def _fitted(self, width: int) -> str:
        """The line; where it has no room, without as much of what stands before its last part as is needed."""
        metrics = QFontMetricsF(self._line.font())
        frame = self._line.sizeHint().width() - metrics.horizontalAdvance(self._line.text()) + 2
        text, (*parts, last) = self._text, self._text.split(SEPARATOR)
        while len(parts) > 1 and frame + metrics.horizontalAdvance(text) > width:
            parts.pop()
            text = SEPARATOR.join([*parts, "…", last])
        return text

    @Slot(bool)
    def _fold(self, out: bool) -> None:
        if self._details.text():
            self._line.setArrowType(Qt.ArrowType.DownArrow if out else Qt.ArrowType.RightArrow)
            self._details.setVisible(out)
            self.resized.emit()
