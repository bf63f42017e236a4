"""The memory that a pair would take, part by part, against what would be free."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import Theme
from app.widgets.numbers import binary_size, scaled
from app.widgets.painted import PaintedWidget
from dspark_core.pairs.facts import Needs

BAR, SWATCH, GAP = 16, 10, 16


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    size: int
    color: str
    """A field of Theme."""
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


class MemoryBar(PaintedWidget):
    """A bar whose parts stand in the order of the words below it; a mark where what is free ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needs: Needs | None = None
        self.parts: list[Part] = []
        self.setAccessibleName(self.tr("Memory of this pair"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_definition(
            self.tr(
                "Estimates before anything is read. Target and drafter: weights as they would be stored. Context: keys "
                "and values of all its tokens. Graphs and libraries: what torch, CUDA and recorded passes take. "
                "Reserve: what a pass computes with, or reading the weights takes for a moment."
            )
        )
        self.show_needs(None)

    def show_needs(self, needs: Needs | None) -> None:
        """None while nothing is known."""
        self._needs = needs
        self.parts = [] if needs is None else self._parts(needs)
        self.setAccessibleDescription(self._described() if needs else self.tr("not known yet"))
        self.updateGeometry()
        self.update()

    def copy_text(self) -> str:
        return "\n".join(f"{part.name}\t{binary_size(part.size)}" for part in self.parts)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = max((row for _, row, _ in self._places(width)), default=0) + 1
        return round(BAR + 8 + rows * (QFontMetricsF(self.font()).height() + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0.5, 2.5, self.width() - 1, BAR - 5)
        track = QPainterPath()
        track.addRoundedRect(bar, 4, 4)
        painter.fillPath(track, QColor(self.theme.hover))
        if self._needs is None:
            return
        painter.setClipPath(track)
        whole = max(self._needs.total, self._needs.free, 1)
        left = bar.left()
        for part in self.parts:
            width = part.size / whole * bar.width()
            painter.fillRect(QRectF(left, bar.top(), max(0.0, width - 1), bar.height()), self._brush(part, self.theme))
            left += width
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(self.theme.text), 2))
        end = round(bar.left() + bar.width() * self._needs.free / whole) - 1
        painter.drawLine(end, 0, end, BAR)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled(self.font(), 1.0))
        metrics = QFontMetricsF(painter.font())
        for part, (left, row, text) in zip(self.parts, self._places(self.width()), strict=True):
            top = BAR + 6 + row * (metrics.height() + 2)
            swatch = QRectF(left, top + (metrics.height() - SWATCH) / 2, SWATCH, SWATCH)
            painter.setPen(QPen(QColor(self.theme.secondary), 1))
            painter.setBrush(self._brush(part, self.theme))
            painter.drawRect(swatch)
            painter.setPen(QColor(self.theme.text))
            painter.drawText(round(left + SWATCH + 6), round(top + metrics.ascent()), text)

    def _places(self, width: int) -> list[tuple[float, int, str]]:
        """(left, row, words) of each part, broken into rows as wide as the widget."""
        metrics, found, left, row = QFontMetricsF(scaled(self.font(), 1.0)), [], 0.0, 0
        for part in self.parts:
            text = f"{part.name} {binary_size(part.size)}"
            needed = SWATCH + 6 + metrics.horizontalAdvance(text)
            if left and left + needed > width:
                left, row = 0.0, row + 1
            found.append((left, row, text))
            left += needed + GAP
        return found

    def _parts(self, needs: Needs) -> list[Part]:
        return [
            Part(self.tr("target"), needs.target, "accepted"),
            Part(self.tr("drafter"), needs.drafter, "correction"),
            Part(self.tr("context"), needs.caches, "bonus"),
            Part(self.tr("graphs and libraries"), needs.libraries, "secondary"),
            Part(self.tr("reserve"), needs.working, "secondary", Qt.BrushStyle.BDiagPattern),
        ]

    def _described(self) -> str:
        assert self._needs is not None
        parts = ", ".join(f"{part.name} {binary_size(part.size)}" for part in self.parts)
        return self.tr("{parts}; together {total}, free {free}").format(
            parts=parts, total=binary_size(self._needs.total), free=binary_size(self._needs.free)
        )

    def _brush(self, part: Part, theme: Theme) -> QBrush:
        return QBrush(QColor(getattr(theme, part.color)), part.pattern)
