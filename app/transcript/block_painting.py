"""What is painted below the text of a document because no format of it would do."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QTextEdit

from app.transcript.document_style import DocumentStyle
from app.transcript.markdown_document import CODE, CODE_PADDING, QUOTE_LEVEL, RULE


def paint_blocks(painter: QPainter, view: QTextEdit, exposed: QRect, style: DocumentStyle) -> None:
    """Bars of quotes, rules, and the ground of code in lists, where ``exposed``."""
    layout = view.document().documentLayout()
    line = QColor(style.theme.line)
    block = view.cursorForPosition(exposed.topLeft()).block()
    above = block.previous()
    while block.isValid():
        rectangle = layout.blockBoundingRect(block)
        if rectangle.top() > exposed.bottom():
            break
        level = block.blockFormat().intProperty(QUOTE_LEVEL)
        joined = min(level, above.blockFormat().intProperty(QUOTE_LEVEL)) if above.isValid() else 0
        for depth in range(level):
            top = rectangle.top() - (block.blockFormat().topMargin() if depth < joined else 0)
            x = depth * style.indent + 2
            if block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft:
                x = view.width() - x - 3
            painter.fillRect(x, round(top), 3, round(rectangle.bottom() - top), line)
        if block.blockFormat().boolProperty(RULE):
            left = round(block.blockFormat().leftMargin())
            painter.fillRect(left, round(rectangle.center().y()), view.width(), 1, line)
        if block.blockFormat().boolProperty(CODE):
            box = rectangle.adjusted(block.blockFormat().leftMargin() - CODE_PADDING, -4, 0, 4)
            box.setRight(view.width() - 1)
            painter.fillRect(box, QColor(style.theme.raised))
        above, block = block, block.next()
