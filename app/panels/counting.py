"""What rounds saved, and those of the last seconds."""

from collections import deque
from dataclasses import dataclass

from dspark_core.events import RoundFinished
from dspark_core.metrics import GenerationStats, RoundCounter, ratio


@dataclass(slots=True)
class Savings:
    """What rounds saved against plain steps, of those where it is known: these ``rounds`` took ``seconds``."""

    rounds: int = 0
    seconds: float = 0.0
    saved_s: float = 0.0

    def add(self, event: RoundFinished) -> None:
        if event.saved_s is not None:
            self.rounds += 1
            self.seconds += event.seconds
            self.saved_s += event.saved_s

    @property
    def mean_s(self) -> float | None:
        return ratio(self.saved_s, self.rounds)

    @property
    def speedup(self) -> float | None:
        """Seconds that plain steps would have taken / seconds of these rounds."""
        return ratio(self.seconds + self.saved_s, self.seconds)


class RecentRounds:
    """The rounds of the last ``span`` seconds, for figures that follow the present."""

    def __init__(self, span: float = 2.0) -> None:
        self._span = span
        self._rounds: deque[RoundFinished] = deque()

    def add(self, event: RoundFinished) -> None:
        self._rounds.append(event)
        while self._rounds[0].at < event.at - self._span:
            self._rounds.popleft()

    def clear(self) -> None:
        self._rounds.clear()

    def stats(self) -> GenerationStats:
        counter = RoundCounter()
        for event in self._rounds:
            counter.add(event)
        return counter.stats()

    def savings(self) -> Savings:
        result = Savings()
        for event in self._rounds:
            result.add(event)
        return result
