"""The notice at the end of a long answer: when, where, and where it leads."""

import pytest
from PySide6.QtCore import QObject, Signal
from scripted_engine import Answer, ScriptedEngine, plain

from app import answer_notice


class Tray(QObject):
    messageClicked = Signal()
    activated = Signal(object)
    available = True

    def __init__(self, icon, parent):
        super().__init__(parent)
        self.shown = False
        self.messages = []

    @classmethod
    def isSystemTrayAvailable(cls):
        return cls.available

    def setToolTip(self, text):
        pass

    def show(self):
        self.shown = True

    def hide(self):
        self.shown = False

    def showMessage(self, title, text, icon, ms):
        self.messages.append(f"{title}: {text}")


@pytest.fixture
def desktop(monkeypatch):
    """Alerts, and a clock that goes on by 25 seconds at each look."""
    alerts = []
    monkeypatch.setattr(answer_notice, "QSystemTrayIcon", Tray)
    monkeypatch.setattr(Tray, "available", True)
    monkeypatch.setattr(answer_notice.QApplication, "alert", lambda window: alerts.append(window))
    times = iter(range(0, 10_000, 25))
    monkeypatch.setattr(answer_notice.time, "monotonic", lambda: next(times))
    return alerts


def away(p, monkeypatch):
    monkeypatch.setattr(p.window, "isActiveWindow", lambda: False)


@pytest.fixture
def asked(launch, desktop, monkeypatch):
    p = launch()
    away(p, monkeypatch)
    return p


def test_a_long_answer_is_told_in_the_tray_and_the_task_bar(asked, desktop):
    asked.ask("A secret question")
    assert desktop == [asked.window]
    tray = asked.program.notice.tray
    assert tray.shown
    assert tray.messages == ["The answer is complete: It took 25 s. Click to read it."]


def test_a_click_brings_the_window_to_the_conversation(asked, monkeypatch):
    asked.ask("Hello?")
    first = asked.session.conversation_id
    asked.window.new_chat()
    asked.window.showMinimized()
    monkeypatch.setattr(asked.window, "isActiveWindow", lambda: True)
    asked.program.notice.tray.messageClicked.emit()
    asked.until(lambda: asked.session.conversation_id == first)
    assert not asked.window.isMinimized()
    assert not asked.program.notice.tray.shown


def test_without_a_tray_the_task_bar_does(asked, desktop, monkeypatch):
    monkeypatch.setattr(Tray, "available", False)
    asked.ask("Hello?")
    assert desktop == [asked.window]
    assert asked.program.notice.tray is None


@pytest.mark.parametrize(("after", "told"), [(0, False), (10, True), (60, False)])
def test_the_setting_says_from_when(asked, desktop, after, told):
    asked.window.choose_notice_after(after)
    asked.ask("Hello?")
    assert bool(desktop) is told


def test_who_looks_is_not_told(launch, desktop, monkeypatch):
    p = launch()
    monkeypatch.setattr(p.window, "isActiveWindow", lambda: True)
    p.ask("Hello?")
    assert not desktop


def test_a_notice_about_a_deleted_conversation_still_shows_the_window(asked):
    asked.ask("Hello?")
    asked.window._conversations_view._delete(asked.session.conversation_id)
    asked.program.notice.open()
    assert asked.window.isVisible()


def test_closing_during_an_answer_tells_nothing(launch, desktop, monkeypatch):
    answer = Answer(plain("two"), first="one ", hold_at=2)
    p = launch(ScriptedEngine([answer]))
    away(p, monkeypatch)
    p.type_and_send("Count.")
    p.until(answer.reached.is_set)
    p.close()
    assert not desktop
