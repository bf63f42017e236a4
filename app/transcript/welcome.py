"""What an empty chat shows: a few lines on what happens, and prompts to begin with."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.transcript.message_parts import height_of

PADDING = 32
"""Pixels of an example's button that are not its text."""


class WelcomePanel(QWidget):
    example_chosen = Signal(str)

    def __init__(self, lines: Sequence[str], examples: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Welcome"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for index, line in enumerate(lines):
            label = QLabel(line)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setObjectName("title" if index == 0 else "")
            if index == 0:
                font = label.font()
                font.setPointSizeF(font.pointSizeF() * 1.45)
                label.setFont(font)
            layout.addWidget(label)
        layout.addSpacing(16)
        if examples:
            heading = QLabel(self.tr("Try one of these"))
            heading.setObjectName("quiet")
            layout.addWidget(heading)
        self.buttons: list[QPushButton] = []
        for example in examples:
            button = QPushButton(example.replace("&", "&&"))
            button.setProperty("prompt", example)
            button.setAccessibleName(example)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(self._choose)
            layout.addWidget(button)
            self.buttons.append(button)

    def place(self, available: int, text_width: int, least: int) -> int:
        """Stand in the middle of a page ``available`` wide and at least so high; the height of the page."""
        width = min(560, text_width)
        height = self.height_for(width)
        total = max(least, height + 48)
        self.setGeometry((available - width) // 2, (total - height) // 2, width, height)
        self._fit(width - PADDING)
        return total

    def _fit(self, room: int) -> None:
        """An example that is wider than the page ends with an ellipsis; it is asked whole."""
        for button in self.buttons:
            prompt = button.property("prompt")
            fitting = button.fontMetrics().elidedText(prompt, Qt.TextElideMode.ElideRight, room)
            button.setText(fitting.replace("&", "&&"))
            button.setToolTip("" if fitting == prompt else prompt)

    def height_for(self, width: int) -> int:
        return height_of(self, width)

    @Slot()
    def _choose(self) -> None:
        self.example_chosen.emit(self.sender().property("prompt"))
