"""Menus, keys, themes, widths and focus of the whole window."""

import base64
import gc
import json

import pytest
import shiboken6
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget, QWidgetItem
from scripted_engine import Answer, ScriptedEngine, plain

from app.chat.chat_settings import ChatSettings
from app.dialogs.chat_settings_dialog import ChatSettingsDialog
from app.pair_words import describe
from app.theme import DARK, LIGHT


def all_actions(p) -> dict[str, QAction]:
    found: dict[str, QAction] = {}
    for menu in p.window.menuBar().findChildren(QMenu):
        for action in menu.actions():
            if action.menu() is None and not action.isSeparator():
                found[action.text().replace("&", "")] = action
    return found


def press(p, keys: str) -> None:
    """As the keyboard would, through the shortcut of the window."""
    combination = QKeySequence(keys)[0]
    p.qtbot.keyClick(p.window.focusWidget() or p.window, combination.key(), combination.keyboardModifiers())


def test_no_two_entries_share_a_shortcut_and_all_are_enabled_when_they_can_be_used(launch):
    p = launch()
    shortcuts = [a.shortcut().toString() for a in all_actions(p).values() if not a.shortcut().isEmpty()]
    assert len(shortcuts) == len(set(shortcuts))
    assert {
        "Ctrl+N",
        "Esc",
        "Ctrl+R",
        "Ctrl+Shift+C",
        "Ctrl+Shift+F",
        "Ctrl+Q",
        "Ctrl+O",
        "Ctrl+,",
        "Ctrl+T",
        "Ctrl+B",
        "Ctrl+Shift+M",
        "Ctrl+Shift+S",
        "Ctrl+L",
        "F6",
        "F1",
    } <= set(shortcuts)
    off = [text for text, a in all_actions(p).items() if a.isVisible() and not a.isEnabled()]
    of_a_conversation = ["Rename", "Pin on top", "Move to folder…", "Delete", "Export as Markdown…", "Export as JSON…"]
    no_place_to_ask = "Check once a day"  # in a checkout
    assert off == ["Stop", *of_a_conversation, "Export all conversations…", no_place_to_ask]  # there is none yet


def test_the_menus_without_dialogs_can_all_be_triggered(launch, monkeypatch):
    p = launch()
    p.ask("Hello?")
    opened = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: opened.append(type(dialog).__name__) or 0)
    monkeypatch.setattr("app.main_window.QFileDialog.getExistingDirectory", lambda *a: "")
    monkeypatch.setattr("app.conversations_view.QFileDialog.getOpenFileNames", lambda *a: ([], ""))
    monkeypatch.setattr("app.conversations_view.QFileDialog.getSaveFileName", lambda *a: ("", ""))
    for text, action in all_actions(p).items():
        if text != "Quit":
            action.trigger()
            if text == "Unload model":
                action.trigger()
            p.until(lambda: p.pair.usable and not p.session.busy)
    assert sorted(opened) == ["AboutDialog", "ChatSettingsDialog"]


def test_keys_new_chat_search_and_message_box(launch):
    p = launch()
    p.ask("Hello?")
    press(p, "Ctrl+N")
    assert p.shown() == []
    assert p.composer.edit.hasFocus()
    press(p, "Ctrl+B")
    assert not p.window.conversations.isVisible()
    press(p, "Ctrl+Shift+F")
    assert p.window.conversations.isVisible()
    assert p.window.conversations.search_field.hasFocus()
    press(p, "Ctrl+L")
    assert p.composer.edit.hasFocus()


def test_the_last_answer_is_copied(launch):
    p = launch()
    p.ask("Hello?")
    press(p, "Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text() == Answer().text


def test_escape_in_the_search_field_ends_the_search_when_nothing_streams(launch):
    p = launch()
    p.window.search_conversations()
    p.window.conversations.search_field.setText("abc")
    press(p, "Esc")
    assert p.window.conversations.search_field.text() == ""


def test_stop_and_regenerate_are_offered_when_they_can_be_used(launch):
    answer = Answer(plain("two"), first="one ", hold_at=2)
    p = launch(ScriptedEngine([answer]))
    table = p.window.actions_table
    p.type_and_send("Count.")
    p.until(answer.reached.is_set)
    assert (table.stop.isEnabled(), table.regenerate.isEnabled()) == (True, False)
    table.stop.trigger()
    p.until(lambda: not p.session.busy)
    assert (table.stop.isEnabled(), table.regenerate.isEnabled()) == (False, True)


@pytest.mark.parametrize("order", [("dark", "light"), ("light", "dark")])
def test_the_theme_changes_at_once_in_both_directions(launch, order):
    p = launch()
    p.ask("Hello?")
    for name in order:
        theme = DARK if name == "dark" else LIGHT
        p.window.appearance.choose_theme(name)
        QApplication.processEvents()
        p.until(lambda: p.chat._queue.next_place() is None)
        image = p.window.grab().toImage()

        def color(widget: QWidget, x: int, y: int, image=image) -> str:
            at = widget.mapTo(p.window, widget.rect().topLeft())
            return image.pixelColor(at.x() + x, at.y() + y).name().upper()

        assert color(p.chat, 3, 3) == theme.surface
        assert color(p.window.header, 2, 2) == theme.side
        assert color(p.composer, 3, 3) == theme.surface
        assert color(p.window.conversations, 3, 3) == theme.side
        assert [a.data() for a in p.window.actions_table.themes.actions() if a.isChecked()] == [name]


def test_the_theme_is_remembered(launch, own_home):
    p = launch()
    p.window.appearance.choose_theme("dark")
    assert json.loads((own_home / "settings.json").read_bytes())["theme"] == "dark"


@pytest.mark.parametrize("way", ["menu", "header", "inspector"])
def test_the_switch_of_the_marks_keeps_all_places_in_step(launch, way):
    p = launch()
    window = p.window
    for shown in (False, True):
        if way == "menu":
            window.actions_table.marks.trigger()
        elif way == "header":
            window.header.marks.click()
        else:
            window.inspector.marks_toggled.emit(shown)
        assert window.actions_table.marks.isChecked() is shown
        assert window.header.marks.isChecked() is shown
        assert window.chat._marks_visible is shown
        assert window.inspector.legend.switch.isChecked() is shown


@pytest.mark.parametrize("side", ["sidebar", "inspector"])
def test_sides_fold_from_menu_and_header(launch, side):
    p = launch()
    panel = p.window.conversations if side == "sidebar" else p.window.inspector
    button = getattr(p.window.header, side)
    action = getattr(p.window.actions_table, side)
    assert panel.isVisible()
    button.click()
    assert (panel.isVisible(), button.isChecked(), action.isChecked()) == (False, False, False)
    action.trigger()
    assert (panel.isVisible(), button.isChecked(), action.isChecked()) == (True, True, True)


def test_a_narrow_window_turns_the_inspector_into_a_tab_and_back(launch):
    p = launch()
    window = p.window
    window.resize(1000, 700)
    p.until(lambda: window.width() == 1000)
    tabs = window._layout._middle
    assert tabs.tabBar().isVisible()
    assert p.chat.isVisible()
    assert not window.inspector.isVisible()
    tabs.setCurrentIndex(1)
    assert window.inspector.isVisible()
    assert not p.chat.isVisible()
    press(p, "F6")
    press(p, "Ctrl+L")
    assert p.composer.edit.isVisible()
    assert p.composer.edit.hasFocus()
    tabs.setCurrentIndex(1)
    window.resize(1280, 800)
    p.until(lambda: window.width() == 1280)
    assert not tabs.tabBar().isVisible()
    assert window.inspector.isVisible()
    assert p.chat.isVisible()
    assert window.inspector.width() == 300


def test_no_python_object_outlives_the_place_of_the_inspector(launch):
    """PySide keeps one for each item of a layout that was added to another one; freed items then crash the program."""
    p = launch()
    items = [thing for thing in gc.get_objects() if type(thing) is QWidgetItem and shiboken6.isValid(thing)]
    assert p.window.inspector not in [item.widget() for item in items]


def test_in_a_narrow_window_the_inspector_s_key_brings_its_tab_up(launch):
    p = launch()
    p.window.resize(1000, 700)
    press(p, "Ctrl+Shift+S")
    assert p.window._layout._middle.count() == 1
    press(p, "Ctrl+Shift+S")
    assert p.window.inspector.isVisible()
    p.type_and_send("Hello?")
    p.until(p.chat.isVisible)
    p.until(lambda: not p.session.busy)


def test_the_window_can_be_made_as_narrow_as_a_small_screen(launch):
    p = launch()
    p.window.resize(1280, 800)
    p.window.resize(760, 500)
    assert (p.window.width(), p.window.height()) == (760, 500)
    p.until(lambda: p.composer.edit.width() > 200)


def test_size_and_place_come_back(launch):
    p = launch()
    p.window.setGeometry(60, 50, 700, 500)  # within the screen of the test
    assert p.close()
    again = launch()
    assert again.window.geometry() == p.window.geometry()


@pytest.mark.parametrize("text", ["abc", "%%%", "AAAA", base64.b64encode(b"x" * 66).decode()])
def test_a_damaged_geometry_does_not_keep_the_window_from_opening(launch, own_home, text):
    (own_home / "settings.json").write_text(json.dumps({"window_geometry": text}))
    p = launch()
    assert p.window.isVisible()
    assert p.window.width() > 400


def test_damaged_settings_are_told_in_the_banner(launch, own_home):
    (own_home / "settings.json").write_text("{")
    p = launch()
    assert p.window.banner.isVisible()
    assert "settings could not be read" in p.window.banner.label.text()


def test_the_sampling_chosen_is_the_one_that_is_asked_for(launch, monkeypatch):
    made = ChatSettings(temperature=0.5, top_k=7, top_p=0.9, seed=3, max_new_tokens=99)
    monkeypatch.setattr(ChatSettingsDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(ChatSettingsDialog, "settings", lambda dialog: made)
    p = launch()
    press(p, "Ctrl+,")
    p.ask("Hello?")
    request = p.engine.requests[0]
    assert (request.sampling, request.seed, request.max_new_tokens) == (made.sampling, 3, 99)


def test_saved_geometry_is_what_the_window_had(launch, own_home):
    p = launch()
    p.close()
    kept = json.loads((own_home / "settings.json").read_bytes())["window_geometry"]
    assert QByteArray.fromBase64(kept.encode()).size() > 0


def test_a_dspark_drafter_is_chosen_from_a_folder(launch, monkeypatch, tmp_path):
    folder = tmp_path / "mine"
    monkeypatch.setattr("app.main_window.QFileDialog.getExistingDirectory", lambda *a: str(folder))
    p = launch()
    p.window.choose_drafter_folder()
    p.until(lambda: p.pair.usable and p.pair.asked.drafter == f"dspark:{folder}")
    checked = [action for action in p.window.actions_table.drafters.actions() if action.isChecked()]
    assert [action.text() for action in checked] == ["DSpark: mine"]
    assert describe(p.pair.asked).endswith("+ dspark:mine")
    p.window.choose_pair(drafter="lookup")
    p.until(lambda: p.pair.usable and p.pair.asked.drafter == "lookup")
    checked[0].trigger()
    p.until(lambda: p.pair.usable and p.pair.asked.drafter == f"dspark:{folder}")
    p.window.choose_drafter_folder()  # the same again adds nothing
    assert len([a for a in p.window.actions_table.drafters.actions() if a.text() == "DSpark: mine"]) == 1
