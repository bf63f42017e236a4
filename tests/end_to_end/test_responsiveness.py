"""While the real engine writes, the window stays as quick as it is for typing: the timer's lateness, against idle."""

from collections.abc import Callable
from pathlib import Path

import pytest
from timer_lateness import Measured, lateness, measure

pytestmark = pytest.mark.starter

LIMIT_MS = 100


def check(measured: Measured, record_property: Callable[[str, object], None]) -> None:
    for name in ("loading", "idle", "writing"):
        record_property(name, str(getattr(measured, name)))
    assert measured.idle.p99 < LIMIT_MS, f"this machine is too busy to measure on: {measured.idle}"
    assert measured.writing.p99 <= LIMIT_MS, f"idle {measured.idle}; writing {measured.writing}"


def test_the_window_keeps_up_with_the_engine(qapp, own_home: Path, record_property):
    check(measure(own_home, 4, None), record_property)


@pytest.mark.long
@pytest.mark.parametrize("threads", [None, 1])
def test_the_window_keeps_up_with_the_engine_for_a_minute(qapp, own_home: Path, record_property, threads):
    measured = measure(own_home, 60, threads)
    check(measured, record_property)
    assert measured.writing.p99 <= 50, measured.writing


def test_lateness_is_what_comes_after_the_due_time():
    ticks = [0.0, 0.016, 0.033, 0.149, 0.155]
    late = lateness(ticks)
    assert late.ticks == 4
    assert late.most == pytest.approx(100)
    assert late.p50 == pytest.approx(1.0)
