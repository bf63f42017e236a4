"""Puts packages into an environment, with its own pip or with uv: output to a log, failures in plain words."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from problems import SetupError, explain_install

from dspark_core.marked import Marked

SIGN_OF_LIFE_S = 30.0
"""Seconds between lines that say "still working" where there is no terminal to animate."""
LOOK_S = 0.5

Watch = Callable[[float, str], None]
"""Called twice a second with the seconds since the beginning and what is being done; may raise to stop the work."""


@dataclass(frozen=True)
class Installer:
    """``command`` stands before a subcommand, ``options`` behind ``install``; ``watch`` looks on."""

    command: tuple[str, ...]
    options: tuple[str, ...]
    watch: Watch

    def install(self, arguments: Sequence[str], *, what: str, log: Path) -> None:
        """Only built packages, never source. Raises SetupError; ``what`` names the aim ("install the packages")."""
        run([*self.command, "install", "--only-binary", ":all:", *self.options, *arguments], what, log, self.watch)


def pip_of(python: Path | str, *, into: Path | None = None) -> Installer:
    """The pip of ``python``, which installs into that environment or into the one of the Python ``into``."""
    other = () if into is None else ("--python", str(into))
    return Installer((str(python), "-m", "pip", *other), ("--progress-bar", "off"), Terminal())


def uv_for(uv: Path, python: Path, watch: Watch, *, wheels: Path | None = None) -> Installer:
    """uv, which installs into the environment of ``python``; with ``wheels`` from that folder alone."""
    source = () if wheels is None else ("--no-index", "--find-links", str(wheels))
    return Installer((str(uv), "pip"), ("--python", str(python), "--no-config", *source), watch)


def clean_environment() -> dict[str, str]:
    """The user's settings (index, proxy, certificates) without what would put packages outside the environment."""
    environment = dict(os.environ)
    for name in (
        "PYTHONHOME",
        "PYTHONPATH",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_ROOT",
        "PIP_NO_DEPS",
        "VIRTUAL_ENV",
        "UV_PYTHON",
        "__PYVENV_LAUNCHER__",
    ):
        environment.pop(name, None)
    environment.update(PIP_USER="0", PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PYTHONUTF8="1")
    return environment


def run(command: Sequence[str], what: str, log: Path, watch: Watch) -> None:
    """Run ``command``, appending its output to ``log``. Raises SetupError with the cause in plain words; whatever
    ``watch`` raises ends the command first."""
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
            env=clean_environment(),
            close_fds=False,  # it shares the set-up's lock, see environment.alone
        )
        try:
            status = _wait(process, log, begin, watch)
        except BaseException:
            process.terminate()
            process.wait()
            raise
    if status != 0:
        raise SetupError(explain_install(what, _read_from(log, begin), log))


class Terminal:
    """Shows on a terminal what is being done; elsewhere says now and then that work goes on."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, seconds: float, doing: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K  {seconds:3.0f} s  {doing}")
        elif seconds - self._last >= SIGN_OF_LIFE_S:
            self._last = seconds
            sys.stderr.write(f"  still working ({seconds:.0f} s): {doing}\n")
        sys.stderr.flush()


def _wait(process: "subprocess.Popen[bytes]", log: Path, begin: int, watch: Watch) -> int:
    started = time.monotonic()
    while True:
        try:
            return process.wait(timeout=LOOK_S)
        except subprocess.TimeoutExpired:
            watch(time.monotonic() - started, _doing(log, begin))


def _doing(log: Path, begin: int) -> str:
    """The last thing the installer said that means something to a user."""
    for line in reversed(_read_from(log, begin).splitlines()):
        words = line.strip()
        if words.startswith(("Installing collected packages", "Prepared ")):
            return Marked("unpacking")
        if words.startswith(("Collecting ", "Downloading ")):
            return Marked("downloading {what}", what=words.split()[1])
    return ""


def _read_from(log: Path, begin: int) -> str:
    with log.open("rb") as source:
        source.seek(begin)
        return source.read().decode(errors="replace")
