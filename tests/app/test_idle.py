"""Who does nothing wakes nothing: the timers of an idle window, counted."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

SECONDS = 2
MOST = 10
"""Two a second blink the text cursor, one looks at the memory; the rest is room for what an answer left behind."""


class Wakings(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.by_receiver: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Timer:
            self.by_receiver.append(f"{type(watched).__name__} in {type(watched.parent()).__name__}")
        return False


def test_an_idle_window_sleeps(launch):
    p = launch()
    p.ask("Hello?")
    p.until(lambda: not p.chat.busy)
    p.qtbot.wait(1200)  # the last saves and repaints
    wakings = Wakings()
    QApplication.instance().installEventFilter(wakings)
    p.qtbot.wait(1000 * SECONDS)
    QApplication.instance().removeEventFilter(wakings)
    assert len(wakings.by_receiver) <= MOST, wakings.by_receiver


def test_a_hidden_inspector_looks_at_nothing(launch):
    p = launch()
    assert p.window.inspector.memory.timer.isActive()
    p.window.appearance.set_inspector_visible(False)
    assert not p.window.inspector.memory.timer.isActive()
