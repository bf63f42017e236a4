"""What is rendered next: a little at a time from one timer, so that the window stays alive."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractScrollArea

from app.transcript.message_column import MessageColumn, Place

FLUSH_MS = 33
_QUICK_FLUSH_MS = 16
_SLOW_FLUSH_MS = 66
_BUDGET_S = 0.012
"""How long the timer works before the window gets its turn."""


class RenderQueue(QObject):
    """``worked``: something was rendered; ``reached`` carries the place that was wanted, rendered as far as it was."""

    worked = Signal()
    reached = Signal(object)

    def __init__(self, column: MessageColumn, area: QAbstractScrollArea, arrange: Callable[[], None]) -> None:
        super().__init__(area)
        self.flush_ms = FLUSH_MS
        self.focus_due: Place | None = None
        """Whose way to other versions gets the keyboard focus when it is there."""
        self._column = column
        self._area = area
        self._arrange = arrange
        self._wanted: Place | None = None
        self._wanted_end = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)

    @property
    def busy(self) -> bool:
        return self._timer.isActive()

    def schedule(self, delay: int) -> None:
        if not self._timer.isActive() or self._timer.remainingTime() > delay:
            self._timer.start(delay)

    def want(self, place: Place, source_end: int) -> None:
        """Render ``place`` up to this source position before anything else."""
        self._wanted, self._wanted_end = place, source_end
        self.schedule(0)

    def seen(self) -> tuple[int, int]:
        top = self._area.verticalScrollBar().value()
        return top, top + self._area.viewport().height()

    def reach(self) -> tuple[int, int]:
        """What is seen and a screen on each side."""
        top, bottom = self.seen()
        return top - (bottom - top), bottom + (bottom - top)

    def next_place(self) -> Place | None:
        """What most needs work: what streams, what is wanted, what is seen, what is near, marks elsewhere."""
        places = self._column.places
        if places and places[-1].widget is not None and places[-1].turn.streaming and places[-1].has_work:
            return places[-1]
        if self._wanted is not None:
            return self._wanted
        for reach in (self.seen(), self.reach()):
            for place in self._column.near(*reach):
                if place.widget is None or place.has_work or place.marks_due or self._rests(place):
                    return place
        return next((place for place in self._column.built if place.marks_due), None)

    def _rests(self, place: Place) -> bool:
        top, bottom = self.reach()
        return place.widget is not None and place.widget.rests(top - place.top, bottom - place.top)

    def _wake(self, place: Place) -> bool:
        """Put one part of a message on the page again that rests: one that is seen, else one that is near."""
        for top, bottom in (self.seen(), self.reach()):
            if place.widget is not None and place.widget.wake(top - place.top, bottom - place.top):
                place.has_work = True  # its colours
                return True
        return False

    @Slot()
    def _work(self) -> None:
        """Build, render and colour what is near, for a few milliseconds; then come again if there is more."""
        started = time.perf_counter()
        self._arrange()
        while (place := self.next_place()) is not None:
            self._work_on(place)
            self._arrange()
            self._check_wanted()
            if time.perf_counter() - started > _BUDGET_S:
                break
        self._column.drop_far(*self.reach(), keep=self._wanted)
        self._column.order_focus()
        took = time.perf_counter() - started
        quick = _QUICK_FLUSH_MS if took < 0.004 else FLUSH_MS
        self.flush_ms = quick if took < _BUDGET_S else max(_SLOW_FLUSH_MS, round(2000 * took))
        if self.next_place() is not None:
            self.schedule(0)
        self.worked.emit()

    def _check_wanted(self) -> None:
        place = self._wanted
        if place is None:
            return
        gone = not self._column.holds(place)
        if gone or (place.widget is not None and (not place.has_work or place.widget.has_rendered(self._wanted_end))):
            self._wanted = None
            if not gone:
                self.reached.emit(place)

    def _work_on(self, place: Place) -> None:
        if place.marks_due and place.widget is not None:
            place.marks_due = not place.widget.switch_marks_step()
            return
        place.laid_width = -1
        if self._wake(place):
            return
        self._column.build(place)
        assert place.widget is not None
        if place is self.focus_due:
            self.focus_due = None
            place.widget.show()
            place.widget.focus_versions()
        place.has_work = place.widget.build_step()
