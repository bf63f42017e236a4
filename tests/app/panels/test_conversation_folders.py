"""Pins and folders in the sidebar, by menu, key and mouse; and the search from its box."""

import time

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.panels.conversation_model import CONVERSATION_TYPE
from app.panels.conversations_panel import ConversationsPanel
from app.storage.records import ConversationRow, FolderRow, SearchHit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOW = time.time()
ROWS = [
    ConversationRow(1, "Sky", NOW, pinned=True),
    ConversationRow(2, "Sea", NOW - 1, folder_id=7),
    ConversationRow(3, "Sun", NOW - 2),
]
HITS = [SearchHit(3, 30, "Sun", "so warm", NOW, ((3, 7),)), SearchHit(2, None, "Sea", "Hello", NOW, (), ((0, 3),))]


@pytest.fixture
def panel(qtbot: QtBot) -> ConversationsPanel:
    panel = ConversationsPanel()
    qtbot.addWidget(panel)
    panel.resize(240, 700)
    panel.show()
    panel.set_folders([FolderRow(7, "Job")])
    panel.set_conversations(ROWS)
    panel.list.setFocus()
    return panel


def place(panel, text):
    texts = [entry.text for entry in panel.list.entries]
    return panel.list.row_rect(texts.index(text)).center()


def drop(panel, number, text):
    data = QMimeData()
    data.setData(CONVERSATION_TYPE, QByteArray(number))
    where = QPointF(place(panel, text))
    action, keys = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(where, action, data, Qt.MouseButton.LeftButton, keys)
    panel.list.dropEvent(event)
    return event.isAccepted()


def test_the_menu_pins_and_unpins_the_outlined_row(panel):
    asked = []
    panel.pin_requested.connect(lambda *values: asked.append(values))
    pin = panel.actions_table.pin
    panel.list.go_to("conversation", 1)
    assert pin.isChecked()
    pin.trigger()
    panel.list.go_to("conversation", 3)
    assert not pin.isChecked()
    pin.trigger()
    assert asked == [(1, False), (3, True)]


def test_move_by_menu_knows_where_the_conversation_is(qtbot, panel):
    panel.list.go_to("conversation", 2)
    panel.actions_table.move_to.trigger()
    menu = panel.actions_table.move_menu
    assert menu.isVisible()
    checked = {action.text(): action.isChecked() for action in menu.actions() if action.isCheckable()}
    assert checked == {"No folder": False, "Job": True}
    with qtbot.waitSignal(panel.move_requested) as moved:
        menu.actions()[0].trigger()
    assert moved.args == [2, None]
    with qtbot.waitSignal(panel.folder_requested) as asked:
        panel.actions_table.new_for_target.trigger()
    assert asked.args == [2]
    menu.close()


@pytest.mark.parametrize(("text", "folder"), [("Job", 7), ("Sea", 7), ("Sun", None), ("today", None)])
def test_a_conversation_is_dropped_into_a_folder_or_out_of_it(qtbot, panel, text, folder):
    with qtbot.waitSignal(panel.move_requested) as moved:
        assert drop(panel, b"3", text)
    assert moved.args == [3, folder]
    assert len(panel.list.entries) == 6  # the row is taken out by the next list only


@pytest.mark.parametrize(("number", "text"), [(b"3", "Sky"), (b"3", "pinned"), (b"x", "Job")])
def test_nothing_is_moved_onto_what_is_pinned_nor_by_other_data(qtbot, panel, number, text):
    with qtbot.assertNotEmitted(panel.move_requested):
        drop(panel, number, text)


def test_a_folder_is_folded_by_click_and_keys(qtbot, panel):
    folded = []
    panel.folder_folded.connect(lambda *values: folded.append(values))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, "Job"))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(panel.list, key)
    assert folded == [(7, True)] * 4  # Right does nothing to one that is open
    panel.set_folders([FolderRow(7, "Job", True)])
    panel.set_conversations(ROWS)
    assert "Sea" not in [entry.text for entry in panel.list.entries]
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    assert folded[-1] == (7, False)


def test_left_goes_from_a_conversation_to_its_folder(qtbot, panel):
    panel.list.go_to("conversation", 2)
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert (panel.list.current().kind, panel.list.current().id) == ("folder", 7)


def test_a_folder_is_renamed_and_deleted_with_undo(qtbot, panel):
    panel.list.go_to("folder", 7)
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    editor = panel.list.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "Office")
    with qtbot.waitSignal(panel.folder_rename_requested) as renamed:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == [7, "Office"]
    with qtbot.waitSignal(panel.folder_delete_requested), qtbot.assertNotEmitted(panel.delete_requested):
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    with qtbot.waitSignal(panel.undo_folder_delete_requested) as undone:
        panel.undo_bar.button.click()
    assert undone.args == [7]


def test_a_new_folder_is_named_at_once(qtbot, panel):
    panel.search_field.setText("x")
    panel.edit_folder(8)
    panel.set_folders([FolderRow(7, "Job"), FolderRow(8, "New folder")])
    panel.set_conversations(ROWS)
    assert panel.list.editing
    assert panel.list.viewport().findChild(QLineEdit).text() == "New folder"


def test_rename_from_the_menu_bar_opens_the_folder_of_the_conversation_on_screen(qtbot, panel):
    panel.set_folders([FolderRow(7, "Job", True)])
    panel.set_conversations(ROWS)
    panel.set_current(2)
    panel.search_field.setFocus()
    with qtbot.waitSignal(panel.folder_folded) as folded:
        panel.actions_table.rename.trigger()
    assert folded.args == [7, False]
    panel.set_folders([FolderRow(7, "Job")])
    panel.set_conversations(ROWS)
    assert panel.list.editing


def test_what_is_painted_is_also_said(panel):
    model = panel.list.model()
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert said[:4] == ["Pinned", "Sky, pinned", "Folder Job, 1 conversations, open", "Sea"]


class TestSearchBox:
    def test_enter_opens_the_first_hit_as_soon_as_there_is_one(self, qtbot, panel):
        panel.search_field.setFocus()
        qtbot.keyClicks(panel.search_field, "warm")
        with qtbot.waitSignal(panel.search_changed) as asked:
            qtbot.keyClick(panel.search_field, Qt.Key.Key_Return)
        assert asked.args == ["warm"]
        with qtbot.waitSignal(panel.hit_chosen) as chosen:
            panel.show_search_results("warm", HITS)
        assert chosen.args == [3, 30, "warm"]
        with qtbot.waitSignal(panel.hit_chosen):
            qtbot.keyClick(panel.search_field, Qt.Key.Key_Return)

    def test_a_title_opens_its_conversation(self, qtbot, panel):
        panel.search_field.setText("sea")
        panel.show_search_results("sea", HITS)
        panel.list.go_to_row(2)
        with qtbot.waitSignal(panel.conversation_chosen) as chosen:
            qtbot.keyClick(panel.list, Qt.Key.Key_Return)
        assert chosen.args == [2]

    def test_the_words_of_a_hit_are_bold(self, panel):
        panel.search_field.setText("sea")
        images = []
        for title_marks in ((), ((0, 3),)):
            panel.show_search_results("sea", [SearchHit(2, None, "Sea", "Hello", NOW, (), title_marks)])
            images.append(panel.grab().toImage())
        assert images[0] != images[1]

    def test_the_menu_acts_on_a_hit_as_on_its_conversation(self, qtbot, panel):
        panel.search_field.setText("sea")
        panel.show_search_results("sea", HITS)
        panel.list.setFocus()
        panel.list.go_to_row(1)
        with qtbot.waitSignal(panel.export_requested) as asked:
            panel.actions_table.export_json.trigger()
        assert asked.args == [3, "json"]


def test_only_the_rows_in_sight_are_painted_and_few_are_measured(panel):
    panel.list.rows.measured = 0
    panel.set_conversations([ConversationRow(number, f"talk {number}", NOW - number) for number in range(1, 10_001)])
    panel.list.rows.painted = 0
    panel.grab()
    in_sight = panel.list.viewport().height() // panel.list.row_rect(0).height() + 2
    assert panel.list.rows.painted <= 2 * in_sight
    assert panel.list.rows.measured < 100
    panel.list.rows.painted = 0
    panel.list.verticalScrollBar().setValue(panel.list.verticalScrollBar().maximum() // 2)
    panel.grab()
    assert panel.list.rows.painted <= 2 * in_sight
