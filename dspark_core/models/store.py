"""The folder of models on this computer.

A model is a folder ``models/NAME`` with a ``complete.json`` that lists every file with size and SHA-256. It appears
by one rename of a finished folder, so it is there as a whole or not at all, whenever the program is killed. Work in
progress lives in ``models/.incoming-*``; only the holder of ``models/.lock`` makes and removes such folders.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dspark_core import small_files
from dspark_core.errors import InvalidRequestError
from dspark_core.models.template_digest import PLACES, template_of
from dspark_core.preferences import data_dir, read_preferences

MANIFEST = "complete.json"
INCOMING = ".incoming-"
CHUNK_BYTES = 1 << 20
PART_OF_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9])?"
REPO = re.compile(rf"{PART_OF_NAME}/{PART_OF_NAME}")


def models_dir() -> Path:
    """Where the models lie: as the user chose, else in the data folder."""
    chosen = read_preferences().models_folder
    return Path(chosen) if chosen else data_dir() / "models"


def is_repo(text: str) -> bool:
    """Whether ``text`` has the form OWNER/NAME of a model on a hub."""
    return bool(REPO.fullmatch(text)) and "--" not in text and ".." not in text


def store_name(repo: str) -> str:
    """The name in the store of the model ``repo``. Raises InvalidRequestError if that is no OWNER/NAME."""
    if not is_repo(repo):
        raise InvalidRequestError("{repo!r} is not the name of a model on a hub.", "Write it as OWNER/NAME.", repo=repo)
    return repo.replace("/", "--")


def installed(name: str) -> Path | None:
    """The folder of an installed model, or None. Looks at names and sizes only, so it is cheap at every start; a chat
    template of another size is told (templates.py), and the model stays."""
    folder = models_dir() / name
    files = _part(folder, "files")
    try:
        sizes = {file: (folder / file).stat().st_size for file in files}
        whole = all(sizes[file] == facts["bytes"] or file in PLACES for file, facts in files.items())
    except (OSError, TypeError, KeyError):
        return None
    return folder if files and whole else None


def damaged_files(name: str) -> list[str]:
    """The files of an installed model that no longer have the SHA-256 they were installed with."""
    folder = models_dir() / name
    return [file for file, facts in _part(folder, "files").items() if sha256_of(folder / file) != facts["sha256"]]


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


def install(
    folder: Path, name: str, origin: Mapping[str, str] | None = None, hashes: Mapping[str, str] | None = None
) -> Path:
    """Make the finished ``folder`` (inside the store) the model ``name``, in place of what was there before.

    Gives all files the mode 0644, writes the manifest, and moves everything to the disk before the rename.
    ``origin`` is kept in the manifest: where the model comes from and its licence. ``hashes``: SHA-256 by file name, of
    files that were hashed while they were written.
    """
    hashes = hashes or {}
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    names = [file.relative_to(folder).as_posix() for file in files]
    facts = {
        name: {"bytes": file.stat().st_size, "sha256": hashes.get(name) or sha256_of(file)}
        for name, file in zip(names, files, strict=True)
    }
    manifest = json.dumps({"files": facts, "origin": dict(origin or {}), "template": template_of(folder)}, indent=1)
    (folder / MANIFEST).write_text(manifest, encoding="utf-8")
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
def try_lock(path: Path | None = None) -> Iterator[bool]:
    """Whether this process may change the store (or what else the lock file ``path`` stands for) until the end of the
    block."""
    with small_files.try_lock(path or models_dir() / ".lock") as alone:
        yield alone


def installed_template(folder: Path) -> str | None:
    """The chat template it was installed with (template_digest.py); None where that is not known."""
    found = _manifest(folder).get("template")
    return found if isinstance(found, str) else None


def origin_of(folder: Path) -> dict[str, str]:
    """Where the installed model in ``folder`` comes from, as ``install`` was told; empty when nothing is known."""
    return {key: value for key, value in _part(folder, "origin").items() if isinstance(value, str)}


def _part(folder: Path, name: str) -> dict[str, Any]:
    found = _manifest(folder).get(name)
    return found if isinstance(found, dict) else {}


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":  # Windows cannot open folders, and orders renames itself
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
