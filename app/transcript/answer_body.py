"""The text of an answer as it grows: finished units stay, only what can still change is rendered anew.

A unit is final when a later one has begun with a whole line: Markdown is read line by line, so nothing that follows
can change it. (Link definitions are the exception: at the end, sections with links that were defined after them are
written once more, one by one.)
"""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from app.answer import AnswerToken
from app.transcript.code_colors import CodeColors
from app.transcript.document_style import DocumentStyle
from app.transcript.link_definitions import LinkDefinitions
from app.transcript.long_units import is_long, opening_of, place_to_cut
from app.transcript.markdown_source import Unit, parse_units
from app.transcript.prose_section import ProseSection
from app.transcript.section_column import SectionColumn
from app.transcript.section_stack import part_of, view_of
from app.transcript.thought import CLOSING, Thought, find_thought, may_open

_LOOKED_AT = 20
"""Sections that are searched in one step for links that were defined after them."""


class AnswerBody(SectionColumn):
    """Takes the text, renders it, and switches the colours of its tokens."""

    def __init__(self, style: DocumentStyle, colors: CodeColors, marks_visible: bool, parent: QWidget) -> None:
        super().__init__(style, colors, marks_visible, parent)
        self._committed = 0
        self._next_number: int | None = None
        self._opened = ""
        self._thought: Thought | None = None
        self._thought_done = False
        self._searched = 0
        self._references = LinkDefinitions()
        self._linked: int | None = None
        """How many sections have all their links; None until all definitions are known."""

    def append(self, tokens: Sequence[AnswerToken]) -> None:
        """Add tokens and show them."""
        self.text.append(tokens)
        self._render(finished=False)

    def append_text(self, text: str) -> None:
        """Add text of which no tokens are known, and show it."""
        self.text.append_text(text)
        self._render(finished=False)

    def finish(self) -> None:
        """No more will come: everything is final."""
        self._render(finished=True)
        self._linked = 0

    def link_next(self) -> bool:
        """Give the next section its links that were defined after it; whether there may be more to do."""
        if self._linked is None or self._linked == len(self._final):
            return False
        for _ in range(_LOOKED_AT):
            self._linked += 1
            if self._link(self._linked - 1) or self._linked == len(self._final):
                break
        return True

    def _begin_again(self) -> None:
        self._discard_all()
        self._committed, self._next_number, self._opened = 0, None, ""
        self._thought_done = False
        self._references = LinkDefinitions()

    def color_next(self) -> bool:
        """Colour some lines of closed code; whether more are waiting."""
        if self._uncolored and not self._uncolored[0].color_step():
            self._uncolored.pop(0)
        return bool(self._uncolored)

    def show_formulas(self) -> bool:
        """Show formulas of one section that have been drawn since it was written; whether there were any."""
        return any(section.show_formulas() for _, section in self.awake() if isinstance(section, ProseSection))

    def set_marks_visible(self, visible: bool, top: int, bottom: int) -> bool:
        """Switch the token colours of what stands between ``top`` and ``bottom``; whether all are switched now."""
        self._marks_visible = visible
        done = True
        for _, section in self.awake():
            if section.y() + section.height() >= top and section.y() <= bottom:
                view_of(section).set_marks_visible(visible)
            done = done and view_of(section).marks_visible == visible
        return done

    def switch_marks_step(self) -> bool:
        """Switch the token colours of one more section; whether all are switched now."""
        waiting = (view for view in self.views() if view.marks_visible != self._marks_visible)
        view = next(waiting, None)
        if view is not None:
            view.set_marks_visible(self._marks_visible)
        return view is None

    def unfold(self, source: int) -> None:
        """Fold out the reasoning if this position of the source stands in it."""
        if self._thought is not None and self._header is not None and source < self._thought.end:
            self._header.setChecked(True)

    def visible(self, index: int) -> bool:
        """Whether any character of a token is on the page; Markdown signs and special tokens are not."""
        start, end = self.text.extent(index)
        return any(part_of(section).spans.shows(start, end) for section in self.sections)

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
        source = self.text.source
        self._find_thought(finished)
        thought = self._thought
        if thought is not None and not self._thought_done:
            self._committed = max(self._committed, thought.start)
            closed = thought.resume is not None
            self._render_to(thought.end, finished or closed)
            self._thought_sections = self._count
            self._show_header(thought, running=not (finished or closed))
            if thought.resume is None:
                return
            self._thought_done = True
            self._closed = len(self._final)
            self._committed, self._next_number, self._opened = thought.resume, None, ""
            self._references = LinkDefinitions()
        if finished or not may_open(source):
            self._render_to(len(source), finished)

    def _find_thought(self, finished: bool) -> None:
        if self._thought is not None and self._thought.resume is not None:
            return
        source = self.text.source
        fresh = source[max(0, self._searched - len(CLOSING)) :]
        self._searched = len(source)
        if self._thought is None and self._committed and CLOSING not in fresh:
            return
        found = find_thought(source, finished)
        if found is not None and self._thought is None:
            self._begin_again()  # what came before the closing sign was taken for the answer
        self._thought = found

    def _show_header(self, thought: Thought, running: bool) -> None:
        if not self.text.source[thought.start : thought.end].strip():
            return
        header = self._add_header()
        first, last = self.text.token_at(thought.start), self.text.token_at(thought.end - 1)
        header.show_count(last - first + 1 if first is not None and last is not None else None, running)

    def _render_to(self, limit: int, finished: bool) -> None:
        base, text, units = self._parse(limit)
        while (long := next((index for index, unit in enumerate(units) if is_long(unit, text)), None)) is not None:
            for unit in units[:long]:
                self._commit(unit, text, base)
            self._commit_beginning(units[long], text, base)
            base, text, units = self._parse(limit)
        final = len(units)
        if not finished and units:
            final -= 1 if "\n" in text[units[-1].start :] else 2
            if final > 0 and _may_go_on(units[final - 1], units[final]):
                final -= 1
        for unit in units[: max(0, final)]:
            self._commit(unit, text, base)
        rest = units[max(0, final) :]
        if rest and rest[0].start:
            self._committed, self._opened = base + rest[0].start, ""
        if not text.strip():
            self._committed = base + text.rfind("\n") + 1
        if rest:
            self._next_number = rest[0].number
        for definition in (definition for unit in rest for definition in unit.definitions):
            self._references.doubt(definition)
        self._show_tail([unit for unit in rest if unit.kind != "definition"], text, base)
        self._note_beginnings()

    def _parse(self, limit: int) -> tuple[int, str, list[Unit]]:
        """What is not final yet: where its text begins in the source, the text, its units."""
        text = self._opened + self.text.source[self._committed : limit]
        return self._committed - len(self._opened), text, parse_units(text, self._next_number, self._references)

    def _commit(self, unit: Unit, text: str, base: int) -> None:
        for definition in unit.definitions:
            self._references.take(definition, base)
        if unit.kind != "definition":
            super()._commit(unit, text, base)

    def _commit_beginning(self, unit: Unit, text: str, base: int) -> None:
        """Make the beginning of a very long unit final; the rest goes on as a unit of its own."""
        cut = place_to_cut(unit, text)
        piece = text[unit.start : cut]
        for part in parse_units(piece, unit.number, self._references):
            self._commit(part, piece, base + unit.start)
        self._committed, self._next_number = base + cut, None
        self._opened = opening_of(unit, text) if cut < unit.end else ""


def _may_go_on(definition: Unit, following: Unit) -> bool:
    """Whether the lines that follow a link definition may turn out to be its title."""
    return definition.kind == "definition" and following.kind == "prose" and following.start == definition.end
