"""The window of the models: what there is at the left, what is known of it at the right, downloads below."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.language import translated
from app.models import words
from app.models.contact_dialog import ContactDialog
from app.models.details import Action, Details
from app.models.entry_list import EntryList
from app.models.models_control import ModelsControl
from app.models.network_dialog import NetworkDialog
from app.models.shelf import Entry, PairEntry
from app.models.token_dialog import TokenDialog
from app.models.transfer_list import TransferList
from app.models.transfers import Transfer
from app.theme import Theme
from app.widgets.button_row import button_row
from app.widgets.numbers import decimal_size
from app.widgets.room import with_text
from app.widgets.scroll_bar import scroll_bar_style
from dspark_core.models.inventory import LocalModel
from dspark_core.models.store import is_repo


class ModelsWindow(QDialog):
    """Not modal: one chats meanwhile. ``use_pair(Pair)``, ``use_model(LocalModel)``: load it."""

    use_pair = Signal(object)
    use_model = Signal(object)

    def __init__(self, models: ModelsControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self.models = models
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search, or OWNER/NAME on the hub"))
        self.field.setAccessibleName(self.tr("Search, or name of a model on the hub"))
        self.field.setClearButtonEnabled(True)
        self.get_button = QPushButton(self.tr("&Get from the hub…"))
        self.list = EntryList()
        self.details = Details()
        self.transfers = TransferList(models.transfers)
        self.state = QLabel()
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.state.setContentsMargins(16, 4, 16, 4)
        self.state.hide()
        self.folder_button = QPushButton(self.tr("Add &folder…"))
        self.gguf_button = QPushButton(self.tr("&Import GGUF…"))
        self.network_button = QPushButton(self.tr("&Network…"))
        self.refresh_button = QPushButton(self.tr("&Look again"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self._connect()
        self._show()

    def _connect(self) -> None:
        models = self.models
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._field_entered)
        self.get_button.clicked.connect(self._get)
        self.list.chosen.connect(self._show_details)
        self.list.opened.connect(self.details.do_first)
        self.transfers.token_wanted.connect(self._token_for)
        self.folder_button.clicked.connect(self._add_folder)
        self.gguf_button.clicked.connect(self._import_gguf)
        self.network_button.clicked.connect(self.show_network)
        self.refresh_button.clicked.connect(self.look_again)
        self.close_button.clicked.connect(self.close)
        models.shelf_changed.connect(self._show)
        models.told.connect(self._tell)
        models.transfers.changed.connect(self._show)
        models.pair.failed.connect(self._tell)
        models.network_changed.connect(self._show)
        pair = models.pair
        for changed in (pair.ready, pair.loading_started, pair.unloaded, pair.resting, pair.differs):
            changed.connect(self._show)

    @Slot()
    def look_again(self) -> None:
        self._tell("", "")
        self.models.refresh()

    def set_theme(self, theme: Theme) -> None:
        for part in (self.list, self.details, self.transfers):
            part.setStyleSheet(scroll_bar_style(theme))

    # What is shown

    @Slot()
    def _show(self) -> None:
        """The list, with what is chosen in it, and its details."""
        shelf, text = self.models.shelf, self.field.text().strip()
        self.get_button.setVisible(is_repo(text))
        pairs = [entry for entry in shelf.pairs if _has(entry, text)]
        local = [entry for entry in shelf.local if _has(entry, text)]
        sections: list[tuple[str, list[Entry]]] = [
            (self._heading(), [*pairs]),
            (self.tr("On this computer"), [*local]),
        ]
        if not shelf.pairs:
            sections = [(self.tr("Looking at what is here…"), [])]
        elif not text and not local:
            sections[1] = (self.tr("Nothing on this computer yet: download a pair, or add a folder."), [])
        elif not pairs and not local:
            nothing = self.tr("Nothing of that name. Write OWNER/NAME to get a model from the hub.")
            nothing = self.tr("Not in this list. The button above asks the hub for it.") if is_repo(text) else nothing
            sections = [(nothing, [])]
        else:
            sections = [section for section in sections if section[1]]
        self.list.show_sections(sections, self._row)

    def _heading(self) -> str:
        if any(entry.reason for entry in self.models.shelf.pairs):
            return self.tr("Pairs, the best for this machine first")
        return self.tr("Pairs; which suit this machine is being worked out")

    def _row(self, entry: Entry) -> tuple[str, str]:
        doing = self.models.doing(entry)
        if isinstance(entry, PairEntry):
            return words.pair_title(entry.pair), words.pair_line(entry, doing)
        return entry.title, words.local_line(entry, doing)

    @Slot(object)
    def _show_details(self, entry: Entry | None) -> None:
        if isinstance(entry, PairEntry):
            note = translated(entry.reason or entry.pair.note)
            self.details.show_entry(
                words.pair_title(entry.pair), note, words.pair_facts(entry), self._pair_actions(entry)
            )
        elif entry is not None:
            self.details.show_entry(
                entry.title, translated(entry.reason), words.local_facts(entry), self._model_actions(entry)
            )
        else:
            self.details.show_entry("", "", [], [])

    def _pair_actions(self, entry: PairEntry) -> list[Action]:
        if self.models.doing(entry):
            return []  # it is loaded, or the buttons of its download stand below
        if entry.state in ("installed", "packaged"):
            return [(self.tr("&Use this pair"), lambda: self.use_pair.emit(entry.pair))]
        repositories = [part.repository for part in entry.parts if part.repository]
        return [(self.tr("&Download…"), lambda: self.contact(words.pair_title(entry.pair), repositories))]

    def _model_actions(self, model: LocalModel) -> list[Action]:
        actions: list[Action] = []
        used = self.models.uses(model)
        if model.state == "ready" and not used:
            actions.append((self.tr("&Use as target"), lambda: self.use_model.emit(model)))
        if model.state == "needs_conversion":
            actions.append((self.tr("&Import"), lambda: self.models.import_gguf(model.path)))
        if model.deletable and model.state == "vanished" and is_repo(model.name):
            actions.append((self.tr("&Download again…"), lambda: self.contact(model.title, [model.name])))
        elif model.deletable:
            actions.append((self.tr("&Check files"), lambda: self.models.check_files(model)))
        if model.deletable and not used:
            actions.append((self.tr("D&elete…"), lambda: self._ask_delete(model)))
        if model.place == "folder" and not used:
            actions.append((self.tr("&Take off the list"), lambda: self.models.forget_folder(model)))
        return actions

    @Slot(str, str)
    def _tell(self, message: str, hint: str) -> None:
        self.state.setText(f"{message} {hint}".strip())
        self.state.setVisible(bool(message))

    # What is done

    def contact(self, title: str, repositories: list[str]) -> None:
        """Ask the hub about them, show what it says, and download what is confirmed."""
        dialog = ContactDialog(self.models, title, repositories, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.token_wanted.connect(self.show_token)
        dialog.network_wanted.connect(self.show_network)
        dialog.open()

    @Slot()
    def _get(self) -> None:
        name = self.field.text().strip()
        self.contact(name, [name])

    @Slot()
    def _field_entered(self) -> None:
        if self.get_button.isVisible() and not self.list.entries():
            self._get()
        else:
            self.list.setFocus()

    def _ask_delete(self, model: LocalModel) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Delete a model"), "", parent=self)
        box.setText(
            self.tr("Delete {name} from the disk? {size} become free; it can be downloaded again.").format(
                name=model.title, size=decimal_size(model.bytes)
            )
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        delete.clicked.connect(lambda: self.models.delete(model))
        box.open()

    @Slot()
    def _add_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder with config.json and safetensors"))
        if path:
            self.models.add_folder(Path(path))

    @Slot()
    def _import_gguf(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("A GGUF file"), "", self.tr("GGUF files (*.gguf)"))
        if path:
            self.models.import_gguf(Path(path))

    @Slot(object)
    def show_network(self, then: Callable[[], object] | None = None) -> None:
        dialog = NetworkDialog(self.models, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.token_wanted.connect(lambda: self.show_token())
        if callable(then):
            dialog.saved.connect(then)
        dialog.open()

    @Slot(object)
    def show_token(self, then: Callable[[], object] | None = None) -> None:
        dialog = TokenDialog(self.models.jobs, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if callable(then):
            dialog.kept.connect(then)
        dialog.open()

    @Slot(object)
    def _token_for(self, transfer: Transfer) -> None:
        self.show_token(lambda: self.models.transfers.resume(transfer))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F5:
            self.look_again()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.field.setFocus()
            self.field.selectAll()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        tools = (self.folder_button, self.gguf_button, self.network_button, self.refresh_button)
        self.get_button.setAutoDefault(False)
        self.field.setMinimumHeight(28)
        self.field.setTextMargins(4, 0, 4, 0)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 0, 0)
        column.setSpacing(8)
        for part in (self.field, self.get_button):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.details)
        split.setSizes([with_text(self, 360), with_text(self, 540)])
        split.setStretchFactor(1, 1)
        bottom = button_row(tools, (self.close_button,))
        bottom.setContentsMargins(12, 8, 12, 10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(split, 1)
        outer.addWidget(self.state)
        outer.addWidget(self.transfers)
        outer.addLayout(bottom)
        self.resize(QSize(with_text(self, 940), with_text(self, 640)).boundedTo(self.screen().availableSize()))


def _has(entry: Entry, text: str) -> bool:
    if not isinstance(entry, PairEntry):
        return text.lower() in f"{entry.title} {entry.name}".lower()
    names = [part.repository for part in entry.parts]
    return text.lower() in " ".join([words.pair_title(entry.pair), *names]).lower()
