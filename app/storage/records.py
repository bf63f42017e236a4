"""What the store hands out: frozen values, and how token ids and texts are kept. Knows no SQL and no Qt."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from app.storage.tree import Tree
from dspark_core.requests import Role

MessageState = Literal["complete", "streaming", "interrupted", "failed"]

TITLE_LENGTH = 200
SEARCH_LIMIT = 100
"""Hits of a search at most."""


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """One line of the list of conversations. ``updated_at`` in seconds since 1970 (UTC)."""

    id: int
    title: str
    updated_at: float
    pinned: bool = False
    folder_id: int | None = None


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder of the list. ``collapsed``: its conversations are not shown there."""

    id: int
    name: str
    collapsed: bool = False


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One turn as it is kept. ``parent_id`` is the message it follows, None for a first one; messages with the same
    parent are versions of each other, in the order of their ids. ``edited``: the user wrote this answer's text.

    ``tokens`` is what app.answer.pack_tokens made, None where it is not known. ``stats`` and ``audit`` (None: not
    audited) are JSON documents.
    """

    id: int
    conversation_id: int
    parent_id: int | None
    role: Role
    content: str
    token_ids: tuple[int, ...] | None
    tokens: bytes | None
    footer: str
    stats: str | None
    state: MessageState
    created_at: float
    audit: str | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands unsent in a prompt box. ``attached``: the attachments as blocks (app.chat.attachments)."""

    text: str = ""
    attached: str = ""


@dataclass(frozen=True)
class StoredConversation:
    """All messages of a conversation by their ids, and the last one of the branch that is on screen (None: not on
    record)."""

    messages: tuple[StoredMessage, ...] = ()
    leaf_id: int | None = None
    draft: Draft = Draft()

    @cached_property
    def tree(self) -> Tree:
        return Tree({message.id: message.parent_id for message in self.messages})

    @cached_property
    def path(self) -> list[StoredMessage]:
        """The branch on screen, from its first message."""
        by_id = {message.id: message for message in self.messages}
        return [by_id[message_id] for message_id in self.tree.path_to(self.tree.leaf_from(self.leaf_id))]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Where all words were found: a message, or (``message_id`` None) a title, whose ``snippet`` is then the beginning
    of the conversation. ``marks`` and ``title_marks`` are the (start, end) of the words in snippet and title."""

    conversation_id: int
    message_id: int | None
    title: str
    snippet: str
    updated_at: float
    marks: tuple[tuple[int, int], ...] = ()
    title_marks: tuple[tuple[int, int], ...] = ()


def storable(text: str) -> str:
    """The text with lone surrogates replaced, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def tidy_title(title: str) -> str:
    """One line of printable text, of bounded length."""
    printable = "".join(c if c.isprintable() or c in "\u200c\u200d" else " " for c in title[: TITLE_LENGTH * 10])
    return " ".join(storable(printable).split())[:TITLE_LENGTH]


def pack_ids(ids: Sequence[int]) -> bytes:
    """Token ids, four bytes each, little-endian on every machine."""
    return struct.pack(f"<{len(ids)}I", *ids)


def unpack_ids(blob: bytes) -> tuple[int, ...]:
    """The inverse of pack_ids."""
    return struct.unpack(f"<{len(blob) // 4}I", blob)
