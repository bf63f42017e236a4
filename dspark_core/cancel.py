"""The one way to stop a request: a flag that any thread may set and the decode loop reads once a round."""

import math
import threading
import time


class CancelToken:
    """Set by the caller, read by the engine. Never reset: a request gets a token of its own."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the request to end. Takes effect within one round or one prefill chunk."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()


class Until(CancelToken):
    """Cancelled by itself, with ``other``, or when ``seconds`` are over (None: never by time)."""

    def __init__(self, other: CancelToken, seconds: float | None) -> None:
        super().__init__()
        self._other = other
        self._end = math.inf if seconds is None else time.monotonic() + seconds

    @property
    def cancelled(self) -> bool:
        return super().cancelled or self._other.cancelled or time.monotonic() >= self._end
