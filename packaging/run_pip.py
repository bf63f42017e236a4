"""Runs pip of the environment: output to a log file, a sign of life on the terminal, failures in plain words."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from problems import SetupError, explain_pip

SIGN_OF_LIFE_S = 30.0
"""Seconds between lines that say "still working" where there is no terminal to animate."""


def pip_environment() -> dict[str, str]:
    """The user's settings (index, proxy, certificates) without what would put packages outside the environment."""
    environment = dict(os.environ)
    for name in (
        "PYTHONHOME",
        "PYTHONPATH",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_ROOT",
        "PIP_NO_DEPS",
        "__PYVENV_LAUNCHER__",
    ):
        environment.pop(name, None)
    environment.update(PIP_USER="0", PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PYTHONUTF8="1")
    return environment


def run_pip(python: Path | str, arguments: Sequence[str], *, what: str, log: Path) -> None:
    """Run ``python -m pip ARGUMENTS``, appending its output to ``log``.

    Raises SetupError with the cause in plain words; ``what`` names the aim ("install the packages").
    """
    command = [str(python), "-m", "pip", *arguments]
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as sink:
        sink.write(f"\n$ {' '.join(command)}\n".encode())
        sink.flush()
        begin = sink.tell()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            env=pip_environment(),
            close_fds=False,  # pip shares the set-up's lock, see environment.alone
        )
        try:
            status = _wait(process, log, begin)
        except BaseException:
            process.terminate()
            process.wait()
            raise
    if status != 0:
        raise SetupError(explain_pip(what, _read_from(log, begin), log))


def _wait(process: "subprocess.Popen[bytes]", log: Path, begin: int) -> int:
    started = last = time.monotonic()
    animated = sys.stderr.isatty()
    while True:
        try:
            status = process.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            now = time.monotonic()
            if animated:
                sys.stderr.write(f"\r\033[K  {now - started:3.0f} s  {_doing(log, begin)}")
                sys.stderr.flush()
            elif now - last >= SIGN_OF_LIFE_S:
                last = now
                sys.stderr.write(f"  still working ({now - started:.0f} s): {_doing(log, begin)}\n")
                sys.stderr.flush()
            continue
        if animated:
            sys.stderr.write("\r\033[K")
        return status


def _doing(log: Path, begin: int) -> str:
    """The last thing pip said that means something to a user."""
    for line in reversed(_read_from(log, begin).splitlines()):
        if line.startswith("Installing collected packages"):
            return "unpacking"
        if line.startswith(("Collecting ", "Downloading ", "  Downloading ")):
            return " ".join(line.split()[:2])
    return ""


def _read_from(log: Path, begin: int) -> str:
    with log.open("rb") as source:
        source.seek(begin)
        return source.read().decode(errors="replace")
