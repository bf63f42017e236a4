"""Colours, in one place. Two themes; each painter and style sheet reads its colours from a Theme.

Token colours are the colour-blind safe Okabe-Ito ones, always together with an underline style, so that colour is
never the only cue. On white its orange and green are too light for a thin line, so the light theme has them darker.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication

from dspark_core.events import TokenKind


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #RRGGBB. ``surface`` is behind text, ``raised`` for cards and code, ``line`` for borders."""

    name: str
    surface: str
    side: str
    raised: str
    hover: str
    line: str
    text: str
    secondary: str
    accent: str
    accent_text: str
    accepted: str
    correction: str
    bonus: str
    rejected: str
    error: str
    found: str
    found_text: str
    pygments_style: str

    @property
    def dark(self) -> bool:
        return self.name == "dark"


LIGHT = Theme(
    name="light",
    surface="#FFFFFF",
    side="#F6F7F9",
    raised="#F1F3F5",
    hover="#E6E9ED",
    line="#D5DAE0",
    text="#1B1F24",
    secondary="#57606A",
    accent="#0B62A8",
    accent_text="#FFFFFF",
    accepted="#0072B2",
    correction="#AD7000",
    bonus="#00845F",
    rejected="#B84A00",
    error="#B3261E",
    found="#FFE58A",
    found_text="#1B1F24",
    pygments_style="friendly",
)

DARK = Theme(
    name="dark",
    surface="#16181D",
    side="#1B1E24",
    raised="#22262E",
    hover="#2B303A",
    line="#363C47",
    text="#E6E8EB",
    secondary="#A3ABB6",
    accent="#5AB0EE",
    accent_text="#0B1117",
    accepted="#4BA3DD",
    correction="#E69F00",
    bonus="#1FBF92",
    rejected="#FF8A4C",
    error="#FF8A80",
    found="#6B5A12",
    found_text="#FFFFFF",
    pygments_style="monokai",
)

TINT = 0.18
"""Opacity of a token's tint over the text surface."""

UNDERLINES: dict[TokenKind, QTextCharFormat.UnderlineStyle] = {
    "plain": QTextCharFormat.UnderlineStyle.NoUnderline,
    "accepted": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "correction": QTextCharFormat.UnderlineStyle.DotLine,
    "bonus": QTextCharFormat.UnderlineStyle.DashUnderline,
}


def token_color(theme: Theme, kind: TokenKind) -> QColor | None:
    """The colour of a token's underline and tint; None for a plain token."""
    colors = {"accepted": theme.accepted, "correction": theme.correction, "bonus": theme.bonus}
    return QColor(colors[kind]) if kind in colors else None


def resolve(choice: str) -> Theme:
    """The theme for ``light``, ``dark`` or ``system`` (as the desktop says; light when it does not say)."""
    if choice == "system":
        scheme = QApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def palette(theme: Theme) -> QPalette:
    """A full palette for the Fusion style: on some platforms setColorScheme() has no effect, so it is set by hand."""
    colors = QPalette()
    role = QPalette.ColorRole
    table = {
        role.Window: theme.side,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.secondary,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.BrightText: theme.error,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Light: theme.hover,
        role.Midlight: theme.hover,
        role.Shadow: theme.line,
    }
    for color_role, value in table.items():
        colors.setColor(color_role, QColor(value))
    for color_role in (role.WindowText, role.Text, role.ButtonText):
        colors.setColor(QPalette.ColorGroup.Disabled, color_role, QColor(theme.secondary))
    return colors
