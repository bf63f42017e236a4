"""What the transcript holds of each message, whether it has a widget at the moment or not. No Qt."""

from dataclasses import dataclass, field
from typing import Literal

from app.answer import AnswerToken
from app.chat.attachments import split

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


@dataclass(frozen=True, slots=True)
class BranchNote:
    """Which of how many versions of a message this is; whether it may be changed or left for another one now; whether
    it is an answer that can go on."""

    version: int = 1
    versions: int = 1
    free: bool = False
    unfinished: bool = False


@dataclass(slots=True)
class Turn:
    """One message. ``text`` is a user's words, or an answer of which no tokens are known."""

    role: Literal["user", "answer", "error", "note"]
    id: int | None
    text: str = ""
    tokens: list[AnswerToken] = field(default_factory=list)
    status: str = ""
    footer: str = ""
    details: str = ""
    error: ErrorNote | None = None
    audit: AuditNote = AuditNote()
    branch: BranchNote = BranchNote()
    streaming: bool = False

    @property
    def markdown(self) -> str:
        """What was written, exactly."""
        return "".join(token.text for token in self.tokens) or self.text

    @property
    def shown(self) -> str:
        """What stands on the page: attachments of a prompt are buttons above it."""
        return split(self.text)[0] if self.role == "user" else self.markdown

    def estimated_height(self, width: int, line_height: float, char_width: float) -> int:
        """A guess until the message has been laid out; 1.1 for the blank ends of lines."""
        sample = "".join(token.text for token in self.tokens[:_SAMPLE]) or self.text
        text = split(self.text)[0] if self.role == "user" else sample
        more = max(1.0, len(self.tokens) / _SAMPLE)
        per_line = max(10.0, width / char_width)
        lines = more * (text.count("\n") + 1.1 * len(text) / per_line) + 1
        return round(lines * line_height + (64 if self.role == "answer" else 40))


def text_as_tokens(text: str) -> list[AnswerToken]:
    """A piece of an answer without records, as plain tokens of a usual length: it is rendered like any other, without
    marks."""
    return [AnswerToken(UNKNOWN, text[at : at + 5], "plain") for at in range(0, len(text), 5)]
