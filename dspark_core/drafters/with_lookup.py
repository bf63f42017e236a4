"""A drafter beside prompt lookup: each round one of them drafts, whichever is expected to get further.

The choice reads the committed text and what came of earlier rounds, never a draft that was sampled, so the output keeps
the target's distribution (EXACTNESS.md 2). It looks at tokens and not at clocks: with a fixed schedule the same seed
gives the same answer.
"""

from torch import Tensor

from dspark_core.drafters.base import Drafter, Proposal
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.sampling import Sampler
from dspark_core.scheduling.calibration import survival
from dspark_core.stream import Readout
from dspark_core.target.graphs import Recorder

AND_LOOKUP = "+lookup"
"""Behind the name of the drafter."""
USUAL, WEIGHT = 1.2, 0.1
"""Drafts of the other drafter that pass in a round, before an answer has told; and the newest round in its mean."""


class WithLookup:
    """``drafter``, but what the text repeats is copied from it."""

    def __init__(self, drafter: Drafter, usual: float = USUAL) -> None:
        """``usual``: drafts of ``drafter`` that pass in a round, until the answer tells."""
        self.name = drafter.name + AND_LOOKUP
        self.drafter, self._lookup = drafter, LookupDrafter()
        self.block_size, self.longest = drafter.block_size, max(drafter.longest, self._lookup.longest)
        self.feature_layers = drafter.feature_layers
        self._at_first = self._usual = usual
        self._drafted = False

    def prefilled(self, features: Tensor) -> None:
        self.drafter.prefilled(features)

    def capture(self, recorder: Recorder) -> None:
        self.drafter.capture(recorder)

    @property
    def captures_failed(self) -> str | None:
        return self.drafter.captures_failed

    def begin(self, tokens: list[int], sampler: Sampler) -> None:
        self._usual = self._at_first
        self._lookup.begin(tokens, sampler)
        self.drafter.begin(tokens, sampler)

    def catch_up(self) -> bool:
        return self.drafter.catch_up()

    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        copy, self._drafted = self._lookup.propose(anchor, budget, sampler), False
        if sum(survival(copy.confidence or ())) > self._usual:
            return copy
        proposal = self.drafter.propose(anchor, budget, sampler)
        self._drafted = bool(proposal.tokens)
        return proposal

    def propose_ahead(self, verdict: Tensor, features: Tensor | None, sampler: Sampler) -> Readout | None:
        # behind a copy there mostly is another one, which what was begun would only hold up
        return self.drafter.propose_ahead(verdict, features, sampler) if self._drafted else None

    def update(self, tokens: list[int], features: Tensor | None) -> None:
        if self._drafted:  # a plain step says nothing about the drafter
            self._usual += WEIGHT * (len(tokens) - 1 - self._usual)
        self._lookup.update(tokens, features)
        self.drafter.update(tokens, features)

    def truncate(self, length: int) -> None:
        self._lookup.truncate(length)
        self.drafter.truncate(length)
