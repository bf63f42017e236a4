"""The prompt box: grows with its text, sends with Enter, stops with Escape. Knows no model and no session."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.panels.prompt_edit import PromptEdit
from app.panels.send_button import SendButton
from app.theme import LIGHT, Theme, palette
from app.widgets.elided_label import ElidedLabel
from app.widgets.numbers import scaled
from app.widgets.scroll_bar import scroll_bar_style

COLUMN_WIDTH = 760


class Composer(QWidget):
    """The text stays in the box when ``send_requested`` is emitted: whoever accepts it calls ``take_text``.

    Enter while sending only has to wait (``set_enabled_reason``) is remembered; changing the text or Escape forgets it.
    ``waiting_began``: there is a prompt to be sent as soon as that is possible.
    ``edit_left``: the edit of ``edit_text`` was given up; what stood in the box before comes back.
    ``draft_changed``: the unsent prompt is another.
    ``themed``: the colours are those of this Theme now, for the parts that were added.
    """

    send_requested = Signal(str)
    stop_requested = Signal()
    edit_last_requested = Signal()
    edit_left = Signal()
    waiting_began = Signal()
    themed = Signal(object)
    draft_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self._busy = False
        self._enabled = True
        self._reason = ""
        self._can_wait = False
        self._waiting = False
        self._editing = False
        self._attached = False
        self._edits_answer = False
        self._set_aside = ""
        """The draft that stood in the box before a message was edited there."""
        self.setAutoFillBackground(True)
        self.edit = PromptEdit()
        self.edit.setAccessibleName(self.tr("Message"))
        self.button = SendButton()
        self.hint = ElidedLabel()  # the others come first
        self._lay_out()
        self.edit.enter_pressed.connect(self._send)
        self.edit.escape_pressed.connect(self._stop)
        self.edit.up_pressed_when_empty.connect(self.edit_last_requested)
        self.edit.textChanged.connect(self._text_changed)
        self.button.clicked.connect(self._button_clicked)
        self.setFocusProxy(self.edit)
        self._show_state()

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        colors = palette(theme)
        colors.setColor(self.backgroundRole(), QColor(theme.surface))  # one ground with the text above it
        self.setPalette(colors)
        self.edit.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        self._frame.set_theme(theme)
        self.button.set_theme(theme)
        self.themed.emit(theme)
        own = palette(theme)
        own.setColor(self.hint.foregroundRole(), QColor(theme.secondary))
        self.hint.setPalette(own)

    def set_busy(self, busy: bool) -> None:
        """An answer is being written: the button stops it. Typing the next prompt goes on."""
        self._busy = busy
        self._show_state()

    def set_enabled_reason(self, enabled: bool, reason: str, *, can_wait: bool = False) -> None:
        """Whether a prompt can be sent, and in words why not. Typing is always possible.

        ``can_wait``: it will be possible soon, so Enter is remembered until then.
        """
        self._enabled = enabled
        self._reason = reason
        self._can_wait = can_wait and not enabled
        send_now = enabled and self._waiting
        self._waiting = self._waiting and self._can_wait
        self._show_state()
        if send_now:
            self._send()

    def text(self) -> str:
        return self.edit.toPlainText()

    def draft(self) -> str:
        """The unsent prompt, also while a message is edited in its place."""
        return self._set_aside if self._editing else self.edit.toPlainText()

    def set_draft(self, text: str) -> None:
        """Put another prompt that was not sent into the box; what is edited there is given up."""
        self._editing, self._set_aside = False, ""
        if text != self.edit.toPlainText():
            self.edit.replace_text(text)
        self._show_state()

    def take_text(self) -> str:
        """The text of the box, which is emptied; Undo brings it back. After an edit what was set aside returns."""
        text = self.edit.toPlainText()
        self.set_draft(self._set_aside if self._editing else "")
        return text

    def edit_text(self, text: str, is_answer: bool = False) -> None:
        """Offer a message that is there for editing."""
        self._set_aside = self.draft()
        self._editing, self._edits_answer = True, is_answer
        self.edit.replace_text(text)
        self._show_state()
        self.edit.setFocus()

    def restore_text(self, text: str) -> None:
        """Put back a prompt that was refused, before whatever has been typed since."""
        typed = self.edit.toPlainText()
        self.edit.replace_text(f"{text}\n\n{typed}" if typed.strip() and typed != text else text)
        self.edit.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_hint()

    def add_above(self, part: QWidget) -> None:
        """Show ``part`` above the box."""
        self._inner.insertWidget(self._inner.indexOf(self._frame), part)

    def add_tool(self, part: QWidget, *, at_end: bool = False) -> None:
        """Show ``part`` below the box: before the hint, or after it."""
        if at_end:
            self._hints.addWidget(part)
        else:
            self._hints.insertWidget(self._hints.indexOf(self.hint), part)

    def set_attached(self, attached: bool) -> None:
        """Something is attached, which can be sent without a text."""
        self._attached = attached
        self._show_button()

    def _lay_out(self) -> None:
        self._frame = ComposerFrame(self.edit)
        inside = QHBoxLayout(self._frame)
        inside.setContentsMargins(12, 6, 6, 6)
        inside.setSpacing(8)
        inside.addWidget(self.edit, 1)
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self._hints = QHBoxLayout()
        self._hints.setContentsMargins(4, 0, 4, 0)
        self._hints.setSpacing(8)
        self._hints.addWidget(self.hint, 1)
        column = QWidget()
        column.setMaximumWidth(COLUMN_WIDTH)
        self._inner = QVBoxLayout(column)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(4)
        self._inner.addWidget(self._frame)
        self._inner.addLayout(self._hints)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(16, 8, 16, 8)
        outer.addStretch(1)
        outer.addWidget(column, 1000)  # takes all room up to its maximum; only then do the sides grow
        outer.addStretch(1)
        self._fit_hint()

    def _fit_hint(self) -> None:
        self.hint.setFont(scaled(self.font(), 0.85))

    def _send(self) -> None:
        text = self.edit.toPlainText()
        if self._busy:
            return
        if not text.strip() and not self._attached:
            self.hint.setText(self.tr("The message is empty; write something first"))
        elif self._enabled:
            self.send_requested.emit(text)
        elif self._can_wait:
            self._waiting = True
            self._show_state()
            self.waiting_began.emit()

    def _stop(self) -> None:
        """Escape: what is under way ends, the newest first."""
        if self._busy:
            self.stop_requested.emit()
        elif self._waiting:
            self._waiting = False
            self._show_state()
        elif self._editing:
            self.take_text()
            self.edit_left.emit()

    def _button_clicked(self) -> None:
        if self._busy:
            self._stop()
        else:
            self._send()
        self.edit.setFocus()

    def _text_changed(self) -> None:
        if self._waiting:
            self._waiting = False
            self._show_state()
        if self._editing and self.edit.character_count() == 0:
            self._editing = False
            self.edit_left.emit()
            if self._set_aside:
                QTimer.singleShot(0, self, self._put_back)  # not in the midst of the change that is told here
            self._show_state()
        if not self._editing:
            self.draft_changed.emit()
        self._show_button()

    def _put_back(self) -> None:
        if not self._editing and self.edit.character_count() == 0:
            self.set_draft(self._set_aside)

    def _show_button(self) -> None:
        self.button.set_stopping(self._busy)
        can_send = (self._enabled or self._can_wait) and not self._waiting
        self.button.setEnabled(self._busy or (can_send and (self._attached or self.edit.character_count() > 0)))

    def _show_state(self) -> None:
        self.edit.escape_stops = self._busy or self._waiting or self._editing
        if self._busy:
            hint = self.tr("Esc stops the answer")
        elif self._waiting:
            hint = self.tr("Will be sent when the model is ready; Esc takes it back")
        elif not self._enabled:
            hint = self._reason
        elif self._editing:
            hint = self.tr("Esc leaves it as it is, Enter asks again and keeps the old one")
            if self._edits_answer:
                hint = self.tr("Esc leaves it as it is, Enter keeps both answers")
        else:
            hint = self.tr("Enter sends, Shift+Enter starts a new line")
        self.hint.setText(hint)
        later = not (self._enabled or self._can_wait or self._busy)
        self.edit.setPlaceholderText(self.tr("Write your message, send it later") if later else self.tr("Message"))
        self.edit.viewport().update()  # Qt does not paint a changed placeholder anew before the box gets focus
        self.edit.setAccessibleDescription(hint)
        self._show_button()


class ComposerFrame(QWidget):
    """The rounded border around the prompt box; it shows where the keyboard goes."""

    def __init__(self, edit: PromptEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._edit = edit
        edit.focus_changed.connect(self.update)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self._edit.hasFocus()
        painter.setPen(QPen(QColor(self._theme.accent if focus else self._theme.line), 1.5 if focus else 1))
        painter.setBrush(QColor(self._theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
