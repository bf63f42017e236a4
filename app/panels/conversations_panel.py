"""The sidebar: search, a new chat, all conversations. Shows what it is told and asks by signals; knows no storage."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.panels.conversation_actions import ConversationActions
from app.panels.conversation_entries import Entry
from app.panels.conversation_list import ConversationList
from app.panels.conversation_listing import ConversationListing
from app.panels.conversations_style import style_sheet
from app.panels.empty_note import EmptyNote
from app.panels.search_box import SearchBox
from app.panels.task_bar import TaskBar
from app.panels.undo_bar import UndoBar
from app.storage.records import ConversationRow, FolderRow, SearchHit
from app.theme import LIGHT, Theme, palette

WIDTH = 240


class ConversationsPanel(QWidget):
    """Signals:
    new_requested()
    conversation_chosen(conversation id)
    hit_chosen(conversation id, message id, text that was searched for)
    rename_requested(conversation id, new title)
    delete_requested(conversation id), undo_delete_requested(conversation id)
    pin_requested(conversation id, pinned), move_requested(conversation id, folder id or None)
    folder_requested(conversation id or None): a new folder, with this conversation in it
    folder_rename_requested(folder id, name), folder_folded(folder id, collapsed)
    folder_delete_requested(folder id), undo_folder_delete_requested(folder id)
    export_requested(conversation id or None for all, "markdown" or "json"), import_requested()
    search_changed(text): empty when the search ends; answered with show_search_results
    """

    new_requested = Signal()
    conversation_chosen = Signal(int)
    hit_chosen = Signal(int, int, str)
    rename_requested = Signal(int, str)
    delete_requested = Signal(int)
    undo_delete_requested = Signal(int)
    pin_requested = Signal(int, bool)
    move_requested = Signal(int, object)
    folder_requested = Signal(object)
    folder_rename_requested = Signal(int, str)
    folder_folded = Signal(int, bool)
    folder_delete_requested = Signal(int)
    undo_folder_delete_requested = Signal(int)
    export_requested = Signal(object, str)
    import_requested = Signal()
    search_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = ConversationListing()
        self._hits_of = ""
        self._shown: int | None = None
        self._open_first = False
        """Enter was pressed before there were hits."""
        self._edit_next: tuple[str, int] | None = None
        """Kind and id of a row whose name is to be edited as soon as it is in the list."""
        self.search_field = SearchBox()
        self.new_button = QPushButton("+  " + self.tr("New chat"))
        self.list = ConversationList()
        self.empty_label = EmptyNote()
        self.undo_bar = UndoBar()
        self.task_bar = TaskBar()
        self.actions_table = ConversationActions(self.list, self.target, self)
        self._set_up()
        self._connect()
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        self.setPalette(palette(theme))
        self.setStyleSheet(style_sheet(theme))
        self.list.set_theme(theme)

    def set_folders(self, folders: Sequence[FolderRow]) -> None:
        """By name. Shown with the conversations that come next."""
        self._listing.folders = list(folders)

    def set_conversations(self, rows: Sequence[ConversationRow]) -> None:
        """All conversations, newest first."""
        self._listing.set_conversations(rows)
        self._refresh()

    def set_conversation(self, conversation_id: int, row: ConversationRow | None) -> None:
        """One of them is new, changed or (None) gone. Where that changes one line, the others are not made anew."""
        extent = self._listing.set_conversation(conversation_id, row)
        if row is None or extent == "all" or self._edit_next is not None:
            self._refresh()
        elif extent != "nothing" and not self.list.editing:
            if self.list.show_line(row, raised=extent == "top"):
                self.show_target()
            else:
                self._refresh()

    def set_current(self, conversation_id: int | None) -> None:
        """Which conversation the transcript shows; None for one that is not yet begun."""
        self._shown = conversation_id
        self.list.set_shown(conversation_id)
        self.show_target()

    def show_search_results(self, text: str, hits: Sequence[SearchHit]) -> None:
        """Results for a text that is no longer in the field are ignored."""
        if text and text == self.search_field.words:
            self._listing.hits, self._hits_of = list(hits), text
            self._refresh()
            if self._open_first:
                self._open_first = False
                self._choose_first()

    def edit_folder(self, folder_id: int) -> None:
        """Offer the name of a new folder for editing, as soon as it is in the list."""
        self._edit_next = ("folder", folder_id)
        self.search_field.clear()

    def title_of(self, conversation_id: int) -> str:
        row = self._listing.rows.get(conversation_id)
        return row.title if row is not None else ""

    def focus_search(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    @Slot()
    def show_target(self) -> None:
        """The actions for what they would act on now."""
        target = self.target()
        row = self._listing.rows.get(target.id) if target is not None and target.id is not None else None
        pinned = row is not None and row.pinned
        self.actions_table.show_target(target, pinned=pinned, any_conversation=bool(self._listing.rows))

    def target(self) -> Entry | None:
        """What the actions act on: the outlined row of the focused list, else the conversation on screen."""
        if self._list_is_focused():
            return self.list.current()
        row = self._listing.rows.get(self._shown) if self._shown is not None else None
        return None if row is None else Entry("conversation", row.title, row.id, pinned=row.pinned)

    def _list_is_focused(self) -> bool:
        """Also while the window is not the active one."""
        return self.window().focusWidget() is self.list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the focused part did not want: Escape ends the search, Down goes from it to the list."""
        if event.key() == Qt.Key.Key_Escape and self.search_field.text():
            self.search_field.clear()
        elif event.key() == Qt.Key.Key_Down and self.search_field.hasFocus():
            self._go_to_first()
        else:
            super().keyPressEvent(event)

    def _set_up(self) -> None:
        self.setObjectName("sidebar")
        self.setFixedWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.new_button.setAccessibleName(self.tr("New chat"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search_field)
        layout.addWidget(self.new_button)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty_label, 1)
        layout.addWidget(self.task_bar)
        layout.addWidget(self.undo_bar)

    def _connect(self) -> None:
        self.search_field.changed.connect(self._search_typed)
        self.search_field.asked.connect(self.search_changed)
        self.search_field.returnPressed.connect(self._search_entered)
        self.new_button.clicked.connect(self._ask_new)
        self.list.chosen.connect(self._choose)
        self.list.renamed.connect(self._renamed)
        self.list.folded.connect(self.folder_folded)
        self.list.moved.connect(self.move_requested)
        # later: the list still uses the row whose editor it closes
        self.list.edit_ended.connect(self._refresh, Qt.ConnectionType.QueuedConnection)
        self.list.menu_wanted.connect(self._show_menu)
        self.list.selectionModel().currentChanged.connect(self.show_target)
        actions = self.actions_table
        actions.rename.triggered.connect(self._rename)
        actions.delete.triggered.connect(self._delete)
        actions.move_to.triggered.connect(self._show_move_menu)
        actions.pin_requested.connect(self.pin_requested)
        actions.move_requested.connect(self.move_requested)
        actions.folder_requested.connect(self.folder_requested)
        actions.export_requested.connect(self.export_requested)
        actions.import_files.triggered.connect(self.import_requested)
        self.show_target()

    @Slot()
    def _refresh(self) -> None:
        if self.list.editing:  # replacing the rows would throw away what is being typed
            return
        self.list.show_entries(self._listing.entries())
        if self._listing.hits is not None:
            self.empty_label.show_nothing_found(self.search_field.words)
        elif self._listing.loaded:
            self.empty_label.show_none()
        else:
            self.empty_label.show_loading()
        self.list.setVisible(bool(self.list.entries))
        self.empty_label.setVisible(not self.list.entries)
        self.show_target()
        if self._edit_next is not None and self.list.go_to(*self._edit_next):
            self._edit_next = None
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.edit_current()

    @Slot()
    def _search_typed(self) -> None:
        self._open_first = False
        if not self.search_field.words:
            self._listing.hits = None
            self._refresh()

    @Slot()
    def _search_entered(self) -> None:
        """Open the first hit; where there is none yet, as soon as there is."""
        if not self.search_field.words:
            self._go_to_first()
        elif self._listing.hits is not None and self._hits_of == self.search_field.words:
            self._choose_first()
        else:
            self._open_first = True
            self.search_field.ask_now()

    def _choose_first(self) -> None:
        entry = self.list.current() if self.list.go_to_first() else None
        if entry is not None:
            self._choose(entry)

    @Slot()
    def _go_to_first(self) -> None:
        if self.list.go_to_first():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _choose(self, entry: Entry) -> None:
        if entry.message_id is not None:
            self.hit_chosen.emit(entry.id, entry.message_id, self.search_field.words)
        elif entry.id is not None:
            self.conversation_chosen.emit(entry.id)

    @Slot()
    def _ask_new(self) -> None:
        self.new_requested.emit()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        self.show_target()
        self.actions_table.menu.popup(place)

    @Slot()
    def _show_move_menu(self) -> None:
        target = self.target()
        if target is None or target.id not in self._listing.rows or target.kind == "folder":
            return
        self.actions_table.show_folders(self._listing.folders, self._listing.rows[target.id].folder_id)
        at = self.list.visualRect(self.list.currentIndex()).bottomLeft() if self._list_is_focused() else QPoint(20, 20)
        self.actions_table.move_menu.popup(self.list.viewport().mapToGlobal(at))

    @Slot()
    def _rename(self) -> None:
        """In its row, which is first brought to light."""
        target = self.target()
        if target is None or target.id is None:
            return
        if self._list_is_focused() or self.list.go_to(target.kind, target.id):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.edit_current()
            return
        self._edit_next = (target.kind, target.id)
        self.search_field.clear()
        folder = self._listing.rows[target.id].folder_id
        if folder is not None:
            self.folder_folded.emit(folder, False)

    @Slot(object, str)
    def _renamed(self, entry: Entry, name: str) -> None:
        (self.folder_rename_requested if entry.kind == "folder" else self.rename_requested).emit(entry.id, name)

    @Slot()
    def _delete(self) -> None:
        target = self.target()
        if target is None:
            return
        folder = target.kind == "folder"
        undo = self.undo_folder_delete_requested if folder else self.undo_delete_requested
        self.undo_bar.offer(partial(undo.emit, target.id))
        (self.folder_delete_requested if folder else self.delete_requested).emit(target.id)
