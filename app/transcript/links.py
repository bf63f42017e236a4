"""Which links may be followed, and the question before one is."""

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.dialogs.quiet_buttons import take_icons_off

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})


def allowed(address: str) -> bool:
    """Whether ``address`` may be a link at all. Addresses without a scheme are not: they would name a local file."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().lower() in ALLOWED_SCHEMES and bool(url.host() or url.path())


class LinkDialog(QDialog):
    """Shows where a link leads before the browser is started. Not modal: an answer may be streaming."""

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = address
        self.setWindowTitle(self.tr("Open link"))
        url = QUrl(address)
        question = QLabel(self.tr("Open %1 in your browser?").replace("%1", url.host() or url.path()))
        if url.scheme().lower() == "mailto":
            question.setText(self.tr("Write a mail to %1?").replace("%1", url.path()))
        question.setTextFormat(question.textFormat().PlainText)
        question.setWordWrap(True)
        full = QPlainTextEdit(address)
        full.setReadOnly(True)
        full.setAccessibleName(self.tr("Full address"))
        full.setTabChangesFocus(True)
        full.setFixedHeight(full.fontMetrics().lineSpacing() * 4)
        buttons = QDialogButtonBox()
        self.open_button = buttons.addButton(self.tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        copy = buttons.addButton(self.tr("Copy address"), QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setDefault(True)
        self.open_button.clicked.connect(self._open)
        copy.clicked.connect(self._copy)
        cancel.clicked.connect(self.reject)
        take_icons_off(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(question)
        layout.addWidget(full)
        layout.addWidget(buttons)
        self.resize(460, self.sizeHint().height())

    @Slot()
    def _open(self) -> None:
        if allowed(self.address):
            QDesktopServices.openUrl(QUrl(self.address))
        self.accept()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address)
