"""The lookup drafter against a brute-force search."""

import random

import numpy as np
import pytest

from dspark_core.drafters.lookup import MAX_MATCH, MEMORY, MIN_MATCH, RATES, TRUST, LookupDrafter, longest_suffix_match
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler

SAMPLER = Sampler(SamplingParams(0.0), 0)


def brute_force(ids: list[int]) -> tuple[int, int] | None:
    """Behind the longest suffix of MIN_MATCH..MAX_MATCH tokens that occurred before, the latest of equals; its size."""
    for size in range(min(MAX_MATCH, len(ids) - 1), MIN_MATCH - 1, -1):
        suffix = ids[-size:]
        for start in range(len(ids) - size - 1, -1, -1):
            if ids[start : start + size] == suffix:
                return start + size, size
    return None


@pytest.mark.parametrize("alphabet", [1, 2, 3, 5, 20])
def test_against_brute_force(alphabet):
    numbers = random.Random(alphabet)
    for _ in range(400):
        ids = [numbers.randrange(alphabet) for _ in range(numbers.randrange(0, 90))]
        assert longest_suffix_match(np.array(ids, dtype=np.int64)) == brute_force(ids), ids


def test_long_repeats_are_cut_at_the_longest_match():
    ids = list(range(50)) * 3
    assert longest_suffix_match(np.array(ids)) == (100, 32) == brute_force(ids)


def drafter_with(tokens: list[int], block_size: int = 7) -> LookupDrafter:
    drafter = LookupDrafter(block_size)
    drafter.begin(tokens, SAMPLER)
    return drafter


@pytest.mark.parametrize("budget", range(10))
def test_the_budget_is_kept(budget):
    tokens = [*range(20), 0, 1]
    proposal = drafter_with(tokens).propose(1, budget, SAMPLER)
    assert proposal.tokens == list(range(2, 20))[: min(budget, 7)]
    assert proposal.probs is None
    assert all(type(token) is int for token in proposal.tokens)


@pytest.mark.parametrize("tokens", [[1], [1, 1], [1, 2], [1, 2, 3, 4], [5, 1, 2, 9, 1, 9, 2]])
def test_nothing_to_find(tokens):
    assert drafter_with(tokens).propose(tokens[-1], 7, SAMPLER).tokens == []


def test_what_ends_at_the_text_begins_again():
    """A text that goes round in circles goes on with the circle."""
    assert drafter_with([4, 4, 4]).propose(4, 7, SAMPLER).tokens == [4] * 7
    assert drafter_with([1, 2, 1, 2]).propose(2, 5, SAMPLER).tokens == [1, 2, 1, 2, 1]
    assert drafter_with([5, 6, 7, 5, 6]).propose(6, 7, SAMPLER).tokens == [7, 5, 6, 7, 5, 6, 7]


def test_growing_by_rounds_equals_starting_anew():
    numbers = random.Random(0)
    tokens = [numbers.randrange(4) for _ in range(6)]
    drafter = drafter_with(tokens)
    for _ in range(400):  # grows past its first buffer of 1,024
        new = [numbers.randrange(4) for _ in range(numbers.randrange(1, 8))]
        drafter.update(new, None)
        tokens += new
        assert (
            drafter.propose(tokens[-1], 4, SAMPLER).tokens
            == drafter_with(tokens).propose(tokens[-1], 4, SAMPLER).tokens
        )


def test_truncate_then_begin_forgets_the_old_text():
    drafter = drafter_with([1, 2, 3, 1, 2])
    drafter.truncate(2)
    drafter.truncate(100)
    assert drafter.propose(2, 7, SAMPLER).tokens == []
    drafter.begin([7, 8, 9, 7, 8], SAMPLER)
    assert drafter.propose(8, 3, SAMPLER).tokens == [9, 7, 8]


def test_a_proposal_does_not_change_when_the_text_goes_on():
    drafter = drafter_with([1, 2, 3, 1, 2])
    proposal = drafter.propose(2, 3, SAMPLER)
    drafter.update([9, 9, 9], None)
    assert proposal.tokens == [3, 1, 2]


def test_a_copy_that_goes_on_gets_longer():
    """After two whole blocks that were right; one wrong token ends it."""
    text = list(range(40))
    drafter, at, sizes = drafter_with([*text, 0, 1]), 2, []
    for _ in range(3):
        sizes.append(len(drafter.propose(text[at - 1], 99, SAMPLER).tokens))
        drafter.update(text[at : at + sizes[-1] + 1], None)
        at += sizes[-1] + 1
    assert sizes == [7, 7, 15]
    drafter = drafter_with([*text, 0, 1])
    for at in (2, 10):
        drafter.propose(text[at - 1], 99, SAMPLER)
        drafter.update(text[at : at + 8], None)
    drafter.propose(17, 99, SAMPLER)
    drafter.update([18, 99, 18, 19, 20], None)
    assert len(drafter.propose(20, 99, SAMPLER).tokens) == 7


def test_a_round_that_copies_nothing_teaches_what_a_copy_is_worth():
    """Drafted by something else, or not at all."""
    drafter = drafter_with([1, 2, 3, 4, 5, 6, 1, 2])
    assert drafter.propose(2, 0, SAMPLER).tokens == []
    drafter.update([3], None)
    assert drafter.propose(3, 7, SAMPLER).confidence[0] > RATES[0]


def test_right_drafts_in_short_rounds_are_no_reason_for_long_ones():
    drafter = drafter_with([4] * 5)
    for _ in range(20):
        assert len(drafter.propose(4, 1, SAMPLER).tokens) == 1
        drafter.update([4, 4], None)
    assert len(drafter.propose(4, 99, SAMPLER).tokens) == 7


def test_what_a_copy_is_worth_is_learned_by_the_length_of_the_match():
    """From what was committed, whoever drafted it; another answer begins anew."""
    drafter = drafter_with([1, 2, 3, 4, 5, 6, 1, 2])
    said = drafter.propose(2, 7, SAMPLER).confidence
    assert said == (RATES[0],) * 7  # two tokens match
    drafter.update([9], None)
    drafter.update([1, 2], None)
    less = drafter.propose(2, 7, SAMPLER).confidence[0]
    assert less == pytest.approx(MEMORY * TRUST * RATES[0] / (MEMORY * TRUST + 1))
    drafter.update([9, 1, 2], None)  # what is found now is the 9 behind the last 1, 2, and it is right
    assert drafter.propose(2, 7, SAMPLER).confidence[0] > less
    drafter.update([9, 1, 2], None)
    five = drafter.propose(2, 7, SAMPLER).confidence[0]
    assert five > RATES[1] - 1e-9
    drafter.begin([1, 2, 3, 4, 5, 6, 1, 2], SAMPLER)
    assert drafter.propose(2, 7, SAMPLER).confidence == said
