"""The text of an answer as it grows: finished units stay, only what can still change is rendered anew.

A unit is final when a later one has begun with a whole line: Markdown is read line by line, so nothing that follows
can change it. (Link definitions are the exception; an answer with any is rendered once more at its end.)
"""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from app.answer import AnswerToken
from app.transcript.answer_text import AnswerText
from app.transcript.code_colors import CodeColors
from app.transcript.code_section import CodeSection
from app.transcript.document_style import DocumentStyle
from app.transcript.markdown_source import Unit, parse_units
from app.transcript.prose_section import ProseSection
from app.transcript.text_view import TextView

Section = ProseSection | CodeSection

FIRST_WIDTH = 700
"""The width text is laid out at before the column has one; much narrower would take very long."""

_AFTER_CODE = 6

_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:", re.MULTILINE)


def view_of(section: Section) -> TextView:
    return section.view if isinstance(section, CodeSection) else section


class AnswerBody(QWidget):
    """Sections below each other. ``hovered`` and ``source_selected`` are those of its views."""

    hovered = Signal(object, str, QRect)
    source_selected = Signal(int, int, QRect)

    def __init__(self, style: DocumentStyle, colors: CodeColors, marks_visible: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = AnswerText()
        self._style = style
        self._colors = colors
        self._marks_visible = marks_visible
        self._width = FIRST_WIDTH
        self._committed = 0
        self._next_number: int | None = None
        self._final: list[Section] = []
        self._tail: list[Section] = []
        self._tail_texts: list[str] = []
        self._uncolored: list[CodeSection] = []

    @property
    def sections(self) -> list[Section]:
        return self._final + self._tail

    def append(self, tokens: Sequence[AnswerToken]) -> None:
        """Add tokens and show them."""
        self.text.append(tokens)
        self._render(finished=False)

    def finish(self) -> None:
        """No more will come: everything is final."""
        if _DEFINITION.search(self.text.source):
            for section in self._final + self._tail:
                self._discard(section)
            self._final, self._tail, self._tail_texts, self._uncolored = [], [], [], []
            self._committed, self._next_number = 0, None
        self._render(finished=True)

    def color_next(self) -> bool:
        """Colour some lines of closed code; whether more are waiting."""
        if self._uncolored and not self._uncolored[0].color_step():
            self._uncolored.pop(0)
        return bool(self._uncolored)

    def show_formulas(self) -> bool:
        """Show formulas of one section that have been drawn since it was written; whether there were any."""
        return any(section.show_formulas() for section in self.sections if isinstance(section, ProseSection))

    def set_marks_visible(self, visible: bool, top: int, bottom: int) -> bool:
        """Switch the token colours of what stands between ``top`` and ``bottom``; whether all are switched now."""
        self._marks_visible = visible
        done = True
        for section in self.sections:
            if section.y() + section.height() >= top and section.y() <= bottom:
                view_of(section).set_marks_visible(visible)
            done = done and view_of(section).marks_visible == visible
        return done

    def switch_marks_step(self) -> bool:
        """Switch the token colours of one more section; whether all are switched now."""
        waiting = (view for view in map(view_of, self.sections) if view.marks_visible != self._marks_visible)
        view = next(waiting, None)
        if view is not None:
            view.set_marks_visible(self._marks_visible)
        return view is None

    def focus_order(self) -> list[QWidget]:
        """The widgets that Tab visits, in order."""
        return [widget for section in self.sections for widget in section.focus_order()]

    def set_width(self, width: int) -> int:
        """Lay out at ``width``; the height it takes."""
        self._width = width
        top = 0
        above: Section | None = None
        for section in self.sections:
            if above is not None:
                top += section.lead() + (_AFTER_CODE if isinstance(above, CodeSection) else 0)
            above = section
            height = section.height_for(width)
            section.setGeometry(0, top, width, height)
            section.show()
            top += height
        self.resize(width, top)
        return top

    def visible(self, index: int) -> bool:
        """Whether any character of a token is on the page; Markdown signs and special tokens are not."""
        start, end = self.text.extent(index)
        return any(view_of(section).spans.shows(start, end) for section in self.sections)

    def tokens_at(self, index: int) -> Iterator[AnswerToken]:
        """The token, after those before it (at the end: also after it) that show nothing and so have no place."""
        first = index
        while first > 0 and not self.visible(first - 1):
            first -= 1
        last = index + 1
        while last < len(self.text.tokens) and not self.visible(last):
            last += 1
        if last < len(self.text.tokens):
            last = index + 1
        yield from self.text.tokens[first:last]

    def _render(self, finished: bool) -> None:
        base = self._committed
        text = self.text.source[base:]
        units = parse_units(text, self._next_number)
        final = len(units)
        if not finished and units:
            final -= 1 if "\n" in text[units[-1].start :] else 2
        for unit in units[: max(0, final)]:
            self._commit(unit, text, base)
        rest = units[max(0, final) :]
        if rest:
            self._committed = base + rest[0].start
            self._next_number = rest[0].number
        self._show_tail(rest, text, base)
        shown = 0
        for view in map(view_of, self.sections):
            view.begins = shown
            shown = max(shown, view.spans.end)

    def _commit(self, unit: Unit, text: str, base: int) -> None:
        waiting = self._tail.pop(0) if self._tail else None
        shown = self._tail_texts.pop(0) if self._tail_texts else ""
        if waiting is not None and not _fits(waiting, unit):
            self._discard(waiting)
            waiting = None
        last = self._final[-1] if self._final else None
        if unit.kind == "prose" and isinstance(last, ProseSection) and not last.full:
            last.write([unit], text, base)
            if waiting is not None:
                self._discard(waiting)
            return
        section = waiting or self._new_section(unit)
        if unit.kind == "code" or shown != text[unit.start : unit.end]:
            self._fill(section, unit, text, base, closed=True)
        self._final.append(section)
        if isinstance(section, CodeSection):
            self._uncolored.append(section)

    def _show_tail(self, units: Sequence[Unit], text: str, base: int) -> None:
        while len(self._tail) > len(units):
            self._discard(self._tail.pop())
            self._tail_texts.pop()
        for index, unit in enumerate(units):
            written = text[unit.start : unit.end]
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
        view.hovered.connect(self.hovered)
        view.source_selected.connect(self.source_selected)
        return section

    def _discard(self, section: Section) -> None:
        section.hide()
        section.deleteLater()


def _language(unit: Unit) -> str:
    words = unit.tokens[0].info.split()
    return words[0].strip("{}.").lower() if words else ""


def _fits(section: Section, unit: Unit) -> bool:
    if isinstance(section, CodeSection):
        return unit.kind == "code" and section.language == _language(unit)
    return unit.kind == "prose"
