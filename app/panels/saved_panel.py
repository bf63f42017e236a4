"""What drafting saves or loses: a round at the moment and on average, the last round, the answer."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.panels.counting import Savings
from app.theme import Theme
from app.widgets.balance import Balance
from app.widgets.figure import Figure
from app.widgets.note import Note
from app.widgets.numbers import DASH, decimal, signed_time, whole


class SavedPanel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = True
        self.balance = Balance(
            self.tr("Saved or lost per round"),
            self.tr("ms a round"),
            self.tr(
                "What a round with drafts saves against plain steps that give the same tokens (estimate): mean over "
                "the rounds of the last 2 seconds, and of the whole answer when it has ended."
            ),
        )
        self.round = Figure(
            self.tr("last round (est.)"),
            "ms",
            self.tr(
                "Milliseconds that the last round saved (+) or lost (−) against plain steps.\n"
                "A dash where nothing was drafted, or no plain step was measured yet."
            ),
            scale=1.4,
        )
        self.round.setAccessibleName(self.tr("Saved in the last round"))
        self.answer = Figure(
            self.tr("this answer (est.)"),
            "ms",
            self.tr("What all rounds with drafts of this answer saved (+) or lost (−) against plain steps."),
            scale=1.4,
        )
        self.answer.setAccessibleName(self.tr("Saved in this answer"))
        self.against_plain = Note(self.tr("Rounds with drafts against plain decoding"), self.definitions())
        self.forecast = Note(
            self.tr("Predicted and measured"),
            self.tr(
                "Predicted: how much faster than plain decoding this pair should be, as estimated before it was used "
                "here.\nMeasured: all its answers on this computer, by plain steps timed in between (estimate)."
            ),
        )
        figures = QHBoxLayout()
        figures.setContentsMargins(0, 0, 0, 0)
        figures.addWidget(self.round, 1)
        figures.addWidget(self.answer, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.balance)
        layout.addLayout(figures)
        layout.addWidget(self.against_plain)
        layout.addWidget(self.forecast)
        self.show_forecast("")
        self.clear()

    def definitions(self) -> str:
        return self.tr(
            "saved: seconds of plain steps that give the same tokens − seconds of the round, drafting and all. Below "
            "zero, drafting lost.\n"
            "All of it is an estimate (est.) by plain steps measured in between: those that were saved never ran.\n"
            "×: seconds that plain steps would have taken / seconds of the rounds, of those where this is known."
        )

    def set_theme(self, theme: Theme) -> None:
        for part in (self.balance, self.round, self.answer, self.against_plain, self.forecast):
            part.set_theme(theme)

    def set_drafter(self, drafter: str | None) -> None:
        """What runs; None where no pair is loaded."""
        self._drafts = drafter != "none"
        self.show_forecast("")
        self.clear()

    def show_live(self, recent: Savings, at: float) -> None:
        """The rounds up to the moment ``at``, while an answer is written."""
        caption = self.tr("mean of the last 2 seconds (est.)")
        if not recent.rounds:  # drafting rests, or is not done at all
            caption = self.tr("not known of the last 2 seconds") if self._drafts else ""
        self.balance.show_live(recent.mean_s, at, caption)

    def show_ended(self, answer: Savings) -> None:
        caption = self.tr("mean of the last answer (est.)") if answer.rounds else ""
        self.balance.show_settled(answer.mean_s, caption)

    def show_last_round(self, saved_s: float | None) -> None:
        _show(self.round, saved_s)

    def show_answer(self, answer: Savings) -> None:
        _show(self.answer, answer.saved_s if answer.rounds else None)
        speedup = answer.speedup
        if speedup is not None:
            words = self.tr("×{ratio} against plain decoding (est.)\nover {count} rounds with drafts")
            self.against_plain.set_text(words.format(ratio=decimal(speedup, 2), count=whole(answer.rounds)), known=True)
        elif self._drafts:
            words = self.tr("Appears once a plain step was measured: schedule auto does so after two rounds")
            self.against_plain.set_text(words, known=False)
        else:
            self.against_plain.set_text(self.tr("Plain decoding: nothing is drafted"), known=False)

    def show_forecast(self, words: str) -> None:
        """What was predicted of the pair and what its answers gave; empty as long as that is not known."""
        self.forecast.set_text(words, known=bool(words))
        self.forecast.setVisible(bool(words))

    def clear(self) -> None:
        self.balance.show_settled(None, "")
        self.show_last_round(None)
        self.show_answer(Savings())


def _show(figure: Figure, saved_s: float | None) -> None:
    number, unit = (DASH, "ms") if saved_s is None else signed_time(saved_s)
    figure.set_number(number)
    figure.set_unit(unit)
