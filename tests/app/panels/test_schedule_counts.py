"""What rounds tell about the schedule: costs by width, and what became of the chances that were given."""

import pytest

from app.panels.schedule_counts import Reliability, ScheduleCounts


def counted(*events):
    counts = ScheduleCounts()
    for event in events:
        counts.add(event)
    return counts


def shown(judged):
    return [(place.count, pytest.approx(place.given), place.happened) for place in judged.bins]


def test_passes_are_counted_by_their_rows(make_round):
    counts = counted(
        make_round(0, 0, verify_s=0.020),
        make_round(2, 7, verify_s=0.030),
        make_round(7, 7, verify_s=0.050, closing=None),
        make_round(1, 7, verify_s=0.040, copied=True),
    )
    assert sorted(counts.passes) == [1, 8]
    eight = counts.passes[8]
    assert eight.count == 3
    assert eight.mean_s == pytest.approx(0.040)
    assert (eight.shortest_s, eight.longest_s) == (0.030, 0.050)


def test_each_prefix_of_a_round_is_judged_by_its_product_and_by_what_the_schedule_made_of_it(make_round):
    counts = counted(make_round(1, 2, confidence=(0.9, 0.5, 0.5), survival=(0.75, 0.32, 0.1)))
    assert shown(counts.said) == [(1, 0.45, 0.0), (1, 0.9, 1.0)]  # the third draft was not verified
    assert shown(counts.calibrated) == [(1, 0.32, 0.0), (1, 0.75, 1.0)]


def test_of_unknown_chances_nothing_is_judged(make_round):
    counts = counted(make_round(1, 2, confidence=(0.9, 0.5), survival=None), make_round(1, 2), make_round(0, 0))
    assert counts.said.count == 2
    assert counts.calibrated.count == 0
    assert counts.calibrated.error is None


def test_fewer_calibrated_chances_than_drafts_are_judged_as_far_as_they_go(make_round):
    counts = counted(make_round(3, 3, confidence=(0.9, 0.9, 0.9), survival=(0.8,)))
    assert (counts.said.count, counts.calibrated.count) == (3, 1)


def test_copied_drafts_and_ends_at_a_stop_token_are_left_out(make_round):
    known = {"confidence": (0.9, 0.9), "survival": (0.8, 0.7)}
    counts = counted(make_round(2, 2, copied=True, **known), make_round(1, 2, closing=None, **known))
    assert counts.said.count == counts.calibrated.count == 0


def test_the_error_weighs_each_bin_by_its_prefixes():
    judged = Reliability()
    for passed in (True, True, True, False):
        judged.add(0.95, passed)  # 0.95 given, 0.75 happened
    judged.add(0.15, False)
    judged.add(0.15, True)  # 0.15 given, 0.5 happened
    assert judged.error == pytest.approx((4 * 0.20 + 2 * 0.35) / 6)
    assert judged.count == 6


def test_bins_are_tenths_and_certainty_belongs_to_the_last():
    judged = Reliability()
    for chance in (0.0, 0.05, 0.1, 0.99, 1.0):
        judged.add(chance, True)
    assert [place.count for place in judged.bins] == [2, 1, 2]
