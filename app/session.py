"""The conversation and the one request in flight: what is sent, and what becomes of its answer. No widgets.

An answer is recorded to the conversation it was asked in, whichever is on screen when it arrives.
"""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from app import state_words
from app.answer import tokens_of
from app.answer_recorder import AnswerRecorder
from app.answer_summary import details, footer, stats_document
from app.audit import read_origin
from app.conversation import AnswerInProgress, Conversation, Turn, stored_turn, title_of
from app.engine_worker import EngineHost
from app.pair_control import PairControl
from app.settings import SettingsStore
from app.storage.errors import StorageError
from app.storage.records import MessageState, StoredMessage
from app.storage.store import ConversationStore
from dspark_core.events import (
    EngineEvent,
    FirstToken,
    GenerationFailed,
    GenerationFinished,
    GraphsOff,
    PrefillProgress,
    RoundFinished,
    SpeculationSwitched,
)

log = logging.getLogger(__name__)


class Session(QObject):
    """Signals (ids are those of the store):
    conversation_shown(list[StoredMessage]): another conversation is on screen; None for a new one
    current_changed(conversation id or None)
    user_added(id, text), answer_begun(id), tokens_added(id, tokens), status_line(id, text)
    answer_ended(id, footer, details)
    answer_failed(id or None, message, hint, detail, Relief or None); a lost device is told by the pair
    removed_from(id): this message and all after it are gone
    prompt_returned(text): a prompt that was refused or stopped before any answer goes back to the prompt box
    edit_begun(text): the last prompt, to be edited; leave_edit ends that, send replaces the prompt and what follows it
    notice(message, hint, detail): trouble with an answer that is not on screen
    busy_changed(bool); status(kind, text, explanation) for the state chip
    engine_event(EngineEvent): for the panels, those of the answer on screen
    """

    conversation_shown = Signal(object)
    current_changed = Signal(object)
    user_added = Signal(int, str)
    answer_begun = Signal(int)
    tokens_added = Signal(int, object)
    status_line = Signal(int, str)
    answer_ended = Signal(int, str, str)
    answer_failed = Signal(object, str, str, str, object)
    removed_from = Signal(int)
    prompt_returned = Signal(str)
    edit_begun = Signal(str)
    notice = Signal(str, str, str)
    busy_changed = Signal(bool)
    status = Signal(str, str, str)
    engine_event = Signal(object)

    def __init__(
        self,
        host: EngineHost,
        pair: PairControl,
        store: ConversationStore,
        settings: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._pair = pair
        self._store = store
        self._settings = settings
        self._conversation = Conversation()
        self._opening: int | None = None
        self._outdated = False
        """Whether an answer of the conversation being opened ended while the storage thread was reading it."""
        self._editing: int | None = None
        self._switched: SpeculationSwitched | None = None  # in the running answer
        self._unmarked: SpeculationSwitched | None = None  # until the token behind it
        self._closed = False
        self._recorder = AnswerRecorder(store, self)
        host.engine_event.connect(self._engine_event)
        store.conversation_opened.connect(self._conversation_opened)

    @property
    def busy(self) -> bool:
        return self._recorder.answer is not None

    @property
    def conversation(self) -> Conversation:
        """The one on screen, to be read."""
        return self._conversation

    @property
    def conversation_id(self) -> int | None:
        return self._conversation.id

    def send(self, text: str) -> bool:
        """Ask for an answer to ``text``. False when that is not possible now; the text then stays where it is."""
        if not self._can_ask() or not text.strip():
            return False
        self._opening = None  # who writes into what is on screen stays there
        try:
            if self._conversation.id is None:
                self._conversation.id = self._store.create_conversation(title_of(text))
                self.current_changed.emit(self._conversation.id)
            self._remove_edited()
            prompt_id = self._store.add_message(self._conversation.id, "user", text)
        except StorageError as error:
            self.answer_failed.emit(None, error.message, error.hint, "", None)
            return False
        self._conversation.turns.append(Turn(prompt_id, "user", text))
        self.user_added.emit(prompt_id, text)
        self._ask()
        return True

    def stop(self) -> None:
        """End the answer in the making; what there is of it stays."""
        if self.busy:
            self._host.cancel()

    def regenerate(self, answer_id: int) -> None:
        """Drop an answer and all after it, and ask again."""
        index = self._conversation.index_of(answer_id)
        if not index or self._pair.load_again(lambda: self.regenerate(answer_id)) or not self._can_ask():
            return
        self._opening = None
        self._remove_from(index)
        self._ask()

    def regenerate_last(self) -> None:
        """The same for the newest answer."""
        answer = self._conversation.last_answer()
        if answer is not None:
            self.regenerate(answer.id)

    def edit_last_prompt(self) -> None:
        """Offer the last prompt for editing. Nothing changes until it is sent again."""
        prompt = self._conversation.last_prompt()
        if not self.busy and prompt is not None:
            self._editing = prompt.id
            self.edit_begun.emit(prompt.content)

    @Slot()
    def leave_edit(self) -> None:
        """The edit was given up; the conversation stays as it is."""
        self._editing = None

    def last_answer_text(self) -> str:
        """The newest complete answer as Markdown, empty if there is none."""
        answer = self._conversation.last_answer()
        return answer.content if answer else ""

    def close(self) -> None:
        """The program ends: nothing new is asked, and what there is of an answer will be recorded as it comes."""
        self._closed = True
        self.stop()

    def save_now(self) -> None:
        """Record the answer in the making, for when the engine could not end it."""
        self._recorder.save()

    def new_conversation(self) -> None:
        self.stop()
        self._opening = None
        self._show(Conversation())
        self.conversation_shown.emit(None)

    def open_conversation(self, conversation_id: int) -> None:
        """Show another conversation; the answer in the making is stopped. The one on screen just stays."""
        if conversation_id == self._conversation.id:
            self._opening = None
            return
        self.stop()
        self._opening, self._outdated = conversation_id, False
        self._store.open_conversation(conversation_id)

    def forget_conversation(self, conversation_id: int) -> None:
        """It is about to be deleted: nothing more is written into it."""
        if conversation_id in (self._conversation.id, self._opening):
            self.new_conversation()

    @Slot(int, object)
    def _conversation_opened(self, conversation_id: int, messages: Sequence[StoredMessage]) -> None:
        if conversation_id != self._opening:
            return  # another one was chosen meanwhile
        if self._outdated:
            self._outdated = False
            self._store.open_conversation(conversation_id)
            return
        self._opening = None
        answer = self._recorder.answer
        if answer is not None:  # if it belongs here, what has come of it is known better than what was saved
            messages = [message for message in messages if message.id != answer.id]
        turns = [stored_turn(message) for message in messages]
        self._show(Conversation(conversation_id if turns else None, turns))
        self.conversation_shown.emit(list(messages))
        if answer is not None and self._on_screen(answer):
            self.answer_begun.emit(answer.id)
            self.tokens_added.emit(answer.id, tuple(answer.tokens))

    def _show(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._editing = None
        self.current_changed.emit(conversation.id)

    def _can_ask(self) -> bool:
        return self._pair.usable and not self.busy and not self._closed

    def _ask(self) -> None:
        conversation = self._conversation
        assert conversation.id is not None  # a prompt was stored in it
        request = conversation.request(self._settings.settings)
        answer = self._recorder.begin(conversation.id, request, conversation.turns[-1])
        self.answer_begun.emit(answer.id)
        self.busy_changed.emit(True)
        self._switched = self._unmarked = None
        self.status.emit(*state_words.asked())
        log.info("answer %d begins", answer.id)
        self._host.generate(request)

    @Slot(object)
    def _engine_event(self, event: EngineEvent) -> None:
        if isinstance(event, GraphsOff):
            self.notice.emit(
                self.tr("The GPU is not used at its best: its work cannot be recorded here, so answers are slower."),
                self.tr("They are as right as before. A newer driver may help; the reason is in the details."),
                event.reason,
            )
            return
        answer = self._recorder.answer
        if answer is None or event.request_id != answer.request.request_id:
            return
        if self._on_screen(answer):
            self.engine_event.emit(event)
        if isinstance(event, PrefillProgress):
            words = state_words.reading(event)
            self.status.emit(*words)
            if self._on_screen(answer):
                self.status_line.emit(answer.id, words.text)
        elif isinstance(event, FirstToken | RoundFinished):
            tokens = tokens_of(event, self._unmarked)
            self._unmarked = None
            answer.tokens.extend(tokens)
            if self._on_screen(answer):
                self.tokens_added.emit(answer.id, tokens)
            if isinstance(event, RoundFinished):
                self.status.emit(*state_words.writing(event, self._pair.info, self._switched))
        elif isinstance(event, SpeculationSwitched):
            self._switched = self._unmarked = event
        elif isinstance(event, GenerationFinished):
            self._finished(answer, event)
        elif isinstance(event, GenerationFailed):
            self._failed(answer, event)

    def _finished(self, answer: AnswerInProgress, event: GenerationFinished) -> None:
        log.info("answer %d ended (%s): %s", answer.id, event.reason, footer(event))
        if not event.token_ids and self._stays(answer):
            self._take_back(answer)  # stopped while the prompt was read: as if it had not been sent
        else:
            assert self._pair.info is not None  # it has just answered
            line, document = footer(event), stats_document(event, self._pair.info, answer.request)
            state: MessageState = "complete" if event.token_ids else "interrupted"
            self._close_answer(answer, event.token_ids, line, document, state)
            if self._on_screen(answer):
                self.answer_ended.emit(answer.id, line, details(document))
        self.status.emit(*state_words.ended(event))

    def _failed(self, answer: AnswerInProgress, event: GenerationFailed) -> None:
        log.warning("answer %d failed", answer.id)  # why is the worker's to log: the words may quote the prompt
        stays = self._stays(answer)
        failure = (event.message, event.hint, event.detail)
        if stays and not answer.tokens and not event.device_lost:  # a prompt in the box would not outlive a restart
            self._take_back(answer)
            self.answer_failed.emit(None, *failure, event.relief)
        else:
            self._close_answer(answer, answer.token_ids, self.tr("failed"), None, "failed")
            if stays:
                self.answer_ended.emit(answer.id, self.tr("failed"), "")
            if stays and not event.device_lost:
                self.answer_failed.emit(answer.id, *failure, event.relief)
            elif not event.device_lost:
                self.notice.emit(*failure)
        self.status.emit(*state_words.failed(event))

    def _take_back(self, answer: AnswerInProgress) -> None:
        """Nothing was answered: the prompt goes back to the prompt box, and no trace of it stays."""
        self._recorder.drop()
        self.busy_changed.emit(False)
        index = self._conversation.index_of(answer.prompt_id)
        if index is not None:
            self._remove_from(index)
        if not self._conversation.turns:
            self._store.delete(answer.conversation_id)
            self._show(Conversation())
        self.prompt_returned.emit(answer.prompt)

    def _close_answer(
        self,
        answer: AnswerInProgress,
        token_ids: tuple[int, ...],
        line: str,
        document: str | None,
        state: MessageState,
    ) -> None:
        self._recorder.finish(token_ids, line, document, state)
        self.busy_changed.emit(False)
        self._outdated = self._opening == answer.conversation_id
        if self._on_screen(answer):
            turn = Turn(answer.id, "assistant", answer.text, token_ids, read_origin(document))
            self._conversation.turns.append(turn)

    def _remove_from(self, index: int) -> None:
        turn_id = self._conversation.turns[index].id
        del self._conversation.turns[index:]
        self._store.delete_messages_from(turn_id)
        self.removed_from.emit(turn_id)

    def _remove_edited(self) -> None:
        index = None if self._editing is None else self._conversation.index_of(self._editing)
        self._editing = None
        if index is not None:
            self._remove_from(index)

    def _stays(self, answer: AnswerInProgress) -> bool:
        """Whether the user goes on looking at it: then a prompt without an answer can go back to the prompt box."""
        return self._on_screen(answer) and self._opening is None and not self._closed

    def _on_screen(self, answer: AnswerInProgress) -> bool:
        return answer.conversation_id == self._conversation.id
