r"""Formulas drawn from TeX by ziamath, off the thread of the window, and shown in documents as one character each.

What is too long, nested too deeply or not understood is not drawn: its source is shown instead. The time ziamath takes
doubles with each level of nesting, so the bounds are bounds of time too. Pictures are made of outlines only.
"""

import re
from collections import OrderedDict
from dataclasses import dataclass
from enum import Enum
from functools import partial
from queue import SimpleQueue

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSizeF,
    Qt,
    QThreadPool,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

OBJECT = "\ufffc"
MAX_LENGTH = 600
MAX_DEPTH = 6
_KEPT = 500
_LOOK_MS = 15
_POOL = "formulas"
_TYPE = QTextFormat.ObjectTypes.UserObject + 1
_FORMULA = QTextFormat.Property.UserProperty + 4
_REFUSED = re.compile(
    r'"|\\(?:href|url|style|class|cssId|data|unicode|includegraphics|require|def|newcommand)(?![A-Za-z])'
    r"|\\(?:text|mbox)[a-z]*\{[^}]*[<>&]"  # written into XML as it is
)
_NESTING = re.compile(r"\\(begin|end|left|right)(?![A-Za-z])|\\.|([{}])")
_VIEW_BOX = re.compile(r'viewBox="([^"]*)"')
_MARGIN = 2
_FOREIGN = re.compile(r"<(?:image|foreignObject|script|style|text)\b|href=\"(?!#)|url\(")


_UNDERLINE_PENS = {
    QTextCharFormat.UnderlineStyle.SingleUnderline: Qt.PenStyle.SolidLine,
    QTextCharFormat.UnderlineStyle.DotLine: Qt.PenStyle.DotLine,
    QTextCharFormat.UnderlineStyle.DashUnderline: Qt.PenStyle.DashLine,
}


class Making(Enum):
    """What is there instead of a formula."""

    WAITS = 1
    FAILED = 2


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """A picture in SVG and the part of it that is shown; at height 0 is the line that text stands on."""

    svg: bytes
    box: QRectF

    @property
    def width(self) -> float:
        return self.box.width()

    @property
    def ascent(self) -> float:
        return -self.box.top()

    @property
    def descent(self) -> float:
        return self.box.bottom()


class Formulas(QObject):
    """Formulas in one size and colour. ``drawn``: there are more than before."""

    drawn = Signal()

    def __init__(self, size: int, color: str) -> None:
        super().__init__()
        self._size = size
        self._color = color
        self._found: OrderedDict[tuple[str, bool], Formula | Making] = OrderedDict()
        self._object = _FormulaObject(self)
        # what draws knows only this queue: no object of Qt must end in its thread
        self._made: SimpleQueue[tuple[str, bool, Formula | None]] = SimpleQueue()
        self._waiting = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def serve(self, document: QTextDocument) -> None:
        """Let ``document`` show formulas."""
        document.documentLayout().registerHandler(_TYPE, self._object)

    def known(self, tex: str, display: bool) -> bool:
        """Whether it is clear by now if the formula can be drawn."""
        return self._found.get((tex, display)) is not Making.WAITS

    def get(self, tex: str, display: bool) -> Formula | Making:
        """The formula, which begins to be drawn when it is asked for first."""
        key = (tex, display)
        found = self._found.get(key)
        if found is None:
            found = Making.WAITS if drawable(tex) else Making.FAILED
            self._found[key] = found
            if found is Making.WAITS:
                _pool().start(partial(_draw_into, self._made, tex, display, self._size, self._color))
                self._waiting += 1
                self._timer.start()
            self._forget_oldest()
        else:
            self._found.move_to_end(key)
        return found

    def _forget_oldest(self) -> None:
        for key in list(self._found)[: max(0, len(self._found) - _KEPT)]:
            if self._found[key] is not Making.WAITS:
                del self._found[key]

    @Slot()
    def _look(self) -> None:
        """Take what has been drawn since."""
        before = self._waiting
        while not self._made.empty():
            tex, display, formula = self._made.get()
            self._found[tex, display] = formula or Making.FAILED
            self._waiting -= 1
        if not self._waiting:
            self._timer.stop()
        if self._waiting < before:
            self.drawn.emit()


def _pool() -> QThreadPool:
    """One thread for the formulas of all themes. What still waits when the program ends is dropped."""
    application = QCoreApplication.instance()
    assert application is not None
    pool = application.findChild(QThreadPool, _POOL)
    if pool is None:
        pool = QThreadPool(application)
        pool.setObjectName(_POOL)
        pool.setMaxThreadCount(1)
        application.aboutToQuit.connect(pool.clear)
    return pool


def _draw_into(
    made: SimpleQueue[tuple[str, bool, "Formula | None"]], tex: str, display: bool, size: int, color: str
) -> None:
    made.put((tex, display, draw(tex, display, size, color)))


def drawable(tex: str) -> bool:
    """Whether ``tex`` is worth a try: short, not nested deeply, without commands that are about more than a formula."""
    return len(tex) <= MAX_LENGTH and not _REFUSED.search(tex) and _depth(tex) <= MAX_DEPTH


def _depth(tex: str) -> int:
    depth = deepest = 0
    for match in _NESTING.finditer(tex):
        word = match[1] or match[2]
        if word in ("begin", "left", "{"):
            depth += 1
        elif word:
            depth -= 1
        deepest = max(deepest, depth)
    return deepest


def draw(tex: str, display: bool, size: int, color: str) -> Formula | None:
    """``tex`` as a picture; None where it is not understood."""
    import ziamath

    ziamath.config.svg2 = False  # Qt draws nothing of SVG 2
    try:
        tex = tex.replace("<", r"\lt ").replace(">", r"\gt ")  # they would end up in XML as they are
        made = ziamath.Latex(" ".join(tex.split()), size=size, color=color, inline=not display)
        svg: str = made.svg()
        left, top, width, height = map(float, _VIEW_BOX.findall(svg[:400])[0].split())
    except Exception:  # foreign code on text of any kind: whatever it raises, the source is shown
        return None
    if _FOREIGN.search(svg) or not (0 < width < 20_000 and 0 < height < 5_000):
        return None
    # limits above a sum reach a little out of the box that ziamath gives
    return Formula(svg.encode(), QRectF(left, top - _MARGIN, width, height + 2 * _MARGIN))


def formula_format(chars: QTextCharFormat, formula: Formula) -> QTextCharFormat:
    """The format of a character that shows ``formula``."""
    shown = QTextCharFormat(chars)
    shown.setObjectType(_TYPE)
    shown.setProperty(_FORMULA, formula)
    shown.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return shown


class _FormulaObject(QPyTextObject):
    """Qt puts an object that is aligned to the middle half an x-height above the line; the box is made so high that
    its baseline is that of the formula."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._renderers: OrderedDict[int, tuple[Formula, QSvgRenderer]] = OrderedDict()

    def intrinsicSize(self, document: QTextDocument, position: int, chars: QTextFormat) -> QSizeF:
        formula, scale = _of(document, chars)
        return QSizeF(formula.width * scale + 2, _box(formula, scale, _lift(chars)))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, chars: QTextFormat
    ) -> None:
        box = QRectF(rect)
        formula, scale = _of(document, chars)
        baseline = box.top() + (box.height() + _lift(chars)) / 2
        height = (formula.ascent + formula.descent) * scale
        place = QRectF(box.left() + 1, baseline - formula.ascent * scale, formula.width * scale, height)
        self._renderer(formula).render(painter, place)
        pen = _UNDERLINE_PENS.get(chars.toCharFormat().underlineStyle())
        if pen is not None:  # Qt draws the ground behind an object, but no line below it
            painter.setPen(QPen(chars.toCharFormat().underlineColor(), 1, pen))
            painter.drawLine(box.bottomLeft() - QPointF(0, 1), box.bottomRight() - QPointF(0, 1))

    def _renderer(self, formula: Formula) -> QSvgRenderer:
        held = self._renderers.get(id(formula))
        if held is None:
            held = self._renderers[id(formula)] = (formula, QSvgRenderer(QByteArray(formula.svg)))
            held[1].setViewBox(formula.box)
            if len(self._renderers) > _KEPT:
                self._renderers.popitem(last=False)
        return held[1]


def _of(document: QTextDocument, chars: QTextFormat) -> tuple[Formula, float]:
    """The formula, and how much smaller than it is it has to be shown to fit in."""
    formula: Formula = chars.property(_FORMULA)
    room = document.textWidth()
    return formula, min(1.0, max(0.3, (room - 8) / formula.width)) if room > 8 else 1.0


def _lift(chars: QTextFormat) -> float:
    return int(QFontMetricsF(chars.toCharFormat().font()).xHeight()) / 2


def _box(formula: Formula, scale: float, lift: float) -> float:
    return max(2 * formula.ascent * scale - lift, 2 * formula.descent * scale + lift)
