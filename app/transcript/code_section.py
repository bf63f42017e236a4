"""A block of code: language, buttons that copy and save, text in its own colours. Scrolls sideways, never down."""

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLabel, QWidget

from app.transcript.code_colors import CodeColors
from app.transcript.code_saving import save_code
from app.transcript.document_style import CODE_LINE_HEIGHT, DocumentStyle
from app.transcript.message_parts import ActionButton
from app.transcript.pieces import Piece
from app.transcript.source_spans import utf16_length
from app.transcript.text_view import TextView

_PADDING = 12
_HEADER = 32
_RADIUS = 6
_LINES_PER_STEP = 40
"""Lines that are coloured in one go: about 8 ms."""


class CodeSection(QWidget):
    """Grows while its fence is open; coloured when it is closed."""

    def __init__(self, style: DocumentStyle, colors: CodeColors, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.code = ""
        self.language = language
        self.pieces: list[Piece] = []
        self._style = style
        self._colors = colors
        self._pieces: Iterator[tuple[str, QTextCharFormat]] | None = None
        self._plain = QColor(style.theme.text)
        self._at = self._doc_at = 0
        self.view = TextView(style, 0, self)
        self.view.setLineWrapMode(TextView.LineWrapMode.NoWrap)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        option = self.view.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)  # also where a line begins with Hebrew or Arabic
        option.setTabStopDistance(4 * QFontMetricsF(style.mono).horizontalAdvance(" "))
        self.view.document().setDefaultTextOption(option)
        self.view.document().setDefaultFont(style.mono)
        self._label = QLabel(language or self.tr("code"), self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setObjectName("quiet")
        self._copy = ActionButton(self.tr("Copy"), self.tr("Copy code"), self)
        self._copy.reveal(True)
        self._copy.clicked.connect(self.copy)
        self._save = ActionButton(self.tr("Save"), self.tr("Save code to a file"), self)
        self._save.reveal(True)
        self._save.clicked.connect(self.save)
        self.view.setAccessibleName(self.tr("Code: %1").replace("%1", self._label.text()))

    def set_code(self, code: str, sources: Sequence[int], base: int) -> None:
        """Show ``code``, whose character k is the source character ``base + sources[k]``."""
        self._map(code, sources, base)
        cursor = QTextCursor(self.view.document())
        cursor.beginEditBlock()
        if code.startswith(self.code):
            cursor.movePosition(QTextCursor.MoveOperation.End)
            added = code[len(self.code) :]
        else:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
            added = code
        if not self.code:
            cursor.setBlockFormat(self._style.block(0, CODE_LINE_HEIGHT))
        cursor.insertText(added, self._style.code())
        cursor.endEditBlock()
        self.view.hold_cursor()
        self.code = code

    def _map(self, code: str, sources: Sequence[int], base: int) -> None:
        self.view.spans.clear()
        doc = start = 0
        for line in code.split("\n"):
            end = start + len(line)
            self.view.spans.add_text(doc, line, [base + source for source in sources[start:end]])
            doc += utf16_length(line) + 1
            start = end + 1

    def color_step(self) -> bool:
        """Give some more lines of the finished code their colours; whether there are more. The text is not touched."""
        if self._pieces is None:
            self._pieces = self._colors.pieces(self.language, self.code)
            self._at = self._doc_at = 0
        cursor = QTextCursor(self.view.document())
        cursor.beginEditBlock()
        lines = 0
        for text, chars in self._pieces:
            if not self.code.startswith(text, self._at):
                self._pieces = iter(())  # a lexer that changes the text: what it says next fits nowhere
                break
            self._at += len(text)
            start, self._doc_at = self._doc_at, self._doc_at + utf16_length(text)
            if chars.foreground().color() != self._plain or chars.fontItalic() or chars.fontWeight() > 400:
                cursor.setPosition(start)
                cursor.setPosition(self._doc_at, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(chars)
            lines += text.count("\n")
            if lines >= _LINES_PER_STEP:
                break
        cursor.endEditBlock()
        return lines >= _LINES_PER_STEP

    def focus_order(self) -> list[QWidget]:
        return [self.view, self._save, self._copy]

    def lead(self) -> int:
        """The space it wants above."""
        return self._style.gap + 2

    def height_for(self, width: int) -> int:
        """The height at ``width``: header, all lines, and a scroll bar where a line is wider."""
        inner = width - 2 * _PADDING
        document = self.view.document()
        bar = self.view.horizontalScrollBar().sizeHint().height() if document.idealWidth() > inner else 0
        return _HEADER + math.ceil(document.size().height()) + bar + _PADDING

    def resizeEvent(self, event: QResizeEvent) -> None:
        copy = self._copy.sizeHint()
        width = copy.width() + 24  # room for the longer word that confirms it
        self._copy.setGeometry(self.width() - width - 4, (_HEADER - copy.height()) // 2, width, copy.height())
        save = self._save.sizeHint().width() + 16
        self._save.setGeometry(self._copy.x() - save, self._copy.y(), save, copy.height())
        self._label.setGeometry(_PADDING, 0, self._save.x() - 2 * _PADDING, _HEADER)
        self.view.setGeometry(_PADDING, _HEADER, self.width() - 2 * _PADDING, self.height() - _HEADER - _PADDING // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._style.theme.line))
        painter.setBrush(QColor(self._style.theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    @Slot()
    def copy(self) -> None:
        """Put the code on the clipboard, exactly, without the line end before its fence."""
        QGuiApplication.clipboard().setText(self.code)
        self._copy.confirm(self.tr("Copied"))

    @Slot()
    def save(self) -> None:
        """Write the code to a file that the user names."""
        if save_code(self.code, self.language, self.window()):
            self._save.confirm(self.tr("Saved"))
