"""The cost curve: through what was measured, never falling, and following the passes as they come."""

import pytest

from dspark_core.scheduling.cost_curve import CostCurve


def laid(curve: CostCurve) -> list[float]:
    return [curve.seconds(rows) for rows in range(1, curve.most + 1)]


def test_straight_between_widths_level_beyond_them():
    assert laid(CostCurve(6, [(2, 2.0), (4, 4.0)])) == [2.0, 2.0, 3.0, 4.0, 4.0, 4.0]


def test_a_wider_pass_never_costs_less():
    assert laid(CostCurve(4, [(1, 3.0), (2, 2.0), (4, 5.0)])) == [3.0, 3.0, 3.5, 5.0]


def test_nothing_is_known_at_first():
    curve = CostCurve(8)
    assert not curve.known
    assert laid(curve) == [0.0] * 8
    curve.observe(8, 0.02)
    assert not curve.known, "one width alone cannot be compared"
    curve.observe(1, 0.01)
    assert curve.known
    assert laid(curve)[0] == 0.01
    assert laid(curve)[7] == 0.02


def test_no_single_outlier_decides():
    curve = CostCurve(2, [(1, 1.0), (2, 1.5)])
    for _ in range(20):
        curve.observe(2, 1.5)
    curve.observe(2, 100.0)
    assert curve.seconds(2) < 2.0
    assert curve.seconds(1) < 1.3


def test_a_slower_machine_is_known_for_all_widths():
    """Another program at work, or a longer context: only wide passes tell it, and the plain one is dearer too."""
    curve = CostCurve(8, [(1, 1.0), (8, 1.5)])
    for _ in range(50):
        curve.observe(8, 1.5)
        curve.observe(1, 1.0)
    for _ in range(40):
        curve.observe(8, 3.0)
    assert curve.seconds(8) == pytest.approx(3.0, rel=0.01)
    assert curve.seconds(1) == pytest.approx(2.0, rel=0.1)
    for _ in range(40):
        curve.observe(8, 1.5)
    assert curve.seconds(1) == pytest.approx(1.0, rel=0.1)


def test_a_profile_is_believed_about_how_widths_compare():
    """It was measured many times; that the machine has become slower since is likelier than that it was wrong."""
    curve = CostCurve(8, [(1, 1.0), (4, 1.2), (8, 1.5)])
    for _ in range(40):
        curve.observe(8, 3.0)
    assert curve.seconds(8) == pytest.approx(3.0, rel=0.02)
    assert curve.seconds(1) == pytest.approx(2.0, rel=0.2)


def test_what_is_known_too_little_of_is_the_width_itself():
    curve = CostCurve(8)
    for _ in range(20):
        curve.observe(8, 1.5)
    curve.observe(1, 2.5)  # held up
    for _ in range(6):
        curve.observe(1, 1.0)
    assert curve.seconds(1) == pytest.approx(1.0, rel=0.2)
    assert curve.seconds(8) == pytest.approx(1.5, rel=0.2)


def test_a_pass_that_was_held_up_says_nothing_about_the_next_width():
    curve = CostCurve(8, [(2, 1.0), (8, 1.5)])
    for _ in range(20):
        curve.observe(2, 1.0)
    curve.observe(2, 30.0)
    curve.observe(1, 0.9)
    assert curve.seconds(1) > 0.7


def test_rows_beyond_the_widest_count_as_the_widest():
    curve = CostCurve(2, [(1, 1.0), (2, 1.5), (16, 9.0)])
    assert curve.seconds(5) == 1.5
