"""The command palette: type a few letters of any command, Enter runs it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.command import plain_words
from app.fuzzy import cost
from app.theme import Theme
from app.widgets.scroll_bar import scroll_bar_style

WIDTH = 560
ROWS = 12
ROW_PADDING = 4
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Entry:
    """``words`` are what is searched and shown, without access keys; the last of them, ``title``, counts more."""

    action: QAction
    words: str
    title: str

    @property
    def name(self) -> str:
        return self.action.objectName()


def entries(leaves: Iterable[tuple[tuple[str, ...], QAction]]) -> list[Entry]:
    """From what the menus hold: ``Pair › Precision › bf16: 16 bits``."""
    made = []
    for path, action in leaves:
        parts = [plain_words(part) for part in (*path, action.text())]
        made.append(Entry(action, " › ".join(parts), parts[-1]))
    return made


def found(all_entries: Sequence[Entry], typed: str, recent: Sequence[str]) -> list[Entry]:
    """Those that match, the nearest first; among equals those run lately, then in the order of the menus."""

    def rank(entry: Entry) -> tuple[int, bool, int]:
        lately = recent.index(entry.name) if entry.name in recent else len(recent)
        begins = entry.title.casefold().startswith(typed.casefold())
        return cost(typed, entry.words) or 0, not begins, lately

    return sorted((entry for entry in all_entries if cost(typed, entry.words) is not None), key=rank)


class CommandPalette(QFrame):
    """A click elsewhere or Escape closes it. ``ran`` carries the name of the command."""

    ran = Signal(str)

    def __init__(self, all_entries: Sequence[Entry], recent: Sequence[str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Command palette"))
        self._entries = all_entries
        self._recent = recent
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Command"))
        self.field.setPlaceholderText(self.tr("Type a command; Enter runs it, Esc closes"))
        self.field.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Matching commands"))
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setStyleSheet(f"QTreeWidget::item {{ padding: {ROW_PADDING}px; }}")
        self.list.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        self.list.itemClicked.connect(self._run)
        self.list.itemActivated.connect(self._run)
        self._fill()

    def show_over(self, window: QWidget) -> None:
        """Near the top of ``window``, no wider than it."""
        width = min(WIDTH, window.width() - 32)
        row = self.list.sizeHintForRow(0) if self.list.topLevelItemCount() else 20
        self.resize(width, self.field.sizeHint().height() + row * ROWS + 32)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, 56)))
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is moved through while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _LIST_KEYS:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._run(item)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _fill(self) -> None:
        self.list.clear()
        for entry in found(self._entries, self.field.text(), self._recent):
            keys = entry.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item = QTreeWidgetItem([entry.words, keys])
            item.setData(0, Qt.ItemDataRole.UserRole, entry)
            item.setData(1, Qt.ItemDataRole.AccessibleTextRole, keys or self.tr("no shortcut"))
            item.setToolTip(0, entry.action.toolTip())
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if not entry.action.isEnabled():
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None and first.flags() & Qt.ItemFlag.ItemIsEnabled:  # else Enter would run what is less near
            self.list.setCurrentItem(first)

    @Slot(QTreeWidgetItem)
    def _run(self, item: QTreeWidgetItem) -> None:
        entry: Entry = item.data(0, Qt.ItemDataRole.UserRole)
        self.close()  # before it runs: a dialog must not open behind a popup
        self.ran.emit(entry.name)
        entry.action.trigger()
