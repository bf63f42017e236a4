"""A plain text box that grows with its text and turns keys into wishes. Stays fluid with 100,000 characters."""

import math
import re
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

MOST_ROWS = 8
SHORT_ROWS = 2
MARGIN = 5
UNBROKEN = re.compile(r"\S{2000}")
"""A run without spaces in which looking for word boundaries takes Qt a tenth of a second per key (measured with
100,000 characters: 155 ms; 12 ms when a line may end anywhere)."""

WRAP_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
WRAP_ANYWHERE = QTextOption.WrapMode.WrapAnywhere


class PromptEdit(QPlainTextEdit):
    enter_pressed = Signal()
    escape_pressed = Signal()
    up_pressed_when_empty = Signal()
    focus_changed = Signal()
    files_given = Signal(object)
    """Paths of files that were dropped or pasted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_rows = MOST_ROWS
        self.escape_stops = False
        self._composing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(WRAP_WORDS)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)  # a document margin would show half a line when scrolled
        self.setViewportMargins(2, MARGIN, 2, MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def character_count(self) -> int:
        """Length of the text, without making a copy of it."""
        return self.document().characterCount() - 1

    def replace_text(self, text: str) -> None:
        """Put ``text`` in place of all; Undo brings the old text back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self._choose_wrapping(text)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, whatever else the clipboard offers; files are told instead."""
        paths = files_in(source)
        if paths:
            self.files_given.emit(paths)
        elif source.hasText():
            if UNBROKEN.search(source.text()):
                self.setWordWrapMode(WRAP_ANYWHERE)
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(files_in(source)) or super().canInsertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self._composing:
                event.ignore()  # this Enter takes the input method's suggestion
            elif not event.isAutoRepeat():
                self.enter_pressed.emit()
        elif key == Qt.Key.Key_Escape and self.escape_stops:
            self.escape_pressed.emit()
        elif key == Qt.Key.Key_Up and plain and self.character_count() == 0 and not self._composing:
            self.up_pressed_when_empty.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._composing = False
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(400, self._height_for(1))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height_for(1))

    def _choose_wrapping(self, text: str) -> None:
        self.setWordWrapMode(WRAP_ANYWHERE if UNBROKEN.search(text) else WRAP_WORDS)

    def set_short(self, short: bool) -> None:
        """Leave room for something else that has to be read now."""
        self._most_rows = SHORT_ROWS if short else MOST_ROWS
        self._fit()

    def _fit(self) -> None:
        """Grow to the text, up to MOST_ROWS. Looks at no more blocks than that, however long the text is."""
        rows = 0
        block = self.document().begin()
        while block.isValid() and rows < self._most_rows:
            rows += max(1, block.layout().lineCount())
            block = block.next()
        height = self._height_for(min(rows, self._most_rows))
        if height != self.height():
            self.setFixedHeight(height)
        overflowing = rows >= self._most_rows
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if overflowing else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def _height_for(self, rows: int) -> int:
        line = QFontMetricsF(self.font()).lineSpacing()
        return math.ceil(rows * line) + 2 * MARGIN


def files_in(source: QMimeData) -> list[Path]:
    """The files of this computer that a drag or the clipboard holds."""
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()] if source.hasUrls() else []
