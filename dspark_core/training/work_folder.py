"""The folders of a training: what may be replaced, what the work folder remembers, and the answers it holds."""

import hashlib
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dspark_core.checkpoints.dspark_config import is_drafter
from dspark_core.checkpoints.model_folder import read_json
from dspark_core.checkpoints.writing import replacing
from dspark_core.errors import CorruptFileError, InvalidRequestError
from dspark_core.marked import Marked
from dspark_core.scheduling.stored import BROUGHT
from dspark_core.system_errors import system_reason
from dspark_core.training.conversations import read_conversations
from dspark_core.training.lines import read_lines

RECIPE = "recipe.json"
OF_A_DRAFTER = frozenset(
    {
        "config.json",
        "model.safetensors",
        "README.md",
        "training.json",
        "acceptance.png",
        "loss.png",
        "calibration",
        BROUGHT,
    }
)
"""What a training writes into a drafter's folder."""


def require_own_folders(out: Path, work: Path, others: Iterable[Path]) -> None:
    """Raise InvalidRequestError where writing the drafter to ``out`` or the data to ``work`` would destroy something
    else, or is not possible. ``out`` is replaced as a whole; ``others`` are files and folders that stay."""
    hint = Marked("Choose a new folder for the drafter (--out).")
    try:
        place = out.resolve()
        for kept in (Path.cwd(), work, *others):
            if kept.resolve().is_relative_to(place):
                raise InvalidRequestError(
                    "The drafter would replace {place} with {kept} in it.", hint, place=place, kept=kept
                )
        if place.is_relative_to(work.resolve()):
            raise InvalidRequestError("The drafter would lie in the work folder {work}.", hint, work=work)
        foreign = _foreign(place)
        if foreign:
            raise InvalidRequestError(
                "The drafter would replace {out}, which holds {foreign}.", hint, out=out, foreign=foreign
            )
        if work.exists() and not (work / RECIPE).is_file() and any(each.suffix != ".part" for each in work.iterdir()):
            raise InvalidRequestError(
                "{work} is not the work folder of a training and not empty.",
                "Choose a new folder (--work).",
                work=work,
            )
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent):
            pass
        work.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidRequestError(
            "{out} or {work} cannot be written ({reason}).",
            "Choose other folders.",
            out=out,
            work=work,
            reason=system_reason(error),
        ) from error


def _foreign(folder: Path) -> str:
    """What is in ``folder`` that is no drafter's, empty where all of it may be replaced."""
    if not folder.exists():
        return ""
    if not folder.is_dir():
        return Marked("a file")
    names = sorted(entry.name for entry in folder.iterdir())
    unknown = [name for name in names if name not in OF_A_DRAFTER]
    if unknown:
        return unknown[0]
    try:
        drafter = not names or is_drafter(read_json(folder / "config.json"))
    except (CorruptFileError, FileNotFoundError):
        drafter = False
    return "" if drafter else names[0]


def answer_files(work: Path) -> list[Path]:
    """Files of conversations, those brought along first. Raises InvalidRequestError when they hold none."""
    own = work / "responses.jsonl"
    found = [*given_files(work), *([own] if own.is_file() else [])]
    if not any(True for path in found for _ in read_conversations(path)):
        raise InvalidRequestError("There is nothing to train on: no prompt was answered.", "Give more time or prompts.")
    return found


def given_files(work: Path) -> list[Path]:
    """Answers that the user brought."""
    return sorted(work.glob("given_*.jsonl"))


def response_tokens(path: Path) -> int:
    return sum(each.response_tokens for each in read_conversations(path))


def read_losses(path: Path, last: int) -> list[tuple[int, dict[str, float]]]:
    """(step, losses) up to step ``last``, ascending: a killed run has logged steps behind its last state, which were
    made again."""
    found: list[tuple[int, dict[str, float]]] = []
    for _, line in read_lines(path):
        step = int(line["step"])
        while found and found[-1][0] >= step:
            found.pop()
        found.append((step, line["losses"]))
    return [each for each in found if each[0] <= last]


def file_digest(path: Path) -> str:
    """sha256 of what the user brings. Raises CorruptFileError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise CorruptFileError(
            "{path} cannot be read ({reason}).", "Check the path.", path=path, reason=system_reason(error)
        ) from error


def remember_recipe(path: Path, facts: dict[str, dict[str, Any]]) -> None:
    """Remember what the data is made by. Raises InvalidRequestError when the folder holds data of another recipe."""
    facts = json.loads(json.dumps(facts))
    if not path.is_file():
        with replacing(path) as new:
            new.write_text(json.dumps(facts, indent=1), encoding="utf-8")
        return
    old = read_json(path)
    if old == facts:
        return
    if old.get("target") != facts["target"]:
        what = "target"
    else:
        names = [(part, name) for part in ("data", "sources") for name in facts[part]]
        changed = [name for part, name in names if old.get(part, {}).get(name) != facts[part][name]]
        what = ", ".join(changed) or "format"
    raise InvalidRequestError(
        "{folder} holds the data of another training (other {what}).",
        "Give the same options and files as before, or another folder, or remove that one.",
        folder=path.parent,
        what=what,
    )
