"""The inspector shows what RoundCounter counts, and a dash for what is unknown."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetricsF, QGuiApplication

from app.panels.acceptance_panel import ANSWER, CHAT, LAST_ROUND
from app.panels.counting import RecentRounds
from app.panels.legend import LegendRow
from app.theme import DARK, LIGHT
from app.widgets.numbers import DASH, decimal, percent
from app.widgets.painted import PaintedWidget
from dspark_core.events import FirstToken, GenerationFinished, Token
from dspark_core.metrics import RoundCounter

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


def first(seconds=0.21, at=9.0):
    return FirstToken("r", at, Token(1, "The", "plain"), seconds)


def answer(inspector, rounds, *, finish=True):
    """Play one answer; returns the counter that counted the same."""
    counter = RoundCounter()
    inspector.answer_started()
    inspector.first_token(first())
    counter.add_first_token(0.21)
    for event in rounds:
        inspector.round_finished(event)
        counter.add(event)
    if finish:
        stats = counter.stats(peak_bytes_per_s=20e9, seed=1)
        inspector.answer_finished(GenerationFinished("r", 12.0, "stop", "text", (1,), stats))
    return counter


def column(inspector, index):
    return [inspector.acceptance.table.cell(row, index) for row in range(4)]


def shown(stats, digits=2):
    return [decimal(stats.tau, digits), percent(stats.acceptance_rate), str(stats.accepted), str(stats.proposed)]


def test_everything_is_a_dash_before_the_first_answer(inspector, make_info):
    inspector.model_ready(make_info())
    assert inspector.speed.rate.text() == DASH
    assert inspector.speed.first.text() == DASH
    assert column(inspector, ANSWER) == [DASH] * 4
    assert inspector.bandwidth.target.reading == DASH
    assert inspector.bandwidth.target.fraction is None


def test_figures_of_an_answer_are_those_of_the_counter(inspector, make_info, make_round):
    inspector.model_ready(make_info())
    rounds = [make_round(k, 7, at=10 + k) for k in (3, 0, 7, 2)]
    stats = answer(inspector, rounds).stats()
    assert inspector.speed.rate.text() == f"{stats.tokens_per_s:.1f}\u00a0tok/s"
    assert inspector.speed.first.text() == "0.21\u00a0s"
    assert column(inspector, ANSWER) == shown(stats)
    assert inspector.acceptance.lengths.counts == (*stats.accepted_lengths,)
    assert inspector.bandwidth.target.reading == "10.0 of 20.0 GB/s (est.)"
    assert inspector.bandwidth.target.fraction == pytest.approx(0.5)


def test_an_answer_too_short_for_samples_is_one_point_of_the_plot(inspector, make_round):
    stats = answer(inspector, [make_round(3, 7, at=first().at + 0.1)]).stats()
    assert [value for _, value in inspector.speed.course.samples()] == [None, stats.tokens_per_s]
    answer(inspector, [make_round(3, 7, at=20.0 + 0.04 * k) for k in range(30)])
    assert len(inspector.speed.course.samples()) > 2


def test_the_chat_adds_up_its_answers_and_the_last_round_stands_alone(inspector, make_round):
    answer(inspector, [make_round(1, 7), make_round(4, 7)])
    answer(inspector, [make_round(2, 5)])
    assert column(inspector, CHAT) == shown(_counted(make_round(1, 7), make_round(4, 7), make_round(2, 5)))
    assert column(inspector, LAST_ROUND) == shown(_counted(make_round(2, 5)), digits=0)
    inspector.conversation_cleared()
    assert column(inspector, CHAT) == [DASH] * 4


def _counted(*rounds):
    counter = RoundCounter()
    for event in rounds:
        counter.add(event)
    return counter.stats()


def test_an_accepted_stop_token_has_no_plus_one(inspector, make_round):
    event = make_round(2, 7)
    inspector.answer_started()
    inspector.round_finished(make_round(2, 7, tokens=event.tokens[:2], closing=None))
    inspector.answer_failed()
    assert column(inspector, ANSWER)[0] == "2.00"


def test_while_an_answer_runs_the_figures_follow_the_last_two_seconds(inspector, make_round, qtbot):
    slow = [make_round(0, 7, at=10 + 0.04 * k) for k in range(5)]
    fast = [make_round(7, 7, at=20 + 0.04 * k) for k in range(5)]
    answer(inspector, slow + fast, finish=False)
    qtbot.waitUntil(lambda: inspector.speed.rate.text() == "200.0\u00a0tok/s")


def test_recent_rounds_forget_the_old_ones(make_round):
    recent = RecentRounds(span=2.0)
    assert recent.stats().tokens_per_s is None
    recent.add(make_round(0, 7, at=1.0))
    recent.add(make_round(1, 7, at=3.5))
    assert recent.stats().rounds == 1


def test_plain_decoding_has_tau_one_and_no_acceptance(inspector, make_info, make_round):
    inspector.model_ready(make_info(drafter="none"))
    answer(inspector, [make_round(0, 0), make_round(0, 0)])
    assert column(inspector, ANSWER) == ["1.00", DASH, "0", "0"]
    assert inspector.bandwidth.draft.note == "no drafter runs"


def test_a_drafter_without_weights_says_so(inspector, make_info, make_round):
    inspector.model_ready(make_info())
    answer(inspector, [make_round(2, 7)])
    assert inspector.bandwidth.draft.reading == DASH
    assert inspector.bandwidth.draft.note.startswith("lookup reads no weights")


def test_a_drafter_with_weights_has_its_own_bandwidth(inspector, make_info, make_round):
    inspector.model_ready(make_info(drafter="dspark"))
    answer(inspector, [make_round(2, 7, draft_bytes=50_000_000)])
    assert inspector.bandwidth.draft.reading == "5.0 of 20.0 GB/s (est.)"


def test_an_unknown_peak_is_a_dash_and_the_bar_stays_empty(inspector, make_info, make_round):
    inspector.model_ready(make_info(peak_bytes_per_s=None))
    answer(inspector, [make_round(2, 7)])
    assert inspector.bandwidth.target.reading == f"10.0 of {DASH} GB/s (est.)"
    assert inspector.bandwidth.target.fraction is None


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("measured", "peak 20.0 GB/s: measured"),
        ("nvml", "peak 20.0 GB/s: computed from memory clock and bus width, as the driver"),
        ("cuda", "peak 20.0 GB/s: computed from memory clock and bus width, as CUDA"),
        ("told", "peak 20.0 GB/s: as set in DSPARK_PEAK_GB_S"),
    ],
)
def test_where_the_peak_comes_from_is_said(inspector, make_info, source, says):
    inspector.model_ready(make_info(peak_source=source))
    assert inspector.bandwidth.peak.text().startswith(says)
    assert says in inspector.figures_text()


def test_a_peak_that_is_not_known_is_no_figure(inspector, make_info):
    inspector.model_ready(make_info(peak_source="unknown", peak_bytes_per_s=None))
    assert inspector.bandwidth.peak.text() == "peak: not known of this device"
    assert "not known of this device" not in inspector.figures_text()
    inspector.model_unloaded()
    assert inspector.bandwidth.peak.text() == "peak: appears when a model is loaded"


def test_another_pair_forgets_the_figures_of_the_last_answer(inspector, make_info, make_round):
    inspector.model_ready(make_info())
    answer(inspector, [make_round(2, 7)])
    inspector.model_ready(make_info(drafter="dspark"))
    assert inspector.speed.rate.text() == DASH
    assert column(inspector, ANSWER) == [DASH] * 4
    assert column(inspector, CHAT)[0] == "3.00"


def test_a_failed_answer_keeps_what_was_counted(inspector, make_round):
    answer(inspector, [make_round(1, 7)], finish=False)
    inspector.answer_failed()
    assert column(inspector, ANSWER)[0] == "2.00"
    assert inspector.speed.rate.text() == "50.0\u00a0tok/s"


def test_the_context_meter_follows_the_committed_tokens(inspector, make_info, make_round):
    inspector.model_ready(make_info())
    assert inspector.memory.context.reading == f"{DASH} of 8,192 tokens"
    answer(inspector, [make_round(2, 7, anchor_position=100)])
    assert inspector.memory.context.reading == "103 of 8,192 tokens"


def test_graphics_memory_shows_only_on_a_graphics_card_and_only_when_told(inspector, make_info):
    inspector.model_ready(make_info())
    assert inspector.memory.device.isHidden()
    inspector.model_ready(make_info(device="cuda:0"))
    assert not inspector.memory.device.isHidden()
    assert inspector.memory.device.reading == DASH
    inspector.show_device_memory(6 * 2**30, 24 * 2**30)
    assert inspector.memory.device.reading == "6.0\u00a0GiB of 24.0\u00a0GiB"
    assert inspector.memory.device.fraction == pytest.approx(0.25)


def test_no_timer_runs_while_hidden_or_folded(inspector, make_round, qtbot):
    assert inspector.memory.timer.isActive()
    section = next(section for section in inspector.sections if section.body is inspector.memory)
    section.set_folded(True)
    assert not inspector.memory.timer.isActive()
    section.set_folded(False)
    answer(inspector, [make_round(1, 7)], finish=False)
    inspector.hide()
    inspector.round_finished(make_round(1, 7))
    assert not any(timer.isActive() for timer in inspector.findChildren(QTimer))
    inspector.show()
    assert column(inspector, ANSWER)[2] == "2"


def test_a_flood_of_rounds_is_not_painted_one_by_one(inspector, make_round, monkeypatch):
    refreshed = []
    inspector.answer_started()
    monkeypatch.setattr(inspector.acceptance, "show_column", lambda *values: refreshed.append(values))
    for _ in range(500):
        inspector.round_finished(make_round(1, 7))
    assert refreshed == []


def test_the_switch_of_the_legend_tells_the_window(inspector, qtbot):
    with qtbot.waitSignal(inspector.marks_toggled) as caught:
        inspector.legend.switch.click()
    assert caught.args == [False]
    inspector.set_marks_visible(True)
    assert inspector.legend.switch.isChecked()


def test_all_figures_can_be_copied(inspector, make_round):
    answer(inspector, [make_round(3, 7, saved_s=0.02)])
    inspector.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert "tau\t4\t4.00\t4.00" in text
    assert "Tokens per second\t100.0\u00a0tok/s" in text
    assert "Saved or lost per round\t+20.0\u00a0ms a round\tmean of the last answer (est.)" in text
    assert "Saved in this answer\t+20.0\u00a0ms" in text
    assert "×1.50 against plain decoding (est.)" in text
    assert "8 rows: 30.0 ms (mean of 1, 30.0 to 30.0)" in text


def test_the_sections_stand_in_their_order(inspector):
    bodies = [section.body for section in inspector.sections]
    assert bodies[:4] == [inspector.speed, inspector.saved, inspector.acceptance, inspector.schedule]
    assert bodies[-1] is inspector.cost


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_part_has_a_name_and_paints(inspector, make_info, make_round, theme):
    inspector.set_theme(theme)
    inspector.model_ready(make_info())
    answer(inspector, [make_round(k, 7, at=10 + k) for k in range(8)])
    inspector.saved.show_forecast("Measured ×1.90 (est.)")
    for part in inspector.findChildren(PaintedWidget):
        assert part.accessibleName(), part
        assert part.accessibleDescription(), part
        if part.isVisible():
            image = part.grab().toImage()
            assert len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}) > 2, part
    for section in inspector.sections:
        assert section.info.accessibleName()


def test_words_of_the_legend_end_before_their_meanings(inspector):
    rows = inspector.legend.rows
    assert len({row.word_width for row in rows}) == 1
    assert all(row.word_width >= QFontMetricsF(row.font()).horizontalAdvance(row.accessibleName()) + 8 for row in rows)
    longer = LegendRow("accepted", "angenommen und behalten", "")
    assert longer.own_width() > 84
