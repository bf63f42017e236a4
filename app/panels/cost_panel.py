"""What a pass of the target costs by its width, as it was measured and stored: curve, table, bandwidth, age.

Every figure is the stored profile's. The panel also holds the button that measures, and says why it cannot be pressed.
"""

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app import profile_words
from app.theme import Theme, palette
from app.widgets.cost_plot import CostCurve, CostPlot, CostPoint
from app.widgets.cost_table import CostRow, CostTable
from app.widgets.figure import Figure
from app.widgets.meter import Meter
from app.widgets.numbers import DASH, decimal, decimal_size, giga, milliseconds, scaled, whole
from dspark_core.evaluation.profile import DraftCost, Profile, Stored, WidthCost
from dspark_core.events import ModelInfo
from dspark_core.metrics import ratio

AGE_MS = 20_000
"""How often the age is looked at again while it can be seen."""
WIDE = 8
"""Rows of the pass that is compared with a pass of one row."""


class CostPanel(QWidget):
    """``toggled``: the button was pressed, which measures, or stops that."""

    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored: Stored | None = None
        self._detail = ""
        self.source = self._label()
        self.age = self._label()
        self.differences = self._label()
        self.differences.setAutoFillBackground(True)
        self.differences.setContentsMargins(8, 6, 8, 6)
        self.failure = self._label()
        self.copy_button = QPushButton(self.tr("Copy details"))
        self.one = Figure(
            self.tr("one row"),
            self.tr("ms"),
            self.tr("Milliseconds of a pass of the target over one row: what a plain token costs."),
            scale=2.0,
        )
        self.one.setAccessibleName(self.tr("Cost of a pass of one row"))
        self.wide = Figure(
            self.tr("{rows} rows against 1").format(rows=WIDE),
            "×",
            self.tr(
                "Milliseconds of a pass over 8 rows / those of a pass over one, after the same tokens.\n"
                "The nearer to 1, the less it costs to check 7 drafts."
            ),
            scale=1.4,
        )
        self.wide.setAccessibleName(self.tr("Cost of a pass of 8 rows against one"))
        self.plot = CostPlot(
            self.tr("Milliseconds of a target pass by its rows"), self.tr("ms"), self.tr("rows in a pass")
        )
        self.table = CostTable(
            self.tr("Milliseconds of a target pass"),
            self.tr("ms by rows and by tokens cached before"),
            self.tr("rows"),
        )
        self.table.set_definition(self.definitions())
        self.drafting = self._label()
        self.bandwidth = Meter(self.tr("one row reads"), self.definitions())
        self.button = QPushButton()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(self.tr("Progress of the measurement"))
        self.note = self._label()
        self.timer = QTimer(self)
        self.timer.setInterval(AGE_MS)
        self.timer.timeout.connect(self.show_age)
        self.button.clicked.connect(self.toggled)
        self.copy_button.clicked.connect(self._copy)
        self._lay_out()
        self.show_profile(None, None)
        self.show_work(None, "")
        self.show_failure("", "", "")

    def definitions(self) -> str:
        return self.tr(
            "Measured on this computer and stored for this device, target, its precisions and number of threads.\n"
            "rows: tokens in one pass; a round with 7 drafts has 8. The columns: tokens that are cached before them.\n"
            "Each figure is the median of repeated passes, below it the shortest and the longest. A line of the plot "
            "that ends at its top goes on.\n"
            "draft: one proposal of the drafter.\n"
            "one row reads: estimate (est.), bytes that a pass over one row reads / its seconds, of the peak of the "
            "device's memory. Caches on the chip are not counted."
        )

    def set_theme(self, theme: Theme) -> None:
        for part in (self.one, self.wide, self.plot, self.table, self.bandwidth):
            part.set_theme(theme)
        quiet = palette(theme)
        quiet.setColor(quiet.ColorRole.WindowText, theme.secondary)
        for label in (self.source, self.age, self.drafting, self.note):
            label.setPalette(quiet)
        raised = palette(theme)
        raised.setColor(raised.ColorRole.Window, theme.raised)
        self.differences.setPalette(raised)
        alarm = palette(theme)
        alarm.setColor(alarm.ColorRole.WindowText, theme.error)
        self.failure.setPalette(alarm)

    def show_profile(self, stored: Stored | None, info: ModelInfo | None) -> None:
        """``info`` is what is loaded, ``stored`` its profile or the nearest to it."""
        self._stored = stored
        known = stored is not None and info is not None
        for part in (self.one, self.wide, self.plot, self.table, self.drafting, self.bandwidth, self.age):
            part.setVisible(known)
        self.differences.hide()
        if stored is None or info is None:
            self.plot.set_curves(())
            self.table.set_table((), (), "")
            self.one.set_number(DASH)
            self.wide.set_number(DASH)
            self.bandwidth.set_reading(None, DASH, "")
            self.source.setText(profile_words.none_stored(info.title) if info else profile_words.appears())
            return
        profile = stored.profile
        self.source.setText(profile_words.conditions(profile.key, info.title))
        self.differences.setText(profile_words.differences(stored, info))
        self.differences.setVisible(bool(self.differences.text()))
        self._show_costs(profile, info)
        self._show_bandwidth(profile)
        self.show_age()

    def show_work(self, fraction: float | None, refusal: str) -> None:
        """``fraction`` of a measurement that runs; ``refusal``: why none can begin now."""
        running = fraction is not None
        if fraction is not None:
            self.bar.setValue(round(1000 * fraction))
            self.note.setText(profile_words.progress(fraction))
            self.button.setText(self.tr("Stop measuring"))
        else:
            self.note.setText(profile_words.not_now(refusal) if refusal else profile_words.duration())
            self.button.setText(self.tr("Measure again") if self._stored else self.tr("Measure now"))
        self.bar.setVisible(running)
        self.button.setEnabled(running or not refusal)
        self.button.setToolTip(self.note.text())
        self.button.setAccessibleDescription(self.note.text())

    def show_failure(self, message: str, hint: str, detail: str) -> None:
        """Why the last measurement failed; empty where it did not."""
        self._detail = detail
        self.failure.setText(f"{message} {hint}".strip())
        self.failure.setVisible(bool(message))
        self.copy_button.setVisible(bool(detail))

    @Slot()
    def announce(self) -> None:
        """For those who listen: a measurement came to its end."""
        words = self.tr("The cost of a pass was measured") + f": {self.one.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    @Slot()
    def show_age(self) -> None:
        if self._stored is not None:
            profile = self._stored.profile
            self.age.setText(profile_words.measured(profile.age_s))
            moment = QDateTime.fromSecsSinceEpoch(int(profile.measured_at))
            self.age.setToolTip(QLocale().toString(moment, QLocale.FormatType.ShortFormat))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_age()
        self.timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.timer.stop()

    def _show_costs(self, profile: Profile, info: ModelInfo) -> None:
        lengths = sorted({cost.cache_length for cost in profile.widths})
        widths = sorted({cost.rows for cost in profile.widths})
        costs = {(cost.rows, cost.cache_length): cost for cost in profile.widths}
        one, wide = costs.get((1, lengths[0])), costs.get((WIDE, lengths[0]))
        self.one.set_caption(self.tr("1 row, {count} cached").format(count=whole(lengths[0])))
        self.one.set_number(milliseconds(one.median_s) if one else DASH)
        self.wide.set_number(decimal(ratio(wide.median_s, one.median_s), 2) if one and wide else DASH)
        heads = [whole(length) for length in lengths]
        labels = [*heads[:-1], self.tr("{count} cached").format(count=heads[-1])]
        self.plot.set_curves(
            [
                CostCurve(label, tuple(self._point(costs[rows, length]) for rows in widths if (rows, length) in costs))
                for label, length in zip(labels, lengths, strict=True)
            ]
        )
        rows = [CostRow(str(rows), tuple(_cell(costs.get((rows, length))) for length in lengths)) for rows in widths]
        draft = {cost.cache_length: cost for cost in profile.draft_of(info.drafter)}
        if draft:
            rows.append(CostRow(self.tr("draft"), tuple(_cell(draft.get(length)) for length in lengths), apart=True))
        source = profile_words.conditions(profile.key, info.title)
        self.table.set_table(heads, rows, source)
        self.drafting.setText(profile_words.drafting(list(draft.values()), info.drafter))

    def _show_bandwidth(self, profile: Profile) -> None:
        rate, peak = profile.bytes_per_s_at_1, profile.read_bytes_per_s
        reading = self.tr("{rate} of {peak} GB/s (est.)").format(rate=giga(rate), peak=giga(peak))
        note = self.tr("{size} of weights in a pass").format(size=decimal_size(profile.weight_bytes))
        self.bandwidth.set_reading(ratio(rate, peak) if peak else None, reading, note)

    def _point(self, cost: WidthCost) -> CostPoint:
        text = self.tr("{rows} rows after {cached} tokens: {ms} ms ({spread})").format(
            rows=cost.rows,
            cached=whole(cost.cache_length),
            ms=milliseconds(cost.median_s),
            spread=profile_words.spread(cost.min_s, cost.max_s),
        )
        return CostPoint(cost.rows, 1000 * cost.median_s, 1000 * cost.min_s, 1000 * cost.max_s, text)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.failure.text()}\n\n{self._detail}")

    def _label(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setFont(scaled(self.font(), 0.9))
        return label

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setContentsMargins(0, 0, 0, 0)
        figures.addWidget(self.one, 1)
        figures.addWidget(self.wide, 1)
        action = QHBoxLayout()
        action.setContentsMargins(0, 0, 0, 0)
        action.setSpacing(8)
        action.addWidget(self.button)
        action.addWidget(self.bar, 1)
        action.addStretch(0)
        about = QVBoxLayout()
        about.setSpacing(2)
        about.addWidget(self.source)
        about.addWidget(self.age)
        work = QVBoxLayout()
        work.setSpacing(4)
        work.addLayout(action)
        work.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(about)
        layout.addWidget(self.differences)
        layout.addLayout(figures)
        for part in (self.plot, self.table, self.drafting, self.bandwidth):
            layout.addWidget(part)
        layout.addLayout(work)
        layout.addWidget(self.failure)
        layout.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)


def _cell(cost: WidthCost | DraftCost | None) -> tuple[str, str] | None:
    return (milliseconds(cost.median_s), profile_words.spread(cost.min_s, cost.max_s)) if cost else None
