"""How a row of the sidebar's list looks and how its title is edited. Knows no list."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QTextOption
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.storage.records import TITLE_LENGTH
from app.theme import LIGHT, Theme
from app.widgets.numbers import scaled

Index = QModelIndex | QPersistentModelIndex

ID = Qt.ItemDataRole.UserRole
"""The id of the conversation; None for a heading."""
SNIPPET = Qt.ItemDataRole.UserRole + 1

MARGIN = 8
DOTS_WIDTH = 26


def snippet_font(font: QFont) -> QFont:
    return scaled(font, 0.9)


def heading_font(font: QFont) -> QFont:
    return scaled(font, 0.85, weight=QFont.Weight.DemiBold)


def dots_rect(row: QRect) -> QRect:
    """Where a hovered row has the button for its menu."""
    return QRect(row.right() - DOTS_WIDTH, row.top(), DOTS_WIDTH, row.height())


class RowDelegate(QStyledItemDelegate):
    """Paints a heading, or a title with an optional snippet; the shown conversation has a bar at its edge."""

    renamed = Signal(int, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.shown: int | None = None
        """The conversation in the transcript."""
        self.editing = False
        """A title editor is open."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(ID) is None:
            return QSize(0, QFontMetrics(heading_font(option.font)).height() + 18)
        height = QFontMetrics(option.font).height() + 14
        if index.data(SNIPPET):
            height += QFontMetrics(snippet_font(option.font)).height() + 2
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(ID) is None:
            line = option.rect.adjusted(MARGIN, 8, -MARGIN, -2)
            title = index.data(Qt.ItemDataRole.DisplayRole)
            self._line(painter, line, title, heading_font(option.font), self.theme.secondary)
        else:
            self._paint_row(painter, option, index)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(TITLE_LENGTH)
        editor.setAccessibleName(self.tr("New title"))
        self.editing = True
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(2, 1, -2, -1))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Only tells: the new title comes back with the next list."""
        title = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        if title and title != index.data(Qt.ItemDataRole.EditRole):
            self.renamed.emit(index.data(ID), title)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, theme = option.rect, self.theme
        shown = index.data(ID) == self.shown
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
        line = rect.adjusted(MARGIN + 2, 0, -MARGIN, 0)
        if hovered:
            self._dots(painter, dots_rect(rect))
            line.setRight(dots_rect(rect).left())
        snippet = index.data(SNIPPET)
        if snippet:
            height = QFontMetrics(option.font).height()
            below = QRect(line.left(), line.top() + height + 8, line.width(), line.height() - height - 14)
            self._line(painter, below, snippet, snippet_font(option.font), theme.secondary)
            line.setHeight(height + 12)
        weight = QFont.Weight.DemiBold if shown else QFont.Weight.Normal
        title = index.data(Qt.ItemDataRole.DisplayRole)
        self._line(painter, line, title, scaled(option.font, 1.0, weight=weight), theme.text)

    @staticmethod
    def _line(painter: QPainter, rect: QRect, text: str, font: QFont, color: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(color))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        layout = QTextOption(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        layout.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each title as its own script is written
        layout.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.drawText(QRectF(rect), elided, layout)

    def _dots(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.secondary))
        center = QRectF(rect).center()
        for offset in (-5, 0, 5):
            painter.drawEllipse(QRectF(center.x() + offset - 1.25, center.y() - 1.25, 2.5, 2.5))
