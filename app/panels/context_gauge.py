"""How much of the context is used, beside the prompt box: a short bar and two numbers."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.numbers import DASH, scaled
from app.widgets.painted import PaintedWidget

BAR = 56


class ContextGauge(PaintedWidget):
    """The bar takes the colour of errors, and the words say so, when there is no room for the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction: float | None = None
        self._full = False
        self._reading = DASH
        self.setAccessibleName(self.tr("Context"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def reading(self) -> str:
        return self._reading

    @property
    def full(self) -> bool:
        return self._full

    def set_reading(self, fraction: float | None, reading: str, words: str, *, full: bool) -> None:
        """``words`` explain ``reading``."""
        before = self.sizeHint()
        self._fraction, self._reading, self._full = fraction, reading, full
        self.set_definition(words)
        self.setAccessibleDescription(f"{reading}. {words}")
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def copy_text(self) -> str:
        return self._reading

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(scaled(self.font(), 0.85))
        # with tabular figures a running number does not change the width
        text = "".join("0" if letter.isdigit() else letter for letter in self._reading)
        return QSize(BAR + 14 + round(metrics.horizontalAdvance(text)), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(2, self.height() / 2 - 3, BAR, 6)
        track = QPainterPath()
        track.addRoundedRect(bar, 3, 3)
        painter.fillPath(track, QColor(theme.hover))
        if self._fraction is not None:
            fill = QRectF(bar)
            fill.setWidth(bar.width() * min(1.0, self._fraction))
            painter.save()
            painter.setClipPath(track)
            painter.fillRect(fill, QColor(theme.error if self._full else theme.accent))
            painter.restore()
        painter.setPen(QColor(theme.accent if self.hasFocus() else theme.line))
        painter.drawPath(track)
        small = scaled(self.font(), 0.85)
        painter.setFont(small)
        painter.setPen(QColor(theme.error if self._full else theme.secondary))
        metrics = QFontMetricsF(small)
        y = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(BAR + 10, y), self._reading)
