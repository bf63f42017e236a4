"""Find, check and load a pair: from a LoadRequest to everything the decode loop needs, with progress on the way."""

import time
from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import torch

from dspark_core.bandwidth import Peak, peak_bandwidth, told_peak
from dspark_core.cancel import CancelToken
from dspark_core.checkpoints.model_folder import ModelFolder, open_model_folder
from dspark_core.device import available_bytes, readable_card, require_memory, resolve_devices
from dspark_core.drafters.base import Drafter
from dspark_core.drafters.loading import DrafterFiles, has_weights, make_drafter, open_drafter
from dspark_core.drafters.with_lookup import AND_LOOKUP
from dspark_core.errors import DeviceLostError, EngineError, InvalidRequestError
from dspark_core.events import DevicePart, LoadProgress, ModelInfo
from dspark_core.loaded_pair import LoadedPair
from dspark_core.marked import Marked
from dspark_core.models import catalogue
from dspark_core.models.folders import find_model
from dspark_core.pair_memory import PairMemory, memory_held, pair_memory
from dspark_core.placement import freed_with, longest_context, nothing_freed, place_words, placed, placement
from dspark_core.prompt import load_tokenizer, sampling_defaults, stop_ids
from dspark_core.requests import LoadRequest, SamplingParams
from dspark_core.sequence import Sequence
from dspark_core.target.config import parse_config
from dspark_core.target.embedding import require_int8
from dspark_core.target.graphs import GraphPasses, recorder_for
from dspark_core.target.kv_cache import stored_dtype
from dspark_core.target.loading import DTYPES, head_precision, load_target, resolve_precision
from dspark_core.target.model import Target
from dspark_core.threads import MAX_THREADS, fastest_threads, thread_count
from dspark_core.warm_up import rehearse, warm_up

Read = TypeVar("Read")

DEFAULT_CONTEXT = 8192


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of the pair in use because the same is asked for again: weights and cache of the target, and the
    drafter when it has weights of its own."""

    target: Target
    sequence: Sequence
    drafter: Drafter | None
    threads: int
    parts: tuple[DevicePart, ...]


@dataclass(frozen=True, slots=True)
class PairFiles:
    """A pair that was found and checked, but none of whose weights were read yet."""

    request: LoadRequest
    folder: ModelFolder
    drafter: Drafter | None
    """One without weights."""
    drafter_files: DrafterFiles | None
    """What is to be read for one with weights."""
    tokenizer: Any
    kept: Kept | None
    memory: PairMemory
    longest_context: int
    """That fits without the pair in use, estimated."""
    peak: Peak | None
    """That of the pair in use, or what the user says; None: to be found out."""
    device: torch.device
    others: tuple[torch.device, ...]
    """Devices for what does not fit on the first."""
    precision: str
    context_length: int
    sampling: SamplingParams
    stop_ids: frozenset[int]

    @property
    def drafter_name(self) -> str:
        known = self.drafter or self.drafter_files
        assert known is not None  # open_pair finds one of the two
        return known.name

    def parts(self) -> tuple[DevicePart, ...]:
        """What lies where, with the memory that is free now; none where all lies on ``device``. Raises
        OutOfMemoryError."""
        return self.kept.parts if self.kept else placed(self.memory, self.others, self.context_length)


def open_pair(request: LoadRequest, loaded: LoadedPair | None) -> PairFiles:
    """Find and check everything that can be known before reading weights, so that a pair in use need not be given up
    for one that cannot be loaded. Raises any EngineError."""
    same = loaded if loaded is not None and _target_stays(loaded, request) else None
    drafter = None if has_weights(request.drafter) else make_drafter(request.drafter)
    device, *others = resolve_devices(request.device)
    folder = open_model_folder(find_model(request.target))
    precision = resolve_precision(request.precision, device, folder.config)
    stored_dtype(request.kv_precision, DTYPES[precision], device)  # raises for one that there is not
    if head_precision(precision, request.head_precision) == "int8":
        require_int8(device)
    if isinstance(request.threads, int) and not 1 <= request.threads <= MAX_THREADS:
        raise InvalidRequestError(
            "{count} threads is out of range.", "Use 1 to {most}.", count=request.threads, most=MAX_THREADS
        )
    limit = parse_config(folder.config).max_positions
    context = request.context_length or min(limit, DEFAULT_CONTEXT)
    if not 16 <= context <= limit:
        raise InvalidRequestError(
            "A context of {context:,} tokens is out of range.", "Use 16 to {limit:,}.", context=context, limit=limit
        )
    drafter_files = None if drafter else open_drafter(request.drafter, folder, precision, device, request.kv_precision)
    memory = pair_memory(folder, precision, device, drafter_files, request.kv_precision, request.head_precision)
    freed = partial(freed_with, loaded.info) if loaded else nothing_freed
    if loaded is not None and same is None:
        placed(memory, others, context, freed)
    free = {each: available_bytes(each) + freed(each) for each in (device, *others)}
    tokenizer, kept, peak = None, None, told_peak()
    if same is None and folder.has_tokenizer:
        tokenizer = load_tokenizer(folder.path)
    if same is not None:
        tokenizer = same.tokenizer
        same_drafter = drafter_files is not None and same.request.drafter == request.drafter
        kept = Kept(
            same.target,
            same.sequence,
            same.drafter if same_drafter else None,
            same.info.threads,
            same.info.parts,
        )
        peak = Peak(same.info.peak_bytes_per_s, same.info.peak_source)
    return PairFiles(
        request=request,
        folder=folder,
        drafter=drafter,
        drafter_files=drafter_files,
        tokenizer=tokenizer,
        kept=kept,
        memory=memory,
        longest_context=longest_context(memory, free),
        peak=peak,
        device=device,
        others=tuple(others),
        precision=precision,
        context_length=context,
        sampling=sampling_defaults(folder.path),
        stop_ids=stop_ids(folder.path, folder.config),
    )


def read_pair(files: PairFiles, cancel: CancelToken) -> Generator[LoadProgress, None, LoadedPair | None]:
    """Read the weights, yielding progress; returns None when cancelled. Where only the drafter cannot be read, the pair
    is the target with the drafter ``none``, and says why. Raises any EngineError."""
    request, folder, device = files.request, files.folder, files.device
    threads = thread_count(request)
    torch.set_num_threads(threads)
    kept, plan, context = files.kept, files.drafter_files, files.context_length
    held = memory_held(device)
    parts = files.parts()
    if kept is not None:
        target, sequence = kept.target, kept.sequence
    else:
        steps = load_target(
            folder,
            precision=files.precision,
            device=device,
            context_length=context,
            kv_precision=request.kv_precision,
            head=request.head_precision,
            placement=placement(parts),
        )
        read = yield from _told(Marked("Reading the weights"), steps, request, cancel)
        if read is None:
            return None
        target, sequence = read, Sequence(read.new_cache(context))
    if request.threads == "measured" and device.type == "cpu":
        threads = kept.threads if kept else fastest_threads(target)
        torch.set_num_threads(threads)
    drafter = files.drafter or (kept.drafter if kept else None)
    failure = None
    if plan is not None and drafter is None:
        try:
            if kept is not None:
                needed = plan.bytes_needed(device) + plan.cache_bytes(device, context)
                require_memory(device, needed, Marked("The drafter needs"))
            reading = plan.read(target, device, context)
            drafter = yield from _told(Marked("Reading the drafter's weights"), reading, request, cancel)
        except DeviceLostError:
            raise
        except EngineError as error:  # the target took minutes perhaps, and is as good as before
            failure, plan, drafter = error, None, make_drafter("none")
    if drafter is None:
        return None
    if kept is not None and drafter.feature_layers and drafter is not kept.drafter:
        sequence.reset()  # a new drafter has not seen the features of what is cached
    if plan is not None and (kept is None or drafter is not kept.drafter):
        rehearse(target, sequence, drafter)
    recorder = None if parts else recorder_for(device)  # a graph is of one device
    if recorder is not None and (kept is None or drafter is not kept.drafter):
        target.graphs = GraphPasses(target, sequence.cache, drafter.feature_layers, recorder)
        drafter.capture(recorder)
    if kept is None:
        warm_up(target, sequence)
    defaults, tokenizer = files.sampling, files.tokenizer
    own = plan.folder if plan else None
    identity = (folder.digest(), files.precision, drafter.name.removesuffix(AND_LOOKUP), own.digest() if own else "")
    now_held = memory_held(device)
    grown = None if kept else max(0, now_held - held)
    known = catalogue.packaged(request.target)
    # each device reads its layers at a peak of its own
    peak = files.peak or (Peak(None, "unknown") if parts else peak_bandwidth(device, threads))
    info = ModelInfo(
        target=known.name if known else folder.path.name,
        title=known.title if known else folder.path.name,
        folder=str(folder.path),
        architecture=target.config.architecture,
        precision=files.precision,
        drafter=drafter.name,
        device=",".join(part.device for part in parts) or str(device),
        device_name=place_words(device, parts),
        context_length=target.positions,
        context_limit=target.config.max_positions,
        longest_context=files.longest_context,
        kv_precision=sequence.cache.precision,
        head_precision=files.memory.head_precision,
        weight_bytes=target.weight_bytes,
        kv_bytes_per_token=sequence.cache.bytes_per_token,
        peak_bytes_per_s=peak.bytes_per_s,
        threads=threads,
        temperature=defaults.temperature or 0.0,
        top_k=defaults.top_k or 0,
        top_p=1.0 if defaults.top_p is None else defaults.top_p,
        min_p=defaults.min_p or 0.0,
        repetition_penalty=defaults.repetition_penalty or 1.0,
        has_tokenizer=tokenizer is not None,
        has_chat_template=bool(tokenizer is not None and tokenizer.chat_template),
        graphs=target.graphs is not None and target.graphs.failed is None,
        peak_source=peak.source,
        card=readable_card(device),
        memory_estimate=parts[0].estimate if parts else files.memory.at(context),
        memory_taken=now_held if device.type == "cuda" else grown,
        parts=parts,
    )
    pair = LoadedPair(
        request=request,
        info=info,
        identity=identity,
        drafter_folder=own.path if own else None,
        target=target,
        tokenizer=tokenizer,
        drafter=drafter,
        sequence=sequence,
        stop_ids=files.stop_ids,
        memory=files.memory,
        others=files.others,
        drafter_failure=failure,
    )
    if failure is not None:
        pair.lose_drafter()
    return pair


def _told(
    stage: Marked, steps: Generator[float, None, Read], request: LoadRequest, cancel: CancelToken
) -> Generator[LoadProgress, None, Read | None]:
    """Pass on how far ``steps`` are and return what they read, None when cancelled."""
    while True:
        try:
            fraction = next(steps)
        except StopIteration as finished:
            result: Read = finished.value
            return result
        if cancel.cancelled:
            return None
        yield LoadProgress(request.request_id, time.perf_counter(), stage, fraction)


def _target_stays(loaded: LoadedPair, asked: LoadRequest) -> bool:
    """Whether weights and cache of the target in use can stay for what is asked. Those of a split pair are read again
    for another drafter with weights: the first device is full of layers."""
    fields = ("target", "precision", "device", "context_length", "kv_precision", "head_precision", "threads")
    same = all(getattr(loaded.request, field) == getattr(asked, field) for field in fields)
    full = loaded.info.parts and has_weights(asked.drafter) and asked.drafter != loaded.request.drafter
    return same and not full
