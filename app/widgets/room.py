"""Room for words: widths that follow the size of the text, and dialogs as high as what is in them."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QDialog, QWidget

ORDINARY_PIXELS = 13
"""Height of the text that widths in pixels were chosen for, at the most."""


def with_text(widget: QWidget, pixels: int) -> int:
    """``pixels``, and as many more as the text of ``widget`` is larger than the ordinary one."""
    return round(pixels * max(1.0, QFontInfo(widget.font()).pixelSize() / ORDINARY_PIXELS))


class GrowingDialog(QDialog):
    """Becomes higher where what is in it needs that: a layout would squeeze wrapped lines instead. Never lower, and
    never higher than the screen."""

    def event(self, event: QEvent) -> bool:
        may_need_more = event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show)
        done = super().event(event)  # after which it may be gone
        if may_need_more:
            self._grow()
        return done

    def _grow(self) -> None:
        layout = self.layout()
        if layout is not None:
            needed = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
            if needed > self.height():
                self.resize(self.width(), min(needed, self.screen().availableSize().height()))
