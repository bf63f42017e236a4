"""A state in words with a coloured dot; a click explains it."""

from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.theme import LIGHT, Theme
from app.widgets.numbers import scaled

Dot = Literal["full", "ring", "half"]


class Chip(QAbstractButton):
    """The dot differs in shape as well as in colour; the words always say it all."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._color = LIGHT.secondary
        self._dot: Dot = "ring"
        self._explanation = ""
        self._popup: Explanation | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.explain)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_state(self, text: str, color: str, dot: Dot, explanation: str) -> None:
        before = self.sizeHint()
        self._color, self._dot, self._explanation = color, dot, explanation
        self.setText(text)
        self.setToolTip(self.tr("{text}\nClick for what this means").format(text=text))
        self.setAccessibleDescription(f"{text}. {explanation}")
        if self._popup is not None:
            self._popup.label.setText(explanation)
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def explain(self) -> None:
        """Show the explanation under the chip until a click elsewhere or Escape."""
        if not self._explanation:
            return
        if self._popup is None:
            self._popup = Explanation(self)
        self._popup.show_under(self, self._explanation)

    @property
    def popup(self) -> "Explanation | None":
        return self._popup

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(scaled(self.font(), 1.0))
        # as wide as if all digits were zero: with tabular figures a running number does not change the width
        text = "".join("0" if letter.isdigit() else letter for letter in self.text())
        return QSize(round(metrics.horizontalAdvance(text)) + 38, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 6, 6)
        painter.fillPath(shape, QColor(theme.hover if self.underMouse() else theme.raised))
        focus = self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if focus else theme.line), 1.5 if focus else 1))
        painter.drawPath(shape)
        self._paint_dot(painter, QPointF(15, self.height() / 2))
        painter.setFont(scaled(self.font(), 1.0))
        painter.setPen(QColor(theme.text))
        box = QRectF(26, 0, self.width() - 36, self.height())
        text = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width() + 1)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_dot(self, painter: QPainter, center: QPointF) -> None:
        color = QColor(self._color)
        if self._dot == "full":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(center, 4.5, 4.5)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 2))
        painter.drawEllipse(center, 4, 4)
        if self._dot == "half":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawPie(QRectF(center.x() - 4, center.y() - 4, 8, 8), -90 * 16, 180 * 16)


class Explanation(QFrame):
    """A few lines of text in a small window that the next click or Escape closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setMinimumWidth(280)
        self.label.setMaximumWidth(360)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self.label)

    def show_under(self, widget: QWidget, text: str) -> None:
        self.label.setText(text)
        self.adjustSize()
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
        self.show()
