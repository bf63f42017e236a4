"""A list of drafters for a target to choose from: what does not fit is in it too, grey, with its reason."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from app.pairs import words
from dspark_core.pairs.facts import Suggestion


class DrafterBox(QComboBox):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Drafter"))
        self.setMinimumContentsLength(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def show_drafters(self, suggestions: tuple[Suggestion, ...], chosen: str) -> None:
        """Those that can be chosen now, ``none``, and behind them what does not fit."""
        self.clear()
        here = [each for each in suggestions if each.drafter and each.source in ("installed", "built in")]
        for each in here:
            if each.usable:
                self._add(words.title(each), each.drafter, words.reason(each))
        self._add(self.tr("None: plain decoding"), "none", self.tr("Every token costs a pass of the target."))
        if self.findData(chosen) < 0:
            self._add(chosen, chosen, self.tr("Asked for now"))
        for each in here:
            if not each.usable:
                self._add(self.tr("{drafter} (does not fit)").format(drafter=words.title(each)), "", words.reason(each))
                self._gray_out(self.count() - 1)
        self.setCurrentIndex(self.findData(chosen))

    def _add(self, title: str, drafter: str, reason: str) -> None:
        self.addItem(title, drafter)
        row = self.count() - 1
        self.setItemData(row, reason, Qt.ItemDataRole.ToolTipRole)
        self.setItemData(row, reason, Qt.ItemDataRole.AccessibleDescriptionRole)

    def _gray_out(self, row: int) -> None:
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.item(row).setEnabled(False)
