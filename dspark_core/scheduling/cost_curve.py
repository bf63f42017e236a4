"""What a pass of the target costs by its rows: measured before, or learned from the rounds as they come.

Two things change at different rates: how the widths compare, which is the hardware's and changes slowly, and how fast
the machine is at the moment, which every pass tells for all widths. So a plain step is known to have become dearer,
because of another program or a longer context, while none is made.
"""

from collections.abc import Iterable

SHAPE, SPEED = 0.01, 0.2
"""Of what a pass is off: how much its width takes over in the end, and how much of the rest the speed does."""
PROFILED = 10
"""Passes that a width of a profile counts for."""
OUTLIER = 3.0
"""A pass that took this many times what was expected was held up by something else, and counts as that much."""


class CostCurve:
    """Seconds of a target pass over 1, 2, ... ``most`` rows. Never falling: a wider pass costs no less, and where two
    widths cost the same there is a stair to be filled."""

    def __init__(self, most: int, measured: Iterable[tuple[int, float]] = ()) -> None:
        """``measured``: (rows, seconds) known from a profile."""
        self.most = most
        self.speed = 1.0
        """Seconds that now pass for one of those the widths are known in."""
        self._known = {rows: seconds for rows, seconds in measured if rows <= most}
        self._seen = dict.fromkeys(self._known, PROFILED)  # passes behind what is known of a width
        self._last = [(0, 1.0), (0, 1.0)]  # rows of the last two passes, and what they were off
        self._curve: list[float] = []
        self._lay()

    @property
    def known(self) -> bool:
        """Whether both a plain pass and a wider one were measured: without that nothing can be compared."""
        return 1 in self._known and len(self._known) > 1

    def seconds(self, rows: int) -> float:
        """Of a pass over ``rows`` rows; 0 while nothing is known."""
        return self._curve[min(rows, self.most) - 1] * self.speed if self._curve else 0.0

    def observe(self, rows: int, seconds: float) -> None:
        """A pass over ``rows`` rows took so long. The less is known of its width, the more of what it is off is that
        width's own; what the passes before, of other widths, were off as well is the machine's."""
        rows = min(rows, self.most)
        if rows not in self._known:
            self._known[rows], self._seen[rows] = seconds / self.speed, 0
        off = min(max(seconds / (self._known[rows] * self.speed), 1 / OUTLIER), OUTLIER)
        self._seen[rows] += 1
        own = max(SHAPE, 1 / self._seen[rows])
        self._known[rows] *= (off / self._shared(rows)) ** own
        self.speed *= off ** (SPEED * (1 - own))
        self._last = [self._last[1], (rows, off)]
        self._lay()

    def _shared(self, rows: int) -> float:
        """What both passes before, of other widths, were off: one alone may have been held up."""
        if rows in (self._last[0][0], self._last[1][0]):
            return 1.0
        low, high = sorted(off for _, off in self._last)
        return low if low > 1.0 else high if high < 1.0 else 1.0

    def _lay(self) -> None:
        """The curve through what is known: straight between two widths, level beyond the outermost, never falling."""
        points = sorted(self._known.items())
        curve: list[float] = []
        for rows in range(1, self.most + 1 if points else 1):
            right = next((k for k, (width, _) in enumerate(points) if width >= rows), len(points) - 1)
            (low, slow), (high, fast) = points[max(right - 1, 0)], points[right]
            share = (rows - low) / (high - low) if low < rows < high else float(rows >= high)
            value = slow + share * (fast - slow)
            curve.append(max(value, curve[-1]) if curve else value)
        self._curve = curve
