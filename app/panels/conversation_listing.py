"""What the sidebar lists: conversations, folders, or what a search found. No widgets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from app.panels.conversation_entries import Entry, found, listed
from app.storage.records import ConversationRow, FolderRow, SearchHit

Extent = Literal["nothing", "title", "top", "all"]
"""What a change of one conversation does to the lines: its own is worded otherwise, or goes to the top of its group."""


class ConversationListing:
    """``hits`` None: nothing is searched for. ``loaded``: the conversations are known."""

    def __init__(self) -> None:
        self.rows: dict[int, ConversationRow] = {}
        self.folders: list[FolderRow] = []
        self.hits: list[SearchHit] | None = None
        self.loaded = False
        self._newest = 0.0
        """When any of them was changed last."""
        self._listed_on = _today()

    def set_conversations(self, rows: Sequence[ConversationRow]) -> None:
        self.rows = {row.id: row for row in rows}
        self._newest = max((row.updated_at for row in rows), default=0.0)
        self.loaded = True

    def set_conversation(self, conversation_id: int, row: ConversationRow | None) -> Extent:
        """One of them is new, changed or (None) gone."""
        before = self.rows.pop(conversation_id, None)
        if row is None:
            return "all"
        self.rows[conversation_id] = row
        newest, self._newest = self._newest, max(self._newest, row.updated_at)
        if self.hits is not None:
            return "nothing" if before is not None and before.title == row.title else "all"
        group = (None, False) if before is None else (before.folder_id, before.pinned)
        if group != (row.folder_id, row.pinned) or self._listed_on != _today():
            return "all"
        if before is not None and before.updated_at == row.updated_at:
            return "title"
        return "top" if row.updated_at >= newest else "all"

    def entries(self) -> list[Entry]:
        if self.hits is not None:
            return found([self._renewed(hit) for hit in self.hits if hit.conversation_id in self.rows])
        self._listed_on = _today()
        rows = sorted(self.rows.values(), key=lambda row: row.updated_at, reverse=True)
        return listed(rows, self.folders, self._listed_on)

    def _renewed(self, hit: SearchHit) -> SearchHit:
        title = self.rows[hit.conversation_id].title
        return hit if title == hit.title else replace(hit, title=title, title_marks=())


def _today() -> date:
    return datetime.now().astimezone().date()
