"""Text of both themes over each surface it stands on: 7 for text, 4.5 for secondary text (WCAG 2 contrast)."""

import pytest
from PySide6.QtGui import QColor

from app.theme import DARK, LIGHT, TINT, token_color

GROUNDS = ("surface", "side", "raised", "hover")


def luminance(color):
    def linear(value):
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def over(color, ground, opacity):
    parts = zip(color.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(opacity * top + (1 - opacity) * below for top, below in parts))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
class TestContrast:
    @pytest.mark.parametrize("ground", GROUNDS)
    @pytest.mark.parametrize(("ink", "least"), [("text", 7.0), ("secondary", 4.5)])
    def test_text(self, theme, ground, ink, least):
        assert contrast(QColor(getattr(theme, ink)), QColor(getattr(theme, ground))) >= least

    @pytest.mark.parametrize("kind", ["accepted", "correction", "bonus"])
    @pytest.mark.parametrize("ground", ["surface", "side"])
    def test_text_over_tints(self, theme, kind, ground):
        tinted = over(token_color(theme, kind), QColor(getattr(theme, ground)), TINT)
        assert contrast(QColor(theme.text), tinted) >= 7.0

    @pytest.mark.parametrize("ink", ["rejected", "error"])
    def test_coloured_words(self, theme, ink):
        assert contrast(QColor(getattr(theme, ink)), QColor(theme.side)) >= 4.5

    def test_the_accent_carries_text_and_stands_out(self, theme):
        assert contrast(QColor(theme.accent_text), QColor(theme.accent)) >= 4.5
        assert contrast(QColor(theme.accent), QColor(theme.hover)) >= 3.0
        assert contrast(QColor(theme.rejected), QColor(theme.hover)) >= 3.0
        assert contrast(QColor(theme.accepted), QColor(theme.side)) >= 3.0
