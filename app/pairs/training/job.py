"""A training as it lies on the disk: what was asked for, what there is of it, and what was made.

It lies in ``models/.training/TARGET``: beside the models, where there is room for gigabytes, and hidden from their
lists until it is kept. The command ``train`` goes on from these files whenever it was cut.
"""

import contextlib
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dspark_core.models import store

JOB, CARD = "job.json", "training.json"


@dataclass(frozen=True, slots=True)
class Job:
    """``target`` as in a LoadRequest, ``name`` of its folder. ``options``: of the command ``train``, how large."""

    target: str
    name: str
    precision: str
    options: tuple[str, ...]

    @property
    def folder(self) -> Path:
        return store.models_dir() / ".training" / self.name

    @property
    def drafter(self) -> Path:
        return self.folder / "drafter"

    def command(self) -> list[str]:
        """The options of ``train``."""
        places = ["--out", str(self.drafter), "--work", str(self.folder / "work")]
        return ["--target", self.target, "--precision", self.precision, *places, *self.options]

    def begin(self) -> None:
        """Remember what is trained. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / JOB).write_text(json.dumps(asdict(self)), encoding="utf-8")

    def card(self) -> dict[str, Any] | None:
        """The facts of the finished drafter; None before it is finished."""
        try:
            facts = json.loads((self.drafter / CARD).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        return facts if isinstance(facts, dict) else None

    def keep(self) -> Path:
        """Move the drafter beside the models, in place of none; what it was made from is removed. Raises OSError."""
        parent = store.models_dir() / "drafters"
        parent.mkdir(parents=True, exist_ok=True)
        names = (self.name if number == 1 else f"{self.name}-{number}" for number in range(1, 10_000))
        place = next(parent / name for name in names if not (parent / name).exists())
        self.drafter.rename(place)
        self.discard()
        return place

    def discard(self) -> None:
        """Remove all of it; what cannot be removed stays."""
        shutil.rmtree(self.folder, ignore_errors=True)


def unfinished(name: str) -> Job | None:
    """The training for the target of that name that was begun and neither kept nor discarded."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        values = json.loads((store.models_dir() / ".training" / name / JOB).read_text(encoding="utf-8"))
        job = Job(str(values["target"]), name, str(values["precision"]), tuple(map(str, values["options"])))
        return job if values["name"] == name else None
    return None
