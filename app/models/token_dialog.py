"""The access token for models whose owners ask for an account: what to do, and where the token is kept."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.models.jobs import Failure, Jobs
from app.widgets.button_row import button_row
from app.widgets.room import GrowingDialog, with_text
from dspark_core.downloads.token import keep_token


class TokenDialog(GrowingDialog):
    """``kept()``: it is in the keyring."""

    kept = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Access token"))
        self._jobs = jobs
        what = QLabel(
            "\n".join(
                [
                    self.tr("1.  Log in to the hub and accept the terms on the model's page."),
                    self.tr("2.  In the settings of your account there, make a token that may read."),
                    self.tr("3.  Paste it here. It is kept in the keyring of the system, never in a file."),
                ]
            )
        )
        self.state = QLabel()
        for label in (what, self.state):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Access token"))
        self.keep = QPushButton(self.tr("Keep it"))
        self.keep.setEnabled(False)
        cancel = QPushButton(self.tr("Cancel"))
        self.field.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)
        self.finished.connect(self.field.clear)
        buttons = button_row((), (self.keep, cancel))
        self.keep.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        for part in (what, self.field, self.state):
            column.addWidget(part)
        column.addLayout(buttons)
        self.resize(with_text(self, 520), self.sizeHint().height())

    @Slot()
    def _keep(self) -> None:
        token = self.field.text()
        self.keep.setEnabled(False)
        self.state.setText(self.tr("Asking the keyring, which may want its password."))
        self._jobs.run(self, lambda: keep_token(token), self._done, self._failed)

    def _done(self, _result: object) -> None:
        self.kept.emit()
        self.accept()

    def _failed(self, failure: Failure) -> None:
        self.state.setText(failure.words)
        self.keep.setEnabled(True)
