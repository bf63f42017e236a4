"""The list in the sidebar: conversations under their days, or search hits."""

import html
from collections.abc import Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QWidget

from app.panels.conversation_rows import ID, SNIPPET, RowDelegate, dots_rect
from app.storage.records import ConversationRow, SearchHit
from app.theme import Theme

GROUPS = ("today", "yesterday", "week", "older")


def group_of(updated_at: float, today: date) -> str:
    """Which of GROUPS a conversation belongs to, by the user's own calendar."""
    days = (today - datetime.fromtimestamp(updated_at, UTC).astimezone().date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return "week" if days <= 7 else "older"


class ConversationList(QListWidget):
    """Rows are chosen by a click or Enter; the arrow keys only move the outline.

    Signals:
        chosen(conversation id)
        renamed(conversation id, new title)
        edit_ended(): the title editor is gone; until then the rows must not be replaced
        menu_wanted(place on the screen): for the row that has just become current
    """

    chosen = Signal(int)
    renamed = Signal(int, str)
    edit_ended = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowDelegate(self)
        self._rows.renamed.connect(self.renamed)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(self.tr("Conversations"))
        self.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)  # F2 is the panel's action
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def set_theme(self, theme: Theme) -> None:
        self._rows.theme = theme
        self.viewport().update()

    def set_shown(self, conversation_id: int | None) -> None:
        self._rows.shown = conversation_id
        row = self._row_of(conversation_id)
        if row is not None:
            self.setCurrentRow(row)
        self.viewport().update()

    def show_conversations(self, rows: Sequence[ConversationRow], today: date) -> None:
        """``rows`` newest first."""
        names = {
            "today": self.tr("Today"),
            "yesterday": self.tr("Yesterday"),
            "week": self.tr("Previous 7 days"),
            "older": self.tr("Older"),
        }
        items = []
        last = ""
        for row in rows:
            group = group_of(row.updated_at, today)
            if group != last:
                items.append(self._heading(names[group]))
                last = group
            items.append(self._item(row.id, row.title, ""))
        self._replace(items)

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        heading = [self._heading(self.tr("Found"))] if hits else []
        self._replace([*heading, *[self._item(hit.conversation_id, hit.title, hit.snippet) for hit in hits]])

    @property
    def editing(self) -> bool:
        """Whether a title is being edited."""
        return self._rows.editing

    def current_id(self) -> int | None:
        return self._id_at(self.currentRow())

    def edit_current(self) -> None:
        if self.current_id() is not None:
            self.edit(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self._rows.editing = False
        self.edit_ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self.current_id()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and number is not None:
            self.chosen.emit(number)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        item = self.itemAt(place)
        if event.button() != Qt.MouseButton.LeftButton or item is None or item.data(ID) is None:
            return
        if item is not self.currentItem():  # pressed on one row, released on another
            return
        if dots_rect(self.visualItemRect(item)).contains(place):
            self.menu_wanted.emit(event.globalPosition().toPoint())
        else:
            self.chosen.emit(item.data(ID))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item: QListWidgetItem | None = self.currentItem()
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            item = self.itemAt(event.pos())
        elif item is not None:
            place = self.viewport().mapToGlobal(self.visualItemRect(item).center())
        if item is not None and item.data(ID) is not None:
            self.setCurrentItem(item)
            self.menu_wanted.emit(place)

    def _replace(self, items: Sequence[QListWidgetItem]) -> None:
        """New rows; the outline and the scroll position stay where they were."""
        number, row, scrolled = self.current_id(), self.currentRow(), self.verticalScrollBar().value()
        self.clear()
        for item in items:
            self.addItem(item)
        if number is not None:
            found = self._row_of(number)
            self.setCurrentRow(self._nearest(row) if found is None else found)
        self.verticalScrollBar().setValue(scrolled)

    def _nearest(self, row: int) -> int:
        """The row of a conversation at or before this one, after its own was deleted; -1 if none is left."""
        rows = [*range(min(row, self.count() - 1), -1, -1), *range(self.count())]
        return next((candidate for candidate in rows if self._id_at(candidate) is not None), -1)

    def _row_of(self, conversation_id: int | None) -> int | None:
        if conversation_id is None:
            return None
        return next((row for row in range(self.count()) if self._id_at(row) == conversation_id), None)

    def _id_at(self, row: int) -> int | None:
        """None for a heading and for -1, which is no row."""
        item: QListWidgetItem | None = self.item(row)
        number: int | None = None if item is None else item.data(ID)
        return number

    def _heading(self, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def _item(self, conversation_id: int, title: str, snippet: str) -> QListWidgetItem:
        title = title or self.tr("Untitled")
        item = QListWidgetItem(title)
        item.setData(ID, conversation_id)
        item.setData(SNIPPET, snippet)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, snippet)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable)
        # a tooltip that looks like HTML would be shown as such: titles are only text
        whole = f"{title}\n{snippet}" if snippet else title
        item.setToolTip(f"<p>{html.escape(whole).replace(chr(10), '<br>')}</p>")
        return item
