"""How many drafts are verified: against the best of all lengths, and by what is known when."""

import itertools
import random

import pytest

from dspark_core.scheduling.prefix import best_length, causal_length


def flat(rows: int) -> float:
    return 1.0


def linear(rows: int) -> float:
    return 1.0 + 0.3 * rows


def stairs(rows: int) -> float:
    return (1.0, 1.0, 1.4, 1.4, 1.4, 1.4, 2.0, 2.0)[rows - 1]


@pytest.mark.parametrize(
    "choose", [best_length, lambda c, s, r: causal_length(c, c, s, r, len(c))], ids=["best", "causal"]
)
def test_a_stair_is_filled(choose):
    """Rows that cost nothing are taken, however unlikely their drafts."""
    assert choose([0.01] * 7, flat, 100.0) == 7
    assert choose([0.9, 0.9, 0.01, 0.01, 0.01, 0.5, 0.5], stairs, 1.0) == 5
    assert choose([1e-9] * 7, stairs, 1.0) == 1


def test_a_dear_step_is_taken_where_cheap_ones_follow():
    """The second draft alone is not worth the stair, with those behind it it is."""
    confidence = [0.9, 0.4, 0.9, 0.9, 0.9]
    assert best_length(confidence, stairs, 2.0) == 5
    assert causal_length(confidence, confidence, stairs, 2.0, 5) == 5
    assert causal_length(confidence, [0.9, 0.4, 0.0, 0.0, 0.0], stairs, 2.0, 5) == 1, "where nothing usually follows"


def test_a_draft_is_admitted_by_what_stands_before_it_alone():
    """Whatever later drafts say, whether draft k is verified stays the same (EXACTNESS.md 2)."""
    rng = random.Random(5)
    for _ in range(300):
        seconds, rate = rng.choice((flat, linear, stairs)), rng.uniform(0, 3)
        usual = [rng.random() for _ in range(7)]
        confidence = [rng.random() for _ in range(7)]
        for k in range(7):
            admitted = {
                causal_length([*confidence[: k + 1], *rest], usual, seconds, rate, len(confidence)) > k
                for rest in itertools.product((0.0, 0.5, 1.0), repeat=min(2, 6 - k))
                for rest in [[*rest, *[rng.random()] * (6 - k - len(rest))][: rng.randrange(7)]]  # drafts may end early
            }
            assert len(admitted) == 1


def test_the_best_length_is_the_best():
    rng = random.Random(6)
    for _ in range(300):
        seconds, rate = rng.choice((flat, linear, stairs)), rng.uniform(0, 3)
        confidence = [rng.random() for _ in range(7)]

        def worth(length: int, confidence=confidence, seconds=seconds, rate=rate) -> float:
            chances = itertools.accumulate(confidence[:length], lambda x, y: x * y)
            return sum(chances) - rate * seconds(length + 1)

        best = best_length(confidence, seconds, rate)
        assert worth(best) == pytest.approx(max(worth(length) for length in range(8)))


def test_without_a_rate_every_draft_is_worth_it():
    assert best_length([0.1] * 7, linear, 0.0) == causal_length([0.1] * 7, [], linear, 0.0, 7) == 7


def test_no_drafts():
    assert best_length([], linear, 1.0) == causal_length([], [], linear, 1.0, 0) == 0
