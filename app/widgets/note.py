"""A figure in words, or what will appear, painted: a new value does not set the layout of the window going."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.numbers import scaled
from app.widgets.painted import PaintedWidget

LINES = 2
"""Room for so many, so that nothing below moves when the words change."""


class Note(PaintedWidget):
    def __init__(self, name: str, definition: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._known = False
        self.setAccessibleName(name)
        self.set_definition(definition)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str, *, known: bool) -> None:
        """``known``: the words hold a figure, which can be copied."""
        if (text, known) != (self._text, self._known):
            self._text, self._known = text, known
            self.setAccessibleDescription(text)
            self.update()

    def text(self) -> str:
        return self._text

    def copy_text(self) -> str:
        return self._text if self._known else ""

    def sizeHint(self) -> QSize:
        # as high as the letters of the language, which may be of another font
        words = "\n".join([self.accessibleName()] * LINES)
        metrics = QFontMetricsF(self._font())
        high = metrics.boundingRect(QRectF(0, 0, 1e4, 1e4), 0, words).height()
        return QSize(264, math.ceil(max(high, LINES * metrics.lineSpacing())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(QColor(self.theme.text if self._known else self.theme.secondary))
        needed = painter.boundingRect(QRectF(0, 0, self.width(), 1e4), Qt.TextFlag.TextWordWrap, self._text)
        if needed.height() > self.height():
            self.shorten(self._text)
        painter.drawText(QRectF(self.rect()), Qt.TextFlag.TextWordWrap, self._text)

    def _font(self) -> QFont:
        return scaled(self.font(), 0.9)
