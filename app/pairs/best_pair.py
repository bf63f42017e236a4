"""Once the starter runs, which is a demonstration: the pair that is best for this machine, offered once and quietly."""

from PySide6.QtCore import QObject, QTimer, Slot

from app.actions import Actions
from app.language import translated
from app.models.words import pair_title
from app.pair_control import PairControl
from app.pairs.outlook import best_pair
from app.pairs.questions import PairQuestions
from app.settings import SettingsStore
from app.widgets.banner import Banner
from dspark_core.models import catalogue
from dspark_core.pairs.facts import Ranked

QUIET_MS = 20_000
"""Behind the start, when nothing else is being read or measured."""


class BestPair(QObject):
    """A line in the banner that leads to the window of models; without that window there is nothing to offer."""

    def __init__(
        self,
        pair: PairControl,
        questions: PairQuestions,
        actions: Actions,
        settings: SettingsStore,
        banner: Banner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pair, self._questions, self._settings, self._banner = pair, questions, settings, banner
        self._models = actions.entries.get("models")
        self._asked = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(QUIET_MS)
        self.timer.timeout.connect(self.ask)
        questions.answered.connect(self._answered)
        pair.ready.connect(self._ready)

    @Slot()
    def _ready(self) -> None:
        if self._models is not None and not self._settings.settings.best_pair_told and self._demonstrates():
            self.timer.start()
        else:
            self.timer.stop()

    def close(self) -> None:
        """Ask nothing any more: the program ends."""
        self.timer.stop()

    @Slot()
    def ask(self) -> None:
        """Find out which it is, as soon as the device is free."""
        info = self._pair.info
        self._asked = self._questions.ask(lambda: best_pair(info))

    @Slot(int, object)
    def _answered(self, number: int, answer: object) -> None:
        if number != self._asked or not isinstance(answer, Ranked) or not self._demonstrates():
            return
        if self._banner.isVisible() or self._models is None:
            return  # what is said there matters more; at the next start again
        self._settings.update(best_pair_told=answer.pair.name)
        words = self.tr("The starter is a demonstration. Best for this machine (est.): {pair}.")
        self._banner.offer(
            words.format(pair=pair_title(answer.pair)),
            translated(answer.reason),
            self.tr("Models…"),
            self._models.trigger,
        )

    def _demonstrates(self) -> bool:
        info = self._pair.info
        return info is not None and catalogue.packaged(info.target) is not None
