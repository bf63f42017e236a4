"""A change of one conversation touches its own line only, and ends in the list that would be made anew."""

import random
import time
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.panels.conversation_entries import listed
from app.panels.conversation_listing import _today
from app.panels.conversations_panel import ConversationsPanel
from app.storage.records import ConversationRow, FolderRow, SearchHit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DAY = 86_400
FOLDERS = [FolderRow(1, "Job"), FolderRow(2, "Old", collapsed=True)]


@pytest.fixture
def panel(qtbot: QtBot) -> ConversationsPanel:
    panel = ConversationsPanel()
    qtbot.addWidget(panel)
    panel.resize(240, 700)
    panel.show()
    panel.set_folders(FOLDERS)
    return panel


@pytest.fixture
def touched(panel: ConversationsPanel) -> list[str]:
    """What the model told of its lines, one by one."""
    model, told = panel.list.model(), []
    model.modelReset.connect(lambda: told.append("all"))
    model.dataChanged.connect(lambda first, last: told.extend(["put"] * (last.row() - first.row() + 1)))
    model.rowsInserted.connect(lambda parent, first, last: told.extend(["insert"] * (last - first + 1)))
    model.rowsMoved.connect(lambda parent, first, last, *_: told.extend(["move"] * (last - first + 1)))
    return told


def many(count: int = 10_000) -> list[ConversationRow]:
    now = time.time()
    return [
        ConversationRow(k, f"Talk {k}", now - k / 10, k % 900 == 0, [None, 1, 2][k % 3]) for k in range(1, count + 1)
    ]


@pytest.mark.parametrize("place", [0, 5000])
@pytest.mark.parametrize("kind", ["loose", "folder", "pinned"])
def test_a_message_moves_one_line_of_ten_thousand(panel, touched, kind, place):
    rows = many()
    panel.set_conversations(rows)
    touched.clear()
    wanted = {"loose": (False, None), "folder": (False, 1), "pinned": (True, None)}[kind]
    of_kind = [row for row in rows if (row.pinned, None if row.pinned else row.folder_id) == wanted]
    row = replace(of_kind[min(place, len(of_kind) - 1)], updated_at=time.time())
    panel.set_conversation(row.id, row)
    assert touched == (["put"] if place == 0 else ["move", "put"])
    others = [other for other in rows if other.id != row.id]
    assert panel.list.entries == listed([row, *others], FOLDERS, _today())


def test_a_new_conversation_and_a_new_title_touch_one_line(panel, touched):
    rows = many()
    panel.set_conversations(rows)
    touched.clear()
    new = ConversationRow(20_000, "New", time.time())
    panel.set_conversation(new.id, new)
    panel.set_conversation(7, replace(rows[6], title="Seven"))
    assert touched == ["insert", "put"]
    rows[6] = replace(rows[6], title="Seven")
    assert panel.list.entries == listed([new, *rows], FOLDERS, _today())


def test_the_outline_goes_with_its_line_and_the_place_stays(panel):
    rows = many()
    panel.set_conversations(rows)
    panel.list.go_to("conversation", 3)  # no folder
    panel.list.verticalScrollBar().setValue(90)
    panel.set_conversation(3, replace(rows[2], updated_at=time.time()))
    assert panel.list.current().id == 3
    assert panel.list.verticalScrollBar().value() == 90


def test_in_a_search_only_a_title_matters(panel, touched):
    rows = many(10)
    panel.set_conversations(rows)
    panel.search_field.setText("talk")
    panel.show_search_results("talk", [SearchHit(3, None, "Talk 3", "", 0.0)])
    touched.clear()
    panel.set_conversation(3, replace(rows[2], updated_at=time.time()))
    assert touched == []
    panel.set_conversation(3, replace(rows[2], title="Three"))
    assert panel.list.entries[1].text == "Three"


@pytest.mark.parametrize("seed", range(5))
def test_whatever_changes_the_list_is_as_if_made_anew(panel, seed):
    draw = random.Random(seed)
    now = time.time() - 60
    rows: dict[int, ConversationRow] = {}
    panel.set_conversations([])
    for step in range(150):
        number = draw.randint(1, 15)
        before = rows.pop(number, None)
        if before is None or draw.random() < 0.4:
            at = now + step / 10 if draw.random() < 0.7 else now - draw.randint(0, 40) * DAY + step
            pinned, folder = draw.random() < 0.1, draw.choice([None, None, 1, 2])
            row = ConversationRow(number, f"{number}.{step}", at, pinned, folder)
        elif draw.random() < 0.2:
            row = None
        else:
            row = replace(before, **draw.choice([{"title": f"{step}"}, {"updated_at": now + step / 10}]))
        if row is not None:
            rows[number] = row
        panel.set_conversation(number, row)
        newest_first = sorted(rows.values(), key=lambda row: row.updated_at, reverse=True)
        assert panel.list.entries == listed(newest_first, FOLDERS, _today()), step
