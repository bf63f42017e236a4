"""From logits to the distribution a token is drawn from, and seeded draws. Always in float32 (or wider)."""

import torch
from torch import Tensor

from dspark_core.requests import SamplingParams

TINY = 1e-30
"""A smaller temperature would be zero in float32; with this one the highest score already takes everything."""


class Sampler:
    """Processes logits as ``params`` say and draws with one seeded generator per request.

    The probabilities it returns are the very tensor a token is drawn from: acceptance tests use no other.
    """

    def __init__(self, params: SamplingParams, seed: int) -> None:
        self.temperature = params.temperature or 0.0
        self.top_k = params.top_k or 0
        self.top_p = 1.0 if params.top_p is None else params.top_p
        self.seed = seed
        # on the CPU on every device: a seed gives the same numbers everywhere, and a draw is one small copy
        self._generator = torch.Generator().manual_seed(seed)

    @property
    def greedy(self) -> bool:
        return self.temperature == 0.0

    def probs(self, logits: Tensor) -> Tensor:
        """logits [rows, vocab] -> probabilities [rows, vocab]: temperature, then top-k, then top-p."""
        scores = logits.float() if logits.dtype != torch.float64 else logits
        # less the highest, so that no temperature can turn them into infinities
        scores = (scores - scores.amax(dim=-1, keepdim=True)) / max(self.temperature, TINY)
        if 0 < self.top_k < scores.shape[-1]:
            kept, ids = scores.topk(self.top_k, dim=-1)  # sorted: no sort of the whole vocabulary is needed
            kept_probs = self._nucleus(kept.softmax(dim=-1))
            return torch.zeros_like(scores).scatter_(-1, ids, kept_probs)
        probs = scores.softmax(dim=-1)
        if self.top_p >= 1.0:
            return probs
        ordered, ids = probs.sort(dim=-1, descending=True)
        return torch.zeros_like(probs).scatter_(-1, ids, self._nucleus(ordered))

    def _nucleus(self, ordered: Tensor) -> Tensor:
        """Keep the smallest head of a descending distribution that reaches top_p (at least one), renormalised."""
        if self.top_p < 1.0:
            before = ordered.cumsum(dim=-1) - ordered  # mass in front of each token
            ordered = ordered.masked_fill(before >= self.top_p, 0.0)
        return ordered / ordered.sum(dim=-1, keepdim=True)

    def choose(self, logits: Tensor) -> int:
        """One token from logits [vocab]: the argmax when greedy, else a draw."""
        if self.greedy:
            return int(logits.argmax())
        return self.draw(self.probs(logits[None])[0])

    def draw(self, weights: Tensor) -> int:
        """One index from non-negative weights [vocab], which need not sum to one."""
        return int(torch.multinomial(weights.cpu(), 1, generator=self._generator))

    def uniforms(self, count: int) -> list[float]:
        """``count`` numbers in [0, 1)."""
        numbers: list[float] = torch.rand(count, generator=self._generator, dtype=torch.float64).tolist()
        return numbers
