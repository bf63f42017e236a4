"""The section "Schedule": its plots show what the rounds of this pair told, and are cleared with the pair."""

import pytest

from app.panels.schedule_counts import ScheduleCounts
from app.panels.schedule_panel import SchedulePanel
from app.widgets.numbers import DASH

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


@pytest.fixture
def panel(qtbot):
    widget = SchedulePanel()
    qtbot.addWidget(widget)
    return widget


def played(inspector, events):
    inspector.answer_started()
    for event in events:
        inspector.round_finished(event)
    inspector.answer_failed()


def of(label, points):
    """(given, happened, count) of a series, rounded."""
    return label, [(round(point.given, 3), round(point.happened, 3), point.count) for point in points]


def test_costs_and_widths_are_those_of_the_rounds(inspector, make_info, make_round):
    inspector.model_ready(make_info())
    played(inspector, [make_round(0, 0, verify_s=0.02), make_round(1, 3, verify_s=0.03)])
    played(inspector, [make_round(0, 3, verify_s=0.05)])
    assert inspector.schedule.widths.counts == (1, 0, 0, 2)
    assert inspector.schedule.cost.copy_text().splitlines()[1:] == [
        "1 row: 20.0 ms (mean of 1, 20.0 to 20.0)",
        "4 rows: 40.0 ms (mean of 2, 30.0 to 50.0)",
    ]
    assert inspector.schedule.cost.axis_maximum == 50


def test_the_calibration_plot_shows_bins_with_enough_prefixes(inspector, make_info, make_round):
    inspector.model_ready(make_info(drafter="dspark"))
    likely = {"confidence": (0.9,), "survival": (0.75,)}
    rare = make_round(0, 1, confidence=(0.2,), survival=(0.25,))
    rounds = [make_round(1, 1, **likely)] * 9 + [make_round(0, 1, **likely)] * 3
    played(inspector, [*rounds, *[rare] * 9])
    calibrated, said = inspector.schedule.calibration.series
    assert of(calibrated.label, calibrated.points) == ("calibrated", [(0.75, 0.75, 12)])
    assert of(said.label, said.points) == ("as the drafter says", [(0.9, 0.75, 12)])
    assert said.points[0].readout == "as the drafter says: given 90\u00a0%, passed 75\u00a0% of 12 prefixes"
    # also those without a dot: (12 * 0.00 + 9 * 0.25) / 21, (12 * 0.15 + 9 * 0.20) / 21
    text = "off by 10.7\u00a0% calibrated, 17.1\u00a0% as said\nover 21 prefixes"
    assert inspector.schedule.error.text() == text
    played(inspector, [rare])  # the tenth
    assert len(inspector.schedule.calibration.series[0].points) == 2


def test_the_error_says_of_how_many_where_the_schedule_knew_fewer(panel, make_round):
    counts = ScheduleCounts()
    for _ in range(10):
        counts.add(make_round(1, 1, confidence=(0.9,), survival=(0.8,)))
        counts.add(make_round(1, 1, confidence=(0.9,)))
    panel.show_counts(counts)
    assert panel.error.text() == ("off by 20.0\u00a0% calibrated (10 prefixes)\n10.0\u00a0% as said (20 prefixes)")


def test_without_calibrated_chances_theirs_is_a_dash(panel, make_round):
    counts = ScheduleCounts()
    for _ in range(10):
        counts.add(make_round(1, 1, confidence=(0.9,)))
    panel.show_counts(counts)
    assert panel.error.text() == f"off by {DASH} calibrated, 10.0\u00a0% as said\nover 10 prefixes"


def test_before_the_first_round_words_say_what_will_appear(inspector, make_info):
    inspector.model_ready(make_info(drafter="dspark"))
    schedule = inspector.schedule
    assert "appears with the first answer" in schedule.cost.accessibleDescription()
    assert "appears with drafts whose drafter says" in schedule.calibration.accessibleDescription()
    assert schedule.error.text() == f"off by {DASH}"
    assert not any(part.copy_text() for part in (schedule.cost, schedule.widths, schedule.calibration, schedule.error))


def test_a_pair_without_a_drafter_says_so_and_shows_what_its_passes_cost(inspector, make_info, make_round):
    inspector.model_ready(make_info(drafter="none"))
    played(inspector, [make_round(0, 0)])
    assert inspector.schedule.calibration.accessibleDescription() == "Plain decoding: no drafts are proposed"
    assert inspector.schedule.widths.counts == (1,)


def test_counts_outlive_answers_and_conversations_but_not_the_pair(inspector, make_info, make_round):
    inspector.model_ready(make_info())
    played(inspector, [make_round(1, 3)])
    inspector.conversation_cleared()
    assert inspector.schedule.widths.counts == (0, 0, 0, 1)
    inspector.model_ready(make_info(drafter="dspark"))
    assert inspector.schedule.widths.counts == ()
    played(inspector, [make_round(1, 3)])
    inspector.model_unloaded()
    assert inspector.schedule.widths.counts == ()
