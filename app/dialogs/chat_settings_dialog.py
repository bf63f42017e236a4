"""The settings of one conversation: preset, system prompt, sampling; and the presets themselves."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.chat import words
from app.chat.chat_control import ChatControl
from app.chat.chat_settings import LONGEST_SYSTEM_PROMPT, ChatSettings, is_name
from app.chat.preset_names import preset_name
from app.chat.presets import Preset, PresetError, unknown_words
from app.dialogs.quiet_buttons import take_icons_off
from app.dialogs.sampling_grid import SamplingGrid
from app.language import translated
from app.widgets.room import GrowingDialog, with_text
from dspark_core.requests import SamplingParams


class ChatSettingsDialog(GrowingDialog):
    """Shows the conversation's settings for editing: OK uses them. What is done to presets is done at once."""

    def __init__(self, chats: ChatControl, defaults: SamplingParams, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings of this conversation"))
        self._chats = chats
        self._preset = chats.chat.preset if chats.preset(chats.chat.preset) is not None else ""
        self._deleted: Preset | None = None
        self.presets = QComboBox()
        self.presets.setAccessibleName(self.tr("Preset"))
        self.presets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.save_button = QPushButton(self.tr("Save as preset…"))
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self._ask_save)
        self._make_menu()
        self.difference = QLabel()
        self.note = QLabel()
        for label in (self.difference, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.undo_button = QPushButton(self.tr("Undo"))
        self.undo_button.setAutoDefault(False)
        self.undo_button.clicked.connect(self.undo_delete)
        self.system_prompt = QPlainTextEdit(chats.chat.settings.system_prompt)
        self.system_prompt.setAccessibleName(self.tr("System prompt"))
        self.system_prompt.setPlaceholderText(self.tr("None. For example: Answer in one short paragraph."))
        self.system_prompt.setTabChangesFocus(True)
        self.system_prompt.setFixedHeight(96)
        self.grid = SamplingGrid(defaults)
        self.grid.show_settings(chats.chat.settings)
        self._lay_out()
        self.presets.activated.connect(self._activated)
        self.system_prompt.textChanged.connect(self._show_difference)
        self.grid.changed.connect(self._show_difference)
        self._show_presets()
        self._say("")
        self.presets.setFocus()
        self.resize(QSize(with_text(self, 940), 0).boundedTo(self.screen().availableSize()))

    def settings(self) -> ChatSettings:
        """What the dialog shows now."""
        prompt = self.system_prompt.toPlainText()[:LONGEST_SYSTEM_PROMPT]
        whole = prompt.encode("utf-8", "replace").decode("utf-8")  # without halves of characters
        return replace(self.grid.settings(), system_prompt=whole)

    def chosen_preset(self) -> str:
        return self._preset

    def choose(self, name: str) -> None:
        """Show the values of a preset."""
        preset = self._chats.preset(name)
        if preset is not None:
            self._preset = name
            self.system_prompt.setPlainText(preset.settings.system_prompt)
            self.grid.show_settings(preset.settings)
            self._show_presets()
            self._say(translated(unknown_words(preset)))

    def save_as(self, name: str) -> None:
        """Keep what the dialog shows as a preset: a new one, or in the place of an own one of this name."""
        name = name.strip()
        if not is_name(name):
            self._say(self.tr("A name has one line of 1 to 60 characters."))
            return
        own = self._chats.folder.presets.get(name)
        unknown = own.unknown if own is not None else {}
        self._try(lambda: self._chats.folder.save(Preset(name, self.settings(), unknown)), name)

    def rename(self, name: str) -> None:
        """Call the chosen preset so."""
        name = name.strip()
        self._try(lambda: self._chats.folder.rename(self._preset, name), name)

    @Slot()
    def delete(self) -> None:
        """Remove the chosen preset, which can be undone as long as the dialog is open."""
        try:
            self._deleted = self._chats.folder.delete(self._preset)
        except PresetError as error:
            self._say(translated(error.message))
            return
        self._preset = ""
        self._presets_changed()
        self._say(self.tr("“{name}” was deleted.").format(name=self._deleted.name), undo=True)

    @Slot()
    def undo_delete(self) -> None:
        deleted = self._deleted
        if deleted is not None:
            self._try(lambda: self._chats.folder.save(deleted), deleted.name)

    def import_file(self, path: Path) -> None:
        """Copy a preset from elsewhere and show its values."""
        try:
            preset = self._chats.folder.import_file(path)
        except PresetError as error:
            self._say(self.tr("{file}: {problem}").format(file=path.name, problem=translated(error.message)))
            return
        self._presets_changed()
        self.choose(preset.name)
        self._say(self.tr("“{name}” was imported.").format(name=preset.name) + " " + translated(unknown_words(preset)))

    def export_file(self, path: Path) -> None:
        """Write what the dialog shows as a preset file."""
        preset = self._chats.preset(self._preset)
        name, unknown = (preset.name, preset.unknown) if preset is not None else (self.tr("Preset"), {})
        try:
            self._chats.folder.export_file(Preset(name, self.settings(), unknown), path)
        except PresetError as error:
            self._say(translated(error.message))
        else:
            self._say(self.tr("Written to {path}. Another copy of the program can import it.").format(path=path))

    @Slot()
    def make_default(self) -> None:
        self._chats.make_default(self._preset)
        self._show_presets()

    def _try(self, act: Callable[[], None], name: str) -> None:
        """Do something that leaves the preset ``name`` chosen."""
        try:
            act()
        except PresetError as error:
            self._say(translated(error.message))
            return
        self._preset = name
        self._presets_changed()
        self._say("")

    def _presets_changed(self) -> None:
        self._chats.presets_changed()
        self._show_presets()

    def _make_menu(self) -> None:
        self.menu_button = QPushButton(self.tr("More"))
        self.menu_button.setAutoDefault(False)
        menu = QMenu(self.menu_button)
        self.default_action = menu.addAction(self.tr("Use for new conversations"))
        self.default_action.triggered.connect(self.make_default)
        menu.addSeparator()
        self.rename_action = menu.addAction(self.tr("Rename…"))
        self.rename_action.triggered.connect(self._ask_rename)
        self.delete_action = menu.addAction(self.tr("Delete"))
        self.delete_action.triggered.connect(self.delete)
        menu.addSeparator()
        menu.addAction(self.tr("Import a file…")).triggered.connect(self._ask_import)
        menu.addAction(self.tr("Export to a file…")).triggered.connect(self._ask_export)
        self.menu_button.setMenu(menu)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        label = QLabel(self.tr("&Preset"))
        label.setBuddy(self.presets)
        top.addWidget(label)
        top.addWidget(self.presets, 1)
        top.addWidget(self.save_button)
        top.addWidget(self.menu_button)
        below = QHBoxLayout()
        below.addWidget(self.note, 1)
        below.addWidget(self.undo_button)
        prompt_label = QLabel(self.tr("S&ystem prompt: what the model is told before the conversation"))
        prompt_label.setBuddy(self.system_prompt)
        truth = QLabel(
            self.tr(
                "With or without a drafter, the answer follows the distribution that the target has with these values."
            )
        )
        truth.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        take_icons_off(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.difference)
        layout.addLayout(below)
        layout.addSpacing(8)
        layout.addWidget(prompt_label)
        layout.addWidget(self.system_prompt)
        layout.addSpacing(8)
        layout.addWidget(self.grid)
        layout.addSpacing(8)
        layout.addWidget(truth)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def _show_presets(self) -> None:
        self.presets.clear()
        for preset in self._chats.presets():
            words_of = self.tr("{name} (new conversations begin with it)")
            default = preset.name == self._chats.default_preset
            name = preset_name(preset.name)
            self.presets.addItem(words_of.format(name=name) if default else name, preset.name)
        self.presets.setCurrentIndex(self.presets.findData(self._preset) if self._preset else -1)
        self.presets.setPlaceholderText(self.tr("none"))
        own = self._preset in self._chats.folder.presets
        self.rename_action.setEnabled(own)
        self.delete_action.setEnabled(own)
        self.default_action.setEnabled(bool(self._preset))
        self._show_difference()

    @Slot()
    def _show_difference(self) -> None:
        preset = self._chats.preset(self._preset)
        if preset is None:
            self.difference.setText(self.tr("These values belong to no preset."))
            return
        differing = words.names(self.settings().differing(preset.settings))
        text = self.tr("Not as in “{name}”: {values}") if differing else self.tr("All as in “{name}”.")
        self.difference.setText(text.format(name=preset_name(preset.name), values=differing))

    def _say(self, text: str, *, undo: bool = False) -> None:
        problems = "" if text else " ".join(map(translated, self._chats.folder.problems[:2]))
        self.note.setText(text or problems)
        self.note.setVisible(bool(text or problems))
        self.undo_button.setVisible(undo)

    @Slot(int)
    def _activated(self, index: int) -> None:
        self.choose(self.presets.itemData(index))

    @Slot()
    def _ask_save(self) -> None:
        own = self._preset if self._preset in self._chats.folder.presets else ""
        name, given = QInputDialog.getText(self, self.tr("Save as preset"), self.tr("Name"), text=own)
        if given:
            self.save_as(name)

    @Slot()
    def _ask_rename(self) -> None:
        name, given = QInputDialog.getText(self, self.tr("Rename preset"), self.tr("Name"), text=self._preset)
        if given:
            self.rename(name)

    @Slot()
    def _ask_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import a preset"), "", self.tr("Presets (*.json)"))
        if path:
            self.import_file(Path(path))

    @Slot()
    def _ask_export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), "preset.json", self.tr("Presets (*.json)"))
        if path:
            self.export_file(Path(path))
