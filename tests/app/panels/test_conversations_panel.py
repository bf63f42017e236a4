import time
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.panels import conversations_panel
from app.panels.conversation_list import group_of
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
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def place_of(panel, text):
    return panel.list.visualItemRect(panel.list.item(texts(panel).index(text))).center()


def go_to(panel, text):
    panel.list.setFocus()
    panel.list.setCurrentRow(texts(panel).index(text))


def test_days_are_those_of_the_users_calendar():
    today = date(2026, 3, 10)

    def local(day, hour):
        return datetime(2026, 3, day, hour, tzinfo=UTC).astimezone().replace(day=day, hour=hour).timestamp()

    assert group_of(local(10, 0), today) == "today"
    assert group_of(local(11, 1), today) == "today"  # a clock that was wrong
    assert group_of(local(9, 23), today) == "yesterday"
    assert group_of(local(9, 0), today) == "yesterday"
    assert group_of(local(8, 23), today) == "week"
    assert group_of(local(3, 1), today) == "week"
    assert group_of(local(2, 23), today) == "older"


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
        panel.rename_action.trigger()
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
        assert panel.undo_label.text() == "Deleted"
        panel.set_conversations([row for row in ROWS if row.id != 12])
        assert panel.list.current_id() == 11  # the outline goes to a neighbour
        panel.delete_action.trigger()
        assert panel.undo_label.text() == "2 deleted"
        undone = []
        panel.undo_delete_requested.connect(undone.append)
        qtbot.mouseClick(panel.undo_button, Qt.MouseButton.LeftButton)
        assert undone == [12, 11]
        assert not panel.undo_bar.isVisible()

    def test_the_bar_goes_away_by_itself(self, qtbot, monkeypatch):
        assert conversations_panel.UNDO_MS == 8_000
        monkeypatch.setattr(conversations_panel, "UNDO_MS", 20)
        panel = ConversationsPanel()
        qtbot.addWidget(panel)
        panel.show()
        panel.set_conversations(ROWS)
        go_to(panel, "Sky")
        panel.delete_action.trigger()
        assert panel.undo_bar.isVisible()
        qtbot.waitUntil(lambda: not panel.undo_bar.isVisible())

    def test_nothing_is_deleted_when_no_row_is_current(self, qtbot, panel):
        panel.list.setCurrentRow(-1)
        with qtbot.assertNotEmitted(panel.delete_requested):
            panel.delete_action.trigger()
        assert not panel.undo_bar.isVisible()

    def test_the_last_one_leaves_an_empty_list(self, panel):
        go_to(panel, "Sky")
        panel.set_conversations([])
        assert panel.list.current_id() is None
        assert panel.empty_label.isVisible()
        assert "appear here" in panel.empty_label.text()


class TestMenu:
    def test_the_dots_of_a_row_open_its_menu_and_do_not_choose_it(self, qtbot, panel):
        row = panel.list.visualItemRect(panel.list.item(texts(panel).index("Rust")))
        place = dots_rect(row).center()
        with qtbot.assertNotEmitted(panel.conversation_chosen), qtbot.waitSignal(panel.list.menu_wanted):
            qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert panel._menu.isVisible()
        assert [action.text() for action in panel._menu.actions()] == ["Rename", "Delete"]
        panel._menu.close()
        assert panel.list.current_id() == 13


class TestSearch:
    def test_typing_asks_once_and_hits_are_shown(self, qtbot, panel):
        asked = []
        panel.search_changed.connect(asked.append)
        qtbot.keyClicks(panel.search_field, " old ")
        qtbot.waitUntil(lambda: bool(asked))
        assert asked == ["old"]
        panel.show_search_results("old", HITS)
        assert texts(panel) == ["Found", "Haiku", "Lisbon"]
        assert panel.list.item(1).data(Qt.ItemDataRole.AccessibleDescriptionRole) == "…old pond"
        assert panel.list.item(2).sizeHint() == panel.list.item(1).sizeHint()  # both by the delegate
        rows = [panel.list.visualItemRect(panel.list.item(row)).height() for row in (1, 2)]
        assert rows[0] > rows[1]
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
        assert texts(panel) == ["Found", "Lisbon"]
        panel.set_conversations(ROWS)
        assert texts(panel) == ["Found", "Haiku", "Lisbon"]

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
        assert panel.list.current_id() == 11


def test_the_outline_and_the_scroll_position_survive_a_new_list(qtbot, panel):
    rows = [ConversationRow(number, f"talk {number}", NOW - number) for number in range(1, 200)]
    panel.set_conversations(rows)
    go_to(panel, "talk 120")
    bar = panel.list.verticalScrollBar()
    before = bar.value()
    assert before > 0
    panel.set_conversations(rows)
    assert bar.value() == before
    assert panel.list.current_id() == 120


def test_hostile_titles_are_shown_as_text(qtbot, panel):
    titles = ["<img src=x>", "\u202eevil", "\0", "", "👩‍👩‍👧‍👦" * 100, "\n\n", "x" * 100_000]
    panel.set_conversations([ConversationRow(number, title, NOW) for number, title in enumerate(titles, start=1)])
    panel.set_current(1)
    assert not panel.grab().isNull()
    assert panel.list.item(1).toolTip() == "<p>&lt;img src=x&gt;</p>"
    assert panel.list.item(4).text() == "Untitled"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_shown_conversation_stands_out_in_the_colours_of_the_theme(panel, theme):
    panel.set_theme(theme)
    panel.set_current(12)
    panel.search_field.setFocus()
    image = panel.grab().toImage()
    row = panel.list.visualItemRect(panel.list.item(2))
    where = panel.list.viewport().mapTo(panel, QPoint(row.right() - 3, row.center().y()))
    ratio = image.devicePixelRatio()
    assert image.pixelColor(where * ratio) == QColor(theme.hover)
    assert image.pixelColor((where - QPoint(0, row.height())) * ratio) == QColor(theme.side)
    panel.set_current(None)
    assert panel.grab().toImage().pixelColor(where * ratio) == QColor(theme.side)


def test_everything_has_an_accessible_name(panel):
    for part in (panel.search_field, panel.new_button, panel.list, panel.undo_button):
        assert part.accessibleName()
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
