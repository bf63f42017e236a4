"""The list in the sidebar: pinned conversations, folders, days, or search hits."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QWidget

from app.panels.conversation_entries import PINNED, Entry
from app.panels.conversation_model import CONVERSATION_TYPE, ConversationModel
from app.panels.conversation_rows import RowDelegate, dots_rect
from app.storage.records import ConversationRow
from app.theme import Theme

TOGGLES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ConversationList(QListView):
    """Rows are chosen by a click or Enter; the arrow keys only move the outline, Left and Right fold a folder.

    Signals:
        chosen(Entry): a conversation or a hit
        folded(folder id, collapsed)
        renamed(Entry, new title)
        moved(conversation id, folder id or None): it was dropped there
        edit_ended(): the title editor is gone; until then the rows must not be replaced
        menu_wanted(place on the screen): for the row that has just become current
    """

    chosen = Signal(object)
    folded = Signal(int, bool)
    renamed = Signal(object, str)
    moved = Signal(int, object)
    edit_ended = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowDelegate(self)
        self.rows.renamed.connect(self.renamed)
        self._model = ConversationModel(self)
        self.setModel(self._model)
        self.setItemDelegate(self.rows)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Conversations"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)  # F2 is the panel's action
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def set_theme(self, theme: Theme) -> None:
        self.rows.theme = theme
        self.viewport().update()

    def set_shown(self, conversation_id: int | None) -> None:
        self.rows.shown = conversation_id
        row = self._model.row_of("conversation", conversation_id) if conversation_id is not None else None
        if row is not None:
            self.go_to_row(row)
        self.viewport().update()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """New rows; the outline and the scroll position stay where they were."""
        before, row, scrolled = self.current(), self.currentIndex().row(), self.verticalScrollBar().value()
        two_lines = any(entry.kind == "hit" for entry in entries[:2])
        if two_lines != self.rows.two_lines:
            self.rows.two_lines = two_lines
            self.rows.sizeHintChanged.emit(QModelIndex())
        self._model.show(entries)
        if before is not None:
            found = self._model.row_of(before.kind, before.id, before.message_id)
            self.go_to_row(self._nearest(row) if found is None else found)
        self.verticalScrollBar().setValue(scrolled)

    def show_line(self, row: ConversationRow, *, raised: bool) -> bool:
        """Show what changed of one conversation: its title, or (``raised``) that it is now the newest of all. False,
        and nothing is shown, where more than its line changes."""
        scrolled = self.verticalScrollBar().value()
        shown = self._model.raise_to_top(row) if raised else self._model.rename(row)
        self.verticalScrollBar().setValue(scrolled)
        return shown

    @property
    def entries(self) -> list[Entry]:
        return self._model.entries

    @property
    def editing(self) -> bool:
        """Whether a title is being edited."""
        return self.rows.editing

    def current(self) -> Entry | None:
        """What the outline is on; never a heading."""
        return self._entry(self.currentIndex())

    def go_to_row(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row))

    def go_to(self, kind: str, number: int) -> bool:
        """Put the outline on a conversation or folder; False if it has no row now."""
        row = self._model.row_of(kind, number)
        if row is not None:
            self.go_to_row(row)
        return row is not None

    def go_to_first(self) -> bool:
        """The first row that can be chosen."""
        row = next((row for row, entry in enumerate(self.entries) if entry.kind != "heading"), None)
        if row is not None:
            self.go_to_row(row)
        return row is not None

    def row_rect(self, row: int) -> QRect:
        return self.visualRect(self._model.index(row))

    @Slot()
    def edit_current(self) -> None:
        if self.current() is not None:
            self.edit(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.rows.editing = False
        self.edit_ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # the editor of a title lets Enter through, which is then not meant for the row
        entry, key = None if self.editing else self.current(), event.key()
        if entry is not None and entry.kind == "folder":
            if key in TOGGLES:
                self._fold(entry, not entry.collapsed)
                return
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                self._fold(entry, key == Qt.Key.Key_Left)
                return
        elif entry is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(entry)
            return
        elif entry is not None and entry.inside is not None and key == Qt.Key.Key_Left:
            self.go_to("folder", entry.inside)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        entry = self._entry(index)
        if event.button() != Qt.MouseButton.LeftButton or entry is None:
            return
        if index != self.currentIndex():  # pressed on one row, released on another
            return
        if entry.kind != "hit" and dots_rect(self.visualRect(index)).contains(place):
            self.menu_wanted.emit(event.globalPosition().toPoint())
        elif entry.kind == "folder":
            self._fold(entry, not entry.collapsed)
        else:
            self.chosen.emit(entry)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        else:
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        entry = self._entry(index)
        if entry is not None:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(place)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(CONVERSATION_TYPE) and self._takes(event.position().toPoint()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Onto a folder or what is in it: into that folder. Elsewhere: out of all."""
        place = event.position().toPoint()
        if not event.mimeData().hasFormat(CONVERSATION_TYPE) or not self._takes(place):
            event.ignore()
            return
        entry = self._at(place)
        folder = None if entry is None else entry.id if entry.kind == "folder" else entry.inside
        for number in bytes(event.mimeData().data(CONVERSATION_TYPE).data()).decode("ascii", "replace").split(","):
            if number.isdecimal():
                self.moved.emit(int(number), folder)
        # copied, so that the view does not take the row out by itself: the next list shows where it is
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _takes(self, place: QPoint) -> bool:
        entry = self._at(place)
        if entry is None or entry.kind == "heading":
            return entry is None or entry.text != PINNED
        return not entry.pinned and entry.kind != "hit"

    def _at(self, place: QPoint) -> Entry | None:
        index = self.indexAt(place)
        return self.entries[index.row()] if index.isValid() else None

    def _fold(self, entry: Entry, collapsed: bool) -> None:
        if entry.id is not None and collapsed != entry.collapsed:
            self.folded.emit(entry.id, collapsed)

    def _entry(self, index: QModelIndex) -> Entry | None:
        """None for a heading and for no row."""
        entry = self.entries[index.row()] if index.isValid() else None
        return None if entry is None or entry.kind == "heading" else entry

    def _nearest(self, row: int) -> int:
        """The row to go on with at or before this one, after its own was deleted; -1 if none is left."""
        rows = [*range(min(row, len(self.entries) - 1), -1, -1), *range(len(self.entries))]
        return next((candidate for candidate in rows if self.entries[candidate].kind != "heading"), -1)
