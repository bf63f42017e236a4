"""A bar to either side of zero: what was saved to the right, what was lost to the left."""

from collections import deque

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.numbers import DASH, NBSP, nice_ceiling, scaled, signed_milliseconds
from app.widgets.painted import PaintedWidget

HELD_S = 10.0
"""The scale keeps room for what was shown so long ago: it must not jump with each swing."""
BAR = 10


class Balance(PaintedWidget):
    """Milliseconds with their sign over the bar, the words of both sides beside them, the scale and a caption below."""

    def __init__(self, name: str, unit: str, definition: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        self._value: float | None = None
        self._caption = ""
        self._reach = 0.001
        self._shown: deque[tuple[float, float]] = deque()
        self.setAccessibleName(name)
        self.set_definition(definition)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def show_live(self, seconds: float | None, at: float, caption: str) -> None:
        """What is saved at the moment ``at`` of any steady clock; None where that is not known."""
        if seconds is not None:
            self._shown.append((at, abs(seconds)))
        while self._shown and self._shown[0][0] < at - HELD_S:
            self._shown.popleft()
        largest = max((size for _, size in self._shown), default=0.0)
        if largest > self._reach or 0 < largest < 0.4 * self._reach:
            self._reach = nice_ceiling(largest)
        self._show(seconds, caption)

    def show_settled(self, seconds: float | None, caption: str) -> None:
        """A value that stays, on its own scale."""
        self._shown.clear()
        self._reach = nice_ceiling(abs(seconds)) if seconds else 0.001
        self._show(seconds, caption)

    @property
    def reach(self) -> float:
        """Seconds at either end of the scale."""
        return self._reach

    @property
    def reading(self) -> str:
        """With its sign; the dash where it is unknown."""
        return DASH if self._value is None else f"{signed_milliseconds(self._value)}{NBSP}{self._unit}"

    @property
    def caption(self) -> str:
        return self._caption

    def copy_text(self) -> str:
        return "" if self._value is None else f"{self.accessibleName()}\t{self.reading}\t{self._caption}"

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        small = QFontMetricsF(self._small()).height()
        return QSize(264, round(line + 4 + BAR + 3 + 2 * small + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = QFontMetricsF(self.font()).height()
        self._paint_words(painter, QRectF(0, 0, self.width(), line))
        bar = QRectF(0.5, line + 4.5, self.width() - 1, BAR - 1)
        self._paint_bar(painter, bar)
        painter.setFont(self._small())
        painter.setPen(QColor(self.theme.secondary))
        below = QRectF(0, bar.bottom() + 3, self.width(), QFontMetricsF(painter.font()).height())
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, "0")
        if self._value is not None:
            end = f"{1000 * self._reach:g}{NBSP}ms"
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, f"−{end}")
            painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"+{end}")
        caption = self.fitting(self._caption, painter.font(), self.width())
        painter.drawText(below.translated(0, below.height() + 1), Qt.AlignmentFlag.AlignHCenter, caption)

    def _paint_words(self, painter: QPainter, line: QRectF) -> None:
        """The side that the value is on stands out."""
        value = self._value or 0.0
        plain, strong = scaled(self.font(), 1.0), scaled(self.font(), 1.0, weight=QFont.Weight.DemiBold)
        for text, flag, holds in (
            (self.tr("lost"), Qt.AlignmentFlag.AlignLeft, value < 0),
            (self.reading, Qt.AlignmentFlag.AlignHCenter, self._value is not None),
            (self.tr("saved"), Qt.AlignmentFlag.AlignRight, value > 0),
        ):
            painter.setFont(strong if holds else plain)
            painter.setPen(QColor(self.theme.text if holds else self.theme.secondary))
            painter.drawText(line, flag, text)

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QPainterPath()
        track.addRoundedRect(bar, BAR / 2, BAR / 2)
        painter.fillPath(track, QColor(self.theme.hover))
        middle = bar.center().x()
        if self._value:
            fill = QRectF(bar)
            fill.setLeft(middle)
            fill.setWidth(self._value / self._reach * bar.width() / 2)
            painter.save()
            painter.setClipPath(track)
            painter.fillRect(fill.normalized(), QColor(self.theme.accent if self._value > 0 else self.theme.rejected))
            painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(self.theme.text), 2))
        zero = round(middle)
        painter.drawLine(QPointF(zero, bar.top() - 2), QPointF(zero, bar.bottom() + 2))

    def _small(self) -> QFont:
        return scaled(self.font(), 0.85)

    def _show(self, seconds: float | None, caption: str) -> None:
        self._value, self._caption = seconds, caption
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self._value is None:
            words = self.tr("not known")
        elif self._value < 0:
            words = self.tr("{reading}, lost").format(reading=self.reading)
        else:
            words = self.tr("{reading}, saved").format(reading=self.reading)
        self.setAccessibleDescription(f"{words}. {self._caption}" if self._caption else words)
