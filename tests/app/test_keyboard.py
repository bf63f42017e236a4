"""The window with the keyboard alone: every place is reached, every place has a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QLabel, QScrollBar, QWidget
from scripted_engine import Answer

from dspark_core.models.catalogue import STARTER


def press(p, keys: str) -> None:
    """As the keyboard would, through the shortcut of the window."""
    combination = QKeySequence(keys)[0]
    p.qtbot.keyClick(p.window.focusWidget() or p.window, combination.key(), combination.keyboardModifiers())


def test_f6_goes_round_all_panes(launch):
    p = launch()
    p.ask("Hello?")
    p.until(p.window.conversations.list.isVisible)
    seen = []
    for _ in range(5):
        press(p, "F6")
        seen.append(p.window.focusWidget())
    assert len(set(seen)) == 5
    assert p.composer.edit in seen
    press(p, "F6")
    assert p.window.focusWidget() is seen[0]


def _reachable(p) -> list[QWidget]:
    """All widgets that Tab comes to, from the prompt box once around."""
    start = p.window.focusWidget()
    found = [start]
    for _ in range(300):
        p.qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_Tab)
        if p.window.focusWidget() is start:
            return found
        found.append(p.window.focusWidget())
    raise AssertionError("Tab does not come round")


def test_tab_reaches_every_widget_that_takes_it(launch):
    p = launch()
    p.ask("Hello?")
    p.until(lambda: p.chat._queue.next_place() is None)
    p.composer.edit.setPlainText("x")  # enables the button
    p.composer.edit.setFocus()
    reached = _reachable(p)
    wanted = [
        widget
        for widget in p.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QLabel)
        and widget.focusProxy() is None
    ]
    missing = [f"{type(widget).__name__} {widget.accessibleName()}" for widget in wanted if widget not in reached]
    assert not missing


@pytest.mark.parametrize("fetch_panel", [False, True])
def test_every_widget_that_takes_the_keyboard_has_a_name(launch, fetch_panel):
    p = launch()
    p.window.resize(1280, 800)
    p.ask("Hello?")
    p.window.banner.show_message("Trouble.", "Do this.", "details")
    if fetch_panel:
        p.pair.fetch_needed.emit(STARTER)
    p.until(lambda: p.chat._queue.next_place() is None)
    nameless = []
    for widget in p.window.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible() or isinstance(widget, QScrollBar):
            continue
        accessible = QAccessible.queryAccessibleInterface(widget)
        name = accessible.text(QAccessible.Text.Name) if accessible else ""
        if not (name or widget.accessibleName()) and not isinstance(widget, QLabel):
            nameless.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    assert not nameless


def test_the_keyboard_alone_is_enough_for_a_conversation(launch, qtbot):
    p = launch()
    qtbot.keyClicks(p.window.focusWidget(), "Hello?")
    qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_Return)
    p.until(lambda: p.session.last_answer_text() == Answer().text)
    first = p.session.conversation_id
    press(p, "Ctrl+N")
    qtbot.keyClicks(p.window.focusWidget(), "Another?")
    qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_Return)
    p.until(lambda: not p.session.busy and len(p.shown()) == 2)
    while not p.window.conversations.list.hasFocus():
        press(p, "F6")
    p.until(lambda: len(p.window.conversations.list.entries) == 3)
    qtbot.keyClick(p.window.conversations.list, Qt.Key.Key_Down)
    qtbot.keyClick(p.window.conversations.list, Qt.Key.Key_Return)
    p.until(lambda: p.session.conversation_id == first)
    assert p.shown()[0] == ("user", "Hello?")
