"""A small time series: the last seconds of one quantity, with axes, and a readout under the mouse."""

from collections import deque

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.numbers import NBSP, decimal, nice_ceiling, scaled
from app.widgets.painted import PaintedWidget, with_alpha


class Sparkline(PaintedWidget):
    """Samples of the last ``span`` seconds. The right edge is the latest sample, so nothing moves between samples.

    A sample of None breaks the line. The ring holds ten samples a second; of faster ones the oldest are lost.
    """

    def __init__(self, name: str, unit: str, empty: str, *, span: float = 60.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        self._empty = empty
        self._span = span
        self._samples: deque[tuple[float, float | None]] = deque(maxlen=round(10 * span))
        self._top = 1.0
        self._hover_x: float | None = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(empty)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, at: float, value: float | None) -> None:
        """A sample at ``at`` seconds of any steady clock; times must not go back."""
        self._samples.append((at, value))
        while self._samples[0][0] < at - self._span:
            self._samples.popleft()
        self._rescale()
        if value is not None:
            latest = self.tr("latest {value} {unit}, highest {highest}")
            self.setAccessibleDescription(
                latest.format(value=decimal(value), unit=self._unit, highest=decimal(max(self._values())))
            )
        self.update()

    def clear(self) -> None:
        self._samples.clear()
        self._top = 1.0
        self.setAccessibleDescription(self._empty)
        self.update()

    @property
    def axis_maximum(self) -> float:
        return self._top

    def samples(self) -> tuple[tuple[float, float | None], ...]:
        return tuple(self._samples)

    def copy_text(self) -> str:
        """Seconds before the latest sample and value, one sample a line."""
        if not self._samples:
            return ""
        end = self._samples[-1][0]
        rows = [f"{at - end:.2f}\t{value:.2f}" for at, value in self._samples if value is not None]
        return "\n".join([f"s\t{self._unit}", *rows])

    def sizeHint(self) -> QSize:
        return QSize(264, 88)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(scaled(self.font(), 0.82))
        plot = self._plot()
        self._paint_axes(painter, plot)
        if not self._values():
            painter.setPen(QColor(self.theme.secondary))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(plot.adjusted(8, 0, -8, 0), int(flags), self._empty)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in self._lines(plot):
            self._paint_line(painter, plot, line)
        if self._hover_x is not None:
            self._paint_readout(painter, plot, self._hover_x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_x = event.position().x()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover_x = None
        self.update()

    def readout(self, x: float) -> tuple[float, float] | None:
        """Seconds before the latest sample, and value, of the sample nearest to the horizontal position ``x``."""
        known = [(at, value) for at, value in self._samples if value is not None]
        if not known:
            return None
        end = self._samples[-1][0]
        plot = self._plot()
        wanted = end + (x - plot.right()) / plot.width() * self._span
        at, value = min(known, key=lambda sample: abs(sample[0] - wanted))
        return end - at, value

    def _values(self) -> list[float]:
        return [value for _, value in self._samples if value is not None]

    def _rescale(self) -> None:
        """The axis grows at once but shrinks only when most of it stands empty: it must not jump with each sample."""
        peak = max(self._values(), default=0.0)
        if peak > self._top or peak < 0.4 * self._top:
            self._top = nice_ceiling(peak)

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(scaled(self.font(), 0.82))
        top = metrics.height() + 2
        return QRectF(0.5, top, self.width() - 1, max(8.0, self.height() - top - metrics.height() - 2))

    def _paint_axes(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QPen(QColor(self.theme.line), 1))
        known = bool(self._values())
        for share in (0.0, 0.5, 1.0) if known else (0.0, 1.0):
            y = round(plot.bottom() - share * plot.height()) + 0.5
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(QColor(self.theme.secondary))
        metrics = QFontMetricsF(painter.font())
        above = plot.top() - metrics.descent() - 1
        top = f"{self._top:g}{NBSP}{self._unit}" if known else self._unit
        painter.drawText(QPointF(0, above), top)
        below = plot.bottom() + metrics.ascent() + 3
        painter.drawText(QPointF(0, below), f"−{self._span:g}{NBSP}s")
        latest = self.tr("latest")
        painter.drawText(QPointF(plot.right() - metrics.horizontalAdvance(latest), below), latest)

    def _point(self, plot: QRectF, at: float, value: float) -> QPointF:
        x = plot.right() - (self._samples[-1][0] - at) / self._span * plot.width()
        return QPointF(x, plot.bottom() - min(1.0, value / self._top) * plot.height())

    def _lines(self, plot: QRectF) -> list[list[QPointF]]:
        lines: list[list[QPointF]] = [[]]
        for at, value in self._samples:
            if value is None:
                lines.append([])
            else:
                lines[-1].append(self._point(plot, at, value))
        return [line for line in lines if line]

    def _paint_line(self, painter: QPainter, plot: QRectF, points: list[QPointF]) -> None:
        if len(points) == 1:  # one sample has no length: a dot keeps it visible
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent))
            painter.drawEllipse(points[0], 1.8, 1.8)
            return
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        area = QPainterPath(path)
        area.lineTo(points[-1].x(), plot.bottom())
        area.lineTo(points[0].x(), plot.bottom())
        painter.fillPath(area, with_alpha(self.theme.accent, 0.14))
        painter.strokePath(path, QPen(QColor(self.theme.accent), 1.5))

    def _paint_readout(self, painter: QPainter, plot: QRectF, x: float) -> None:
        found = self.readout(x)
        if found is None:
            return
        before, value = found
        point = self._point(plot, self._samples[-1][0] - before, value)
        painter.setPen(QPen(QColor(self.theme.secondary), 1))
        painter.drawLine(QPointF(point.x(), plot.top()), QPointF(point.x(), plot.bottom()))
        painter.setPen(QPen(QColor(self.theme.side), 1.5))
        painter.setBrush(QColor(self.theme.accent))
        painter.drawEllipse(point, 3.5, 3.5)
        metrics = QFontMetricsF(painter.font())
        text = self.tr("{value} {unit}, {seconds} s before").format(
            value=decimal(value), unit=self._unit, seconds=decimal(before)
        )
        width = metrics.horizontalAdvance(text)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(QPointF(plot.right() - width, plot.top() - metrics.descent() - 1), text)
