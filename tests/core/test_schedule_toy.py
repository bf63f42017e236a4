"""Where a block ends may not depend on the drafts it holds: the counter-example of the DSpark paper's appendix A.

Two tokens A and B, at every position p = (0.7, 0.3) and q = (0.5, 0.5); confidence 0.8 for the first draft, for the
second 0.9 after A and 0 after B; a pass over 1, 2, 3 tokens runs 1, 0.5, 0.45 times a second. The engine's
scheduler stands among schedules written here, one of which looks ahead and is biased.
"""

import itertools
from collections.abc import Callable
from fractions import Fraction

import pytest
import torch
from fakes import GivenNumbers

from dspark_core.acceptance import accept
from dspark_core.scheduling.prefix import best_length, causal_length

A, B = 0, 1
P = (Fraction(7, 10), Fraction(3, 10))
Q = (Fraction(1, 2), Fraction(1, 2))
PASSES_PER_SECOND = (1.0, 0.5, 0.45)
"""By the number of drafts in the pass."""
UNIFORMS = (0.1, 0.3, 0.5, 0.7, 0.9)
"""p / q is a multiple of 1/5 or above one, so five values stand for the whole interval exactly."""

Schedule = Callable[[int], int]
"""First draft -> how many of the two drafts are verified."""


def confidence_after(first: int) -> tuple[float, float]:
    return (0.8, 0.9 if first == A else 0.0)


def tokens_per_second(first: int, length: int) -> float:
    chances = itertools.accumulate(confidence_after(first)[:length], lambda x, y: x * y)
    return (1.0 + sum(chances)) * PASSES_PER_SECOND[length]


def hindsight(first: int) -> int:
    """The best length for the drafts as they came out: whether the first is verified depends on itself."""
    return max(range(3), key=lambda length: tokens_per_second(first, length))


def stop_at_the_first_loss(first: int) -> int:
    """Lengthens the block while that pays, by what is known before the next draft is seen."""
    length = 0
    while length < 2 and tokens_per_second(first, length + 1) > tokens_per_second(first, length):
        length += 1
    return length


def second_by_the_first(first: int) -> int:
    """Always verifies the first draft; the second only after an A. Allowed: c_2 looks at x_1, not at x_2."""
    return 2 if first == A else 1


def seconds(rows: int) -> float:
    return 1 / PASSES_PER_SECOND[rows - 1]


def of_the_engine(rate: float, usual: tuple[float, ...]) -> Schedule:
    return lambda first: causal_length(confidence_after(first), usual, seconds, rate, 2)


def with_all_confidences(first: int) -> int:
    """The engine's rule for drafts that were not sampled. At this rate its length depends on the first draft itself."""
    return best_length(confidence_after(first), seconds, 1.0)


SCHEDULES = {
    "none": (lambda first: 0, True),
    "one": (lambda first: 1, True),
    "two": (lambda first: 2, True),
    "stop at the first loss": (stop_at_the_first_loss, True),
    "second by the first": (second_by_the_first, True),
    "hindsight": (hindsight, False),
    "the engine's, for drafts that were not sampled": (with_all_confidences, False),
    **{
        f"the engine's, at {rate} tokens a second, usually {usual}": (of_the_engine(rate, usual), True)
        for rate in (0.0, 0.5, 0.7, 0.78, 0.85, 1.0, 5.0)
        for usual in ((), (0.8, 0.45), (0.8, 1.0))
    },
}


def first_two_by_hand(schedule: Schedule) -> dict[tuple[int, int], Fraction]:
    """Chances of the first two emitted tokens, with exact fractions and no code of the engine."""
    residual = [max(P[x] - Q[x], Fraction(0)) for x in (A, B)]
    residual = [part / sum(residual) for part in residual]
    pairs = dict.fromkeys(itertools.product((A, B), repeat=2), Fraction(0))
    for drafts in itertools.product((A, B), repeat=2):
        chance, head, length = Q[drafts[0]] * Q[drafts[1]], (), schedule(drafts[0])
        for draft in drafts[:length]:
            passes = min(Fraction(1), P[draft] / Q[draft])
            for token in (A, B):
                add(pairs, (*head, token), chance * (1 - passes) * residual[token])
            chance, head = chance * passes, (*head, draft)
        for token in (A, B):
            add(pairs, (*head, token), chance * P[token])
    return pairs


def add(pairs: dict[tuple[int, int], Fraction], head: tuple[int, ...], chance: Fraction) -> None:
    """Count ``chance`` for the pair that ``head`` begins with; a missing second token comes from the target."""
    if len(head) >= 2:
        pairs[head[0], head[1]] += chance
    else:
        for token in (A, B):
            pairs[head[0], token] += chance * P[token]


def first_two_by_the_engine(schedule: Schedule) -> dict[tuple[int, int], float]:
    """The same through the real acceptance rule."""
    target_row, draft_row = (torch.tensor([float(x) for x in row], dtype=torch.float64) for row in (P, Q))
    pairs = dict.fromkeys(itertools.product((A, B), repeat=2), 0.0)
    for drafts in itertools.product((A, B), repeat=2):
        length = schedule(drafts[0])
        draft_probs = draft_row.repeat(length, 1)
        for uniforms in itertools.product(UNIFORMS, repeat=2):
            sampler = GivenNumbers(uniforms)
            verdict = accept(list(drafts[:length]), draft_probs, target_row.repeat(length + 1, 1), sampler)
            closing = sampler.weights / sampler.weights.sum()
            weight = float(Q[drafts[0]] * Q[drafts[1]]) / len(UNIFORMS) ** 2
            for tail in itertools.product((A, B), repeat=2):  # closing token, then the target's next one
                emitted = (*drafts[: verdict.accepted], *tail)
                pairs[emitted[0], emitted[1]] += weight * float(closing[tail[0]]) * float(P[tail[1]])
    return pairs


def test_the_rates_are_those_of_the_example():
    assert [tokens_per_second(A, length) for length in range(3)] == pytest.approx([1.0, 0.9, 1.134])
    assert [tokens_per_second(B, length) for length in range(3)] == pytest.approx([1.0, 0.9, 0.81])
    assert (hindsight(A), hindsight(B)) == (2, 0)
    assert stop_at_the_first_loss(A) == stop_at_the_first_loss(B) == 0


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_schedule_that_looks_only_back_keeps_the_distribution(name):
    schedule, causal = SCHEDULES[name]
    by_hand, by_engine = first_two_by_hand(schedule), first_two_by_the_engine(schedule)
    assert sum(by_hand.values()) == 1
    assert {pair: float(chance) for pair, chance in by_hand.items()} == pytest.approx(by_engine)
    first_is_a = by_hand[A, A] + by_hand[A, B]
    if causal:
        assert first_is_a == Fraction(7, 10)
        assert by_hand == {(x, y): P[x] * P[y] for x in (A, B) for y in (A, B)}
    else:  # what the mistake would look like: so this test can fail
        assert first_is_a == Fraction(17, 20)
