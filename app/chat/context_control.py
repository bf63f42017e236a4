"""How much of the context a conversation takes with what is being written, and whether a prompt still fits.

The engine counts when it is free and nothing was typed for a moment; until then there is an estimate, called so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.chat.attachment_control import CHARACTERS_PER_TOKEN
from app.chat.chat_control import ChatControl
from app.chat.token_counter import TokenCounter
from app.conversation import with_system
from app.pair_control import PairControl
from app.session import Session
from dspark_core.cancel import CancelToken
from dspark_core.events import EngineEvent, FirstToken, GenerationFinished, PrefillProgress, RoundFinished
from dspark_core.requests import Message
from dspark_core.token_counts import Counted, CountRequest

COUNT_AFTER_MS = 300
FAR = 64
"""Characters for each token of the context above which the estimate stays: so much does not fit in any case."""
TEMPLATE_BYTES = 512
"""More than a chat template puts around a message, or before all of them."""


@dataclass(frozen=True, slots=True)
class ContextUse:
    """Tokens of the conversation and of what is being written; ``total`` None: no pair is loaded. ``reserve`` is kept
    free for the answer."""

    tokens: int
    exact: bool
    total: int | None
    reserve: int


@dataclass(frozen=True, slots=True)
class Overflow:
    """A prompt that does not fit, or (``answer_id``) an answer that was cut off by the end of the context.

    ``drop``: how many of the oldest messages have to go, None where that does not help; ``read_after`` is the id of the
    newest of them, ``left`` the tokens without them."""

    tokens: int
    total: int
    reserve: int
    drop: int | None
    read_after: int | None
    left: int
    first: bool
    """There is no older message that is still read."""
    answer_id: int | None = None


class ContextControl(QObject):
    """``changed``: of ``use``. ``overflowed`` carries an Overflow, for the user to choose what is to be done.
    ``engine_wanted``: a prompt waits until it is counted, so whatever else the engine does should end."""

    changed = Signal()
    overflowed = Signal(object)
    engine_wanted = Signal()

    def __init__(
        self,
        session: Session,
        pair: PairControl,
        chats: ChatControl,
        counter: TokenCounter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pair = pair
        self._chats = chats
        self._counter = counter
        self._written = ""
        self._said: tuple[int | None, int] | None = None
        """Characters of the messages that are still read, before the one that is edited: a long conversation is not
        added up for each key."""
        self._known: tuple[int, int] | None = None
        """Tokens that were counted last, and the characters they were."""
        self._exact = False
        self._answer_tokens = 0
        self._counting: CancelToken | None = None
        self._checking: CancelToken | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_AFTER_MS)
        self._timer.timeout.connect(self._count)
        chats.changed.connect(self.refresh)
        session.busy_changed.connect(self.refresh)
        session.conversation_shown.connect(self.refresh)
        session.path_changed.connect(self.refresh)
        session.engine_event.connect(self._engine_event)
        pair.ready.connect(self._pair_changed)
        pair.unloaded.connect(self._pair_changed)
        pair.resting.connect(self._pair_changed)

    @property
    def use(self) -> ContextUse:
        total = self._pair.info.context_length if self._pair.info is not None else None
        if self._exact and self._known is not None:
            tokens = self._known[0]
        else:
            known, characters = self._known or (0, 0)
            change = self._characters() - characters
            tokens = max(0, known + (change + (CHARACTERS_PER_TOKEN - 1) * (change > 0)) // CHARACTERS_PER_TOKEN)
        return ContextUse(tokens, self._exact, total, self._reserve(total or 0))

    def set_written(self, content: str) -> None:
        """What stands in the prompt box, with its attachments."""
        if content != self._written:
            self._written = content
            self._stop_checking()  # the prompt that was to be sent is another one now
            self._estimate()

    @Slot()
    def refresh(self) -> None:
        """Something of the conversation changed: an estimate now, a count soon."""
        self._said = None
        self._estimate()

    def _estimate(self) -> None:
        self._exact = False
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None
        if not self._session.busy:
            self._timer.start()
        self.changed.emit()

    def when_it_fits(self, content: str, send: Callable[[], None]) -> None:
        """Send a prompt, at once where it fits in any case, else when it was counted. What does not fit is told."""
        info = self._pair.info
        if info is None or not self._pair.usable:
            send()  # the engine says what it waits for
            return
        messages = self._messages(content)
        limit = info.context_length - self._reserve(info.context_length)
        most = sum(len(message.content.encode("utf-8", "replace")) + TEMPLATE_BYTES for message in messages)
        if TEMPLATE_BYTES + most <= limit:
            send()  # no tokenizer makes more tokens than there are bytes
            return

        def checked(counted: Counted) -> None:
            self._checking = None
            if counted.tokens is None or counted.tokens <= limit:
                send()  # where it could not be counted, the engine says why
            else:
                self._tell(counted, info.context_length)

        self._stop_checking()
        self.engine_wanted.emit()
        self._checking = self._counter.ask(CountRequest(messages, limit=limit, aim=limit * 3 // 4), checked)

    def _messages(self, written: str) -> tuple[Message, ...]:
        conversation, edited = self._session.conversation, self._session.edited
        messages = conversation.messages(None if edited is None else conversation.index_of(edited))
        if written.strip():
            if messages and messages[-1].role == "user":
                written = f"{messages[-1].content}\n\n{written}"
                messages = messages[:-1]
            messages = (*messages, Message("user", written))
        return with_system(self._chats.chat.settings.system_prompt, messages)

    def _characters(self) -> int:
        return self._said_characters() + (len(self._written) if self._written.strip() else 0)

    def _said_characters(self) -> int:
        edited = self._session.edited
        if self._said is None or self._said[0] != edited:
            conversation = self._session.conversation
            end = None if edited is None else conversation.index_of(edited)
            read = islice(conversation.turns, conversation.first_read_index(), end)
            prompt = self._chats.chat.settings.system_prompt
            self._said = edited, sum(len(turn.content) for turn in read) + (len(prompt) if prompt.strip() else 0)
        return self._said[1]

    def _reserve(self, total: int) -> int:
        """Tokens kept free for the answer: as many as it may have, but no more than a quarter of the context."""
        return min(self._chats.chat.settings.max_new_tokens, total // 4)

    @Slot()
    def _count(self) -> None:
        info, characters = self._pair.info, self._characters()
        if self._session.busy or not self._pair.usable or info is None or characters > FAR * info.context_length:
            return
        messages = self._messages(self._written)
        if not messages:
            self._known, self._exact = (0, 0), True
            self.changed.emit()
            return

        def counted(result: Counted) -> None:
            self._counting = None
            if result.tokens is not None:
                self._known, self._exact = (result.tokens, characters), True
                self.changed.emit()

        self._counting = self._counter.ask(CountRequest(messages), counted)

    @Slot()
    def _pair_changed(self) -> None:
        self._known = None  # another tokenizer counts otherwise
        self._stop_checking()
        self.refresh()

    def _stop_checking(self) -> None:
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None

    @Slot(object)
    def _engine_event(self, event: EngineEvent) -> None:
        """While an answer is written its tokens are counted as they come."""
        characters = self._said_characters()
        if isinstance(event, PrefillProgress):
            self._known = event.total, characters
        elif isinstance(event, FirstToken | RoundFinished) and self._known is not None:
            made = 1 if isinstance(event, FirstToken) else len(event.tokens)
            self._known = self._known[0] + made, characters
        else:
            if isinstance(event, GenerationFinished):
                self._ended(event)
            return
        self._exact = not self._written.strip()
        self.changed.emit()

    def _ended(self, event: GenerationFinished) -> None:
        info = self._pair.info
        used = event.stats.prompt_tokens + event.stats.output_tokens
        if info is None or event.reason != "length" or used < info.context_length:
            return
        QTimer.singleShot(0, self._cut_off)  # when the session has recorded the answer

    @Slot()
    def _cut_off(self) -> None:
        info, answer = self._pair.info, self._session.conversation.last_answer()
        if info is None or answer is None or not self._pair.usable:
            return
        conversation = self._session.conversation
        before = conversation.messages(conversation.turns.index(answer))
        messages = with_system(self._chats.chat.settings.system_prompt, before)
        # it is answered again, with at least half of the context for the answer
        limit = info.context_length // 2

        def counted(result: Counted) -> None:
            if result.tokens is not None and self._session.conversation is conversation and not self._session.busy:
                self._tell(result, info.context_length, answer.id)

        self._counter.ask(CountRequest(messages, limit=limit, aim=limit), counted)

    def _tell(self, counted: Counted, total: int, answer_id: int | None = None) -> None:
        assert counted.tokens is not None
        conversation, drop = self._session.conversation, counted.drop or None
        newest = None
        read = conversation.read()
        if drop is not None:
            end = conversation.index_of(read[drop][1]) if drop < len(read) else len(conversation.turns)
            assert end  # what is dropped comes before it
            newest = conversation.turns[end - 1].id
        reserve = self._reserve(total)
        first = len(read) <= (0 if answer_id is None else 2)  # the prompt of the answer, and the answer
        found = Overflow(counted.tokens, total, reserve, drop, newest, counted.left, first, answer_id)
        self.overflowed.emit(found)
