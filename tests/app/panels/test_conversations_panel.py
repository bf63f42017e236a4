import time

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.panels import undo_bar
from app.panels.conversation_rows import dots_rect
from app.panels.conversations_panel import ConversationsPanel
from app.storage.records import ConversationRow, SearchHit
from app.theme import DARK, LIGHT

# the offscreen platform says so of every window with a fixed width and of every menu
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DAY = 86_400
NOW = time.time()
ROWS = [
    ConversationRow(11, "Sky", NOW),
    ConversationRow(12, "Haiku", NOW - 1),
    ConversationRow(13, "Rust", NOW - 4 * DAY),
    ConversationRow(14, "Lisbon", NOW - 100 * DAY),
]
HITS = [SearchHit(12, 5, "Haiku", "…old pond", NOW), SearchHit(14, None, "Lisbon", "", NOW)]


@pytest.fixture
def panel(qtbot: QtBot) -> ConversationsPanel:
    panel = ConversationsPanel()
    qtbot.addWidget(panel)
    panel.resize(240, 700)
    panel.show()
    panel.set_conversations(ROWS)
    return panel


def texts(panel):
    model = panel.list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def rect_of(panel, text):
    return panel.list.row_rect(texts(panel).index(text))


def place_of(panel, text):
    return rect_of(panel, text).center()


def go_to(panel, text):
    panel.list.setFocus()
    panel.list.go_to_row(texts(panel).index(text))


def test_conversations_stand_under_their_days(panel):
    assert texts(panel) == ["Today", "Sky", "Haiku", "Previous 7 days", "Rust", "Older", "Lisbon"]
    assert panel.width() == 240


def test_a_click_chooses_and_a_heading_does_not(qtbot, panel):
    with qtbot.waitSignal(panel.conversation_chosen) as chosen:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, "Rust"))
    assert chosen.args == [13]
    with qtbot.assertNotEmitted(panel.conversation_chosen):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, "Older"))
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.RightButton, pos=place_of(panel, "Sky"))


def test_arrows_skip_headings_and_enter_chooses(qtbot, panel):
    go_to(panel, "Haiku")
    with qtbot.assertNotEmitted(panel.conversation_chosen):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.conversation_chosen) as chosen:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert chosen.args == [13]


def test_new_chat(qtbot, panel):
    with qtbot.waitSignal(panel.new_requested):
        qtbot.mouseClick(panel.new_button, Qt.MouseButton.LeftButton)


class TestRename:
    def edit(self, qtbot, panel, text):
        go_to(panel, text)
        panel.actions_table.rename.trigger()
        qtbot.waitUntil(lambda: panel.list.viewport().findChild(QLineEdit) is not None)
        return panel.list.viewport().findChild(QLineEdit)

    def test_enter_asks_for_the_new_title(self, qtbot, panel):
        editor = self.edit(qtbot, panel, "Sky")
        assert (editor.text(), editor.selectedText()) == ("Sky", "Sky")
        qtbot.keyClicks(editor, " Blue sky ")
        with qtbot.waitSignal(panel.rename_requested) as asked:
            qtbot.keyClick(editor, Qt.Key.Key_Return)
        assert asked.args == [11, "Blue sky"]

    @pytest.mark.parametrize(("typed", "end"), [("x", Qt.Key.Key_Escape), (" ", Qt.Key.Key_Return)])
    def test_escape_and_an_empty_title_change_nothing(self, qtbot, panel, typed, end):
        editor = self.edit(qtbot, panel, "Sky")
        qtbot.keyClicks(editor, typed)
        with qtbot.assertNotEmitted(panel.rename_requested):
            qtbot.keyClick(editor, end)

    def test_a_new_list_waits_until_the_title_is_typed(self, qtbot, panel):
        editor = self.edit(qtbot, panel, "Sky")
        panel.set_conversations([ConversationRow(99, "New", NOW), *ROWS])
        assert "New" not in texts(panel)
        qtbot.keyClicks(editor, "Blue")
        with qtbot.waitSignal(panel.rename_requested) as asked:
            qtbot.keyClick(editor, Qt.Key.Key_Return)
        assert asked.args == [11, "Blue"]
        qtbot.waitUntil(lambda: "New" in texts(panel))

    def test_delete_while_typing_deletes_a_letter_only(self, qtbot, panel):
        editor = self.edit(qtbot, panel, "Sky")
        with qtbot.assertNotEmitted(panel.delete_requested):
            qtbot.keyClick(editor, Qt.Key.Key_Delete)
        assert editor.text() == ""


class TestDelete:
    def test_the_bar_offers_to_undo_all_that_was_deleted(self, qtbot, panel):
        go_to(panel, "Haiku")
        with qtbot.waitSignal(panel.delete_requested) as asked:
            qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
        assert asked.args == [12]
        assert panel.undo_bar.isVisible()
        assert panel.undo_bar.label.text() == "Deleted"
        panel.set_conversations([row for row in ROWS if row.id != 12])
        assert panel.list.current().id == 11  # the outline goes to a neighbour
        panel.actions_table.delete.trigger()
        assert panel.undo_bar.label.text() == "2 deleted"
        undone = []
        panel.undo_delete_requested.connect(undone.append)
        qtbot.mouseClick(panel.undo_bar.button, Qt.MouseButton.LeftButton)
        assert undone == [12, 11]
        assert not panel.undo_bar.isVisible()

    def test_the_bar_goes_away_by_itself(self, qtbot, monkeypatch):
        assert undo_bar.UNDO_MS == 8_000
        monkeypatch.setattr(undo_bar, "UNDO_MS", 20)
        panel = ConversationsPanel()
        qtbot.addWidget(panel)
        panel.show()
        panel.set_conversations(ROWS)
        go_to(panel, "Sky")
        panel.actions_table.delete.trigger()
        assert panel.undo_bar.isVisible()
        qtbot.waitUntil(lambda: not panel.undo_bar.isVisible())

    def test_nothing_is_deleted_when_no_row_is_current(self, qtbot, panel):
        panel.list.setCurrentIndex(QModelIndex())
        with qtbot.assertNotEmitted(panel.delete_requested):
            panel.actions_table.delete.trigger()
        assert not panel.undo_bar.isVisible()

    def test_the_last_one_leaves_an_empty_list(self, panel):
        go_to(panel, "Sky")
        panel.set_conversations([])
        assert panel.list.current() is None
        assert panel.empty_label.isVisible()
        assert "appear here" in panel.empty_label.text()


class TestMenu:
    def test_the_dots_of_a_row_open_its_menu_and_do_not_choose_it(self, qtbot, panel):
        place = dots_rect(rect_of(panel, "Rust")).center()
        with qtbot.assertNotEmitted(panel.conversation_chosen), qtbot.waitSignal(panel.list.menu_wanted):
            qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert panel.actions_table.menu.isVisible()
        shown = [a.text().replace("&", "") for a in panel.actions_table.menu.actions() if a.isEnabled() and a.text()]
        exports = ["Export as Markdown…", "Export as JSON…"]
        assert shown == ["Rename", "Pin on top", "Move to folder…", "New folder", *exports, "Delete"]
        panel.actions_table.menu.close()
        assert panel.list.current().id == 13


class TestSearch:
    def test_typing_asks_once_and_hits_are_shown(self, qtbot, panel):
        asked = []
        heading = panel.list.row_rect(0).height()
        panel.search_changed.connect(asked.append)
        qtbot.keyClicks(panel.search_field, " old ")
        qtbot.waitUntil(lambda: bool(asked))
        assert asked == ["old"]
        panel.show_search_results("old", HITS)
        assert texts(panel) == ["Found: 2", "Haiku", "Lisbon"]
        hit = panel.list.model().index(1)
        assert hit.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "…old pond"
        heights = {panel.list.row_rect(row).height() for row in range(3)}
        assert len(heights) == 1  # so that many need not be measured
        assert heights != {heading}
        qtbot.keyClick(panel.search_field, Qt.Key.Key_Escape)
        assert asked == ["old", ""]
        assert texts(panel)[0] == "Today"

    def test_late_results_of_another_text_are_ignored(self, panel):
        panel.search_field.setText("new")
        panel.show_search_results("old", HITS)
        assert texts(panel)[0] == "Today"
        panel.search_field.clear()
        panel.show_search_results("", [])
        assert texts(panel)[0] == "Today"

    def test_a_hit_that_is_deleted_goes_and_comes_back_with_undo(self, panel):
        panel.search_field.setText("old")
        panel.show_search_results("old", HITS)
        panel.set_conversations([row for row in ROWS if row.id != 12])
        assert texts(panel) == ["Found: 1", "Lisbon"]
        panel.set_conversations(ROWS)
        assert texts(panel) == ["Found: 2", "Haiku", "Lisbon"]

    def test_nothing_found_is_said(self, panel):
        panel.search_field.setText("<b>unicorn</b>")
        panel.show_search_results("<b>unicorn</b>", [])
        assert panel.empty_label.isVisible()
        assert "<b>unicorn</b>" in panel.empty_label.text()
        assert panel.empty_label.textFormat() == Qt.TextFormat.PlainText

    @pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
    def test_down_and_enter_go_from_the_field_to_the_first_row(self, qtbot, panel, key):
        panel.focus_search()
        qtbot.keyClick(panel.search_field, key)
        assert panel.list.hasFocus()
        assert panel.list.current().id == 11


def test_the_outline_and_the_scroll_position_survive_a_new_list(qtbot, panel):
    rows = [ConversationRow(number, f"talk {number}", NOW - number) for number in range(1, 200)]
    panel.set_conversations(rows)
    go_to(panel, "talk 120")
    bar = panel.list.verticalScrollBar()
    before = bar.value()
    assert before > 0
    panel.set_conversations(rows)
    assert bar.value() == before
    assert panel.list.current().id == 120


def test_hostile_titles_are_shown_as_text(qtbot, panel):
    titles = ["<img src=x>", "\u202eevil", "\0", "", "👩‍👩‍👧‍👦" * 100, "\n\n", "x" * 100_000]
    panel.set_conversations([ConversationRow(number, title, NOW) for number, title in enumerate(titles, start=1)])
    panel.set_current(1)
    assert not panel.grab().isNull()
    assert panel.list.model().index(1).data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;img src=x&gt;</p>"
    assert texts(panel)[4] == "Untitled"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_shown_conversation_stands_out_in_the_colours_of_the_theme(panel, theme):
    panel.set_theme(theme)
    panel.set_current(12)
    panel.search_field.setFocus()
    image = panel.grab().toImage()
    row = panel.list.row_rect(2)
    where = panel.list.viewport().mapTo(panel, QPoint(row.right() - 3, row.center().y()))
    ratio = image.devicePixelRatio()
    assert image.pixelColor(where * ratio) == QColor(theme.hover)
    assert image.pixelColor((where - QPoint(0, row.height())) * ratio) == QColor(theme.side)
    panel.set_current(None)
    assert panel.grab().toImage().pixelColor(where * ratio) == QColor(theme.side)


def test_everything_has_an_accessible_name(panel):
    for part in (panel.search_field, panel.new_button, panel.list, panel.undo_bar.button):
        assert part.accessibleName()
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
