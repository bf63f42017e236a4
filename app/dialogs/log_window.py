"""The log of the program: filtered by level, following what is added, to be copied."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QSize, QTimer, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QHideEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app import log_file
from app.widgets.check_box import CheckBox

TOGETHER_MS = 200
"""Lines that come within this time are shown at once."""


class LogWindow(QDialog):
    """Not modal. Reads the file again only when it has changed, and not at all while hidden."""

    def __init__(self, folder: Path, copy_report: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log"))
        self._folder = folder
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOGETHER_MS)
        self._timer.timeout.connect(self.refresh)
        self._watcher.fileChanged.connect(self._changed)
        self._watcher.directoryChanged.connect(self._changed)
        self.level = QComboBox()
        self.level.setAccessibleName(self.tr("Least level"))
        for level, words in zip(log_file.LEVELS[1:4], self._levels(), strict=True):
            self.level.addItem(words, level)
        self.follow = CheckBox(self.tr("Follow"))
        self.follow.setToolTip(self.tr("Shows new lines as they come"))
        self.follow.setChecked(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("Lines of the log"))
        self.copy_button = QPushButton(self.tr("&Copy these lines"))
        self.report_button = QPushButton(self.tr("Copy &report"))
        self.report_button.setToolTip(self.tr("Version, devices, settings and the last errors, for a bug report"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self.level.currentIndexChanged.connect(self.refresh)
        self.follow.toggled.connect(self._changed)
        self.copy_button.clicked.connect(self._copy)
        self.report_button.clicked.connect(copy_report)
        self.close_button.clicked.connect(self.close)

    @Slot()
    def refresh(self) -> None:
        """Read the file and show its end."""
        level = log_file.LEVELS.index(self.level.currentData())
        shown = [record for record in log_file.read(self._folder) if log_file.LEVELS.index(record.level) >= level]
        text = "\n".join(record.text for record in shown)
        self.text.setPlainText(text or self.tr("There is nothing at this level."))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.moveCursor(QTextCursor.MoveOperation.StartOfLine)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)

    def _watch(self) -> None:
        """The folder too: the file is another one after a rotation."""
        paths = [str(path) for path in (self._folder, self._folder / log_file.NAME) if path.exists()]
        if paths:
            self._watcher.addPaths(paths)

    @Slot()
    def _changed(self) -> None:
        if self.isVisible() and self.follow.isChecked():
            self._watch()
            self._timer.start()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _levels(self) -> list[str]:
        return [self.tr("Everything"), self.tr("Warnings and errors"), self.tr("Errors")]

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        label = QLabel(self.tr("&Show"))
        label.setBuddy(self.level)
        for part in (label, self.level, self.follow):
            top.addWidget(part)
        top.addStretch(1)
        bottom = QHBoxLayout()
        where = QLabel(self.tr("The log never holds what was written in a conversation."))
        bottom.addWidget(where, 1)
        for button in (self.copy_button, self.report_button, self.close_button):
            bottom.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        column.addLayout(bottom)
        self.resize(QSize(860, 480).boundedTo(self.screen().availableSize()))
