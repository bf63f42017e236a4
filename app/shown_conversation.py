"""The conversation on screen: one branch of its tree, read from the store, and the answer in the making. No widgets."""

from collections.abc import Callable
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.answer_recorder import AnswerRecorder
from app.collection import uncollected
from app.conversation import AnswerInProgress, Conversation, Turn, stored_turn
from app.storage.records import StoredConversation
from app.storage.store import ConversationStore

_SLICE = 5_000
"""Messages that become turns in one go: about 10 ms."""


class ShownConversation(QObject):
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

    def __init__(self, store: ConversationStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._conversation = Conversation()
        self._opening: int | None = None
        self._outdated = False
        """Whether an answer of the conversation being opened ended while the storage thread was reading it."""
        self._read: tuple[StoredConversation, list[Turn]] | None = None
        """What has come of the conversation being opened, and the turns that were made of it so far."""
        self._then: Callable[[], None] | None = None
        """For when the branch that is being read is on screen."""
        self._editing: int | None = None
        self._closed = False
        self._recorder = AnswerRecorder(store, self)
        store.conversation_opened.connect(self._conversation_opened)

    @property
    def busy(self) -> bool:
        return self._recorder.answer is not None

    @property
    def conversation(self) -> Conversation:
        """The one on screen, to be read."""
        return self._conversation

    @property
    def edited(self) -> int | None:
        """The id of the message that the next one sent will be another version of."""
        return self._editing

    @property
    def conversation_id(self) -> int | None:
        return self._conversation.id

    @property
    def path(self) -> list[int]:
        """The ids of the messages on screen, that of the answer in the making among them."""
        ids = [turn.id for turn in self._conversation.turns]
        answer = self._recorder.answer
        return [*ids, answer.id] if answer and self._on_screen(answer) and answer.id not in ids else ids

    @Slot(int, object)
    def _conversation_opened(self, conversation_id: int, stored: StoredConversation) -> None:
        if conversation_id == self._opening:
            self._read = stored, []
            self._read_some(conversation_id)

    def _read_some(self, conversation_id: int) -> None:
        """Make turns of some messages; a very long conversation takes many turns of the event loop."""
        if conversation_id != self._opening or self._read is None:
            return  # another one was chosen meanwhile
        stored, turns = self._read
        if self._outdated:
            self._outdated = False
            self._store.open_conversation(conversation_id)
            return
        turns += map(stored_turn, islice(stored.path, len(turns), len(turns) + _SLICE))
        if len(turns) < len(stored.path):
            QTimer.singleShot(0, self, partial(self._read_some, conversation_id))
        else:
            self._read = None
            with uncollected():
                self._show_read(conversation_id, stored, turns)

    def _show_read(self, conversation_id: int, stored: StoredConversation, turns: list[Turn]) -> None:
        self._opening = None
        messages, tree = stored.path, stored.tree
        answer = self._recorder.answer
        if answer is not None:  # if it belongs here, what has come of it is known better than what was saved
            messages = [message for message in messages if message.id != answer.id]
            turns = [turn for turn in turns if turn.id != answer.id]
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
