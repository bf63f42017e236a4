"""A radio button whose ring can be seen: Fusion draws it darker than the window, which is invisible on a dark one."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QRadioButton

RING = 16
GAP = 8


class RadioButton(QRadioButton):
    """QRadioButton, painted with the colours of its palette."""

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width = 2 + RING + GAP + metrics.horizontalAdvance(self.text()) + 4
        return QSize(round(width), max(RING + 6, round(metrics.height()) + 4))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, role = self.palette(), QPalette.ColorRole
        ring = QRectF(1.75, (self.height() - RING) / 2 + 0.75, RING - 1.5, RING - 1.5)
        painter.setPen(QPen(colors.color(role.Highlight if self.isChecked() else role.PlaceholderText), 1.5))
        painter.setBrush(colors.color(role.Base))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color(role.Highlight))
            painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5))
        text = QRectF(2 + RING + GAP, 0, self.width() - RING - GAP, self.height())
        painter.setPen(colors.color(role.WindowText))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(text, int(flags) | Qt.TextFlag.TextShowMnemonic, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.color(role.Highlight), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
