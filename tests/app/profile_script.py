"""Profiles for the window's tests, and a measurement that waits where a test wants it to."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dspark_core.cancel import CancelToken
from dspark_core.evaluation.profile import (
    DraftCost,
    Profile,
    ProfileFinished,
    ProfileKey,
    ProfileProgress,
    WidthCost,
    store_profile,
)
from dspark_core.events import EngineEvent

KEY = ProfileKey("CPU", "folder", "ab12", "bf16", "fp32", "bf16", 2)
ROWS = (1, 2, 4, 8, 16)
LENGTHS = (128, 1024, 4096)


def make_profile(key: ProfileKey = KEY, **changes: Any) -> Profile:
    """Row r after the n-th length costs (10 + r) * (n + 1) ms, from 1 ms less to 5 ms more; drafts cost 40 us."""
    values: dict[str, Any] = {
        "key": key,
        "measured_at": time.time(),
        "widths": tuple(
            WidthCost(rows, ms / 1e3, (ms - 1) / 1e3, (ms + 5) / 1e3, length)
            for n, length in enumerate(LENGTHS)
            for rows in ROWS
            for ms in [(10 + rows) * (n + 1)]
        ),
        "draft": tuple(DraftCost("lookup", 7, 4e-5, 3e-5, 9e-5, length) for length in LENGTHS),
        "read_bytes_per_s": 20e9,
        "weight_bytes": 269_000_000,
        "bytes_per_s_at_1": 15e9,
    }
    return Profile(**(values | changes))


@dataclass(slots=True)
class Measuring:
    """In the place of the engine's measurement: half, then (with ``hold``) a wait for ``go`` or a cancel, then the end.

    ``result`` is stored, unless ``keep`` is False. ``error`` is raised instead.
    """

    result: Profile
    hold: bool = False
    keep: bool = True
    error: Exception | None = None
    threads: set[int] = field(default_factory=set)
    asked: int = 0
    cancelled: int = 0
    go: threading.Event = field(default_factory=threading.Event)
    reached: threading.Event = field(default_factory=threading.Event)

    def __call__(self, engine: Any, request_id: str, cancel: CancelToken) -> Iterator[EngineEvent]:
        self.threads.add(threading.get_ident())
        self.asked += 1
        yield ProfileProgress(request_id, time.perf_counter(), 0.5)
        self.reached.set()
        while self.hold and not cancel.cancelled and not self.go.wait(0.002):
            pass
        if self.error is not None:
            raise self.error
        if cancel.cancelled:
            self.cancelled += 1
            yield ProfileFinished(request_id, time.perf_counter(), None)
            return
        if self.keep:
            store_profile(self.result)
        yield ProfileFinished(request_id, time.perf_counter(), self.result)
