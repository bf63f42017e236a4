"""The conversation and the one request in flight: what is sent, and what becomes of its answer. No widgets.

An answer is recorded to the conversation it was asked in, whichever is on screen when it arrives.
"""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from app import state_words
from app.answer import tokens_of
from app.answer_recorder import AnswerRecorder
from app.answer_summary import details, footer
from app.continued_answer import Ending, ended_turn, ending, recorded_tokens
from app.conversation import AnswerInProgress, Conversation, Turn, stored_turn, title_of
from app.engine_worker import EngineHost
from app.pair_control import PairControl
from app.settings import SettingsStore
from app.storage.errors import StorageError
from app.storage.records import StoredConversation
from app.storage.store import ConversationStore
from app.storage.tree import Tree
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
from dspark_core.requests import Role

log = logging.getLogger(__name__)


class Session(QObject):
    """Signals (ids are those of the store):
    conversation_shown(list[StoredMessage]): another conversation is on screen; None for a new one
    current_changed(conversation id or None)
    branch_shown(id or None, list[StoredMessage]): these have come in the place of the message with this id and all
        after it; None: behind what is on screen
    path_changed(): the messages on screen, or their versions, are others
    user_added(id, text), answer_begun(id), tokens_added(id, tokens), status_line(id, text)
    answer_resumed(id): an answer on screen goes on; answer_edited(id, text): the user's own version of one
    answer_ended(id, footer, details)
    answer_failed(id or None, message, hint, detail, Relief or None); a lost device is told by the pair
    removed_from(id): this message and all after it are not on screen any more
    prompt_returned(text): a prompt that was refused or stopped before any answer goes back to the prompt box
    edit_begun(text, is answer): a message to be edited; leave_edit ends that, send makes another version of it
    notice(message, hint, detail): trouble with an answer that is not on screen
    busy_changed(bool); status(kind, text, explanation) for the state chip
    engine_event(EngineEvent): for the panels, those of the answer on screen
    """

    conversation_shown = Signal(object)
    branch_shown = Signal(object, object)
    path_changed = Signal()
    current_changed = Signal(object)
    user_added = Signal(int, str)
    answer_begun = Signal(int)
    answer_resumed = Signal(int)
    answer_edited = Signal(int, str)
    tokens_added = Signal(int, object)
    status_line = Signal(int, str)
    answer_ended = Signal(int, str, str)
    answer_failed = Signal(object, str, str, str, object)
    removed_from = Signal(int)
    prompt_returned = Signal(str)
    edit_begun = Signal(str, bool)
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
        self._then: Callable[[], None] | None = None
        """For when the branch that is being read is on screen."""
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

    @property
    def path(self) -> list[int]:
        """The ids of the messages on screen, that of the answer in the making among them."""
        ids = [turn.id for turn in self._conversation.turns]
        answer = self._recorder.answer
        return [*ids, answer.id] if answer and self._on_screen(answer) and answer.id not in ids else ids

    def send(self, text: str) -> bool:
        """Ask for an answer to ``text``, or keep it as another version of what was edited. False when that is not
        possible now; the text then stays where it is."""
        if not self._can_ask() or not text.strip():
            return False
        self._opening = None  # who writes into what is on screen stays there
        conversation, before = self._conversation, self._conversation.leaf
        edited = None if self._editing is None else conversation.index_of(self._editing)
        end = len(conversation.turns) if edited is None else edited
        role: Role = "user" if edited is None else conversation.turns[edited].role
        try:
            if conversation.id is None:
                conversation.id = self._store.create_conversation(title_of(text))
                self.current_changed.emit(conversation.id)
            parent = conversation.turns[end - 1].id if end else None
            own = role == "assistant"
            message_id = self._store.add_message(conversation.id, role, text, parent_id=parent, edited=own)
        except StorageError as error:
            self.answer_failed.emit(None, error.message, error.hint, "", None)
            return False
        self._editing = None
        self._leave_from(end)
        conversation.tree.add(message_id, parent)
        conversation.turns.append(Turn(message_id, role, text, edited=own))
        if own:
            conversation.choose()
            self.answer_edited.emit(message_id, text)
            self.path_changed.emit()
        else:
            self.user_added.emit(message_id, text)
            self._ask(before)
        return True

    def stop(self) -> None:
        """End the answer in the making; what there is of it stays."""
        if self.busy:
            self._host.cancel()

    def regenerate(self, answer_id: int) -> None:
        """Ask again for another version of an answer."""
        conversation = self._conversation
        index = conversation.index_of(answer_id)
        if not index or self._pair.load_again(lambda: self.regenerate(answer_id)) or not self._can_ask():
            return
        self._opening, before = None, conversation.leaf
        empty = conversation.turns[index].empty and before == answer_id
        self._leave_from(index)
        if empty:  # nobody would come back to it
            self._delete_from(answer_id)
        self._ask(before)

    def regenerate_last(self) -> None:
        """The same for the newest answer."""
        answer = self._conversation.last_answer()
        if answer is not None:
            self.regenerate(answer.id)

    def continue_answer(self, answer_id: int) -> None:
        """Let the last answer, which was cut, go on behind its last token."""
        conversation = self._conversation
        answer = conversation.turns[-1] if conversation.turns else None
        if answer is None or answer.id != answer_id or not answer.unfinished:
            return
        tokens = recorded_tokens(answer)
        again = self._pair.load_again(lambda: self.continue_answer(answer_id))
        if again or not tokens or conversation.id is None or not self._can_ask():
            return
        self._opening = None
        request = conversation.request(self._settings.settings)
        self._begin(self._recorder.resume(conversation.id, request, answer, tokens))

    def edit_message(self, message_id: int) -> None:
        """Offer a message on screen for editing. Nothing changes until it is sent again."""
        index = self._conversation.index_of(message_id)
        if not self.busy and index is not None:
            turn = self._conversation.turns[index]
            self._editing = turn.id
            self.edit_begun.emit(turn.content, turn.role == "assistant")

    def edit_last_prompt(self) -> None:
        """The same for the last prompt."""
        prompt = self._conversation.last_prompt()
        if prompt is not None:
            self.edit_message(prompt.id)

    def show_version(self, message_id: int, steps: int) -> None:
        """Put on screen the version of this message that is so many ``steps`` after it, with what followed it."""
        leaf = None
        if not self.busy and self._conversation.index_of(message_id) is not None:
            leaf = self._conversation.leaf_beside(message_id, steps)
        if leaf is not None:
            self._show_leaf(leaf)

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
        self.path_changed.emit()

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
    def _conversation_opened(self, conversation_id: int, stored: StoredConversation) -> None:
        if conversation_id != self._opening:
            return  # another one was chosen meanwhile
        if self._outdated:
            self._outdated = False
            self._store.open_conversation(conversation_id)
            return
        self._opening = None
        messages = stored.path
        answer = self._recorder.answer
        if answer is not None:  # if it belongs here, what has come of it is known better than what was saved
            messages = [message for message in messages if message.id != answer.id]
        turns = [stored_turn(message) for message in messages]
        tree = Tree({message.id: message.parent_id for message in stored.messages})
        if conversation_id == self._conversation.id:
            before = self.path
            shared = self._conversation.show_branch(tree, turns)
            self.branch_shown.emit(before[shared] if shared < len(before) else None, messages[shared:])
        else:
            conversation = Conversation(conversation_id if stored.messages else None, turns, tree, draft=stored.draft)
            conversation.choose()
            self._show(conversation)
            self.conversation_shown.emit(messages)
        if answer is not None and self._on_screen(answer):
            self.answer_begun.emit(answer.id)
            self.tokens_added.emit(answer.id, tuple(answer.tokens))
        self.path_changed.emit()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _show_leaf(self, leaf: int, then: Callable[[], None] | None = None) -> None:
        """Have the branch that ends there read and shown, and call ``then``."""
        assert self._conversation.id is not None  # it has messages
        self._store.choose_leaf(self._conversation.id, leaf)
        self._opening, self._outdated, self._then = self._conversation.id, False, then
        self._editing = None
        self._store.open_conversation(self._conversation.id)

    def _show(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._editing = None
        self.current_changed.emit(conversation.id)

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
        if answer.resumed is None:
            self.answer_begun.emit(answer.id)
        else:
            self.answer_resumed.emit(answer.id)
        self.busy_changed.emit(True)
        self.path_changed.emit()
        self._switched = self._unmarked = None
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
            ended = ending(answer, event, self._pair.info)
            self._close_answer(answer, ended)
            if self._on_screen(answer):
                self.answer_ended.emit(answer.id, ended.footer, details(ended.document))
        self.status.emit(*state_words.ended(event))

    def _failed(self, answer: AnswerInProgress, event: GenerationFailed) -> None:
        log.warning("answer %d failed: %s %s", answer.id, event.message, event.detail)
        stays = self._stays(answer)
        failure = (event.message, event.hint, event.detail)
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
            self._show(Conversation())
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

    def _leave_from(self, index: int | None, message_id: int | None = None) -> None:
        """Take the messages on screen from ``index`` on, or what stands there of ``message_id``, from the screen."""
        turns = self._conversation.turns
        if index is not None and index < len(turns):
            message_id = turns[index].id
            del turns[index:]
        if message_id is not None:
            self.removed_from.emit(message_id)

    def _delete_from(self, message_id: int) -> None:
        self._store.delete_messages_from(message_id)
        self._conversation.tree.remove(message_id)

    def _stays(self, answer: AnswerInProgress) -> bool:
        """Whether the user goes on looking at it: then a prompt without an answer can go back to the prompt box."""
        return self._on_screen(answer) and self._opening is None and not self._closed

    def _on_screen(self, answer: AnswerInProgress) -> bool:
        return answer.conversation_id == self._conversation.id
