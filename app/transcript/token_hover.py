"""From a place in an answer to the popup: what is said of the token under the pointer or of a selection."""

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.transcript.answer_body import AnswerBody
from app.transcript.document_style import DocumentStyle
from app.transcript.token_notes import TokenNote, note_of, notes_of_selection
from app.transcript.token_popup import TokenPopup

_DELAY_MS = 180


class TokenHover(QObject):
    """Owns the popup. It comes after the pointer has rested, and then follows at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.popup = TokenPopup(parent)
        self._marks_visible = True
        self._next: tuple[list[TokenNote], list[str], QRect] = ([], [], QRect())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._show)

    def set_style(self, style: DocumentStyle) -> None:
        self.popup.set_style(style)

    def set_marks_visible(self, visible: bool) -> None:
        self._marks_visible = visible
        self.hide()

    @Slot()
    def hide(self) -> None:
        self._timer.stop()
        self.popup.hide()

    def hovered(self, body: AnswerBody, source: int | None, address: str, place: QRect) -> None:
        """The pointer is over ``source`` (None: over no token) and over a link, if ``address`` is not empty."""
        notes = self.notes_at(body, source) if source is not None and self._marks_visible else []
        if not notes and not address:
            self.hide()
            return
        self._next = (notes, [address], place)
        if self.popup.isVisible():
            self._show()
        else:
            self._timer.start()

    def selected(self, body: AnswerBody, start: int, end: int, place: QRect) -> None:
        """A stretch of the answer was selected with the keyboard."""
        first, last = body.text.token_at(start), body.text.token_at(end - 1)
        if not self._marks_visible or first is None or last is None:
            return
        line, notes = notes_of_selection(body.text.tokens[first : last + 1])
        self._timer.stop()
        self.popup.show_notes(notes, [line], place)

    def notes_at(self, body: AnswerBody, source: int) -> list[TokenNote]:
        """Notes of the token at a source position, and of neighbours that show nothing but replaced drafts."""
        index = body.text.token_at(source)
        if index is None:
            return []
        token = body.text.tokens[index]
        return [note_of(near) for near in body.tokens_at(index) if near is token or near.rejected]

    @Slot()
    def _show(self) -> None:
        self.popup.show_notes(*self._next)
