"""Plain decoding through the same loop: the baseline that every speed-up is measured against."""

from torch import Tensor

from dspark_core.drafters.base import NOTHING, Proposal
from dspark_core.sampling import Sampler
from dspark_core.target.graphs import Recorder


class NoDrafter:
    """Proposes nothing, so that every round is one target pass over the anchor alone. ``feature_layers`` are those of a
    drafter whose place it takes."""

    name = "none"
    block_size = longest = 0

    def __init__(self, feature_layers: tuple[int, ...] = ()) -> None:
        self.feature_layers = feature_layers

    def prefilled(self, features: Tensor) -> None:
        pass

    def capture(self, recorder: Recorder) -> None:
        pass

    @property
    def captures_failed(self) -> str | None:
        return None

    def begin(self, tokens: list[int], sampler: Sampler) -> None:
        pass

    def catch_up(self) -> bool:
        return False

    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        return NOTHING

    def propose_ahead(self, verdict: Tensor, features: Tensor | None, sampler: Sampler) -> None:
        pass

    def update(self, tokens: list[int], features: Tensor | None) -> None:
        pass

    def truncate(self, length: int) -> None:
        pass
