"""Bars over whole numbers, each with its count."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.widgets.numbers import percent, scaled
from app.widgets.painted import PaintedWidget

WIDEST = 64.0
"""Pixels of a bar, however few there are."""


class Histogram(PaintedWidget):
    """How often each of ``first``..n happened.

    ``caption`` says what is counted by what, ``tip`` is the readout of a bar with {bar}, {count}, {total} and {share}
    in it, ``empty`` stands where nothing is counted yet.
    """

    def __init__(
        self, name: str, caption: str, tip: str, empty: str, *, first: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._first = first
        self._caption = caption
        self._tip = tip
        self._empty = empty
        self._counts: tuple[int, ...] = ()
        self.setAccessibleName(name)
        self.setAccessibleDescription(empty)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_counts(self, counts: Sequence[int], bars: int) -> None:
        """``counts[k]`` for ``first`` + k; at least ``bars`` bars are shown, so that the axis stays while it fills."""
        padded = (*counts, *([0] * (bars - len(counts))))
        if padded != self._counts:
            self._counts = padded
            self.setAccessibleDescription(self._in_words())
            self.update()

    def set_empty_text(self, text: str) -> None:
        if text != self._empty:
            self._empty = text
            self.setAccessibleDescription(self._in_words())
            self.update()

    @property
    def counts(self) -> tuple[int, ...]:
        return self._counts

    def copy_text(self) -> str:
        if not any(self._counts):
            return ""
        rows = [f"{bar}\t{count}" for bar, count in enumerate(self._counts, self._first)]
        return "\n".join([self._caption, *rows])

    def sizeHint(self) -> QSize:
        return QSize(264, 112)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and any(self._counts):
            QToolTip.showText(event.globalPos(), self.readout(event.pos().x()), self)
            return True
        return super().event(event)

    def readout(self, x: float) -> str:
        """The bar at the horizontal position ``x`` in words."""
        bars = len(self._counts)
        index = max(0, min(bars - 1, int(x / max(1, self.width()) * bars)))
        count, total = self._counts[index], sum(self._counts)
        return self._tip.format(bar=index + self._first, count=count, total=total, share=percent(count / total))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(scaled(self.font(), 0.82))
        metrics = QFontMetricsF(painter.font())
        line = metrics.height()
        plot = QRectF(0, line + 2, self.width(), self.height() - 3 * line - 6)
        painter.setPen(QPen(QColor(self.theme.line), 1))
        base = round(plot.bottom()) + 0.5
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
        painter.setPen(QColor(self.theme.secondary))
        if not any(self._counts):
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(plot.adjusted(8, 0, -8, 0), int(flags), self._empty)
            return
        bottom = QRectF(0, plot.bottom() + line + 3, self.width(), line)
        painter.drawText(
            bottom, Qt.AlignmentFlag.AlignCenter, self.fitting(self._caption, painter.font(), self.width())
        )
        slot = self.width() / len(self._counts)
        most = max(self._counts)
        numbers_fit = slot > metrics.horizontalAdvance(str(most)) + 2
        every = 1 if slot > metrics.horizontalAdvance("00") + 4 else 4
        for index, count in enumerate(self._counts):
            left = index * slot
            if index % every == 0:
                painter.setPen(QColor(self.theme.secondary))
                below = QRectF(left, plot.bottom() + 2, slot, line)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index + self._first))
            height = count / most * plot.height()
            if count:
                self._paint_bar(painter, QRectF(left, plot.bottom() - height, slot, height))
            if count and numbers_fit:
                painter.setPen(QColor(self.theme.text))
                over = QRectF(left, plot.bottom() - height - line - 1, slot, line)
                painter.drawText(over, Qt.AlignmentFlag.AlignCenter, str(count))

    def _paint_bar(self, painter: QPainter, slot: QRectF) -> None:
        gap = max(min(4.0, slot.width() * 0.15), (slot.width() - WIDEST) / 2)
        bar = slot.adjusted(gap, 0, -gap, 0)
        bar.setTop(min(bar.top(), bar.bottom() - 1))
        path = QPainterPath()
        path.addRoundedRect(bar.adjusted(0, 0, 0, 3), 2, 2)  # the lower corners are cut off below the base line
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(bar)
        painter.fillPath(path, QColor(self.theme.accepted))
        painter.restore()

    def _in_words(self) -> str:
        if not any(self._counts):
            return self._empty
        parts = ", ".join(f"{bar}: {count}" for bar, count in enumerate(self._counts, self._first))
        return f"{self._caption}. {parts}"
