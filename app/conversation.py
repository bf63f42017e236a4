"""The turns of the conversation on screen and the answer in the making. Pure values; no Qt, no engine."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from app.answer import AnswerToken, pack_tokens
from app.answer_summary import end_reason
from app.audit import Finding, Origin, read_finding, read_origin
from app.chat.attachments import split
from app.chat.chat_settings import Chat, settings_of_program
from app.collection import uncollected
from app.settings import Settings
from app.storage.records import Draft, MessageState, StoredMessage
from app.storage.tree import Tree
from dspark_core.requests import GenerationRequest, Message, Role

TITLE_LENGTH = 60


@dataclass(slots=True)
class Turn:
    """One message. ``token_ids`` are the ids an answer was written with, ``record`` its tokens as pack_tokens keeps
    them, ``stats`` its figures and ``audit`` what write_finding made of its audit, which are read when they are needed.
    ``edited``: the user wrote this answer's text."""

    id: int
    role: Role
    content: str
    token_ids: tuple[int, ...] | None = None
    audit: str | None = None
    record: bytes | None = None
    footer: str = ""
    stats: str | None = None
    state: MessageState = "complete"
    edited: bool = False

    @property
    def origin(self) -> Origin | None:
        """How an answer was made; None where that is not on record."""
        return read_origin(self.stats)

    @property
    def finding(self) -> Finding | None:
        """What the audit of an answer found."""
        return read_finding(self.audit)

    @property
    def empty(self) -> bool:
        """An answer that was cut off before its first token."""
        return self.role == "assistant" and not self.content and not self.token_ids

    @property
    def unfinished(self) -> bool:
        """An answer that was stopped, cut at a limit or broken off, and could go on behind its last token."""
        if self.role != "assistant" or not self.token_ids or not self.record or self.edited:
            return False
        return self.state in ("interrupted", "failed") or end_reason(self.stats) in ("cancelled", "length")


def stored_turn(message: StoredMessage) -> Turn:
    """A turn as it was kept."""
    return Turn(
        message.id,
        message.role,
        message.content,
        message.token_ids,
        message.audit,
        message.tokens,
        message.footer,
        message.stats,
        message.state,
        message.edited,
    )


@dataclass(slots=True)
class Conversation:
    """``id`` is None until the first message is sent. ``turns`` are the branch on screen of the ``tree`` of all;
    ``chosen`` says which way it went where there is more than one; ``draft`` stood in the prompt box when it was read;
    ``chat`` is None until it is known how it is to be answered.
    """

    id: int | None = None
    turns: list[Turn] = field(default_factory=list)
    tree: Tree = field(default_factory=Tree)
    chosen: dict[int | None, int] = field(default_factory=dict)
    draft: Draft = field(default_factory=Draft)
    chat: Chat | None = None

    @property
    def leaf(self) -> int | None:
        """The last message on screen."""
        return self.turns[-1].id if self.turns else None

    def show_branch(self, tree: Tree, turns: list[Turn]) -> int:
        """Put another branch on screen; how many turns of the one before it shares."""
        shared = 0
        while shared < min(len(turns), len(self.turns)) and turns[shared].id == self.turns[shared].id:
            shared += 1
        self.tree, self.turns = tree, [*self.turns[:shared], *turns[shared:]]
        self.choose(shared)
        return shared

    def put(self, turn: Turn) -> None:
        """A turn that has ended: at the end, or in its place where it went on."""
        index = self.index_of(turn.id)
        self.turns[len(self.turns) if index is None else index :] = [turn]
        self.choose(len(self.turns) - 1)

    def choose(self, start: int = 0) -> None:
        """Remember this branch from index ``start`` on, for when the user comes back to a part of it."""
        for turn in self.turns[start:]:
            self.chosen[self.tree.parent(turn.id)] = turn.id

    def leaf_beside(self, message_id: int, steps: int) -> int | None:
        """The leaf of the branch through the version ``steps`` after this one; None where there is no such version."""
        siblings = self.tree.siblings(message_id)
        at = siblings.index(message_id) + steps
        return self.tree.leaf_from(siblings[at], self.chosen) if 0 <= at < len(siblings) else None

    def messages(self, end: int | None = None) -> tuple[Message, ...]:
        """What the engine is asked to continue: the turns that are still read, or those before index ``end``."""
        with uncollected():  # it takes half of the time with 100,000 messages
            return tuple([message for message, _ in self.read(end)])

    def read(self, end: int | None = None) -> list[tuple[Message, int]]:
        """The messages that are still read, each with the id of its (first) turn.

        An answer that was cut off before its first token says nothing; the prompts around it become one, since many
        chat templates refuse two prompts in a row.
        """
        messages: list[tuple[Message, int]] = []
        for turn in self.turns[self.first_read_index() : end]:
            if turn.empty:
                continue
            if messages and turn.role == "user" == messages[-1][0].role:
                before, turn_id = messages[-1]
                messages[-1] = Message("user", f"{before.content}\n\n{turn.content}"), turn_id
            else:
                messages.append((Message(turn.role, turn.content, turn.token_ids), turn.id))
        return messages

    def first_read_index(self) -> int:
        """Where the turns begin that the model still reads."""
        dropped = None if self.chat is None or self.chat.read_after is None else self.index_of(self.chat.read_after)
        return 0 if dropped is None else dropped + 1

    def request(self, settings: Settings) -> GenerationRequest:
        """What asks for the next answer."""
        values = settings_of_program(settings) if self.chat is None else self.chat.settings
        return GenerationRequest(
            messages=with_system(values.system_prompt, self.messages()),
            sampling=values.sampling,
            max_new_tokens=values.max_new_tokens,
            seed=values.seed,
            exact=settings.exact or values.exact,
            schedule="auto",
        )

    def audit_request(self, answer: Turn) -> GenerationRequest:
        """The request that made this answer, as far as plain decoding can tell."""
        assert answer.origin is not None  # else it cannot be audited
        return GenerationRequest(
            messages=with_system(answer.origin.system_prompt, self._read_for(answer)),
            sampling=answer.origin.sampling,
            exact=answer.origin.exact,
        )

    def _read_for(self, answer: Turn) -> tuple[Message, ...]:
        """The messages that were read for this answer; later ones may have been read from a later message on."""
        assert answer.origin is not None
        chat = self.chat or Chat()
        then = Conversation(self.id, self.turns, chat=replace(chat, read_after=answer.origin.read_after))
        return then.messages(self.turns.index(answer))

    def index_of(self, turn_id: int) -> int | None:
        # what follows has a higher id, except in a file that something else has written
        index = bisect_left(self.turns, turn_id, key=lambda turn: turn.id)
        if index < len(self.turns) and self.turns[index].id == turn_id:
            return index
        return next((index for index, turn in enumerate(self.turns) if turn.id == turn_id), None)

    def turn(self, turn_id: int) -> Turn | None:
        index = self.index_of(turn_id)
        return None if index is None else self.turns[index]

    def last_prompt(self) -> Turn | None:
        return self._last("user")

    def last_answer(self) -> Turn | None:
        return self._last("assistant")

    def _last(self, role: Role) -> Turn | None:
        return next((turn for turn in reversed(self.turns) if turn.role == role), None)


@dataclass(slots=True)
class AnswerInProgress:
    """The answer that the engine is writing, whichever conversation is on screen meanwhile."""

    id: int
    conversation_id: int
    request: GenerationRequest
    prompt_id: int
    prompt: str
    before: int | None = None
    """The leaf that was on screen before this was asked."""
    resumed: Turn | None = None
    """What there was of it, when it goes on."""
    tokens: list[AnswerToken] = field(default_factory=list)
    saved_tokens: int = 0
    read_after: int | None = None
    """As in Chat, when it was asked for."""

    @property
    def grew(self) -> bool:
        """Whether there is more of it than when it was asked for."""
        return len(self.tokens) > (len(self.resumed.token_ids or ()) if self.resumed else 0)

    @property
    def text(self) -> str:
        return "".join(token.text for token in self.tokens)

    @property
    def token_ids(self) -> tuple[int, ...]:
        return tuple(token.id for token in self.tokens)

    def packed(self) -> bytes:
        return pack_tokens(self.tokens)


def with_system(prompt: str, messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """The messages behind a system prompt; an empty one is none."""
    return (Message("system", prompt), *messages) if prompt.strip() else messages


def title_of(content: str) -> str:
    """A conversation's name: the first line of its first prompt, cut at a word; else what is attached to it."""
    text, attachments = split(content)
    prompt = text if text.strip() or not attachments else attachments[0].name
    lines = [line.strip() for line in prompt.splitlines() if line.strip()]
    line = lines[0] if lines else prompt.strip()
    if len(line) <= TITLE_LENGTH:
        return line
    cut = line[:TITLE_LENGTH]
    return (cut.rpartition(" ")[0] or cut) + "…"
