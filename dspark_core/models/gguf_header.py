"""The header of a GGUF file: what kind of model it is and how many weights it has, without reading them.

Written for files that nobody vouches for: every length is checked against the file before anything is read, and where
weights are counted, so is the place of every tensor. The layout is that of the GGUF specification (ggml, docs/gguf.md),
versions 2 and 3.
"""

import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dspark_core.errors import CorruptFileError

SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
"""Bytes of each plain type of a value."""
WHOLE_NUMBERS = {
    0: ("<B", 1),
    1: ("<b", 1),
    2: ("<H", 2),
    3: ("<h", 2),
    4: ("<I", 4),
    5: ("<i", 4),
    10: ("<Q", 8),
    11: ("<q", 8),
}
STRING, ARRAY = 8, 9
MAX_STRING_BYTES = 1 << 20
MAX_ENTRIES = 1 << 20
"""Entries, tensors, and values of one entry. Vocabularies and their merges have up to half as many."""
MAX_HEADER_BYTES = 64 << 20
"""With a vocabulary of 262,144 tokens they have 10 MB."""
MAX_DIMENSIONS = 4
MAX_SIZE = 1 << 24
"""Of a dimension, of any number in the header that becomes one, and of the count of layers."""
SIZES_OF_MODELS = ("_length", "_count", "_count_kv", "_size", "_width")
"""How the names of such numbers end, behind the architecture's."""
ALIGNMENT, MAX_ALIGNMENT = "general.alignment", 1 << 16
SHOWN = ("general.architecture", "general.name", "general.license")


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """``weights``: how many numbers its tensors hold, ``largest``: those of the largest of them; None if that was not
    asked for."""

    architecture: str
    title: str
    licence: str
    weights: int | None
    largest: int | None


@dataclass(frozen=True, slots=True)
class _Tensor:
    """``first`` and ``end``: where its bytes lie, from the first of all tensors on."""

    name: str
    weights: int
    first: int
    end: int


def read_header(path: Path, *, count_weights: bool) -> GgufHeader:
    """Raises CorruptFileError for what is no GGUF file, is cut short, or whose header cannot be true; OSError."""
    try:
        with path.open("rb") as file:
            return _Reader(file, path.stat().st_size).header(count_weights)
    except (_OutOfFileError, struct.error, UnicodeDecodeError) as error:
        raise CorruptFileError(
            "{file} is not a GGUF file of version 2 or 3, or it is cut short.", "Get it again.", file=path.name
        ) from error
    except _UntrueError as error:
        raise CorruptFileError(
            "{file} is damaged: what its header says of {what} cannot be.", "Get it again.", file=path.name, what=error
        ) from error


class _OutOfFileError(Exception):
    """A length that the file cannot hold."""


class _UntrueError(Exception):
    """Names what the header tells that cannot be."""


class _Reader:
    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._size = size
        self._header_end = min(size, MAX_HEADER_BYTES)

    def header(self, count_weights: bool) -> GgufHeader:
        magic, version = self._file.read(4), self._number("<I", 4)
        if magic != b"GGUF" or version not in (2, 3):
            raise _OutOfFileError
        tensors, entries = self._number("<Q", 8), self._number("<Q", 8)
        if max(tensors, entries) > MAX_ENTRIES:
            raise _OutOfFileError
        found, alignment = dict.fromkeys(SHOWN, ""), 32
        for _ in range(entries):
            key = self._string()
            if not count_weights and key.startswith("tokenizer."):
                break  # long, and what is shown stands before it
            kind = self._number("<I", 4)
            if key in found and kind == STRING:
                found[key] = self._string()
            elif kind in WHOLE_NUMBERS:
                number = self._number(*WHOLE_NUMBERS[kind])
                alignment = number if key == ALIGNMENT else alignment
                layers = key.endswith(".block_count") and count_weights
                if key.endswith(SIZES_OF_MODELS) and not 0 <= number <= (tensors if layers else MAX_SIZE):
                    raise _UntrueError(key)
            else:
                self._skip(kind)
        if alignment not in (1 << power for power in range(MAX_ALIGNMENT.bit_length())):
            raise _UntrueError(ALIGNMENT)
        weights = self._weights(tensors, alignment) if count_weights else None
        architecture, title, licence = ("".join(c for c in found[key] if c.isprintable())[:200] for key in SHOWN)
        total, largest = (None, None) if weights is None else (sum(weights), max(weights, default=0))
        return GgufHeader(architecture, title, licence, total, largest)

    def _bytes(self, count: int) -> bytes:
        if count > self._header_end - self._file.tell():
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
            if count > MAX_ENTRIES:
                raise _OutOfFileError
            if of in SIZES:
                self._forward(SIZES[of] * count)
            elif of == STRING:
                for _ in range(count):
                    self._forward(self._number("<Q", 8))
            else:
                raise _OutOfFileError
        else:
            raise _OutOfFileError

    def _forward(self, count: int) -> None:
        if self._file.tell() + count > self._header_end:
            raise _OutOfFileError
        self._file.seek(count, 1)

    def _weights(self, count: int, alignment: int) -> list[int]:
        """How many numbers each of ``count`` tensors holds, whose bytes follow the header, in any order."""
        # the library is imported where it is needed: that takes a while
        from gguf.constants import GGML_QUANT_SIZES

        types = {int(each): size for each, size in GGML_QUANT_SIZES.items()}
        tensors = [self._tensor(alignment, types) for _ in range(count)]
        if len({tensor.name for tensor in tensors}) < count:
            raise _UntrueError("its tensors")
        room = self._size - -(-self._file.tell() // alignment) * alignment
        end = 0
        for tensor in sorted(tensors, key=lambda tensor: tensor.first):
            if tensor.first < end or tensor.end > room:  # in the bytes of another one, or behind the file
                raise _UntrueError(tensor.name)
            end = tensor.end
        return [tensor.weights for tensor in tensors]

    def _tensor(self, alignment: int, types: dict[int, tuple[int, int]]) -> _Tensor:
        """``types``: of each the weights that are stored together, and in how many bytes."""
        name = self._string()
        dimensions = self._number("<I", 4)
        if dimensions > MAX_DIMENSIONS:
            raise _UntrueError(name)
        sizes = [self._number("<Q", 8) for _ in range(dimensions)]
        kind, first = self._number("<I", 4), self._number("<Q", 8)
        together, bytes_of_these = types.get(kind, (0, 0))
        plausible = all(1 <= size <= MAX_SIZE for size in sizes) and first % alignment == 0 and sizes and together
        if not plausible or sizes[0] % together:
            raise _UntrueError(name)
        weights = math.prod(sizes)
        return _Tensor(name, weights, first, first + weights // together * bytes_of_these)
