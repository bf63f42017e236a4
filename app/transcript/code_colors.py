"""Pygments colours for a closed block of code."""

from collections.abc import Iterator
from functools import lru_cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.styles import get_style_by_name
from pygments.token import _TokenType
from pygments.util import ClassNotFound
from PySide6.QtGui import QColor, QFont, QTextCharFormat

from app.transcript.document_style import DocumentStyle

MAX_COLORED = 60_000
"""Characters beyond which code stays plain: colours would hold up the window."""

MIN_CONTRAST = 6.0
"""Leaves 4.5 over a token's tint."""


@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _luminance(color: QColor) -> float:
    channels = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The WCAG contrast ratio of two opaque colours."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(color: QColor, ground: QColor, text: QColor) -> QColor:
    """``color`` moved towards the colour of text until it can be read on ``ground``, with a tint over it."""
    for step in range(10):
        share = step / 10
        mixed = QColor.fromRgbF(
            color.redF() * (1 - share) + text.redF() * share,
            color.greenF() * (1 - share) + text.greenF() * share,
            color.blueF() * (1 - share) + text.blueF() * share,
        )
        if contrast(mixed, ground) >= MIN_CONTRAST:
            return mixed
    return text


class CodeColors:
    """Formats per kind of code token, made once per theme."""

    def __init__(self, style: DocumentStyle) -> None:
        self._style = style
        self._colors = get_style_by_name(style.theme.pygments_style)
        self._formats: dict[_TokenType, QTextCharFormat] = {}

    def pieces(self, language: str, code: str) -> Iterator[tuple[str, QTextCharFormat]]:
        """``code`` in pieces with their formats; nothing where the language is unknown or the code too long."""
        lexer = _lexer(language) if language and len(code) <= MAX_COLORED else None
        if lexer is None:
            return
        for kind, text in lexer.get_tokens(code):
            chars = self._formats.get(kind)
            if chars is None:
                chars = self._formats[kind] = self._format(kind)
            yield text, chars

    def _format(self, kind: _TokenType) -> QTextCharFormat:
        look = self._colors.style_for_token(kind)
        chars = self._style.code()
        if look["color"]:
            theme = self._style.theme
            chars.setForeground(readable(QColor(f"#{look['color']}"), QColor(theme.raised), QColor(theme.text)))
        if look["bold"]:
            chars.setFontWeight(QFont.Weight.Bold)
        chars.setFontItalic(bool(look["italic"]))
        return chars
