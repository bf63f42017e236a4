"""The lines of the sidebar's list as a model: nothing is made for a line before it is looked at."""

import html
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.panels.conversation_entries import FOUND, OLDER, PINNED, TODAY, WEEK, YESTERDAY, Entry
from app.storage.records import SEARCH_LIMIT

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
CONVERSATION_TYPE = "application/x-dspark-conversation"
_ROOT = QModelIndex()


class ConversationModel(QAbstractListModel):
    """``entries`` in order. Conversations can be dragged; a folder and what is in it, or no folder, takes them."""

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
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def row_of(self, kind: str, number: int | None, message_id: int | None = None) -> int | None:
        """The first line of this kind with these ids."""
        wanted = (kind, number, message_id)
        places = (row for row, entry in enumerate(self.entries) if (entry.kind, entry.id, entry.message_id) == wanted)
        return next(places, None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

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
