"""What the session tells, and where it is shown: transcript, prompt box, speculation panel, state chip, banner."""

import logging
import zlib

from PySide6.QtCore import QObject, Slot

from app.answer import AnswerToken, unpack_tokens
from app.answer_summary import details, stored_stats
from app.panels.composer import Composer
from app.panels.header import Header
from app.panels.inspector import Inspector
from app.paths import data_dir, shown_path
from app.session import Session
from app.storage.records import StoredMessage
from app.transcript.chat_view import ChatView
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


class SessionView(QObject):
    """Connects the session with the panels, both ways. Menu entries and the list of conversations are the window's."""

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
        self._answer_id = 0
        session.conversation_shown.connect(self._conversation_shown)
        session.user_added.connect(chat.add_user)
        session.answer_begun.connect(self._answer_begun)
        session.tokens_added.connect(chat.append_tokens)
        session.status_line.connect(chat.set_status)
        session.answer_ended.connect(chat.finish_answer)
        session.removed_from.connect(self._removed_from)
        session.prompt_returned.connect(composer.restore_text)
        session.edit_begun.connect(composer.edit_text)
        session.notice.connect(banner.show_message)
        session.busy_changed.connect(composer.set_busy)
        session.status.connect(header.set_state)
        session.engine_event.connect(self._engine_event)
        composer.send_requested.connect(self._send)
        composer.stop_requested.connect(session.stop)
        composer.edit_last_requested.connect(session.edit_last_prompt)
        composer.edit_left.connect(session.leave_edit)
        chat.regenerate_requested.connect(session.regenerate)
        chat.example_chosen.connect(composer.restore_text)
        self._show_welcome()

    @Slot(str)
    def _send(self, text: str) -> None:
        if self._session.send(text):
            self._composer.take_text()

    @Slot(object)
    def _conversation_shown(self, messages: list[StoredMessage] | None) -> None:
        self._chat.clear()
        self._composer.end_edit()
        self._inspector.conversation_cleared()
        self._figures = {}
        for message in messages or []:
            if message.role == "user":
                self._chat.add_user(message.id, message.content)
            else:
                self._show_stored_answer(message)
        self._inspector.show_earlier_answers(self._figures.values())
        if not messages:
            self._show_welcome()

    @Slot(int)
    def _removed_from(self, message_id: int) -> None:
        self._chat.remove_from(message_id)
        self._figures = {answer: stats for answer, stats in self._figures.items() if answer < message_id}
        self._inspector.show_earlier_answers(self._figures.values())

    def _show_stored_answer(self, message: StoredMessage) -> None:
        note = message.footer or (self.tr("interrupted") if message.state == "interrupted" else "")
        stats = stored_stats(message.stats)
        if stats is not None:
            self._figures[message.id] = stats
        tokens = _recorded_tokens(message)
        if tokens:
            self._chat.restore_answer(message.id, tokens, note, details(message.stats))
        else:
            self._chat.set_answer_text(message.id, message.content)
            self._chat.finish_answer(message.id, note, details(message.stats))

    @Slot(int)
    def _answer_begun(self, answer_id: int) -> None:
        self._layout.raise_chat()
        self._answer_id = answer_id
        self._chat.add_answer(answer_id)
        self._inspector.answer_started()

    @Slot(object)
    def _engine_event(self, event: EngineEvent) -> None:
        if isinstance(event, FirstToken):
            self._inspector.first_token(event)
        elif isinstance(event, RoundFinished):
            self._inspector.round_finished(event)
        elif isinstance(event, GenerationFinished):
            self._figures[self._answer_id] = event.stats
            self._inspector.answer_finished(event)
        elif isinstance(event, DeviceMemory):
            self._inspector.show_device_memory(event.used, event.total)
        elif isinstance(event, GenerationFailed):
            self._inspector.answer_failed()

    def _show_welcome(self) -> None:
        lines = [
            self.tr("Chat with a model that runs on this computer"),
            self.tr("A drafter guesses the next few tokens; the target model checks them all in one pass."),
            self.tr("What it accepts is marked blue, what it corrects orange; point at a word to see more."),
            self.tr("The panel on the right counts it live: tokens per second, acceptance, memory bandwidth."),
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


def _recorded_tokens(message: StoredMessage) -> tuple[AnswerToken, ...]:
    """The tokens of a stored answer; none where the record is missing or damaged: its text is still there."""
    try:
        return unpack_tokens(message.tokens) if message.tokens else ()
    except (ValueError, TypeError, LookupError, zlib.error):
        log.warning("the tokens of message %d cannot be read", message.id)
        return ()
