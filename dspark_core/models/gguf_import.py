"""Brings a GGUF file into the store: checked by its header, converted in a child process to safetensors."""

import re
import shutil
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import psutil

from dspark_core.cancel import CancelToken
from dspark_core.errors import CorruptFileError, FetchError, UnsupportedModelError
from dspark_core.marked import NOTHING, Marked
from dspark_core.models.child import Limits
from dspark_core.models.fetch import FetchProgress, convert_in_child
from dspark_core.models.fetch_errors import FetchCancelledError, explain_os_error
from dspark_core.models.gguf_header import read_header
from dspark_core.models.store import incoming, install, models_dir, try_lock

READABLE = ("llama", "qwen2", "qwen3", "gemma3")
"""Architectures, in GGUF's words, that both the converter and the engine read. Mistral models are "llama" there."""
SPARE = 1.05
BYTES_A_WEIGHT = 2
BESIDE_WEIGHTS_BYTES = 64 << 20
"""For the tokenizer and the rest."""
LIBRARIES_BYTES = 400 << 20
COPIES_BYTES = 12
"""A weight of the tensor that is being converted: it lies in float32 up to three times."""
START_CPU_S, CPU_S_A_WEIGHT = 600.0, 1e-6
"""The most of the converter's processor time; it takes about 10 s and 1e-7 s (docs/performance.md)."""


@dataclass(frozen=True, slots=True)
class GgufFacts:
    """The header of a GGUF file. ``converted_bytes``: what the converted model takes on the disk, about;
    ``memory_bytes``: what converting it takes of memory."""

    architecture: str
    title: str
    licence: str
    weights: int
    converted_bytes: int
    memory_bytes: int


def read_gguf(path: Path) -> GgufFacts:
    """Raises CorruptFileError (no GGUF file, cut short, a header that lies), FetchError (cannot be read),
    UnsupportedModelError (an architecture that is not read)."""
    try:
        header = read_header(path, count_weights=True)
    except OSError as error:
        raise explain_os_error(error) from error
    if reason := why_not_imported(path, header.architecture):
        raise UnsupportedModelError(
            "{file} cannot be imported. {reason}", "Choose its safetensors version.", file=path.name, reason=reason
        )
    if not header.weights:
        raise CorruptFileError("{file} holds no weights.", "Get it again.", file=path.name)
    return GgufFacts(
        header.architecture,
        header.title or path.stem,
        header.licence,
        header.weights,
        converted_bytes=header.weights * BYTES_A_WEIGHT + BESIDE_WEIGHTS_BYTES,
        memory_bytes=header.weights * BYTES_A_WEIGHT + (header.largest or 0) * COPIES_BYTES + LIBRARIES_BYTES,
    )


def why_not_imported(path: Path, architecture: str) -> Marked:
    """Why a file of that architecture is not imported, in a sentence; empty if it can be."""
    if re.search(r"-\d{5}-of-\d{5}\.gguf$", path.name):
        return Marked("It is one of several parts; only models in one file can be imported.")
    if architecture not in READABLE:
        return Marked(
            "Its architecture is {architecture}; files of {readable} can be imported.",
            architecture=architecture or Marked("not stated"),
            readable=", ".join(READABLE),
        )
    return NOTHING


def import_gguf(path: Path, cancel: CancelToken | None = None) -> Generator[FetchProgress, None, None]:
    """Convert ``path`` into the store as ``imported_name(path)``; the file itself stays as it is. Weights become bf16.

    Raises what ``read_gguf`` does, FetchError (no room, no memory, store in use), FetchCancelledError.
    """
    cancel = cancel or CancelToken()
    facts = read_gguf(path)
    try:
        with try_lock() as alone:
            if not alone:
                raise FetchError("The store is in use by another download.", "Wait until it is done, then try again.")
            need, free = round(facts.converted_bytes * SPARE), shutil.disk_usage(models_dir()).free
            if free < need:
                raise FetchError(
                    "{title} needs {need:.1f} GB of free disk space in {folder}; {free:.1f} GB are free.",
                    "Free some space and try again.",
                    title=facts.title,
                    need=need / 1e9,
                    folder=models_dir(),
                    free=free / 1e9,
                )
            _require_memory(facts)
            with incoming(imported_name(path)) as work:
                folder = work / "model"
                folder.mkdir()
                limits = Limits(START_CPU_S + CPU_S_A_WEIGHT * facts.weights, 2 * facts.memory_bytes)
                yield from convert_in_child(path, folder, facts.title, cancel, "bfloat16", limits)
                if cancel.cancelled:
                    raise FetchCancelledError
                yield FetchProgress(Marked("Storing"))
                origin = {"title": facts.title, "licence": facts.licence, "file": path.name}
                install(folder, imported_name(path), origin)
    except OSError as error:
        raise explain_os_error(error) from error
    yield FetchProgress(Marked("Ready"), finished=True)


def _require_memory(facts: GgufFacts) -> None:
    available = psutil.virtual_memory().available
    if available < facts.memory_bytes:
        raise FetchError(
            "Converting {title} needs about {need:.1f} GB of memory (estimated); {free:.1f} GB are free.",
            "Close other programs and try again, or choose its safetensors version.",
            title=facts.title,
            need=facts.memory_bytes / 1e9,
            free=available / 1e9,
        )


def imported_name(path: Path) -> str:
    """The name in the store of the model made from ``path``: never one of the catalogue or of a hub."""
    return "gguf-" + (re.sub(r"[^A-Za-z0-9._]+", "-", path.stem).strip("-.")[:80] or "model")
