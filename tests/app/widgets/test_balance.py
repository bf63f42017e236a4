"""The bar of what was saved or lost: its side, its sign, its words, a scale that stays where it is."""

import pytest
from PySide6.QtGui import QColor

from app.theme import DARK, LIGHT, palette
from app.widgets.balance import Balance
from app.widgets.numbers import DASH
from app.widgets.painted import PaintedWidget

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


@pytest.fixture
def balance(qtbot):
    widget = Balance("Saved", "ms a round", "saved against plain steps")
    qtbot.addWidget(widget)
    widget.resize(264, widget.sizeHint().height())
    return widget


def places(widget: PaintedWidget, color: str) -> list[float]:
    """Where ``color`` is along the width, 0 at its left and 1 at its right."""
    image = widget.grab().toImage()
    wanted = QColor(color)
    across, down = range(image.width()), range(image.height())
    return [x / image.width() for x in across for y in down if image.pixelColor(x, y) == wanted]


@THEMES
def test_what_is_saved_is_right_of_zero_and_what_is_lost_left(balance, theme):
    balance.setPalette(palette(theme))
    balance.set_theme(theme)
    balance.show_settled(0.005, "")
    saved = places(balance, theme.accent)
    assert 0.48 < min(saved) < 0.52
    assert max(saved) > 0.95
    assert not places(balance, theme.rejected)
    balance.show_settled(-0.005, "")
    lost = places(balance, theme.rejected)
    assert min(lost) < 0.05
    assert 0.48 < max(lost) < 0.52
    assert not places(balance, theme.accent)


def test_the_bar_is_as_long_as_its_value_on_the_scale(balance):
    balance.show_live(0.010, 1.0, "")
    balance.show_live(0.005, 2.0, "")
    assert balance.reach == pytest.approx(0.010)
    assert max(places(balance, LIGHT.accent)) == pytest.approx(0.75, abs=0.02)


def test_sign_and_words_say_the_side_too(balance):
    balance.show_settled(0.0032, "last answer")
    assert balance.reading == "+3.2\u00a0ms a round"
    assert balance.accessibleDescription() == "+3.2\u00a0ms a round, saved. last answer"
    balance.show_settled(-0.0008, "last answer")
    assert balance.reading == "−0.80\u00a0ms a round"
    assert balance.accessibleDescription() == "−0.80\u00a0ms a round, lost. last answer"
    assert balance.copy_text() == "Saved\t−0.80\u00a0ms a round\tlast answer"


def test_the_unknown_is_a_dash_without_a_bar(balance):
    assert balance.reading == DASH
    assert balance.copy_text() == ""
    assert balance.accessibleDescription() == "not known"
    assert not places(balance, LIGHT.accent)


def test_zero_is_neither_and_has_no_sign(balance):
    balance.show_settled(0.0, "")
    assert balance.reading == "0\u00a0ms a round"
    assert not places(balance, LIGHT.accent)
    assert not places(balance, LIGHT.rejected)


def test_the_scale_grows_at_once_and_shrinks_when_it_stood_empty_for_long(balance):
    balance.show_live(-0.009, 0.0, "")
    assert balance.reach == pytest.approx(0.010)
    balance.show_live(0.0001, 1.0, "")  # a swing through zero
    assert balance.reach == pytest.approx(0.010)
    balance.show_live(0.012, 2.0, "")
    assert balance.reach == pytest.approx(0.020)
    balance.show_live(0.004, 11.9, "")
    assert balance.reach == pytest.approx(0.020)
    balance.show_live(0.009, 12.1, "")  # nearly half of it is still used
    assert balance.reach == pytest.approx(0.020)
    balance.show_live(0.004, 22.2, "")
    assert balance.reach == pytest.approx(0.005)
    balance.show_live(None, 60.0, "")
    assert balance.reach == pytest.approx(0.005)
