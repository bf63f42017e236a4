"""What can be done with conversations and folders: one set of actions for menu bar, context menu and keys."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.command import SEPARATOR, Command, Row
from app.panels.conversation_entries import Entry
from app.storage.records import FolderRow

Key = Qt.Key


class ConversationActions(QWidget):
    """``target`` tells what they act on. A widget only because menus need one; it is never shown.

    Signals, as those of the panel:
    pin_requested(conversation id, pinned), move_requested(conversation id, folder id or None)
    folder_requested(conversation id or None), export_requested(conversation id or None, kind)
    """

    pin_requested = Signal(int, bool)
    move_requested = Signal(int, object)
    folder_requested = Signal(object)
    export_requested = Signal(object, str)

    def __init__(self, list_widget: QWidget, target: Callable[[], Entry | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._target = target
        self.hide()
        self.rename = self._action(self.tr("Re&name"), QKeySequence(Key.Key_F2))
        self.delete = self._action(self.tr("&Delete"), QKeySequence(Key.Key_Delete))
        for action in (self.rename, self.delete):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # not while a title is edited
            list_widget.addAction(action)
        self.pin = self._action(self.tr("&Pin on top"), QKeySequence("Ctrl+D"))
        self.pin.setCheckable(True)
        self.move_menu = QMenu(self.tr("&Move to folder"), self)
        self.move_to = self._action(self.tr("Move to &folder…"), QKeySequence("Ctrl+M"))
        self.new_folder = self._action(self.tr("New f&older"), QKeySequence("Ctrl+Shift+N"))
        self.new_for_target = self._action(self.tr("New folder"))
        self.export_markdown = self._action(self.tr("Export as &Markdown…"), QKeySequence("Ctrl+Shift+E"))
        self.export_json = self._action(self.tr("Export as &JSON…"))
        self.export_all = self._action(self.tr("Export &all conversations…"))
        self.import_files = self._action(self.tr("&Import…"), QKeySequence("Ctrl+I"))
        self.pin.triggered.connect(self._pin)
        self.new_folder.triggered.connect(self._ask_folder)
        self.new_for_target.triggered.connect(self._move_to_new)
        self.export_markdown.triggered.connect(partial(self._export, "markdown"))
        self.export_json.triggered.connect(partial(self._export, "json"))
        self.export_all.triggered.connect(self._export_all)
        self._of_conversation = (self.pin, self.move_to, self.export_markdown, self.export_json)
        self.menu = QMenu(self)
        self.menu.addActions([self.rename, self.pin, self.move_to, self.new_folder])
        self.menu.addSeparator()
        self.menu.addActions([self.export_markdown, self.export_json])
        self.menu.addSeparator()
        self.menu.addAction(self.delete)

    def rows(self) -> list[Row]:
        """All of them, for the menu bar."""
        return [
            _row("rename", self.rename, self.tr("Gives the conversation or the folder another name")),
            _row("pin", self.pin, self.tr("Keeps the conversation at the top of the list")),
            _row("move", self.move_to, self.tr("Puts the conversation into a folder")),
            _row("delete", self.delete, self.tr("Removes it from the list; can be undone")),
            SEPARATOR,
            _row("new_folder", self.new_folder, self.tr("Makes an empty folder")),
            SEPARATOR,
            _row("import", self.import_files, self.tr("Reads conversations of this program, ChatGPT or LM Studio")),
            _row("export_markdown", self.export_markdown, self.tr("Writes what the branch on screen says to a file")),
            _row("export_json", self.export_json, self.tr("Writes the whole conversation to a file, for an import")),
            _row("export_all", self.export_all, self.tr("Writes everything to one file, for an import")),
        ]

    def show_target(self, target: Entry | None, *, pinned: bool, any_conversation: bool) -> None:
        """What the entries would act on: a conversation (also as a hit), a folder, or nothing."""
        conversation = target is not None and target.kind != "folder"
        for action in self._of_conversation:
            action.setEnabled(conversation)
            action.setVisible(target is None or conversation)
        for action in (self.rename, self.delete):
            action.setEnabled(target is not None)
        self.pin.setChecked(conversation and pinned)
        self.export_all.setEnabled(any_conversation)

    def show_folders(self, folders: Sequence[FolderRow], inside: int | None) -> None:
        """The folders to choose from; ``inside`` is where the conversation is."""
        self.move_menu.clear()
        self._folder(self.tr("No folder"), None, inside)
        self.move_menu.addSeparator()
        for folder in folders:
            self._folder(folder.name.replace("&", "&&") or self.tr("Untitled"), folder.id, inside)
        self.move_menu.addAction(self.new_for_target)

    def _folder(self, name: str, number: int | None, inside: int | None) -> None:
        action = self.move_menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(number == inside)
        action.triggered.connect(partial(self._move, number))

    def _conversation(self) -> int | None:
        """Its id; None where the target is a folder, or nothing."""
        target = self._target()
        return None if target is None or target.kind == "folder" else target.id

    @Slot(bool)
    def _pin(self, pinned: bool) -> None:
        number = self._conversation()
        if number is not None:
            self.pin_requested.emit(number, pinned)

    def _move(self, folder_id: int | None, _checked: bool = False) -> None:
        number = self._conversation()
        if number is not None:
            self.move_requested.emit(number, folder_id)

    @Slot()
    def _ask_folder(self) -> None:
        self.folder_requested.emit(None)

    @Slot()
    def _move_to_new(self) -> None:
        number = self._conversation()
        if number is not None:
            self.folder_requested.emit(number)

    def _export(self, kind: str, _checked: bool = False) -> None:
        number = self._conversation()
        if number is not None:
            self.export_requested.emit(number, kind)

    @Slot()
    def _export_all(self) -> None:
        self.export_requested.emit(None, "json")

    def _action(self, text: str, shortcut: QKeySequence | None = None) -> QAction:
        action = QAction(text, self)
        if shortcut is not None:
            action.setShortcut(shortcut)
        return action


def _row(name: str, action: QAction, meaning: str) -> Command:
    keys = action.shortcut().toString()
    return Command(name, action.text(), meaning, None, keys, checkable=action.isCheckable(), made=action)
