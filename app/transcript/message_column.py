"""The messages below each other. Only those near the viewport have widgets; the others keep a height.

Heights are guesses until a message has been laid out once at the width of the column.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Protocol

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.transcript import waiting_text
from app.transcript.document_style import DocumentStyle
from app.transcript.heights import Heights
from app.transcript.message_widget import MessageWidget
from app.transcript.message_widgets import AnswerMessage
from app.transcript.text_view import TextView
from app.transcript.turns import Turn

MAX_WIDTH = 760
SIDE = 24
_TOP = 24
_BOTTOM = 24
_GAP = 20
_MAX_BUILT = 60
_MAX_HEIGHT = 500_000
"""Pixels that all messages with widgets come to; of the long ones most rests (_KEPT_HEIGHT)."""
_KEPT_HEIGHT = 10_000
"""Pixels above and below what is near where parts of long messages keep their widgets: some 5 MB of prose."""
_LONG = 3_000
"""Pixels above which a message is: shorter ones are few, and each would have to be asked all the time."""
_TALLEST = 14_000_000
"""Pixels that guessed heights may come to: Qt gives no widget more than 16,777,215."""
_LEAST_GUESS = 60


class WidgetFactory(Protocol):
    def __call__(self, turn: Turn, parent: QWidget) -> MessageWidget: ...


@dataclass(slots=True, eq=False)
class Place:
    """Where a turn stands: the ``index``-th of all. ``laid_width`` is the width its widget was laid out at; -1 asks for
    it anew. ``stored`` is the text that its widget was made for."""

    turn: Turn
    index: int
    heights: Heights
    widget: MessageWidget | None = None
    laid_width: int = -1
    has_work: bool = False
    marks_due: bool = False
    stored: str = ""

    @property
    def top(self) -> int:
        return _TOP + self.heights.above(self.index)

    @property
    def height(self) -> int:
        return max(0, self.heights[self.index] - _GAP) if self.index < len(self.heights) else 0

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def waits(self) -> bool:
        """Whether a part of a text that is stored is not rendered yet."""
        busy = self.widget is not None and self.has_work and not self.turn.streaming
        return busy and self.widget is not None and not self.widget.has_rendered(len(self.stored))

    def hold(self, height: int) -> Callable[[], int]:
        """Where what is now at ``height`` of the column will be after it is arranged anew."""
        inside = height - self.top
        held = self.widget.hold(inside) if self.widget is not None else lambda: inside
        return lambda: self.top + held()


class MessageColumn(QWidget):
    """Places and their widgets; ``built`` are those that have one. Knows nothing of scrolling."""

    resized = Signal()

    def __init__(self, factory: WidgetFactory, parent: QWidget) -> None:
        super().__init__(parent)
        self.places: list[Place] = []
        self.built: list[Place] = []
        self._heights = Heights()
        """Of the places, each with the gap below it; those that were added last have none yet."""
        self._by_id: dict[int | None, Place] = {}
        self._note: Place | None = None
        self._guessed: tuple[int, float, float] | None = None
        self._style: DocumentStyle | None = None
        self._factory = factory
        self._stops: list[QWidget] = []

    def text_width(self, available: int) -> int:
        return max(120, min(MAX_WIDTH, available - 2 * SIDE))

    def add(self, turns: Iterable[Turn]) -> None:
        for index, turn in enumerate(turns, len(self.places)):
            place = Place(turn, index, self._heights)
            self.places.append(place)
            self._by_id[turn.id] = place

    def place_of(self, message_id: int) -> Place | None:
        """The place of a message; the newest, should an id have been used twice."""
        return self._by_id.get(message_id)

    def holds(self, place: Place) -> bool:
        """Whether the place was not removed."""
        return place.index < len(self.places) and self.places[place.index] is place

    def focused_place(self) -> Place | None:
        """The place whose message has the keyboard focus."""
        focus = QApplication.focusWidget()
        return next((each for each in self.built if each.widget and focus and each.widget.isAncestorOf(focus)), None)

    def remove_from(self, index: int) -> None:
        for place in [place for place in self.built if place.index >= index]:
            self.unbuild(place)
        del self.places[index:]
        self._heights.truncate(index)
        self._by_id = {place.turn.id: place for place in self.places}

    def mark_unread(self, message_id: int | None) -> bool:
        """Put a line below this message, and nowhere else; whether that is new."""
        note = self._note if self._note is not None and self.holds(self._note) else None
        above = None if message_id is None else self.place_of(message_id)
        if note is above or (note is not None and above is not None and note.index == above.index + 1):
            return False
        if note is not None:
            self.unbuild(note)
            self._put(note.index, 1, [], [])
        self._note = None
        if above is not None:
            self._note = Place(Turn("note", None), above.index + 1, self._heights)
            guess = [_LEAST_GUESS + _GAP] if self._note.index <= len(self._heights) else []
            self._put(self._note.index, 0, [self._note], guess)
        return True

    def _put(self, index: int, count: int, places: list[Place], heights: list[int]) -> None:
        """Put ``places`` in the place of ``count`` at ``index``."""
        self.places[index : index + count] = places
        below = list(self._heights)[index + count :]
        self._heights.truncate(index)
        self._heights.extend([*heights, *below])
        for number in range(index, len(self.places)):
            self.places[number].index = number

    def refresh_audits(self) -> None:
        for place in self.built:
            if isinstance(place.widget, AnswerMessage):
                place.widget.refresh_audit()

    def refresh_branches(self) -> None:
        for place in self.built:
            if place.widget is not None and place.widget.refresh_branch():
                place.laid_width = -1

    def build(self, place: Place) -> None:
        """Give a place its widget."""
        if place.widget is None:
            place.turn.open()
            place.widget = self._factory(place.turn, self)
            self.built.append(place)
            place.has_work = True
            place.laid_width = -1
            place.marks_due = False
            place.stored = place.turn.stored_text.replace("\r", "")
            self.update()
            place.widget.resized.connect(self._widget_resized)

    def unbuild(self, place: Place) -> None:
        """Take the widget away; the height stays."""
        if place.widget is not None:
            place.widget.hide()
            place.widget.deleteLater()
            place.widget, place.stored = None, ""
            place.turn.close()
            self.built.remove(place)

    def show_part(self, place: Place, index: int) -> TextView:
        """The text of one of the parts of a message that has a widget; if it rests, it is put on the page again."""
        assert place.widget is not None
        view = place.widget.show_part(index)
        place.has_work = True  # its colours
        place.laid_width = -1
        self.resized.emit()
        return view

    def near(self, top: int, bottom: int) -> Iterator[Place]:
        """The places that reach between ``top`` and ``bottom``, from above."""
        for index in range(self._index_at(top), len(self.places)):
            place = self.places[index]
            if place.top > bottom:
                return
            yield place

    def at(self, height: int) -> Place | None:
        """The first place that reaches below ``height``."""
        index = self._index_at(height)
        return self.places[index] if index < len(self.places) else None

    def _index_at(self, height: int) -> int:
        index = self._heights.at(height - _TOP)
        return index + (index < len(self.places) and self.places[index].bottom <= height)  # behind a gap

    def arrange(self, available: int, top: int, bottom: int, style: DocumentStyle) -> int:
        """Put every place below the one before it; the height of all. Only widgets between ``top`` and ``bottom``
        are laid out anew: the others can wait until they are near."""
        width = self.text_width(available)
        self._style = style
        self._guess(width, style)
        streaming = self.places[-1:] if self.places and self.places[-1].turn.streaming else []
        for place in chain(self.near(top, bottom), streaming):
            if place.widget is not None and place.laid_width != width:
                height = place.widget.set_width(width)
                # a message that is still being rendered keeps its guess, so that the page does not jump
                if place.waits():
                    height = max(height, place.height)
                if height != place.height:
                    self.update()  # what waits is painted here
                self._heights[place.index] = height + _GAP
                place.laid_width = width
        left = (available - width) // 2
        for place in self.built:
            if place.widget is not None:
                place.widget.move(left, place.top)
                place.widget.show()
        below = _TOP + self._heights.above(len(self.places)) - _GAP
        self.resize(available, below + _BOTTOM if self.places else 0)
        return self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is seen of a message below the part that is rendered."""
        seen = event.rect()
        painter = QPainter(self)
        for place in self.near(seen.top(), seen.bottom()):
            if self._style is None or place.widget is None or not place.waits():
                continue
            top = place.top + place.widget.height()
            area = QRect(place.widget.x(), top, place.widget.width(), place.bottom - top)
            for page in waiting_text.pages(place.stored, place.top, place.bottom, seen.top(), seen.bottom()):
                waiting_text.paint(painter, page, area, self._style)

    def _guess(self, width: int, style: DocumentStyle) -> None:
        """Guess the heights of the places that are new, or of all without a widget at another width or font."""
        metrics = QFontMetricsF(style.font)
        line, char = metrics.height() * 1.45, metrics.averageCharWidth()
        known = list(self._heights) if (width, line, char) != self._guessed else []
        if known:
            self._heights.truncate(0)
        self._guessed = width, line, char
        most = max(_LEAST_GUESS, _TALLEST // max(1, len(self.places)) - _GAP)
        self._heights.extend(
            known[place.index]
            if place.widget is not None and place.index < len(known)
            else min(most, place.turn.estimated_height(width, line, char)) + _GAP
            for place in self.places[len(self._heights) :]
        )

    def drop_far(self, top: int, bottom: int, keep: Place | None) -> None:
        """Keep number and height of the widgets bounded: those far from ``top``..``bottom`` go first, ``keep`` stays.
        Of long messages all that is far rests.

        The nearest does not go for its height: whoever scrolls a little too far need not wait for it again.
        """
        height = 0
        for place in self.built:
            height += place.height
            if place.widget is not None and place.height > _LONG:
                place.widget.let_rest(top - _KEPT_HEIGHT - place.top, bottom + _KEPT_HEIGHT - place.top)
        if len(self.built) <= _MAX_BUILT and height <= _MAX_HEIGHT:
            return
        middle = (top + bottom) / 2
        focus = self.focusWidget() or self
        far = [
            place
            for place in self.built
            if (place.bottom < top or place.top > bottom)
            and not place.turn.streaming
            and place is not keep
            and place.widget is not None
            and not place.widget.isAncestorOf(focus)
        ]
        far.sort(key=lambda place: abs(place.top - middle), reverse=True)
        for place in far:
            if len(self.built) <= _MAX_BUILT and (height <= _MAX_HEIGHT or place is far[-1]):
                break
            height -= place.height
            self.unbuild(place)

    def order_focus(self) -> None:
        """Tab goes down the page, in whatever order the widgets were made."""
        built = sorted(self.built, key=lambda place: place.index)
        stops = [stop for place in built if place.widget for stop in place.widget.focus_order()]
        if stops != self._stops:
            self._stops = stops
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)

    @Slot()
    def _widget_resized(self) -> None:
        widget = self.sender()
        for place in self.built:
            if place.widget is widget:
                place.laid_width = -1
        self.resized.emit()
