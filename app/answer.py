"""The record of an answer: which tokens it has and how each came about.

One record is what the transcript colours, what the details of a word show and what the database keeps. Knows engine
events, not Qt.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dspark_core.events import FirstToken, RoundFinished, SpeculationSwitched, TokenKind


class Cut(NamedTuple):
    """``drafts`` were left out of a round: the first had this ``chance`` to pass, and ``price`` would have paid."""

    drafts: int
    chance: float
    price: float


class Switch(NamedTuple):
    """Drafting was switched ``on`` or off: milliseconds a token with drafts and without, in the rounds before."""

    on: bool
    draft_ms: float
    plain_ms: float


@dataclass(frozen=True, slots=True)
class AnswerToken:
    """A committed token. ``rejected`` (on a correction only) are the texts of the drafts it replaced, in order.

    ``chance``: what was given before for this draft, or for the first one rejected, and all before it to pass; None
    where nothing was known. ``cut`` on the last token of a round whose block was verified in part. ``copied``: the
    draft stood in the text before. ``switch`` on the first token behind one.
    """

    id: int
    text: str
    kind: TokenKind
    rejected: tuple[str, ...] = ()
    chance: float | None = None
    cut: Cut | None = None
    copied: bool = False
    switch: Switch | None = None


def tokens_of(
    event: FirstToken | RoundFinished, switched: SpeculationSwitched | None = None
) -> tuple[AnswerToken, ...]:
    """The tokens that an event adds to its answer; ``switched`` came before it."""
    if isinstance(event, FirstToken):
        return (AnswerToken(event.token.id, event.token.text, event.token.kind),)
    rejected = event.draft_texts[event.accepted : event.proposed]
    chances = event.survival or ()
    cut = None
    if event.proposed < len(chances):
        cut = Cut(len(chances) - event.proposed, round(chances[event.proposed], 3), round(event.price, 3))
    last = len(event.tokens) - 1
    return tuple(
        AnswerToken(
            token.id,
            token.text,
            token.kind,
            rejected if token.kind == "correction" else (),
            round(chances[k], 3) if k < min(len(chances), event.proposed) and token.kind != "bonus" else None,
            cut if k == last else None,
            event.copied and token.kind in ("accepted", "correction"),
            _switch(switched) if k == 0 and switched else None,
        )
        for k, token in enumerate(event.tokens)
    )


def _switch(event: SpeculationSwitched) -> Switch:
    return Switch(event.on, round(1000 * event.draft_s_per_token, 2), round(1000 * event.plain_s_per_token, 2))


def pack_tokens(tokens: Sequence[AnswerToken]) -> bytes:
    """Tokens as a compressed JSON document, for the database."""
    rows = [
        [token.id, token.text, token.kind, token.rejected, token.chance, token.cut, token.copied, token.switch]
        for token in tokens
    ]
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode())


def unpack_tokens(blob: bytes) -> tuple[AnswerToken, ...]:
    """The inverse of pack_tokens; reads what older versions packed too."""
    return tuple(_token(row) for row in json.loads(zlib.decompress(blob)))


def _token(row: list[Any]) -> AnswerToken:
    if len(row) >= 6 and isinstance(row[3], list):
        identity, text, kind, rejected, chance, cut, copied, switch = [*row, False, None][:8]
        cut, switch = Cut(*cut) if cut else None, Switch(*switch) if switch else None
        return AnswerToken(identity, text, kind, tuple(rejected), chance, cut, copied, switch)
    return AnswerToken(row[0], row[1], row[2], tuple(row[3:]))
