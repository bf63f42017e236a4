from datetime import UTC, date, datetime

import pytest

from app.panels.conversation_entries import Entry, day_limits, found, listed
from app.storage.records import ConversationRow, FolderRow, SearchHit

TODAY = date(2026, 3, 10)


def at(day: int, hour: int) -> float:
    """By the user's own clock."""
    return datetime(2026, 3, day, hour, tzinfo=UTC).astimezone().replace(day=day, hour=hour).timestamp()


@pytest.mark.parametrize(
    ("day", "hour", "heading"),
    [
        (10, 0, "today"),
        (11, 1, "today"),  # a clock that was wrong
        (9, 23, "yesterday"),
        (9, 0, "yesterday"),
        (8, 23, "week"),
        (3, 1, "week"),
        (2, 23, "older"),
    ],
)
def test_days_are_those_of_the_users_calendar(day, hour, heading):
    assert next(name for name, since in day_limits(TODAY) if at(day, hour) >= since) == heading


def test_pinned_ones_first_then_folders_then_days():
    rows = [
        ConversationRow(1, "new", at(10, 9)),
        ConversationRow(2, "kept", at(10, 8), pinned=True, folder_id=7),
        ConversationRow(3, "work", at(9, 8), folder_id=7),
        ConversationRow(4, "closed away", at(8, 8), folder_id=8),
        ConversationRow(5, "of a folder that is gone", at(1, 8), folder_id=9),
    ]
    entries = listed(rows, [FolderRow(7, "Job"), FolderRow(8, "Old", True), FolderRow(10, "Empty")], TODAY)
    assert [(entry.kind, entry.text) for entry in entries] == [
        ("heading", "pinned"),
        ("conversation", "kept"),
        ("folder", "Job"),
        ("conversation", "work"),
        ("folder", "Old"),
        ("folder", "Empty"),
        ("heading", "today"),
        ("conversation", "new"),
        ("heading", "older"),
        ("conversation", "of a folder that is gone"),
    ]
    assert [entry.count for entry in entries if entry.kind == "folder"] == [2, 1, 0]
    assert entries[3].inside == 7
    assert entries[1].pinned


def test_hits_stand_below_their_number():
    assert found([]) == []
    heading, hit = found([SearchHit(3, 5, "Sky", "so blue", 1.0, ((3, 7),))])
    assert heading == Entry("heading", "found", count=1)
    assert (hit.kind, hit.id, hit.message_id, hit.marks) == ("hit", 3, 5, ((3, 7),))
