"""What the transcript holds of each message, whether it has a widget at the moment or not. No Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.answer import AnswerToken
from app.chat.attachments import split

_TYPED = 2000
"""Characters of a prompt above which its attachments, which are not on the page, are told from what was typed."""


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


class Recorded(NamedTuple):
    """What is kept of a stored answer besides its text."""

    tokens: Sequence[AnswerToken]
    footer: str
    details: str = ""


@dataclass(slots=True, eq=False)
class Known:
    """Where a turn asks what is known of its message, by the id: most turns are never looked at."""

    audit: Callable[[int], AuditNote] = lambda _: AuditNote()
    branch: Callable[[int], BranchNote] = lambda _: BranchNote()
    record: Callable[[int], Recorded] = lambda _: Recorded([], "")


_NOTHING = Known()


@dataclass(slots=True)
class Turn:
    """One message. ``text`` is a user's words, an answer of which no tokens are known, or one that is ``stored``: the
    rest of it is then read when it comes near."""

    role: Literal["user", "answer", "error", "note"]
    id: int | None
    text: str = ""
    tokens: Sequence[AnswerToken] = ()
    status: str = ""
    footer: str = ""
    details: str = ""
    error: ErrorNote | None = None
    streaming: bool = False
    stored: bool = False
    known: Known = _NOTHING

    @property
    def audit(self) -> AuditNote:
        return AuditNote() if self.id is None else self.known.audit(self.id)

    @property
    def branch(self) -> BranchNote:
        return BranchNote() if self.id is None else self.known.branch(self.id)

    def open(self) -> None:
        """Read what is on record."""
        if self.stored and not self.tokens and self.id is not None:
            self.tokens, self.footer, self.details = self.known.record(self.id)

    def close(self) -> None:
        """Let go of what can be read again."""
        if self.stored:
            self.tokens = ()

    def write(self, tokens: Iterable[AnswerToken]) -> None:
        """Grow by these."""
        self.tokens = self.tokens if isinstance(self.tokens, list) else list(self.tokens)
        self.tokens.extend(tokens)

    def go_on(self) -> None:
        """Be written further: from now on the tokens are the whole answer."""
        self.open()
        self.text, self.stored = "", False
        self.streaming, self.error = True, None

    def rewrite(self, text: str) -> None:
        """Have this text instead."""
        self.text, self.tokens, self.stored, self.streaming = text, (), False, False

    @property
    def markdown(self) -> str:
        """What was written, exactly."""
        return self.text or "".join(token.text for token in self.tokens)

    @property
    def shown(self) -> str:
        """What stands on the page: attachments of a prompt are buttons above it."""
        return split(self.text)[0] if self.role == "user" else self.markdown

    @property
    def stored_text(self) -> str:
        """What will stand on the page when it is rendered; nothing of an answer that was written just now."""
        return self.shown if self.role == "user" else self.text

    def estimated_height(self, width: int, line_height: float, char_width: float) -> int:
        """A guess until the message has been laid out; 1.1 for the blank ends of lines."""
        text = self.stored_text if len(self.text) > _TYPED else self.text
        per_line = max(10.0, width / char_width)
        lines = text.count("\n") + 1.1 * len(text) / per_line + 1
        return round(lines * line_height + (64 if self.role == "answer" else 40))
