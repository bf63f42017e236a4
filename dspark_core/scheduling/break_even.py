"""Whether drafting pays at all: switches it off where it loses, tries again later, less and less often.

A round with drafts (drafting, verifying, taking back, whatever else it causes) is compared with the plain steps that
would have given the same tokens. What it saves or loses is added up as in a CUSUM test (Page 1954): the sum never rises
above zero, so that old gains do not hide a loss, and where it has fallen far enough drafting stops. Decisions follow
from past rounds only, so the output stays the target's (EXACTNESS.md 2).
"""

from dataclasses import dataclass
from typing import Literal

WEIGHT = 0.1
"""Of the newest step or round in the running means."""
OUTLIER = 3.0
"""A plain step that took this many times the mean was held up by something else, and counts as that much."""
TOLERATED = 5.0
"""Plain steps that drafting may lose before it stops: chance alone loses as much now and then."""
PROBE_WINS, PROBE_LOSES = 2.0, 1.2
"""Plain steps that a probe must save for drafting to go on, or lose for it to end."""
FIRST_REST, LONGEST_REST = 32, 512
"""Plain steps after drafting stopped, at first and at most: each probe that fails doubles them."""

State = Literal["on", "off", "probing"]


@dataclass(frozen=True, slots=True)
class Switched:
    """Drafting was switched on or off: seconds per token of recent rounds with drafts, and of plain steps."""

    on: bool
    draft_s_per_token: float
    plain_s_per_token: float

    def at(self, speed: float) -> "Switched":
        """In other seconds, ``speed`` of which pass for one of these."""
        return Switched(self.on, self.draft_s_per_token * speed, self.plain_s_per_token * speed)


class BreakEven:
    """One for each pair and sampling regime; it outlives answers."""

    def __init__(self) -> None:
        self.state: State = "on"
        self.plain_s: float | None = None
        """Mean seconds of a plain step, None before the first."""
        self._steps = 0  # plain steps measured
        self._draft_s = self._draft_tokens = 0.0  # running means of a round
        self._sum = 0.0  # saved seconds, at most 0 while drafting is on
        self._told = True  # what the running answer knows: whether drafting is on
        self._catching_up = False  # the first round of a probe reads what the rest has left over
        self._rest = FIRST_REST
        self._left = 0  # plain steps until the next probe

    @property
    def drafts(self) -> bool:
        """Whether the next round drafts."""
        return self.state != "off"

    def begin(self) -> None:
        """A new answer: other text, so drafting is tried again."""
        self._told = True
        if self.state == "off":
            self._probe()

    def saved(self, seconds: float, tokens: int) -> float | None:
        """Seconds that a round saved against plain steps, negative where it lost; None while these are unknown."""
        return None if self.plain_s is None else tokens * self.plain_s - seconds

    def observe_plain(self, seconds: float) -> None:
        """A plain step took so long."""
        old, self._steps = self.plain_s, self._steps + 1
        weight = max(WEIGHT, 1 / self._steps)
        self.plain_s = seconds if old is None else old + weight * (min(seconds, OUTLIER * old) - old)
        if self.state == "off":
            self._left -= 1
            if self._left <= 0:
                self._probe()

    def observe_round(self, seconds: float, tokens: int) -> Switched | None:
        """A round with drafts took so long and gave so many tokens. Returns the switch that follows from it."""
        self._draft_s += WEIGHT * (seconds - self._draft_s)
        self._draft_tokens += WEIGHT * (tokens - self._draft_tokens)
        saved = self.saved(seconds, tokens)
        if saved is None or self.plain_s is None:
            return None
        if self._catching_up:
            self._catching_up = False
            return None
        self._sum += saved
        if self.state == "probing":
            if self._sum <= -PROBE_LOSES * self.plain_s:
                self._stop()
                return self._switched()
            if self._sum >= PROBE_WINS * self.plain_s:
                self.state, self._rest, self._sum = "on", FIRST_REST, 0.0
                return self._switched()
            return None
        self._sum = min(self._sum, 0.0)
        if self._sum <= -TOLERATED * self.plain_s:
            self._stop()
            return self._switched()
        return None

    def _stop(self) -> None:
        self.state, self._left = "off", self._rest
        self._rest = min(LONGEST_REST, 2 * self._rest)

    def _probe(self) -> None:
        self.state, self._sum, self._catching_up = "probing", 0.0, True

    def _switched(self) -> Switched | None:
        """What the running answer has to be told; None where it knows."""
        assert self.plain_s is not None  # else nothing was compared
        on = self.state == "on"
        if on == self._told:
            return None
        self._told = on
        return Switched(on, self._draft_s / self._draft_tokens, self.plain_s)
