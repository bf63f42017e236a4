"""Committed tokens and the cache that belongs to them."""

import random

import pytest
import torch

from dspark_core.sequence import Sequence
from dspark_core.target.kv_cache import KVCache


def new_sequence(capacity: int = 100) -> Sequence:
    return Sequence(
        KVCache(layers=1, kv_heads=1, head_dim=2, capacity=capacity, dtype=torch.float32, device=torch.device("cpu"))
    )


def after(tokens: list[int]) -> Sequence:
    """A sequence at the end of an answer: the last token is the anchor."""
    sequence = new_sequence()
    sequence.prefilled(tokens[:-1])
    sequence.commit(tokens[-1:])
    assert sequence.cache.length == len(tokens) - 1
    return sequence


@pytest.mark.parametrize(
    ("before", "prompt", "shared"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4, 5, 6], 3),  # the anchor was never in the cache
        ([1, 2, 3, 4], [1, 2, 3, 4], 3),
        ([1, 2, 3, 4], [1, 2], 1),  # the last token of a prompt is always computed: its logits are needed
        ([1, 2, 3, 4], [1, 2, 9, 4, 5], 2),
        ([1, 2, 3, 4], [9, 2, 3, 4], 0),
        ([1, 2, 3, 4], [1], 0),
        ([1], [1, 2], 0),
    ],
)
def test_the_common_prefix_is_kept(before, prompt, shared):
    sequence = after(before)
    assert sequence.begin(prompt) == shared
    assert sequence.tokens == prompt[:shared]
    assert sequence.cache.length == shared


def test_begin_against_a_plain_definition():
    numbers = random.Random(0)
    for _ in range(500):
        before = [numbers.randrange(2) for _ in range(numbers.randrange(1, 8))]
        prompt = [numbers.randrange(2) for _ in range(numbers.randrange(1, 8))]
        sequence = after(before)
        wanted = max(n for n in range(len(prompt)) if n <= len(before) - 1 and before[:n] == prompt[:n])
        assert sequence.begin(prompt) == wanted


def test_reset_forgets_everything():
    sequence = after([1, 2, 3])
    sequence.reset()
    assert sequence.tokens == []
    assert sequence.cache.length == 0
    assert sequence.begin([1, 2, 3]) == 0
