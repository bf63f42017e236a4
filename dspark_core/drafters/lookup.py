"""Prompt lookup: the longest suffix of the text that occurred before, and what followed it then.

Saxena 2023 ("prompt lookup decoding") with the longest match instead of a fixed n-gram, and the latest of equals.
Deterministic, so its proposals have one-hot distributions. Costs no weights: only a search in the token ids. How far a
proposal is to be trusted is learned in the answer: from every round, also those whose drafts came from elsewhere.
"""

from itertools import accumulate
from operator import mul

import numpy as np
from torch import Tensor

from dspark_core.drafters.base import NOTHING, Proposal
from dspark_core.sampling import Sampler
from dspark_core.target.graphs import Recorder

MIN_MATCH = 2
"""Shorter suffixes are found by chance too often: one repeated token predicts its successor badly."""
MAX_MATCH = 32
"""Longer agreement does not change which place is best often enough to search for it."""
BLOCK, LONGEST = 7, 15
"""Drafts of a proposal, and of one that goes on copying: a pass over 16 rows is worth it where nearly all are right."""
COPYING = 2
"""Rounds in a row with a whole block of right drafts before there are more."""
RATES = (0.55, 0.7, 0.82, 0.9, 0.95)
"""How often a draft passes, before an answer has told, where the match has 2-3, 4-7, 8-15, 16-31 or 32 tokens."""
TRUST, MEMORY = 4.0, 0.95
"""Drafts that a rate of RATES counts for, and what an earlier round counts for beside the newest."""


class LookupDrafter:
    """Proposes the continuation of the longest earlier occurrence of the current suffix."""

    name = "lookup"
    feature_layers: tuple[int, ...] = ()

    def __init__(self, block_size: int = BLOCK, longest: int = LONGEST) -> None:
        self.block_size, self.longest = block_size, max(block_size, longest)
        self._ids = np.empty(1024, dtype=np.int64)  # [capacity], the first _length are committed
        self._length = 0
        self._proposed: list[int] = []
        self._forget()

    def prefilled(self, features: Tensor) -> None:
        pass

    def capture(self, recorder: Recorder) -> None:
        pass

    @property
    def captures_failed(self) -> str | None:
        return None

    def begin(self, tokens: list[int], sampler: Sampler) -> None:
        self._length = 0
        self._forget()
        self._add(tokens)

    def catch_up(self) -> bool:
        return False

    def propose_ahead(self, verdict: Tensor, features: Tensor | None, sampler: Sampler) -> None:
        pass

    def update(self, tokens: list[int], features: Tensor | None) -> None:
        self._judge(tokens)
        self._add(tokens)

    def truncate(self, length: int) -> None:
        self._length = min(self._length, length)

    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        ids, self._proposed = self._ids[: self._length], []
        match = longest_suffix_match(ids)
        if match is None:
            return NOTHING
        start, size = match
        longest = self.longest if self._right >= COPYING else self.block_size
        self._proposed, self._kind = repeated(ids[start:], longest), size.bit_length() - 2
        drafts = self._proposed[:budget]  # what is not proposed is judged all the same
        if not drafts:
            return NOTHING
        passed, judged = self._passed[self._kind], self._judged[self._kind]
        return Proposal(drafts, confidence=(passed / judged,) * len(drafts), copied=True)

    def _forget(self) -> None:
        """Another answer is another text."""
        self._passed, self._judged = [TRUST * rate for rate in RATES], [TRUST] * len(RATES)
        self._proposed = []
        self._kind = self._right = 0

    def _judge(self, tokens: list[int]) -> None:
        """Learn from what really followed, whoever drafted it."""
        if not self._proposed:
            return
        compared = [a == b for a, b in zip(self._proposed, tokens, strict=False)]
        passed = sum(accumulate(compared, mul))
        judged = min(passed + 1, len(compared))
        if passed < len(compared):
            self._right = 0
        elif passed >= self.block_size:
            self._right += 1
        self._passed[self._kind] = MEMORY * self._passed[self._kind] + passed
        self._judged[self._kind] = MEMORY * self._judged[self._kind] + judged
        self._proposed = []

    def _add(self, tokens: list[int]) -> None:
        needed = self._length + len(tokens)
        if needed > len(self._ids):
            self._ids = np.concatenate([self._ids, np.empty(needed, dtype=np.int64)])
        self._ids[self._length : needed] = tokens
        self._length = needed


def repeated(ids: np.ndarray, count: int) -> list[int]:
    """``count`` tokens that go on like ``ids``, which are the last of the text: behind its end they begin again."""
    found: list[int] = np.resize(ids[:count], count).tolist()
    return found


def longest_suffix_match(ids: np.ndarray) -> tuple[int, int] | None:
    """Where the text goes on after the longest earlier occurrence (MIN_MATCH to MAX_MATCH tokens) of its own suffix.

    ids [length]. Returns an index into ``ids`` and how many tokens match, or None. O(length) in a few vectorised steps.
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
            best = int(ends[-1]) + 1, size
    return best
