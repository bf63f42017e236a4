"""A read-only document view as tall as its text: selectable, marked, never scrolling by itself, loading nothing."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.transcript.answer_text import AnswerText
from app.transcript.block_painting import paint_blocks
from app.transcript.document_style import DocumentStyle
from app.transcript.formulas import OBJECT
from app.transcript.links import LinkDialog, allowed
from app.transcript.source_spans import SourceSpans
from app.transcript.token_marks import TokenMarks

SIGN = 7
"""Pixels of the sign beside the line where drafting was switched."""
_PAGING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_KEYBOARD_FOCUS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class TextView(QTextBrowser):
    """``hovered``: source position under the pointer (None where there is none), address of the link there, and the
    place on the screen. ``source_selected``: start and end of what was selected by keyboard, and the place.
    ``pressed``, ``dragged`` (to a place on the screen) and ``all_wanted``: the selection may go on in other parts."""

    hovered = Signal(object, str, QRect)
    source_selected = Signal(int, int, QRect)
    pressed = Signal()
    dragged = Signal(QPoint)
    all_wanted = Signal()

    def __init__(self, style: DocumentStyle, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.spans = SourceSpans()
        self.begins = 0  # in the source: behind what the part above shows
        self.covers = (0, 0)  # in the source: what it was written from, with all Markdown signs
        self.copied_text: Callable[[], str | None] = lambda: None  # of a selection over several parts
        self.found: list[tuple[int, int, bool]] = []  # what the search marks: start, end, whether it is the current one
        self._style = style
        self._marks: TokenMarks | None = None
        self._text: AnswerText | None = None
        self._height_for: tuple[int, int] = (-1, -1)
        self._height = 0
        self._keyboard_focus = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # the width of the widget itself counts only once it is shown, too late to ask for the height
        self.setLineWrapMode(self.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(width)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(style.font)
        colors = self.palette()
        colors.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        colors.setColor(QPalette.ColorRole.Text, QColor(style.theme.text))
        colors.setColor(QPalette.ColorRole.Dark, QColor(style.theme.line))
        colors.setColor(QPalette.ColorRole.Highlight, QColor(style.theme.accent))
        colors.setColor(QPalette.ColorRole.HighlightedText, QColor(style.theme.accent_text))
        self.setPalette(colors)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.anchorClicked.connect(self._open_link)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded, whatever a document asks for."""
        return None

    def mark_tokens(self, text: AnswerText, visible: bool) -> None:
        """Colour the tokens of ``text`` over the document from now on."""
        self._text = text
        self._marks = TokenMarks(self.document(), text, self.spans, self._style.theme)
        self._marks.set_visible(visible)

    def hold_cursor(self) -> None:
        """Keep the cursor at the beginning: text inserted where it stands would push it to the end, and the view
        would scroll sideways to it."""
        cursor = self.textCursor()
        if not cursor.hasSelection() and cursor.position() and not self.hasFocus():
            cursor.setPosition(0)
            self.setTextCursor(cursor)

    @property
    def marks_visible(self) -> bool:
        return self._marks is not None and self._marks.visible

    def set_marks_visible(self, visible: bool) -> None:
        if self._marks is not None:
            self._marks.set_visible(visible)
            self.viewport().update()  # what is painted here is no format of the text

    def height_for(self, width: int) -> int:
        """The height of the document laid out at ``width``."""
        key = (width, self.document().revision())
        if key != self._height_for:
            self.setLineWrapColumnOrWidth(width)
            self._height = math.ceil(self.document().size().height())
            self._height_for = key
        return self._height

    def lead(self) -> int:
        """The space its first block wants above; a document leaves out that of its very first block."""
        return round(self.document().begin().blockFormat().topMargin())

    def source_at(self, point: QPoint) -> int | None:
        """Source position of the character at a viewport point."""
        if self.document().documentLayout().hitTest(point.toPointF(), Qt.HitTestAccuracy.ExactHit) < 0:
            return None
        cursor = self.cursorForPosition(point)
        position = cursor.position()
        # the cursor stands between characters, at the nearer side
        if self.cursorRect(cursor).center().x() > point.x():
            position -= 1
        return self.spans.source_at(position)

    def rectangle_of(self, position: int) -> QRect:
        """Where a document position is on the screen."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        rectangle = self.cursorRect(cursor)
        return QRect(self.viewport().mapToGlobal(rectangle.topLeft()), rectangle.size())

    @property
    def whole(self) -> tuple[int, int]:
        """The first and the last position of its document."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        first = cursor.position()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return first, cursor.position()

    @property
    def selected(self) -> tuple[int, int]:
        """Anchor and position of its selection; the same position twice for none."""
        cursor = self.textCursor()
        return cursor.anchor(), cursor.position()

    def select(self, anchor: int, position: int) -> None:
        """Select from ``anchor`` to ``position`` of its document."""
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selected_sources(self) -> tuple[int, int] | None:
        """Start and end in the source of what is selected."""
        return self.spans.sources_of(min(self.selected), max(self.selected))

    @Slot()
    def copy_selection(self) -> None:
        """Put what is selected on the clipboard: plain text only, formulas as they were written."""
        text = self.copied_text()
        cursor = self.textCursor()
        if text is None and cursor.hasSelection():
            text, *rest = cursor.selection().toPlainText().split(OBJECT)
            spans = self.spans.within(cursor.selectionStart(), cursor.selectionEnd())
            formulas = [span for span in spans if self.document().characterAt(span.doc) == OBJECT]
            source = self._text.source if self._text is not None else ""
            for span, after in zip(formulas, rest, strict=True):
                text += source[span.source : span.source + span.source_length] + after
        if text:
            # not by overriding what Qt asks for: the clipboard would outlive Python's part of the object
            QGuiApplication.clipboard().setText(text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = next((action for action in menu.actions() if action.objectName() == "edit-copy"), None)
        if copy is not None:
            copy.triggered.disconnect()
            copy.triggered.connect(self.copy_selection)
        menu.popup(event.globalPos())

    @Slot(QUrl)
    def _open_link(self, url: QUrl) -> None:
        address = url.toString()
        if allowed(address):
            dialog = LinkDialog(address, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons():
            if event.buttons() & Qt.MouseButton.LeftButton:
                self.dragged.emit(event.globalPosition().toPoint())
            return
        point = event.position().toPoint()
        cursor = self.cursorForPosition(point)
        rectangle = self.cursorRect(cursor)
        place = QRect(self.viewport().mapToGlobal(rectangle.topLeft()), rectangle.size())
        self.hovered.emit(self.source_at(point), self.anchorAt(point), place)

    def leaveEvent(self, event: object) -> None:
        self.hovered.emit(None, "", QRect())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The transcript scrolls, not its parts; only sideways movement is for wide code."""
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(event.angleDelta().x()) > abs(
            event.angleDelta().y()
        )
        if sideways and self.horizontalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PAGING:
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
            return
        super().keyPressEvent(event)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        sources = self.selected_sources()
        if sources is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.source_selected.emit(*sources, self.rectangle_of(self.textCursor().position()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyboard_focus = event.reason() in _KEYBOARD_FOCUS
        self.setCursorWidth(2 if self._keyboard_focus else 0)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keyboard_focus = False
        super().focusOutEvent(event)
        self.viewport().update()
        self.hovered.emit(None, "", QRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        paint_blocks(painter, self, event.rect(), self._style)
        self._paint_switches(painter)
        if self._keyboard_focus:
            painter.setPen(QColor(self._style.theme.accent))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()
        super().paintEvent(event)

    def _paint_switches(self, painter: QPainter) -> None:
        """A line where drafting was switched; two bars above it for off, a triangle for on."""
        painter.save()
        for position, on in self._marks.switches(self.begins) if self._marks is not None else []:
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(position, self.document().characterCount() - 1))
            place = self.cursorRect(cursor)
            color = QColor(self._style.theme.accepted if on else self._style.theme.rejected)
            painter.fillRect(place.left(), place.top(), 2, place.height(), color)
            sign = QRect(place.left() + 3, place.top(), SIGN, SIGN)
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                painter.drawPolygon([sign.topLeft(), sign.bottomLeft(), QPoint(sign.right(), sign.center().y())])
            else:
                painter.fillRect(sign.left(), sign.top(), 2, SIGN, color)
                painter.fillRect(sign.left() + 4, sign.top(), 2, SIGN, color)
        painter.restore()
