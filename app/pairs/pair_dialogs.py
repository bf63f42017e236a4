"""The dialogs about pairs, and where they are opened: the menu Pair, its list of drafters, each other."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog

from app.actions import show_drafters
from app.pair_control import PairControl
from app.pairs.doctor_dialog import DoctorDialog
from app.pairs.outlook import drafters_for
from app.pairs.pair_dialog import PairDialog
from app.pairs.questions import PairQuestions
from app.pairs.training.control import TrainingControl
from app.pairs.training.dialog import TrainingDialog
from app.settings import SettingsStore
from app.theme import Theme, resolve
from dspark_core.requests import LoadRequest

if TYPE_CHECKING:
    from app.main_window import MainWindow


class PairDialogs(QObject):
    """Dialogs are made when they are first wanted."""

    def __init__(
        self,
        window: "MainWindow",
        pair: PairControl,
        questions: PairQuestions,
        training: TrainingControl,
        settings: SettingsStore,
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._pair = pair
        self._questions = questions
        self._asked = 0
        self.pair_dialog: PairDialog | None = None
        self.doctor: DoctorDialog | None = None
        self.training_dialog: TrainingDialog | None = None
        self._training = training
        self._trained = training.state
        training.kept.connect(self._use)
        training.changed.connect(self._training_changed)
        entries = window.actions_table.entries
        entries["pair_dialog"].triggered.connect(self.show_pair)
        entries["pair_doctor"].triggered.connect(self.show_doctor)
        entries["train"].triggered.connect(self.show_training)
        window.actions_table.pair_menu.aboutToShow.connect(self._ask_drafters)
        questions.answered.connect(self._answered)

    @Slot()
    def show_pair(self) -> None:
        if self.pair_dialog is None:
            self.pair_dialog = PairDialog(self._pair, self._questions, self._theme, self._window)
            self.pair_dialog.load_requested.connect(self._load)
            self.pair_dialog.doctor_requested.connect(self.examine)
        _raise(self.pair_dialog)

    @Slot()
    def show_doctor(self) -> None:
        self.examine(self._pair.asked.target, self._pair.asked.drafter)

    @Slot(str, str)
    def examine(self, target: str, drafter: str) -> None:
        """Open the doctor on these two."""
        if self.doctor is None:
            self.doctor = DoctorDialog(self._questions, self._window)
            self.doctor.use_requested.connect(self._use)
            self.doctor.get_requested.connect(self.show_models)
            self.doctor.train_requested.connect(self.show_training)
        _raise(self.doctor)
        self.doctor.examine_pair(target, drafter)

    @Slot()
    def show_training(self) -> None:
        if self.training_dialog is None:
            self.training_dialog = TrainingDialog(self._training, self._window)
        self._training.look_up()
        _raise(self.training_dialog)

    @Slot()
    def show_models(self) -> None:
        """Where models are fetched."""
        models = self._window.actions_table.entries.get("models")
        if models is not None:
            models.trigger()

    @Slot()
    def _training_changed(self) -> None:
        """The menu says what there is of a training, and its end is told where its dialog is closed."""
        before, self._trained = self._trained, self._training.state
        words = {
            "running": self.tr("&Train a drafter… (running)"),
            "paused": self.tr("&Train a drafter… (paused)"),
            "made": self.tr("&Train a drafter… (finished)"),
        }
        text = words.get(self._trained, self.tr("&Train a drafter…"))
        self._window.actions_table.entries["train"].setText(text)
        closed = self.training_dialog is None or not self.training_dialog.isVisible()
        if before == "running" and closed and self._trained in ("made", "paused"):
            made = self._trained == "made"
            message = self.tr("The drafter is made.") if made else self.tr("The training was interrupted.")
            self._window.banner.offer(message, self._training.failure, self.tr("Show…"), self.show_training)

    @Slot(object)
    def _load(self, request: LoadRequest) -> None:
        self._window.choose_pair(
            target=request.target,
            drafter=request.drafter,
            precision=request.precision,
            context_length=request.context_length,
        )

    @Slot(str, str)
    def _use(self, target: str, drafter: str) -> None:
        self._window.choose_pair(target=target, drafter=drafter)

    @Slot()
    def _ask_drafters(self) -> None:
        self._asked = self._questions.ask(partial(drafters_for, self._pair.asked.target))

    @Slot(int, object)
    def _answered(self, number: int, answer: object) -> None:
        if number == self._asked and isinstance(answer, tuple):
            show_drafters(self._window.actions_table, answer, self._pair.asked.drafter)

    def _theme(self) -> Theme:
        return resolve(self._settings.settings.theme)


def _raise(dialog: QDialog) -> None:
    dialog.setWindowState(dialog.windowState() & ~Qt.WindowState.WindowMinimized)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
