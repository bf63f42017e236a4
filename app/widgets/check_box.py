"""A check box whose frame can be seen: Fusion draws it darker than the window, which is invisible on a dark one."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

BOX = 16
GAP = 8


class CheckBox(QCheckBox):
    """QCheckBox, painted with the colours of its palette."""

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width = 2 + BOX + GAP + metrics.horizontalAdvance(self.text()) + 4
        return QSize(round(width), max(BOX + 6, round(metrics.height()) + 4))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self.palette()
        role = QPalette.ColorRole
        box = QRectF(1.75, (self.height() - BOX) / 2 + 0.75, BOX - 1.5, BOX - 1.5)
        painter.setPen(QPen(colors.color(role.Highlight if self.isChecked() else role.PlaceholderText), 1.5))
        painter.setBrush(colors.color(role.Highlight if self.isChecked() else role.Base))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            tick = QPen(colors.color(role.HighlightedText), 2)
            tick.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(tick)
            left, top = box.left(), box.top()
            painter.drawPolyline(
                [QPointF(left + 3.5, top + 7.5), QPointF(left + 6.2, top + 10.3), QPointF(left + 11, top + 4.5)]
            )
        text = QRectF(2 + BOX + GAP, 0, self.width() - BOX - GAP, self.height())
        painter.setPen(colors.color(role.WindowText))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.color(role.Highlight), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
