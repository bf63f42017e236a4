"""The first contact with repositories: what the hub says of them is shown and confirmed before any download."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.language import translated
from app.models.jobs import Failure
from app.models.models_control import ModelsControl
from app.models.shelf import Contact
from app.models.words import prospect_words
from app.paths import shown_path
from app.transcript.links import LinkDialog
from app.widgets.button_row import button_row
from app.widgets.numbers import decimal_size
from app.widgets.room import with_text
from dspark_core.downloads.contact import Seen
from dspark_core.errors import InvalidRequestError
from dspark_core.preferences import endpoint


class ContactDialog(QDialog):
    """``token_wanted(then)``, ``network_wanted(then)``: open what is needed; ``then`` asks the hub again."""

    token_wanted = Signal(object)
    network_wanted = Signal(object)

    def __init__(self, models: ModelsControl, title: str, repositories: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Download {name}").format(name=title))
        self._models, self._name, self._repositories = models, title, repositories
        self._contact: Contact | None = None
        self._act: Callable[[], object] = self.ask
        self.state = QLabel()
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.state.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What the hub says"))
        self.page_button = QPushButton(self.tr("&Page on the hub…"))
        self.confirm, self.close_button = QPushButton(), QPushButton(self.tr("Cancel"))
        self.page_button.clicked.connect(self._show_page)
        self.confirm.clicked.connect(self._confirmed)
        self.close_button.clicked.connect(self.reject)
        buttons = button_row((self.page_button,), (self.confirm, self.close_button))
        self.confirm.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.state)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.resize(with_text(self, 560), with_text(self, 380))
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask the hub, again after a failure."""
        self.state.setText(self.tr("Asking the hub. Nothing is downloaded yet."))
        self.text.hide()
        self.confirm.setEnabled(False)
        self.confirm.setText(self.tr("Download"))
        self._models.ask_hub(self, self._name, self._repositories, self._told, self._failed)

    def _told(self, contact: Contact) -> None:
        self._contact = contact
        about = [self._about(seen, contact) for seen in contact.seen]
        if contact.prospect is not None:
            about += filter(None, [prospect_words(contact.prospect)])
        self.text.setPlainText("\n\n".join(about))
        self.text.show()
        if not contact.coming:
            self.state.setText(self.tr("All of it is here already, in this version."))
            self._offer(self.tr("Close"), self.accept)
            return
        disk = contact.disk
        room = self.tr("{needed} of free disk space are needed in {folder}; {free} are free.").format(
            needed=decimal_size(disk.needed), folder=shown_path(disk.folder), free=decimal_size(disk.free)
        )
        if not disk.fits:
            hint = self.tr("Free some space, or choose another folder for the models.")
            self.state.setText(f"{room} {hint}")
            self._offer(self.tr("Choose another folder…"), lambda: self.network_wanted.emit(self.ask))
            return
        if contact.needs_token:
            self.state.setText(
                self.tr("Accept the terms on the model's page, then give an access token of your account.")
            )
            self._offer(self.tr("Access token…"), lambda: self.token_wanted.emit(self.ask))
            return
        steps = self.tr("These versions are pinned: what comes later is the same, or is refused.")
        self.state.setText(f"{room} {steps}")
        words = self.tr("Download {size}").format(size=decimal_size(contact.bytes))
        self._offer(words, self._download)

    def _failed(self, failure: Failure) -> None:
        self.state.setText(failure.words)
        if failure.remedy == "token":
            self._offer(self.tr("Access token…"), lambda: self.token_wanted.emit(self.ask))
        elif failure.remedy == "network":
            self._offer(self.tr("Network…"), lambda: self.network_wanted.emit(self.ask))
        else:
            self._offer(self.tr("Try again"), self.ask)

    def _offer(self, words: str, act: Callable[[], object]) -> None:
        self._act = act
        self.confirm.setText(words)
        self.confirm.setEnabled(True)
        self.confirm.setFocus()

    def _download(self) -> None:
        assert self._contact is not None  # else it was not offered
        self._models.download(self._contact)
        self.accept()

    def _about(self, seen: Seen, contact: Contact) -> str:
        plan, facts = seen.plan, seen.plan.facts
        lines = [
            facts.repo,
            self.tr("Licence: {licence}").format(licence=facts.licence or self.tr("not stated: look at its page")),
            self.tr("Size: {size} in {count} files").format(size=decimal_size(plan.total_bytes), count=len(plan.files)),
            self.tr("Revision: {revision}, changed {day}").format(
                revision=facts.revision[:12], day=facts.last_modified[:10] or "?"
            ),
            self.tr("From: {address}").format(address=facts.endpoint),
        ]
        if facts.licence_link:
            lines.insert(2, facts.licence_link)
        if facts.gated:
            lines.append(self.tr("Gated: an account that accepted its terms, and an access token, are needed."))
        if seen.warning:
            lines.append(translated(seen.warning))
        if plan not in contact.coming:
            lines.append(self.tr("It is here already."))
        return "\n".join(lines)

    @Slot()
    def _show_page(self) -> None:
        """Of a gated model, where its terms are accepted; else of the first."""
        plans = self._contact.plans if self._contact is not None else ()
        gated = [plan.facts.repo for plan in plans if plan.facts.gated]
        try:
            LinkDialog(f"{endpoint()}/{(gated or self._repositories)[0]}", self).open()
        except InvalidRequestError as error:  # an address of the environment that is none
            self.state.setText(f"{translated(error.message)} {translated(error.hint)}")

    @Slot()
    def _confirmed(self) -> None:
        self._act()
