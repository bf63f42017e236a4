"""The turns of the conversation on screen and the answer in the making. Pure values; no Qt, no engine."""

from dataclasses import dataclass, field

from app.answer import AnswerToken, pack_tokens
from dspark_core.requests import Message, Role

TITLE_LENGTH = 60


@dataclass(slots=True)
class Turn:
    """One message. ``token_ids`` are the ids an answer was written with."""

    id: int
    role: Role
    content: str
    token_ids: tuple[int, ...] | None = None


@dataclass(slots=True)
class Conversation:
    """``id`` is None until the first message is sent."""

    id: int | None = None
    turns: list[Turn] = field(default_factory=list)

    def messages(self) -> tuple[Message, ...]:
        """What the engine is asked to continue."""
        return tuple(Message(turn.role, turn.content, turn.token_ids) for turn in self.turns)

    def index_of(self, turn_id: int) -> int | None:
        return next((index for index, turn in enumerate(self.turns) if turn.id == turn_id), None)

    def last_prompt(self) -> Turn | None:
        return next((turn for turn in reversed(self.turns) if turn.role == "user"), None)


@dataclass(slots=True)
class AnswerInProgress:
    """The answer that the engine is writing, whichever conversation is on screen meanwhile."""

    id: int
    conversation_id: int
    request_id: str
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
