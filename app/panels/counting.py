"""Engine events into RoundCounters: the one way in which the panels count."""

from collections import deque

from dspark_core.events import RoundFinished
from dspark_core.metrics import GenerationStats, RoundCounter


def add_round(counter: RoundCounter, event: RoundFinished) -> None:
    counter.add_round(
        proposed=event.proposed,
        accepted=event.accepted,
        emitted=len(event.tokens),
        seconds=event.seconds,
        draft_s=event.draft_s,
        verify_s=event.verify_s,
        target_bytes=event.target_bytes,
        draft_bytes=event.draft_bytes,
        saved_s=event.saved_s,
    )


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
            add_round(counter, event)
        return counter.stats()
