"""Memory bandwidth of target and drafter, estimated from the bytes that their passes read."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.theme import Theme
from app.widgets.meter import Meter
from app.widgets.note import Note
from app.widgets.numbers import DASH, decimal_size, giga, seconds
from dspark_core.events import ModelInfo
from dspark_core.metrics import GenerationStats, RoundCounter, ratio


class BandwidthPanel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info: ModelInfo | None = None
        self.target = Meter(self.tr("target"), self.definitions())
        self.draft = Meter(self.tr("drafter"), self.definitions())
        self.peak = Note(self.tr("peak"), self.definitions())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.target)
        layout.addWidget(self.draft)
        layout.addWidget(self.peak)
        self.set_model(None)

    def definitions(self) -> str:
        return self.tr(
            "Estimate (est.): bytes that a pass reads (weights, cached keys and values) / its seconds. The mark is "
            "the peak of the device's memory. Caches on the chip are not counted, so a small model can come out "
            "above the peak.\n"
            "Peak of a CPU: measured by a large read. Of a graphics card: computed as 2 x memory clock x bus width, "
            "with the highest clock. The environment variable DSPARK_PEAK_GB_S (GB/s) stands above both."
        )

    def set_theme(self, theme: Theme) -> None:
        self.target.set_theme(theme)
        self.draft.set_theme(theme)
        self.peak.set_theme(theme)

    def set_model(self, info: ModelInfo | None) -> None:
        self._info = info
        self.clear()
        self.peak.set_text(self._peak_words(info), known=info is not None and info.peak_bytes_per_s is not None)

    def clear(self) -> None:
        waiting = self.tr("appears with the first round")
        self.target.set_reading(None, DASH, waiting)
        if self._drafter_is_none():
            self.draft.set_reading(None, DASH, self.tr("no drafter runs"))
        else:
            self.draft.set_reading(None, DASH, waiting)

    def show_stats(self, stats: GenerationStats, counter: RoundCounter) -> None:
        """The rates of ``stats``; ``counter`` holds the same rounds' bytes, for the means per pass."""
        if not stats.rounds:
            return
        self._show(self.target, stats.target_bytes_per_s, counter.target_bytes / stats.rounds, stats.verify_s, stats)
        if counter.draft_bytes:
            self._show(self.draft, stats.draft_bytes_per_s, counter.draft_bytes / stats.rounds, stats.draft_s, stats)
        elif self._drafter_is_none():
            self.draft.set_reading(None, DASH, self.tr("no drafter runs"))
        else:
            note = self.tr("{drafter} reads no weights, {seconds} a round").format(
                drafter=self._info.drafter if self._info else self.tr("drafter"),
                seconds=seconds(stats.draft_s / stats.rounds),
            )
            self.draft.set_reading(None, DASH, note)

    def _show(self, meter: Meter, rate: float | None, size: float, spent: float, stats: GenerationStats) -> None:
        peak = self._info.peak_bytes_per_s if self._info else stats.peak_bytes_per_s
        reading = self.tr("{rate} of {peak} GB/s (est.)").format(rate=giga(rate), peak=giga(peak))
        note = self.tr("{size} a pass in {seconds}").format(
            size=decimal_size(size), seconds=seconds(spent / stats.rounds)
        )
        share = ratio(rate, peak) if rate is not None and peak is not None else None
        meter.set_reading(share, reading, note)

    def _peak_words(self, info: ModelInfo | None) -> str:
        if info is None:
            return self.tr("peak: appears when a model is loaded")
        words = {
            "measured": self.tr("peak {rate} GB/s: measured by a large read"),
            "nvml": self.tr("peak {rate} GB/s: computed from memory clock and bus width, as the driver tells them"),
            "cuda": self.tr("peak {rate} GB/s: computed from memory clock and bus width, as CUDA tells them"),
            "told": self.tr("peak {rate} GB/s: as set in DSPARK_PEAK_GB_S"),
            "unknown": self.tr("peak: not known of this device"),
        }
        return words[info.peak_source].format(rate=giga(info.peak_bytes_per_s))

    def _drafter_is_none(self) -> bool:
        return self._info is not None and self._info.drafter == "none"
