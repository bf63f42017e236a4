"""Where the layers of a pair lie that does not fit on one device: on the cards in order, the rest on the CPU.

The first device has head and drafter and the last layers, the last one the embedding and the first layers: so a pass
goes through the devices once, and ends where sampling is. accelerate's device map is not used (docs/decisions.md).
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import torch

from dspark_core.device import available_bytes, device_name, place_of
from dspark_core.errors import OutOfMemoryError
from dspark_core.events import DevicePart, MemoryEstimate, ModelInfo
from dspark_core.marked import Marked, listed
from dspark_core.pair_memory import PairMemory, size_words
from dspark_core.target.config import DecoderConfig
from dspark_core.target.kv_cache import NAMES, cache_bytes
from dspark_core.target.loading import HEAD_BYTES_PER_WEIGHT
from dspark_core.target.split import Placement


def nothing_freed(device: torch.device) -> int:
    return 0


def placed(
    memory: PairMemory,
    others: Sequence[torch.device],
    context: int,
    freed: Callable[[torch.device], int] = nothing_freed,
) -> tuple[DevicePart, ...]:
    """The parts of the pair with this context on its device and ``others``; none where it fits on its device.
    ``freed``: bytes of a device that become free first. Raises OutOfMemoryError."""
    if not others:
        memory.require(context, freed(memory.device))
        return ()
    free = {device: available_bytes(device) + freed(device) for device in (memory.device, *others)}
    if memory.at(context).total <= free[memory.device]:
        return ()
    parts = split(memory, free, context)
    if parts is None:
        rooms = [Marked("{size} on {device}", size=size_words(room), device=device) for device, room in free.items()]
        raise OutOfMemoryError(
            "The pair needs about {total} (estimate: with a context of {context:,} tokens, on one device), and split "
            "over several it does not fit either: {rooms} are free.",
            memory.ways_out(longest_context(memory, free)),
            total=size_words(memory.at(context).total),
            context=context,
            rooms=listed(rooms),
        )
    return parts


def freed_with(info: ModelInfo, device: torch.device) -> int:
    """Bytes of the device that become free with the pair in use, about."""
    first, *_ = info.device.split(",")
    place = place_of(device)
    if place_of(torch.device(first)) == place and info.memory_estimate is not None:
        return info.memory_taken or info.memory_estimate.weights
    return sum(part.estimate.weights for part in info.parts if place_of(torch.device(part.device)) == place)


def longest_context(memory: PairMemory, free: Mapping[torch.device, int]) -> int:
    """The longest context with which the pair fits on the first device of ``free`` (bytes) or split over all, one of
    ``memory.contexts()``; 0 where none does."""
    first, *others = free
    alone = memory.longest(free[first])
    if not others:
        return alone
    contexts = memory.contexts()
    fitting = bisect_right(contexts, False, key=lambda context: split(memory, free, context) is None)
    return max(alone, contexts[fitting - 1] if fitting else 0)


def split(memory: PairMemory, free: Mapping[torch.device, int], context: int) -> tuple[DevicePart, ...] | None:
    """The parts on the devices of ``free`` (bytes), in their order; None where the pair does not fit."""
    config, drafter, (first, *_, last) = memory.config, memory.drafter, tuple(free)
    matrix = int(config.vocab_size * config.hidden_size * HEAD_BYTES_PER_WEIGHT[memory.head_precision])
    drafter_weights = drafter.bytes_needed(first) if drafter else 0
    in_layers = memory.weights - drafter_weights - matrix * (1 if config.tied_embeddings else 2)
    # of one layer, as large as the widest: which of them a device gets is not known yet
    weights = -(-in_layers * config.intermediate_size // sum(config.intermediate_sizes))
    caches = {device: _layer_cache_bytes(config, context, memory.stored_on(device)) for device in free}  # of one layer
    beside = {device: replace(replace(memory, device=device).at(context), weights=0, caches=0) for device in free}
    drafter_cache = drafter.cache_bytes(first, context) if drafter else 0
    beside[first] = replace(beside[first], weights=matrix + drafter_weights, caches=drafter_cache)
    beside[last] = replace(beside[last], weights=matrix)
    counts = layers_each(
        config.layers,
        [free[device] - beside[device].total for device in free],
        [weights + caches[device] for device in free],
    )
    if counts is None or any(beside[device].total > free[device] for device in (first, last)):
        return None

    def part(device: torch.device, layers: int) -> DevicePart:
        rest = beside[device]
        estimate: MemoryEstimate = replace(
            rest, weights=rest.weights + layers * weights, caches=rest.caches + layers * caches[device]
        )
        return DevicePart(str(device), _name(device), layers, estimate)

    return tuple(
        part(device, count) for device, count in zip(free, counts, strict=True) if count or device in (first, last)
    )


def _layer_cache_bytes(config: DecoderConfig, context: int, stored: torch.dtype) -> int:
    """Of the layer that takes the most: which of them a device gets is not known yet."""
    return max(cache_bytes(kind, context, stored) // kind.cached_layers for _, kind in config.kinds())


def layers_each(layers: int, rooms: Sequence[int], sizes: Sequence[int]) -> tuple[int, ...] | None:
    """How many of ``layers`` each device takes: filled in order, each up to its room, where a layer takes its size
    (bytes). None where they do not all find room."""
    counts: list[int] = []
    for room, size in zip(rooms, sizes, strict=True):
        counts.append(max(0, min(room // size, layers - sum(counts))))
    return tuple(counts) if sum(counts) == layers else None


def placement(parts: Sequence[DevicePart]) -> Placement | None:
    """Where ``load_target`` puts what: the first device has the last layers. None without parts."""
    if not parts:
        return None
    layers = [torch.device(part.device) for part in reversed(parts) for _ in range(part.layers)]
    return Placement(tuple(layers), torch.device(parts[-1].device))


def place_words(device: torch.device, parts: Sequence[DevicePart]) -> str:
    """Where the pair lies: the device's name, or "24 of 32 layers on NVIDIA ..., 8 on the CPU"."""
    if not parts:
        return device_name(device)
    (first, *others), layers = parts, sum(part.layers for part in parts)
    words = [
        Marked("{count} of {layers} layers on {device}", count=first.layers, layers=layers, device=first.name),
        *(
            Marked("{what} on {device}", what=part.layers or Marked("the embedding"), device=part.name)
            for part in others
        ),
    ]
    return listed(words)


def kv_words(memory: PairMemory, parts: Sequence[DevicePart]) -> str:
    """What keys and values are stored in: of a split pair perhaps "bf16 and fp32", for the CPU computes otherwise."""
    devices = [torch.device(part.device) for part in parts if part.layers] or [memory.device]
    first, *others = dict.fromkeys(NAMES[memory.stored_on(device)] for device in devices)
    return Marked("{first} and {second}", first=first, second=others[0]) if others else first


def _name(device: torch.device) -> str:
    return Marked("the CPU") if device.type == "cpu" else device_name(device)
