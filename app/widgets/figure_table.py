"""A few figures in rows and columns, painted: a new value does not set the layout of the window going."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.numbers import DASH, scaled
from app.widgets.painted import PaintedWidget


class FigureTable(PaintedWidget):
    """Rows of figures under column heads. Cells are text; all start as a dash."""

    def __init__(self, name: str, rows: list[str], columns: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._columns = columns
        self._cells = [[DASH] * len(columns) for _ in rows]
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_column(self, column: int, cells: list[str]) -> None:
        """All cells of one column, from top to bottom."""
        if [row[column] for row in self._cells] == cells:
            return
        for row, text in zip(self._cells, cells, strict=True):
            row[column] = text
        self._describe()
        self.update()

    def cell(self, row: int, column: int) -> str:
        return self._cells[row][column]

    def copy_text(self) -> str:
        head = "\t".join(["", *self._columns])
        return "\n".join([head, *("\t".join([name, *cells]) for name, cells in self._named_rows())])

    def sizeHint(self) -> QSize:
        return QSize(264, round(self._row_height() * (len(self._rows) + 1)) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plain = scaled(self.font(), 1.0)
        strong = scaled(self.font(), 1.0, weight=QFont.Weight.DemiBold)
        small = scaled(self.font(), 0.85)
        height = self._row_height()
        rights = self._right_edges(small)
        painter.setPen(QColor(self.theme.secondary))
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        for right, head in zip(rights, self._columns, strict=True):
            painter.drawText(QPointF(right - metrics.horizontalAdvance(head), metrics.ascent()), head)
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.drawLine(QPointF(0, height + 0.5), QPointF(self.width(), height + 0.5))
        baseline = height + 2 + QFontMetricsF(plain).ascent() + 2
        for name, cells in self._named_rows():
            painter.setFont(plain)
            painter.setPen(QColor(self.theme.secondary))
            label_room = rights[0] - QFontMetricsF(strong).horizontalAdvance("000,000")
            label = self.fitting(name, plain, label_room)
            painter.drawText(QPointF(0, baseline), label)
            painter.setFont(strong)
            for right, text in zip(rights, cells, strict=True):
                painter.setPen(QColor(self.theme.secondary if text == DASH else self.theme.text))
                painter.drawText(QPointF(right - QFontMetricsF(strong).horizontalAdvance(text), baseline), text)
            baseline += height

    def _right_edges(self, head_font: QFont) -> list[float]:
        """The first column of names takes what the three equal columns of figures leave."""
        wide = max(QFontMetricsF(head_font).horizontalAdvance(head) for head in self._columns)
        figures = scaled(self.font(), 1.0, weight=QFont.Weight.DemiBold)
        column = max(wide, QFontMetricsF(figures).horizontalAdvance("00,000")) + 8
        count = len(self._columns)
        return [self.width() - column * (count - 1 - index) for index in range(count)]

    def _row_height(self) -> float:
        return QFontMetricsF(self.font()).height() + 4

    def _named_rows(self) -> list[tuple[str, list[str]]]:
        return list(zip(self._rows, self._cells, strict=True))

    def _describe(self) -> None:
        words = [
            f"{name}: " + ", ".join(f"{head} {text}" for head, text in zip(self._columns, cells, strict=True))
            for name, cells in self._named_rows()
        ]
        self.setAccessibleDescription("; ".join(words))
