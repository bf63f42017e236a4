"""The attachments of a message that was sent, as buttons that show their text."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.chat.attachments import Attachment
from app.widgets.numbers import binary_size


class AttachmentRow(QWidget):
    """``opened`` carries name and text."""

    opened = Signal(str, str)

    def __init__(self, attachments: tuple[Attachment, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._attachments = attachments
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(4)
        for at, attachment in enumerate(attachments):
            size = binary_size(attachment.size)
            button = QPushButton()
            name = QFontMetricsF(button.font()).elidedText(attachment.name, Qt.TextElideMode.ElideMiddle, 280)
            button.setText(f"{name} · {size}".replace("&", "&&"))
            button.setToolTip(self.tr("{name}\nClick to read it").format(name=attachment.name))
            button.setAccessibleName(self.tr("Attachment {name}, {size}").format(name=attachment.name, size=size))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(partial(self._open, at))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(button)

    def _open(self, at: int, _checked: bool = False) -> None:
        attachment = self._attachments[at]
        self.opened.emit(attachment.name, attachment.text)
