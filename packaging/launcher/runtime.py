"""The environments in the user's folder: which one is in use, which one was before, and what is left over.

runtime/current.json     names both; replaced in one step, so that it names the old or the new one at any moment
runtime/envs/NAME/       an environment; without its stamp it was left half-made
runtime/cache/           what uv has downloaded, until an environment is finished
runtime/python/          the Python that uv brings where the system has none that fits
"""

import contextlib
import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from environment import python_of

USER_DATA = (
    *("conversations.db*", "settings.json*", "presets", "logs", "models", "calibrations", "profiles", "bandwidth.json"),
    *("downloads", "catalogue-pins.json", "instance.lock"),
)
"""What the program keeps beside ``runtime``, by name: a folder named by DSPARK_HOME may hold other things too."""
NAME = re.compile(r"\d+\.\d+\.\d+[\w.]*-(cpu|cuda)-\d+")
STAMP = "dspark-runtime.json"


@dataclass(frozen=True)
class Made:
    """What a finished environment was made from. ``build``: cpu or cuda; ``cuda_works``: whether it could use a GPU."""

    version: str
    build: str
    torch: str
    lock: str
    wheel: str
    cuda_works: bool


@dataclass(frozen=True)
class Environment:
    folder: Path
    made: Made

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def python(self) -> Path:
        return python_of(self.folder)


@dataclass(frozen=True)
class Runtime:
    """``folder`` is made when something is set up."""

    folder: Path

    @property
    def lock(self) -> Path:
        return self.folder / "runtime.lock"

    @property
    def log(self) -> Path:
        return self.folder / "setup.log"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def pythons(self) -> Path:
        return self.folder / "python"

    def current(self) -> Environment | None:
        """The environment in use; None before the first one, or where it was damaged."""
        return self._named("current")

    def previous(self) -> Environment | None:
        """The one before, kept to go back to."""
        return self._named("previous")

    def begin(self, version: str, build: str) -> Path:
        """An empty folder for a new environment. The caller holds ``lock``; leftovers of killed runs are removed."""
        self.clean()
        envs = self.folder / "envs"
        envs.mkdir(parents=True, exist_ok=True)
        taken = [int(folder.name.rpartition("-")[2]) for folder in envs.iterdir() if NAME.fullmatch(folder.name)]
        folder = envs / f"{version}-{build}-{max(taken, default=0) + 1}"
        folder.mkdir()
        return folder

    def finish(self, folder: Path, made: Made) -> Environment:
        """Stamp an environment that was made and tried; only from now on it counts."""
        _write(folder / STAMP, asdict(made))
        return Environment(folder, made)

    def switch(self, to: Environment) -> None:
        """Use ``to`` from now on and keep the one in use as the previous one."""
        current = self.current()
        keep = current if current is not None and current.name != to.name else self.previous()
        names = {"current": to.name, "previous": keep.name if keep is not None and keep.name != to.name else None}
        _write(self.folder / "current.json", names)

    def clean(self) -> None:
        """Remove every environment that is neither in use nor the one before."""
        kept = {environment.name for environment in (self.current(), self.previous()) if environment is not None}
        envs = self.folder / "envs"
        for folder in envs.iterdir() if envs.is_dir() else ():
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)

    def remove(self) -> None:
        """Uninstall: the pointer first, so that a killed removal leaves nothing that would be started."""
        (self.folder / "current.json").unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def remove_user_data(self) -> None:
        """Conversations, settings, models and logs as well; the folder itself where nothing else is left in it."""
        home = self.folder.parent
        for pattern in USER_DATA:
            for path in home.glob(pattern):
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() and not path.is_symlink() else path.unlink()
        with contextlib.suppress(OSError):
            home.rmdir()

    def _named(self, which: str) -> Environment | None:
        try:
            name = json.loads((self.folder / "current.json").read_text(encoding="utf-8"))[which]
            if not isinstance(name, str) or not NAME.fullmatch(name):
                return None
            folder = self.folder / "envs" / name
            made = Made(**json.loads((folder / STAMP).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return Environment(folder, made) if python_of(folder).exists() else None


def _write(file: Path, values: Mapping[str, object]) -> None:
    """All or nothing, and on the disk when this returns."""
    part = file.with_name(file.name + ".part")
    with part.open("w", encoding="utf-8") as sink:
        json.dump(values, sink, indent=1)
        sink.flush()
        os.fsync(sink.fileno())
    os.replace(part, file)
    with contextlib.suppress(OSError):  # Windows cannot open a folder
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
