"""The turns of the conversation on screen and the answer in the making. Pure values; no Qt, no engine."""

from dataclasses import dataclass, field

from app.answer import AnswerToken, pack_tokens
from app.audit import Finding, Origin, read_finding, read_origin
from app.settings import Settings
from app.storage.records import StoredMessage
from dspark_core.requests import GenerationRequest, Message, Role

TITLE_LENGTH = 60


@dataclass(slots=True)
class Turn:
    """One message. ``token_ids`` are the ids an answer was written with, ``origin`` (None: not on record) how it was
    made, ``finding`` what its audit found."""

    id: int
    role: Role
    content: str
    token_ids: tuple[int, ...] | None = None
    origin: Origin | None = None
    finding: Finding | None = None


def stored_turn(message: StoredMessage) -> Turn:
    """A turn as it was kept."""
    origin, finding = read_origin(message.stats), read_finding(message.audit)
    return Turn(message.id, message.role, message.content, message.token_ids, origin, finding)


@dataclass(slots=True)
class Conversation:
    """``id`` is None until the first message is sent."""

    id: int | None = None
    turns: list[Turn] = field(default_factory=list)

    def messages(self, end: int | None = None) -> tuple[Message, ...]:
        """What the engine is asked to continue: all turns, or those before index ``end``.

        An answer that was cut off before its first token says nothing; the prompts around it become one, since many
        chat templates refuse two prompts in a row.
        """
        messages: list[Message] = []
        for turn in self.turns[:end]:
            if turn.role == "assistant" and not turn.content and not turn.token_ids:
                continue
            if messages and turn.role == "user" == messages[-1].role:
                messages[-1] = Message("user", f"{messages[-1].content}\n\n{turn.content}")
            else:
                messages.append(Message(turn.role, turn.content, turn.token_ids))
        return tuple(messages)

    def request(self, settings: Settings) -> GenerationRequest:
        """What asks for the next answer."""
        return GenerationRequest(
            messages=self.messages(),
            sampling=settings.sampling,
            max_new_tokens=settings.max_new_tokens,
            seed=settings.seed,
            exact=settings.exact,
            schedule="auto",
        )

    def audit_request(self, answer: Turn) -> GenerationRequest:
        """The request that made this answer, as far as plain decoding can tell."""
        assert answer.origin is not None  # else it cannot be audited
        return GenerationRequest(
            messages=self.messages(self.turns.index(answer)),
            sampling=answer.origin.sampling,
            exact=answer.origin.exact,
        )

    def index_of(self, turn_id: int) -> int | None:
        return next((index for index, turn in enumerate(self.turns) if turn.id == turn_id), None)

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
    tokens: list[AnswerToken] = field(default_factory=list)
    saved_tokens: int = 0

    @property
    def text(self) -> str:
        return "".join(token.text for token in self.tokens)

    @property
    def token_ids(self) -> tuple[int, ...]:
        return tuple(token.id for token in self.tokens)

    def packed(self) -> bytes:
        return pack_tokens(self.tokens)


def title_of(prompt: str) -> str:
    """A conversation's name: the first line of its first prompt, cut at a word."""
    lines = [line.strip() for line in prompt.splitlines() if line.strip()]
    line = lines[0] if lines else prompt.strip()
    if len(line) <= TITLE_LENGTH:
        return line
    cut = line[:TITLE_LENGTH]
    return (cut.rpartition(" ")[0] or cut) + "…"
