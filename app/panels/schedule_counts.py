"""What the rounds of a pair tell about its schedule: what passes cost, and what chances that were given came to.

Knows engine events, not Qt.
"""

from dataclasses import dataclass, field
from itertools import accumulate
from operator import mul

from dspark_core.events import RoundFinished
from dspark_core.metrics import ratio

BINS = 10


@dataclass(slots=True)
class PassTimes:
    """Passes of one width: how many, and their seconds."""

    count: int = 0
    total_s: float = 0.0
    shortest_s: float = float("inf")
    longest_s: float = 0.0

    def add(self, seconds: float) -> None:
        self.count += 1
        self.total_s += seconds
        self.shortest_s = min(self.shortest_s, seconds)
        self.longest_s = max(self.longest_s, seconds)

    @property
    def mean_s(self) -> float:
        return self.total_s / self.count


@dataclass(slots=True)
class Bin:
    """Prefixes that were given about the same chance: how many, the sum of their chances, how many of them passed."""

    count: int = 0
    chances: float = 0.0
    passed: int = 0

    @property
    def given(self) -> float:
        """The mean chance."""
        return self.chances / self.count

    @property
    def happened(self) -> float:
        return self.passed / self.count


class Reliability:
    """Chances and what came of them, in bins of equal width. A prefix is the first k drafts of a round."""

    def __init__(self) -> None:
        self._bins = [Bin() for _ in range(BINS)]

    def add(self, chance: float, passed: bool) -> None:
        place = self._bins[min(BINS - 1, int(chance * BINS))]
        place.count += 1
        place.chances += chance
        place.passed += passed

    @property
    def bins(self) -> tuple[Bin, ...]:
        """Those with a prefix, from low chances to high."""
        return tuple(place for place in self._bins if place.count)

    @property
    def count(self) -> int:
        return sum(place.count for place in self._bins)

    @property
    def error(self) -> float | None:
        """Expected calibration error: by how much given and happened differ, mean over prefixes."""
        return ratio(sum(abs(place.chances - place.passed) for place in self._bins), self.count)


@dataclass(slots=True)
class ScheduleCounts:
    """``passes`` by rows. ``said``: by the drafter's own chances. ``calibrated``: by what the schedule made of them."""

    passes: dict[int, PassTimes] = field(default_factory=dict)
    said: Reliability = field(default_factory=Reliability)
    calibrated: Reliability = field(default_factory=Reliability)

    def add(self, event: RoundFinished) -> None:
        self.passes.setdefault(event.proposed + 1, PassTimes()).add(event.verify_s)
        # copied drafts are not the drafter's; after a stop token nobody knows what would have passed
        if event.copied or event.closing is None:
            return
        for count, chances in (
            (self.said, accumulate(event.confidence or (), mul)),
            (self.calibrated, event.survival or ()),
        ):
            for k, chance in zip(range(event.proposed), chances, strict=False):
                count.add(chance, event.accepted > k)
