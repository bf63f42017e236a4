"""Leads to a message of the transcript, and in it to the words that were searched for, and marks the place a moment."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QScrollArea, QWidget

from app.storage.folding import fold, spans
from app.transcript.message_column import MessageColumn, Place
from app.transcript.message_widget import MessageWidget
from app.transcript.text_view import TextView

MARK_MS = 1_600
_STEP_MS = 30
_STEPS = 50
"""Looks at most: what lies above is laid out little by little, and the place moves until it is."""
_WAKES = 4
"""Parts that rest and are put on the page in one look: the word may stand in an address, which is not shown."""
_ABOVE = 80
"""Pixels above the place that stay in sight."""


class _Mark(QWidget):
    """A tint over the place. The mouse goes through it."""

    def __init__(self, color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._color = QColor(color)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._color)
        tint = QColor(self._color)
        tint.setAlphaF(0.14)
        painter.setBrush(tint)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)


class Reveal(QObject):
    """Made for one jump; deletes itself when its mark is gone. ``words`` are folded, as the search has them."""

    def __init__(
        self, area: QScrollArea, column: MessageColumn, message_id: int, words: Sequence[str], color: str
    ) -> None:
        super().__init__(area)
        self._area = area
        self._column = column
        self._message_id = message_id
        self._words = tuple(words)
        self._color = color
        self._steps = _STEPS
        self._still = 0
        self._searched = 0
        """Parts at the top of the message that were searched while they rested."""
        self._last = QRect()
        self.mark: _Mark | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()
        self._step()

    @Slot()
    def _step(self) -> None:
        place = self._column.place_of(self._message_id)
        if place is None:
            self._end()
            return
        where = self._where(place)
        bar = self._area.verticalScrollBar()
        bar.setValue(max(0, where.top() - _ABOVE))
        ready = place.widget is not None and not place.has_work and where == self._last
        self._still = self._still + 1 if ready else 0
        self._last = where
        self._steps -= 1
        if self._still >= 3 or self._steps <= 0:
            self._timer.stop()
            self._show_mark(where)

    def _where(self, place: Place) -> QRect:
        """The line with the words, in the coordinates of the column; the beginning of the message without them."""
        if place.widget is not None:
            for view in self._candidates(place, place.widget):
                found = self._find(view)
                if found is not None:
                    # the whole width: what was found is a line of the message
                    corner = view.viewport().mapTo(self._column, QPoint(0, found.top()))
                    return QRect(corner, QSize(view.viewport().width(), found.height())).adjusted(-6, -3, 6, 3)
        width = place.widget.width() if place.widget is not None else self._column.width()
        left = place.widget.x() if place.widget is not None else 0
        return QRect(left, place.top, width, min(place.height, 60))

    def _candidates(self, place: Place, message: MessageWidget) -> Iterator[TextView]:
        """The parts that may have one of the words, from the top; those that rest are put on the page for that, the
        later of them in later looks."""
        wakes = 0
        for index, part in enumerate(message.parts()):
            if isinstance(part, TextView):
                yield part
            elif index >= self._searched:
                self._searched = index + 1
                folded = fold(part.text)
                if any(word in folded for word in self._words):
                    self._searched = index
                    wakes += 1
                    if wakes > _WAKES:
                        self._steps += 1  # the next look goes on here
                        return
                    yield self._column.show_part(place, index)

    def _find(self, view: TextView) -> QRect | None:
        """The line of the first of the words, compared as the search does."""
        block = view.document().begin()
        while block.isValid():
            folded = fold(block.text())
            if any(word in folded for word in self._words):
                cursor = QTextCursor(block)
                before = block.text()[: spans(block.text(), self._words)[0][0]]
                cursor.setPosition(block.position() + len(before.encode("utf-16-le", "surrogatepass")) // 2)
                return view.cursorRect(cursor)
            block = block.next()
        return None

    def _show_mark(self, where: QRect) -> None:
        self.mark = _Mark(self._color, self._column)
        self.mark.setGeometry(where)
        self.mark.show()
        self.mark.raise_()
        QTimer.singleShot(MARK_MS, self, self._end)

    @Slot()
    def _end(self) -> None:
        self._timer.stop()
        if self.mark is not None:
            self.mark.deleteLater()
            self.mark = None
        self.deleteLater()
