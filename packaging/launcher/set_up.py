"""Makes a new environment and puts it to use: Python, packages, PyTorch, the program, a trial, the switch.

Until the switch nothing that was there is touched: a run that is stopped or killed anywhere leaves the environment in
use as it was, and the next run removes the leftovers.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch_choice
from environment import alone, count, digest, install_lock, python_of
from installer import clean_environment, run, uv_for
from problems import SetupError

from dspark_core.marked import NOTHING, Marked
from launcher.payload import Payload
from launcher.runtime import Environment, Made, Runtime

PYTHONS = ">=3.11,<3.14"
DISK_BYTES = {"cpu": 3_000_000_000, "cuda": 12_000_000_000}
"""Asked for before anything is fetched: packages unpacked, and downloaded beside it."""
TRIAL_S = 300.0


@dataclass(frozen=True)
class Choice:
    """What the user has confirmed. ``build``: cpu or cuda; ``wheels``: a folder to take all packages from, no network;
    ``proxy``: the address of a proxy, empty for the system's."""

    build: str
    wheels: Path | None = None
    proxy: str = ""


@dataclass(frozen=True)
class Progress:
    """Step ``number`` of ``of``, in words, and what is being done in it right now."""

    number: int
    of: int
    words: Marked
    doing: str = ""


Tell = Callable[[Progress], None]
"""May raise StoppedError."""


class StoppedError(Exception):
    """The user has stopped the work."""


class PromiseError(SetupError):
    """The environment is whole but not what was chosen: it cannot use the GPU. ``accept`` uses it all the same."""

    def __init__(self, environment: Environment, words: str, **values: object) -> None:
        super().__init__(words, **values)
        self.environment = environment


def set_up(runtime: Runtime, payload: Payload, choice: Choice, tell: Tell) -> Environment:
    """Make and use a new environment. Raises SetupError, PromiseError before the switch, and what ``tell`` raises."""
    steps = _Steps(choice, tell)
    steps.next(Marked("Looking at the disk"))
    runtime.folder.mkdir(parents=True, exist_ok=True)
    check_disk(runtime.folder, choice.build)
    with alone(runtime.lock, steps.still):
        os.environ.update(_uv_settings(runtime, choice))
        folder = runtime.begin(payload.version, choice.build)
        python = python_of(folder)
        uv = uv_for(payload.uv, python, steps.watch, wheels=choice.wheels)
        steps.next(Marked("Getting Python"))
        venv = [str(payload.uv), "venv", "--no-config", "--relocatable", "--python", PYTHONS, "--allow-existing"]
        run([*venv, str(folder)], Marked("make an environment"), runtime.log, steps.watch)
        steps.next(
            Marked("Installing {count} packages, each checked against its pinned SHA-256", count=count("runtime"))
        )
        install_lock(uv, "runtime", what=Marked("install the packages"), log=runtime.log)
        steps.next(Marked("Installing PyTorch {version} ({build})", version=torch_choice.VERSION, build=choice.build))
        plan = torch_choice.choose(choice.build, None, lambda: True)
        cuda_works = torch_choice.install(uv, python, plan, log=runtime.log)
        steps.next(Marked("Installing DSpark Chat {version}", version=payload.version))
        uv.install(["--no-deps", str(payload.wheel)], what=Marked("install the program"), log=runtime.log)
        steps.next(Marked("Trying it"))
        trial = try_out(python, runtime.log)
        if trial["version"] != payload.version:
            raise SetupError(
                "Version {version} was to be installed, and {other} answers.",
                version=payload.version,
                other=trial["version"],
            )
        made = Made(
            version=payload.version,
            build=choice.build,
            torch=trial["torch"],
            lock=digest("runtime"),
            wheel=payload.wheel.name,
            cuda_works=cuda_works,
        )
        environment = runtime.finish(folder, made)
        if choice.build == "cuda" and not cuda_works:
            raise PromiseError(
                environment,
                "PyTorch for NVIDIA cards is installed, but it finds no card that it can use. "
                "Its driver must be {needed} or newer. Update the driver and try again, or use the processor for now.",
                needed=torch_choice.CUDA_DRIVER,
            )
        accept(runtime, environment)
        return environment


def accept(runtime: Runtime, environment: Environment) -> None:
    """Use ``environment`` from now on; what was downloaded for it is no longer needed."""
    runtime.switch(environment)
    runtime.clean()
    shutil.rmtree(runtime.cache, ignore_errors=True)


def check_disk(folder: Path, build: str) -> None:
    """Raises SetupError where the packages would not fit."""
    need, free = DISK_BYTES[build], shutil.disk_usage(folder).free
    if free < need:
        raise SetupError(
            "About {need:.0f} GB of free disk space are needed in {folder}, and {free:.1f} GB are free. "
            "Free some space and try again.",
            need=need / 1e9,
            folder=folder,
            free=free / 1e9,
        )


def try_out(python: Path, log: Path) -> dict[str, Any]:
    """What the new environment says of itself, after it has loaded all that the program needs. Raises SetupError."""
    variables = clean_environment() | {"QT_QPA_PLATFORM": "offscreen"}
    command = [str(python), "-I", "-m", "app.selftest"]
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, env=variables, timeout=TRIAL_S, stdin=subprocess.DEVNULL
        )
        answer: dict[str, Any] = json.loads(result.stdout.strip().rpartition("\n")[2])
    except (subprocess.TimeoutExpired, ValueError, OSError) as error:
        said = getattr(error, "stderr", None) or (result.stderr if isinstance(error, ValueError) else "")
        with log.open("a", encoding="utf-8") as sink:
            sink.write(f"\n$ {' '.join(command)}\n{said}\n{error}\n")
        raise SetupError("The program was installed but does not start here. Details: {log}", log=log) from error
    return answer


def _uv_settings(runtime: Runtime, choice: Choice) -> dict[str, str]:
    settings = {
        "UV_CACHE_DIR": str(runtime.cache),
        "UV_PYTHON_INSTALL_DIR": str(runtime.pythons),
        "UV_NO_PROGRESS": "1",
    }
    if choice.wheels is not None:
        settings["UV_PYTHON_DOWNLOADS"] = "never"
    if choice.proxy:
        settings |= dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"), choice.proxy)
    return settings


class _Steps:
    """Counts the steps and passes on what is being done."""

    def __init__(self, choice: Choice, tell: Tell) -> None:
        self._tell = tell
        self._now = Progress(0, 6, NOTHING)

    def next(self, words: Marked) -> None:
        self._now = Progress(self._now.number + 1, self._now.of, words)
        self._tell(self._now)

    def watch(self, seconds: float, doing: str) -> None:
        self._tell(Progress(self._now.number, self._now.of, self._now.words, doing))

    def still(self) -> None:
        self._tell(Progress(self._now.number, self._now.of, Marked("Another set-up is running; waiting for it")))
