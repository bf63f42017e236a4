"""The table of commands: menus, palette and help show all of it, and the keyboard reaches all of it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from scripted_engine import Answer, ScriptedEngine, plain

from app.command import Command, commands
from app.commands import CommandTable
from app.dialogs.palette import entries, found
from app.fuzzy import cost


def table(p) -> list[Command]:
    return commands(p.window.actions_table.table)


def press(p, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    p.qtbot.keyClick(p.window.focusWidget() or p.window, combination.key(), combination.keyboardModifiers())


def test_every_command_has_words_and_a_key_of_its_own_or_none(launch):
    p = launch()
    every = table(p)
    assert len({command.name for command in every}) == len(every)
    assert all(command.text and command.meaning for command in every)
    keys = [QKeySequence(command.keys).toString() for command in every if command.keys]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    for command in every:
        action = p.window.actions_table.entries[command.name]
        assert action.shortcut().toString() == (QKeySequence(command.keys).toString() if command.keys else "")
        assert action.isCheckable() is command.checkable
        assert action.toolTip() == command.meaning or command.run is None  # then a view says more


def test_no_access_key_twice_in_a_menu(launch):
    p = launch()
    for menu in p.window.actions_table.bar:
        letters = [a.text()[a.text().index("&") + 1].lower() for a in menu.actions() if "&" in a.text()]
        assert len(set(letters)) == len(letters), (menu.title(), sorted(letters))
    titles = [menu.title()[menu.title().index("&") + 1] for menu in p.window.actions_table.bar]
    assert len(set(titles)) == len(titles)


def test_the_palette_has_every_entry_of_the_menus(launch):
    p = launch()
    press(p, "Ctrl+K")
    palette = p.window.help_view.palette
    words = [palette.list.topLevelItem(row).text(0) for row in range(palette.list.topLevelItemCount())]
    for command in table(p):
        if command.name != "palette":
            plain_words = command.text.replace("&", "").rstrip("…")
            assert any(line.endswith(f"› {plain_words}") for line in words), command.name
    assert "Pair › Precision › nf4: 4 bits (bitsandbytes)" in words
    assert "View › Dark theme" in words
    assert any("Context length" in line for line in words)
    palette.close()


def test_typing_filters_enter_runs_and_what_was_run_comes_first(launch):
    p = launch()
    press(p, "Ctrl+K")
    palette = p.window.help_view.palette
    assert palette.field.hasFocus() or palette.focusProxy() is palette.field
    p.qtbot.keyClicks(palette.field, "dark th")
    assert palette.list.currentItem().text(0) == "View › Dark theme"
    p.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert p.program.settings.settings.theme == "dark"
    p.until(lambda: not palette.isVisible())
    press(p, "Ctrl+K")
    palette = p.window.help_view.palette
    assert palette.list.currentItem().text(0) == "View › Dark theme"
    p.qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentItem().text(0) == "Chat › New chat"
    shown = {palette.list.topLevelItem(row).text(0): palette.list.topLevelItem(row).text(1) for row in range(9)}
    assert shown["Chat › New chat"] == "Ctrl+N"
    p.qtbot.keyClick(palette, Qt.Key.Key_Escape)
    p.until(lambda: not palette.isVisible())
    assert p.program.settings.settings.theme == "dark"


def test_what_cannot_be_used_now_is_not_run_by_the_palette(launch):
    p = launch()
    press(p, "Ctrl+K")
    palette = p.window.help_view.palette
    p.qtbot.keyClicks(palette.field, "chat stop")
    p.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()  # Stop is there, grey
    assert not palette.list.topLevelItem(0).flags() & Qt.ItemFlag.ItemIsEnabled
    palette.close()


@pytest.mark.parametrize(
    ("typed", "words", "expected"),
    [
        ("", "Chat › Stop", 0),
        ("st", "Chat › Stop", 0),
        ("top", "Chat › Stop", 1),
        ("cs", "Chat › Stop", 2),
        ("tpd", "Theme of the pair: dark", 2),
        ("rgn", "Regenerate answer", 3),
        ("enr", "Regenerate answer", None),
        ("chat stop", "Chat › Stop", 0),
        ("stop x", "Chat › Stop", None),
        ("ÄPFEL", "Chat › äpfel", 0),
    ],
)
def test_how_near_words_are(typed, words, expected):
    assert cost(typed, words) == expected


def test_the_nearest_come_first(launch):
    p = launch()
    every = entries(p.window.actions_table.leaves())
    hits = found(every, "se", [])
    costs = [cost("se", entry.words) for entry in hits]
    assert all(one <= other for one, other in pairwise(costs))
    assert found(every, "", ["themes dark"])[0].name == "themes dark"


def test_a_command_that_depends_on_the_answer_follows_it(launch):
    answer = Answer(plain("two"), first="one ", hold_at=2)
    p = launch(ScriptedEngine([answer]))
    stop = p.window.actions_table.entries["stop"]
    assert not stop.isEnabled()
    p.type_and_send("Count.")
    p.until(answer.reached.is_set)
    assert stop.isEnabled()
    stop.trigger()
    p.until(lambda: not p.session.busy)
    assert not stop.isEnabled()


def test_shift_f6_goes_the_other_way(launch):
    p = launch()
    p.ask("Hello?")
    press(p, "F6")
    first = p.window.focusWidget()
    press(p, "F6")
    press(p, "Shift+F6")
    assert p.window.focusWidget() is first


def test_the_help_lists_every_key(launch):
    p = launch()
    press(p, "Ctrl+F1")
    window = p.window.help_view.help
    text = window.page.toPlainText()
    for command in table(p):
        assert command.meaning in text
        assert command.keys in text
    for keys, words in CommandTable(p.window).keys_in_places():
        assert keys in text
        assert words in text
    window.close()
