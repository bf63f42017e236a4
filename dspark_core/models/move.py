"""Moves the store to another folder or disk: copied, verified, switched, and only then removed at the old place."""

import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from dspark_core.cancel import CancelToken
from dspark_core.errors import CorruptFileError, FetchError, InvalidRequestError
from dspark_core.marked import Marked
from dspark_core.models.fetch import FetchProgress
from dspark_core.models.fetch_errors import FetchCancelledError, explain_os_error
from dspark_core.models.store import CHUNK_BYTES, INCOMING, models_dir, sha256_of, try_lock
from dspark_core.preferences import change_preferences

MARK = ".move-unfinished"
"""Stands in the new folder until the switch: what is there belongs to a move and may be removed by the next try."""
SPARE = 1.05


def move_store(to: Path, cancel: CancelToken | None = None) -> Generator[FetchProgress, None, None]:
    """Make ``to`` (absolute; empty or not there) the folder of the models. A kill at any moment leaves one whole store;
    after one behind the switch, what lies at the old place is a copy that can be removed by hand.

    Raises FetchError (no room, no rights, a download is running, cancelled), InvalidRequestError (a folder that cannot
    be used), CorruptFileError (a copy that differs from its original, named).
    """
    cancel = cancel or CancelToken()
    old = models_dir()
    _check_place(old, to)
    try:
        with _alone(old):
            files = [file for file in sorted(old.rglob("*")) if file.is_file() and not _left_behind(file, old)]
            total = sum(file.stat().st_size for file in files)
            _begin(to, total)
            yield from _copy(files, old, to, total, cancel)
            (to / MARK).unlink()
            change_preferences(models_folder=str(to))
        yield FetchProgress(Marked("Removing the old copies"), total, total)
        for path in old.iterdir():
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
    except OSError as error:
        raise explain_os_error(error) from error
    yield FetchProgress(Marked("Ready"), total, total, finished=True)


def _check_place(old: Path, to: Path) -> None:
    if not to.is_absolute():
        raise InvalidRequestError("{to} is no absolute folder.", "Name it from the root of its disk.", to=to)
    if to.resolve().is_relative_to(old.resolve()) or old.resolve().is_relative_to(to.resolve()):
        raise InvalidRequestError(
            "{to} and the folder of now, {old}, lie in each other.", "Choose another folder.", to=to, old=old
        )
    if to.exists() and not (to.is_dir() and (not any(to.iterdir()) or (to / MARK).exists())):
        raise InvalidRequestError("{to} is not an empty folder.", "Choose one that is empty or not there yet.", to=to)


@contextmanager
def _alone(old: Path) -> Iterator[None]:
    """Holds every lock of the store. Raises FetchError where one is taken."""
    with ExitStack() as held:
        for lock in (old / ".lock", *sorted(old.glob(".partial/*.lock"))):
            if not held.enter_context(try_lock(lock)):
                raise FetchError("A download is running.", "Let it end or stop it, then move the models.")
        yield


def _left_behind(file: Path, old: Path) -> bool:
    """Locks, and what killed runs left."""
    return file.suffix == ".lock" or file.name == ".lock" or file.relative_to(old).parts[0].startswith(INCOMING)


def _begin(to: Path, total: int) -> None:
    if (to / MARK).exists():  # of a move that was killed
        shutil.rmtree(to)
    to.mkdir(parents=True, exist_ok=True)
    (to / MARK).touch()
    free = shutil.disk_usage(to).free
    if free < total * SPARE:
        raise FetchError(
            "The models take {total:.1f} GB; {free:.1f} GB are free in {to}.",
            "Free some space there, or choose another folder.",
            total=total / 1e9,
            free=free / 1e9,
            to=to,
        )


def _copy(
    files: list[Path], old: Path, to: Path, total: int, cancel: CancelToken
) -> Generator[FetchProgress, None, None]:
    """Copy and compare. Both are read from the start again: what counts is what lies on the disks."""
    done = 0
    for file in files:
        new = to / file.relative_to(old)
        new.parent.mkdir(parents=True, exist_ok=True)
        with file.open("rb") as source, new.open("wb") as sink:
            while chunk := source.read(CHUNK_BYTES):
                if cancel.cancelled:
                    raise FetchCancelledError
                sink.write(chunk)
                done += len(chunk)
                yield FetchProgress(Marked("Copying the models"), done, total)
            sink.flush()
            os.fsync(sink.fileno())
        if sha256_of(new) != sha256_of(file):
            raise CorruptFileError(
                "The copy {new} differs from {file}.", "Check that disk; nothing was changed.", new=new, file=file
            )
