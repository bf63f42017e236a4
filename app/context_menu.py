"""The context lengths to choose from, with what their keys and values take and what fits into memory."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.widgets.numbers import binary_size, whole
from dspark_core.events import ModelInfo

SHORTEST = 1024


class ContextMenu(QMenu):
    """``chosen`` carries a number of tokens, None where it is left to the program.

    Entries are made when they are first needed and hidden for models that they are too long for: the one that was
    clicked must not be deleted while it is still heard.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Context length"))
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._triggered)
        self._fits = self.addSection("")
        self._entry(None)
        self.show_choices(None, None)

    def entries(self) -> list[QAction]:
        """Those to choose from now, the shortest first."""
        return [action for action in self.actions() if action.isCheckable() and action.isVisible()]

    def show_choices(self, asked: int | None, info: ModelInfo | None) -> None:
        """``asked`` was chosen; ``info`` is of the pair that runs."""
        shown = {None, asked, *(context_choices(info.context_limit) if info else ())}
        for length in sorted(length for length in shown - self._lengths() if length is not None):
            self._entry(length)
        for action in self._group.actions():
            action.setVisible(action.data() in shown)
            action.setChecked(action.data() == asked)
            action.setText(self._words(action.data(), info))
        longest = whole(info.longest_context) if info else ""
        words = self.tr("Size of keys and values; up to {longest} tokens fit (estimate)")
        self._fits.setText(words.format(longest=longest))
        self._fits.setVisible(info is not None)

    def _lengths(self) -> set[int | None]:
        return {action.data() for action in self._group.actions()}

    def _entry(self, length: int | None) -> None:
        action = QAction(self)
        action.setObjectName(f"contexts {length}")
        action.setCheckable(True)
        action.setData(length)
        longer = [other for other in self.actions() if length is not None and (other.data() or 0) > length]
        if longer:
            self.insertAction(longer[0], action)
        else:
            self.addAction(action)
        self._group.addAction(action)

    def _words(self, length: int | None, info: ModelInfo | None) -> str:
        """Behind the tab stands what is told beside an entry."""
        if length is None:
            return self.tr("auto: 8,192 tokens or the model's limit")
        words = self.tr("{length} tokens").format(length=whole(length))
        if info is None:
            return words
        fits = length <= info.longest_context
        return f"{words}\t{binary_size(length * info.kv_bytes_per_token) if fits else self.tr('does not fit')}"

    @Slot(QAction)
    def _triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())


def context_choices(limit: int) -> list[int]:
    """Powers of two up to the model's limit, and the limit."""
    powers = [SHORTEST << step for step in range(limit.bit_length())]
    return [*(length for length in powers if length < limit), limit]
