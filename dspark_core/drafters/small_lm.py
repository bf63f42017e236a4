"""The two-model method: a smaller language model drafts token by token, the target verifies the block.

Leviathan et al. 2023, Algorithm 1. The smaller model is any ``Target``: another checkpoint with the same vocabulary,
the target itself at a lower precision, or its first layers. Knows ids and logits only; whether the vocabularies mean
the same is checked before the weights are read (checkpoints/pair_check.py).
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.drafters.base import NOTHING, Proposal, peaks
from dspark_core.errors import CorruptFileError
from dspark_core.sampling import Sampler
from dspark_core.target.graphs import GraphPasses, Recorder
from dspark_core.target.model import Target

BLOCK_SIZE = 4
"""Each draft costs a pass of the smaller model, so long blocks pay only where nearly everything is accepted."""
CATCH_UP_ROWS = 256
"""Prompt rows of one pass. Chunks start at absolute multiples of it, so a position is always computed alike."""


class SmallModelDrafter:
    """Drafts with ``model`` for a target of ``vocab_size`` tokens.

    Invariant between rounds: the cache holds rows of ``tokens[: cache.length]`` and never the anchor's row.
    ``context_length`` is the target's; a model with fewer positions stops drafting where its own end.
    """

    feature_layers: tuple[int, ...] = ()

    def __init__(
        self, name: str, model: Target, *, vocab_size: int, context_length: int, block_size: int = BLOCK_SIZE
    ) -> None:
        self.name = name
        self.block_size = self.longest = block_size
        self.model = model
        self.cache = model.new_cache(min(context_length, model.positions))
        self.tokens: list[int] = []  # committed, the last is the anchor
        self._vocab_size = vocab_size

    def prefilled(self, features: Tensor) -> None:
        pass

    def capture(self, recorder: Recorder) -> None:
        self.model.graphs = GraphPasses(self.model, self.cache, (), recorder)

    @property
    def captures_failed(self) -> str | None:
        return self.model.graphs.failed if self.model.graphs else None

    def begin(self, tokens: list[int], sampler: Sampler) -> None:
        """Keep the rows of the prefix that ``tokens`` share with what is cached; ``catch_up`` reads the rest."""
        self.model.prepare(len(tokens))
        limit, shared = min(self.cache.length, len(tokens) - 1), 0
        while shared < limit and self.tokens[shared] == tokens[shared]:
            shared += 1
        self.cache.truncate(shared)
        self.tokens = list(tokens)

    def catch_up(self) -> bool:
        """Read one chunk of what is not in the cache, unless it is so little that ``propose`` takes it along."""
        length = self.cache.length
        if len(self.tokens) > self.cache.capacity or len(self.tokens) - length <= CATCH_UP_ROWS:
            return False
        self._read(self.tokens[length : (length // CATCH_UP_ROWS + 1) * CATCH_UP_ROWS])
        return True

    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        """Draft at most ``budget`` tokens.

        The tokens not yet in the cache and the anchor go through one pass: after a block that passed whole, that is its
        last draft and the bonus.
        """
        budget = min(budget, self.block_size, self.cache.capacity - len(self.tokens) + 1)  # the last draft needs no row
        if budget < 1:
            return NOTHING
        logits, bytes_read = self._read(self.tokens[self.cache.length :])
        drafts: list[int] = []
        probs: list[Tensor] = []  # each [vocab], the very tensor its draft was drawn from
        tops: list[Tensor] = []  # each [1]
        while True:
            row = logits if sampler.greedy else sampler.probs(logits, drafts, first=len(drafts))  # [1, vocab]
            try:
                draft = sampler.argmaxes(row, drafts, first=len(drafts))[0] if sampler.greedy else sampler.draw(row[0])
            except CorruptFileError:
                if drafts:
                    break  # these are judged whatever comes behind them, as in drafters/choices.py
                raise
            drafts.append(draft)
            tops.append(peaks(row, sampler.greedy))
            if not sampler.greedy:
                probs.append(row[0])
            if len(drafts) == budget:
                break
            logits, more = self._read(drafts[-1:])
            bytes_read += more
        confidence = tuple(torch.cat(tops).tolist())
        return Proposal(drafts, torch.stack(probs) if probs else None, confidence, bytes_read, asked=budget)

    def propose_ahead(self, verdict: Tensor, features: Tensor | None, sampler: Sampler) -> None:
        pass

    def update(self, tokens: list[int], features: Tensor | None) -> None:
        """Keep the rows of accepted drafts: of all ``tokens`` but the last, the new anchor.

        When every draft passed, the row of the last one is missing; the next proposal fills it.
        """
        self.tokens += tokens
        self.cache.truncate(min(self.cache.length, len(self.tokens) - 1))

    def truncate(self, length: int) -> None:
        self.tokens = self.tokens[:length]
        self.cache.truncate(min(self.cache.length, length))

    def _read(self, tokens: list[int]) -> tuple[Tensor, int]:
        """One pass over ``tokens``, which are in the cache afterwards: logits [1, target vocab] of what follows them,
        and the bytes the pass read."""
        # the target may write an id of its padding, for which a smaller embedding has no row
        known = [min(token, self.model.config.vocab_size - 1) for token in tokens]
        bytes_read = self.model.bytes_per_pass(self.cache)
        logits = self.model.forward(known, self.cache, logits_from=len(known) - 1).logits
        self.cache.length += len(known)
        return over_vocabulary(logits, self._vocab_size), bytes_read


def over_vocabulary(logits: Tensor, vocab_size: int) -> Tensor:
    """logits [rows, draft vocab] over the target's vocabulary: what only the drafter has is cut off before the softmax,
    what only the target has gets probability 0."""
    missing = vocab_size - logits.shape[-1]
    if missing <= 0:
        return logits[:, :vocab_size]
    return F.pad(logits, (0, missing), value=float("-inf"))
