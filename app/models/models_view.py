"""Where the model manager meets the main window: menu entries, the banner, the offline switch."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.actions import drafter_folder, forget_model
from app.main_window import MainWindow
from app.models.models_control import ModelsControl
from app.models.models_window import ModelsWindow
from app.models.transfers import Transfer
from app.pair_control import PairControl
from app.settings import Settings, SettingsStore
from app.theme import resolve
from dspark_core.events import ModelInfo
from dspark_core.models.catalogue import Pair, hub_model, packaged
from dspark_core.models.folders import BEST
from dspark_core.models.inventory import LocalModel
from dspark_core.models.store import installed
from dspark_core.preferences import read_preferences


class ModelsView(QObject):
    """The window is made when it is first wanted."""

    def __init__(self, models: ModelsControl, pair: PairControl, settings: SettingsStore, window: MainWindow) -> None:
        super().__init__(window)
        self._models, self._pair, self._settings, self._window = models, pair, settings, window
        self.shown: ModelsWindow | None = None
        self._told_unfinished = False
        self._looked_at: set[Path] = set()
        entries = window.actions_table.entries
        self._offline = entries["offline"]
        entries["models"].triggered.connect(self.show_models)
        self._offline.triggered.connect(self._set_offline)
        window.header.offline_clicked.connect(self._show_network)
        models.deleted.connect(self._deleted)
        models.network_changed.connect(self._show_offline)
        models.network_refused.connect(self._show_offline)
        models.transfers.changed.connect(self._transfers_changed)
        models.transfers.finished.connect(self._came)
        models.transfers.failed.connect(self._failed)
        pair.ready.connect(self._loaded)
        self._show_offline()

    @Slot()
    def show_models(self) -> None:
        if self.shown is None:
            self.shown = ModelsWindow(self._models, self._window)
            self.shown.use_pair.connect(self.use_pair)
            self.shown.use_model.connect(self.use_model)
            self.shown.set_theme(resolve(self._settings.settings.theme))
            self._window.appearance.theme_changed.connect(self.shown.set_theme)
        self._models.refresh()
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()
        self.shown.list.setFocus()

    @Slot(object)
    def use_pair(self, pair: Pair) -> None:
        """Load it. Drafting that was switched off stays off."""
        if self.shown is not None and packaged(pair.target) and installed(pair.target) is None:
            self.shown.close()  # the main window asks whether to fetch it
        if self._pair.asked.drafter == "none" and pair.drafter != "none":
            self._window.choose_pair(target=pair.target)
            self._window.banner.offer(
                self.tr("Drafting is switched off and stays off."),
                "",
                self.tr("Draft with this pair"),
                lambda: self._draft_with(pair),
            )
        else:
            self._window.choose_pair(target=pair.target, drafter=pair.drafter)

    @Slot(object)
    def use_model(self, model: LocalModel) -> None:
        self._window.choose_pair(target=model.name)

    def _draft_with(self, pair: Pair) -> None:
        self._window.banner.hide()
        self._window.choose_pair(target=pair.target, drafter=pair.drafter)

    @Slot(object)
    def _deleted(self, model: LocalModel) -> None:
        """It leaves the menu Pair. The starter stays there: to choose it is to fetch it again."""
        if packaged(model.name) is None:
            known = hub_model(model.name)
            names = {model.name, str(model.path), known.name if known else model.name}
            forget_model(self._window.actions_table, names)
            self._forget_remembered(names)

    def _forget_remembered(self, names: set[str]) -> None:
        """Nor is it the pair of the next start."""
        remembered = self._settings.settings
        if remembered.pair in names:
            chosen = drafter_folder(remembered.drafter)  # one that fits that target
            self._settings.update(pair=Settings().pair, drafter=BEST if chosen else remembered.drafter)
        elif drafter_folder(remembered.drafter) in names:
            self._settings.update(drafter="lookup")

    @Slot(object)
    def _loaded(self, info: ModelInfo) -> None:
        """A chat template that changed is told, once of each model."""
        folder = Path(info.folder)
        if folder not in self._looked_at:
            self._models.ask_template(self, folder, partial(self._tell_template, folder))

    def _tell_template(self, folder: Path, warning: str) -> None:
        if warning and self._window.banner.isVisible():
            return  # what is said there matters more: the next time that it is loaded
        self._looked_at.add(folder)
        if warning:
            self._window.banner.offer(warning, "", self.tr("Show the models"), self._show_paused)

    @Slot()
    def _show_network(self) -> None:
        self.show_models()
        assert self.shown is not None
        self.shown.show_network()

    @Slot(bool)
    def _set_offline(self, offline: bool) -> None:
        self._models.change_preferences(offline=offline)

    @Slot()
    def _show_offline(self) -> None:
        offline = self._models.offline
        self._offline.setChecked(offline)
        self._offline.setEnabled(not offline or read_preferences().offline)  # else it was started so
        self._window.header.set_offline(offline)

    @Slot()
    def _transfers_changed(self) -> None:
        """Once, at the start: what an earlier run left behind is told, not taken up by itself."""
        paused = [each for each in self._models.transfers.all if each.state == "paused"]
        if not self._told_unfinished and paused and self.shown is None:
            names = ", ".join(each.title for each in paused)
            self._window.banner.offer(
                self.tr("Paused downloads: {names}.").format(names=names),
                self.tr("They go on when you say so."),
                self.tr("Show them"),
                self._show_paused,
            )
        self._told_unfinished = True

    @Slot()
    def _show_paused(self) -> None:
        self._window.banner.hide()
        self.show_models()

    @Slot(object)
    def _came(self, transfer: Transfer) -> None:
        self._tell(self.tr("{name} is on this computer now.").format(name=transfer.title), "")

    @Slot(object)
    def _failed(self, transfer: Transfer) -> None:
        assert transfer.failure is not None  # why this was told
        message = self.tr("{name} did not come: {reason}")
        reason, hint = transfer.failure.message, transfer.failure.hint
        self._tell(message.format(name=transfer.title, reason=reason), hint)

    def _tell(self, message: str, hint: str) -> None:
        """In the main window, where that of the models is not seen."""
        if self.shown is None or not self.shown.isVisible():
            self._window.banner.offer(message, hint, self.tr("Show the models"), self._show_paused)
