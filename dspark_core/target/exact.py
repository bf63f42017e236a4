"""Exact mode: passes of fixed shape, in which the bits of a row depend only on its position and the tokens before it.

A matrix product of 8 rows rounds otherwise than one of a single row, so answers of two drafters part at near ties. In
exact mode every pass of an answer has the same number of rows and every position always the same number of keys; the
rest is padding. Whether this machine's kernels then give a row the same bits in any slot and beside any neighbours is
tried out before it is promised.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

if TYPE_CHECKING:
    from dspark_core.target.kv_cache import KVCache
    from dspark_core.target.model import Target

DECODE_ROWS = 8
"""Rows of every decode and verify pass: anchor and at most seven drafts."""
PREFILL_ROWS = 64
"""Rows of every prompt pass; they start at multiples of it."""
KEY_BUCKET = 512
"""Keys of a pass come in multiples of it."""


@dataclass(frozen=True, slots=True)
class PassShape:
    """What a pass computes, however many rows and keys it needs."""

    rows: int
    keys: int
    logits: int
    """Rows that go through the head."""

    def room(self, position: int) -> int:
        """Drafts that fit behind an anchor at ``position``: all of them see the same keys as their successors will."""
        return min(self.rows, self.keys - position) - 1


def decode_shape(position: int) -> PassShape:
    """Of the pass whose anchor is at ``position``."""
    return PassShape(DECODE_ROWS, (position // KEY_BUCKET + 1) * KEY_BUCKET, DECODE_ROWS)


def prefill_shape(position: int) -> PassShape:
    """Of the pass whose first row is at ``position``."""
    return PassShape(PREFILL_ROWS, (position // KEY_BUCKET + 1) * KEY_BUCKET, 1)


def padded_capacity(capacity: int) -> int:
    """Rows of memory for a cache of ``capacity`` positions: whole buckets, and room for the padding of a last pass."""
    return (capacity + KEY_BUCKET - 1) // KEY_BUCKET * KEY_BUCKET + PREFILL_ROWS


def rows_keep_their_bits(target: "Target") -> bool:
    """Whether this target's kernels compute a row alike in every slot, beside any neighbours. Some 20 passes."""
    vocab, start = target.config.vocab_size, PREFILL_ROWS + 5
    generator = torch.Generator().manual_seed(0)
    text: list[int] = torch.randint(0, vocab, (start + DECODE_ROWS,), generator=generator).tolist()
    noise: list[int] = torch.randint(0, vocab, (DECODE_ROWS,), generator=generator).tolist()

    whole, parts = (target.new_cache(len(text) + DECODE_ROWS) for _ in range(2))
    once = _fill(target, whole, text[:start], (PREFILL_ROWS, start))
    again = _fill(target, parts, text[:start], (3, 40, 41, PREFILL_ROWS, start - 1, start))
    if not _same_rows(whole, parts, slice(start)) or not torch.equal(once, again):
        return False

    alone = []  # logits of each position as the anchor of a pass
    for position in range(start, len(text)):
        whole.length = position
        alone.append(target.forward([text[position]], whole, shape=decode_shape(position)).logits[0])
    for first in range(DECODE_ROWS):
        for right in range(1, DECODE_ROWS - first + 1):
            parts.length = start + first
            rows = [*text[start + first :][:right], *noise][:DECODE_ROWS]
            logits = target.forward(rows, parts, shape=decode_shape(start + first)).logits
            if not torch.equal(logits[:right], torch.stack(alone[first : first + right])):
                return False
            if right < DECODE_ROWS - first and first > 0:
                break  # all splits of the first block, then whole blocks from every slot
    return _same_rows(whole, parts, slice(start, len(text) - 1))


def _same_rows(one: "KVCache", other: "KVCache", rows: slice) -> bool:
    pairs = zip(one.stored, other.stored, strict=True)
    return all(torch.equal(first[:, :, rows], second[:, :, rows]) for first, second in pairs)


def _fill(target: "Target", cache: "KVCache", text: list[int], ends: tuple[int, ...]) -> Tensor:
    """Prefill ``text`` in passes that end at ``ends``; logits [1, vocab] of its last row."""
    for end in ends:
        chunk = text[cache.length : end]
        done = target.forward(chunk, cache, logits_from=len(chunk) - 1, shape=prefill_shape(cache.length))
        cache.length = end
    return done.logits
