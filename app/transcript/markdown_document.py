"""Units of Markdown into a QTextDocument, with the source position of every character that is written.

Writes with a cursor, never through HTML: nothing in an answer can make the document load anything. Documents are only
appended to or cleared. No widgets.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from app.transcript.document_style import CODE_LINE_HEIGHT, DocumentStyle
from app.transcript.inline_writer import InlineWriter
from app.transcript.markdown_source import Unit
from app.transcript.source_spans import SourceSpans

QUOTE_LEVEL = QTextFormat.Property.UserProperty + 1
"""Block property: how many quotes the block stands in. The view draws their bars."""
RULE = QTextFormat.Property.UserProperty + 2
"""Block property: the block stands for a rule, which the view draws."""
CODE = QTextFormat.Property.UserProperty + 3
"""Block property: the block is code; the view draws its ground."""
CODE_PADDING = 10
_NOTHING = "\u200b"

_ALIGNMENTS = {
    "text-align:center": Qt.AlignmentFlag.AlignHCenter,
    "text-align:right": Qt.AlignmentFlag.AlignRight,
}
_BULLETS = "•◦▪"
_TASK = {"[ ] ": "☐", "[x] ": "☑", "[X] ": "☑"}


@dataclass(slots=True)
class _List:
    number: int | None


class MarkdownWriter(InlineWriter):
    """Appends units to one document and their spans to one SourceSpans."""

    def __init__(self, document: QTextDocument, spans: SourceSpans, style: DocumentStyle) -> None:
        super().__init__(document, spans, style)
        style.formulas.serve(document)
        self._fresh = True
        self._lists: list[_List] = []
        self._quotes = 0
        self._marker: Token | None = None

    def clear(self) -> None:
        self._document.clear()
        self._spans.clear()
        self.waits.clear()
        self.drawn.clear()
        self._cursor = QTextCursor(self._document)
        self._fresh = True

    def write(self, units: Sequence[Unit], text: str, base: int) -> None:
        """Append units of ``text``, which stands at ``base`` in the whole source."""
        self._base = base
        self._cursor.beginEditBlock()
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        for unit in units:
            if unit.kind == "definition":
                continue
            self._lists = [_List(unit.number)] if unit.tokens and unit.tokens[0].type == "list_item_open" else []
            self._quotes = 0
            self._marker = None
            if unit.tokens:
                self._blocks(unit.tokens)
            else:
                self._literal(text[unit.start : unit.end].rstrip("\n"), unit.start)
        self._cursor.endEditBlock()

    def _literal(self, text: str, start: int) -> None:
        self._start_block(self._block(self._style.gap), self._style.text())
        self._insert(text, range(start, start + len(text)), self._style.text())

    def _blocks(self, tokens: Sequence[Token]) -> None:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            kind = token.type
            if kind == "table_open":
                index = self._table(tokens, index)
                continue
            if kind in ("ordered_list_open", "bullet_list_open"):
                self._marker_alone()
                ordered = kind == "ordered_list_open"
                self._lists.append(_List(int(token.attrs.get("start", 1)) if ordered else None))
            elif kind in ("ordered_list_close", "bullet_list_close"):
                self._lists.pop()
            elif kind == "list_item_open":
                self._marker = token
            elif kind == "list_item_close":
                self._close_item()
            elif kind in ("blockquote_open", "blockquote_close"):
                self._quotes += token.nesting
            elif kind == "heading_open":
                self._heading(int(token.tag[1]), tokens[index + 1])
            elif kind == "paragraph_open":
                self._paragraph(tokens[index + 1])
            elif kind in ("fence", "code_block"):
                self._code(token)
            elif kind == "math_block":
                self._math_block(token)
            elif kind == "hr":
                self._rule()
            index += 1

    def _paragraph(self, inline: Token) -> None:
        self._start_block(_directed(self._block(self._style.gap), inline.content), self._style.text())
        box = _TASK.get(inline.content[:4]) if self._marker is not None else None
        self._write_marker(inline if box else None, box)
        self._inline(inline, self._style.text(), 4 if box else 0)

    def _marker_alone(self) -> None:
        """Give a marker that is still to be written a line of its own: its item is empty, or begins with a list."""
        if self._marker is not None:
            self._start_block(self._block(self._style.gap), self._style.text())
            self._write_marker()

    def _close_item(self) -> None:
        self._marker_alone()
        number = self._lists[-1].number
        if number is not None:
            self._lists[-1].number = number + 1

    def _block(self, gap: float, line_height: float | None = None) -> QTextBlockFormat:
        style = self._style
        block = style.block(gap) if line_height is None else style.block(gap, line_height)
        depth = len(self._lists)
        margin = style.indent * (depth + self._quotes)
        block.setLeftMargin(margin)
        if depth:
            tight = 0.45 if self._marker is not None else 0.7
            block.setTopMargin(gap * tight)
        if self._marker is not None:
            block.setTextIndent(-style.indent)
            block.setTabPositions([QTextOption.Tab(style.indent, QTextOption.TabType.LeftTab)])
        if self._quotes:
            block.setProperty(QUOTE_LEVEL, self._quotes)
        return block

    def _start_block(self, block: QTextBlockFormat, chars: QTextCharFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(chars)
            self._fresh = False
        else:
            self._cursor.insertBlock(block, chars)

    def _write_marker(self, task: Token | None = None, box: str | None = None) -> None:
        """The sign of the item; ``box`` stands in its place where ``task`` begins with one."""
        token, self._marker = self._marker, None
        if token is None:
            return
        chars = self._style.text()
        chars.setForeground(QColor(self._style.theme.secondary))
        number = self._lists[-1].number
        bullet = _BULLETS[min(len(self._lists), len(_BULLETS)) - 1]
        shown = bullet if number is None else f"{number}{token.markup}"
        written = len(token.info) + len(token.markup)
        doc = self._cursor.position()
        start = token.meta["sources"]
        if task is not None and box is not None:
            shown, written = box, task.meta["sources"][2] + 1 - start
        self._cursor.insertText(shown + "\t", chars)
        self._spans.add(doc, len(shown), self._base + start, written)

    def _heading(self, level: int, inline: Token) -> None:
        chars = self._style.text()
        chars.setFontPointSize(self._style.heading_size(level))
        chars.setFontWeight(QFont.Weight.DemiBold)
        block = self._block(self._style.gap * (1.7 if level < 3 else 1.4), 125.0)
        block.setHeadingLevel(level)
        block = _directed(block, inline.content)
        self._start_block(block, chars)
        self._write_marker()
        self._inline(inline, chars)

    def _rule(self) -> None:
        block = self._block(self._style.gap, 60.0)
        block.setProperty(RULE, True)
        self._start_block(block, self._style.text())
        self._cursor.insertText(_NOTHING)  # Qt puts an empty block after a table beside the table

    def _code(self, token: Token) -> None:
        """A code block inside a list or quote: one block, so that its background is one piece."""
        self._marker_alone()
        block = self._block(self._style.gap * 1.3, CODE_LINE_HEIGHT)
        block.setProperty(CODE, True)
        block.setLeftMargin(block.leftMargin() + CODE_PADDING)
        self._start_block(block, self._style.code())
        content = token.content.rstrip("\n")
        self._insert(content, token.meta["sources"], self._style.code())

    def _math_block(self, token: Token) -> None:
        sign = len(token.markup)
        sources = token.meta["sources"]
        tex = token.content.rstrip().removesuffix(token.info)[sign:] if token.info else ""
        formula = self._formula(tex, display=True) if tex else None
        if formula is None:
            self._code(token)
            return
        self._marker_alone()
        block = self._block(self._style.gap * 1.2)
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._start_block(block, self._style.text())
        self._insert_formula(formula, sources[0], sources[len(token.content) - 1] + 1, self._style.text())
        self.drawn.append(tex)

    def _table(self, tokens: Sequence[Token], index: int) -> int:
        end = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close")
        body = tokens[index:end]
        rows = sum(token.type == "tr_open" for token in body)
        columns = sum(token.type == "th_open" for token in body)
        if self._marker is not None or self._fresh:
            self._start_block(self._block(self._style.gap), self._style.text())
            self._write_marker()
        style = QTextTableFormat()
        style.setBorderCollapse(True)
        style.setBorder(1)
        style.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        style.setBorderBrush(QColor(self._style.theme.line))
        style.setCellPadding(6)
        style.setTopMargin(self._style.gap)
        style.setBottomMargin(self._style.gap)  # Qt leaves out the top margin of the block after a table
        style.setLeftMargin(self._style.indent * (len(self._lists) + self._quotes))
        style.setHeaderRowCount(1)
        table = self._cursor.insertTable(rows, columns, style)
        row, column = -1, 0
        for position, token in enumerate(body):
            if token.type == "tr_open":
                row, column = row + 1, 0
            elif token.type in ("th_open", "td_open"):
                self._cell(table, row, column, token, body[position + 1])
                column += 1
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True  # Qt keeps an empty block after a table; the next block takes its place
        return end + 1

    def _cell(self, table: QTextTable, row: int, column: int, token: Token, inline: Token) -> None:
        chars = self._style.text()
        cell = table.cellAt(row, column)
        if token.type == "th_open":
            chars.setFontWeight(QFont.Weight.DemiBold)
            shade = cell.format()
            shade.setBackground(QColor(self._style.theme.raised))
            cell.setFormat(shade)
        self._cursor = cell.firstCursorPosition()
        block = self._style.block(0, 125.0)
        alignment = _ALIGNMENTS.get(str(token.attrs.get("style", "")))
        if alignment is not None:
            block.setAlignment(alignment)
        self._cursor.setBlockFormat(block)
        self._inline(inline, chars)


def _directed(block: QTextBlockFormat, content: str) -> QTextBlockFormat:
    """``block`` for text that runs as its first letter does: from the right, the signs of its lists stand there too."""
    strong = (unicodedata.bidirectional(character) for character in content)
    if next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L":
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        block.setRightMargin(block.leftMargin())
        block.setLeftMargin(0)
    return block
