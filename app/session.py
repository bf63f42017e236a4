"""The conversation and the one request in flight: sends, records, saves. No widgets, no engine calls but requests.

An answer is recorded to the conversation it was asked in, whichever is on screen when it arrives.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.answer import AnswerToken, tokens_of
from app.answer_summary import details, footer, stats_document
from app.conversation import AnswerInProgress, Conversation, Turn, title_of
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
    PrefillProgress,
    RoundFinished,
)
from dspark_core.requests import GenerationRequest

SAVE_INTERVAL_MS = 1000


class Session(QObject):
    """Signals (ids are those of the store):
    conversation_shown(list[StoredMessage]): another conversation is on screen; None for a new one
    current_changed(conversation id or None)
    user_added(id, text), answer_begun(id), tokens_added(id, tokens), status_line(id, text)
    answer_ended(id, footer, details)
    answer_failed(id or None, message, hint, detail)
    removed_from(id): this message and all after it are gone
    prompt_returned(text): a refused or edited prompt goes back to the prompt box
    busy_changed(bool); status(kind, text, explanation) for the state chip; engine_event(EngineEvent) for the panels
    """

    conversation_shown = Signal(object)
    current_changed = Signal(object)
    user_added = Signal(int, str)
    answer_begun = Signal(int)
    tokens_added = Signal(int, object)
    status_line = Signal(int, str)
    answer_ended = Signal(int, str, str)
    answer_failed = Signal(object, str, str, str)
    removed_from = Signal(int)
    prompt_returned = Signal(str)
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
        self._answer: AnswerInProgress | None = None
        self._save_timer = QTimer(self)
        self._save_timer.setInterval(SAVE_INTERVAL_MS)
        self._save_timer.timeout.connect(self._save_partial)
        host.event.connect(self._engine_event)
        store.conversation_opened.connect(self._conversation_opened)

    @property
    def busy(self) -> bool:
        return self._answer is not None

    @property
    def conversation_id(self) -> int | None:
        return self._conversation.id

    def send(self, text: str) -> bool:
        """Ask for an answer to ``text``. False when that is not possible now; the text then stays where it is."""
        if self.busy or self._pair.info is None or not text.strip():
            return False
        try:
            if self._conversation.id is None:
                self._conversation.id = self._store.create_conversation(title_of(text))
                self.current_changed.emit(self._conversation.id)
            prompt_id = self._store.add_message(self._conversation.id, "user", text)
        except StorageError as error:
            self.answer_failed.emit(None, error.message, error.hint, "")
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
        if self.busy or self._pair.info is None or not index:
            return
        self._remove_from(index)
        self._ask()

    def edit_last_prompt(self) -> None:
        """Take the last prompt back into the prompt box, with what came after it."""
        prompt = self._conversation.last_prompt()
        if self.busy or prompt is None:
            return
        self._remove_from(self._conversation.turns.index(prompt))
        self.prompt_returned.emit(prompt.content)

    def last_answer_text(self) -> str:
        """The newest complete answer as Markdown, empty if there is none."""
        answers = [turn.content for turn in self._conversation.turns if turn.role == "assistant"]
        return answers[-1] if answers else ""

    def save_now(self) -> None:
        """Record the answer in the making, for when the program ends in the middle of it."""
        self._save_partial()

    def new_conversation(self) -> None:
        self.stop()
        self._opening = None
        self._conversation = Conversation()
        self.current_changed.emit(None)
        self.conversation_shown.emit(None)

    def open_conversation(self, conversation_id: int) -> None:
        self.stop()
        self._opening = conversation_id
        self._store.open_conversation(conversation_id)

    @Slot(int, object)
    def _conversation_opened(self, conversation_id: int, messages: Sequence[StoredMessage]) -> None:
        if conversation_id != self._opening:
            return  # another one was chosen meanwhile
        self._opening = None
        turns = [Turn(message.id, message.role, message.content, message.token_ids) for message in messages]
        self._conversation = Conversation(conversation_id if turns else None, turns)
        self.current_changed.emit(self._conversation.id)
        self.conversation_shown.emit(list(messages))

    def _ask(self) -> None:
        conversation, settings = self._conversation, self._settings.settings
        assert conversation.id is not None  # a prompt was stored in it
        prompt = conversation.turns[-1]
        request = GenerationRequest(
            messages=conversation.messages(),
            sampling=settings.sampling,
            max_new_tokens=settings.max_new_tokens,
            seed=settings.seed,
        )
        answer_id = self._store.begin_answer(conversation.id)
        self._answer = AnswerInProgress(answer_id, conversation.id, request.request_id, prompt.id, prompt.content)
        self._save_timer.start()
        self.answer_begun.emit(answer_id)
        self.busy_changed.emit(True)
        self.status.emit("prefill", self.tr("reading prompt"), self.tr("The target reads the prompt in chunks."))
        self._host.generate(request)

    @Slot(object)
    def _engine_event(self, event: EngineEvent) -> None:
        answer = self._answer
        if answer is None or event.request_id != answer.request_id:
            return
        self.engine_event.emit(event)
        if isinstance(event, PrefillProgress):
            percent = f"{event.done / event.total:.0%}"
            self.status.emit(
                "prefill",
                self.tr("reading prompt") + f" {percent}",
                self.tr("The target reads the prompt in chunks; what it has read before is reused."),
            )
            if self._on_screen(answer):
                self.status_line.emit(answer.id, self.tr("reading prompt") + f" {percent}")
        elif isinstance(event, FirstToken | RoundFinished):
            tokens = tokens_of(event)
            answer.tokens.extend(tokens)
            if self._on_screen(answer):
                self.tokens_added.emit(answer.id, tokens)
            if isinstance(event, RoundFinished):
                self._tell_round(event)
        elif isinstance(event, GenerationFinished):
            self._finished(answer, event)
        elif isinstance(event, GenerationFailed):
            self._failed(answer, event)

    def _tell_round(self, event: RoundFinished) -> None:
        if event.proposed:
            width = event.proposed + 1
            text = self.tr("speculating, width") + f" {width}"
            meaning = self.tr("Each round checks the drafts and the token before them in one pass of the target.")
            self.status.emit("speculating", text, meaning)
        elif self._pair.info is not None and self._pair.info.drafter == "none":
            meaning = self.tr("The drafter none proposes nothing: each pass of the target gives one token.")
            self.status.emit("plain", self.tr("plain: no drafter chosen"), meaning)
        else:
            meaning = self.tr("The drafter has no proposal here, so this pass of the target gives one token.")
            self.status.emit("plain", self.tr("plain: nothing to propose here"), meaning)

    def _finished(self, answer: AnswerInProgress, event: GenerationFinished) -> None:
        assert self._pair.info is not None  # it has just answered
        line, document = footer(event), stats_document(event, self._pair.info)
        self._close_answer(answer, event.token_ids, line, document, "complete")
        if self._on_screen(answer):
            self.answer_ended.emit(answer.id, line, details(document))
        if event.reason == "cancelled":
            self.status.emit("stopped", self.tr("stopped"), self.tr("The answer was stopped; what there is stays."))
        else:
            self.status.emit("idle", self.tr("ready"), self.tr("The answer is complete."))

    def _failed(self, answer: AnswerInProgress, event: GenerationFailed) -> None:
        if answer.tokens:
            self._close_answer(answer, answer.token_ids, self.tr("failed"), None, "failed")
            if self._on_screen(answer):
                self.answer_ended.emit(answer.id, self.tr("failed"), "")
                self.answer_failed.emit(answer.id, event.message, event.hint, event.detail)
        else:
            # refused before any work: the prompt goes back, nothing of it stays in the conversation
            self._end_request()
            self._store.delete_messages_from(answer.prompt_id)
            if self._on_screen(answer):
                index = self._conversation.index_of(answer.prompt_id)
                if index is not None:
                    del self._conversation.turns[index:]
                self.removed_from.emit(answer.prompt_id)
                self.prompt_returned.emit(answer.prompt)
            self.answer_failed.emit(None, event.message, event.hint, event.detail)
        self.status.emit("error", self.tr("the last answer failed"), event.message)

    def _close_answer(
        self,
        answer: AnswerInProgress,
        token_ids: tuple[int, ...],
        line: str,
        document: str | None,
        state: MessageState,
    ) -> None:
        self._end_request()
        text = answer.text
        self._store.finish_answer(answer.id, text, token_ids, answer.packed(), line, document, state)
        if answer.conversation_id == self._conversation.id:
            self._conversation.turns.append(Turn(answer.id, "assistant", text, token_ids))

    def _end_request(self) -> None:
        self._save_timer.stop()
        self._answer = None
        self.busy_changed.emit(False)

    def _remove_from(self, index: int) -> None:
        turn_id = self._conversation.turns[index].id
        del self._conversation.turns[index:]
        self._store.delete_messages_from(turn_id)
        self.removed_from.emit(turn_id)

    def _on_screen(self, answer: AnswerInProgress) -> bool:
        return self._opening is None and answer.conversation_id == self._conversation.id

    @Slot()
    def _save_partial(self) -> None:
        answer = self._answer
        if answer is not None and len(answer.tokens) > answer.saved_tokens:
            answer.saved_tokens = len(answer.tokens)
            self._store.save_partial(answer.id, answer.text, answer.token_ids, answer.packed())
