"""The field to search conversations with: asks when typing pauses, or at once on Enter."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

SEARCH_DELAY_MS = 150


class SearchBox(QLineEdit):
    """Signals:
    asked(text): search for it; empty when the search ends
    changed(): the results shown may no longer belong to the text
    """

    asked = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY_MS)
        self._timer.timeout.connect(self._ask)
        self.setPlaceholderText(self.tr("Search conversations"))
        self.setAccessibleName(self.tr("Search conversations"))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._typed)

    @property
    def words(self) -> str:
        """What is searched for; empty for nothing."""
        return self.text().strip()

    @property
    def settled(self) -> bool:
        """Whether what is in the field has been asked for."""
        return self.words == self._asked

    def ask_now(self) -> None:
        self._timer.stop()
        self._ask()

    @Slot()
    def _typed(self) -> None:
        self.changed.emit()
        if self.words:
            self._timer.start()
        else:
            self.ask_now()

    @Slot()
    def _ask(self) -> None:
        if not self.settled:
            self._asked = self.words
            self.asked.emit(self._asked)
