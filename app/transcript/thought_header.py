"""The line that stands for the reasoning of an answer and folds it out."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from app.widgets.numbers import whole


class ThoughtHeader(QToolButton):
    """``folded`` when it was folded out or in."""

    folded = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.RightArrow)
        self.toggled.connect(self._fold)

    @property
    def open(self) -> bool:
        return self.isChecked()

    def show_count(self, tokens: int | None, running: bool) -> None:
        """``tokens`` is None where they were not recorded."""
        if tokens is None:
            words = self.tr("Thinking…") if running else self.tr("Thought")
        else:
            words = self.tr("Thinking… {count} tokens") if running else self.tr("Thought for {count} tokens")
            words = words.format(count=whole(tokens))
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(self.tr("Show or hide the reasoning"))

    @Slot(bool)
    def _fold(self, out: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if out else Qt.ArrowType.RightArrow)
        self.folded.emit()
