"""The attachments of a prompt as chips above its box: name, size, tokens; a click shows the text, Delete removes it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from app.theme import LIGHT, Theme
from app.widgets.icon_button import IconButton, draw_close
from app.widgets.numbers import scaled

COLUMNS = 2
ROW_HEIGHT = 32
MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class ChipText:
    """What a chip says: the ``name``, ``figures`` behind it, and what else is told of it."""

    name: str
    figures: str
    hint: str = ""


class AttachmentChips(QScrollArea):
    """``opened`` and ``removed`` carry the place of the chip in what was shown. Hidden while there is none."""

    opened = Signal(int)
    removed = Signal(int)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.setAccessibleName(self.tr("Attachments"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.chips: list[AttachmentChip] = []
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.setWidget(inside)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for chip in self.chips:
            chip.set_theme(theme)

    def show_chips(self, texts: list[ChipText]) -> None:
        """Show these; chips that stay keep the keyboard."""
        focused = next(
            (at for at, chip in enumerate(self.chips) if chip.isAncestorOf(self.focusWidget() or self)), None
        )
        while len(self.chips) > len(texts):
            chip = self.chips.pop()
            self._grid.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        while len(self.chips) < len(texts):
            at = len(self.chips)
            chip = AttachmentChip()
            chip.set_theme(self._theme)
            chip.button.clicked.connect(partial(self._open, at))
            chip.button.remove_pressed.connect(partial(self.removed.emit, at))
            chip.close_button.clicked.connect(partial(self._remove, at))
            self._grid.addWidget(chip, at // COLUMNS, at % COLUMNS)
            self.chips.append(chip)
        for chip, text in zip(self.chips, texts, strict=True):
            chip.button.set_text(text)
            chip.close_button.set_name(self.tr("Remove {name}").format(name=text.name))
        rows = min(MOST_ROWS, -(-len(texts) // COLUMNS))
        self.setFixedHeight(rows * (ROW_HEIGHT + self._grid.spacing()))
        self.setVisible(bool(texts))
        if focused is not None and texts:
            self.chips[min(focused, len(texts) - 1)].button.setFocus()
        elif focused is not None:
            self.emptied.emit()

    def _open(self, at: int, _checked: bool = False) -> None:
        self.opened.emit(at)

    def _remove(self, at: int, _checked: bool = False) -> None:
        self.removed.emit(at)


class AttachmentChip(QWidget):
    """What opens the attachment, and what removes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = ChipButton()
        self.close_button = IconButton(draw_close, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button, 1)
        row.addWidget(self.close_button)

    def set_theme(self, theme: Theme) -> None:
        self.button.set_theme(theme)
        self.close_button.set_theme(theme)


class ChipButton(QAbstractButton):
    """A file's name, shortened in the middle, and its figures, which are never shortened."""

    remove_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._text = ChipText("", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> ChipText:
        return self._text

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_text(self, text: ChipText) -> None:
        self._text = text
        self.setAccessibleName(f"{text.name}, {text.figures}")
        self.setAccessibleDescription(text.hint)
        self.setToolTip("\n".join(part for part in (text.name, text.figures, text.hint) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if focus else theme.line), 1.5 if focus else 1))
        painter.setBrush(QColor(theme.hover if self.underMouse() else theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        small = scaled(self.font(), 0.9)
        metrics = QFontMetricsF(small)
        figures = metrics.horizontalAdvance(self._text.figures)
        painter.setFont(small)
        painter.setPen(QColor(theme.secondary))
        box = QRectF(10, 0, self.width() - 20, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._text.figures)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.text))
        room = max(24.0, box.width() - figures - 8)
        name = QFontMetricsF(self.font()).elidedText(self._text.name, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
