"""The sections of an answer: those that are final, and those at its end that still change."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from app.transcript.answer_text import AnswerText
from app.transcript.code_colors import CodeColors
from app.transcript.code_section import CodeSection
from app.transcript.document_style import DocumentStyle
from app.transcript.markdown_source import Unit
from app.transcript.message_selection import MessageSelection
from app.transcript.prose_section import ProseSection
from app.transcript.text_view import TextView

Section = ProseSection | CodeSection

FIRST_WIDTH = 700
"""The width text is laid out at before the column has one; much narrower would take very long."""


def view_of(section: Section) -> TextView:
    return section.view if isinstance(section, CodeSection) else section


class SectionStack(QWidget):
    """Makes, fills and drops sections. ``hovered`` and ``source_selected`` are those of their views."""

    hovered = Signal(object, str, QRect)
    source_selected = Signal(int, int, QRect)

    def __init__(self, style: DocumentStyle, colors: CodeColors, marks_visible: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = AnswerText()
        self._style = style
        self._colors = colors
        self._marks_visible = marks_visible
        self._width = FIRST_WIDTH
        self._final: list[Section] = []
        self._closed = 0
        """Sections at the top that take no more text, whatever room they have."""
        self._tail: list[Section] = []
        self._tail_texts: list[str] = []
        self._uncolored: list[CodeSection] = []
        self._selection = MessageSelection(self.text, lambda: [view_of(section) for section in self._shown()], self)

    @property
    def sections(self) -> list[Section]:
        return self._final + self._tail

    def _shown(self) -> list[Section]:
        return self.sections

    def _discard_all(self) -> None:
        for section in self.sections:
            self._discard(section)
        self._final, self._tail, self._tail_texts, self._uncolored = [], [], [], []
        self._closed = 0

    def _commit(self, unit: Unit, text: str, base: int) -> None:
        waiting = self._tail.pop(0) if self._tail else None
        shown = self._tail_texts.pop(0) if self._tail_texts else ""
        if waiting is not None and not _fits(waiting, unit):
            self._discard(waiting)
            waiting = None
        last = self._final[-1] if len(self._final) > self._closed else None
        if unit.kind == "prose" and isinstance(last, ProseSection) and not last.full:
            last.write([unit], text, base)
            last.covers = (last.covers[0], base + unit.end)
            if waiting is not None:
                self._discard(waiting)
            return
        section = waiting or self._new_section(unit)
        if unit.kind == "code" or shown != _written(unit, text):
            self._fill(section, unit, text, base, closed=True)
        self._final.append(section)
        if isinstance(section, CodeSection):
            self._uncolored.append(section)

    def _show_tail(self, units: Sequence[Unit], text: str, base: int) -> None:
        while len(self._tail) > len(units):
            self._discard(self._tail.pop())
            self._tail_texts.pop()
        for index, unit in enumerate(units):
            written = _written(unit, text)
            if index < len(self._tail) and not _fits(self._tail[index], unit):
                self._discard(self._tail[index])
                self._tail[index] = self._new_section(unit)
                self._tail_texts[index] = ""
            if index == len(self._tail):
                self._tail.append(self._new_section(unit))
                self._tail_texts.append("")
            if self._tail_texts[index] != written:
                self._fill(self._tail[index], unit, text, base, closed=False)
                self._tail_texts[index] = written

    def _fill(self, section: Section, unit: Unit, text: str, base: int, closed: bool) -> None:
        view_of(section).covers = (base + unit.start, base + unit.end)
        if isinstance(section, ProseSection):
            section.rewrite([unit], text, base)
            return
        code = unit.tokens[0].content
        if not closed:
            lead, _, last = code.rpartition("\n")
            if last and not last.strip("`~ "):
                code = lead  # the beginning of the closing fence
        section.set_code(code.removesuffix("\n"), unit.tokens[0].meta["sources"], base)

    def _new_section(self, unit: Unit) -> Section:
        section: Section
        if unit.kind == "code":
            section = CodeSection(self._style, self._colors, _language(unit), self)
        else:
            section = ProseSection(self._style, self._width, self)
        view = view_of(section)
        view.mark_tokens(self.text, self._marks_visible)
        self._selection.adopt(view)
        view.hovered.connect(self.hovered)
        view.source_selected.connect(self.source_selected)
        return section

    def _discard(self, section: Section) -> None:
        section.hide()
        section.deleteLater()


def _written(unit: Unit, text: str) -> str:
    """What a unit was made from: the same text may be read otherwise once more of it is there."""
    kind = unit.tokens[0].type if unit.tokens else ""
    return f"{kind} {text[unit.start : unit.end]}"


def _language(unit: Unit) -> str:
    words = unit.tokens[0].info.split()
    return words[0].strip("{}.").lower() if words else ""


def _fits(section: Section, unit: Unit) -> bool:
    if isinstance(section, CodeSection):
        return unit.kind == "code" and section.language == _language(unit)
    return unit.kind == "prose"
