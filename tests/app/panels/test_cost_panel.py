"""Every figure of the panel is the stored profile's; a dash where that has none."""

from dataclasses import replace

import pytest
from profile_script import KEY, make_profile
from PySide6.QtWidgets import QLabel

from app import profile_words
from app.panels.cost_panel import CostPanel
from app.theme import DARK, LIGHT, palette
from app.widgets.numbers import DASH, giga, milliseconds
from app.widgets.painted import PaintedWidget
from dspark_core import __version__
from dspark_core.evaluation.profile import Stored, WidthCost

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


@pytest.fixture
def panel(qtbot):
    widget = CostPanel()
    qtbot.addWidget(widget)
    widget.resize(270, 900)
    widget.show()
    return widget


def shown(panel, info, version=__version__, **changes):
    panel.show_profile(Stored(make_profile(**changes), version), info)


def test_the_figures_are_the_profiles(panel, make_info):
    shown(panel, make_info())
    assert panel.one.text() == "11.0\u00a0ms"
    assert panel.wide.text() == f"{18 / 11:.2f}\u00a0×"
    assert panel.table.rows() == ["1", "2", "4", "8", "16", "draft"]
    assert panel.table.cell(4, 2) == ("78.0", "77.0–83.0")
    assert panel.table.cell(5, 0) == ("0.04", "0.03–0.09")
    assert panel.drafting.text() == "draft: lookup proposes 7 tokens."
    assert (panel.bandwidth.fraction, panel.bandwidth.reading) == (0.75, "15.0 of 20.0 GB/s (est.)")
    assert "269" in panel.bandwidth.note
    assert panel.plot.axis_maximum == 100
    assert "8 rows after 1,024 tokens: 36.0 ms (35.0–41.0)" in panel.plot.accessibleDescription()
    assert panel.one.accessibleDescription().endswith("1 row, 128 cached")


def test_what_was_not_measured_is_a_dash_or_said(panel, make_info):
    shown(panel, make_info(), read_bytes_per_s=None)
    assert (panel.bandwidth.fraction, panel.bandwidth.reading) == (None, f"15.0 of {DASH} GB/s (est.)")
    shown(panel, make_info(drafter="small:x@fp32"))
    assert panel.drafting.text() == "Drafts of small:x@fp32 were not measured."
    assert "draft" not in panel.table.rows()
    shown(panel, make_info(), widths=(WidthCost(4, 0.01, 0.009, 0.02, 64), WidthCost(8, 0.02, 0.019, 0.03, 96)))
    assert (panel.one.text(), panel.wide.text()) == (DASH, DASH)
    assert panel.table.rows() == ["4", "8", "draft"]
    assert panel.table.cell(0, 1) is None
    assert not panel.grab().isNull()


def test_a_single_cached_length(panel, make_info):
    shown(panel, make_info(), widths=(WidthCost(1, 0.01, 0.01, 0.01, 4),), draft=())
    assert panel.table.cell(0, 0) == ("10.0", "10.0")
    assert not panel.grab().isNull()


@pytest.mark.parametrize(
    ("info", "version", "said"),
    [
        ({}, __version__, ""),
        ({"threads": 1}, __version__, "2 threads (now 1 thread)"),
        ({"precision": "nf4"}, __version__, "in bf16 (now nf4)"),
        ({"kv_precision": "int8"}, __version__, "keys and values in fp32 (now int8)"),
        ({"head_precision": "int8"}, __version__, "embedding and head in bf16 (now int8)"),
        ({"device_name": "GPU"}, __version__, "on CPU (now GPU)"),
        ({}, "0.0.1", f"with version 0.0.1 of the program (now {__version__})"),
        ({"threads": 1, "precision": "nf4"}, __version__, "in bf16 (now nf4), 2 threads (now 1 thread)"),
    ],
)
def test_other_conditions_are_named(panel, make_info, info, version, said):
    shown(panel, make_info(**info), version)
    assert said in panel.differences.text()
    assert panel.differences.isVisible() == bool(said)


def test_without_a_model_and_without_a_profile(panel, make_info):
    panel.show_profile(None, None)
    assert panel.source.text() == "Appears when a model is loaded."
    panel.show_profile(None, make_info())
    assert panel.source.text() == "No profile of SmolLM2-135M-Instruct is stored on this computer."
    assert not panel.plot.isVisible()
    shown(panel, make_info())
    assert panel.plot.isVisible()
    panel.show_profile(None, make_info())
    assert panel.one.text() == DASH
    assert panel.table.copy_text() == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "just now"),
        (59, "just now"),
        (60, "1 minute ago"),
        (3599, "59 minutes ago"),
        (3600, "1 hour ago"),
        (2 * 3600, "2 hours ago"),
        (86400, "1 day ago"),
        (3 * 86400 + 5, "3 days ago"),
        (2000 * 86400, "2,000 days ago"),
    ],
)
def test_ages(seconds, words):
    assert profile_words.age(seconds) == words


def test_the_age_is_kept_up_only_while_it_can_be_seen(panel):
    assert panel.timer.isActive()
    panel.hide()
    assert not panel.timer.isActive()


def test_the_moment_is_in_the_tooltip_of_the_age(panel, make_info):
    shown(panel, make_info(), measured_at=1_700_000_000.0)
    assert panel.age.toolTip().startswith("11/1")


def test_conditions_in_words():
    assert profile_words.conditions(replace(KEY, threads=1), "Model") == "Model in bf16 on CPU, 1 thread"


@pytest.mark.parametrize(
    ("seconds", "words"), [(4e-6, "0.004"), (4e-5, "0.04"), (0.0123, "12.3"), (0.1556, "156"), (2.5, "2500")]
)
def test_milliseconds(seconds, words):
    assert milliseconds(seconds) == words


def test_bandwidths():
    assert [giga(value) for value in (None, 19.26e9, 3.35e12)] == [DASH, "19.3", "3350"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_part_has_a_name_and_paints(panel, make_info, theme):
    panel.setPalette(palette(theme))
    panel.set_theme(theme)
    shown(panel, make_info(threads=1))
    panel.show_work(0.4, "")
    panel.show_failure("It failed.", "Try again.", "trace")
    for part in [*panel.findChildren(PaintedWidget), panel.bar]:
        assert part.accessibleName(), part
    for part in panel.findChildren(PaintedWidget):
        assert part.accessibleDescription(), part
    assert panel.button.text()
    assert not panel.grab().isNull()
    secondary = {label.palette().windowText().color().name().upper() for label in panel.findChildren(QLabel)}
    assert secondary == {theme.text, theme.secondary, theme.error}


def test_nothing_is_wider_than_the_panel(panel, make_info):
    shown(panel, make_info(threads=1))
    panel.show_failure("It failed because of something that takes a few words to say.", "Try again.", "trace")
    assert panel.minimumSizeHint().width() <= 270
