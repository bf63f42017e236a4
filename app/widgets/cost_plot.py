"""Curves of a cost over a few measured places: a point with its spread at each, readouts under the mouse."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.widgets.numbers import NBSP, nice_ceiling, scaled
from app.widgets.painted import PaintedWidget

SIDE = 3.0
"""Pixels by which the curves stand beside each other, so that their spreads do not cover one another."""


@dataclass(frozen=True, slots=True)
class CostPoint:
    """``readout`` is what the tooltip says of it."""

    x: float
    middle: float
    low: float
    high: float
    readout: str


@dataclass(frozen=True, slots=True)
class CostCurve:
    label: str
    points: tuple[CostPoint, ...]


class CostPlot(PaintedWidget):
    """Up to three curves, told apart by their lines and dots as well as by colour. The axis begins at zero and ends
    above the highest middle: one disturbed measurement must not flatten the curves, so a long spread is cut off.

    ``empty`` stands where there is no curve. With ``table_beside`` it is that table which is copied.
    """

    def __init__(
        self,
        name: str,
        unit: str,
        caption: str,
        *,
        empty: str = "",
        table_beside: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unit = unit
        self._caption = caption
        self._empty = empty
        self._table_beside = table_beside
        self._curves: tuple[CostCurve, ...] = ()
        self._top = 1.0
        self.setAccessibleName(name)
        self.setAccessibleDescription(empty or self.tr("not known yet"))
        if table_beside:
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_curves(self, curves: Sequence[CostCurve]) -> None:
        if tuple(curves) == self._curves:
            return
        self._curves = tuple(curves)
        self._top = nice_ceiling(max((point.middle for curve in curves for point in curve.points), default=0.0))
        words = [f"{curve.label}: {', '.join(point.readout for point in curve.points)}" for curve in curves]
        self.setAccessibleDescription("; ".join(words) or self._empty or self.tr("not known yet"))
        self.update()

    @property
    def axis_maximum(self) -> float:
        return self._top

    def copy_text(self) -> str:
        if self._table_beside or not self._curves:
            return ""
        return "\n".join([self._caption, *(point.readout for curve in self._curves for point in curve.points)])

    def sizeHint(self) -> QSize:
        return QSize(264, 136)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._curves:
            QToolTip.showText(event.globalPos(), self.readout(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def readout(self, place: QPointF) -> str:
        """The point nearest to ``place``, in words."""
        plot = self._plot()
        near = [
            ((self._at(plot, point.x, point.middle, index) - place).manhattanLength(), point.readout)
            for index, curve in enumerate(self._curves)
            for point in curve.points
        ]
        return min(near)[1] if near else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(scaled(self.font(), 0.82))
        plot = self._plot()
        if self._empty and not self._curves:
            painter.setPen(QColor(self.theme.secondary))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(plot.adjusted(8, 0, -8, 0), int(flags), self._empty)
            return
        self._paint_axes(painter, plot)
        self._paint_key(painter, plot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, curve in reversed(list(enumerate(self._curves))):
            self._paint_curve(painter, plot, index, curve)

    def _pen(self, index: int) -> QPen:
        """Solid, dashed, dotted; the first stands out."""
        color = (self.theme.accent, self.theme.text, self.theme.secondary)[index % 3]
        style = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)[index % 3]
        return QPen(QColor(color), 1.75 if index == 0 else 1.5, style)

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(scaled(self.font(), 0.82))
        line = metrics.height()
        left = metrics.horizontalAdvance(f"{self._top:g}") + 6
        return QRectF(left, line + 8, self.width() - left - SIDE - 6, max(8.0, self.height() - 3 * line - 13))

    def _span(self) -> tuple[float, float]:
        places = [point.x for curve in self._curves for point in curve.points]
        return (min(places), max(places)) if places else (0.0, 1.0)

    def _at(self, plot: QRectF, x: float, y: float, index: int) -> QPointF:
        first, last = self._span()
        share = (x - first) / (last - first) if last > first else 0.5
        aside = (index - (len(self._curves) - 1) / 2) * SIDE
        height = min(1.0, y / self._top) * plot.height()
        return QPointF(plot.left() + SIDE + 3 + share * (plot.width() - SIDE - 3) + aside, plot.bottom() - height)

    def _paint_axes(self, painter: QPainter, plot: QRectF) -> None:
        metrics = QFontMetricsF(painter.font())
        for share in (0.0, 0.5, 1.0):
            y = round(plot.bottom() - share * plot.height()) + 0.5
            painter.setPen(QPen(QColor(self.theme.line), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(self.width(), y))
            text = f"{share * self._top:g}"
            painter.setPen(QColor(self.theme.secondary))
            right = plot.left() - 5 - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(right, y + metrics.ascent() / 2 - 1), text)
        below = plot.bottom() + metrics.ascent() + 3
        taken = -1.0
        for x in sorted({point.x for curve in self._curves for point in curve.points}):
            middle = self._at(plot, x, 0.0, 0).x() + (len(self._curves) - 1) / 2 * SIDE
            width = metrics.horizontalAdvance(f"{x:g}")
            if middle - width / 2 > taken + 2:  # else it would run into the one before
                painter.drawText(QPointF(middle - width / 2, below), f"{x:g}")
                taken = middle + width / 2
        caption = self.fitting(self._caption, painter.font(), plot.width())
        center = plot.center().x() - metrics.horizontalAdvance(caption) / 2
        painter.drawText(QPointF(center, below + metrics.height()), caption)

    def _paint_key(self, painter: QPainter, plot: QRectF) -> None:
        """The unit at the left, which line is which at the right."""
        metrics = QFontMetricsF(painter.font())
        baseline = metrics.ascent()
        painter.setPen(QColor(self.theme.secondary))
        painter.drawText(QPointF(0, baseline), self._unit)
        right = float(self.width())
        for index, curve in reversed(list(enumerate(self._curves))):
            label = curve.label.replace(" ", NBSP)
            right -= metrics.horizontalAdvance(label)
            painter.setPen(QColor(self.theme.secondary))
            painter.drawText(QPointF(right, baseline), label)
            middle = baseline - metrics.xHeight() / 2
            painter.setPen(self._pen(index))
            painter.drawLine(QPointF(right - 22, middle), QPointF(right - 5, middle))
            right -= 32

    def _paint_curve(self, painter: QPainter, plot: QRectF, index: int, curve: CostCurve) -> None:
        pen = self._pen(index)
        middles = [self._at(plot, point.x, point.middle, index) for point in curve.points]
        thin = QPen(pen.color(), 1)
        painter.setPen(thin)
        for point in curve.points:
            painter.drawLine(self._at(plot, point.x, point.low, index), self._at(plot, point.x, point.high, index))
        painter.setPen(pen)
        painter.drawPolyline(middles)
        painter.setPen(QPen(pen.color(), 1.25))
        painter.setBrush(pen.color() if index == 0 else QColor(self.theme.side))
        for middle in middles:
            if index == 2:
                painter.drawRect(QRectF(middle.x() - 2, middle.y() - 2, 4, 4))
            else:
                painter.drawEllipse(middle, 2.4, 2.4)
