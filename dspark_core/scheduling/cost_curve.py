"""What a pass of the target costs by its rows: measured before, or learned from the rounds as they come."""

from collections.abc import Iterable

WEIGHT = 0.1
"""Of the newest pass in the running mean of its width."""
OUTLIER = 3.0
"""A pass that took this many times what its width takes was held up by something else, and counts as that much."""


class CostCurve:
    """Seconds of a target pass over 1, 2, ... ``most`` rows. Never falling: a wider pass costs no less, and where two
    widths cost the same there is a stair to be filled."""

    def __init__(self, most: int, measured: Iterable[tuple[int, float]] = ()) -> None:
        """``measured``: (rows, seconds) known from a profile."""
        self.most = most
        self._known = {rows: seconds for rows, seconds in measured if rows <= most}
        self._curve: list[float] = []
        self._lay()

    @property
    def known(self) -> bool:
        """Whether both a plain pass and a wider one were measured: without that nothing can be compared."""
        return 1 in self._known and len(self._known) > 1

    def seconds(self, rows: int) -> float:
        """Of a pass over ``rows`` rows; 0 while nothing is known."""
        return self._curve[min(rows, self.most) - 1] if self._curve else 0.0

    def observe(self, rows: int, seconds: float) -> None:
        """A pass over ``rows`` rows took so long."""
        rows = min(rows, self.most)
        before = self._known.get(rows)
        if before is None:
            self._known[rows] = seconds
        else:
            self._known[rows] = before + WEIGHT * (min(seconds, OUTLIER * before) - before)
        self._lay()

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
