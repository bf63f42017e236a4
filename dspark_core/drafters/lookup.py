"""Prompt lookup: the longest suffix of the text that occurred before, and what followed it then.

Saxena 2023 ("prompt lookup decoding") with the longest match instead of a fixed n-gram, and the latest of equals.
Deterministic, so its proposals have one-hot distributions. Costs no weights: only a search in the token ids.
"""

import numpy as np
from torch import Tensor

from dspark_core.drafters.base import NOTHING, Proposal
from dspark_core.sampling import Sampler

MIN_MATCH = 2
"""Shorter suffixes are found by chance too often: one repeated token predicts its successor badly."""
MAX_MATCH = 32
"""Longer agreement does not change which place is best often enough to search for it."""


class LookupDrafter:
    """Proposes the continuation of the longest earlier occurrence of the current suffix."""

    name = "lookup"
    feature_layers: tuple[int, ...] = ()

    def __init__(self, block_size: int = 7) -> None:
        self.block_size = block_size
        self._ids = np.empty(1024, dtype=np.int64)  # [capacity], the first _length are committed
        self._length = 0

    def prefilled(self, features: Tensor) -> None:
        pass

    def begin(self, tokens: list[int]) -> None:
        self._length = 0
        self.update(tokens, None)

    def catch_up(self) -> bool:
        return False

    def update(self, tokens: list[int], features: Tensor | None) -> None:
        needed = self._length + len(tokens)
        if needed > len(self._ids):
            self._ids = np.concatenate([self._ids, np.empty(needed, dtype=np.int64)])
        self._ids[self._length : needed] = tokens
        self._length = needed

    def truncate(self, length: int) -> None:
        self._length = min(self._length, length)

    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        ids = self._ids[: self._length]
        start = longest_suffix_match(ids)
        if start is None:
            return NOTHING
        drafts = ids[start : start + min(budget, self.block_size)]
        return Proposal(drafts.tolist())


def longest_suffix_match(ids: np.ndarray) -> int | None:
    """Where the text goes on after the longest earlier occurrence (MIN_MATCH to MAX_MATCH tokens) of its own suffix.

    ids [length]. Returns an index into ``ids`` or None. O(length) in a few vectorised steps.
    """
    last = len(ids) - 1
    if last < MIN_MATCH:
        return None
    ends = np.flatnonzero(ids[:last] == ids[last])  # places where the suffix of one token occurred before
    best = None
    for size in range(2, MAX_MATCH + 1):
        ends = ends[ends >= size - 1]
        ends = ends[ids[ends - (size - 1)] == ids[last - (size - 1)]] if size <= last else ends[:0]
        if not len(ends):
            break
        if size >= MIN_MATCH:
            best = int(ends[-1]) + 1
    return best
