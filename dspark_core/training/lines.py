"""JSON files that grow a line at a time and survive a kill: half a line at the end is cut off when work goes on."""

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from dspark_core.checkpoints.writing import failures_in_words
from dspark_core.errors import CorruptFileError

Line = dict[str, Any]


def read_lines(path: Path) -> Iterator[tuple[int, Line]]:
    """(number from 1, object) of every non-empty line of a JSONL file; one whose name ends in .gz is unpacked.

    A last line that lacks its end and is no JSON was being written when a run was killed, and is left out. Raises
    CorruptFileError with the number of a line that is no JSON object, and when the file cannot be read.
    """
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    value = json.loads(line)
                except (ValueError, RecursionError) as error:
                    if not line.endswith(b"\n"):
                        return
                    raise _corrupt(path, number, f"is not valid JSON ({error})") from error
                if not isinstance(value, dict):
                    raise _corrupt(path, number, "is not a JSON object")
                yield number, value
    except (OSError, EOFError) as error:
        raise CorruptFileError(f"{path} cannot be read ({error}).", "Check the path.") from error


def _corrupt(path: Path, number: int, what: str) -> CorruptFileError:
    return CorruptFileError(f"Line {number} of {path} {what}.", "Mend or remove that line.")


@contextmanager
def appending(path: Path) -> Iterator[Callable[[Line], None]]:
    """A function that adds a line to the file, which is made where it is not there. What it added survives a kill.

    Raises EngineError when the file cannot be written.
    """
    # around all: a file that could not be written fails once more when it is closed
    with failures_in_words(path), _appended(path) as file:
        file.truncate(_whole_bytes(path))

        def add(line: Line) -> None:
            file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
            file.flush()

        yield add


def _appended(path: Path) -> BinaryIO:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("a+b")


def _whole_bytes(path: Path) -> int:
    """Bytes up to the end of the last whole line."""
    whole = 0
    with path.open("rb") as file:
        for line in file:
            whole += len(line) if line.endswith(b"\n") else 0
    return whole
