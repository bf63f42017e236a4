"""The bar below the list that offers to take deletions back, for a while."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

UNDO_MS = 8_000


class UndoBar(QFrame):
    """Hidden while there is nothing to undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo")
        self.label = QLabel()
        self.button = QPushButton(self.tr("Undo"))
        self.button.setObjectName("undoButton")
        self.button.setAccessibleName(self.tr("Undo the deletion"))
        self.button.clicked.connect(self._undo)
        self._undoes: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_MS)
        self._timer.timeout.connect(self._forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.hide()

    def offer(self, undo: Callable[[], object]) -> None:
        """Something was deleted; ``undo`` brings it back."""
        self._undoes.append(undo)
        count = len(self._undoes)
        self.label.setText(self.tr("Deleted") if count == 1 else self.tr("{count} deleted").format(count=count))
        self.show()
        self._timer.start()

    @Slot()
    def _undo(self) -> None:
        """All that was deleted while the bar was there."""
        undoes = self._undoes
        self._forget()
        for undo in undoes:
            undo()

    @Slot()
    def _forget(self) -> None:
        self._timer.stop()
        self._undoes = []
        self.hide()
