"""Code can be read in both themes, with and without token colours."""

import pytest
from PySide6.QtGui import QColor

from app.theme import DARK, LIGHT, TINT, Theme
from app.transcript.code_colors import CodeColors, contrast
from app.transcript.document_style import DocumentStyle

CODE = 'import a\n\n@b\nclass C(D):\n    """doc"""\n    def e(self, f=1.5):  # comment\n        return "\\n" + None\n'


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_of_every_color(theme: Theme, qapp: object) -> None:
    colors = {chars.foreground().color().name() for _, chars in CodeColors(DocumentStyle(theme)).pieces("python", CODE)}
    assert len(colors) > 3
    ground = QColor(theme.raised)
    for tint in (theme.raised, theme.accepted, theme.correction, theme.bonus):
        over = QColor(tint)
        mixed = QColor.fromRgbF(
            ground.redF() * (1 - TINT) + over.redF() * TINT,
            ground.greenF() * (1 - TINT) + over.greenF() * TINT,
            ground.blueF() * (1 - TINT) + over.blueF() * TINT,
        )
        for name in colors:
            assert contrast(QColor(name), mixed) >= 4.5, (name, tint)


def test_pieces_are_the_whole_code_or_nothing(qapp: object) -> None:
    colors = CodeColors(DocumentStyle(LIGHT))
    assert "".join(text for text, _ in colors.pieces("python", "\n\n  x\n\n")) == "\n\n  x\n\n"
    assert list(colors.pieces("no such language", "x")) == []
    assert list(colors.pieces("", "x")) == []
