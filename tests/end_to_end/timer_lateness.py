"""How late a 16 ms timer of the window comes: while the model loads, idle, and while the real engine writes an answer.

By hand:  python tests/end_to_end/timer_lateness.py --seconds 20 --threads 2
needs the starter target in the model store; conversations and settings go to a folder of its own.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

INTERVAL_MS = 16
PROMPT = "Write a very long story about a ship, a lighthouse and a storm, with many chapters."


@dataclass(frozen=True, slots=True)
class Lateness:
    """Milliseconds after the time a tick was due."""

    ticks: int
    p50: float
    p99: float
    most: float

    def __str__(self) -> str:
        return f"{self.ticks} ticks, late by p50 {self.p50:.1f}, p99 {self.p99:.1f}, max {self.most:.1f} ms"


def lateness(ticks: list[float]) -> Lateness:
    """From the times at which the ticks came, in seconds."""
    late = sorted(max(0.0, (after - before) * 1e3 - INTERVAL_MS) for before, after in pairwise(ticks))
    at = [late[min(len(late) - 1, round(part * (len(late) - 1)))] for part in (0.5, 0.99)]
    return Lateness(len(late), at[0], at[1], late[-1])


def watch(seconds: float, go_on: Callable[[], bool] = lambda: True) -> Lateness:
    """Run the event loop for so long (or while ``go_on``), with the timer in it."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    ticks: list[float] = []
    loop = QEventLoop()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def tick() -> None:
        ticks.append(time.perf_counter())
        if ticks[-1] - ticks[0] > seconds or not go_on():
            loop.quit()

    timer.timeout.connect(tick)
    timer.start(INTERVAL_MS)
    loop.exec()
    timer.stop()
    return lateness(ticks)


@dataclass(frozen=True, slots=True)
class Measured:
    loading: Lateness
    idle: Lateness
    writing: Lateness
    tokens_per_s: float | None
    threads: int


def measure(home: Path, seconds: float, threads: int | None, prompt: str = PROMPT) -> Measured:
    """In the window of a whole program; a QApplication must exist."""
    from PySide6.QtWidgets import QApplication

    from app.engine_worker import EngineHost
    from app.main import Program
    from dspark_core.events import GenerationFinished

    def make_engine() -> Any:
        from dspark_core.engine import Engine

        class WithThreads(Engine):
            def load(self, request: Any, cancel: Any = None) -> Any:
                return super().load(replace(request, threads=threads), cancel)

        return WithThreads()

    def wait(condition: Callable[[], bool], at_most: float = 120) -> None:
        until = time.monotonic() + at_most
        while not condition():
            assert time.monotonic() < until, "took too long"
            QApplication.processEvents()
            time.sleep(0.005)

    sys.setswitchinterval(0.001)  # as the program does
    program = Program(EngineHost(make_engine), home / "conversations.db", home / "settings.json")
    finished: list[GenerationFinished] = []
    program.session.engine_event.connect(
        lambda event: finished.append(event) if isinstance(event, GenerationFinished) else None
    )
    try:
        program.settings.update(temperature=0.0, max_new_tokens=8000)
        program.session.new_conversation()  # which begins with these values
        program.window.resize(1280, 800)
        program.start()
        loading = watch(120, lambda: not program.pair.usable)
        wait(lambda: program.pair.usable)
        program.session.send("Hello!")  # the first answer warms up what is loaded late
        wait(lambda: not program.session.busy)
        program.window.new_chat()
        idle = watch(seconds)
        program.session.send(prompt)
        writing = watch(seconds, lambda: program.session.busy)
        program.session.stop()
        wait(lambda: not program.session.busy)
        assert program.pair.info is not None
        return Measured(loading, idle, writing, finished[-1].stats.tokens_per_s, program.pair.info.threads)
    finally:
        assert program.close()
        program.window.deleteLater()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--threads", type=int, default=None, help="of torch; all cores when left out")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    application.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(Path(folder), arguments.seconds, arguments.threads)
    speed = "–" if measured.tokens_per_s is None else f"{measured.tokens_per_s:.1f}"
    sys.stdout.write(
        f"threads {measured.threads} of {os.cpu_count()} cores\n"
        f"loading: {measured.loading}\nidle:    {measured.idle}\nwriting: {measured.writing}; {speed} tokens/s\n"
    )


if __name__ == "__main__":
    main()
