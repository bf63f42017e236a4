"""The graphics card as the window sees it: asked in a thread of its own, so that a slow driver holds up nothing.

Whoever shows readings polls: takes the newest, asks for the next. Nothing is called back and no thread lasts longer
than one reading, so there is nothing to end when the window closes.
"""

import threading
import time
from collections.abc import Callable

from dspark_core.telemetry import Card, CardReading, find_card

TOO_OLD_S = 5.0
"""A driver that does not answer for so long tells nothing of the present."""


class CardWatch:
    def __init__(self, find: Callable[[str], Card | None] = find_card) -> None:
        self._find = find
        self._asking = False
        self._newest: tuple[str, float, CardReading] | None = None

    def newest(self, uuid: str) -> CardReading | None:
        """What the card told last; None where that was long ago, or never."""
        if self._newest is None:
            return None
        of, at, reading = self._newest
        return reading if of == uuid and time.monotonic() - at < TOO_OLD_S else None

    def ask(self, uuid: str) -> None:
        """Begin a reading, unless one is under way; returns at once."""
        if not self._asking:
            self._asking = True
            try:
                threading.Thread(target=self._read, args=(uuid,), name="card", daemon=True).start()
            except RuntimeError:
                self._asking = False  # the system has no thread to spare: the next poll asks again

    def _read(self, uuid: str) -> None:
        try:
            card = self._find(uuid)
            self._newest = uuid, time.monotonic(), card.read() if card else CardReading()
        finally:
            self._asking = False
