"""Fonts and formats of transcript documents, made once per theme and font."""

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QApplication

from app.theme import Theme
from app.transcript.formulas import Formulas

SCALE = 1.15
"""Transcript text relative to the font of the interface."""
LINE_HEIGHT = 145.0
CODE_LINE_HEIGHT = 125.0
_CODE_SCALE = 0.92
_FORMULA_SCALE = 1.15
_HEADINGS = {1: 1.45, 2: 1.28, 3: 1.14, 4: 1.0, 5: 1.0, 6: 0.92}
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class DocumentStyle:
    """What a writer of transcript documents needs to know of looks."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.font = QFont(QApplication.font())
        self.font.setPointSizeF(self.font.pointSizeF() * SCALE)
        self.mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.mono.setPointSizeF(self.font.pointSizeF() * _CODE_SCALE)
        self.formulas = Formulas(round(QFontInfo(self.font).pixelSize() * _FORMULA_SCALE), theme.text)
        metrics = QFontMetricsF(self.font)
        self.gap = round(metrics.height() * 0.55)
        self.indent = round(metrics.averageCharWidth() * 3.4)

    def text(self) -> QTextCharFormat:
        chars = QTextCharFormat()
        chars.setFont(self.font)
        chars.setForeground(QColor(self.theme.text))
        return chars

    def code(self) -> QTextCharFormat:
        chars = QTextCharFormat()
        chars.setFont(self.mono)
        chars.setForeground(QColor(self.theme.text))
        return chars

    def heading_size(self, level: int) -> float:
        return self.font.pointSizeF() * _HEADINGS.get(level, 1.0)

    def block(self, gap: float, line_height: float = LINE_HEIGHT) -> QTextBlockFormat:
        """A block ``gap`` below what is above it. There are no bottom margins, so that blocks can be added later."""
        block = QTextBlockFormat()
        block.setTopMargin(gap)
        block.setLineHeight(line_height, _PROPORTIONAL)
        return block
