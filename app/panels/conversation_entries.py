"""What the sidebar's list shows, line by line: pinned conversations, folders, days, or search hits. No widgets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from app.storage.records import ConversationRow, FolderRow, SearchHit

Kind = Literal["heading", "folder", "conversation", "hit"]
Marks = tuple[tuple[int, int], ...]

PINNED, TODAY, YESTERDAY, WEEK, OLDER, FOUND = "pinned", "today", "yesterday", "week", "older", "found"


@dataclass(slots=True)  # not frozen, which takes longer to make, ten thousand times
class Entry:
    """One line. ``id`` is that of a conversation or folder; of a heading the ``text`` is one of the names above.

    ``count``: conversations in a folder, those pinned among them, hits below a heading. ``inside``: the folder that the
    conversation stands in.
    """

    kind: Kind
    text: str
    id: int | None = None
    message_id: int | None = None
    snippet: str = ""
    marks: Marks = ()
    title_marks: Marks = ()
    pinned: bool = False
    inside: int | None = None
    collapsed: bool = False
    count: int = 0


def listed(rows: Sequence[ConversationRow], folders: Sequence[FolderRow], today: date) -> list[Entry]:
    """``rows`` newest first: the pinned ones, then the folders, then the others under their days."""
    pinned = [row for row in rows if row.pinned]
    within: dict[int, list[ConversationRow]] = {folder.id: [] for folder in folders}
    loose: list[ConversationRow] = []
    for row in rows:
        if not row.pinned:
            target = loose if row.folder_id is None else within.get(row.folder_id, loose)
            target.append(row)
    entries = [Entry("heading", PINNED), *map(line_of, pinned)] if pinned else []
    for folder in folders:
        inside = within[folder.id]
        count = len(inside) + sum(row.folder_id == folder.id for row in pinned)
        entries.append(Entry("folder", folder.name, folder.id, collapsed=folder.collapsed, count=count))
        if not folder.collapsed:
            entries += [line_of(row, folder.id) for row in inside]
    return [*entries, *_under_days(loose, today)]


def found(hits: Sequence[SearchHit]) -> list[Entry]:
    if not hits:
        return []
    lines = [
        Entry("hit", hit.title, hit.conversation_id, hit.message_id, hit.snippet, hit.marks, hit.title_marks)
        for hit in hits
    ]
    return [Entry("heading", FOUND, count=len(hits)), *lines]


def day_limits(today: date) -> tuple[tuple[str, float], ...]:
    """From which moment on, by the user's own calendar, a conversation belongs under each heading."""

    def midnight(days_ago: int) -> float:
        return datetime.combine(today - timedelta(days=days_ago), time()).astimezone().timestamp()

    return (TODAY, midnight(0)), (YESTERDAY, midnight(1)), (WEEK, midnight(7)), (OLDER, float("-inf"))


def _under_days(rows: Iterable[ConversationRow], today: date) -> list[Entry]:
    entries = []
    limits = iter(day_limits(today))
    name, since = "", float("inf")
    begun = False
    for row in rows:
        while row.updated_at < since:
            name, since = next(limits)
            begun = False
        if not begun:
            entries.append(Entry("heading", name))
            begun = True
        entries.append(line_of(row))
    return entries


def line_of(row: ConversationRow, inside: int | None = None) -> Entry:
    """``inside``: the folder below which it stands."""
    return Entry("conversation", row.title, row.id, pinned=row.pinned, inside=inside)
