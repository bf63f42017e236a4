"""Colours every token over a finished document: formats on the layout only, so the document stays as it is."""

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.theme import TINT, UNDERLINES, Theme, token_color
from app.transcript.answer_text import AnswerText
from app.transcript.source_spans import SourceSpans
from dspark_core.events import TokenKind


def mark_formats(theme: Theme) -> dict[TokenKind, QTextCharFormat]:
    """Tint and underline per kind; plain tokens have none."""
    formats: dict[TokenKind, QTextCharFormat] = {}
    for kind, underline in UNDERLINES.items():
        color = token_color(theme, kind)
        if color is None:
            continue
        chars = QTextCharFormat()
        tint = QColor(color)
        tint.setAlphaF(TINT)
        chars.setBackground(tint)
        chars.setUnderlineStyle(underline)
        chars.setUnderlineColor(color)
        formats[kind] = chars
    return formats


class TokenMarks(QSyntaxHighlighter):
    """Marks of one document. ``text`` and ``spans`` are read, never changed."""

    def __init__(self, document: QTextDocument, text: AnswerText, spans: SourceSpans, theme: Theme) -> None:
        super().__init__(document)
        self._text = text
        self._spans = spans
        self._formats = mark_formats(theme)
        self.visible = True

    def switches(self, begins: int) -> list[tuple[int, bool]]:
        """Document positions where drafting was switched from the source position ``begins`` on, and whether on; none
        while the marks are hidden."""
        switches = [each for each in self._text.switches if each[0] >= begins] if self.visible else []
        places = [(self._spans.doc_at(source), on) for source, on in switches]
        return [(doc, on) for doc, on in places if doc is not None]

    def set_visible(self, visible: bool) -> None:
        if visible != self.visible:
            self.visible = visible
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if not self.visible or not text:
            return
        block = self.currentBlock().position()
        for span in self._spans.within(block, block + self.currentBlock().length()):
            scaled = span.doc_length == span.source_length
            end = span.source + (span.source_length if scaled else 1)
            for start, stop, kind in self._text.kind_runs(span.source, end):
                chars = self._formats.get(kind)
                if chars is None:
                    continue
                if scaled:
                    self.setFormat(span.doc + start - span.source - block, stop - start, chars)
                else:
                    self.setFormat(span.doc - block, span.doc_length, chars)
