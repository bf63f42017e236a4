"""What the schedule goes by: the cost of a pass by its rows, how wide passes were, whether chances came true."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.panels.schedule_counts import PassTimes, Reliability, ScheduleCounts
from app.theme import Theme
from app.widgets.calibration_plot import CalibrationPlot, CalibrationPoint, CalibrationSeries
from app.widgets.cost_plot import CostCurve, CostPlot, CostPoint
from app.widgets.histogram import Histogram
from app.widgets.note import Note
from app.widgets.numbers import DASH, NBSP, decimal, milliseconds, percent, whole

LEAST = 10
"""Prefixes of a dot: fewer say little about a chance."""


class SchedulePanel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = True
        self.cost = CostPlot(
            self.tr("Milliseconds of a target pass by its rows, of the rounds that ran"),
            self.tr("ms"),
            self.tr("rows in a pass, since the pair was loaded"),
            empty=self.tr("What passes cost by their rows appears with the first answer"),
            table_beside=False,
        )
        self.widths = Histogram(
            self.tr("Rounds by the rows of their pass"),
            self.tr("rounds by rows, since the pair was loaded"),
            self.tr("{count} of {total} rounds ({share}) had {bar} rows in their pass"),
            self.tr("How many rows the passes had appears with the first answer"),
            first=1,
        )
        self.calibration = CalibrationPlot(
            self.tr("Chances that were given and how often drafts passed"),
            self.tr("chance that was given"),
            self.tr("share that passed"),
            "",
        )
        self.error = Note(self.tr("By how much the chances were off"), self.definitions())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self.cost, self.widths, self.calibration, self.error):
            layout.addWidget(part)
        self.set_drafter(None)

    def definitions(self) -> str:
        return self.tr(
            "All of it since this pair was loaded.\n"
            "rows: tokens in one pass of the target, the drafts that are verified + 1. The curve is the mean of the "
            "rounds that ran, however much was cached before; the shortest and the longest pass are in the readout of "
            "a point.\n"
            "chance: that the first k drafts of a round (a prefix) all pass. As the drafter says: the product of its "
            "confidences. Calibrated: as the schedule goes by, after what came of earlier rounds.\n"
            "A dot is the mean of a tenth of the axis, where at least 10 prefixes are; its area shows how many. On the "
            "diagonal chances are right, above it more drafts pass than was said.\n"
            "off by: expected calibration error, |given − passed|, mean over prefixes in ten bins. Of few prefixes, "
            "chance alone makes a good part of it.\n"
            "Drafts copied from the text are left out of it, and rounds that a stop ended."
        )

    def set_theme(self, theme: Theme) -> None:
        for part in (self.cost, self.widths, self.calibration, self.error):
            part.set_theme(theme)

    def set_drafter(self, drafter: str | None) -> None:
        """What runs; None where no pair is loaded."""
        self._drafts = drafter != "none"
        if self._drafts:
            text = self.tr(
                "Whether chances came true appears with drafts whose drafter says how sure it is. "
                "Copied ones do not count."
            )
        else:
            text = self.tr("Plain decoding: no drafts are proposed")
        self.calibration.set_empty_text(text)
        self.show_counts(ScheduleCounts())

    def show_counts(self, counts: ScheduleCounts) -> None:
        passes = sorted(counts.passes.items())
        points = tuple(self._cost_point(rows, times) for rows, times in passes)
        self.cost.set_curves([CostCurve(self.tr("mean"), points)] if points else [])
        widest = passes[-1][0] if passes else 0
        counted = [counts.passes[rows].count if rows in counts.passes else 0 for rows in range(1, widest + 1)]
        self.widths.set_counts(counted, widest)
        calibrated = CalibrationSeries(self.tr("calibrated"), self._points(self.tr("calibrated"), counts.calibrated))
        said_label = self.tr("as the drafter says")
        said = CalibrationSeries(said_label, self._points(said_label, counts.said))
        self.calibration.set_series([calibrated, said])
        self._show_error(counts)

    def _cost_point(self, rows: int, times: PassTimes) -> CostPoint:
        """Without a line for the spread: some time each width has had a pass that was held up."""
        text = self.tr("{rows}: {ms} ms (mean of {count}, {low} to {high})").format(
            rows=self.tr("1 row") if rows == 1 else self.tr("{count} rows").format(count=rows),
            ms=milliseconds(times.mean_s),
            count=whole(times.count),
            low=milliseconds(times.shortest_s),
            high=milliseconds(times.longest_s),
        )
        mean = 1000 * times.mean_s
        return CostPoint(rows, mean, mean, mean, text)

    def _points(self, label: str, judged: Reliability) -> tuple[CalibrationPoint, ...]:
        text = self.tr("{label}: given {given}, passed {passed} of {count} prefixes")
        return tuple(
            CalibrationPoint(
                place.given,
                place.happened,
                place.count,
                text.format(
                    label=label, given=percent(place.given), passed=percent(place.happened), count=whole(place.count)
                ),
            )
            for place in judged.bins
            if place.count >= LEAST
        )

    def _show_error(self, counts: ScheduleCounts) -> None:
        calibrated, said = counts.calibrated, counts.said
        known = any(series.points for series in self.calibration.series)
        if not known:
            text = self.tr("off by {dash}").format(dash=DASH)
        elif calibrated.count in (0, said.count):
            text = self.tr("off by {calibrated} calibrated, {said} as said\nover {count} prefixes").format(
                calibrated=_share(calibrated.error), said=_share(said.error), count=whole(said.count)
            )
        else:  # the schedule knew chances of some of them only
            text = self.tr(
                "off by {calibrated} calibrated ({fewer} prefixes)\n{said} as said ({count} prefixes)"
            ).format(
                calibrated=_share(calibrated.error),
                fewer=whole(calibrated.count),
                said=_share(said.error),
                count=whole(said.count),
            )
        self.error.set_text(text, known=known)


def _share(error: float | None) -> str:
    return DASH if error is None else f"{decimal(100 * error)}{NBSP}%"
