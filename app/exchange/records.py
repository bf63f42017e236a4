"""A conversation as it travels between files and the store: a tree of messages in plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Literal

from dspark_core.requests import Role

State = Literal["complete", "interrupted", "failed"]


@dataclass(frozen=True, slots=True)
class ExchangedMessage:
    """``id`` and ``parent`` (None: it begins the conversation) name messages within their conversation only.

    ``created`` is in seconds since 1970 (UTC), None where it is not known. ``edited``: the user wrote the text of this
    answer. ``tokens``, ``stats`` and ``audit`` are JSON values: what app.answer packs, what app.answer_summary and
    app.audit write.
    """

    id: str
    parent: str | None
    role: Role
    content: str
    created: float | None = None
    state: State = "complete"
    token_ids: tuple[int, ...] | None = None
    tokens: list[Any] | None = None
    footer: str = ""
    stats: dict[str, Any] | None = None
    audit: dict[str, Any] | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class ExchangedConversation:
    """``uid`` names it everywhere: one that is already there is not imported again. Parents stand before their
    children in ``messages``; ``current`` is the last message of the branch that is shown. ``chat``: how it is answered,
    as plain values by name, the system prompt among them; who reads them checks each."""

    uid: str
    title: str
    messages: tuple[ExchangedMessage, ...]
    current: str | None = None
    created: float | None = None
    updated: float | None = None
    pinned: bool = False
    folder: str | None = None
    settings: dict[str, Any] | None = None
    """How it is answered, as app.chat.chat_settings writes it; ``read_after`` is the id of a message here."""

    def with_system_prompt(self) -> "ExchangedConversation":
        """A message of role system that all others follow is a setting here."""
        first, others = self.messages[0], self.messages[1:]
        if first.role != "system" or not others or any(message.parent is None for message in others):
            return self
        below = tuple(replace(each, parent=None) if each.parent == first.id else each for each in others)
        current = None if self.current == first.id else self.current
        settings = {"system_prompt": first.content, **(self.settings or {})}
        return replace(self, messages=below, current=current, settings=settings)

    def path(self) -> tuple[ExchangedMessage, ...]:
        """The messages of the branch that is shown, from the first on."""
        by_id = {message.id: message for message in self.messages}
        step = by_id.get(self.current or "", self.messages[-1] if self.messages else None)
        path = []
        while step is not None:
            path.append(step)
            step = by_id.get(step.parent) if step.parent is not None else None
        return tuple(reversed(path))


@dataclass(slots=True)
class Read:
    """What one entry of a file came to: a conversation, or why there is none; ``left_out`` counts its parts that
    could not be taken over, by what they are."""

    conversation: ExchangedConversation | None = None
    problem: str = ""
    left_out: dict[str, int] = field(default_factory=dict)

    def leave_out(self, what: str, count: int = 1) -> None:
        self.left_out[what] = self.left_out.get(what, 0) + count


def fingerprint(kind: str, title: str, messages: Sequence[ExchangedMessage]) -> str:
    """A uid for a conversation whose file gives it no name: the same content has the same."""
    digest = sha256(title.encode("utf-8", "replace"))
    for message in messages:
        digest.update(f"\0{message.role}\0{message.content}".encode("utf-8", "replace"))
    return f"{kind}:{digest.hexdigest()[:32]}"
