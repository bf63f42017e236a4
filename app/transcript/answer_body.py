"""The text of an answer as it grows: finished units stay, only what can still change is rendered anew.

A unit is final when a later one has begun with a whole line: Markdown is read line by line, so nothing that follows
can change it. (Link definitions are the exception; an answer with any is rendered once more at its end.)
"""

import re
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.answer import AnswerToken
from app.transcript.code_colors import CodeColors
from app.transcript.code_section import CodeSection
from app.transcript.document_style import DocumentStyle
from app.transcript.heights import Heights
from app.transcript.long_units import is_long, opening_of, place_to_cut
from app.transcript.markdown_source import Unit, parse_units
from app.transcript.prose_section import ProseSection
from app.transcript.resting_section import RestingSection
from app.transcript.section_stack import SectionStack, part_of, view_of
from app.transcript.text_view import TextView
from app.transcript.thought import CLOSING, Thought, find_thought, may_open
from app.transcript.thought_header import ThoughtHeader

_AFTER_CODE = 6
_THOUGHT_INDENT = 14

_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:", re.MULTILINE)


class AnswerBody(SectionStack):
    """``resized`` when the reasoning was folded out or in."""

    resized = Signal()

    def __init__(self, style: DocumentStyle, colors: CodeColors, marks_visible: bool, parent: QWidget) -> None:
        super().__init__(style, colors, marks_visible, parent)
        self._committed = 0
        self._next_number: int | None = None
        self._opened = ""
        self._thought: Thought | None = None
        self._thought_sections = 0
        self._thought_done = False
        self._searched = 0
        self._header: ThoughtHeader | None = None
        self._heights = Heights()
        """Of the sections, each with the space above it."""

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
        if _DEFINITION.search(self.text.source):
            self._begin_again()
        self._render(finished=True)

    def _begin_again(self) -> None:
        self._discard_all()
        self._committed, self._next_number, self._opened = 0, None, ""
        self._thought_sections, self._thought_done = 0, False
        self._heights.truncate(0)

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

    def views(self) -> list[TextView]:
        """Of the sections that have widgets, from the top."""
        return [view_of(section) for _, section in self.awake()]

    def focus_order(self) -> list[QWidget]:
        """The widgets that Tab visits, in order."""
        header: list[QWidget] = [self._header] if self._header is not None else []
        first = self._first_shown
        return header + [stop for index, section in self.awake() if index >= first for stop in section.focus_order()]

    def unfold(self, source: int) -> None:
        """Fold out the reasoning if this position of the source stands in it."""
        if self._thought is not None and self._header is not None and source < self._thought.end:
            self._header.setChecked(True)

    @property
    def _first_shown(self) -> int:
        """The index of the first section that is not folded away with the reasoning."""
        return self._thought_sections if self._header is not None and not self._header.open else 0

    def _shown_parts(self) -> list[TextView | RestingSection]:
        return [part_of(section) for section in self.sections[self._first_shown :]]

    def _part_at(self, place: QPoint) -> int:
        height = self.mapFromGlobal(place).y()
        index = self._index_at(height)
        return max(0, index - (height < self._top_of(index)) - self._first_shown)

    def set_width(self, width: int) -> int:
        """Lay out at ``width``; the height it takes."""
        if self._header is not None:
            size = self._header.sizeHint()
            self._header.setGeometry(-7, 0, min(size.width(), width), size.height())
            self._header.show()
        self._measure(width)
        for index, _ in self.awake():
            self._put(index)
        self.resize(width, self._bottom_of(self._count - 1))
        return self.height()

    def _measure(self, width: int) -> None:
        if width != self._width:
            self._heights.truncate(0)
        self._width = width
        self._heights.truncate(self._count)
        for index, _ in self.awake():
            if index < len(self._heights):
                self._heights[index] = self._space(index) + self._at(index).height_for(width - self._indent(index))
        for index in range(len(self._heights), self._count):
            self._heights.extend([self._space(index) + self._at(index).height_for(width - self._indent(index))])

    def _indent(self, index: int) -> int:
        return _THOUGHT_INDENT if index < self._thought_sections else 0

    def _space(self, index: int) -> int:
        """What is left free above a section."""
        if index == 0 and self._header is None:
            return 0
        above = self._at(index - 1) if index not in (0, self._thought_sections) else None
        code = isinstance(above, CodeSection) or (isinstance(above, RestingSection) and above.language is not None)
        return self._at(index).lead() + (_AFTER_CODE if code else 0)

    def _put(self, index: int) -> None:
        """Put a section that has a widget in its place."""
        section = self._at(index)
        assert not isinstance(section, RestingSection)
        if index < self._first_shown:
            section.hide()
            return
        top, indent = self._top_of(index), self._indent(index)
        section.setGeometry(indent, top, self._width - indent, self._bottom_of(index) - top)
        section.show()

    @property
    def _above(self) -> int:
        """What stands above the first section that is shown, less what is folded away."""
        header = self._header.height() if self._header is not None else 0
        return header - self._heights.above(self._first_shown)

    def _top_of(self, index: int) -> int:
        return self._above + self._heights.above(index) + self._space(index)

    def _bottom_of(self, index: int) -> int:
        return self._above + self._heights.above(index + 1)

    def _index_at(self, height: int) -> int:
        """The section that stands at ``height`` or, where none does, the nearest."""
        return max(self._first_shown, min(self._heights.at(height - self._above), self._count - 1))

    def hold(self, height: int) -> Callable[[], int]:
        """Where what is now at ``height`` will be, whatever happens to the sections above it."""
        first = self._first_shown
        index = min(self._index_at(height), len(self._final) - 1)  # the others may be joined with what is above them
        if index < first or height <= self._above + self._heights.above(first):
            return lambda: height
        offset = height - self._top_of(index)
        return lambda: self._top_of(index) + offset if self._first_shown <= index < len(self._final) else height

    def resting(self, top: int, bottom: int) -> int | None:
        """The index of the first section between ``top`` and ``bottom`` that rests."""
        for index in range(self._index_at(top), len(self._final)):
            if self._top_of(index) > bottom:
                return None
            if isinstance(self._at(index), RestingSection):
                return index
        return None

    def show_section(self, index: int) -> TextView:
        """The text of a section; if it rests, its widget is made again."""
        section = self._at(index)
        if isinstance(section, RestingSection):
            view = view_of(self._wake(index))
            self._put(index)
            view.horizontalScrollBar().setValue(section.sideways)
            return view
        return view_of(section)

    def let_rest(self, top: int, bottom: int) -> None:
        """Give back the widgets of final sections that are not between ``top`` and ``bottom``; that with the keyboard
        focus stays, and the last one, which may still take text."""
        self._measure(self._width)
        focus = self.focusWidget()
        for index in list(self._awake):
            section = self._at(index)
            assert not isinstance(section, RestingSection)
            near = index >= self._first_shown and self._bottom_of(index) >= top and self._top_of(index) <= bottom
            focused = focus is not None and (section is focus or section.isAncestorOf(focus))
            if not near and not focused and index < len(self._final) - 1:
                self._let_rest(index, self._width - self._indent(index))

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
        if self._header is None:
            self._header = ThoughtHeader(self)
            self._heights.truncate(0)  # there is something above the first section now
            self._header.folded.connect(self.resized)
        first, last = self.text.token_at(thought.start), self.text.token_at(thought.end - 1)
        if first is None or last is None:
            self._header.show_count(None, running)
        else:
            self._header.show_count(last - first + 1, running)

    def _render_to(self, limit: int, finished: bool) -> None:
        base, text, units = self._parse(limit)
        while (long := next((index for index, unit in enumerate(units) if is_long(unit)), None)) is not None:
            for unit in units[:long]:
                self._commit(unit, text, base)
            self._commit_beginning(units[long], text, base)
            base, text, units = self._parse(limit)
        final = len(units)
        if not finished and units:
            final -= 1 if "\n" in text[units[-1].start :] else 2
        for unit in units[: max(0, final)]:
            self._commit(unit, text, base)
        rest = units[max(0, final) :]
        if rest and rest[0].start:
            self._committed, self._opened = base + rest[0].start, ""
        if rest:
            self._next_number = rest[0].number
        self._show_tail(rest, text, base)
        self._note_beginnings()

    def _parse(self, limit: int) -> tuple[int, str, list[Unit]]:
        """What is not final yet: where its text begins in the source, the text, its units."""
        text = self._opened + self.text.source[self._committed : limit]
        return self._committed - len(self._opened), text, parse_units(text, self._next_number)

    def _commit_beginning(self, unit: Unit, text: str, base: int) -> None:
        """Make the beginning of a very long unit final; the rest goes on as a unit of its own."""
        cut = place_to_cut(unit, text)
        piece = text[unit.start : cut]
        for part in parse_units(piece, unit.number):
            self._commit(part, piece, base + unit.start)
        self._committed, self._next_number = base + cut, None
        self._opened = opening_of(unit, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar beside the reasoning."""
        if self._thought_sections and self._header is not None and self._header.open:
            top, bottom = self._top_of(0), self._bottom_of(self._thought_sections - 1)
            QPainter(self).fillRect(2, top, 3, bottom - top, QColor(self._style.theme.line))
