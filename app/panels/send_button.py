"""The button beside the prompt box: sends, or stops while an answer is written."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.theme import LIGHT, Theme
from app.widgets.icon_button import draw_send, draw_stop
from app.widgets.numbers import scaled


class SendButton(QAbstractButton):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._stopping = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_stopping(self, stopping: bool) -> None:
        if stopping != self._stopping:
            self._stopping = stopping
            self._name()
            self.update()

    @property
    def stopping(self) -> bool:
        return self._stopping

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(scaled(self.font(), 1.0))
        widest = max(metrics.horizontalAdvance(text) for text in (self.tr("Send"), self.tr("Stop")))
        return QSize(round(widest) + 44, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 6, 6)
        filled = self.isEnabled() and not self._stopping
        background = theme.accent if filled else theme.raised
        painter.fillPath(shape, QColor(theme.hover if self._stopping and self.underMouse() else background))
        if self.hasFocus() or self._stopping:
            color = theme.text if self.hasFocus() else theme.line
            painter.setPen(QPen(QColor(color), 1.5 if self.hasFocus() else 1))
            painter.drawPath(shape)
        ink = theme.accent_text if filled else theme.text if self.isEnabled() else theme.secondary
        pen = QPen(QColor(ink), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setFont(scaled(self.font(), 1.0))
        text_box = QRectF(32, 0, self.width() - 36, self.height())
        painter.drawText(text_box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.translate(11, (self.height() - 16) / 2)
        (draw_stop if self._stopping else draw_send)(painter, theme)

    def _name(self) -> None:
        text = self.tr("Stop") if self._stopping else self.tr("Send")
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(self.tr("Stop the answer (Esc)") if self._stopping else self.tr("Send (Enter)"))
