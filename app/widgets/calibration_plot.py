"""A reliability diagram: chances that were given against how often it happened, readouts under the mouse."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.widgets.numbers import NBSP, scaled
from app.widgets.painted import PaintedWidget

SMALLEST, LARGEST = 2.0, 5.0
"""Radius of a dot; its area grows with the count up to the largest."""


@dataclass(frozen=True, slots=True)
class CalibrationPoint:
    """``given`` and ``happened`` are shares of one, ``count`` what they are the mean of."""

    given: float
    happened: float
    count: int
    readout: str


@dataclass(frozen=True, slots=True)
class CalibrationSeries:
    label: str
    points: tuple[CalibrationPoint, ...]


class CalibrationPlot(PaintedWidget):
    """Up to two series, told apart by line and dot as well as by colour. On the diagonal chances are right; above it
    more happened than was said. ``empty`` stands where there is no point yet."""

    def __init__(self, name: str, given: str, happened: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = given
        self._happened = happened
        self._empty = empty
        self._series: tuple[CalibrationSeries, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_series(self, series: Sequence[CalibrationSeries]) -> None:
        """The first stands out."""
        if tuple(series) != self._series:
            self._series = tuple(series)
            self._describe()
            self.update()

    def set_empty_text(self, text: str) -> None:
        if text != self._empty:
            self._empty = text
            self._describe()
            self.update()

    @property
    def series(self) -> tuple[CalibrationSeries, ...]:
        return self._series

    def copy_text(self) -> str:
        points = [point.readout for series in self._series for point in series.points]
        return "\n".join([self.accessibleName(), *points]) if points else ""

    def sizeHint(self) -> QSize:
        return QSize(264, 204)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._known():
            QToolTip.showText(event.globalPos(), self.readout(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def readout(self, place: QPointF) -> str:
        """The point nearest to ``place``, in words."""
        plot = self._plot()
        near = [
            ((_at(plot, point) - place).manhattanLength(), point.readout)
            for series in self._series
            for point in series.points
        ]
        return min(near)[1] if near else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(scaled(self.font(), 0.82))
        plot = self._plot()
        self._paint_axes(painter, plot)
        if not self._known():
            painter.setPen(QColor(self.theme.secondary))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(plot.adjusted(8, 0, -8, 0), int(flags), self._empty)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.secondary), 1, Qt.PenStyle.DotLine))
        painter.drawLine(plot.bottomLeft(), plot.topRight())
        self._paint_key(painter)
        for index, series in reversed(list(enumerate(self._series))):
            self._paint_series(painter, plot, index, series)

    def _known(self) -> bool:
        return any(series.points for series in self._series)

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(scaled(self.font(), 0.82))
        line = metrics.height()
        left = metrics.horizontalAdvance("0.5") + 8
        return QRectF(left, 2 * line + 10, self.width() - left - LARGEST - 1, max(8.0, self.height() - 4 * line - 16))

    def _paint_axes(self, painter: QPainter, plot: QRectF) -> None:
        metrics = QFontMetricsF(painter.font())
        below = plot.bottom() + metrics.ascent() + 4
        for share in (0.0, 0.5, 1.0) if self._known() else (0.0, 1.0):
            y = round(plot.bottom() - share * plot.height()) + 0.5
            painter.setPen(QPen(QColor(self.theme.line), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            text = f"{share:g}"
            width = metrics.horizontalAdvance(text)
            painter.setPen(QColor(self.theme.secondary))
            painter.drawText(QPointF(plot.left() - 6 - width, y + metrics.ascent() / 2 - 1), text)
            painter.drawText(QPointF(plot.left() + share * plot.width() - width / 2, below), text)
        happened = self.fitting(self._happened, painter.font(), self.width())
        painter.drawText(QPointF(0, plot.top() - 7), happened)
        given = self.fitting(self._given, painter.font(), plot.width())
        center = plot.center().x() - metrics.horizontalAdvance(given) / 2
        painter.drawText(QPointF(center, below + metrics.height()), given)

    def _paint_key(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(painter.font())
        left, middle = 0.0, metrics.ascent() - metrics.xHeight() / 2
        for index, series in enumerate(self._series):
            if not series.points:
                continue
            painter.setPen(self._pen(index))
            painter.drawLine(QPointF(left, middle), QPointF(left + 22, middle))
            self._paint_dot(painter, index, QPointF(left + 11, middle), 3.0)
            label = series.label.replace(" ", NBSP)
            painter.setPen(QColor(self.theme.secondary))
            painter.drawText(QPointF(left + 27, metrics.ascent()), label)
            left += 27 + metrics.horizontalAdvance(label) + 12

    def _paint_series(self, painter: QPainter, plot: QRectF, index: int, series: CalibrationSeries) -> None:
        painter.setPen(self._pen(index))
        painter.drawPolyline([_at(plot, point) for point in series.points])
        most = max((point.count for point in series.points), default=1)
        for point in series.points:
            self._paint_dot(painter, index, _at(plot, point), max(SMALLEST, LARGEST * math.sqrt(point.count / most)))

    def _paint_dot(self, painter: QPainter, index: int, middle: QPointF, radius: float) -> None:
        """Filled and round; hollow and square."""
        painter.setPen(QPen(self._pen(index).color(), 1.25))
        painter.setBrush(self._pen(index).color() if index == 0 else QColor(self.theme.side))
        if index == 0:
            painter.drawEllipse(middle, radius, radius)
        else:
            side = radius * math.sqrt(math.pi)  # the area of the disc
            painter.drawRect(QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))

    def _pen(self, index: int) -> QPen:
        color = (self.theme.accent, self.theme.text)[index]
        return QPen(QColor(color), 1.75 - 0.25 * index, (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)[index])

    def _describe(self) -> None:
        points = "; ".join(point.readout for series in self._series for point in series.points)
        self.setAccessibleDescription(points or self._empty)


def _at(plot: QRectF, point: CalibrationPoint) -> QPointF:
    return QPointF(plot.left() + point.given * plot.width(), plot.bottom() - point.happened * plot.height())
