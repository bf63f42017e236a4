"""A child process whose output is read line by line; it is stopped at any moment, and where it takes too much."""

import contextlib
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from dspark_core.cancel import CancelToken
from dspark_core.marked import Marked

STOP_S = 5.0
"""Seconds a child gets to end after being asked to, before it is killed."""
ERRORS_BYTES = 20_000
"""How much of the end of a child's stderr is kept."""


def module_command(module: str) -> list[str]:
    """What starts a module of ours in a child; a frozen program understands ``-m`` too, and no path of a script."""
    return [sys.executable, "-m", module]


def module_environment(**settings: str) -> dict[str, str]:
    """For ``module_command``: this process's environment, with our packages found first."""
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    return os.environ | settings | {"PYTHONPATH": path}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may take: seconds of processor time (a machine may be busy), and bytes of memory."""

    cpu_s: float
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: its exit status (negative: the signal), or that it was stopped; the end of its stderr.
    ``ran_away``: which of its limits it was stopped at."""

    status: int
    cancelled: bool
    errors: str
    ran_away: Marked | None = None


def run_child(
    command: Sequence[str],
    environment: Mapping[str, str],
    cancel: CancelToken,
    told: bytes = b"",
    limits: Limits | None = None,
) -> Generator[str, None, Ended]:
    """Run ``command``, yielding its stdout lines. The child is dead when this generator ends or is closed.

    The child's stdin is a pipe that closes when this process dies, so that a child may end itself then. ``told`` is
    written into it first: for what may not stand in a command line, where other programs can read it.
    """
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=dict(environment)
        )
        lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        reader = threading.Thread(target=_read, args=(process, lines), daemon=True)
        reader.start()
        ended, ran_away = False, None
        try:
            _tell(process, told)
            while not cancel.cancelled and not ended and ran_away is None:
                ran_away = None if limits is None else _beyond(limits, process.pid)
                try:
                    line = lines.get(timeout=0.1)
                except queue.Empty:
                    continue
                ended = line is None
                if line is not None:
                    yield line.decode(errors="replace").rstrip()
        finally:
            if not ended:  # cancelled, beyond a limit, or the consumer went away
                process.terminate()
            status = _wait(process)
            reader.join()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(BrokenPipeError):  # it never read what it was told
                        pipe.close()
        errors.seek(0, 2)
        errors.seek(max(0, errors.tell() - ERRORS_BYTES))
        stopped = not ended and ran_away is None
        return Ended(status, stopped, errors.read().decode(errors="replace"), ran_away)


def _beyond(limits: Limits, pid: int) -> Marked | None:
    """Which limit the child is beyond, in words."""
    with contextlib.suppress(psutil.Error):  # it ended: its status says more
        usage = psutil.Process(pid)
        times, memory = usage.cpu_times(), usage.memory_info()
        if times.user + times.system > limits.cpu_s:
            return Marked("it computed for more than {seconds:,.0f} seconds", seconds=limits.cpu_s)
        # pages of files that it maps can be dropped at any time; only Linux tells them apart
        if memory.rss - getattr(memory, "shared", 0) > limits.memory_bytes:
            return Marked("it took more than {size:.1f} GB of memory", size=limits.memory_bytes / 1e9)
    return None


def _read(process: "subprocess.Popen[bytes]", lines: "queue.SimpleQueue[bytes | None]") -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)
    lines.put(None)


def _tell(process: "subprocess.Popen[bytes]", told: bytes) -> None:
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError):  # it ended already; its status says more
        process.stdin.write(told)
        process.stdin.flush()


def _wait(process: "subprocess.Popen[bytes]") -> int:
    try:
        return process.wait(timeout=STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
