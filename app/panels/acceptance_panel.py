"""How many drafts the target accepts: of the last round, this answer, this chat; and the lengths as a histogram."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.theme import Theme
from app.widgets.figure_table import FigureTable
from app.widgets.histogram import Histogram
from app.widgets.numbers import DASH, decimal, percent, whole
from dspark_core.metrics import GenerationStats

LAST_ROUND, ANSWER, CHAT = range(3)


class AcceptancePanel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FigureTable(
            self.tr("Acceptance"),
            [self.tr("tau"), self.tr("acceptance"), self.tr("accepted"), self.tr("proposed")],
            [self.tr("round"), self.tr("answer"), self.tr("chat")],
        )
        self.table.set_definition(self.definitions())
        self.lengths = Histogram(
            self.tr("Accepted drafts per round, this answer"),
            self.tr("rounds by accepted drafts, this answer"),
            self.tr("{count} of {total} rounds ({share}) had {bar} drafts accepted"),
            self.tr("How many drafts each round got accepted appears with the first answer"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.table)
        layout.addWidget(self.lengths)

    def definitions(self) -> str:
        return self.tr(
            "tau: tokens committed per target pass = accepted drafts + 1 (mean over rounds; no + 1 where an accepted "
            "draft was a stop token).\n"
            "acceptance: accepted / proposed drafts.\n"
            "round: the last one. answer: the last or running one. chat: all rounds since this conversation was "
            "opened, whichever drafter made them."
        )

    def set_theme(self, theme: Theme) -> None:
        self.table.set_theme(theme)
        self.lengths.set_theme(theme)

    def show_column(self, column: int, stats: GenerationStats) -> None:
        """The figures of ``stats`` in the column LAST_ROUND, ANSWER or CHAT."""
        tau_digits = 0 if column == LAST_ROUND else 2
        self.table.set_column(
            column,
            [
                decimal(stats.tau, tau_digits),
                percent(stats.acceptance_rate),
                whole(stats.accepted) if stats.rounds else DASH,
                whole(stats.proposed) if stats.rounds else DASH,
            ],
        )

    def show_lengths(self, counts: tuple[int, ...], longest_block: int) -> None:
        """Rounds by accepted drafts; the axis reaches at least to the longest block that was proposed."""
        self.lengths.set_counts(counts, longest_block + 1)

    def set_drafter(self, drafter: str) -> None:
        if drafter == "none":
            self.lengths.set_empty_text(self.tr("Plain decoding: no drafts are proposed"))
        else:
            self.lengths.set_empty_text(
                self.tr("How many drafts each round got accepted appears with the first answer")
            )
