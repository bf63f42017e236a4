"""The header of a GGUF file: what kind of model it is and how many weights it has, without reading them.

Written for files that nobody vouches for: every length is checked against the file before anything is read. The layout
is that of the GGUF specification (ggml, docs/gguf.md), versions 2 and 3.
"""

import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dspark_core.errors import CorruptFileError

SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
"""Bytes of each plain type of a value."""
STRING, ARRAY = 8, 9
MAX_STRING_BYTES = 1 << 20
MAX_ENTRIES = 1 << 20
MAX_DIMENSIONS = 8
SHOWN = ("general.architecture", "general.name", "general.license")


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """``weights``: how many numbers its tensors hold, None if that was not asked for."""

    architecture: str
    title: str
    licence: str
    weights: int | None


def read_header(path: Path, *, count_weights: bool) -> GgufHeader:
    """Raises CorruptFileError for what is no GGUF file or is cut short, OSError."""
    try:
        with path.open("rb") as file:
            return _Reader(file, path.stat().st_size).header(count_weights)
    except (_OutOfFileError, struct.error, UnicodeDecodeError) as error:
        raise CorruptFileError(
            "{file} is not a GGUF file of version 2 or 3, or it is cut short.", "Get it again.", file=path.name
        ) from error


class _OutOfFileError(Exception):
    """A length that the file cannot hold."""


class _Reader:
    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._size = size

    def header(self, count_weights: bool) -> GgufHeader:
        magic, version = self._file.read(4), self._number("<I", 4)
        if magic != b"GGUF" or version not in (2, 3):
            raise _OutOfFileError
        tensors, entries = self._number("<Q", 8), self._number("<Q", 8)
        if max(tensors, entries) > MAX_ENTRIES:
            raise _OutOfFileError
        found = dict.fromkeys(SHOWN, "")
        for _ in range(entries):
            key = self._string()
            if not count_weights and key.startswith("tokenizer."):
                break  # long, and what is shown stands before it
            kind = self._number("<I", 4)
            if key in found and kind == STRING:
                found[key] = self._string()
            else:
                self._skip(kind)
        weights = sum(self._tensor_weights() for _ in range(tensors)) if count_weights else None
        architecture, title, licence = ("".join(c for c in found[key] if c.isprintable())[:200] for key in SHOWN)
        return GgufHeader(architecture, title, licence, weights)

    def _bytes(self, count: int) -> bytes:
        if count > self._size:
            raise _OutOfFileError
        read = self._file.read(count)
        if len(read) != count:
            raise _OutOfFileError
        return read

    def _number(self, form: str, size: int) -> int:
        number: int = struct.unpack(form, self._bytes(size))[0]
        return number

    def _string(self) -> str:
        length = self._number("<Q", 8)
        if length > MAX_STRING_BYTES:
            raise _OutOfFileError
        return self._bytes(length).decode()

    def _skip(self, kind: int) -> None:
        if kind in SIZES:
            self._forward(SIZES[kind])
        elif kind == STRING:
            self._forward(self._number("<Q", 8))
        elif kind == ARRAY:
            of, count = self._number("<I", 4), self._number("<Q", 8)
            if of in SIZES:
                self._forward(SIZES[of] * count)
            elif of == STRING and count <= self._size // 8:
                for _ in range(count):
                    self._forward(self._number("<Q", 8))
            else:
                raise _OutOfFileError
        else:
            raise _OutOfFileError

    def _forward(self, count: int) -> None:
        if self._file.tell() + count > self._size:
            raise _OutOfFileError
        self._file.seek(count, 1)

    def _tensor_weights(self) -> int:
        self._string()
        dimensions = self._number("<I", 4)
        if dimensions > MAX_DIMENSIONS:
            raise _OutOfFileError
        sizes = [self._number("<Q", 8) for _ in range(dimensions)]
        self._forward(4 + 8)  # type, offset
        weights = math.prod(sizes)
        if weights > self._size * 8:  # no type has less than a bit a weight
            raise _OutOfFileError
        return weights
