"""What the session tells, and where it is shown: transcript, prompt box, speculation panel, state chip, banner."""

import logging
import time
import zlib

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from app.answer import unpack_tokens
from app.answer_summary import details, stored_footer, stored_stats
from app.branch_view import BranchView
from app.conversation import Turn as Message
from app.panels.composer import Composer
from app.panels.header import Header
from app.panels.inspector import Inspector
from app.paths import data_dir, shown_path
from app.session import Session
from app.storage.records import StoredMessage
from app.transcript.chat_view import ChatView
from app.transcript.turns import Recorded, Turn
from app.widgets.banner import Banner
from app.window_layout import WindowLayout
from dspark_core.events import (
    DeviceMemory,
    EngineEvent,
    FirstToken,
    GenerationFailed,
    GenerationFinished,
    RoundFinished,
)
from dspark_core.metrics import GenerationStats

log = logging.getLogger(__name__)
translate = QCoreApplication.translate

_BUDGET_S = 0.008


class SessionView(QObject):
    """Connects the session with the panels, both ways. Menu entries and the list of conversations are the window's,
    what belongs to the prompt being written is composer_view's."""

    def __init__(
        self,
        session: Session,
        layout: WindowLayout,
        header: Header,
        banner: Banner,
        chat: ChatView,
        composer: Composer,
        inspector: Inspector,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._layout = layout
        self._chat = chat
        self._composer = composer
        self._inspector = inspector
        self._figures: dict[int, GenerationStats] = {}
        """Of every answer on screen, by its id: what the chat column of the panel adds up."""
        self._unread: list[StoredMessage] = []
        """Answers on screen whose figures are still to be read, from the last."""
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.timeout.connect(self._read_figures)
        session.conversation_shown.connect(self._conversation_shown)
        session.branch_shown.connect(self._branch_shown)
        session.user_added.connect(chat.add_user)
        session.answer_resumed.connect(self._answer_resumed)
        session.answer_edited.connect(self._answer_edited)
        session.answer_begun.connect(self._answer_begun)
        session.tokens_added.connect(chat.append_tokens)
        session.status_line.connect(chat.set_status)
        session.answer_ended.connect(chat.finish_answer)
        session.answer_ended.connect(self._answer_ended)
        session.removed_from.connect(self._removed_from)
        session.notice.connect(banner.show_message)
        session.busy_changed.connect(composer.set_busy)
        session.status.connect(header.set_state)
        session.engine_event.connect(self._engine_event)
        composer.stop_requested.connect(session.stop)
        composer.edit_last_requested.connect(session.edit_last_prompt)
        composer.edit_left.connect(session.leave_edit)
        chat.regenerate_requested.connect(session.regenerate)
        chat.known.record = self._record
        self._branch_view = BranchView(session, chat, self)
        self._show_welcome()

    @Slot(object)
    def _conversation_shown(self, messages: list[StoredMessage] | None) -> None:
        self._chat.clear()
        self._inspector.conversation_cleared()
        self._figures = {}
        self._add_stored(messages or [])
        if not messages:
            self._show_welcome()

    @Slot(object, object)
    def _branch_shown(self, first_left: int | None, messages: list[StoredMessage]) -> None:
        with self._chat.staying():
            if first_left is not None:
                self._removed_from(first_left)
            self._add_stored(messages)

    def _add_stored(self, messages: list[StoredMessage]) -> None:
        self._chat.add_stored([_shown_turn(message) for message in messages])
        self._inspector.show_earlier_answers(self._figures.values())
        self._unread = [message for message in reversed(messages) if message.stats]
        self._read_figures()

    def _record(self, message_id: int) -> Recorded:
        message = self._session.conversation.turn(message_id)
        return Recorded((), "") if message is None else _recorded(message)

    @Slot()
    def _read_figures(self) -> None:
        """Add up the figures of stored answers for some milliseconds; the window gets its turn between."""
        started, read = time.perf_counter(), []
        while self._unread and time.perf_counter() - started < _BUDGET_S:
            message = self._unread.pop()
            stats = stored_stats(message.stats)
            if stats is not None:
                self._figures[message.id] = stats
                read.append(stats)
        self._inspector.add_earlier_answers(read)
        if self._unread:
            self._reading.start()

    @Slot(int)
    def _removed_from(self, message_id: int) -> None:
        self._chat.remove_from(message_id)
        on_screen = {turn.id for turn in self._chat.turns}
        self._figures = {answer: stats for answer, stats in self._figures.items() if answer in on_screen}
        self._unread = [message for message in self._unread if message.id in on_screen]
        self._inspector.show_earlier_answers(self._figures.values())

    @Slot(int)
    def _answer_begun(self, answer_id: int) -> None:
        self._layout.raise_chat()
        self._chat.add_answer(answer_id)
        self._inspector.answer_started()

    @Slot(int)
    def _answer_resumed(self, answer_id: int) -> None:
        self._layout.raise_chat()
        self._chat.resume_answer(answer_id)
        self._inspector.answer_started()

    @Slot(int, str)
    def _answer_edited(self, answer_id: int, text: str) -> None:
        self._chat.set_answer_text(answer_id, text)
        self._chat.finish_answer(answer_id, self.tr("edited by you"))

    @Slot(object)
    def _engine_event(self, event: EngineEvent) -> None:
        if isinstance(event, FirstToken):
            self._inspector.first_token(event)
        elif isinstance(event, RoundFinished):
            self._inspector.round_finished(event)
        elif isinstance(event, GenerationFinished):
            self._inspector.answer_finished(event)
        elif isinstance(event, DeviceMemory):
            self._inspector.show_device_memory(event.used, event.total)
        elif isinstance(event, GenerationFailed):
            self._inspector.answer_failed()

    @Slot(int)
    def _answer_ended(self, answer_id: int) -> None:
        """The figures of one that went on are those of both parts."""
        turns = self._session.conversation.turns
        stats = next((stored_stats(turn.stats) for turn in turns if turn.id == answer_id), None)
        if stats is not None:
            self._figures[answer_id] = stats

    def _show_welcome(self) -> None:
        lines = [
            self.tr("Chat with a model that runs on this computer"),
            self.tr("A drafter guesses the next few tokens; the target model checks them all in one pass."),
            self.tr("What it accepts is marked blue, what it corrects orange; point at a word to see more."),
            self.tr("The speculation panel counts it live: tokens per second, acceptance, memory bandwidth."),
            self.tr("Nothing is sent anywhere; all is kept in {folder}. Enter sends, Esc stops.").format(
                folder=shown_path(data_dir())
            ),
        ]
        examples = [
            self.tr("Explain how a rainbow forms, in simple words."),
            self.tr("Write a Python function that checks whether a string is a palindrome."),
            self.tr("Repeat this list and number it: apples, bananas, cherries, dates, figs, grapes."),
        ]
        self._chat.show_welcome(lines, examples)


def _shown_turn(message: StoredMessage) -> Turn:
    is_user = message.role == "user"
    return Turn("user" if is_user else "answer", message.id, message.content, stored=not is_user)


def _recorded(message: Message) -> Recorded:
    note = stored_footer(message.stats, message.footer)
    if message.state == "interrupted" and (message.token_ids or not note):
        note = translate("SessionView", "interrupted")  # the line of one that went on tells of its first part only
    if message.edited:
        note = translate("SessionView", "edited by you")
    if message.role == "system":
        note = translate("SessionView", "system prompt")
    try:
        tokens = unpack_tokens(message.record) if message.record else ()
    except (ValueError, TypeError, LookupError, zlib.error):
        log.warning("the tokens of message %d cannot be read", message.id)
        tokens = ()  # its text is still there
    return Recorded(tokens, note, details(message.stats))
