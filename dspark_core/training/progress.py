"""How far a long piece of work is."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``wanted`` tokens (prompts, where prompts are written), with what earlier runs did; ``per_s`` of this
    run. ``wanted`` None: as many as the time allows. ``seconds_left`` None: not known yet."""

    done: int
    wanted: int | None
    per_s: float
    seconds_left: float | None


class Pace:
    """Makes Progress from counts. ``before`` were done by earlier runs; ``seconds`` is the time this run may take."""

    def __init__(self, wanted: int | None, before: int = 0, seconds: float | None = None) -> None:
        self._wanted, self._before, self._seconds = wanted, before, seconds
        self._start = time.perf_counter()

    def at(self, done: int) -> Progress:
        elapsed = max(time.perf_counter() - self._start, 1e-9)
        rate = (done - self._before) / elapsed
        limits = []
        if self._wanted is not None and rate > 0:
            limits.append((self._wanted - done) / rate)
        if self._seconds is not None:
            limits.append(self._seconds - elapsed)
        return Progress(done, self._wanted, rate, max(0.0, min(limits)) if limits else None)
