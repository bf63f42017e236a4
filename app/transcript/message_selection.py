"""A selection that goes on from one part of an answer into the next, and what is copied of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Slot

from app.transcript.answer_text import AnswerText
from app.transcript.resting_section import RestingSection
from app.transcript.text_view import TextView

Part = TextView | RestingSection


class MessageSelection(QObject):
    """``parts`` gives those that are not folded away, from the top, and ``part_at`` the index of the one at a place on
    the screen. A part that rests remembers what of it is selected."""

    def __init__(
        self,
        text: AnswerText,
        parts: Callable[[], Sequence[Part]],
        part_at: Callable[[QPoint], int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._parts = parts
        self._part_at = part_at

    def adopt(self, view: TextView) -> None:
        """Let ``view`` be a part of what is selected together."""
        view.dragged.connect(self._dragged)
        view.pressed.connect(self._pressed)
        view.all_wanted.connect(self.select_all)
        view.copied_text = self.markdown

    @Slot()
    def select_all(self) -> None:
        for part in self._parts():
            part.select(*part.whole)

    def markdown(self) -> str | None:
        """What is selected as it was written; None while it lies in one part only, which then copies what it shows."""
        parts = [part for part in self._parts() if part.selected[0] != part.selected[1]]
        if len(parts) < 2:
            return None
        start, end = parts[0].covers[0], parts[-1].covers[1]
        first, last = parts[0].selected_sources(), parts[-1].selected_sources()
        if first is not None and min(parts[0].selected) > parts[0].whole[0]:
            start = first[0]
        if last is not None and max(parts[-1].selected) < parts[-1].whole[1]:
            end = last[1]
        return self._text.source[start:end].strip("\n")

    @Slot()
    def _pressed(self) -> None:
        for part in self._parts():
            if part is not self.sender():
                _clear(part)

    @Slot(QPoint)
    def _dragged(self, place: QPoint) -> None:
        """The pointer was moved to ``place`` on the screen with its button held down since it was over the sender."""
        parts = list(self._parts())
        origin = next((index for index, part in enumerate(parts) if part is self.sender()), None)
        if origin is None:
            return
        target = self._part_at(place)
        for index, part in enumerate(parts):
            if index == origin == target:
                continue
            if index == origin:
                part.select(part.selected[0], part.whole[1 if target > origin else 0])
            elif index == target:
                begin = part.whole[0 if target > origin else 1]
                part.select(begin, _position(part, place) if isinstance(part, TextView) else begin)
            elif min(origin, target) < index < max(origin, target):
                part.select(*part.whole)
            else:
                _clear(part)


def _position(view: TextView, place: QPoint) -> int:
    return view.cursorForPosition(view.viewport().mapFromGlobal(place)).position()


def _clear(part: Part) -> None:
    anchor, position = part.selected
    if anchor != position:
        part.select(position, position)
