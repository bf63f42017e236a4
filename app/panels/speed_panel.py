"""Tokens per second, now and for the answer, their course over a minute, and the time to the first token."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.theme import Theme
from app.widgets.figure import Figure
from app.widgets.numbers import DASH, decimal
from app.widgets.sparkline import Sparkline


class SpeedPanel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rate = Figure(
            self.tr("last answer"),
            self.tr("tok/s"),
            self.tr(
                "Tokens per second: output tokens after the first / seconds after the first token.\n"
                "While an answer is written: over the rounds of the last 2 seconds."
            ),
            scale=2.4,
        )
        self.rate.setAccessibleName(self.tr("Tokens per second"))
        self.first = Figure(
            self.tr("to first token"),
            self.tr("s"),
            self.tr(
                "Seconds from the request to the first token (TTFT).\n"
                "This is the reading of the prompt, which drafting cannot shorten."
            ),
            scale=1.4,
        )
        self.first.setAccessibleName(self.tr("Time to first token"))
        self.course = Sparkline(
            self.tr("Tokens per second over the last minute"),
            self.tr("tok/s"),
            self.tr("The course of tokens per second appears with the first answer"),
        )
        figures = QHBoxLayout()
        figures.setContentsMargins(0, 0, 0, 0)
        figures.addWidget(self.rate, 3)
        figures.addWidget(self.first, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(figures)
        layout.addWidget(self.course)

    def definitions(self) -> str:
        return self.tr(
            "tok/s: output tokens after the first / seconds after the first token. While an answer is written, "
            "over the rounds of the last 2 seconds.\n"
            "To first token (TTFT): from the request to the first token. It is the reading of the prompt, which "
            "drafting cannot shorten."
        )

    def set_theme(self, theme: Theme) -> None:
        for part in (self.rate, self.first, self.course):
            part.set_theme(theme)

    def show_live(self, tokens_per_s: float | None) -> None:
        """The rate of the last rounds of an answer that is being written."""
        self.rate.set_number(decimal(tokens_per_s))
        self.rate.set_caption(self.tr("last 2 seconds"))

    def show_answer(self, tokens_per_s: float | None) -> None:
        self.rate.set_number(decimal(tokens_per_s))
        self.rate.set_caption(self.tr("last answer"))

    def show_first_token(self, seconds: float | None) -> None:
        self.first.set_number(decimal(seconds, 2))

    def add_sample(self, at: float, tokens_per_s: float | None) -> None:
        """A point of the plot; None starts another answer, which no line joins to the one before."""
        self.course.add(at, tokens_per_s)

    def clear(self) -> None:
        self.rate.set_number(DASH)
        self.first.set_number(DASH)
        self.rate.set_caption(self.tr("last answer"))
