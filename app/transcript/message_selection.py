"""A selection that goes on from one part of an answer into the next, and what is copied of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QTextCursor

from app.transcript.answer_text import AnswerText
from app.transcript.text_view import TextView

_START = QTextCursor.MoveOperation.Start
_END = QTextCursor.MoveOperation.End


class MessageSelection(QObject):
    """``views`` gives the parts that can be seen, from the top."""

    def __init__(self, text: AnswerText, views: Callable[[], Sequence[TextView]], parent: QObject) -> None:
        super().__init__(parent)
        self._text = text
        self._views = views

    def adopt(self, view: TextView) -> None:
        """Let ``view`` be a part of what is selected together."""
        view.dragged.connect(self._dragged)
        view.pressed.connect(self._pressed)
        view.all_wanted.connect(self.select_all)
        view.copied_text = self.markdown

    @Slot()
    def select_all(self) -> None:
        for view in self._views():
            _select(view, *_whole(view))

    def markdown(self) -> str | None:
        """What is selected as it was written; None while it lies in one part only, which then copies what it shows."""
        views = [view for view in self._views() if view.textCursor().hasSelection()]
        if len(views) < 2:
            return None
        start, end = views[0].covers[0], views[-1].covers[1]
        first, last = views[0].selected_sources(), views[-1].selected_sources()
        if first is not None and views[0].textCursor().selectionStart() > _whole(views[0])[0]:
            start = first[0]
        if last is not None and views[-1].textCursor().selectionEnd() < _whole(views[-1])[1]:
            end = last[1]
        return self._text.source[start:end].strip("\n")

    @Slot()
    def _pressed(self) -> None:
        for view in self._views():
            if view is not self.sender():
                _clear(view)

    @Slot(QPoint)
    def _dragged(self, place: QPoint) -> None:
        """The pointer was moved to ``place`` on the screen with its button held down since it was over the sender."""
        views = list(self._views())
        origin = next((index for index, view in enumerate(views) if view is self.sender()), None)
        if origin is None:
            return
        target = _under(views, place)
        anchor = views[origin].textCursor().anchor()
        for index, view in enumerate(views):
            first, last = _whole(view)
            if index == origin == target:
                continue
            if index == origin:
                _select(view, anchor, last if target > origin else first)
            elif index == target:
                at = view.cursorForPosition(view.viewport().mapFromGlobal(place)).position()
                _select(view, first if target > origin else last, at)
            elif min(origin, target) < index < max(origin, target):
                _select(view, first, last)
            else:
                _clear(view)


def _under(views: Sequence[TextView], place: QPoint) -> int:
    """The part at this height; the one above it where there is none."""
    under = 0
    for index, view in enumerate(views):
        if view.mapFromGlobal(place).y() >= 0:
            under = index
    return under


def _whole(view: TextView) -> tuple[int, int]:
    cursor = QTextCursor(view.document())
    cursor.movePosition(_START)
    first = cursor.position()
    cursor.movePosition(_END)
    return first, cursor.position()


def _select(view: TextView, anchor: int, position: int) -> None:
    cursor = view.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def _clear(view: TextView) -> None:
    cursor = view.textCursor()
    if cursor.hasSelection():
        cursor.clearSelection()
        view.setTextCursor(cursor)
