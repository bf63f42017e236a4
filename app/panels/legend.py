"""What the colours and underlines of the tokens mean, and the switch that shows them."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.theme import TINT, UNDERLINES, Theme, token_color
from app.widgets.check_box import CheckBox
from app.widgets.numbers import scaled
from app.widgets.painted import PaintedWidget, with_alpha
from dspark_core.events import TokenKind


class LegendRow(PaintedWidget):
    """A sample word marked as in the transcript, and what its marks mean. ``kind`` None is a rejected draft."""

    def __init__(self, kind: TokenKind | None, word: str, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._word = word
        self._meaning = meaning
        self.word_width = self.own_width()
        """Pixels that are left for the words of all rows."""
        self.setAccessibleName(word)
        self.setAccessibleDescription(meaning)
        self.setToolTip(f"{word}: {meaning}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)  # there is no value to copy

    def own_width(self) -> int:
        return round(QFontMetricsF(self.font()).horizontalAdvance(self._word)) + 12

    def sizeHint(self) -> QSize:
        return QSize(264, round(QFontMetricsF(self.font()).height()) + 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(self.theme.text))
        layout = QTextLayout(self._word, self.font())
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = 0, len(self._word), self._format()
        layout.setFormats([span])
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        layout.draw(painter, QPointF(0, 1))
        small = scaled(self.font(), 0.9)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.secondary))
        left = self.word_width
        text = self.fitting(self._meaning, small, self.width() - left)
        painter.drawText(QPointF(left, 1 + QFontMetricsF(self.font()).ascent()), text)

    def _format(self) -> QTextCharFormat:
        """The same marks as the transcript paints, from the same Theme."""
        result = QTextCharFormat()
        if self._kind is None:
            result.setFontStrikeOut(True)
            result.setForeground(QBrush(QColor(self.theme.rejected)))
            return result
        color = token_color(self.theme, self._kind)
        if color is not None:
            result.setBackground(QBrush(with_alpha(color.name(), TINT)))
            result.setUnderlineStyle(UNDERLINES[self._kind])
            result.setUnderlineColor(color)
        return result


class Legend(QWidget):
    marks_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = CheckBox(self.tr("Colour tokens"))
        self.switch.setChecked(True)
        self.switch.toggled.connect(self.marks_toggled)
        self.rows = [
            LegendRow("accepted", self.tr("accepted"), self.tr("a draft that the target kept")),
            LegendRow("correction", self.tr("correction"), self.tr("where a draft failed")),
            LegendRow("bonus", self.tr("bonus"), self.tr("after all drafts passed")),
            LegendRow("plain", self.tr("plain"), self.tr("a round without drafts")),
            LegendRow(None, self.tr("rejected"), self.tr("shown with its correction")),
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for row in self.rows:
            row.word_width = max(84, *(each.own_width() for each in self.rows))
            layout.addWidget(row)
        layout.addSpacing(4)
        layout.addWidget(self.switch)

    def definitions(self) -> str:
        return self.tr(
            "In each round the drafter proposes some tokens and the target checks them in one pass.\n"
            "accepted: a proposed token that the target kept.\n"
            "correction: the target's own token in place of the first draft that failed. The failed drafts show in "
            "the details of that word.\n"
            "bonus: one more token of the target's own after all drafts passed.\n"
            "plain: the target's own token where nothing was proposed; the first token of an answer is one."
        )

    def set_theme(self, theme: Theme) -> None:
        for row in self.rows:
            row.set_theme(theme)

    def set_marks_visible(self, visible: bool) -> None:
        self.switch.setChecked(visible)
