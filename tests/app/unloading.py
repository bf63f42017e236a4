"""Unloading in the tests: what a user presses and sees, and a timer of the test's own."""

from PySide6.QtCore import QObject, Qt, Signal

MINUTE = 60_000


class FakeTimer(QObject):
    """A QTimer whose time passes when the test says so."""

    timeout = Signal()
    made: "list[FakeTimer]" = []  # noqa: RUF012

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.left: int | None = None
        FakeTimer.made.append(self)

    def setSingleShot(self, single: bool) -> None:
        assert single

    def start(self, ms: int) -> None:
        self.left = ms

    def stop(self) -> None:
        self.left = None

    def passes(self, ms: int) -> None:
        if self.left is None:
            return
        self.left -= ms
        if self.left <= 0:
            self.left = None
            self.timeout.emit()


def entry(p):
    return p.window.actions_table.unload


def chip(p) -> str:
    return p.window.header._state[1]


def unloaded(p) -> bool:
    return p.pair.rests and p.engine.info is None


def press_the_key(p) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    p.qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_M, keys)


def unload(p) -> None:
    press_the_key(p)
    p.until(lambda: unloaded(p))


def choose_minutes(p, minutes: int) -> None:
    (action,) = (a for a in p.window.actions_table.unload_after.actions() if a.data() == minutes)
    action.trigger()
