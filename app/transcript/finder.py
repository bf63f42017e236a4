"""Find in the conversation: searches the sources of all messages, marks what is rendered, leads from match to match."""

import time
from bisect import bisect_left

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QTextEdit

from app.theme import LIGHT, Theme
from app.transcript.answer_text import showable
from app.transcript.find_bar import HEIGHT, FindBar
from app.transcript.find_text import Query
from app.transcript.message_column import MessageColumn, Place
from app.transcript.render_queue import RenderQueue
from app.transcript.text_view import TextView
from app.widgets.numbers import whole

MAX_MARKED = 500
"""Matches that are marked in one part of a message: each is painted anew with every frame."""
_BUDGET_S = 0.008
_AGAIN_MS = 200

Match = tuple[Place, int, int]


class Finder(QObject):
    """Owns the bar. ``scroll_wanted`` carries a height in the column that should be seen."""

    scroll_wanted = Signal(int)

    def __init__(self, column: MessageColumn, queue: RenderQueue, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self.bar = FindBar(area)
        self._column = column
        self._queue = queue
        self._area = area
        self._theme = LIGHT
        self._query = Query("")
        self._matches: list[Match] = []
        self._current: Match | None = None
        self._waiting: list[Place] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search_some)
        self.bar.asked.connect(self.search)
        self.bar.step.connect(self.go)
        self.bar.closed.connect(self.close)
        queue.worked.connect(self._mark_all)
        queue.reached.connect(self._show_current)

    @property
    def busy(self) -> bool:
        return self._timer.isActive()

    @property
    def matches(self) -> list[tuple[int | None, int, int]]:
        """Message id, start and end in its source of every match, from the top."""
        return [(place.turn.id, start, end) for place, start, end in self._matches]

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.bar.set_theme(theme)

    @Slot()
    def open(self) -> None:
        self.bar.show()
        self.place()
        self.bar.focus()
        self.search(self.bar.edit.text())

    @Slot()
    def close(self) -> None:
        self.bar.hide()
        self.place()
        self._current = None
        self._forget()
        self._mark_all()
        self._area.setFocus()

    def place(self) -> None:
        """The bar keeps the whole width, above what scrolls."""
        shown = self.bar.isVisibleTo(self._area)
        margins = self._area.viewportMargins()
        if margins.top() != (HEIGHT if shown else 0):
            self._area.setViewportMargins(0, HEIGHT if shown else 0, 0, 0)
        self.bar.setGeometry(0, 0, self._area.viewport().width(), HEIGHT)
        self.bar.raise_()

    @Slot(str)
    def search(self, words: str) -> None:
        """Search for ``words`` from now on."""
        self._query = Query(words)
        self._current = None
        self._start()

    @Slot()
    def changed(self) -> None:
        """Messages came, went or grew: what was found may not be all."""
        if self.bar.isVisibleTo(self._area):
            self._waiting = []
            self._timer.start(_AGAIN_MS)

    @Slot()
    def next(self) -> None:
        self.go(1) if self.bar.isVisibleTo(self._area) else self.open()

    @Slot()
    def previous(self) -> None:
        self.go(-1) if self.bar.isVisibleTo(self._area) else self.open()

    @Slot(int)
    def go(self, step: int) -> None:
        """To the match after (1) or before (-1) the current one, round the ends."""
        if not self._matches:
            return
        index = self._index()
        if index is None:
            index = self._first_seen() - (1 if step > 0 else 0)
        self._current = self._matches[(index + step) % len(self._matches)]
        self._show_count()
        place, start, end = self._current
        if place.widget is None:
            self.scroll_wanted.emit(place.top)
        else:
            place.widget.unfold(start)
        self._queue.want(place, end)

    def _index(self) -> int | None:
        if self._current is None:
            return None
        place, start, _ = self._current
        index = bisect_left(self._matches, (place.index, start), key=lambda match: (match[0].index, match[1]))
        return index if index < len(self._matches) and self._matches[index][:2] == (place, start) else None

    def _first_seen(self) -> int:
        seen = self._column.at(self._queue.seen()[0])
        index = len(self._matches) if seen is None else self._from_place(seen)
        return index if index < len(self._matches) else 0

    def _from_place(self, place: Place) -> int:
        """The index of the first match in this place or below it."""
        return bisect_left(self._matches, place.index, key=lambda match: match[0].index)

    def _forget(self) -> None:
        self._matches = []
        self._waiting = []
        self._timer.stop()

    def _start(self) -> None:
        self._forget()
        if self._query.empty:
            self.bar.show_count("", found=False)
            self._mark_all()
            return
        self._waiting = list(reversed(self._column.places))
        self._timer.start(0)

    @Slot()
    def _search_some(self) -> None:
        """Search on for a few milliseconds; the window gets its turn between."""
        if not self._waiting:
            self._start()
        started = time.perf_counter()
        while self._waiting and time.perf_counter() - started < _BUDGET_S:
            place = self._waiting.pop()
            turn = place.turn
            if turn.role != "error":
                found = self._query.matches(showable(turn.shown), turn.role == "answer")
                self._matches.extend((place, start, end) for start, end in found)
        self._show_count()
        if self._waiting:
            self._timer.start(0)
            return
        self._timer.stop()  # a search that begins here may end here too
        if self._index() is None and self._matches:
            self._current = None
            self.go(1)
        self._mark_all()

    def _show_count(self) -> None:
        total = len(self._matches)
        index = self._index()
        if self._query.empty:
            words = ""
        elif not total:
            words = self.tr("No matches") if not self._waiting else self.tr("Searching…")
        elif index is None:
            words = self.tr("{count} matches").format(count=whole(total))
        else:
            words = self.tr("{number} of {count}").format(number=whole(index + 1), count=whole(total))
        self.bar.show_count(words, found=bool(total))

    @Slot(object)
    def _show_current(self, place: Place) -> None:
        if self._current is None or self._current[0] is not place or place.widget is None:
            return
        start = self._current[1]
        place.widget.unfold(start)
        parts = place.widget.parts()
        index = next((index for index, part in enumerate(parts) if part.spans.end > start), None)
        if index is not None:
            view = self._column.show_part(place, index)
            rectangle = view.rectangle_of(view.spans.doc_at(start) or 0)
            self.scroll_wanted.emit(self._column.mapFromGlobal(rectangle.topLeft()).y())
        self._mark_all()

    @Slot()
    def _mark_all(self) -> None:
        """Mark what is found in all parts that are rendered; nothing once the bar is closed."""
        for place in self._column.built:
            if place.widget is not None:
                for view in place.widget.views():
                    self._mark(place, view)

    def _mark(self, place: Place, view: TextView) -> None:
        wanted: list[tuple[int, int, bool]] = []
        if self._matches:
            key = (place.index, view.begins)
            first = bisect_left(self._matches, key, key=lambda match: (match[0].index, match[2]))
            for match in self._matches[first : first + MAX_MARKED]:
                if match[0] is not place or match[1] >= view.spans.end:
                    break
                wanted += [(start, end, match == self._current) for start, end in view.spans.shown(match[1], match[2])]
        if wanted == view.found:
            return
        view.found = wanted
        selections = []
        for start, end, current in wanted:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(view.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = found_format(self._theme, current)
            selections.append(selection)
        view.setExtraSelections(selections)


def found_format(theme: Theme, current: bool) -> QTextCharFormat:
    """A ground that no token has, so that a match is seen over the colours of the tokens."""
    chars = QTextCharFormat()
    chars.setBackground(QColor(theme.accent if current else theme.found))
    chars.setForeground(QColor(theme.accent_text if current else theme.found_text))
    return chars
