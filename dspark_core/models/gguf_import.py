"""Brings a GGUF file into the store: checked by its header, converted in a child process to safetensors."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from dspark_core.cancel import CancelToken
from dspark_core.models.fetch import FetchProgress


@dataclass(frozen=True, slots=True)
class GgufFacts:
    """The header of a GGUF file. ``converted_bytes``: what the converted model takes on the disk, about."""

    architecture: str
    title: str
    licence: str
    weights: int
    converted_bytes: int


def read_gguf(path: Path) -> GgufFacts:
    """Raises CorruptFileError (no GGUF file, cut short), UnsupportedModelError (an architecture that is not read)."""
    raise NotImplementedError


def import_gguf(path: Path, cancel: CancelToken | None = None) -> Generator[FetchProgress, None, None]:
    """Convert ``path`` into the store as ``imported_name(path)``. Raises FetchError, FetchCancelledError."""
    raise NotImplementedError
    yield


def imported_name(path: Path) -> str:
    """The name in the store of the model made from ``path``."""
    raise NotImplementedError
