"""Measures a profile of a loaded pair: passes of every width, interleaved, so that noise disturbs all alike.

The time of a pass ends when its results were read back, as in a round of greedy decoding.
"""

import random
import statistics
import time
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from dspark_core.cancel import CancelToken
from dspark_core.device import noise
from dspark_core.drafters.with_lookup import WithLookup
from dspark_core.errors import EngineError
from dspark_core.evaluation.profile import (
    DRAFT_S,
    WIDTHS_S,
    DraftCost,
    Profile,
    ProfileFinished,
    ProfileKey,
    ProfileProgress,
    WidthCost,
    key_of,
    profile_key,
    store_profile,
    stored_profile,
)
from dspark_core.events import EngineEvent
from dspark_core.loaded_pair import LoadedPair
from dspark_core.loading import PairFiles, read_pair
from dspark_core.placement import kv_words, place_words
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.steps import result_of
from dspark_core.system_errors import system_reason
from dspark_core.target.kv_cache import KVCache
from dspark_core.threads import thread_count

if TYPE_CHECKING:
    from dspark_core.engine import Engine

Steps = Generator[float, None, list[WidthCost]]
DraftSteps = Generator[float, None, list[DraftCost]]

WIDTHS = (1, 2, 4, 6, 8, 16)
CACHE_LENGTHS = (128, 1024, 4096)
ROUNDS = (3, 60)
"""Least and most measurements of each."""
WIDTHS_SHARE = WIDTHS_S / (WIDTHS_S + DRAFT_S)
"""Of the passes in the whole measurement, for its progress."""
TELL_S = 0.25
"""Least time between two tellings of progress: whoever shows them takes time from the passes that are measured."""
PHRASE = 37
"""The text that is drafted behind repeats itself after so many tokens, so that lookup finds what it looks for."""


def key_of_files(files: PairFiles) -> ProfileKey:
    """The key that the pair will have once it is loaded."""
    threads = thread_count(files.request)
    parts = files.parts()
    device, kv_precision = place_words(files.device, parts), kv_words(files.memory, parts)
    head = files.memory.head_precision
    return profile_key(device, files.folder.path, files.precision, kv_precision, head, threads)


def read(files: PairFiles) -> LoadedPair:
    """The pair, loaded. Raises any EngineError."""
    pair = result_of(read_pair(files, CancelToken()))
    assert pair is not None  # nobody cancels it
    return pair


def measure_profile(pair: LoadedPair, older: Profile | None, progress: Callable[[str], None]) -> Profile:
    """Measure now; the costs of other drafters are taken over from ``older``."""
    progress("measuring passes and drafts")
    return result_of(profile_steps(pair, older))


def profile_events(engine: "Engine", request_id: str, cancel: CancelToken) -> Iterator[EngineEvent]:
    """Measure and store the profile of the pair that ``engine`` has loaded; ends with ProfileFinished.

    Raises InvalidRequestError (no pair loaded), EngineError (its folder is gone), OutOfMemoryError,
    DeviceLostError.
    """
    pair = engine.loaded_pair()
    try:
        older = stored_profile(key_of(pair.info))
    except OSError as error:
        raise EngineError(
            "The folder of the target cannot be read any more ({reason}).",
            "Load the pair again.",
            reason=system_reason(error),
        ) from error
    torch.set_num_threads(pair.info.threads)
    profile, told = None, 0.0
    steps = profile_steps(pair, older)
    try:
        with engine.watched():
            while not cancel.cancelled:
                try:
                    fraction = next(steps)
                except StopIteration as finished:
                    profile = finished.value
                    break
                now = time.perf_counter()
                if now - told >= TELL_S:
                    told = now
                    yield ProfileProgress(request_id, now, fraction)
    finally:
        steps.close()
        if not engine.device_lost:
            pair.drafter.truncate(0)
            pair.sequence.reset()  # the drafter no longer knows what the cache holds
    if profile is not None:
        store_profile(profile)
    yield ProfileFinished(request_id, time.perf_counter(), profile)


def profile_steps(pair: LoadedPair, older: Profile | None) -> Generator[float, None, Profile]:
    """Measure, yielding after each pass which share (0..1) is done. Leaves the drafter with nothing committed."""
    target = pair.target
    longest = target.positions - max(WIDTHS)
    lengths = sorted({min(length, longest) for length in CACHE_LENGTHS})
    cache = target.new_cache(lengths[-1] + max(WIDTHS))
    # pages that were never written are not read from memory
    for part in cache.stored:
        part.fill_(1)
    widths = yield from _widths(pair, cache, lengths)
    draft = [cost for cost in older.draft if cost.drafter != pair.drafter.name] if older else []
    draft += yield from _draft(pair, lengths)
    cache.length = widths[0].cache_length
    return Profile(
        key=key_of(pair.info),
        measured_at=time.time(),
        widths=tuple(widths),
        draft=tuple(draft),
        read_bytes_per_s=pair.info.peak_bytes_per_s,
        weight_bytes=target.weight_bytes,
        bytes_per_s_at_1=target.bytes_per_pass(cache) / widths[0].median_s,
    )


def _widths(pair: LoadedPair, cache: KVCache, lengths: list[int]) -> Steps:
    target, sampler = pair.target, Sampler(SamplingParams(temperature=0.0), seed=0)
    ids = random.Random(0).choices(range(target.config.vocab_size), k=max(WIDTHS))
    places = [(length, rows) for length in lengths for rows in WIDTHS]
    seconds: dict[tuple[int, int], list[float]] = {place: [] for place in places}
    passes, first = 0, time.perf_counter()

    def fraction() -> float:
        return WIDTHS_SHARE * _share(passes / len(places), time.perf_counter() - first)

    def measure(place: tuple[int, int]) -> float:
        nonlocal passes
        passes += 1
        cache.length, rows = place
        start = time.perf_counter()
        sampler.argmaxes(target.forward(ids[:rows], cache).logits)
        return time.perf_counter() - start

    for place in places:
        measure(place)  # the first of each shape prepares kernels
        yield fraction()
    began = time.perf_counter()
    for turn in range(ROUNDS[1]):
        if turn >= ROUNDS[0] and time.perf_counter() - began > WIDTHS_S:
            break
        for place in places:
            seconds[place].append(measure(place))
            yield fraction()
    return [
        WidthCost(rows, statistics.median(found), min(found), max(found), length)
        for (length, rows), found in seconds.items()
    ]


def _share(rounds: float, spent: float) -> float:
    """How much of the passes is done: all, once both the least rounds and the seconds are over, or the most rounds."""
    needed = min(rounds / (ROUNDS[0] + 1), spent / WIDTHS_S if WIDTHS_S else 1.0)
    return min(1.0, max(needed, rounds / (ROUNDS[1] + 1)))


def _draft(pair: LoadedPair, lengths: list[int]) -> DraftSteps:
    """Proposals after repeated text (and random features); nothing for a drafter that proposes none."""
    sampler = Sampler(SamplingParams(temperature=0.0), seed=0)
    # after repeated text all would be copied, which costs nothing
    drafter = pair.drafter.drafter if isinstance(pair.drafter, WithLookup) else pair.drafter
    if not drafter.block_size:
        return []
    phrase = random.Random(1).choices(range(pair.target.config.vocab_size), k=PHRASE)
    costs: list[DraftCost] = []
    for index, length in enumerate(lengths):
        fraction = WIDTHS_SHARE + (1 - WIDTHS_SHARE) * index / len(lengths)
        text = (phrase * (length // PHRASE + 1))[: length + 1]
        features = _features(pair, length)
        if features is not None:
            drafter.prefilled(features)
        drafter.begin(text, sampler)
        while drafter.catch_up():
            yield fraction
        seconds: list[float] = []
        drafts = 0
        ends = time.perf_counter() + DRAFT_S / len(lengths)
        while len(seconds) <= ROUNDS[0] or (len(seconds) <= ROUNDS[1] and time.perf_counter() < ends):
            began = time.perf_counter()
            proposal = drafter.propose(text[-1], drafter.block_size, sampler)
            seconds.append(time.perf_counter() - began)
            drafts = max(drafts, len(proposal.tokens))
            yield fraction
            if length + len(seconds) + drafter.block_size >= pair.info.context_length:
                break
            text.append(phrase[len(text) % PHRASE])
            drafter.update(text[-1:], _features(pair, 1))
        drafter.truncate(0)
        if drafts and len(seconds) > 1:
            counted = seconds[1:]  # the first prepares kernels
            cost = DraftCost(pair.drafter.name, drafts, statistics.median(counted), min(counted), max(counted), length)
            costs.append(cost)
    return costs


def _features(pair: LoadedPair, rows: int) -> Tensor | None:
    """Numbers in the place of the target's features [rows, taps * hidden]: what they are changes no time."""
    target, taps = pair.target, pair.drafter.feature_layers
    if not taps:
        return None
    return noise(rows, len(taps) * target.config.hidden_size, target.dtype, target.device)
