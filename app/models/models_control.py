"""What can be done with models: look around, ask the hub, download, import, delete, move. No widgets."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.language import translated
from app.models.jobs import Failure, Jobs
from app.models.shelf import Contact, Doing, Entry, PairEntry, Shelf, contact, folders_of, read_ranked_shelf, read_shelf
from app.models.transfers import Transfer, Transfers
from app.pair_control import PairControl
from dspark_core.downloads.contact import keep
from dspark_core.models.gguf_import import import_gguf, imported_name
from dspark_core.models.inventory import LocalModel, delete, forget_folder, remember_folder
from dspark_core.models.move import move_store
from dspark_core.models.store import damaged_files
from dspark_core.models.templates import template_warning
from dspark_core.preferences import change_preferences, is_offline

log = logging.getLogger(__name__)

MOVE = "move"


class ModelsControl(QObject):
    """Signals:
    shelf_changed(): ``shelf`` is another
    deleted(LocalModel): its files are gone
    told(message, hint): how something ended that has no place of its own on screen
    network_changed(): the offline switch, the mirror, the proxy or the folder
    network_refused(Failure): what was to be kept of these cannot be
    """

    shelf_changed = Signal()
    deleted = Signal(object)
    told = Signal(str, str)
    network_changed = Signal()
    network_refused = Signal(object)

    def __init__(self, pair: PairControl, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pair = pair
        self.jobs = Jobs(self)
        self.transfers = Transfers(self.jobs, self)
        self.shelf = Shelf((), ())
        self._again = self._reading = False
        self.transfers.finished.connect(self._came)

    def refresh(self) -> None:
        """Look again at what is here."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        if not self.shelf.pairs:
            self.jobs.run(self, read_shelf, self._read, self._not_read)
        info = self.pair.info
        taken = (info.memory_taken or 0) if info is not None else 0
        self.jobs.run(self, partial(read_ranked_shelf, taken), self._ranked, self._not_read)

    def uses(self, entry: Entry) -> bool:
        """Whether that pair, or that model, is loaded or being loaded."""
        asked = self.pair.asked
        if self.pair.info is None and not self.pair.loading and not self.pair.rests:
            return False
        if isinstance(entry, PairEntry):
            own = entry.pair.drafter.removesuffix("+lookup")
            return (entry.pair.target, own) == (asked.target, asked.drafter.removesuffix("+lookup"))
        return entry.path in folders_of(asked.target, asked.drafter)

    def doing(self, entry: Entry) -> Doing:
        if self.uses(entry):
            return "loading" if self.pair.loading else "used"
        if isinstance(entry, PairEntry):
            coming: list[Doing] = []
            for part in entry.parts:
                transfer = self.transfers.find(part.store_name)
                if transfer is not None and transfer.state != "finished":
                    coming.append(transfer.state)
                elif part.folder is None and transfer is None:
                    return ""  # it shares the other one with a pair that was asked for
            return next(iter(coming), "")
        return ""

    def ask_hub(
        self,
        asker: QObject,
        title: str,
        repositories: Sequence[str],
        done: Callable[[Contact], object],
        failed: Callable[[Failure], object],
    ) -> None:

        def answered(found: Contact) -> None:
            log.info("the hub told of %s", ", ".join(repositories))
            done(found)

        self.jobs.run(asker, partial(contact, title, tuple(repositories), self.pair.info), answered, failed)

    def download(self, confirmed: Contact) -> None:
        """Pin what was shown, then bring it here."""

        def pinned(_result: object) -> None:
            for plan in confirmed.coming:
                self.transfers.download(plan)
            self.refresh()

        self.jobs.run(self, partial(_keep_pins, confirmed), pinned, self._tell)

    def add_folder(self, path: Path) -> None:
        """A model folder, or a GGUF file, to be used where it is."""

        def added(model: LocalModel) -> None:
            self.told.emit(self.tr("{name} is on the list now; its files stay where they are.").format(name=path), "")
            self.refresh()

        self.jobs.run(self, partial(remember_folder, path), added, self._tell)

    def forget_folder(self, model: LocalModel) -> None:
        self.jobs.run(self, partial(forget_folder, model.path), lambda _: self.refresh(), self._tell)

    def import_gguf(self, path: Path) -> None:
        self.transfers.run(imported_name(path), path.name, partial(import_gguf, path))

    def delete(self, model: LocalModel) -> None:
        if self.uses(model):
            self.told.emit(
                self.tr("{name} is in use and is not deleted.").format(name=model.title),
                self.tr("Choose another pair first."),
            )
            return

        def deleted(_freed: int) -> None:
            log.info("deleted: %s", model.path.name)
            self.deleted.emit(model)
            self.refresh()

        self.jobs.run(self, partial(delete, model), deleted, self._tell)

    def check_files(self, model: LocalModel) -> None:
        """Whether a model of our own store still is what was installed: reads all of it."""

        def checked(damaged: list[str]) -> None:
            if damaged:
                names = ", ".join(damaged)
                self.told.emit(
                    self.tr("{name} is damaged: {files}.").format(name=model.title, files=names),
                    self.tr("Delete it and download it again."),
                )
            else:
                self.told.emit(self.tr("All files of {name} are as they were installed.").format(name=model.title), "")

        self.told.emit(self.tr("Checking the files of {name}.").format(name=model.title), "")
        self.jobs.run(self, partial(damaged_files, model.path.name), checked, self._tell)

    def ask_template(self, asker: QObject, folder: Path, told: Callable[[str], object]) -> None:
        """What is to be told of the chat template in ``folder``; empty for nothing."""
        work = partial(template_warning, folder)
        self.jobs.run(asker, work, lambda warning: told(translated(warning)), self._tell)

    def move_store(self, folder: Path) -> None:
        self.transfers.run(MOVE, self.tr("Moving the models"), partial(move_store, folder))

    def change_preferences(self, **changes: bool | str) -> None:
        """Keep these: ``network_changed``, or ``network_refused``, when that is done."""
        work = partial(change_preferences, **changes)
        self.jobs.run(self, work, lambda _: self.network_changed.emit(), self.network_refused.emit)

    @property
    def offline(self) -> bool:
        return is_offline()

    def close(self) -> bool:
        """Pause what is on its way. False if that takes too long."""
        paused = self.transfers.close()
        return self.jobs.close() and paused

    def _tell(self, failure: Failure) -> None:
        self.told.emit(failure.message, failure.hint)
        self.refresh()

    def _read(self, shelf: Shelf) -> None:
        if not self.shelf.pairs:  # else the ranked one was faster
            self.shelf = shelf
            self.shelf_changed.emit()

    def _ranked(self, shelf: Shelf) -> None:
        self.shelf = shelf
        log.info("models listed: %d pairs, %d models here", len(shelf.pairs), len(shelf.local))
        self.shelf_changed.emit()
        self._read_again()

    def _not_read(self, failure: Failure) -> None:
        self.told.emit(failure.message, failure.hint)
        self._read_again()

    def _read_again(self) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.refresh()

    @Slot(object)
    def _came(self, transfer: Transfer) -> None:
        if transfer.name == MOVE:
            self.network_changed.emit()
        self.refresh()


def _keep_pins(confirmed: Contact) -> None:
    for seen in confirmed.seen:
        keep(seen)
