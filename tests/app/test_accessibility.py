"""What a screen reader finds: every focusable thing of every window has a name and a role that says what it is."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QMenu, QScrollArea, QScrollBar, QWidget
from scripted_engine import Answer, Round, ScriptedEngine

from app.dialogs.about_dialog import AboutDialog
from app.dialogs.chat_settings_dialog import ChatSettingsDialog
from app.transcript.links import LinkDialog
from app.widgets.painted import PaintedWidget
from app.widgets.sparkline import Sparkline
from dspark_core.models.catalogue import STARTER
from dspark_core.requests import SamplingParams

Role = QAccessible.Role
VAGUE = {Role.NoRole, Role.Client, Role.Window, Role.Border, Role.Grouping}
MOST_CHILDREN = 200

SPOKEN = (
    Round("one ", accepted=("two ", "three "), rejected=("four ",)),
    Round("five ", accepted=("six ",)),
    Round("with [a link](https://example.org) and\n\n```python\nprint(1)\n```\n\n> quoted\n"),
)


def walk(interface: QAccessibleInterface | None, depth: int = 0) -> Iterator[QAccessibleInterface]:
    if interface is None or not interface.isValid() or depth > 40:
        return
    yield interface
    for index in range(min(interface.childCount(), MOST_CHILDREN)):
        yield from walk(interface.child(index), depth + 1)


def unsaid(root: QWidget) -> list[str]:
    """The focusable parts of ``root`` that have no name, or a role that says nothing."""
    found = []
    for part in walk(QAccessible.queryAccessibleInterface(root)):
        state, role = part.state(), part.role()
        if not state.focusable or state.invisible or part.object() is root:
            continue
        name = part.text(QAccessible.Text.Name).strip()
        widget = part.object()
        if isinstance(widget, QScrollBar | QLabel):  # a label is what it says; Qt gives focus to those one can copy
            continue
        vague = role in VAGUE and not isinstance(widget, QScrollArea)  # Qt knows no other role for these
        if not name or vague:
            whose = type(widget).__name__ if widget is not None else "item"
            parent = part.parent().object() if part.parent() else None
            found.append(f"{whose} {role.name} {name!r} in {type(parent).__name__}")
    return found


@pytest.fixture
def full(launch):
    """The window with an answer, a banner, an error, and everything unfolded."""
    p = launch(ScriptedEngine([Answer(SPOKEN, first="zero "), Answer(error=RuntimeError("broken"))]))
    p.window.resize(1400, 900)
    p.ask("Count, please.")
    p.until(lambda: p.chat._queue.next_place() is None)
    for section in p.window.inspector.sections:
        section.info.setChecked(True)
    p.window.banner.offer("Trouble.", "Do this.", "Now", lambda: None)
    p.window.banner.copy_button.show()
    return p


def test_the_whole_window(full):
    names = {part.text(QAccessible.Text.Name) for part in walk(QAccessible.queryAccessibleInterface(full.window))}
    assert {"Message", "Transcript", "Conversations", "Speculation figures", "Help", "State"} <= names
    assert not unsaid(full.window)


def test_an_error_in_the_transcript(full):
    full.ask("Again")
    full.until(lambda: full.chat._queue.next_place() is None)
    assert not unsaid(full.window)


def test_a_narrow_window_with_its_tabs(full):
    full.window.resize(800, 600)
    full.until(lambda: full.window.inspector.width() != 300 or full.window.width() <= 1024)
    assert not unsaid(full.window)


def test_the_panel_that_fetches(full):
    full.pair.fetch_needed.emit(STARTER)
    assert not unsaid(full.window)


def test_dialogs_and_popups(full):
    window, views = full.window, full.window.help_view
    views.show_help()
    views.show_log()
    views.show_palette()
    window.header.chip.explain()
    opened = [
        views.help,
        views.log,
        views.palette,
        window.header.chip.popup,
        AboutDialog(window),
        ChatSettingsDialog(full.program.chats, SamplingParams(), window),
        LinkDialog("https://example.org", window),
    ]
    for dialog in opened:
        assert dialog is not None
        dialog.show()
        assert not unsaid(dialog), type(dialog).__name__
        assert dialog.windowTitle() or dialog.accessibleName() or dialog is window.header.chip.popup
        dialog.close()


def test_the_menus(full):
    for menu in full.window.findChildren(QMenu):
        for action in menu.actions():
            assert action.isSeparator() or action.text() or not action.isVisible(), menu.title()


def test_tab_reaches_every_control_of_the_dialogs(full, qtbot):
    views = full.window.help_view
    views.show_log()
    views.show_help()
    for dialog in (views.log, views.help, ChatSettingsDialog(full.program.chats, SamplingParams(), full.window)):
        dialog.show()
        reached = set()
        place = dialog
        for _ in range(200):
            place = place.nextInFocusChain()
            if place is dialog:
                break
            reached.add(place)
        wanted = [
            widget
            for widget in dialog.findChildren(QWidget)
            if widget.isVisibleTo(dialog) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert wanted
        assert set(wanted) <= reached
        dialog.close()


def test_what_is_painted_is_described_with_its_figures(full):
    """Each number that can be copied from a plot or gauge can be heard too."""
    checked = 0
    full.window.inspector.saved.show_forecast("Measured ×1.90 (est.)")
    for part in full.window.inspector.findChildren(PaintedWidget):
        assert part.accessibleName(), type(part).__name__
        assert part.accessibleDescription(), part.accessibleName()
        figures = re.findall(r"\d[\d,.]*", part.copy_text())
        if isinstance(part, Sparkline):  # 600 samples are told by the last and the highest
            figures = [f"{max(value for _second, value in part.samples() if value is not None):.1f}"]
        if figures:
            spoken = f"{part.accessibleName()} {part.accessibleDescription()}"
            missing = [figure for figure in figures if figure.rstrip(".,") not in spoken]
            assert not missing, (type(part).__name__, part.accessibleName(), missing, spoken)
            checked += 1
    assert checked >= 4
