"""The part of a long message that is not rendered yet, painted as it was written and about where it will stand.

Markdown is read from the beginning, since what stands above decides how text is read: the end of 5 MB is rendered
after a minute or more. Until then whoever looks there reads the source instead of a blank page.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QTextCursor, QTextDocument

from app.transcript.answer_text import showable
from app.transcript.document_style import DocumentStyle

_PAGE = 1_000
"""Pixels; each page is laid out by itself, so that the place of a text does not depend on what is exposed."""
_NEAR = 400
"""Characters within which a page is made to begin with a line."""
_MOST = 6_000
"""Characters of a page that are painted; more would seldom have room."""


class Page(NamedTuple):
    """``text`` ends at ``bottom``."""

    top: int
    bottom: int
    text: str


def pages(text: str, top: int, bottom: int, first: int, last: int) -> Iterator[Page]:
    """What of ``text``, which is guessed to reach from ``top`` to ``bottom``, stands between ``first`` and ``last``.
    Pages are counted from the end, which so is where it will be."""
    each = max(1, round(len(text) * _PAGE / max(_PAGE, bottom - top)))
    for number in range(max(0, bottom - last) // _PAGE, max(0, bottom - first) // _PAGE + 1):
        end = _line_start(text, len(text) - number * each)
        if end <= 0:
            return
        start = _line_start(text, len(text) - (number + 1) * each)
        below = bottom - number * _PAGE
        yield Page(below - _PAGE, below, text[max(start, end - _MOST) : end])


def _line_start(text: str, position: int) -> int:
    """The end of the text, or the beginning of the line at ``position`` if it is near."""
    if position >= len(text):
        return len(text)
    line_end = text.rfind("\n", max(0, position - _NEAR), max(0, position))
    return line_end + 1 if line_end >= 0 or position < _NEAR else position


def paint(painter: QPainter, page: Page, area: QRect, style: DocumentStyle) -> None:
    """Paint what of the page lies in ``area``, as wide as that is."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(style.font)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(style.block(0))
    cursor.insertText(showable(page.text).rstrip("\n"), style.text())
    document.setTextWidth(area.width())
    painter.save()
    painter.setClipRect(area.intersected(QRect(area.left(), page.top, area.width(), page.bottom - page.top)))
    painter.translate(area.left(), page.bottom - document.size().height())
    document.drawContents(painter, QRectF())
    painter.restore()
