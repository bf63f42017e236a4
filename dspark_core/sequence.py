"""The committed tokens of one conversation and the target cache that belongs to them.

Invariant between rounds: ``cache.length == len(tokens) - 1``. The last committed token, the anchor, is not yet in the
cache: it is the first input of the next pass.
"""

from dataclasses import dataclass, field

from dspark_core.target.kv_cache import KVCache


@dataclass(slots=True)
class Sequence:
    cache: KVCache
    tokens: list[int] = field(default_factory=list)
    exact_rows: int = 0
    """How many cached rows, from the first, are as exact mode computes a prompt."""

    @property
    def anchor(self) -> int:
        return self.tokens[-1]

    @property
    def anchor_position(self) -> int:
        return len(self.tokens) - 1

    def begin(self, prompt: list[int], *, exact: bool = False) -> int:
        """Take up ``prompt``, keeping the cached prefix it shares with what was here before.

        In exact mode only rows of prompts are kept: those of an answer were computed in passes of another shape.
        Returns how many of its tokens need no prefill. At least the last one is computed again: its logits are needed.
        """
        limit = min(len(prompt) - 1, self.exact_rows if exact else self.cache.length)
        shared = 0
        while shared < limit and self.tokens[shared] == prompt[shared]:
            shared += 1
        self.truncate(shared)
        return shared

    def truncate(self, length: int) -> None:
        """Keep the first ``length`` tokens, all of which are in the cache."""
        self.cache.truncate(length)
        self.tokens = self.tokens[:length]
        self.exact_rows = min(self.exact_rows, length)

    def prefilled(self, chunk: list[int], *, exact: bool = False) -> None:
        """The pass over ``chunk`` has written its keys and values: it belongs to the sequence now."""
        if exact and self.exact_rows == len(self.tokens):
            self.exact_rows += len(chunk)
        self.tokens.extend(chunk)
        self.cache.length = len(self.tokens)

    def commit(self, tokens: list[int]) -> None:
        """Keep ``tokens`` for good. All but the last (the next anchor) are in the cache already."""
        self.tokens.extend(tokens)
        self.cache.length = len(self.tokens) - 1

    def cut(self, count: int) -> None:
        """Keep the first ``count`` tokens (a stop string begins behind them); the last of them is the anchor again."""
        self.tokens = self.tokens[:count]
        self.cache.truncate(count - 1)
        self.exact_rows = min(self.exact_rows, count - 1)

    def reset(self) -> None:
        """Forget everything: after a failure nothing is reused."""
        self.tokens = []
        self.cache.length = self.exact_rows = 0
