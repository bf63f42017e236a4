"""A text as it was written, without Markdown, in sections: what of a long one is far from the screen can rest."""

import re

from PySide6.QtWidgets import QWidget

from app.transcript.code_colors import CodeColors
from app.transcript.document_style import DocumentStyle
from app.transcript.long_units import MAX_PROSE
from app.transcript.markdown_source import Unit
from app.transcript.prose_section import FULL
from app.transcript.section_column import SectionColumn
from app.transcript.section_stack import Section, view_of
from app.transcript.text_view import TextView

_LINE_END = re.compile(r"(?<!\n)\n")
"""Not one behind another: a section does not show the line ends that it ends with."""


class LiteralBody(SectionColumn):
    """``name`` is read out for each section."""

    def __init__(self, text: str, name: str, style: DocumentStyle, colors: CodeColors, parent: QWidget) -> None:
        super().__init__(style, colors, False, parent)
        self.text.append_text(text)
        self.rendered = 0
        """Characters of the text that are on the page."""
        self._name = name
        self.build_step()

    def build_step(self) -> bool:
        """Show one more section; whether there is more."""
        text, start = self.text.source, self.rendered
        if start < len(text):
            self.rendered = _end_of_section(text, start)
            self._commit(Unit("prose", 0, self.rendered - start), text[start : self.rendered], start)
            self._note_beginnings()
        return self.rendered < len(text)

    def _new_section(self, language: str | None) -> Section:
        section = super()._new_section(language)
        view_of(section).setAccessibleName(self._name)
        return section

    def _mark(self, view: TextView) -> None:
        """The user wrote no tokens."""

    def _space(self, index: int) -> int:
        return 0


def _end_of_section(text: str, start: int) -> int:
    if len(text) - start <= MAX_PROSE:
        return len(text)
    line_end = _LINE_END.search(text, start + FULL, start + MAX_PROSE)
    if line_end is not None:
        return line_end.end()
    blank = text.rfind(" ", start + FULL, start + MAX_PROSE)
    return blank + 1 if blank >= 0 else start + MAX_PROSE
