"""What the user said, in a quiet card."""

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from app.chat.attachments import split
from app.transcript.attachment_row import AttachmentRow
from app.transcript.code_colors import CodeColors
from app.transcript.document_style import DocumentStyle
from app.transcript.literal_body import LiteralBody
from app.transcript.text_message import TextMessage
from app.transcript.turns import BranchNote, Turn

_CARD_PADDING = 12
_CARD_SHARE = 0.86
_MEASURED = 20_000
"""Characters that are looked at to find how wide a card has to be."""


class UserMessage(TextMessage):
    body: LiteralBody

    attachment_opened = Signal(str, str)

    def __init__(self, turn: Turn, style: DocumentStyle, colors: CodeColors, parent: QWidget) -> None:
        super().__init__(turn, parent)
        self._style = style
        self.setAccessibleName(self.tr("You"))
        typed, attachments = split(turn.text)
        self._files = AttachmentRow(attachments, self) if attachments else None
        if self._files is not None:
            self._files.opened.connect(self.attachment_opened)
        self.body = LiteralBody(typed, self.tr("Your message"), style, colors, self)
        self.body.resized.connect(self.resized)
        self._widest = self._widest_line()
        self._copy = self._add_action(self.tr("Copy"), self.tr("Copy message"))
        self._copy.clicked.connect(self.copy_markdown)
        self._edit = self._add_action(self.tr("Edit"), self.tr("Edit message"))
        self._edit.clicked.connect(self._ask_edit)
        self._versions = self._make_version_switch()
        self._card = QRect()
        self.refresh_branch()

    def _show_branch(self, branch: BranchNote) -> None:
        self._edit.setEnabled(branch.free)
        self._versions.show_versions(branch.version, branch.versions, branch.free)

    def focus_versions(self) -> None:
        self._versions.setFocus()

    def build_step(self) -> bool:
        return self.body.build_step()

    def has_rendered(self, source_end: int) -> bool:
        return self.body.rendered >= source_end

    def focus_order(self) -> list[QWidget]:
        files = self._files.buttons if self._files is not None else []
        return [*files, *self.body.focus_order(), *self._actions, *self._versions.focus_order()]

    def _widest_line(self) -> float:
        """Of the first lines: a text with more of them is seldom narrow, and wraps if it is."""
        metrics = QFontMetricsF(self._style.font)
        lines = self.body.text.source[:_MEASURED].split("\n")
        return max(metrics.horizontalAdvance(line) for line in lines)

    def set_width(self, width: int) -> int:
        room = round(width * _CARD_SHARE) - 2 * _CARD_PADDING
        files = self._files.sizeHint() if self._files is not None else QSize(0, 0)
        inner = min(room, max(math.ceil(self._widest) + 4, files.width()))
        height = self.body.set_width(inner)
        card = inner + 2 * _CARD_PADDING
        self._card = QRect(width - card, 0, card, files.height() + height + 2 * _CARD_PADDING - 6)
        left = self._card.left() + _CARD_PADDING
        if self._files is not None:
            self._files.setGeometry(left, _CARD_PADDING - 4, inner, files.height())
        self.body.move(left, _CARD_PADDING - 1 + files.height())
        copy = self._copy.sizeHint()
        self._copy.setGeometry(self._card.left() - copy.width() - 4, 6, copy.width(), copy.height())
        edit = self._edit.sizeHint()
        beside = self._copy.x() - edit.width() - 2
        room = beside >= 0  # else the buttons stand below each other
        self._edit.setGeometry(
            beside if room else self._copy.x(), 6 if room else 6 + copy.height(), edit.width(), edit.height()
        )
        height = max(self._card.height(), self._edit.geometry().bottom() + 1)
        if self._branch is not None and self._branch.versions > 1:
            under = self._versions.sizeHint()
            self._versions.setGeometry(width - under.width(), height + 2, under.width(), under.height())
            height += under.height() + 2
        self.resize(width, height)
        self.update()
        return self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._style.theme.raised))
        painter.drawRoundedRect(QRectF(self._card), 10, 10)
