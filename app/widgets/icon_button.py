"""A flat square button with a drawn icon, so that icons follow the theme and stay sharp at any scale."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.theme import LIGHT, Theme

Draw = Callable[[QPainter, Theme], None]
"""Draws an icon in a square of 16 by 16 with the painter's pen; its brush is the pen's colour."""


class IconButton(QAbstractButton):
    """``name`` is read out and, with ``hint``, is the tooltip. A checked button has a filled background."""

    def __init__(self, draw: Draw, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self._theme = LIGHT
        self.set_name(name, hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_name(self, name: str, hint: str = "") -> None:
        self.setAccessibleName(name)
        self.setToolTip(f"{name}\n{hint}" if hint else name)

    def sizeHint(self) -> QSize:
        return QSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isEnabled() and (self.isChecked() or self.isDown() or self.underMouse()):
            background = QPainterPath()
            background.addRoundedRect(frame, 6, 6)
            painter.fillPath(background, QColor(theme.hover))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.drawRoundedRect(frame, 6, 6)
        lit = self.isEnabled() and (self.isChecked() or self.underMouse())
        color = QColor(theme.text if lit else theme.secondary)
        painter.translate((self.width() - 16) / 2, (self.height() - 16) / 2)
        pen = QPen(color, 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        self._draw(painter, theme)


def draw_left_panel(painter: QPainter, theme: Theme) -> None:
    painter.drawRoundedRect(QRectF(1, 2, 14, 12), 2, 2)
    painter.drawLine(QPointF(6, 2), QPointF(6, 14))


def draw_right_panel(painter: QPainter, theme: Theme) -> None:
    painter.drawRoundedRect(QRectF(1, 2, 14, 12), 2, 2)
    painter.drawLine(QPointF(10, 2), QPointF(10, 14))


def draw_help(painter: QPainter, theme: Theme) -> None:
    _draw_letter(painter, "?", QRectF(0, 0, 16, 16))
    painter.drawEllipse(QRectF(0.5, 0.5, 15, 15))


def draw_info(painter: QPainter, theme: Theme) -> None:
    painter.drawEllipse(QRectF(1.5, 1.5, 13, 13))
    painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.2))
    painter.drawPoint(QPointF(8, 4.9))


def draw_marked_letter(painter: QPainter, theme: Theme) -> None:
    """A letter over a stroke in the colour of an accepted draft: what the switch does to the text."""
    _draw_letter(painter, "A", QRectF(0, -1, 16, 13))
    painter.setPen(QPen(QColor(theme.accepted), 2.5))
    painter.drawLine(QPointF(2.5, 14), QPointF(13.5, 14))


def draw_send(painter: QPainter, theme: Theme) -> None:
    painter.drawLine(QPointF(8, 14), QPointF(8, 2.5))
    painter.drawPolyline([QPointF(3.5, 7), QPointF(8, 2.5), QPointF(12.5, 7)])


def draw_close(painter: QPainter, theme: Theme) -> None:
    painter.drawLine(QPointF(4.5, 4.5), QPointF(11.5, 11.5))
    painter.drawLine(QPointF(11.5, 4.5), QPointF(4.5, 11.5))


def draw_attach(painter: QPainter, theme: Theme) -> None:
    """A paper clip."""
    clip = QPainterPath(QPointF(11, 5))
    clip.lineTo(11, 11)
    clip.arcTo(QRectF(5, 8, 6, 6), 0, -180)
    clip.lineTo(5, 4.5)
    clip.arcTo(QRectF(5, 2, 4, 4), 180, -180)
    clip.lineTo(9, 10.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(clip)


def draw_stop(painter: QPainter, theme: Theme) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawRoundedRect(QRectF(3.5, 3.5, 9, 9), 1, 1)


def _draw_letter(painter: QPainter, letter: str, box: QRectF) -> None:
    font = QFont(painter.font())
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
