"""The numbers that sampling rests on: never used twice, and not rounded before they are compared."""

import pytest
import torch

from dspark_core.acceptance import accept
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler

HALVES = torch.tensor([0.5, 0.5])


def test_no_number_of_a_request_comes_twice():
    sampler = Sampler(SamplingParams(temperature=1.0), seed=3)
    numbers: list[float] = []
    for count in range(60):
        sampler.draw(HALVES)
        numbers += sampler.uniforms(count % 7)
    assert len(set(numbers)) == len(numbers) > 100
    assert 0.4 < sum(numbers) / len(numbers) < 0.6


@pytest.mark.parametrize("drawn_first", [True, False])
def test_the_acceptance_test_is_independent_of_the_draws(drawn_first):
    """Counted over seeds: four cells of equal chance."""
    counts, samples = torch.zeros(2, 2), 2000
    for seed in range(samples):
        sampler = Sampler(SamplingParams(temperature=1.0), seed)
        first = sampler.draw(HALVES) if drawn_first else None
        uniform = sampler.uniforms(1)[0]
        counts[sampler.draw(HALVES) if first is None else first, int(uniform < 0.5)] += 1
    assert float(((counts - samples / 4) ** 2 / (samples / 4)).sum()) < 16.3  # chance 0.001 with three degrees


class Given:
    """A sampler with one given uniform."""

    greedy = False

    def __init__(self, uniform: float) -> None:
        self.uniform = uniform

    def probs(self, logits: torch.Tensor, drafts: list[int]) -> torch.Tensor:
        return logits

    def uniforms(self, count: int) -> list[float]:
        return [self.uniform] * count

    def passes(self, p: torch.Tensor, q: torch.Tensor, uniforms: torch.Tensor) -> torch.Tensor:
        return uniforms * q < p

    def drawn(self, weights: torch.Tensor, uniforms: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return torch.tensor([1]), weights.sum(dim=-1)


@pytest.mark.parametrize(
    ("p", "q", "uniform"),
    [(0.3005, 0.3016, 0.9975), (0.3001, 0.3009, 0.9990)],
    ids=["q in bfloat16 would pass", "p and q in bfloat16 would pass"],
)
def test_p_and_q_are_compared_unrounded(p, q, uniform):
    target_probs = torch.tensor([[p, 1.0 - p], [0.5, 0.5]])
    draft_probs = torch.tensor([[q, 1.0 - q]])
    assert uniform * q > p
    assert accept([0], draft_probs, target_probs, Given(uniform)).accepted == 0
