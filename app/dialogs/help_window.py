"""The help: a few pages of Markdown from the program's own folder, shown by the transcript's writer.

There is a folder of them for each language. A page that is missing there is shown in English.
"""

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QKeySequence, QPalette, QTextCursor
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from app.command import Menu, commands, plain_words
from app.theme import Theme
from app.transcript.document_style import DocumentStyle
from app.transcript.markdown_document import MarkdownWriter
from app.transcript.markdown_source import parse_units
from app.transcript.source_spans import SourceSpans
from app.widgets.scroll_bar import scroll_bar_style

log = logging.getLogger(__name__)

SHORTCUTS = "shortcuts"
LIST_WIDTH = 190
MARGIN = 20


def headings(text: str) -> list[str]:
    """Those of a page in Markdown, in order; the same in every language."""
    return [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]


class PageView(QTextBrowser):
    """One page. Nothing is ever loaded, and no link is followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(MARGIN)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    def show_markdown(self, text: str, style: DocumentStyle) -> None:
        self.document().setDefaultFont(style.font)
        writer = MarkdownWriter(self.document(), SourceSpans(), style)
        writer.clear()
        writer.write(parse_units(text), text, 0)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def find_heading(self, words: str) -> None:
        """Scroll to the block that consists of ``words``."""
        block = self.document().begin()
        while block.isValid():
            if block.text() == words:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top))
                self.setTextCursor(QTextCursor(block))
                return
            block = block.next()


class HelpWindow(QDialog):
    """Not modal: one reads it beside the chat."""

    def __init__(
        self,
        folder: Path,
        language: str,
        table: Sequence[Menu],
        places: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self._folder = folder
        self._language = language
        self._table = table
        self._places = places
        self._style: DocumentStyle | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages of the help"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet("QListWidget { padding: 8px; } QListWidget::item { padding: 6px; }")
        self.page = PageView()
        for name, title in self.pages():
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(self._show_current)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.page, 1)
        self.resize(QSize(860, 620).boundedTo(self.screen().availableSize()))

    def pages(self) -> list[tuple[str, str]]:
        """Name and title of each."""
        return [
            ("start", self.tr("Getting started")),
            ("reading", self.tr("Colours and panels")),
            ("pairs", self.tr("Pairs and precisions")),
            (SHORTCUTS, self.tr("Keyboard shortcuts")),
            ("trouble", self.tr("When something fails")),
            ("privacy", self.tr("Privacy")),
        ]

    def set_theme(self, theme: Theme) -> None:
        self._style = DocumentStyle(theme)
        colors = self.page.palette()
        colors.setColor(QPalette.ColorRole.Base, QColor(theme.surface))
        self.page.setPalette(colors)
        self.page.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        self._show_current()

    def show_page(self, name: str, heading: str = "") -> None:
        """``heading``: where on it, in the words of the English page."""
        row = [known for known, _title in self.pages()].index(name)
        self.list.setCurrentRow(row)
        if heading:
            place = headings(self._read(name, "en")).index(heading)
            self.page.find_heading(headings(self.text_of(name))[place])

    def text_of(self, name: str) -> str:
        """A page as Markdown; that of the shortcuts is made from the table of commands."""
        if name == SHORTCUTS:
            return self._shortcuts()
        missing = self.tr("This page is missing. Install the program again to get it back.")
        return self._read(name, self._language) or self._read(name, "en") or missing

    def _read(self, name: str, language: str) -> str:
        """Empty if there is no such page in that language."""
        try:
            return (self._folder / language / f"{name}.md").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            log.exception("a page of the help cannot be read")
            return ""

    def _shortcuts(self) -> str:
        # not inside the f-strings: lupdate does not see words in there
        keys, word, meaning = self.tr("Keys"), self.tr("Command"), self.tr("What it does")
        title, places = self.tr("Keyboard shortcuts"), self.tr("In one place")
        lines = [f"# {title}", ""]
        for menu in self._table:
            lines += [
                f"## {plain_words(menu.title)}",
                "",
                f"| {keys} | {word} | {meaning} |",
                "|---|---|---|",
            ]
            for command in commands([menu]):
                pressed = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
                lines.append(f"| {pressed} | {plain_words(command.text)} | {command.meaning} |")
            lines.append("")
        lines += [f"## {places}", "", f"| {keys} | {meaning} |", "|---|---|"]
        lines += [f"| {pressed} | {words} |" for pressed, words in self._places]
        return "\n".join(lines)

    @Slot()
    def _show_current(self) -> None:
        item = self.list.currentItem()
        if item is not None and self._style is not None:
            name, title = item.data(Qt.ItemDataRole.UserRole), item.text()
            self.page.setAccessibleName(title)
            self.page.show_markdown(self.text_of(name), self._style)
