"""From logits to probabilities against plain definitions, and seeded draws."""

import math
import random

import pytest
import torch

from dspark_core.errors import CorruptFileError
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler


def plain_probs(logits: list[float], temperature: float, top_k: int, top_p: float) -> list[float]:
    """Temperature, then top-k, then top-p, each as its definition says, on one row without ties."""
    scaled = [value / temperature for value in logits]
    order = sorted(range(len(scaled)), key=lambda index: -scaled[index])
    kept = order[:top_k] if top_k else order
    highest = scaled[kept[0]]
    weights = {index: math.exp(scaled[index] - highest) for index in kept}
    total = sum(weights.values())
    nucleus, mass = [], 0.0
    for index in kept:
        if mass >= top_p:
            break
        nucleus.append(index)
        mass += weights[index] / total
    total = sum(weights[index] for index in nucleus)
    return [weights[index] / total if index in nucleus else 0.0 for index in range(len(logits))]


@pytest.mark.parametrize("temperature", [0.1, 0.7, 1.0, 2.5, 10.0])
@pytest.mark.parametrize("top_k", [0, 1, 5, 20, 40, 41, 10**12])
@pytest.mark.parametrize("top_p", [1.0, 0.999, 0.9, 0.5, 1e-9])
def test_against_the_definitions(temperature, top_k, top_p):
    numbers = random.Random(f"{temperature} {top_k} {top_p}")
    rows = [[numbers.gauss(0, 3) for _ in range(40)] for _ in range(4)]
    sampler = Sampler(SamplingParams(temperature, top_k, top_p), seed=0)
    probs = sampler.probs(torch.tensor(rows, dtype=torch.float64))
    wanted = torch.tensor([plain_probs(row, temperature, top_k, top_p) for row in rows], dtype=torch.float64)
    torch.testing.assert_close(probs, wanted, rtol=0, atol=1e-12)
    small = sampler.probs(torch.tensor(rows, dtype=torch.float32))
    assert small.dtype == torch.float32
    torch.testing.assert_close(small.double(), wanted, rtol=0, atol=1e-5)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_probabilities_are_float32(dtype):
    probs = Sampler(SamplingParams(0.8, 0, 0.9), 0).probs(torch.randn(2, 50).to(dtype))
    assert probs.dtype == torch.float32
    torch.testing.assert_close(probs.sum(-1), torch.ones(2))


@pytest.mark.parametrize("params", [(1.0, 3, 1.0), (1.0, 0, 0.3), (1.0, 4, 0.5), (1.0, 0, 1.0)])
def test_ties_leave_a_distribution(params):
    probs = Sampler(SamplingParams(*params), 0).probs(torch.zeros(1, 12))[0]
    assert float(probs.sum()) == pytest.approx(1.0)
    assert len(set(probs[probs > 0].tolist())) == 1
    if params[1]:
        assert int((probs > 0).sum()) <= params[1]
    if params[2] == 0.3:
        assert int((probs > 0).sum()) == 4  # 4/12 is the smallest head that reaches 0.3


@pytest.mark.parametrize("temperature", [1e-3, 1e-8, 1e-38, 1e-45, 1e-300, 5e-324])
def test_a_tiny_temperature_is_nearly_greedy(temperature):
    params = SamplingParams(temperature).validated()
    logits = torch.tensor([[1.0, 30.0, -70.0, 29.0]])
    sampler = Sampler(params, 0)
    assert sampler.probs(logits)[0].tolist() == [0.0, 1.0, 0.0, 0.0]
    assert sampler.choose(logits[0]) == 1


def test_extreme_logits_leave_a_distribution():
    logits = torch.tensor([[3e38, -3e38, 0.0], [float("-inf"), 1.0, 1.0]])
    for params in [(0.5, 0, 1.0), (10.0, 2, 0.9), (0.01, 0, 0.5)]:
        probs = Sampler(SamplingParams(*params), 0).probs(logits)
        assert torch.isfinite(probs).all()
        torch.testing.assert_close(probs.sum(-1), torch.ones(2))
        assert probs[1, 0] == 0


def test_temperature_zero_is_greedy():
    for temperature in (0, 0.0, None):
        sampler = Sampler(SamplingParams(temperature), 0)
        assert sampler.greedy
        assert sampler.choose(torch.tensor([0.0, 2.0, 1.0])) == 1
    assert not Sampler(SamplingParams(0.1), 0).greedy


def test_draws_follow_the_weights_and_never_take_a_zero():
    sampler = Sampler(SamplingParams(1.0), seed=3)
    weights = torch.tensor([0.0, 2.0, 0.0, 1.0, 1.0])  # they need not sum to one
    counts = torch.zeros(5)
    for _ in range(4000):
        counts[sampler.draw(weights)] += 1
    assert counts[0] == counts[2] == 0
    expected = 4000 * weights[[1, 3, 4]] / 4
    assert float(((counts[[1, 3, 4]] - expected) ** 2 / expected).sum()) < 13.8  # chi-square, 2 degrees, 0.001


def test_a_zero_is_never_drawn_from_a_large_vocabulary():
    sampler = Sampler(SamplingParams(1.0), seed=0)
    weights = torch.zeros(200_000)
    weights[123_456] = 1e-30
    assert {sampler.draw(weights) for _ in range(200)} == {123_456}


def test_the_same_seed_gives_the_same_numbers():
    first, second, other = (Sampler(SamplingParams(1.0), seed) for seed in (5, 5, 6))
    weights = torch.ones(1000)

    def numbers(sampler: Sampler) -> list[float]:
        return [*sampler.uniforms(3), *(sampler.draw(weights) for _ in range(5)), *sampler.uniforms(1)]

    a, b, c = numbers(first), numbers(second), numbers(other)
    assert a == b
    assert a != c
    assert all(0 <= number < 1 for number in Sampler(SamplingParams(1.0), 0).uniforms(1000))


def test_global_randomness_is_neither_used_nor_disturbed():
    torch.manual_seed(0)
    wanted = torch.rand(3)
    torch.manual_seed(0)
    sampler = Sampler(SamplingParams(1.0), 9)
    sampler.draw(torch.ones(4))
    sampler.uniforms(2)
    assert torch.equal(torch.rand(3), wanted)


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_logits_that_are_no_numbers_are_no_answer(bad, temperature):
    sampler = Sampler(SamplingParams(temperature=temperature), 0)
    logits = torch.zeros(2, 5)
    logits[1, 3] = bad
    with pytest.raises(CorruptFileError, match="not a number"):
        sampler.argmaxes(logits) if sampler.greedy else sampler.draw(sampler.probs(logits)[1])
