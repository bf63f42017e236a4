"""The speculation panel at the right of the window: takes engine events, counts them, shows the figures.

All counting is RoundCounter's: one for the answer, one for the conversation. What is painted is refreshed at most
15 times a second, and not at all while the panel is hidden.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.panels.acceptance_panel import ANSWER, CHAT, LAST_ROUND, AcceptancePanel
from app.panels.bandwidth_panel import BandwidthPanel
from app.panels.cost_panel import CostPanel
from app.panels.counting import RecentRounds, Savings
from app.panels.legend import Legend
from app.panels.memory_panel import MemoryPanel
from app.panels.saved_panel import SavedPanel
from app.panels.schedule_counts import ScheduleCounts
from app.panels.schedule_panel import SchedulePanel
from app.panels.speed_panel import SpeedPanel
from app.theme import Theme, palette
from app.widgets.figure import Figure
from app.widgets.help_topic import offer_help, set_topic
from app.widgets.painted import PaintedWidget
from app.widgets.scroll_bar import scroll_bar_style
from app.widgets.section import Section
from dspark_core.events import FirstToken, GenerationFinished, ModelInfo, RoundFinished
from dspark_core.metrics import GenerationStats, RoundCounter

COLUMN_WIDTH = 560
"""In a narrow window the panel is a tab as wide as the window; plots and bars wider than this read badly."""
REFRESH_MS = 66
SAMPLE_S = 0.2
"""Least time between two samples of the speed plot: about one pixel of its width."""
FIRST_SAMPLE_S = 0.5
"""The rate of one or two rounds says little; the plot of an answer begins after this."""


class Inspector(QScrollArea):
    """Eight sections that fold. ``marks_toggled`` is the legend's switch. The last section counts no events: it shows
    the stored profile, which ProfileView hands to ``cost``. ``help_requested`` carries a topic of the help."""

    marks_toggled = Signal(bool)
    help_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.speed = SpeedPanel()
        self.saved = SavedPanel()
        self.acceptance = AcceptancePanel()
        self.schedule = SchedulePanel()
        self.bandwidth = BandwidthPanel()
        self.memory = MemoryPanel()
        self.legend = Legend()
        self.cost = CostPanel()
        self.sections = [
            Section(self.tr("Speed"), self.speed, self.speed.definitions()),
            Section(self.tr("Saved by drafting"), self.saved, self.saved.definitions()),
            Section(self.tr("Acceptance"), self.acceptance, self.acceptance.definitions()),
            Section(self.tr("Schedule"), self.schedule, self.schedule.definitions()),
            Section(self.tr("Memory bandwidth (estimate)"), self.bandwidth, self.bandwidth.definitions()),
            Section(self.tr("Memory"), self.memory, self.memory.definitions()),
            Section(self.tr("Token colours"), self.legend, self.legend.definitions()),
            Section(self.tr("Cost of a pass (measured)"), self.cost, self.cost.definitions()),
        ]
        self.copy_button = QPushButton(self.tr("Copy all figures"))
        self.copy_button.clicked.connect(self.copy_figures)
        self._answer = RoundCounter()
        self._chat = RoundCounter()
        self._recent = RecentRounds()
        self._savings = Savings()
        self._counts = ScheduleCounts()
        self._last: RoundFinished | None = None
        self._final: GenerationStats | None = None
        self._longest_block = 0
        self._next_sample = 0.0
        self._sampled = False
        self._refresh_timer = QTimer(self)
        self._refresh_timer.setSingleShot(True)
        self._refresh_timer.setInterval(REFRESH_MS)
        self._refresh_timer.timeout.connect(self._refresh)
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        self.setPalette(palette(theme))
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        for section in self.sections:
            section.set_theme(theme)
        panels = (self.speed, self.saved, self.acceptance, self.schedule, self.bandwidth, self.memory, self.legend)
        for panel in (*panels, self.cost):
            panel.set_theme(theme)

    def set_marks_visible(self, visible: bool) -> None:
        self.legend.set_marks_visible(visible)

    def model_ready(self, info: ModelInfo) -> None:
        """Another pair runs: figures of the last answer would stand beside the wrong name."""
        self._forget_answer()
        self.drafter_changed(info)

    def drafter_changed(self, info: ModelInfo) -> None:
        """Also in the midst of an answer, whose figures stay: its rounds did run."""
        self.bandwidth.set_model(info)
        self.memory.set_model(info)
        self.acceptance.set_drafter(info.drafter)
        self._forget_pair(info.drafter)
        self._refresh()

    def model_unloaded(self) -> None:
        self._forget_answer()
        self.bandwidth.set_model(None)
        self.memory.set_model(None)
        self._forget_pair(None)
        self._refresh()

    def model_rests(self) -> None:
        """Its memory is free. The figures of the last answer stay: the same pair comes back."""
        self.memory.set_model(None)

    def answer_started(self) -> None:
        self._forget_answer()
        self.bandwidth.clear()
        self._refresh()

    def first_token(self, event: FirstToken) -> None:
        self._answer.add_first_token(event.seconds)
        self._chat.add_first_token(event.seconds)
        self._next_sample = event.at + FIRST_SAMPLE_S
        self.speed.add_sample(event.at, None)
        self._refresh_soon()

    def round_finished(self, event: RoundFinished) -> None:
        self._answer.add(event)
        self._chat.add(event)
        self._recent.add(event)
        self._savings.add(event)
        self._counts.add(event)
        self._last = event
        self._longest_block = max(self._longest_block, event.proposed)
        if event.at >= self._next_sample:  # also while hidden, so that the plot has no hole when it is shown again
            self._next_sample, self._sampled = event.at + SAMPLE_S, True
            self.speed.add_sample(event.at, self._recent.stats().tokens_per_s)
        self._refresh_soon()

    def answer_finished(self, event: GenerationFinished) -> None:
        self._end_answer(event.stats)

    def answer_failed(self) -> None:
        """What had been counted until then stays on screen: those rounds did run."""
        self._end_answer(self._answer.stats())

    def conversation_cleared(self) -> None:
        self._chat = RoundCounter()
        self._forget_answer()
        self.bandwidth.clear()
        self.memory.show_context(None)
        self._refresh()

    def show_earlier_answers(self, answers: Iterable[GenerationStats]) -> None:
        """The answers that the conversation on screen has already: the chat column counts them and what follows."""
        self._chat = RoundCounter()
        self.add_earlier_answers(answers)

    def add_earlier_answers(self, answers: Iterable[GenerationStats]) -> None:
        """More of them."""
        for stats in answers:
            self._chat.add_answer(stats)
        self._refresh()

    def show_device_memory(self, used: int | None, total: int | None) -> None:
        """Bytes of graphics memory, as the engine's thread reports them; None where it cannot know."""
        self.memory.show_device_memory(used, total)

    def figures_text(self) -> str:
        """All figures as they stand, as lines of tab-separated text."""
        lines = []
        for section in self.sections:
            parts = [_copied(part) for part in section.body.findChildren(PaintedWidget)]
            lines += [section.title.text(), *(part for part in parts if part), ""]
        return "\n".join(lines)

    def copy_figures(self) -> None:
        QGuiApplication.clipboard().setText(self.figures_text())

    def focus_cost(self) -> None:
        """Bring the cost of a pass into view, with the keyboard on its title."""
        section = self.sections[-1]
        section.set_folded(False)
        section.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.scroll_to_cost()

    def scroll_to_cost(self) -> None:
        """Also when it has just grown or was just shown: the range of the scroll bar is known only after that."""
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(self.sections[-1].y()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._refresh_timer.stop()

    def _lay_out(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(16, 8, 14, 16)
        layout.setSpacing(16)
        for section in self.sections:
            layout.addWidget(section)
        layout.addWidget(self.copy_button)
        layout.addStretch(1)
        content.setMaximumWidth(COLUMN_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Speculation figures"))
        self.legend.marks_toggled.connect(self.marks_toggled)
        set_topic(self, "reading")
        headings = ("Speed", "Speed", "Acceptance", "Schedule", "Memory bandwidth", "Memory", "Token colours")
        for section, heading in zip(self.sections, (*headings, "Cost of a pass"), strict=True):
            set_topic(section, f"reading#{heading}")
            for part in (section.title, *section.body.findChildren(PaintedWidget)):
                offer_help(part, self.help_requested.emit)

    def _forget_answer(self) -> None:
        self._answer = RoundCounter()
        self._recent.clear()
        self._savings = Savings()
        self._last = None
        self._final = None
        self._longest_block = 0
        self._next_sample, self._sampled = 0.0, False
        self.speed.clear()
        self.saved.clear()

    def _forget_pair(self, drafter: str | None) -> None:
        """What passes cost and what chances came to is another pair's; ``drafter`` is the one that runs now."""
        self._counts = ScheduleCounts()
        self.saved.set_drafter(drafter)
        self.schedule.set_drafter(drafter)

    def _end_answer(self, stats: GenerationStats) -> None:
        self._final = stats
        if self._last is not None and not self._sampled:  # a short answer is a point of its own
            self.speed.add_sample(self._last.at, stats.tokens_per_s)
        self._refresh_timer.stop()
        self._refresh()

    def _refresh_soon(self) -> None:
        if self.isVisible() and not self._refresh_timer.isActive():
            self._refresh_timer.start()

    def _refresh(self) -> None:
        """Show all figures as they stand; the parts repaint only what changed."""
        answer = self._final or self._answer.stats()
        if self._last is not None and self._final is None:
            self.speed.show_live(self._recent.stats().tokens_per_s)
            self.saved.show_live(self._recent.savings(), self._last.at)
        elif self._final is not None:
            self.speed.show_answer(answer.tokens_per_s)
            self.saved.show_ended(self._savings)
        self.speed.show_first_token(answer.ttft_s)
        last = RoundCounter()
        if self._last is not None:
            last.add(self._last)
            self.saved.show_last_round(self._last.saved_s)
            self.memory.show_context(self._last.anchor_position + len(self._last.tokens))
        self.acceptance.show_column(LAST_ROUND, last.stats())
        self.acceptance.show_column(ANSWER, answer)
        self.acceptance.show_column(CHAT, self._chat.stats())
        self.acceptance.show_lengths(answer.accepted_lengths, self._longest_block)
        self.saved.show_answer(self._savings)
        self.schedule.show_counts(self._counts)
        self.bandwidth.show_stats(answer, self._answer)


def _copied(part: PaintedWidget) -> str:
    """What ``part`` shows, as text; a lone number needs its name among others."""
    text = part.copy_text()
    return f"{part.accessibleName()}\t{text}" if text and isinstance(part, Figure) else text
