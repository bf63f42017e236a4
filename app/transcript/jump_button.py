"""The button that leads back to the end while an answer grows there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget


class JumpButton(QToolButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("jump")
        self.setText(self.tr("Jump to latest"))
        self.setArrowType(Qt.ArrowType.DownArrow)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def place(self, width: int, height: int) -> None:
        """At the bottom of an area of this size, in the middle."""
        size = self.sizeHint()
        self.setGeometry((width - size.width()) // 2, height - size.height() - 12, size.width(), size.height())
