"""The sections of an answer: those that are final, and those at its end that still change.

Final ones that are far from the screen rest: their widgets, which take a hundred times the memory of what they show,
are given back, and made again from the source when they come near.
"""

from bisect import insort
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from app.transcript.answer_text import AnswerText
from app.transcript.code_colors import CodeColors
from app.transcript.code_section import CodeSection
from app.transcript.document_style import DocumentStyle
from app.transcript.kept_selection import KeptSelection
from app.transcript.markdown_source import Unit
from app.transcript.message_selection import MessageSelection
from app.transcript.pieces import Piece
from app.transcript.prose_section import ProseSection
from app.transcript.resting_section import RestingSection
from app.transcript.text_view import TextView

Section = ProseSection | CodeSection
"""One that has a widget."""

FIRST_WIDTH = 700
"""The width text is laid out at before the column has one; much narrower would take very long."""


def view_of(section: Section) -> TextView:
    return section.view if isinstance(section, CodeSection) else section


def part_of(section: Section | RestingSection) -> TextView | RestingSection:
    """What knows which source the section shows, and what of it is selected."""
    return section if isinstance(section, RestingSection) else view_of(section)


class SectionStack(QWidget):
    """Makes, fills and drops sections, lets them rest and wakes them. ``hovered`` and ``source_selected`` are those of
    their views."""

    hovered = Signal(object, str, QRect)
    source_selected = Signal(int, int, QRect)

    def __init__(self, style: DocumentStyle, colors: CodeColors, marks_visible: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = AnswerText()
        self._style = style
        self._colors = colors
        self._marks_visible = marks_visible
        self._width = FIRST_WIDTH
        self._final: list[Section | RestingSection] = []
        self._awake: list[int] = []
        """Which of the final ones do not rest, from the top."""
        self._closed = 0
        """Sections at the top that take no more text, whatever room they have."""
        self._tail: list[Section] = []
        self._tail_texts: list[str] = []
        self._uncolored: list[CodeSection] = []
        self._selection = MessageSelection(self.text, self._shown_parts, self._part_at, self)

    @property
    def sections(self) -> list[Section | RestingSection]:
        return [*self._final, *self._tail]

    @property
    def _count(self) -> int:
        return len(self._final) + len(self._tail)

    def _at(self, index: int) -> Section | RestingSection:
        return self._final[index] if index < len(self._final) else self._tail[index - len(self._final)]

    def awake(self) -> Iterator[tuple[int, Section]]:
        """The sections that have widgets, each after its index."""
        for index in self._awake:
            section = self._final[index]
            assert not isinstance(section, RestingSection)
            yield index, section
        yield from enumerate(self._tail, len(self._final))

    def views(self) -> list[TextView]:
        """Of the sections that have widgets, from the top."""
        return [view_of(section) for _, section in self.awake()]

    def _shown_parts(self) -> list[TextView | RestingSection]:
        """Those that are not folded away."""
        raise NotImplementedError

    def _part_at(self, place: QPoint) -> int:
        """The index in _shown_parts of what stands at this place on the screen."""
        raise NotImplementedError

    def _discard_all(self) -> None:
        for _, section in self.awake():
            self._discard(section)
        self._final, self._tail, self._tail_texts, self._uncolored, self._awake = [], [], [], [], []
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
        section = waiting or self._new_section(_language(unit))
        if unit.kind == "code" or shown != _written(unit, text):
            self._fill(section, unit, text, base, closed=True)
        self._awake.append(len(self._final))
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
                self._tail[index] = self._new_section(_language(unit))
                self._tail_texts[index] = ""
            if index == len(self._tail):
                self._tail.append(self._new_section(_language(unit)))
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
        section.pieces = [Piece.of(unit, text, base)]
        section.set_code(code.removesuffix("\n"), unit.tokens[0].meta["sources"], base)

    def _note_beginnings(self) -> None:
        """Tell the views where in the source each begins: behind what those above it show."""
        for index, section in self.awake():
            if index:
                above = part_of(self._at(index - 1))
                view_of(section).begins = max(above.begins, above.spans.end)

    def _let_rest(self, index: int, width: int) -> None:
        """Give the widget of a final section back, which is laid out at ``width``."""
        section = self._final[index]
        assert not isinstance(section, RestingSection)
        view = view_of(section)
        code = section if isinstance(section, CodeSection) else None
        self._final[index] = RestingSection(
            tuple(section.pieces),
            code.language if code is not None else None,
            view.spans,
            view.begins,
            view.covers,
            view.whole,
            view.selected,
            section.lead(),
            width,
            section.height_for(width),
            view.horizontalScrollBar().value(),
        )
        self._awake.remove(index)
        if code in self._uncolored:
            self._uncolored.remove(code)
        self._discard(section)

    def _wake(self, index: int) -> Section:
        """Make the widget of a section again."""
        resting = self._final[index]
        if not isinstance(resting, RestingSection):
            return resting
        section = self._new_section(resting.language)
        view = view_of(section)
        for piece in resting.pieces:
            units = piece.units()
            if isinstance(section, ProseSection):
                section.write(units, piece.text, piece.base)
            else:
                self._fill(section, units[0], piece.text, piece.base, closed=True)
                self._uncolored.append(section)
        section.pieces = list(resting.pieces)  # those read here do not know what followed
        view.covers, view.begins = resting.covers, resting.begins
        KeptSelection.of(resting).put(view)
        self._final[index] = section
        insort(self._awake, index)
        return section

    def _link(self, index: int) -> bool:
        """Write a section anew if it has links that were defined after it was read; whether it had. One that rests is
        then put on the page again: it stands for what its widget showed."""
        section = self._final[index]
        if isinstance(section, CodeSection) or not any(
            piece.references is not None and piece.references.came_after(piece.text, piece.base)
            for piece in section.pieces
        ):
            return False
        woken = self._wake(index)
        if woken is section and isinstance(woken, ProseSection):
            woken.write_again()
        part = view_of(woken)
        if index + 1 < self._count:
            below = part_of(self._at(index + 1))
            below.begins = max(part.begins, part.spans.end)
        return True

    def _new_section(self, language: str | None) -> Section:
        """One of code in this language, or (None) of prose."""
        section: Section
        if language is None:
            section = ProseSection(self._style, self._width, self)
        else:
            section = CodeSection(self._style, self._colors, language, self)
        view = view_of(section)
        self._mark(view)
        self._selection.adopt(view)
        view.hovered.connect(self.hovered)
        view.source_selected.connect(self.source_selected)
        return section

    def _mark(self, view: TextView) -> None:
        """Colour the tokens of a new section."""
        view.mark_tokens(self.text, self._marks_visible)

    def _discard(self, section: Section) -> None:
        section.hide()
        section.deleteLater()


def _written(unit: Unit, text: str) -> str:
    """What a unit was made from: the same text may be read otherwise once more of it is there."""
    kind = unit.tokens[0].type if unit.tokens else ""
    return f"{kind} {text[unit.start : unit.end]}"


def _language(unit: Unit) -> str | None:
    """That of a unit of code, which may be nameless; None for prose."""
    if unit.kind == "prose":
        return None
    words = unit.tokens[0].info.split()
    return words[0].strip("{}.").lower() if words else ""


def _fits(section: Section, unit: Unit) -> bool:
    return (section.language if isinstance(section, CodeSection) else None) == _language(unit)
