"""How a row of the sidebar's list looks and how its title is edited. Knows no list."""

from PySide6.QtCore import QAbstractItemModel, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.panels.conversation_entries import Entry, Marks
from app.panels.conversation_model import ENTRY, Index
from app.storage.records import TITLE_LENGTH
from app.theme import LIGHT, Theme
from app.widgets.numbers import scaled

MARGIN = 8
INDENT = 14
DOTS_WIDTH = 26


_fonts: dict[tuple[str, float, QFont.Weight], QFont] = {}
"""Made once each: every row of every frame asks for one."""


def row_font(font: QFont, factor: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    key = (font.key(), factor, weight)
    if key not in _fonts:
        _fonts[key] = scaled(font, factor, weight=weight)
    return _fonts[key]


def snippet_font(font: QFont) -> QFont:
    return row_font(font, 0.9)


def heading_font(font: QFont) -> QFont:
    return row_font(font, 0.85, QFont.Weight.DemiBold)


def dots_rect(row: QRect) -> QRect:
    """Where a hovered row has the button for its menu."""
    return QRect(row.right() - DOTS_WIDTH, row.top(), DOTS_WIDTH, row.height())


class RowDelegate(QStyledItemDelegate):
    """Paints a heading, a folder, or a title with an optional snippet; the shown conversation has a bar at its edge.

    All rows are of one height, so that ten thousand need not be measured. ``painted`` and ``measured`` count them
    for the tests.
    """

    renamed = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.shown: int | None = None
        self.editing = False
        self.two_lines = False
        self.painted = 0
        self.measured = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        self.measured += 1
        height = QFontMetrics(option.font).height() + 14
        if self.two_lines:
            height += QFontMetrics(snippet_font(option.font)).height() + 2
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.painted += 1
        entry: Entry = index.data(ENTRY)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.kind == "heading":
            line = option.rect.adjusted(MARGIN, 8, -MARGIN, -2)
            paint_line(painter, line, text, heading_font(option.font), self.theme.secondary)
        else:
            self._paint_row(painter, option, entry, text)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(TITLE_LENGTH)
        folder = index.data(ENTRY).kind == "folder"
        editor.setAccessibleName(self.tr("New name of the folder") if folder else self.tr("New title"))
        self.editing = True
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(2, 1, -2, -1))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Only tells: the new title comes back with the next list."""
        title = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        if title and title != index.data(Qt.ItemDataRole.EditRole):
            self.renamed.emit(index.data(ENTRY), title)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, title: str) -> None:
        rect, theme = option.rect, self.theme
        shown = entry.kind == "conversation" and entry.id == self.shown
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        frame = QRectF(rect).adjusted(1, 1, -1, -1)
        if shown or hovered:
            background = QPainterPath()
            background.addRoundedRect(frame, 6, 6)
            painter.fillPath(background, QColor(theme.hover if shown else theme.raised))
        if shown:
            bar = QPainterPath()
            bar.addRoundedRect(QRectF(frame.left(), frame.top() + 7, 3, frame.height() - 14), 1.5, 1.5)
            painter.fillPath(bar, QColor(theme.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.drawRoundedRect(frame, 6, 6)
        line = rect.adjusted(MARGIN + 2 + (INDENT if entry.inside else 0), 0, -MARGIN, 0)
        if hovered and entry.kind != "hit":
            self._dots(painter, dots_rect(rect))
            line.setRight(dots_rect(rect).left())
        if entry.kind == "folder":
            line = self._paint_folder(painter, line, entry, option.font)
        if entry.kind == "hit":
            height = QFontMetrics(option.font).height()
            below = QRect(line.left(), line.top() + height + 8, line.width(), line.height() - height - 14)
            font = snippet_font(option.font)
            paint_line(painter, below, entry.snippet, font, theme.secondary, entry.marks, theme.text)
            line.setHeight(height + 12)
        bold = shown or entry.kind == "folder"
        font = row_font(option.font, weight=QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        paint_line(painter, line, title, font, theme.text, entry.title_marks)

    def _paint_folder(self, painter: QPainter, line: QRect, entry: Entry, font: QFont) -> QRect:
        """A triangle that tells open from closed, and the number of conversations; returns where the name goes."""
        middle = QPointF(line.left() + 4, line.center().y() + 0.5)
        closed = [QPointF(-2.5, -4), QPointF(2.5, 0), QPointF(-2.5, 4)]
        opened = [QPointF(-4, -2.5), QPointF(4, -2.5), QPointF(0, 2.5)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.secondary))
        painter.drawPolygon(QPolygonF([middle + corner for corner in (closed if entry.collapsed else opened)]))
        count = str(entry.count)
        small = snippet_font(font)
        width = QFontMetrics(small).horizontalAdvance(count) + 2
        right = QRect(line.right() - width, line.top(), width, line.height())
        paint_line(painter, right, count, small, self.theme.secondary)
        return line.adjusted(INDENT, 0, -width - 6, 0)

    def _dots(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.secondary))
        center = QRectF(rect).center()
        for offset in (-5, 0, 5):
            painter.drawEllipse(QRectF(center.x() + offset - 1.25, center.y() - 1.25, 2.5, 2.5))


def paint_line(
    painter: QPainter, rect: QRect, text: str, font: QFont, color: str, marks: Marks = (), mark_color: str = ""
) -> None:
    """One line of ``text``, shortened to fit, with what stands at ``marks`` in bold."""
    elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each title as its own script is written
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    if not marks:
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(QRectF(rect), elided, option)
        return
    layout = QTextLayout(elided, font)
    layout.setTextOption(option)
    kept = len(text) if elided == text else len(elided) - 1  # without the dots
    shown = [(start, min(end, kept)) for start, end in marks if start < kept]
    layout.setFormats([_bold(start, end, mark_color) for start, end in _in_utf16(text, tuple(shown))])
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(rect.width())
    layout.endLayout()
    painter.save()
    painter.setClipRect(rect)  # bold letters are wider than those that the text was shortened for
    painter.setPen(QColor(color))
    height = layout.boundingRect().height()
    layout.draw(painter, QPointF(rect.topLeft()) + QPointF(0, (rect.height() - height) / 2))
    painter.restore()


def _bold(start: int, end: int, color: str) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    if color:
        form.setForeground(QColor(color))
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, form
    return found


def _in_utf16(text: str, marks: Marks) -> Marks:
    """Places as Qt counts them: a character beyond the first 65,536 counts twice."""
    if text.isascii():
        return marks

    def place(at: int) -> int:
        return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2

    return tuple((place(start), place(end)) for start, end in marks)
