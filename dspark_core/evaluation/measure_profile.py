"""Measures a profile of a loaded pair: passes of every width, interleaved, so that noise disturbs all alike.

The time of a pass ends when its results were read back, as in a round of greedy decoding.
"""

import random
import statistics
import time
from collections.abc import Callable

import torch
from torch import Tensor

from dspark_core.cancel import CancelToken
from dspark_core.device import device_name
from dspark_core.evaluation.profile import DraftCost, Profile, ProfileKey, WidthCost, key_of, profile_key
from dspark_core.loading import LoadedPair, PairFiles, read_pair, thread_count
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.target.kv_cache import KVCache

WIDTHS = (1, 2, 4, 6, 8, 16)
CACHE_LENGTHS = (128, 1024, 4096)
WIDTHS_S, DRAFT_S = 8.0, 2.0
"""Seconds to measure for; on a slow machine it takes longer, for there are always ROUNDS[0] rounds."""
ROUNDS = (3, 60)
"""Least and most measurements of each."""
PHRASE = 37
"""The text that is drafted behind repeats itself after so many tokens, so that lookup finds what it looks for."""


def key_of_files(files: PairFiles) -> ProfileKey:
    """The key that the pair will have once it is loaded."""
    threads = thread_count(files.request)
    return profile_key(device_name(files.device), files.folder.path, files.precision, threads)


def read(files: PairFiles) -> LoadedPair:
    """The pair, loaded. Raises any EngineError."""
    steps = read_pair(files, CancelToken())
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            pair: LoadedPair = finished.value  # nobody cancels it
            return pair


def measure_profile(pair: LoadedPair, older: Profile | None, progress: Callable[[str], None]) -> Profile:
    """Measure now; the costs of other drafters are taken over from ``older``."""
    target = pair.target
    longest = target.positions - max(WIDTHS)
    lengths = sorted({min(length, longest) for length in CACHE_LENGTHS})
    progress("measuring passes")
    cache = target.new_cache(lengths[-1] + max(WIDTHS))
    # pages that were never written are not read from memory
    cache.keys.normal_()
    cache.values.normal_()
    widths = _widths(pair, cache, lengths)
    progress("measuring drafts")
    draft = [cost for cost in older.draft if cost.drafter != pair.drafter.name] if older else []
    draft += _draft(pair, lengths)
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


def _widths(pair: LoadedPair, cache: KVCache, lengths: list[int]) -> list[WidthCost]:
    target, sampler = pair.target, Sampler(SamplingParams(temperature=0.0), seed=0)
    ids = random.Random(0).choices(range(target.config.vocab_size), k=max(WIDTHS))
    places = [(length, rows) for length in lengths for rows in WIDTHS]
    seconds: dict[tuple[int, int], list[float]] = {place: [] for place in places}

    def measure(place: tuple[int, int]) -> float:
        cache.length, rows = place
        began = time.perf_counter()
        sampler.argmaxes(target.forward(ids[:rows], cache).logits)
        return time.perf_counter() - began

    for place in places:
        measure(place)  # the first of each shape prepares kernels
    began = time.perf_counter()
    for turn in range(ROUNDS[1]):
        if turn >= ROUNDS[0] and time.perf_counter() - began > WIDTHS_S:
            break
        for place in places:
            seconds[place].append(measure(place))
    return [
        WidthCost(rows, statistics.median(found), min(found), max(found), length)
        for (length, rows), found in seconds.items()
    ]


def _draft(pair: LoadedPair, lengths: list[int]) -> list[DraftCost]:
    """Proposals after repeated text (and random features); nothing for a drafter that proposes none."""
    drafter, sampler = pair.drafter, Sampler(SamplingParams(temperature=0.0), seed=0)
    if not drafter.block_size:
        return []
    phrase = random.Random(1).choices(range(pair.target.config.vocab_size), k=PHRASE)
    costs: list[DraftCost] = []
    for length in lengths:
        text = (phrase * (length // PHRASE + 1))[: length + 1]
        drafter.begin(text, _features(pair, length))
        while drafter.catch_up():
            pass
        seconds: list[float] = []
        drafts = 0
        ends = time.perf_counter() + DRAFT_S / len(lengths)
        while len(seconds) <= ROUNDS[0] or (len(seconds) <= ROUNDS[1] and time.perf_counter() < ends):
            began = time.perf_counter()
            proposal = drafter.propose(text[-1], drafter.block_size, sampler)
            seconds.append(time.perf_counter() - began)
            drafts = max(drafts, len(proposal.tokens))
            if length + len(seconds) + drafter.block_size >= pair.info.context_length:
                break
            text.append(phrase[len(text) % PHRASE])
            drafter.update(text[-1:], _features(pair, 1))
        drafter.truncate(0)
        if drafts and len(seconds) > 1:
            counted = seconds[1:]  # the first prepares kernels
            cost = DraftCost(drafter.name, drafts, statistics.median(counted), min(counted), max(counted), length)
            costs.append(cost)
    return costs


def _features(pair: LoadedPair, rows: int) -> Tensor | None:
    """Numbers in the place of the target's features [rows, taps * hidden]: what they are changes no time."""
    target, taps = pair.target, pair.drafter.feature_layers
    if not taps:
        return None
    return torch.randn(rows, len(taps) * target.config.hidden_size, dtype=target.dtype, device=target.device)
