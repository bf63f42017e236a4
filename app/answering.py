"""The one request in flight, and what becomes of its answer. No widgets.

An answer is recorded to the conversation it was asked in, whichever is on screen when it arrives.
"""

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from app import state_words
from app.answer import tokens_of
from app.answer_summary import details, footer
from app.continued_answer import Ending, ended_turn, ending
from app.conversation import AnswerInProgress, Conversation, Turn
from app.engine_worker import EngineHost
from app.language import translated
from app.pair_control import PairControl
from app.settings import SettingsStore
from app.shown_conversation import ShownConversation
from app.storage.store import ConversationStore
from dspark_core.events import (
    DrafterFailed,
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


class Answering(ShownConversation):
    """Asks the engine for the next answer and takes its events; signals are those of ShownConversation."""

    def __init__(
        self,
        host: EngineHost,
        pair: PairControl,
        store: ConversationStore,
        settings: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(store, parent)
        self._host = host
        self._pair = pair
        self._settings = settings
        self._switched: SpeculationSwitched | None = None  # in the running answer
        self._unmarked: SpeculationSwitched | None = None  # until the token behind it
        self._drafters = ""  # that of the running answer and what came after it, where it failed
        host.engine_event.connect(self._engine_event)

    def _can_ask(self) -> bool:
        return self._pair.usable and not self.busy and not self._closed

    def _ask(self, before: int | None) -> None:
        """``before``: the leaf that was on screen."""
        conversation = self._conversation
        assert conversation.id is not None  # a prompt was stored in it
        request = conversation.request(self._settings.settings)
        prompt = conversation.turns[-1]
        answer = self._recorder.begin(conversation.id, request, prompt, before)
        conversation.tree.add(answer.id, prompt.id)
        self._begin(answer)

    def _begin(self, answer: AnswerInProgress) -> None:
        chat = self._conversation.chat
        answer.read_after = chat.read_after if chat is not None else None
        if answer.resumed is None:
            self.answer_begun.emit(answer.id)
        else:
            self.answer_resumed.emit(answer.id)
        self.busy_changed.emit(True)
        self.path_changed.emit()
        self._switched = self._unmarked = None
        self._drafters = ""
        self.status.emit(*state_words.asked())
        log.info("answer %d %s", answer.id, "begins" if answer.resumed is None else "goes on")
        self._host.generate(answer.request)

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
        elif isinstance(event, DrafterFailed):
            self._drafters = f"{event.drafter} → {event.info.drafter}"
        elif isinstance(event, GenerationFinished):
            self._finished(answer, event)
        elif isinstance(event, GenerationFailed):
            self._failed(answer, event)

    def _finished(self, answer: AnswerInProgress, event: GenerationFinished) -> None:
        log.info("answer %d ended (%s): %s", answer.id, event.reason, footer(event))
        assert self._pair.info is not None  # it has just answered
        if answer.resumed is not None and not event.token_ids:
            self._restore(answer, answer.resumed)
        elif not event.token_ids and self._stays(answer):
            self._take_back(answer)  # stopped while the prompt was read: as if it had not been sent
        else:
            info = self._pair.info
            ended = ending(answer, event, replace(info, drafter=self._drafters or info.drafter))
            self._close_answer(answer, ended)
            if self._on_screen(answer):
                self.answer_ended.emit(answer.id, ended.footer, details(ended.document))
        self.status.emit(*state_words.ended(event))

    def _failed(self, answer: AnswerInProgress, event: GenerationFailed) -> None:
        log.warning("answer %d failed", answer.id)  # why is the worker's to log: the words may quote the prompt
        stays = self._stays(answer)
        failure = (translated(event.message), translated(event.hint), event.detail)
        if answer.resumed is not None and not answer.grew:
            self._restore(answer, answer.resumed)
        elif stays and not answer.tokens and not event.device_lost:  # a prompt in the box would not outlive a restart
            self._take_back(answer, lambda: self.answer_failed.emit(None, *failure, event.relief))
            self.status.emit(*state_words.failed(event))
            return
        else:
            self._close_answer(answer, Ending(answer.token_ids, self.tr("failed"), None, "failed"))
            if stays:
                self.answer_ended.emit(answer.id, self.tr("failed"), "")
        if stays and not event.device_lost:
            self.answer_failed.emit(answer.id, *failure, event.relief)
        elif not event.device_lost:
            self.notice.emit(*failure)
        self.status.emit(*state_words.failed(event))

    def _restore(self, answer: AnswerInProgress, resumed: Turn) -> None:
        """Nothing was added to an answer that was to go on: it is what it was."""
        self._close_answer(answer, Ending(answer.token_ids, resumed.footer, resumed.stats, resumed.state))
        if self._on_screen(answer):
            self.answer_ended.emit(answer.id, resumed.footer, details(resumed.stats))

    def _take_back(self, answer: AnswerInProgress, then: Callable[[], None] | None = None) -> None:
        """Nothing was answered, and no trace of it stays: a new prompt goes back to the prompt box, and the branch that
        was on screen before comes back. ``then`` is called when it is there."""
        self._recorder.drop()
        self.busy_changed.emit(False)
        conversation = self._conversation
        new_prompt = len(conversation.tree.siblings(answer.id)) == 1
        first = answer.prompt_id if new_prompt else answer.id
        self._leave_from(conversation.index_of(answer.prompt_id) if new_prompt else None, first)
        self._delete_from(first)
        if not conversation.turns and answer.before is None:
            self._store.delete(answer.conversation_id)
            self._show(Conversation(chat=conversation.chat))
        if new_prompt:
            self.prompt_returned.emit(answer.prompt)
        self.path_changed.emit()
        before = answer.before
        if before is not None and before != conversation.leaf and before in conversation.tree:
            self._show_leaf(before, then)
        elif then is not None:
            then()

    def _close_answer(self, answer: AnswerInProgress, ended: Ending) -> None:
        self._recorder.finish(ended.token_ids, ended.footer, ended.document, ended.state)
        self.busy_changed.emit(False)
        self._outdated = self._opening == answer.conversation_id
        if self._on_screen(answer):
            self._conversation.put(ended_turn(answer, ended))
            self.path_changed.emit()
