"""What the decode loop asks before and after each round: how many drafts, how many of them to verify.

A decision looks at earlier rounds and at confidences that were known before the draft in question was drawn, never at
a sampled draft (EXACTNESS.md 2), so the output keeps the target's distribution whatever is decided.
"""

from dataclasses import dataclass, field
from typing import Protocol

from dspark_core.drafters.base import Proposal
from dspark_core.metrics import INTERRUPTED_S
from dspark_core.scheduling.break_even import BreakEven, Switched
from dspark_core.scheduling.calibration import Calibration, survival
from dspark_core.scheduling.cost_curve import CostCurve
from dspark_core.scheduling.prefix import best_length, causal_length

WEIGHT = 0.05
"""Of the newest round in running means."""
PLAIN_AFTER = 2
"""Rounds before the first plain step: these tell what drafting is compared with."""
PLAIN_SOON, PLAIN_EVERY = 64, 512
"""Tokens between the first two plain steps, and at most: each pause is twice the one before."""


@dataclass(frozen=True, slots=True)
class Observed:
    """A finished round: ``verified`` of the proposal's drafts were in the target's pass, ``accepted`` of them passed,
    ``tokens`` were committed. ``seconds`` of all of it."""

    proposal: Proposal
    verified: int
    accepted: int
    tokens: int
    verify_s: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Decision:
    """The first ``verified`` drafts of a proposal are checked by the target.

    ``chances``: of each draft, that it and all before it pass (calibrated); None where nothing is known of them.
    ``price``: tokens that the time for the first draft left out would give otherwise; 0 where none was left out.
    """

    verified: int
    chances: tuple[float, ...] | None = None
    price: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round means for drafting: ``saved_s`` against plain steps that would have given the same tokens (negative
    where it lost; None where that is not known or nothing was drafted), and the switch that follows."""

    saved_s: float | None = None
    switched: Switched | None = None


UNKNOWN = Outcome()


class Schedule(Protocol):
    def wanted(self, most: int) -> int:
        """Drafts to ask for, at most ``most``; 0 for a plain step."""

    def decide(self, proposal: Proposal) -> Decision:
        """How many of the proposal's drafts, from its first, the target checks."""

    def observe(self, done: Observed) -> Outcome:
        """A round is over."""


class Fixed:
    """Always the whole block."""

    def wanted(self, most: int) -> int:
        return most

    def decide(self, proposal: Proposal) -> Decision:
        return Decision(len(proposal.tokens))

    def observe(self, done: Observed) -> Outcome:
        return UNKNOWN


FIXED = Fixed()


@dataclass(slots=True)
class Auto:
    """By the measured cost of a pass, calibrated confidence, and what drafting gave so far. Outlives answers: one for
    each pair and sampling regime."""

    curve: CostCurve
    calibration: Calibration
    break_even: BreakEven = field(default_factory=BreakEven)
    usual: list[float] = field(default_factory=list)
    """Mean calibrated confidence by position."""
    rounds: int = 0
    _tokens: float = 0.0
    _seconds: float = 0.0
    _since_plain: int = 0
    _pause: int = PLAIN_SOON // 2

    @property
    def rate(self) -> float:
        """Tokens a second in the long run; 0 at first, which makes every draft worth verifying."""
        return self._tokens / (self._seconds * self.curve.speed) if self._seconds else 0.0

    def begin(self) -> None:
        """A new answer begins."""
        self.break_even.begin()

    def wanted(self, most: int) -> int:
        if not self.break_even.drafts:
            return 0
        first = self.break_even.plain_s is None and self.rounds >= PLAIN_AFTER
        return 0 if first or self._since_plain >= self._pause else most

    def decide(self, proposal: Proposal) -> Decision:
        count = len(proposal.tokens)
        if proposal.confidence is None:
            return Decision(count)
        # what is copied comes with measured rates
        confidence = list(proposal.confidence) if proposal.copied else self.calibration(proposal.confidence)
        seconds = self.curve.seconds
        chances = tuple(survival(confidence))
        if self.curve.known and proposal.probs is None:
            count = best_length(confidence, seconds, self.rate)
        elif self.curve.known:
            count = causal_length(confidence, self.usual, seconds, self.rate, max(count, proposal.asked))
        left_out = count < len(chances)
        return Decision(count, chances, self.rate * (seconds(count + 2) - seconds(count + 1)) if left_out else 0.0)

    def observe(self, done: Observed) -> Outcome:
        if done.seconds > INTERRUPTED_S:
            return UNKNOWN  # hours of sleep among running means would be felt for hundreds of rounds
        self.rounds += 1
        self.curve.observe(done.verified + 1, done.verify_s)
        speed = self.curve.speed  # what lasts is compared in seconds of a machine that is always as fast
        seconds = done.seconds / speed
        self._tokens += WEIGHT * (done.tokens - self._tokens)
        self._seconds += WEIGHT * (seconds - self._seconds)
        self._since_plain += done.tokens
        if not done.proposal.tokens:
            self._since_plain, self._pause = 0, min(PLAIN_EVERY, 2 * self._pause)
            self.break_even.observe_plain(seconds)
            return UNKNOWN
        if done.proposal.confidence is not None and not done.proposal.copied:
            self._learn(done.proposal.confidence, done.verified, done.accepted)
        saved = self.break_even.saved(seconds, done.tokens)
        switched = self.break_even.observe_round(seconds, done.tokens)
        return Outcome(None if saved is None else saved * speed, switched and switched.at(speed))

    def _learn(self, said: tuple[float, ...], verified: int, accepted: int) -> None:
        chances = self.calibration(said)
        self.usual += chances[len(self.usual) :]
        for k, chance in enumerate(chances):
            self.usual[k] += WEIGHT * (chance - self.usual[k])
        self.calibration = self.calibration.refined(said[:verified], accepted)
