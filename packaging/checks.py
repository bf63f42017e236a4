"""The one check command: format, lint, types, import contracts, tests. All run; all failures are told at the end."""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from environment import ROOT
from problems import say


def commands(python: Path, *, long: bool, pytest_arguments: Sequence[str]) -> list[tuple[str, list[str]]]:
    """What is run, in order: a name for people and the command line."""
    module = [str(python), "-m"]
    tier = ["-m", "long"] if long else []
    return [
        ("ruff format --check .", [*module, "ruff", "format", "--check", "."]),
        ("ruff check .", [*module, "ruff", "check", "."]),
        ("mypy", [*module, "mypy"]),
        ("lint-imports", [str(python.with_name("lint-imports")), "--no-logo"]),
        (" ".join(["pytest", *tier, *pytest_arguments]), [*module, "pytest", *tier, *pytest_arguments]),
    ]


def run_checks(python: Path, *, long: bool, pytest_arguments: Sequence[str]) -> int:
    """Run every check in the project's root; 0 when all passed, else 1."""
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    results = []
    for name, command in commands(python, long=long, pytest_arguments=pytest_arguments):
        say(f"\n== {name}")
        started = time.monotonic()
        status = subprocess.run(command, cwd=ROOT, env=environment).returncode
        results.append((name, status, time.monotonic() - started))
    say("")
    for name, status, seconds in results:
        say(f"{'passed' if status == 0 else 'FAILED'}  {seconds:6.1f} s  {name}")
    failed = [name for name, status, _ in results if status != 0]
    say("All checks passed." if not failed else f"Failed: {', '.join(failed)}")
    return 1 if failed else 0
