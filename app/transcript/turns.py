"""What the transcript holds of each message, whether it has a widget at the moment or not. No Qt."""

from dataclasses import dataclass, field
from typing import Literal

from app.answer import AnswerToken

UNKNOWN = -1
"""Id of a token that stands for text of which no tokens were recorded."""

_SAMPLE = 60
"""Tokens that tell how high an answer may become: there may be thousands of answers to guess for."""


@dataclass(frozen=True, slots=True)
class ErrorNote:
    message: str
    hint: str
    detail: str = ""
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditNote:
    """An answer's audit in words: its ``progress`` while it runs, the ``badge`` of what was found with its ``meaning``,
    and the ``refusal`` where it cannot be begun now."""

    badge: str = ""
    meaning: str = ""
    progress: str = ""
    refusal: str = ""


@dataclass(slots=True)
class Turn:
    """One message. ``text`` is a user's words, or an answer of which no tokens are known."""

    role: Literal["user", "answer", "error"]
    id: int | None
    text: str = ""
    tokens: list[AnswerToken] = field(default_factory=list)
    status: str = ""
    footer: str = ""
    details: str = ""
    error: ErrorNote | None = None
    audit: AuditNote = AuditNote()
    streaming: bool = False

    @property
    def markdown(self) -> str:
        """What was written, exactly."""
        return "".join(token.text for token in self.tokens) or self.text

    def estimated_height(self, width: int, line_height: float, char_width: float) -> int:
        """A guess until the message has been laid out; 1.1 for the blank ends of lines."""
        text = "".join(token.text for token in self.tokens[:_SAMPLE]) or self.text
        more = max(1.0, len(self.tokens) / _SAMPLE)
        per_line = max(10.0, width / char_width)
        lines = more * (text.count("\n") + 1.1 * len(text) / per_line) + 1
        return round(lines * line_height + (64 if self.role == "answer" else 40))


def text_as_tokens(text: str) -> list[AnswerToken]:
    """A piece of an answer without records, as plain tokens of a usual length: it is rendered like any other, without
    marks."""
    return [AnswerToken(UNKNOWN, text[at : at + 5], "plain") for at in range(0, len(text), 5)]
