"""The bar below the list that shows how far an import or export is, and stops it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class TaskBar(QFrame):
    """``cancel_requested``: what runs is to stop; what came in so far stays."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("task")
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(self.tr("Cancel"))
        self.button.setObjectName("taskButton")
        self.button.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.hide()

    def show_progress(self, words: str) -> None:
        """What runs and how far it is; empty: nothing runs."""
        self.label.setText(words)
        self.button.setAccessibleName(self.tr("Cancel: {task}").format(task=words))
        self.setVisible(bool(words))
