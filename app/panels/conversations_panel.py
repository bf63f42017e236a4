"""The sidebar: search, a new chat, all conversations. Shows what it is told and asks by signals; knows no storage."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from app.panels.conversation_list import ConversationList
from app.storage.records import ConversationRow, SearchHit
from app.theme import LIGHT, Theme, palette

WIDTH = 240
SEARCH_DELAY_MS = 150
UNDO_MS = 8_000
LONGEST_QUOTE = 40


class ConversationsPanel(QWidget):
    """Signals:
    new_requested()
    conversation_chosen(conversation id)
    rename_requested(conversation id, new title)
    delete_requested(conversation id): to be done so that it can be undone
    undo_delete_requested(conversation id)
    search_changed(text): empty when the search ends; answered with show_search_results
    """

    new_requested = Signal()
    conversation_chosen = Signal(int)
    rename_requested = Signal(int, str)
    delete_requested = Signal(int)
    undo_delete_requested = Signal(int)
    search_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ConversationRow] = []
        self._hits: list[SearchHit] | None = None
        self._asked = ""
        self._loaded = False
        self._deleted: list[int] = []
        self.search_field = QLineEdit()
        self.new_button = QPushButton(self.tr("New chat"))
        self.list = ConversationList()
        self.empty_label = QLabel()
        self.undo_bar = QFrame()
        self.undo_label = QLabel()
        self.undo_button = QPushButton(self.tr("Undo"))
        self.rename_action = QAction(self.tr("Rename"), self.list)
        self.delete_action = QAction(self.tr("Delete"), self.list)
        self._menu = QMenu(self)
        self._search_timer = self._timer(SEARCH_DELAY_MS)
        self._undo_timer = self._timer(UNDO_MS)
        self._set_up()
        self._lay_out()
        self._connect()
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        self.setPalette(palette(theme))
        self.setStyleSheet(_style(theme))
        self.list.set_theme(theme)

    def set_conversations(self, rows: Sequence[ConversationRow]) -> None:
        """All conversations, newest first."""
        self._rows = list(rows)
        self._loaded = True
        self._refresh()

    def set_current(self, conversation_id: int | None) -> None:
        """Which conversation the transcript shows; None for one that is not yet begun."""
        self.list.set_shown(conversation_id)

    def show_search_results(self, text: str, hits: Sequence[SearchHit]) -> None:
        """Results for a text that is no longer in the field are ignored."""
        if text and text == self._search_text():
            self._hits = list(hits)
            self._refresh()

    def focus_search(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

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
        self.search_field.setPlaceholderText(self.tr("Search conversations"))
        self.search_field.setAccessibleName(self.tr("Search conversations"))
        self.search_field.setClearButtonEnabled(True)
        self.new_button.setText("+  " + self.tr("New chat"))
        self.new_button.setAccessibleName(self.tr("New chat"))
        self.empty_label.setTextFormat(Qt.TextFormat.PlainText)
        self.empty_label.setWordWrap(True)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.empty_label.setObjectName("empty")
        self.undo_bar.setObjectName("undo")
        self.undo_button.setObjectName("undoButton")
        self.undo_button.setAccessibleName(self.tr("Undo the deletion"))
        self.undo_bar.hide()
        self.rename_action.setShortcut(QKeySequence(Qt.Key.Key_F2))
        self.delete_action.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        for action in (self.rename_action, self.delete_action):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # not while a title is edited
            self.list.addAction(action)
            self._menu.addAction(action)

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self.undo_bar)
        bar.setContentsMargins(10, 4, 4, 4)
        bar.addWidget(self.undo_label, 1)
        bar.addWidget(self.undo_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search_field)
        layout.addWidget(self.new_button)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty_label, 1)
        layout.addWidget(self.undo_bar)
        self.empty_label.hide()

    def _connect(self) -> None:
        self.search_field.textChanged.connect(self._search_typed)
        self.search_field.returnPressed.connect(self._go_to_first)
        self.new_button.clicked.connect(self._ask_new)
        self.list.chosen.connect(self.conversation_chosen)
        self.list.renamed.connect(self.rename_requested)
        # later: the list still uses the row whose editor it closes
        self.list.edit_ended.connect(self._refresh, Qt.ConnectionType.QueuedConnection)
        self.list.menu_wanted.connect(self._show_menu)
        self.rename_action.triggered.connect(self.list.edit_current)
        self.delete_action.triggered.connect(self._delete_current)
        self.undo_button.clicked.connect(self._undo)
        self._search_timer.timeout.connect(self._ask_search)
        self._undo_timer.timeout.connect(self._forget_deleted)

    def _timer(self, interval_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        return timer

    @Slot()
    def _refresh(self) -> None:
        if self.list.editing:  # replacing the rows would throw away what is being typed
            return
        if self._hits is None:
            self.list.show_conversations(self._rows, datetime.now().astimezone().date())
            empty = self.tr("Your conversations will appear here.") if self._loaded else ""
        else:
            titles = {row.id: row.title for row in self._rows}
            known = [hit for hit in self._hits if hit.conversation_id in titles]
            self.list.show_hits(known)
            empty = self.tr("Nothing found for “{text}”.").format(text=self._search_text()[:LONGEST_QUOTE])
        self.empty_label.setText(empty)
        self.list.setVisible(self.list.count() > 0)
        self.empty_label.setVisible(self.list.count() == 0)

    def _search_text(self) -> str:
        return self.search_field.text().strip()

    @Slot()
    def _search_typed(self) -> None:
        if self._search_text():
            self._search_timer.start()
            return
        self._search_timer.stop()
        self._hits = None
        self._refresh()
        self._ask_search()

    @Slot()
    def _ask_search(self) -> None:
        if self._search_text() != self._asked:
            self._asked = self._search_text()
            self.search_changed.emit(self._asked)

    @Slot()
    def _go_to_first(self) -> None:
        if self.list.count() > 1:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.setCurrentRow(1)  # below the heading

    @Slot()
    def _ask_new(self) -> None:
        self.new_requested.emit()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        self._menu.popup(place)

    @Slot()
    def _delete_current(self) -> None:
        number = self.list.current_id()
        if number is None:
            return
        self._deleted.append(number)
        self.undo_label.setText(self._deleted_text())
        self.undo_bar.show()
        self._undo_timer.start()
        self.delete_requested.emit(number)

    def _deleted_text(self) -> str:
        if len(self._deleted) == 1:
            return self.tr("Deleted")
        return self.tr("{count} deleted").format(count=len(self._deleted))

    @Slot()
    def _undo(self) -> None:
        """All that was deleted while the bar was there."""
        numbers = self._deleted
        self._forget_deleted()
        for number in numbers:
            self.undo_delete_requested.emit(number)

    @Slot()
    def _forget_deleted(self) -> None:
        self._undo_timer.stop()
        self._deleted = []
        self.undo_bar.hide()


def _style(theme: Theme) -> str:
    return f"""
        #sidebar {{ background: {theme.side}; border-right: 1px solid {theme.line}; }}
        QLineEdit {{
            background: {theme.surface}; color: {theme.text}; border: 1px solid {theme.line}; border-radius: 6px;
            padding: 5px 6px; selection-background-color: {theme.accent}; selection-color: {theme.accent_text};
            placeholder-text-color: {theme.secondary};
        }}
        QLineEdit:focus {{ border-color: {theme.accent}; }}
        QListWidget {{ background: transparent; border: none; outline: none; }}
        QListWidget QLineEdit {{ padding: 0 5px; }}
        QPushButton {{
            background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.line}; border-radius: 6px;
            padding: 6px 10px; text-align: left;
        }}
        QPushButton:hover, QPushButton:pressed {{ background: {theme.hover}; }}
        QPushButton:focus {{ border-color: {theme.accent}; }}
        QLabel {{ color: {theme.text}; }}
        #empty {{ color: {theme.secondary}; padding: 24px 12px; }}
        #undo {{ background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 6px; }}
        #undoButton {{
            background: transparent; border: 1px solid transparent; color: {theme.accent}; padding: 3px 8px;
        }}
        #undoButton:hover {{ background: {theme.hover}; }}
        #undoButton:focus {{ border-color: {theme.accent}; }}
    """
