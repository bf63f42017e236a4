"""Where models lie, and how the network is used: the offline switch, a mirror, a proxy, the access token."""

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.models.jobs import Failure
from app.models.models_control import ModelsControl
from app.paths import shown_path
from app.widgets.button_row import button_row
from app.widgets.check_box import CheckBox
from app.widgets.room import GrowingDialog, with_text
from dspark_core.downloads.token import forget_token
from dspark_core.models.store import models_dir
from dspark_core.preferences import ENDPOINT, OFFLINE_VARIABLE, read_preferences


class NetworkDialog(GrowingDialog):
    """``saved()``: what it shows is kept. ``token_wanted()``."""

    saved = Signal()
    token_wanted = Signal()

    def __init__(self, models: ModelsControl, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Network and folder of the models"))
        self._models = models
        self._shown = read_preferences()
        self.offline = CheckBox(self.tr("Offline: no connection to any other computer"))
        self.offline.setChecked(self._shown.offline)
        self.endpoint, self.proxy = QLineEdit(self._shown.endpoint), QLineEdit(self._shown.proxy)
        self.endpoint.setPlaceholderText(os.environ.get("HF_ENDPOINT") or ENDPOINT)
        self.proxy.setPlaceholderText(self.tr("None, or as the system says"))
        self.folder = QLabel(shown_path(models_dir()))
        self.state = QLabel()
        for label in (self.folder, self.state):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.move_button = QPushButton(self.tr("&Move to another folder…"))
        self.token_button = QPushButton(self.tr("&Access token…"))
        self.forget_button = QPushButton(self.tr("&Forget the token"))
        self.save_button, cancel = QPushButton(self.tr("Save")), QPushButton(self.tr("Cancel"))
        self._lay_out(cancel)
        self.move_button.clicked.connect(self._choose_folder)
        self.token_button.clicked.connect(self.token_wanted)
        self.forget_button.clicked.connect(self._forget)
        self.save_button.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        models.network_changed.connect(self._saved)
        models.network_refused.connect(self._failed)
        if os.environ.get(OFFLINE_VARIABLE, "") not in ("", "0"):
            self.offline.setChecked(True)
            self.offline.setEnabled(False)
            self.state.setText(self.tr("The program was started offline; start it otherwise to go online."))

    def _lay_out(self, cancel: QPushButton) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(10)
        for row, (words, field) in enumerate(
            [(self.tr("Mirror of the &hub"), self.endpoint), (self.tr("&Proxy"), self.proxy)]
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(QLabel(self.tr("Folder of the models")), 2, 0)
        grid.addWidget(self.folder, 2, 1)
        tools = button_row((self.move_button, self.token_button, self.forget_button), ())
        buttons = button_row((), (self.save_button, cancel))
        self.save_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.offline)
        column.addLayout(grid)
        column.addLayout(tools)
        column.addWidget(self.state)
        column.addStretch(1)
        column.addLayout(buttons)
        self.resize(with_text(self, 600), self.sizeHint().height())

    @Slot()
    def _save(self) -> None:
        offline = {"offline": self.offline.isChecked()} if self.offline.isEnabled() else {}
        self._models.change_preferences(
            endpoint=self.endpoint.text().strip(), proxy=self.proxy.text().strip(), **offline
        )

    @Slot()
    def _saved(self) -> None:
        if self.isVisible():
            self.saved.emit()
            self.accept()

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        self.state.setText(failure.words)

    @Slot()
    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("An empty folder for the models"))
        if path:
            self._models.move_store(Path(path))
            self.reject()

    @Slot()
    def _forget(self) -> None:
        self._models.jobs.run(
            self,
            forget_token,
            lambda _: self.state.setText(self.tr("The keyring holds no token of this program now.")),
            self._failed,
        )
