"""The progress of getting a model, on stderr."""

import contextlib
import sys
import time
from collections.abc import Generator

from dspark_core.models.fetch import FetchProgress

LINE_EVERY_S = 5.0
"""Seconds between lines of one stage where there is no terminal to animate."""


def show_all(steps: Generator[FetchProgress, None, None]) -> None:
    """Carry ``steps`` out, showing each."""
    line = ProgressLine()
    with contextlib.closing(steps):
        for step in steps:
            line.show(step)


class ProgressLine:
    """Progress on stderr: one line that changes on a terminal, now and then a new line elsewhere."""

    def __init__(self) -> None:
        self._animated = sys.stderr.isatty()
        self._stage = ""
        self._began = self._last = 0.0

    def show(self, step: FetchProgress) -> None:
        now = time.monotonic()
        new_stage = step.stage != self._stage
        if new_stage:
            if self._animated and self._stage:
                sys.stderr.write("\n")
            self._stage, self._began = step.stage, now
        elif now - self._last < (0.1 if self._animated else LINE_EVERY_S) and step.done != step.total:
            return
        self._last = now
        text = describe(step, now - self._began)
        sys.stderr.write(f"\r\033[K{text}" if self._animated else f"{text}\n")
        if self._animated and step.finished:
            sys.stderr.write("\n")
        sys.stderr.flush()


def describe(step: FetchProgress, seconds: float) -> str:
    """One line: stage, size, speed and time left, as far as they are known after ``seconds`` of the stage."""
    if step.total is None or step.done == 0:
        size = f"  {step.total / 1e6:.0f} MB" if step.total else ""
        return step.stage + size
    text = f"{step.stage}  {step.done / 1e6:.0f} of {step.total / 1e6:.0f} MB"
    if step.done < step.total and (step.bytes_per_s or seconds > 0.5):
        speed = step.bytes_per_s or step.done / seconds
        text += f"  {speed / 1e6:.1f} MB/s  {(step.total - step.done) / speed:.0f} s left"
    return text
