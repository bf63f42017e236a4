"""What stands in the place of the list of conversations while there is nothing in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

LONGEST_QUOTE = 40


class EmptyNote(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setObjectName("empty")
        self.hide()

    def show_loading(self) -> None:
        """It is not known yet whether there are conversations."""
        self.clear()

    def show_none(self) -> None:
        self.setText(self.tr("Your conversations will appear here."))

    def show_nothing_found(self, words: str) -> None:
        self.setText(self.tr("Nothing found for “{text}”.").format(text=words[:LONGEST_QUOTE]))
