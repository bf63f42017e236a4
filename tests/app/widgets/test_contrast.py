"""Both themes over each surface: 7 for text, 4.5 for secondary text, 3 for marks (WCAG 2 contrast)."""

import pytest
from PySide6.QtGui import QColor, QPalette

from app.theme import DARK, LIGHT, TINT, palette, token_color

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

    @pytest.mark.parametrize("kind", ["accepted", "correction", "bonus"])
    @pytest.mark.parametrize("ground", ["surface", "side", "raised"])
    def test_underlines_stand_out_from_the_ground_and_from_their_own_tint(self, theme, kind, ground):
        mark, below = token_color(theme, kind), QColor(getattr(theme, ground))
        assert contrast(mark, below) >= 3.0
        assert contrast(mark, over(mark, below, TINT)) >= 3.0

    @pytest.mark.parametrize("kind", ["accepted", "correction", "bonus"])
    def test_text_of_code_over_tints(self, theme, kind):
        tinted = over(token_color(theme, kind), QColor(theme.raised), TINT)
        assert contrast(QColor(theme.text), tinted) >= 7.0

    @pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive])
    def test_the_palette_of_all_other_widgets(self, theme, group):
        role = QPalette.ColorRole
        pairs = [
            (role.WindowText, role.Window, 7.0),
            (role.Text, role.Base, 7.0),
            (role.Text, role.AlternateBase, 7.0),
            (role.ButtonText, role.Button, 7.0),
            (role.ToolTipText, role.ToolTipBase, 7.0),
            (role.PlaceholderText, role.Base, 4.5),
            (role.HighlightedText, role.Highlight, 4.5),
            (role.Link, role.Base, 4.5),
            (role.BrightText, role.Window, 4.5),
        ]
        colors = palette(theme)
        for ink, ground, least in pairs:
            assert contrast(colors.color(group, ink), colors.color(group, ground)) >= least, (ink, ground)
        off = QPalette.ColorGroup.Disabled
        assert contrast(colors.color(off, role.Text), colors.color(off, role.Base)) >= 4.5

    @pytest.mark.parametrize("ink", ["rejected", "error"])
    def test_coloured_words(self, theme, ink):
        assert contrast(QColor(getattr(theme, ink)), QColor(theme.side)) >= 4.5

    def test_the_accent_carries_text_and_stands_out(self, theme):
        assert contrast(QColor(theme.accent_text), QColor(theme.accent)) >= 4.5
        assert contrast(QColor(theme.accent), QColor(theme.hover)) >= 3.0
        assert contrast(QColor(theme.rejected), QColor(theme.hover)) >= 3.0
        assert contrast(QColor(theme.accepted), QColor(theme.side)) >= 3.0
