"""The folder of models on this computer.

A model is a folder ``models/NAME`` with a ``complete.json`` that lists every file with size and SHA-256. It appears
by one rename of a finished folder, so it is there as a whole or not at all, whenever the program is killed. Work in
progress lives in ``models/.incoming-*``; only the holder of ``models/.lock`` makes and removes such folders.
"""

import contextlib
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dspark_core.preferences import data_dir, read_preferences

MANIFEST = "complete.json"
INCOMING = ".incoming-"
CHUNK_BYTES = 1 << 20


def models_dir() -> Path:
    """Where the models lie: as the user chose, else in the data folder."""
    chosen = read_preferences().models_folder
    return Path(chosen) if chosen else data_dir() / "models"


def installed(name: str) -> Path | None:
    """The folder of an installed model, or None. Looks at names and sizes only, so it is cheap at every start."""
    folder = models_dir() / name
    files = _manifest(folder)
    try:
        whole = all((folder / file).stat().st_size == facts["bytes"] for file, facts in files.items())
    except (OSError, TypeError, KeyError):
        return None
    return folder if files and whole else None


def damaged_files(name: str) -> list[str]:
    """The files of an installed model that no longer have the SHA-256 they were installed with."""
    folder = models_dir() / name
    return [file for file, facts in _manifest(folder).items() if sha256_of(folder / file) != facts["sha256"]]


def sha256_of(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


@contextlib.contextmanager
def incoming(name: str) -> Iterator[Path]:
    """A new folder inside the store to prepare model ``name`` in; removed at the end, whatever happens.

    The caller holds ``try_lock()``, so every other such folder is the leftover of a run that was killed: removed too.
    """
    for leftover in models_dir().glob(f"{INCOMING}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{INCOMING}{name}-", dir=models_dir()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def install(folder: Path, name: str) -> Path:
    """Make the finished ``folder`` (inside the store) the model ``name``, in place of what was there before.

    Gives all files the mode 0644, writes the manifest, and moves everything to the disk before the rename.
    """
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    facts = {
        file.relative_to(folder).as_posix(): {"bytes": file.stat().st_size, "sha256": sha256_of(file)} for file in files
    }
    (folder / MANIFEST).write_text(json.dumps({"files": facts}, indent=1), encoding="utf-8")
    for file in [*files, folder / MANIFEST]:
        file.chmod(0o644)
        with file.open("rb+") as handle:
            os.fsync(handle.fileno())
    folder.chmod(0o755)
    final = models_dir() / name
    if final.exists():
        old = Path(tempfile.mkdtemp(prefix=f"{INCOMING}old-", dir=models_dir()))
        os.replace(final, old / name)
        os.replace(folder, final)
        shutil.rmtree(old, ignore_errors=True)
    else:
        os.replace(folder, final)
    _sync_folder(models_dir())
    return final


@contextlib.contextmanager
def try_lock() -> Iterator[bool]:
    """Whether this process may change the store until the end of the block. The system frees a dead holder's lock."""
    models_dir().mkdir(parents=True, exist_ok=True)
    with (models_dir() / ".lock").open("a+b") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return files if isinstance(files, dict) else {}


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":  # Windows cannot open folders, and orders renames itself
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
