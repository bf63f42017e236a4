"""The figures of one answer, by cases counted by hand (EXACTNESS contract, 6)."""

import pytest

from dspark_core.metrics import RoundCounter, ratio


def add(counter: RoundCounter, proposed: int, accepted: int, emitted: int, seconds: float = 0.5) -> None:
    counter.add_round(
        proposed=proposed,
        accepted=accepted,
        emitted=emitted,
        seconds=seconds,
        draft_s=0.1,
        verify_s=0.25,
        target_bytes=1000,
        draft_bytes=50,
    )


def test_nothing_yet_is_not_zero():
    stats = RoundCounter(prompt_tokens=4).stats()
    assert (stats.tau, stats.tokens_per_s, stats.tpot_s, stats.ttft_s, stats.acceptance_rate) == (None,) * 5
    assert stats.target_bytes_per_s is None
    assert stats.output_tokens == 0


def test_three_rounds():
    counter = RoundCounter(prompt_tokens=4)
    counter.add_first_token(0.25)
    add(counter, 7, 7, 8)
    add(counter, 7, 2, 3)
    add(counter, 4, 0, 1)
    stats = counter.stats(peak_bytes_per_s=1e9, seed=3)
    assert stats.output_tokens == 13
    assert stats.tau == 4.0
    assert stats.acceptance_rate == 0.5
    assert stats.accepted_lengths == (1, 0, 1, 0, 0, 0, 0, 1)
    assert stats.tokens_per_s == 8.0
    assert stats.tpot_s == 0.125
    assert stats.ttft_s == 0.25
    assert stats.target_bytes_per_s == pytest.approx(4000)
    assert stats.draft_bytes_per_s == pytest.approx(500)
    assert (stats.rounds, stats.proposed, stats.accepted, stats.seed) == (3, 18, 9, 3)


def test_an_accepted_stop_token_has_no_plus_one():
    counter = RoundCounter()
    counter.add_first_token(1.0)
    add(counter, 7, 3, 4)
    add(counter, 7, 2, 2)  # the second draft was a stop token: nothing closes the round
    assert counter.stats().tau == 3.0


def test_plain_rounds_have_a_tau_of_one_and_no_rate():
    counter = RoundCounter()
    counter.add_first_token(1.0)
    for _ in range(5):
        add(counter, 0, 0, 1)
    stats = counter.stats()
    assert stats.tau == 1.0
    assert stats.acceptance_rate is None
    assert stats.accepted_lengths == ()
    assert stats.tokens_per_s == 2.0


def test_the_first_token_alone_has_no_speed():
    counter = RoundCounter()
    counter.add_first_token(0.5)
    stats = counter.stats()
    assert stats.output_tokens == 1
    assert stats.tokens_per_s is None


@pytest.mark.parametrize(("part", "whole", "wanted"), [(1, 2, 0.5), (0, 2, 0.0), (1, 0, None), (0, 0, None)])
def test_ratio(part, whole, wanted):
    assert ratio(part, whole) == wanted


def test_what_drafting_saved_is_added_up_where_it_is_known():
    counter, chat = RoundCounter(), RoundCounter()
    add(counter, 7, 0, 1)
    assert counter.stats().saved_s is None
    for saved_s in (0.5, -0.125, None):
        values = {"proposed": 7, "accepted": 0, "emitted": 1, "seconds": 0.5, "draft_s": 0.1, "verify_s": 0.25}
        counter.add_round(**values, target_bytes=1, draft_bytes=1, saved_s=saved_s)
    assert counter.stats().saved_s == 0.375
    chat.add_answer(counter.stats())
    chat.add_answer(RoundCounter().stats())
    assert chat.stats().saved_s == 0.375


def test_the_time_of_a_round_in_which_the_machine_slept_is_left_out():
    counter = RoundCounter()
    counter.add_first_token(1.0)
    add(counter, 7, 3, 4)
    add(counter, 7, 3, 4, seconds=30_000.0)
    add(counter, 7, 3, 4)
    stats = counter.stats()
    assert (stats.output_tokens, stats.tau) == (13, 4.0)
    assert (stats.tokens_per_s, stats.tpot_s) == (8.0, 0.125)
    assert stats.target_bytes_per_s == pytest.approx(4000)
    chat = RoundCounter()
    chat.add_answer(stats)
    assert chat.stats().tokens_per_s == 8.0


def test_where_no_round_was_timed_there_is_no_speed():
    counter = RoundCounter()
    counter.add_first_token(1.0)
    add(counter, 7, 3, 4, seconds=30_000.0)
    stats = counter.stats()
    assert (stats.tokens_per_s, stats.tpot_s, stats.tau) == (None, None, 4.0)
    chat = RoundCounter()
    chat.add_answer(stats)
    assert (chat.stats().tokens_per_s, chat.stats().tpot_s) == (None, None)
