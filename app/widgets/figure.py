"""One number, large, with its unit and a caption. Its definition is the tooltip."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.numbers import DASH, NBSP, scaled
from app.widgets.painted import PaintedWidget


class Figure(PaintedWidget):
    """``61.3 tok/s`` over ``last 2 seconds``. ``scale`` is the size of the number against the font of the window."""

    def __init__(
        self, name: str, unit: str, definition: str, *, scale: float = 2.2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._unit = unit
        self._scale = scale
        self._number = DASH
        self._caption = name
        self.setAccessibleName(name)
        self.set_definition(definition)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_number(self, number: str) -> None:
        """The number as text, without its unit; the dash where it is unknown."""
        if number != self._number:
            self._number = number
            self._describe()
            self.update()

    def set_unit(self, unit: str) -> None:
        """For a number that changes its unit as it grows."""
        if unit != self._unit:
            self._unit = unit
            self._describe()
            self.update()

    def set_caption(self, caption: str) -> None:
        if caption != self._caption:
            self._caption = caption
            self._describe()
            self.update()

    def text(self) -> str:
        """The number with its unit, as it is read out and copied."""
        return self._number if self._number == DASH or not self._unit else f"{self._number}{NBSP}{self._unit}"

    def copy_text(self) -> str:
        return "" if self._number == DASH else self.text()

    def sizeHint(self) -> QSize:
        number, small = self._fonts()
        wide = QFontMetricsF(number).horizontalAdvance("000.0") + QFontMetricsF(small).horizontalAdvance(self._unit)
        wide = max(wide, QFontMetricsF(small).horizontalAdvance(self._caption))
        return QSize(round(wide) + 6, round(QFontMetricsF(number).height() + QFontMetricsF(small).height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        number, small = self._fonts()
        if self._number == DASH:  # bold, it would be a bar
            number.setWeight(QFont.Weight.Normal)
        big, little = QFontMetricsF(number), QFontMetricsF(small)
        painter.setFont(number)
        painter.setPen(QColor(self.theme.secondary if self._number == DASH else self.theme.text))
        painter.drawText(QPointF(0, big.ascent()), self._number)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.secondary))
        left = big.horizontalAdvance(self._number) + little.horizontalAdvance(" ")
        painter.drawText(QPointF(left, big.ascent()), self._unit)
        caption = self.fitting(self._caption, small, self.width())
        painter.drawText(QPointF(0, big.height() + little.ascent()), caption)

    def _fonts(self) -> tuple[QFont, QFont]:
        return scaled(self.font(), self._scale, weight=QFont.Weight.DemiBold), scaled(self.font(), 0.9)

    def _describe(self) -> None:
        unknown = self.tr("not known yet")
        self.setAccessibleDescription(f"{unknown if self._number == DASH else self.text()}, {self._caption}")
