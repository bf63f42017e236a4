"""The command line: one module per command, each with ``add_parser(subparsers)`` and ``run(args) -> exit status``.

Exit status 0 done, 1 could not be carried out (one line on stderr), 2 wrong usage, 130 interrupted.
"""

import argparse
import io
import os
import signal
import sys
import threading
from collections.abc import Sequence
from types import FrameType

from dspark_core import __version__
from dspark_core.cli import (
    audit,
    bench,
    calibrate,
    chat,
    doctor,
    evaluate,
    fetch,
    generate,
    pairs,
    profile,
    train,
)
from dspark_core.cli.options import one_line
from dspark_core.errors import EngineError
from dspark_core.preferences import offline_while

COMMANDS = (chat, generate, bench, audit, evaluate, profile, calibrate, train, pairs, fetch, doctor)


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dspark_core", description="DSpark Chat's engine.")
    parser.add_argument("--version", action="version", version=__version__)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(subparsers)
    return parser


def importing(frame: FrameType | None) -> bool:
    """Whether a module is being imported at ``frame`` or above it."""
    while frame is not None:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            return True
        frame = frame.f_back
    return False


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a character shows a mark for it
    args = build_parser().parse_args(arguments)
    interrupts: list[int] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        if importing(frame):
            os._exit(130)  # nothing to lose yet, and an exception that crosses torch's own start-up aborts the process
        interrupts.append(number)
        raise KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, interrupt)
    try:
        with offline_while(getattr(args, "offline", False)):
            status: int = args.run(args)
    except Exception as error:
        if interrupts:
            return 130  # a library turned the interrupt into an error of its own
        if isinstance(error, BrokenPipeError):
            sys.stderr.close()  # the reader went away: nothing more to say, not even at exit
            return 1
        if not isinstance(error, EngineError):
            raise
        print(f"error: {one_line(str(error))}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return status
