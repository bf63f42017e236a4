"""What all messages on the page have in common: actions, token colours, the way to other versions."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from app.transcript.message_parts import ActionButton
from app.transcript.resting_section import RestingSection
from app.transcript.text_view import TextView
from app.transcript.turns import BranchNote, Turn
from app.transcript.version_switch import VersionSwitch


class MessageWidget(QWidget):
    """``resized`` when its height has to be asked for again. ``version_requested`` carries the message id and how many
    versions further."""

    resized = Signal()
    edit_requested = Signal(int)
    version_requested = Signal(int, int)

    def __init__(self, turn: Turn, parent: QWidget) -> None:
        super().__init__(parent)
        self.turn = turn
        self._branch: BranchNote | None = None
        self._actions: list[ActionButton] = []  # that which copies comes first

    def set_width(self, width: int) -> int:
        """Lay out at ``width``; the height it takes."""
        raise NotImplementedError

    def build_step(self) -> bool:
        """Do a little of the rendering that is left; whether there is more."""
        return False

    def views(self) -> list[TextView]:
        """Its text, from the top."""
        return []

    def parts(self) -> Sequence[TextView | RestingSection]:
        """Its text with what of it rests, from the top."""
        return self.views()

    def show_part(self, index: int) -> TextView:
        """The text of one of its parts; if it rests, it is put on the page again."""
        return self.views()[index]

    def wake(self, top: int, bottom: int) -> bool:
        """Put one part between ``top`` and ``bottom`` that rests on the page again; whether there was one."""
        return False

    def rests(self, top: int, bottom: int) -> bool:
        """Whether there is such a part."""
        return False

    def let_rest(self, top: int, bottom: int) -> None:
        """Give back the widgets of what is not between ``top`` and ``bottom``."""

    def hold(self, height: int) -> Callable[[], int]:
        """Where what is now at ``height`` will be after it is laid out anew."""
        return lambda: height

    def has_rendered(self, source_end: int) -> bool:
        """Whether the text up to this position of the source is on the page."""
        return True

    def unfold(self, source: int) -> None:
        """Fold out what this position of the source stands in."""

    def set_marks_visible(self, visible: bool, top: int, bottom: int) -> bool:
        """Switch the token colours of what stands between ``top`` and ``bottom``; whether all are switched now."""
        return True

    def switch_marks_step(self) -> bool:
        """Switch the token colours of a little more; whether all are switched now."""
        return True

    def focus_order(self) -> list[QWidget]:
        """The widgets that Tab visits, in order."""
        return list(self._actions)

    def refresh_branch(self) -> bool:
        """Show which of its versions this is, and what can be done now; whether that has changed."""
        before, self._branch = self._branch, self.turn.branch
        if before == self._branch:
            return False
        self._show_branch(self._branch)
        return True

    def _show_branch(self, branch: BranchNote) -> None:
        """What refresh_branch found."""

    def focus_versions(self) -> None:
        """Give the keyboard focus to the way to other versions."""

    def _make_version_switch(self) -> VersionSwitch:
        """With keys that work wherever in the message the focus is: buttons would take arrows for themselves."""
        switch = VersionSwitch(self)
        switch.chosen.connect(self._ask_version)
        for keys, steps in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(switch.chosen.emit, steps))
        return switch

    @Slot(int)
    def _ask_version(self, steps: int) -> None:
        if self.turn.id is not None and self.turn.branch.free:
            self.version_requested.emit(self.turn.id, steps)

    @Slot()
    def _ask_edit(self) -> None:
        if self.turn.id is not None:
            self.edit_requested.emit(self.turn.id)

    def enterEvent(self, event: QEnterEvent) -> None:
        for button in self._actions:
            button.reveal(True)

    def leaveEvent(self, event: object) -> None:
        for button in self._actions:
            button.reveal(False)

    def _add_action(self, text: str, name: str) -> ActionButton:
        button = ActionButton(text, name, self)
        self._actions.append(button)
        return button

    @Slot()
    def copy_markdown(self) -> None:
        """Put the message on the clipboard as it was written."""
        QGuiApplication.clipboard().setText(self.turn.markdown)
        self._actions[0].confirm(self.tr("Copied"))
