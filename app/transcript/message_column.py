"""The messages below each other. Only those near the viewport have widgets; the others keep a height.

Heights are guesses until a message has been laid out once at the width of the column.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

from app.transcript.document_style import DocumentStyle
from app.transcript.message_widget import MessageWidget
from app.transcript.message_widgets import AnswerMessage
from app.transcript.turns import AuditNote, BranchNote, Turn

MAX_WIDTH = 760
SIDE = 24
_TOP = 24
_BOTTOM = 24
_GAP = 20
_MAX_BUILT = 60
_TALLEST = 14_000_000
"""Pixels that guessed heights may come to: Qt gives no widget more than 16,777,215."""
_LEAST_GUESS = 60


class WidgetFactory(Protocol):
    def __call__(self, turn: Turn, parent: QWidget) -> MessageWidget: ...


@dataclass(slots=True, eq=False)
class Place:
    """Where a turn stands. ``laid_width`` is the width its height was made for; -1 asks for it anew."""

    turn: Turn
    widget: MessageWidget | None = None
    top: int = 0
    height: int = 0
    laid_width: int = -1
    has_work: bool = False
    marks_due: bool = False

    @property
    def bottom(self) -> int:
        return self.top + self.height


class MessageColumn(QWidget):
    """Places and their widgets. Knows nothing of scrolling."""

    resized = Signal()

    def __init__(self, factory: WidgetFactory, parent: QWidget) -> None:
        super().__init__(parent)
        self.places: list[Place] = []
        self._by_id: dict[int | None, Place] = {}
        self._factory = factory

    def text_width(self, available: int) -> int:
        return max(120, min(MAX_WIDTH, available - 2 * SIDE))

    def add(self, turn: Turn) -> Place:
        place = Place(turn)
        self.places.append(place)
        self._by_id[turn.id] = place
        return place

    def place_of(self, message_id: int) -> Place | None:
        """The place of a message; the newest, should an id have been used twice."""
        return self._by_id.get(message_id)

    def focused_place(self) -> Place | None:
        """The place whose message has the keyboard focus."""
        focus = QApplication.focusWidget()
        return next((each for each in self.places if each.widget and focus and each.widget.isAncestorOf(focus)), None)

    def remove_from(self, index: int) -> None:
        for place in self.places[index:]:
            self.unbuild(place)
        del self.places[index:]
        self._by_id = {place.turn.id: place for place in self.places}

    def mark_unread(self, message_id: int | None) -> None:
        """Put a line below this message, and nowhere else."""
        for place in [place for place in self.places if place.turn.role == "note"]:
            self.unbuild(place)
            self.places.remove(place)
        above = None if message_id is None else self.place_of(message_id)
        if above is not None:
            self.places.insert(self.places.index(above) + 1, Place(Turn("note", None)))

    def show_audits(self, notes: Mapping[int, AuditNote]) -> None:
        for place in self.places:
            turn = place.turn
            note = turn.audit if turn.id is None else notes.get(turn.id, turn.audit)
            if note != turn.audit:
                turn.audit = note
                if isinstance(place.widget, AnswerMessage):
                    place.widget.refresh_audit()

    def show_branches(self, notes: Mapping[int, BranchNote]) -> None:
        for place in self.places:
            turn = place.turn
            note = turn.branch if turn.id is None else notes.get(turn.id, turn.branch)
            if note != turn.branch:
                turn.branch = note
                if place.widget is not None:
                    place.widget.refresh_branch()
                    place.laid_width = -1

    def build(self, place: Place) -> None:
        """Give a place its widget."""
        if place.widget is None:
            place.widget = self._factory(place.turn, self)
            place.has_work = True
            place.laid_width = -1
            place.marks_due = False
            place.widget.resized.connect(self._widget_resized)

    def unbuild(self, place: Place) -> None:
        """Take the widget away; the height stays."""
        if place.widget is not None:
            place.widget.hide()
            place.widget.deleteLater()
            place.widget = None

    def near(self, top: int, bottom: int) -> Iterator[Place]:
        return (place for place in self.places if place.bottom >= top and place.top <= bottom)

    def arrange(self, available: int, top: int, bottom: int, style: DocumentStyle) -> int:
        """Put every place below the one before it; the height of all. Only widgets between ``top`` and ``bottom``
        are laid out anew: the others can wait until they are near."""
        width = self.text_width(available)
        left = (available - width) // 2
        metrics = QFontMetricsF(style.font)
        line, char = metrics.height() * 1.45, metrics.averageCharWidth()
        most = max(_LEAST_GUESS, _TALLEST // max(1, len(self.places)) - _GAP)
        y = _TOP
        for place in self.places:
            widget = place.widget
            if place.laid_width != width:
                if widget is None:
                    place.height = min(most, place.turn.estimated_height(width, line, char))
                    place.laid_width = width
                elif place.turn.streaming or (y <= bottom and y + place.height >= top):
                    height = widget.set_width(width)
                    # a message that is still being rendered keeps its guess, so that the page does not jump
                    place.height = height if place.turn.streaming or not place.has_work else max(height, place.height)
                    place.laid_width = width
            place.top = y
            if widget is not None:
                widget.move(left, y)
                widget.show()
            y += place.height + _GAP
        self.resize(available, y - _GAP + _BOTTOM if self.places else 0)
        return self.height()

    def drop_far(self, top: int, bottom: int) -> None:
        """Keep the number of widgets bounded: those far from ``top``..``bottom`` go first."""
        built = [place for place in self.places if place.widget is not None]
        middle = (top + bottom) / 2
        far = [
            place
            for place in built
            if (place.bottom < top or place.top > bottom)
            and not place.turn.streaming
            and place.widget is not None
            and not place.widget.isAncestorOf(self.focusWidget() or self)
        ]
        far.sort(key=lambda place: abs(place.top - middle), reverse=True)
        for place in far[: max(0, len(built) - _MAX_BUILT)]:
            self.unbuild(place)

    def order_focus(self) -> None:
        """Tab goes down the page, in whatever order the widgets were made."""
        stops = [stop for place in self.places if place.widget for stop in place.widget.focus_order()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @Slot()
    def _widget_resized(self) -> None:
        widget = self.sender()
        for place in self.places:
            if place.widget is widget:
                place.laid_width = -1
        self.resized.emit()
