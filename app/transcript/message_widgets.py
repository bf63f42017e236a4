"""Answers and errors on the page; they have no box."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from app.transcript.answer_body import AnswerBody
from app.transcript.code_colors import CodeColors
from app.transcript.document_style import DocumentStyle
from app.transcript.error_card import ErrorCard
from app.transcript.message_parts import SEPARATOR, Footer
from app.transcript.message_widget import MessageWidget
from app.transcript.text_message import TextMessage
from app.transcript.turns import AuditNote, BranchNote, Turn

_SLICE = 200
"""Tokens of a stored answer that are rendered in one go: about 5 ms, so that the window stays alive."""
_TEXT_SLICE = 1000
"""The same in characters of an answer without records."""


class ErrorMessage(MessageWidget):
    """An error that belongs to no message."""

    action_requested = Signal(str)

    def __init__(self, turn: Turn, style: DocumentStyle, parent: QWidget) -> None:
        super().__init__(turn, parent)
        assert turn.error is not None
        self._card = ErrorCard(turn.error, style.theme, self)
        self._card.action_requested.connect(self.action_requested)
        self._card.resized.connect(self.resized)

    def focus_order(self) -> list[QWidget]:
        return self._card.focus_order()

    def set_width(self, width: int) -> int:
        height = self._card.height_for(width)
        self._card.setGeometry(0, 0, width, height)
        self.resize(width, height)
        return height


class AnswerMessage(TextMessage):
    """An answer: status while there is no text, text, error, footer."""

    body: AnswerBody

    regenerate_requested = Signal(int)
    audit_requested = Signal(int)
    continue_requested = Signal(int)
    action_requested = Signal(str)

    def __init__(
        self, turn: Turn, style: DocumentStyle, colors: CodeColors, marks_visible: bool, parent: QWidget
    ) -> None:
        super().__init__(turn, parent)
        self._style = style
        self._fed = 0
        self._finished = False
        self._told: tuple[str, str, AuditNote] | None = None
        self._error: ErrorCard | None = None
        self.setAccessibleName(self.tr("Answer"))
        self._status = QLabel(turn.status, self)
        self._status.setObjectName("quiet")
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self.body = AnswerBody(style, colors, marks_visible, self)
        self.body.resized.connect(self.resized)
        self._footer = Footer(self)
        self._footer.resized.connect(self.resized)
        copy = self._add_action(self.tr("Copy"), self.tr("Copy answer as Markdown"))
        copy.clicked.connect(self.copy_markdown)
        self._audit = self._add_action(self.tr("Audit"), self.tr("Audit answer"))
        self._audit.clicked.connect(self._ask_audit)
        again = self._add_action(self.tr("Regenerate"), self.tr("Regenerate answer"))
        again.clicked.connect(self._regenerate)
        self._edit = self._add_action(self.tr("Edit"), self.tr("Edit answer"))
        self._edit.clicked.connect(self._ask_edit)
        self._continue = self._add_action(self.tr("Continue"), self.tr("Continue answer"))
        self._continue.clicked.connect(self._ask_continue)
        self._versions = self._make_version_switch()
        for button in (*self._actions, self._versions):
            self._footer.add_action(button)
        self.refresh()

    def build_step(self) -> bool:
        if self._add_piece():
            return True
        if not self.turn.streaming and not self._finished:
            self._finished = True
            self.body.finish()
            return True
        return self.body.link_next() or self.body.show_formulas() or self.body.color_next()

    def _add_piece(self) -> bool:
        """Render a little more of what the turn says; whether there was more."""
        turn, start = self.turn, self._fed
        if tokens := turn.tokens[start : start + _SLICE]:
            self._fed += len(tokens)
            self.body.append(tokens)
            return True
        if not turn.tokens and (text := turn.text[start : start + _TEXT_SLICE]):
            self._fed += len(text)
            self.body.append_text(text)
            return True
        return False

    def refresh(self) -> None:
        """Show the turn's status, footer and error as they are now."""
        turn = self.turn
        self._status.setText(turn.status)
        self.refresh_branch()
        self.refresh_audit()
        self._footer.setVisible(not turn.streaming)
        if self._error is not None and turn.error is not self._error.note:
            self._error.hide()
            self._error.deleteLater()
            self._error = None
        if turn.error is not None and self._error is None:
            self._error = ErrorCard(turn.error, self._style.theme, self)
            self._error.action_requested.connect(self.action_requested)
            self._error.resized.connect(self.resized)
            self._error.show()

    def _show_branch(self, branch: BranchNote) -> None:
        self._edit.setEnabled(branch.free)
        self._continue.setVisible(branch.unfinished)
        self._versions.show_versions(branch.version, branch.versions, branch.free)

    def focus_versions(self) -> None:
        self._versions.setFocus()

    def refresh_audit(self) -> None:
        """Show what is known of its audit: in the footer, and by the button that begins and stops it."""
        turn, audit = self.turn, self.turn.audit
        before, self._told = self._told, (turn.footer, turn.details, audit)
        if before == self._told:
            return
        line = SEPARATOR.join(part for part in (turn.footer, audit.badge) if part)
        details = "\n".join(part for part in (turn.details, audit.meaning) if part)
        if audit.progress:
            self._audit.set_words(self.tr("Stop audit"), self.tr("Stop the audit"))
        else:
            hint = self.tr("Decode it again without drafts and compare")
            self._audit.set_words(self.tr("Audit"), self.tr("Audit answer"), audit.refusal or hint)
        self._audit.setEnabled(not audit.refusal)
        self._footer.set_text(line, details, audit.meaning, audit.progress)  # last: it measures the buttons

    def unfold(self, source: int) -> None:
        self.body.unfold(source)

    def has_rendered(self, source_end: int) -> bool:
        return len(self.body.text.source) >= source_end

    def set_marks_visible(self, visible: bool, top: int, bottom: int) -> bool:
        return self.body.set_marks_visible(visible, top - self.body.y(), bottom - self.body.y())

    def switch_marks_step(self) -> bool:
        return self.body.switch_marks_step()

    def focus_order(self) -> list[QWidget]:
        error = self._error.focus_order() if self._error is not None else []
        return [
            *self.body.focus_order(),
            *error,
            *self._footer.focus_order(),
            *self._actions,
            *self._versions.focus_order(),
        ]

    def set_width(self, width: int) -> int:
        top = 0
        waiting = self.turn.streaming and not self._fed and bool(self.turn.status)
        self._status.setVisible(waiting)
        if waiting:
            self._status.setGeometry(0, 0, width, self._status.sizeHint().height())
            top = self._status.height()
        self.body.move(0, top)
        top += self.body.set_width(width)
        if self._error is not None:
            height = self._error.height_for(width)
            self._error.setGeometry(0, top + (8 if top else 0), width, height)
            top = self._error.geometry().bottom() + 1
        # the footer's place is kept while streaming, so that its coming moves nothing
        height = self._footer.height_for(width)
        self._footer.setGeometry(-7, top + 4, width + 7, height)
        self.resize(width, top + 4 + height)
        return self.height()

    @Slot()
    def _regenerate(self) -> None:
        if self.turn.id is not None:
            self.regenerate_requested.emit(self.turn.id)

    @Slot()
    def _ask_continue(self) -> None:
        if self.turn.id is not None:
            self.continue_requested.emit(self.turn.id)

    @Slot()
    def _ask_audit(self) -> None:
        if self.turn.id is not None:
            self.audit_requested.emit(self.turn.id)
