"""The record of an answer: which tokens it has and how each came about.

One record is what the transcript colours, what the details of a word show and what the database keeps. Knows engine
events, not Qt.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from dspark_core.events import FirstToken, RoundFinished, TokenKind


@dataclass(frozen=True, slots=True)
class AnswerToken:
    """A committed token. ``rejected`` (on a correction only) are the texts of the drafts it replaced, in order."""

    id: int
    text: str
    kind: TokenKind
    rejected: tuple[str, ...] = ()


def tokens_of(event: FirstToken | RoundFinished) -> tuple[AnswerToken, ...]:
    """The tokens that an event adds to its answer."""
    if isinstance(event, FirstToken):
        return (AnswerToken(event.token.id, event.token.text, event.token.kind),)
    rejected = event.draft_texts[event.accepted : event.proposed]
    return tuple(
        AnswerToken(token.id, token.text, token.kind, rejected if token.kind == "correction" else ())
        for token in event.tokens
    )


def pack_tokens(tokens: Sequence[AnswerToken]) -> bytes:
    """Tokens as a compressed JSON document, for the database."""
    rows = [[token.id, token.text, token.kind, *token.rejected] for token in tokens]
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode())


def unpack_tokens(blob: bytes) -> tuple[AnswerToken, ...]:
    """The inverse of pack_tokens."""
    rows = json.loads(zlib.decompress(blob))
    return tuple(AnswerToken(row[0], row[1], row[2], tuple(row[3:])) for row in rows)
