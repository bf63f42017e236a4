"""The entries of the menu Pair that unload the model. What else is shown of it is pair_view's."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from app.actions import Actions
from app.unload_control import UnloadControl


class UnloadView(QObject):
    """Connects unloading with its entries, both ways."""

    def __init__(self, unloads: UnloadControl, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unloads = unloads
        self._unload = actions.unload
        self._unload.triggered.connect(unloads.toggle)
        actions.unload_after.triggered.connect(self._minutes_chosen)
        for action in actions.unload_after.actions():
            action.setChecked(action.data() == unloads.minutes)
        unloads.changed.connect(self._refresh)
        self._refresh()

    @Slot(QAction)
    def _minutes_chosen(self, action: QAction) -> None:
        self._unloads.set_minutes(action.data())

    @Slot()
    def _refresh(self) -> None:
        if self._unloads.rests:
            text, refusal = self.tr("&Load model again"), ""
            meaning = self.tr("Reads target and drafter into memory now, not with the next message")
        else:
            text, refusal = self.tr("&Unload model"), self._unloads.refusal()
            meaning = self.tr("Frees the memory of target and drafter; the next message loads them again")
        self._unload.setText(text)
        self._unload.setToolTip(refusal or meaning)
        self._unload.setEnabled(not refusal)
