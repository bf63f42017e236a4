"""The list of pairs and models: headings, and rows of two lines."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.models.shelf import Entry, key_of
from app.widgets.numbers import scaled

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole + 1
MARGIN = 10


class _Rows(QStyledItemDelegate):
    """Paints a title and a quieter line below it; headings in small letters."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors, place = option.palette, option.rect
        role = QPalette.ColorRole
        heading = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        current = bool(option.state & option.state.State_Selected)
        chosen = current and bool(option.state & option.state.State_HasFocus)  # quieter while the keyboard is elsewhere
        painter.save()
        if chosen:
            painter.fillRect(place, colors.color(role.Highlight))
        elif (current or option.state & option.state.State_MouseOver) and not heading:
            painter.fillRect(place, colors.color(role.Midlight))
        title, line = str(index.data(Qt.ItemDataRole.DisplayRole)), str(index.data(LINE) or "")
        room = place.adjusted(MARGIN, 6, -MARGIN, -6)
        if heading:
            painter.setPen(colors.color(role.PlaceholderText))
            painter.setFont(scaled(option.font, 0.9, weight=QFont.Weight.DemiBold))
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignBottom
            painter.drawText(room, flags, title)
        else:
            metrics = QFontMetrics(option.font)
            painter.setFont(option.font)
            painter.setPen(colors.color(role.HighlightedText if chosen else role.Text))
            upper = QRect(room.left(), room.top(), room.width(), _height(metrics, title))
            painter.drawText(upper, 0, metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width()))
            font = scaled(option.font, 0.88)
            lesser = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(colors.color(role.HighlightedText if chosen else role.PlaceholderText))
            lower = QRect(room.left(), upper.bottom() + 3, room.width(), _height(lesser, line))
            painter.drawText(lower, 0, lesser.elidedText(line, Qt.TextElideMode.ElideRight, room.width()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics, lesser = QFontMetrics(option.font), QFontMetrics(scaled(option.font, 0.88))
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            title, line = str(index.data(Qt.ItemDataRole.DisplayRole)), str(index.data(LINE) or "")
            return QSize(0, _height(metrics, title) + _height(lesser, line) + 15)
        width = max(120, option.rect.width() or 200) - 2 * MARGIN
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        return QSize(0, lesser.boundingRect(0, 0, width, 1000, Qt.TextFlag.TextWordWrap, text).height() + 18)


def _height(metrics: QFontMetrics, text: str) -> int:
    """Of a line: letters that another font lends, Chinese ones for example, may be higher than those of its own."""
    return max(metrics.height(), metrics.size(Qt.TextFlag.TextSingleLine, text).height())


class EntryList(QListWidget):
    """``chosen(entry)``: another row, None for none. ``opened(entry)``: Enter or a double click on it."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Rows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Pairs and models"))
        self._entries: dict[int, Entry] = {}
        self.currentItemChanged.connect(lambda: self.chosen.emit(self.entry()))
        self.itemActivated.connect(lambda: self.opened.emit(self.entry()))

    def entry(self) -> Entry | None:
        """The one that is chosen."""
        return self._entries.get(self.currentRow())

    def entries(self) -> list[Entry]:
        return list(self._entries.values())

    def choose(self, entry: Entry) -> None:
        self.setCurrentRow(next(row for row, other in self._entries.items() if other is entry))

    def show_sections(
        self, sections: Sequence[tuple[str, Sequence[Entry]]], words: Callable[[Entry], tuple[str, str]]
    ) -> None:
        """``words``: title and line of an entry. What was chosen stays chosen, else it is the first."""
        before, place = self.entry(), self.verticalScrollBar().value()
        chosen = key_of(before) if before is not None else ""
        self.blockSignals(True)
        self.clear()
        self._entries.clear()
        for heading, entries in sections:
            item = QListWidgetItem(heading, self)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for entry in entries:
                title, line = words(entry)
                item = QListWidgetItem(title, self)
                item.setData(LINE, line)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {line}")
                item.setToolTip(f"{title}\n{line}")
                self._entries[self.count() - 1] = entry
        known = {key_of(entry): row for row, entry in self._entries.items()}
        self.setCurrentRow(known.get(chosen, next(iter(self._entries), -1)))
        if chosen in known:
            self.verticalScrollBar().setValue(place)
        self.blockSignals(False)
        self.chosen.emit(self.entry())
