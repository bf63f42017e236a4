"""The one way to stop a request: a flag that any thread may set and the decode loop reads once a round."""

import threading


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
