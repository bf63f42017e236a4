"""What all self-painted parts have in common: a theme, and a menu that copies what they show."""

import textwrap

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetricsF, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from app.theme import LIGHT, Theme


class PaintedWidget(QLabel):
    """A widget that paints itself with the colours of a Theme. A label without text: so a screen reader takes it for
    something to be read, as it does no plain widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self._shortened: list[str] = []
        self.copy_action = QAction(self.tr("Copy value"), self)
        self.copy_action.triggered.connect(self.copy_value)
        self.addAction(self.copy_action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.update()

    def set_definition(self, text: str) -> None:
        """What the figure means, as its tooltip."""
        self.setToolTip("\n".join(textwrap.fill(line, 64) for line in text.splitlines()))

    def fitting(self, text: str, font: QFont, room: float) -> str:
        """``text`` as it can be painted in ``room`` pixels; if shortened, the tooltip begins with the whole of it."""
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room + 1)
        if shown != text:
            self.shorten(text)
        return shown

    def shorten(self, text: str) -> None:
        """To be called where it is painted: ``text`` is not seen to its end, so the tooltip begins with it."""
        self._shortened.append(text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._shortened.clear()
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._shortened:
            QToolTip.showText(event.globalPos(), "\n".join([*self._shortened, self.toolTip()]).strip(), self)
            return True
        return super().event(event)

    def copy_text(self) -> str:
        """What "Copy value" puts on the clipboard; empty when there is nothing to copy."""
        return ""

    def copy_value(self) -> None:
        text = self.copy_text()
        if text:
            QGuiApplication.clipboard().setText(text)


def with_alpha(color: str, opacity: float) -> QColor:
    """A theme colour made transparent."""
    result = QColor(color)
    result.setAlphaF(opacity)
    return result
