"""The lines of the sidebar's list as a model: nothing is made for a line before it is looked at."""

import html
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from app.panels.conversation_entries import FOUND, OLDER, PINNED, TODAY, WEEK, YESTERDAY, Entry, line_of
from app.storage.records import SEARCH_LIMIT, ConversationRow

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
CONVERSATION_TYPE = "application/x-dspark-conversation"
_ROOT = QModelIndex()


class ConversationModel(QStringListModel):
    """``entries`` in order. Conversations can be dragged; a folder and what is in it, or no folder, takes them.

    The strings of the base class are empty and stand for the lines: to lay out its lines the view counts them for each,
    which takes tens of milliseconds where Python has to answer.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self._names = {
            PINNED: self.tr("Pinned"),
            TODAY: self.tr("Today"),
            YESTERDAY: self.tr("Yesterday"),
            WEEK: self.tr("Previous 7 days"),
            OLDER: self.tr("Older"),
        }

    def show(self, entries: Sequence[Entry]) -> None:
        self.entries = list(entries)
        self.setStringList([""] * len(self.entries))

    def rename(self, row: ConversationRow) -> bool:
        """Show a conversation's title where it stands; False where it has no line."""
        at = self.row_of("conversation", row.id)
        if at is not None:
            self._put(at, line_of(row, self.entries[at].inside))
        return at is not None

    def raise_to_top(self, row: ConversationRow) -> bool:
        """The line of what is now the newest conversation of all goes to the top of its group, which stays the same,
        or is added there. False, and nothing changed, where headings come or go with it."""
        top = self._top_of(row)
        if top is None:
            return False
        group = self.entries[top - 1]
        if group.collapsed:
            return True
        entry = line_of(row, group.id)
        at = self.row_of("conversation", row.id)
        if at is None:
            self.entries.insert(top, entry)
            self.insertRows(top, 1)
            return True
        if self._alone(at) and at != top:
            return False
        if at > top:
            self.entries.insert(top, self.entries.pop(at))
            self.moveRows(_ROOT, at, 1, _ROOT, top)
        self._put(top, entry)
        return True

    def _top_of(self, row: ConversationRow) -> int | None:
        """Below the heading or folder that the conversation belongs to; None where there is none yet."""
        if not row.pinned and row.folder_id is not None:
            above = self.row_of("folder", row.folder_id)
        else:
            name = PINNED if row.pinned else TODAY
            headings = (at for at, entry in enumerate(self.entries) if entry.kind == "heading" and entry.text == name)
            above = next(headings, None)
        return None if above is None else above + 1

    def _alone(self, at: int) -> bool:
        """Whether its heading goes when this line goes."""
        below = self.entries[at + 1].kind if at + 1 < len(self.entries) else "heading"
        return self.entries[at - 1].kind == "heading" and below != "conversation"

    def _put(self, at: int, entry: Entry) -> None:
        self.entries[at] = entry
        self.dataChanged.emit(self.index(at), self.index(at))

    def row_of(self, kind: str, number: int | None, message_id: int | None = None) -> int | None:
        """The first line of this kind with these ids."""
        wanted = (kind, number, message_id)
        places = (row for row, entry in enumerate(self.entries) if (entry.kind, entry.id, entry.message_id) == wanted)
        return next(places, None)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        kind = self.entries[index.row()].kind
        if kind == "heading":
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        if kind == "conversation":
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry)
        if role == Qt.ItemDataRole.EditRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return entry.snippet
        if role == Qt.ItemDataRole.ToolTipRole and entry.kind != "heading":
            # a tooltip that looks like HTML would be shown as such: titles are only text
            whole = f"{self._text(entry)}\n{entry.snippet}" if entry.snippet else self._text(entry)
            return f"<p>{html.escape(whole).replace(chr(10), '<br>')}</p>"
        return None

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [CONVERSATION_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        numbers = [str(self.entries[index.row()].id) for index in indexes]
        data.setData(CONVERSATION_TYPE, QByteArray(",".join(numbers).encode()))
        return data

    def _text(self, entry: Entry) -> str:
        if entry.kind != "heading":
            return entry.text or self.tr("Untitled")
        if entry.text == FOUND:
            if entry.count >= SEARCH_LIMIT:
                return self.tr("Found: the newest {count}").format(count=entry.count)
            return self.tr("Found: {count}").format(count=entry.count)
        return self._names[entry.text]

    def _spoken(self, entry: Entry) -> str:
        """The same with what is only painted."""
        text = self._text(entry)
        if entry.kind == "folder":
            words = self.tr("Folder {name}, {count} conversations, closed") if entry.collapsed else ""
            words = words or self.tr("Folder {name}, {count} conversations, open")
            return words.format(name=text, count=entry.count)
        return self.tr("{title}, pinned").format(title=text) if entry.pinned else text
