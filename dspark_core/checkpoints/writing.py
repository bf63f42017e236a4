"""Writes files as a whole: a reader finds the old one or the new one, and a full disk is told in words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from safetensors import SafetensorError

from dspark_core.errors import EngineError
from dspark_core.system_errors import system_reason


@contextmanager
def failures_in_words(path: Path) -> Iterator[None]:
    """Turn what a full disk or a missing permission raises while ``path`` is written into EngineError."""
    try:
        yield
    except (OSError, SafetensorError) as error:
        raise EngineError(
            "{path} cannot be written ({reason}).",
            "Free some disk space or mend the folder, then run the same again.",
            path=path,
            reason=system_reason(error) if isinstance(error, OSError) else str(error),
        ) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside ``path`` to be written, which takes its place in the end. Raises EngineError."""
    new = path.with_name(path.name + ".part")
    try:
        with failures_in_words(path):
            new.unlink(missing_ok=True)  # of a run that was killed
            yield new
            with new.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(new, path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
