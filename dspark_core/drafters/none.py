"""Plain decoding through the same loop: the baseline that every speed-up is measured against."""

from torch import Tensor

from dspark_core.drafters.base import NOTHING, Proposal
from dspark_core.sampling import Sampler


class NoDrafter:
    """Proposes nothing, so that every round is one target pass over the anchor alone."""

    name = "none"
    block_size = longest = 0
    feature_layers: tuple[int, ...] = ()

    def prefilled(self, features: Tensor) -> None:
        pass

    def begin(self, tokens: list[int]) -> None:
        pass

    def catch_up(self) -> bool:
        return False

    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        return NOTHING

    def update(self, tokens: list[int], features: Tensor | None) -> None:
        pass

    def truncate(self, length: int) -> None:
        pass
