"""A table whose cells have two lines: a figure, and below it, smaller, between which values it was."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.numbers import DASH, scaled
from app.widgets.painted import PaintedWidget


@dataclass(frozen=True, slots=True)
class CostRow:
    """``cells``: (figure, spread) of each column, None where it was not measured. ``apart``: a line stands above."""

    name: str
    cells: tuple[tuple[str, str] | None, ...]
    apart: bool = False


class CostTable(PaintedWidget):
    """Rows under column heads, below a caption that says what the figures are."""

    def __init__(self, name: str, caption: str, corner: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._corner = corner
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[CostRow, ...] = ()
        self._source = ""
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("not known yet"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_table(self, columns: Sequence[str], rows: Sequence[CostRow], source: str) -> None:
        """``source``: where the figures are from, for whoever copies them."""
        self._columns, self._rows, self._source = tuple(columns), tuple(rows), source
        words = [
            f"{row.name}: " + ", ".join(f"{head} {_words(cell)}" for head, cell in zip(columns, row.cells, strict=True))
            for row in rows
        ]
        self.setAccessibleDescription("; ".join([self._caption, *words]) if words else self.tr("not known yet"))
        self.updateGeometry()
        self.update()

    def cell(self, row: int, column: int) -> tuple[str, str] | None:
        return self._rows[row].cells[column]

    def rows(self) -> list[str]:
        return [row.name for row in self._rows]

    def copy_text(self) -> str:
        if not self._rows:
            return ""
        lines = ["\t".join([row.name, *map(_words, row.cells)]) for row in self._rows]
        return "\n".join([self._source, self._caption, "\t".join([self._corner, *self._columns]), *lines])

    def sizeHint(self) -> QSize:
        apart = sum(row.apart for row in self._rows) * 5
        return QSize(264, round(2 * self._small_line() + 10 + apart + self._row_height() * len(self._rows)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._columns:
            return
        painter = QPainter(self)
        small = scaled(self.font(), 0.82)
        little = QFontMetricsF(small)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.secondary))
        caption = self.fitting(self._caption, small, self.width())
        painter.drawText(QPointF(0, little.ascent()), caption)
        rights = self._right_edges()
        baseline = little.height() + 2 + little.ascent()
        painter.drawText(QPointF(0, baseline), self._corner)
        for right, head in zip(rights, self._columns, strict=True):
            painter.drawText(QPointF(right - little.horizontalAdvance(head), baseline), head)
        top = 2 * little.height() + 5.5
        self._paint_line(painter, top)
        top += 3
        for row in self._rows:
            if row.apart:
                self._paint_line(painter, round(top) + 1.5)
                top += 5
            self._paint_row(painter, row, rights, top)
            top += self._row_height()

    def _paint_line(self, painter: QPainter, y: float) -> None:
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def _paint_row(self, painter: QPainter, row: CostRow, rights: list[float], top: float) -> None:
        plain, small = scaled(self.font(), 1.0), scaled(self.font(), 0.82)
        strong = scaled(self.font(), 1.0, weight=QFont.Weight.DemiBold)
        big, little = QFontMetricsF(strong), QFontMetricsF(small)
        first = top + big.ascent()
        second = top + big.height() - 1 + little.ascent()
        painter.setFont(plain)
        painter.setPen(QColor(self.theme.secondary))
        painter.drawText(QPointF(0, first), row.name)
        for right, cell in zip(rights, row.cells, strict=True):
            figure, spread = cell or (DASH, "")
            painter.setFont(strong)
            painter.setPen(QColor(self.theme.text if cell else self.theme.secondary))
            painter.drawText(QPointF(right - big.horizontalAdvance(figure), first), figure)
            painter.setFont(small)
            painter.setPen(QColor(self.theme.secondary))
            painter.drawText(QPointF(right - little.horizontalAdvance(spread), second), spread)

    def _right_edges(self) -> list[float]:
        """The columns share what the names at the left leave."""
        names = max(QFontMetricsF(self.font()).horizontalAdvance(name) for name in [self._corner, *self.rows()])
        column = (self.width() - names) / len(self._columns)
        return [names + column * (index + 1) for index in range(len(self._columns))]

    def _small_line(self) -> float:
        return QFontMetricsF(scaled(self.font(), 0.82)).height()

    def _row_height(self) -> float:
        return QFontMetricsF(self.font()).height() + self._small_line() + 3


def _words(cell: tuple[str, str] | None) -> str:
    if cell is None:
        return DASH
    figure, spread = cell
    return f"{figure} ({spread})"
