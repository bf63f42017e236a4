"""The text of one block into a document: emphasis, links, code, formulas, and the source of every character."""

from collections.abc import Sequence

from markdown_it.token import Token
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument

from app.transcript.document_style import DocumentStyle
from app.transcript.formulas import OBJECT, Formula, Making, formula_format
from app.transcript.links import allowed
from app.transcript.markdown_math import BLOCK_SIGNS
from app.transcript.source_spans import SourceSpans, utf16_length

LINE_BREAK = "\u2028"


class InlineWriter:
    """Writes where its cursor stands."""

    def __init__(self, document: QTextDocument, spans: SourceSpans, style: DocumentStyle) -> None:
        self._document = document
        self._spans = spans
        self._style = style
        self._cursor = QTextCursor(document)
        self._base = 0
        self._sources: Sequence[int] = ()
        self._skip = 0
        self.waits: set[tuple[str, bool]] = set()
        """Formulas that were not drawn yet when they were written."""
        self.drawn: list[str] = []
        """Those that are shown as pictures, in the order of the document."""

    def _inline(self, token: Token, chars: QTextCharFormat, skip: int = 0) -> None:
        """Write the text of a block without the first ``skip`` characters, which are plain text."""
        self._sources = token.meta["sources"]
        self._skip = skip
        self._children(token.children or (), token.content, 0, chars)

    def _children(self, children: Sequence[Token], content: str, base: int, chars: QTextCharFormat) -> None:
        formats = [chars]
        for child in children:
            at = base + child.meta["at"]
            kind = child.type
            if kind == "text":
                skipped = max(0, min(len(child.content), self._skip - at))
                self._text(child.content[skipped:], at + skipped, content, formats[-1])
            elif kind == "text_special":
                self._special(child, at, formats[-1])
            elif kind in ("softbreak", "hardbreak"):
                self._cursor.insertText(LINE_BREAK, formats[-1])
            elif kind == "code_inline":
                self._code_inline(child, at, content, formats[-1])
            elif kind == "math_inline":
                self._math_inline(child, at, formats[-1])
            elif kind == "image":
                shown = QTextCharFormat(formats[-1])
                shown.setForeground(QColor(self._style.theme.secondary))
                self._children(child.children or (), content, at + 2, shown)
            elif child.nesting > 0:
                formats.append(self._nested(child, formats[-1]))
            elif child.nesting < 0 and len(formats) > 1:
                formats.pop()

    def _nested(self, token: Token, outer: QTextCharFormat) -> QTextCharFormat:
        chars = QTextCharFormat(outer)
        if token.type == "strong_open":
            chars.setFontWeight(QFont.Weight.Bold)
        elif token.type == "em_open":
            chars.setFontItalic(True)
        elif token.type == "s_open":
            chars.setFontStrikeOut(True)
        elif token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            if allowed(address):
                chars.setAnchor(True)
                chars.setAnchorHref(address)
                chars.setForeground(QColor(self._style.theme.accent))
                chars.setFontUnderline(True)
        return chars

    def _text(self, text: str, at: int, content: str, chars: QTextCharFormat) -> None:
        if content.startswith(text, at):
            self._insert(text, self._sources[at : at + len(text)], chars)
        elif text:  # an address written other than it is shown
            self._whole(text, at, content.find(">", at) - at, chars)

    def _special(self, token: Token, at: int, chars: QTextCharFormat) -> None:
        written = len(token.markup)
        if token.info == "escape":
            skipped = written - len(token.content)
            self._insert(token.content, self._sources[at + skipped : at + written], chars)
        else:
            self._whole(token.content, at, written, chars)

    def _code_chars(self, chars: QTextCharFormat) -> QTextCharFormat:
        code = QTextCharFormat(chars)
        code.setFontFamilies(self._style.mono.families())
        code.setFontFixedPitch(True)
        code.setFontPointSize(chars.fontPointSize() * 0.92)
        code.setBackground(QColor(self._style.theme.raised))
        return code

    def _code_inline(self, token: Token, at: int, content: str, chars: QTextCharFormat) -> None:
        code = self._code_chars(chars)
        start = at + len(token.markup)
        if content[start : start + len(token.content)].replace("\n", " ") != token.content:
            start += 1  # one space is stripped from each side
        self._insert(token.content, self._sources[start : start + len(token.content)], code)

    def _math_inline(self, token: Token, at: int, chars: QTextCharFormat) -> None:
        """A formula; the source of one that is not or cannot be drawn."""
        end = at + 2 * len(token.markup) + len(token.content)
        display = token.markup in BLOCK_SIGNS
        formula = self._formula(token.content, display)
        if formula is not None:
            self._insert_formula(formula, self._sources[at], self._sources[end - 1] + 1, chars)
            self.drawn.append(token.content)
            return
        signs = token.markup, {"$": "$", "\\(": "\\)", **BLOCK_SIGNS}[token.markup]
        self._insert(token.content.join(signs), self._sources[at:end], self._code_chars(chars))

    def _insert(self, text: str, sources: Sequence[int], chars: QTextCharFormat) -> None:
        """Write ``text``, whose character k is the source character ``sources[k]``."""
        if not text:
            return
        doc = self._cursor.position()
        self._cursor.insertText(text.replace("\n", LINE_BREAK), chars)
        self._spans.add_text(doc, text, [self._base + source for source in sources[: len(text)]])

    def _whole(self, text: str, at: int, written: int, chars: QTextCharFormat) -> None:
        """Write ``text``, which stands for ``written`` content characters at ``at``."""
        if not text:
            return
        doc = self._cursor.position()
        self._cursor.insertText(text, chars)
        source = self._sources[at]
        self._spans.add(doc, utf16_length(text), self._base + source, self._sources[at + written - 1] + 1 - source)

    def _formula(self, tex: str, display: bool) -> Formula | None:
        found = self._style.formulas.get(tex, display)
        if found is Making.WAITS:
            self.waits.add((tex, display))
        return found if isinstance(found, Formula) else None

    def _insert_formula(self, formula: Formula, source: int, end: int, chars: QTextCharFormat) -> None:
        doc = self._cursor.position()
        self._cursor.insertText(OBJECT, formula_format(chars, formula))
        self._spans.add(doc, 1, self._base + source, end - source)
