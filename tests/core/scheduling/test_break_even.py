"""Drafting that loses is switched off, tried again less and less often, and comes back when it wins."""

import random

import pytest

from dspark_core.scheduling.break_even import FIRST_REST, LONGEST_REST, TOLERATED, BreakEven, Switched

PLAIN = 0.01


def measured() -> BreakEven:
    found = BreakEven()
    found.observe_plain(PLAIN)
    return found


def until_switched(found: BreakEven, seconds: float, tokens: int, most: int = 1000) -> tuple[int, Switched]:
    for count in range(1, most + 1):
        if switched := found.observe_round(seconds, tokens):
            return count, switched
    raise AssertionError("never switched")


def rest(found: BreakEven) -> int:
    """Plain steps until drafting is tried again."""
    for count in range(1, 10_000):
        found.observe_plain(PLAIN)
        if found.drafts:
            return count
    raise AssertionError("never tried again")


def test_nothing_is_judged_before_a_plain_step_was_measured():
    found = BreakEven()
    assert all(found.observe_round(1.0, 1) is None for _ in range(100))
    assert found.drafts
    assert found.saved(1.0, 1) is None


def test_a_loss_is_noticed_when_it_has_cost_what_is_tolerated():
    found = measured()
    count, switched = until_switched(found, seconds=1.5 * PLAIN, tokens=1)
    assert count in (TOLERATED / 0.5, TOLERATED / 0.5 + 1)  # the sum is rounded
    assert not found.drafts
    assert not switched.on
    assert switched.draft_s_per_token == pytest.approx(1.5 * PLAIN)
    assert switched.plain_s_per_token == pytest.approx(PLAIN)


def test_old_gains_do_not_hide_a_loss():
    found = measured()
    for _ in range(1000):
        assert found.observe_round(PLAIN, 3) is None
    count, _ = until_switched(found, seconds=2 * PLAIN, tokens=1)
    assert count == TOLERATED


def test_bad_luck_hardly_stops_what_wins():
    found, rng, tokens, seconds = measured(), random.Random(1), 0, 0.0
    while tokens < 50_000:  # 2.0 tokens a round for the time of 1.5
        drafted = found.drafts
        given, took = (rng.choice((1, 1, 2, 4)), 1.5 * PLAIN) if drafted else (1, PLAIN)
        tokens, seconds = tokens + given, seconds + took
        if drafted:
            found.observe_round(took, given)
        else:
            found.observe_plain(took)
    assert tokens / seconds > 0.97 * 2.0 / (1.5 * PLAIN)


def test_probes_are_further_and_further_apart_and_reset_by_a_win():
    found = measured()
    until_switched(found, 2 * PLAIN, 1)
    rests = []
    for _ in range(7):
        rests.append(rest(found))
        while found.drafts:
            assert found.observe_round(2 * PLAIN, 1) is None, "a probe that fails switches nothing"
    assert rests == [FIRST_REST, 64, 128, 256, 512, LONGEST_REST, LONGEST_REST]
    rest(found)
    _, switched = until_switched(found, PLAIN, 2)
    assert switched.on
    assert found.drafts
    until_switched(found, 2 * PLAIN, 1)
    assert rest(found) == FIRST_REST


def test_a_new_answer_is_a_new_chance():
    found = measured()
    until_switched(found, 2 * PLAIN, 1)
    found.begin()
    assert found.drafts
    for _ in range(3):
        assert found.observe_round(PLAIN, 4) is None, "it began with drafts: nothing is switched"
    assert found.state == "on"


def test_a_new_answer_is_told_when_its_probe_fails():
    found = measured()
    until_switched(found, 2 * PLAIN, 1)
    found.begin()
    assert not until_switched(found, 2 * PLAIN, 1)[1].on


def test_the_first_round_of_a_probe_is_not_judged():
    """It reads what the rest has left over."""
    found = measured()
    until_switched(found, 2 * PLAIN, 1)
    rest(found)
    found.observe_round(50 * PLAIN, 1)
    assert found.state == "probing"
    assert until_switched(found, PLAIN, 4)[1].on


def test_a_step_that_something_held_up_counts_little():
    found = measured()
    for _ in range(10):
        found.observe_plain(PLAIN)
    found.observe_plain(100 * PLAIN)
    assert found.plain_s < 1.3 * PLAIN


def test_a_first_step_that_something_held_up_is_soon_outweighed():
    found = BreakEven()
    found.observe_plain(3 * PLAIN)
    for _ in range(4):
        found.observe_plain(PLAIN)
    assert found.plain_s == pytest.approx(1.4 * PLAIN)


def test_what_a_round_saved():
    assert measured().saved(0.025, 4) == pytest.approx(0.015)
    assert measured().saved(0.025, 1) == pytest.approx(-0.015)
