"""What was predicted of the pair in use, beside what its answers really gave here: a line in the speculation panel."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from app.pair_control import PairControl
from app.pairs import words
from app.pairs.outlook import predicted_and_measured
from app.pairs.questions import PairQuestions
from app.panels.saved_panel import SavedPanel
from app.session import Session

QUIET_MS = 2_000
"""Behind a load or an answer, so that a next one at once is not held up."""


class Forecast(QObject):
    """Asked anew behind every answer: each adds to what is measured."""

    def __init__(
        self,
        pair: PairControl,
        session: Session,
        questions: PairQuestions,
        panel: SavedPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pair, self._session, self._questions, self._panel = pair, session, questions, panel
        self._asked = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(QUIET_MS)
        self.timer.timeout.connect(self.ask)
        for changed in (pair.ready, session.busy_changed):
            changed.connect(self._soon)
        questions.answered.connect(self._answered)

    @Slot()
    def _soon(self) -> None:
        self._asked = 0  # an answer that is still to come may be about another pair
        self.timer.start()

    @Slot()
    def ask(self) -> None:
        info = self._pair.info
        busy = self._session.busy or self._pair.loading
        if info is not None and info.drafter != "none" and not busy:
            self._asked = self._questions.ask(partial(predicted_and_measured, self._pair.asked))

    def close(self) -> None:
        """Ask nothing any more: the program ends."""
        self.timer.stop()

    @Slot(int, object)
    def _answered(self, number: int, answer: object) -> None:
        if number == self._asked and isinstance(answer, tuple):
            self._panel.show_forecast(words.forecast(*answer))
