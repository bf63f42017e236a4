"""Downloads that were begun and not finished: they lie in ``models/.partial/OWNER--NAME``.

``plan.json`` there is what is being downloaded, ``model/`` holds the files that are whole and verified, and
``HASH-NAME.part`` is the beginning of the file NAME, whose hash begins with HASH.
"""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from dspark_core.downloads.plan import DownloadPlan, RemoteFile, plan_from_json
from dspark_core.errors import CorruptFileError, FetchError
from dspark_core.models.fetch_errors import explain_os_error
from dspark_core.models.store import models_dir, try_lock

PARTIAL = ".partial"
PLAN = "plan.json"
WHOLE = "model"
MAX_PLAN_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class PartialDownload:
    """A download that can be resumed (``download(partial.plan)``): ``done`` bytes of ``plan.total_bytes`` are there."""

    plan: DownloadPlan
    folder: Path
    done: int


def list_partial() -> list[PartialDownload]:
    """What was begun and can be resumed, by name."""
    found = []
    for file in sorted((models_dir() / PARTIAL).glob(f"*/{PLAN}")):
        plan = _read_plan(file)
        if plan is not None and plan.name == file.parent.name:
            found.append(PartialDownload(plan, file.parent, bytes_there(plan)))
    return found


def discard(name: str) -> None:
    """Remove what came of the download ``plan.name``. Raises FetchError, also while it runs."""
    folder = models_dir() / PARTIAL / Path(name).name
    try:
        with try_lock(lock_file(name)) as alone:
            if not alone:
                raise FetchError("The download of {name} is running.", "Stop it first.", name=name)
            remove(folder)
    except OSError as error:
        raise explain_os_error(error) from error


def remove(folder: Path) -> None:
    """Remove a download's folder, its plan last: after a kill it is still listed and can be removed again."""
    if not folder.exists():
        return
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != PLAN:
            path.unlink()
    (folder / PLAN).unlink(missing_ok=True)
    folder.rmdir()


def partial_folder(plan: DownloadPlan) -> Path:
    return models_dir() / PARTIAL / plan.name


def lock_file(name: str) -> Path:
    """Whoever downloads the model ``name`` or removes what came of it holds this lock."""
    return models_dir() / PARTIAL / f"{Path(name).name}.lock"


def whole_file(plan: DownloadPlan, file: RemoteFile) -> Path:
    """Where ``file`` lies once it is verified."""
    return partial_folder(plan) / WHOLE / file.name


def part_file(plan: DownloadPlan, file: RemoteFile) -> Path:
    """Where ``file`` grows. The hash in its name keeps the beginnings of two versions apart."""
    return partial_folder(plan) / f"{file.digest[:16]}-{file.name}.part"


def bytes_there(plan: DownloadPlan) -> int:
    """How much of ``plan`` came already."""
    done = 0
    for file in plan.files:
        for path in (whole_file(plan, file), part_file(plan, file)):
            if path.is_file():
                done += min(path.stat().st_size, file.bytes)
                break
    return done


def begin(plan: DownloadPlan) -> None:
    """Write down that ``plan`` is to be downloaded, so that ``list_partial`` has it; nothing where that is being done
    already. Raises FetchError."""
    try:
        with try_lock(lock_file(plan.name)) as alone:
            if alone:
                prepare(plan)
    except OSError as error:
        raise explain_os_error(error) from error


def prepare(plan: DownloadPlan) -> None:
    """Make the folder of ``plan``; keep what is the same of an earlier version. The caller holds the lock."""
    folder = partial_folder(plan)
    (folder / WHOLE).mkdir(parents=True, exist_ok=True)
    before = _read_plan(folder / PLAN)
    known = {} if before is None else {file.name: file.digest for file in before.files}
    wanted = {file.name: file for file in plan.files}
    for path in (folder / WHOLE).iterdir():
        file = wanted.get(path.name)
        if file is None or known.get(path.name) != file.digest or path.stat().st_size != file.bytes:
            path.unlink()
    parts = {part_file(plan, file).name for file in plan.files}
    for path in folder.glob("*.part"):
        if path.name not in parts:
            path.unlink()
    new = folder / f"{PLAN}.part"
    new.write_text(json.dumps(plan.as_json()), encoding="utf-8")
    os.replace(new, folder / PLAN)


def _read_plan(path: Path) -> DownloadPlan | None:
    try:
        if path.stat().st_size > MAX_PLAN_BYTES:
            return None
        return plan_from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError, CorruptFileError):
        return None
