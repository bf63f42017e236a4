"""A bar that is filled up to a total, with its reading in text and a second line that explains it."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.numbers import DASH, scaled
from app.widgets.painted import PaintedWidget


class Meter(PaintedWidget):
    """Name left, reading right, the bar below them, a note below the bar.

    ``fraction`` is the share of the total; None leaves the bar empty. A share above one moves the mark of the total
    to the left instead of hiding the excess.
    """

    def __init__(self, name: str, definition: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._fraction: float | None = None
        self._reading = DASH
        self._note = ""
        self.setAccessibleName(name)
        self.set_definition(definition)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_reading(self, fraction: float | None, reading: str, note: str) -> None:
        if (fraction, reading, note) != (self._fraction, self._reading, self._note):
            self._fraction, self._reading, self._note = fraction, reading, note
            self._describe()
            self.update()

    @property
    def fraction(self) -> float | None:
        return self._fraction

    @property
    def reading(self) -> str:
        return self._reading

    @property
    def note(self) -> str:
        return self._note

    def copy_text(self) -> str:
        return f"{self._name}\t{self._reading}\t{self._note}"

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        note = QFontMetricsF(scaled(self.font(), 0.85)).height()
        return QSize(264, round(line + 4 + 8 + 3 + note))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plain, strong = scaled(self.font(), 1.0), scaled(self.font(), 1.0, weight=QFont.Weight.DemiBold)
        metrics = QFontMetricsF(strong)
        line = metrics.height()
        painter.setFont(strong)
        painter.setPen(QColor(self.theme.secondary if self._reading == DASH else self.theme.text))
        reading_width = metrics.horizontalAdvance(self._reading)
        painter.drawText(QPointF(max(0.0, self.width() - reading_width), metrics.ascent()), self._reading)
        painter.setFont(plain)
        painter.setPen(QColor(self.theme.secondary))
        room = self.width() - reading_width - 8
        name = self.fitting(self._name, plain, room)
        painter.drawText(QPointF(0, metrics.ascent()), name)
        bar = QRectF(0.5, line + 4.5, self.width() - 1, 7)
        self._paint_bar(painter, bar)
        small = scaled(self.font(), 0.85)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.secondary))
        note_metrics = QFontMetricsF(small)
        note = self.fitting(self._note, small, self.width())
        painter.drawText(QPointF(0, bar.bottom() + 3 + note_metrics.ascent()), note)

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QPainterPath()
        track.addRoundedRect(bar, 3.5, 3.5)
        painter.fillPath(track, QColor(self.theme.hover))
        if self._fraction is not None:
            scale = max(1.0, self._fraction)
            fill = QRectF(bar)
            fill.setWidth(bar.width() * self._fraction / scale)
            painter.save()
            painter.setClipPath(track)
            painter.fillRect(fill, QColor(self.theme.accent))
            painter.restore()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(QColor(self.theme.text), 2))
            x = round(bar.left() + bar.width() / scale) - 1
            painter.drawLine(QPointF(x, bar.top() - 2), QPointF(x, bar.bottom() + 2))

    def _describe(self) -> None:
        reading = self.tr("not known") if self._reading == DASH else self._reading
        self.setAccessibleDescription(f"{reading}. {self._note}" if self._note else reading)
