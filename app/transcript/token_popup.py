"""The small card beside a token that says how it came about. Never takes the focus or the pointer.

It lies over the transcript and is no window of its own: where windows may be put is not for a program to say on every
desktop.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.theme import TINT, Theme, token_color
from app.transcript.document_style import DocumentStyle
from app.transcript.token_notes import TokenNote, kind_meaning, kind_name, visible_form

_PADDING = 10
_MAX_WIDTH = 420
_UNDERLINE_PENS = {
    "accepted": Qt.PenStyle.SolidLine,
    "correction": Qt.PenStyle.DotLine,
    "bonus": Qt.PenStyle.DashLine,
    "plain": Qt.PenStyle.NoPen,
}


class TokenPopup(QWidget):
    """Painted, not made of labels: it changes with every move of the pointer, and paints plain text only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._page = parent
        self._notes: Sequence[TokenNote] = ()
        self._lines: Sequence[str] = ()
        self._style: DocumentStyle | None = None

    @property
    def notes(self) -> Sequence[TokenNote]:
        return self._notes

    @property
    def lines(self) -> Sequence[str]:
        return self._lines

    def set_style(self, style: DocumentStyle) -> None:
        self._style = style
        self.hide()

    def show_notes(self, notes: Sequence[TokenNote], lines: Sequence[str], place: QRect) -> None:
        """Show notes, and plain lines below them, beside ``place`` on the screen."""
        if not notes and not any(lines):
            self.hide()
            return
        self._notes = notes
        self._lines = [line for line in lines if line]
        self.setAccessibleName(self.as_text())
        size = self._layout(None)
        room = self._page.rect().adjusted(4, 4, -4, -4)
        beside = QRect(self._page.mapFromGlobal(place.topLeft()), place.size())
        x = max(room.left(), min(beside.left(), room.right() - size.width()))
        y = beside.bottom() + 6
        if y + size.height() > room.bottom():
            y = beside.top() - size.height() - 6
        self.setGeometry(QRect(QPoint(x, y), size))
        self.raise_()
        self.show()
        self.update()

    def as_text(self) -> str:
        """What is shown, for screen readers and tests."""
        parts: list[str] = []
        for note in self._notes:
            parts.append(f"{kind_name(note.kind)}: {kind_meaning(note.kind)}")
            if note.rejected:
                drafts = ", ".join(visible_form(text) for text in note.rejected)
                parts.append(self.tr("Rejected: %1").replace("%1", drafts))
            parts.extend(note.lines)
        return "\n".join([*parts, *self._lines])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._layout(painter)

    def _layout(self, painter: QPainter | None) -> QSize:
        """Measure, and paint if there is a painter: one walk for both, so that they cannot differ."""
        style = self._style
        if style is None:
            return QSize(0, 0)
        theme = style.theme
        if painter is not None:
            painter.fillRect(self.rect(), QColor(theme.raised))
            painter.setPen(QColor(theme.line))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        mono = QFont(style.mono)
        mono.setPointSizeF(self.font().pointSizeF())
        text = _Text(painter, theme)
        for note in self._notes:
            _paint_note(text, note, self.font(), mono, self.tr("instead of"))
        for line in self._lines:
            text.run(line, self.font(), theme.secondary)
            text.new_line()
        return QSize(round(text.width) + 2 * _PADDING, round(text.y) + _PADDING)


class _Text:
    """A pen that writes runs of text and keeps account of the space they take."""

    def __init__(self, painter: QPainter | None, theme: Theme) -> None:
        self.painter = painter
        self.theme = theme
        self.x = float(_PADDING)
        self.y = float(_PADDING)
        self.width = 0.0
        self._line = 0.0

    def run(
        self,
        text: str,
        font: QFont,
        color: str,
        mark: QColor | None = None,
        pen: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, _MAX_WIDTH)
        width = metrics.horizontalAdvance(text)
        if self.x > _PADDING and self.x + width > _MAX_WIDTH + _PADDING:
            self.new_line()
        if self.painter is not None:
            box = QRectF(self.x, self.y, width, metrics.height())
            if mark is not None:
                tint = QColor(mark)
                tint.setAlphaF(TINT)
                self.painter.fillRect(box, tint)
                self.painter.setPen(QPen(mark, 1.5, pen))
                self.painter.drawLine(box.bottomLeft(), box.bottomRight())
            self.painter.setFont(font)
            self.painter.setPen(QColor(color))
            self.painter.drawText(box.adjusted(0, 0, 2, 0), Qt.TextFlag.TextSingleLine, text)
        self.x += width
        self._line = max(self._line, metrics.height())
        self.width = max(self.width, self.x - _PADDING)

    def gap(self, width: float) -> None:
        self.x += width

    def new_line(self) -> None:
        self.x = float(_PADDING)
        self.y += self._line + 3
        self._line = 0.0


def _paint_note(text: _Text, note: TokenNote, font: QFont, mono: QFont, instead: str) -> None:
    theme = text.theme
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    color = token_color(theme, note.kind)
    text.run(visible_form(note.text) or "∅", mono, theme.text, color, _UNDERLINE_PENS[note.kind])
    text.gap(8)
    text.run(kind_name(note.kind), bold, theme.text)
    text.new_line()
    text.run(kind_meaning(note.kind), font, theme.secondary)
    text.new_line()
    if note.rejected:
        struck = QFont(mono)
        struck.setStrikeOut(True)
        text.run(instead, font, theme.secondary)
        for rejected in note.rejected:
            text.gap(6)
            text.run(visible_form(rejected) or "∅", struck, theme.rejected)
        text.new_line()
    for line in note.lines:
        text.run(line, font, theme.secondary)
        text.new_line()
