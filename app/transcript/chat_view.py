"""The transcript: what a conversation looks like while it runs and when it is opened again.

Messages are given to it as values and kept as turns; widgets are made for what is near the viewport, a little at a
time from one timer, so that neither a long answer nor a long conversation holds up the window.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.answer import AnswerToken
from app.theme import LIGHT, Theme
from app.transcript import error_places
from app.transcript.code_colors import CodeColors
from app.transcript.document_style import DocumentStyle
from app.transcript.finder import Finder
from app.transcript.message_column import Place
from app.transcript.message_widget import MessageWidget
from app.transcript.message_widgets import AnswerMessage, ErrorMessage
from app.transcript.reading_area import ReadingArea
from app.transcript.reveal import Reveal
from app.transcript.style_sheet import style_sheet
from app.transcript.token_hover import TokenHover
from app.transcript.turns import ErrorNote, Known, Turn
from app.transcript.unread_note import UnreadNote
from app.transcript.user_message import UserMessage


class ChatView(ReadingArea):
    """``regenerate_requested``, ``edit_requested``, ``continue_requested`` and ``audit_requested`` (also to stop one)
    carry a message id, ``version_requested`` that and how many versions further, ``action_requested`` the action of an
    error card, ``attachment_opened`` the name and text of an attachment. ``read_all_requested``: of the messages that
    set_read_after has marked."""

    regenerate_requested = Signal(int)
    audit_requested = Signal(int)
    edit_requested = Signal(int)
    continue_requested = Signal(int)
    version_requested = Signal(int, int)
    action_requested = Signal(str)
    attachment_opened = Signal(str, str)
    read_all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(DocumentStyle(LIGHT), parent)
        self.setObjectName("transcript")
        self.setAccessibleName(self.tr("Transcript"))
        self.known = Known()
        self._marks_visible = True
        self.token_hover = TokenHover(self)
        self.verticalScrollBar().valueChanged.connect(self.token_hover.hide)
        self.finder = Finder(self._column, self._queue, self)
        self.finder.scroll_wanted.connect(self._scroll_to)
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Make everything anew in the colours of ``theme`` (and the font of the application)."""
        self._style = DocumentStyle(theme)
        self._style.formulas.drawn.connect(self._formulas_drawn)
        self._colors = CodeColors(self._style)
        self.token_hover.set_style(self._style)
        self.finder.set_theme(theme)
        self.setStyleSheet(style_sheet(theme))
        colors = self.palette()
        colors.setColor(QPalette.ColorRole.Window, QColor(theme.surface))
        self.viewport().setPalette(colors)
        self._column.setPalette(colors)
        for place in list(self._column.built):
            self._column.unbuild(place)
        self._queue.schedule(0)

    def set_marks_visible(self, visible: bool) -> None:
        """Switch the token colours: at once where they can be seen, soon elsewhere."""
        self._marks_visible = visible
        self.token_hover.set_marks_visible(visible)
        top, bottom = self._queue.seen()
        for place in self._column.built:
            if place.widget is not None:
                place.marks_due = not place.widget.set_marks_visible(visible, top - place.top, bottom - place.top)
        self._queue.schedule(0)

    def clear(self) -> None:
        """Remove all messages and the welcome."""
        self.token_hover.hide()
        self._column.remove_from(0)
        self.finder.changed()
        self._drop_welcome()
        self._follow = True
        self._arrange()

    def add_user(self, message_id: int, text: str) -> None:
        self._add(Turn("user", message_id, text=text))

    def add_answer(self, message_id: int) -> None:
        """An empty answer; tokens will follow."""
        self._add(Turn("answer", message_id, streaming=True))

    def set_status(self, message_id: int, text: str) -> None:
        """A quiet line that stands where the answer will be, until its first token."""
        place = self._column.place_of(message_id)
        if place is not None:
            place.turn.status = text
            self._refresh(place)

    def append_tokens(self, message_id: int, tokens: Sequence[AnswerToken]) -> None:
        """Add to a streaming answer. Cheap: what is shown follows in a few milliseconds, many calls at once."""
        place = self._column.place_of(message_id)
        if place is not None:
            place.turn.write(tokens)
            place.has_work = True
            self._queue.schedule(self._queue.flush_ms)

    def finish_answer(self, message_id: int, footer: str, details: str = "") -> None:
        """No more tokens will come. ``details`` fold out below the ``footer``."""
        place = self._column.place_of(message_id)
        if place is None:
            return
        was_streaming = place.turn.streaming
        place.turn.streaming = False
        place.turn.footer, place.turn.details = footer, details
        self._refresh(place)
        self.finder.changed()
        if was_streaming:
            self.announce(self.tr("Answer complete"))

    def announce(self, text: str) -> None:
        """For those who listen."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @Slot()
    def refresh_audits(self) -> None:
        """Something else is known of audits; ``known`` tells what."""
        self._column.refresh_audits()

    @Slot()
    def refresh_branches(self) -> None:
        """There are other versions of messages, or something else can be done with them; ``known`` tells what."""
        self._column.refresh_branches()
        self._queue.schedule(0)

    def resume_answer(self, message_id: int) -> None:
        """An answer that had ended goes on; tokens will follow."""
        place = self._column.place_of(message_id)
        if place is not None:
            self._column.unbuild(place)
            place.turn.go_on()
            self._follow = True
            place.laid_width = -1
            self._queue.schedule(0)

    def add_stored(self, turns: Sequence[Turn]) -> None:
        """Messages as they were kept."""
        self._add(*turns)

    def set_answer_text(self, message_id: int, text: str) -> None:
        """An answer without tokens: added, or put in the place of the message that has this id."""
        place = self._column.place_of(message_id)
        if place is None:
            self._add(Turn("answer", message_id, text=text))
            return
        self._column.unbuild(place)
        place.turn.rewrite(text)
        place.laid_width = -1
        self._queue.schedule(0)

    def set_read_after(self, message_id: int | None) -> None:
        """Mark that the model does not read this message and those above it any more; None: it reads all."""
        if self._column.mark_unread(message_id):
            self._arrange()
            self._queue.schedule(0)

    def show_error(
        self, message_id: int | None, message: str, hint: str, detail: str = "", actions: tuple[str, ...] = ()
    ) -> None:
        """An error in the place of ``message_id`` (at the end for None); its buttons emit ``action_requested``."""
        note = ErrorNote(message, hint, detail, actions)
        place = error_places.put(self._column, message_id, note)
        if place is None:
            self._add(Turn("error", None, error=note))
        else:
            self._refresh(place)

    def withdraw_error(self, message_id: int) -> None:
        """Take back what show_error has put in the place of this message."""
        place = error_places.withdraw(self._column, message_id)
        if place is not None:
            self._refresh(place)

    @Slot()
    def withdraw_actions(self) -> None:
        """The errors stay, without their buttons: what these offer is no longer of use."""
        for place in error_places.withdraw_actions(self._column):
            self._refresh(place)

    def remove_from(self, message_id: int) -> None:
        """Remove a message and all after it."""
        place = self._column.place_of(message_id)
        if place is not None:
            self.token_hover.hide()
            self._column.remove_from(place.index)
            self.finder.changed()
            self._arrange()

    def reveal(self, message_id: int, words: Sequence[str]) -> None:
        """Scroll to a message, in it to the first of the words, and mark the place for a moment."""
        self._follow = False
        Reveal(self, self._column, message_id, words, self._style.theme.accent)

    def _add(self, *turns: Turn) -> None:
        self._drop_welcome()
        for turn in turns:
            turn.known = self.known
        self._column.add(turns)
        self.finder.changed()
        self._follow = True
        self._queue.schedule(0)

    def _make_widget(self, turn: Turn, parent: QWidget) -> MessageWidget:
        if turn.role == "user":
            user = UserMessage(turn, self._style, self._colors, parent)
            user.attachment_opened.connect(self.attachment_opened)
            return self._with_branches(user)
        if turn.role == "note":
            note = UnreadNote(turn, self._style.theme, parent)
            note.read_all_requested.connect(self.read_all_requested)
            return note
        if turn.role == "error":
            error = ErrorMessage(turn, self._style, parent)
            error.action_requested.connect(self.action_requested)
            return error
        answer = AnswerMessage(turn, self._style, self._colors, self._marks_visible, parent)
        answer.regenerate_requested.connect(self.regenerate_requested)
        answer.audit_requested.connect(self.audit_requested)
        answer.action_requested.connect(self.action_requested)
        answer.body.hovered.connect(partial(self.token_hover.hovered, answer.body))
        answer.body.source_selected.connect(partial(self.token_hover.selected, answer.body))
        answer.continue_requested.connect(self.continue_requested)
        return self._with_branches(answer)

    def _with_branches(self, message: MessageWidget) -> MessageWidget:
        message.version_requested.connect(self.version_requested)
        message.edit_requested.connect(self.edit_requested)
        return message

    @Slot()
    def _formulas_drawn(self) -> None:
        for place in self._column.built:
            place.has_work = place.has_work or isinstance(place.widget, AnswerMessage)
        self._queue.schedule(self._queue.flush_ms)

    def _refresh(self, place: Place) -> None:
        if isinstance(place.widget, AnswerMessage):
            place.widget.refresh()
        place.laid_width = -1
        place.has_work = True
        self._queue.schedule(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.finder.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.set_theme(self._style.theme)
