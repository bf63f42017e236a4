"""The section "Saved by drafting": live over two seconds, then over the answer; what is unknown is a dash."""

import pytest

from app.panels.counting import Savings
from app.widgets.numbers import DASH

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


def played(inspector, events):
    inspector.answer_started()
    for event in events:
        inspector.round_finished(event)


def reading(inspector):
    return inspector.saved.balance.reading.replace("\u00a0", " ")


def test_while_an_answer_runs_the_bar_follows_the_last_two_seconds(inspector, make_info, make_round, qtbot):
    inspector.model_ready(make_info())
    early = [make_round(0, 7, at=10 + k / 10, saved_s=-0.02) for k in range(5)]
    late = [make_round(3, 7, at=20 + k, saved_s=saved) for k, saved in enumerate((0.004, None, 0.008))]
    played(inspector, early + late)
    qtbot.waitUntil(lambda: reading(inspector) == "+6.0 ms a round")
    assert inspector.saved.balance.caption == "mean of the last 2 seconds (est.)"
    inspector.answer_failed()
    assert reading(inspector) == "−12.6 ms a round"  # (5 * −20 + 4 + 8) / 7
    assert inspector.saved.balance.caption == "mean of the last answer (est.)"


def test_the_figures_are_those_of_the_last_round_and_of_the_answer(inspector, make_info, make_round):
    inspector.model_ready(make_info())
    played(inspector, [make_round(3, 7, saved_s=0.9), make_round(3, 7), make_round(0, 7, saved_s=0.334)])
    inspector.answer_failed()
    assert inspector.saved.round.text() == "+334\u00a0ms"
    assert inspector.saved.answer.text() == "+1.23\u00a0s"


def test_the_ratio_counts_only_rounds_whose_saving_is_known(inspector, make_info, make_round):
    inspector.model_ready(make_info())
    known = {"seconds": 0.05, "saved_s": 0.021}
    played(inspector, [make_round(3, 7, **known), make_round(3, 7, **known), make_round(0, 0, seconds=9.0)])
    inspector.answer_failed()
    assert inspector.saved.against_plain.text() == "×1.42 against plain decoding (est.)\nover 2 rounds with drafts"


def test_what_was_predicted_stands_below_once_there_is_a_measured_figure(inspector, make_info):
    inspector.show()
    inspector.model_ready(make_info())
    forecast = inspector.saved.forecast
    assert not forecast.isVisible()
    inspector.saved.show_forecast("Predicted ×1.8 (1.5 to 2.1), measured ×1.90 (est.)")
    assert forecast.isVisible()
    assert "measured ×1.90" in inspector.figures_text()
    inspector.model_ready(make_info())  # another pair
    assert not forecast.isVisible()
    assert "measured ×1.90" not in inspector.figures_text()


def test_a_loss_is_below_one_and_has_a_minus(inspector, make_info, make_round):
    inspector.model_ready(make_info())
    played(inspector, [make_round(0, 7, seconds=0.05, saved_s=-0.01)])
    inspector.answer_failed()
    assert inspector.saved.round.text() == inspector.saved.answer.text() == "−10.0\u00a0ms"
    assert inspector.saved.against_plain.text().startswith("×0.80 against")


def test_what_no_plain_step_was_measured_for_is_a_dash(inspector, make_info, make_round, qtbot):
    inspector.model_ready(make_info())
    played(inspector, [make_round(3, 7)])
    qtbot.waitUntil(lambda: inspector.saved.balance.caption == "not known of the last 2 seconds")
    inspector.answer_failed()
    assert reading(inspector) == inspector.saved.round.text() == inspector.saved.answer.text() == DASH
    assert inspector.saved.against_plain.text().startswith("Appears once a plain step was measured")
    assert inspector.saved.against_plain.copy_text() == ""
    assert inspector.saved.balance.caption == ""


def test_after_a_plain_step_the_last_round_is_a_dash_but_the_answer_is_not(inspector, make_info, make_round):
    inspector.model_ready(make_info())
    played(inspector, [make_round(3, 7, saved_s=0.002), make_round(0, 0)])
    inspector.answer_failed()
    assert inspector.saved.round.text() == DASH
    assert inspector.saved.answer.text() == "+2.0\u00a0ms"


def test_a_pair_without_a_drafter_says_that_nothing_is_drafted(inspector, make_info, make_round):
    inspector.model_ready(make_info(drafter="none"))
    played(inspector, [make_round(0, 0)])
    inspector.answer_failed()
    assert inspector.saved.against_plain.text() == "Plain decoding: nothing is drafted"
    assert inspector.saved.balance.caption == ""


@pytest.mark.parametrize("what", ["answer_started", "conversation_cleared", "model_unloaded"])
def test_figures_of_an_answer_go_with_it(inspector, make_info, make_round, what):
    inspector.model_ready(make_info())
    played(inspector, [make_round(3, 7, saved_s=0.002)])
    inspector.answer_failed()
    getattr(inspector, what)()
    assert reading(inspector) == inspector.saved.round.text() == inspector.saved.answer.text() == DASH


def test_while_hidden_nothing_is_shown_but_all_is_counted(inspector, make_info, make_round):
    inspector.model_ready(make_info())
    inspector.answer_started()
    inspector.hide()
    inspector.round_finished(make_round(3, 7, saved_s=0.002))
    assert inspector.saved.answer.text() == DASH
    assert inspector.schedule.widths.counts == ()
    inspector.show()
    assert inspector.saved.answer.text() == "+2.0\u00a0ms"
    assert inspector.schedule.widths.counts[-1] == 1


def test_of_no_rounds_nothing_is_known():
    assert Savings().mean_s is None
    assert Savings().speedup is None
