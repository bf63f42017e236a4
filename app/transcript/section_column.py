"""The sections of an answer below each other: where each stands, and which of them rest because they are far away."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.transcript.code_colors import CodeColors
from app.transcript.code_section import CodeSection
from app.transcript.document_style import DocumentStyle
from app.transcript.heights import Heights
from app.transcript.resting_section import RestingSection
from app.transcript.section_stack import SectionStack, part_of, view_of
from app.transcript.text_view import TextView
from app.transcript.thought_header import ThoughtHeader

_AFTER_CODE = 6
_THOUGHT_INDENT = 14


class SectionColumn(SectionStack):
    """The first sections may be reasoning, which its header folds away. ``resized`` when that was done."""

    resized = Signal()

    def __init__(self, style: DocumentStyle, colors: CodeColors, marks_visible: bool, parent: QWidget) -> None:
        super().__init__(style, colors, marks_visible, parent)
        self._thought_sections = 0
        self._header: ThoughtHeader | None = None
        self._heights = Heights()
        """Of the sections, each with the space above it."""

    def _add_header(self) -> ThoughtHeader:
        """The header of the reasoning."""
        if self._header is None:
            self._header = ThoughtHeader(self)
            self._heights.truncate(0)  # there is something above the first section now
            self._header.folded.connect(self.resized)
        return self._header

    def _discard_all(self) -> None:
        super()._discard_all()
        self._thought_sections = 0
        self._heights.truncate(0)

    def focus_order(self) -> list[QWidget]:
        """The widgets that Tab visits, in order."""
        header: list[QWidget] = [self._header] if self._header is not None else []
        first = self._first_shown
        return header + [stop for index, section in self.awake() if index >= first for stop in section.focus_order()]

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
        if len(self._awake) == len(self._final):
            return None
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar beside the reasoning."""
        if self._thought_sections and self._header is not None and self._header.open:
            top, bottom = self._top_of(0), self._bottom_of(self._thought_sections - 1)
            QPainter(self).fillRect(2, top, 3, bottom - top, QColor(self._style.theme.line))
