"""Where the layers of a pair lie that does not fit on one device: on the cards in order, the rest on the CPU.

The first device has head and drafter and the last layers, the last one the embedding and the first layers: so a pass
goes through the devices once, and ends where sampling is. accelerate's device map is not used (docs/decisions.md).
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import torch

from dspark_core.device import available_bytes, device_name
from dspark_core.errors import OutOfMemoryError
from dspark_core.events import DevicePart, MemoryEstimate
from dspark_core.pair_memory import CONTEXT_STEP, LIBRARY_BYTES, PairMemory, size_words
from dspark_core.target.kv_cache import cache_bytes, cache_dtype
from dspark_core.target.loading import BYTES_PER_WEIGHT, DTYPES, head_precision
from dspark_core.target.split import Placement


def placed(
    memory: PairMemory,
    others: Sequence[torch.device],
    context: int,
    freed: Callable[[torch.device], int] = lambda device: 0,
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
        contexts = range(CONTEXT_STEP, memory.config.max_positions + 1, CONTEXT_STEP)
        fitting = bisect_right(contexts, False, key=lambda longer: split(memory, free, longer) is None)
        fits = f"A context of {contexts[fitting - 1]:,} tokens fits" if fitting else "No context fits"
        rooms = ", ".join(f"{size_words(room)} on {device}" for device, room in free.items())
        raise OutOfMemoryError(
            f"The pair needs about {size_words(memory.at(context).total)} (estimate: with a context of {context:,} "
            f"tokens, on one device), and split over several it does not fit either: {rooms} are free.",
            f"{fits}. Or close other programs, choose precision nf4, or a smaller model.",
        )
    return parts


def split(memory: PairMemory, free: Mapping[torch.device, int], context: int) -> tuple[DevicePart, ...] | None:
    """The parts on the devices of ``free`` (bytes), in their order; None where the pair does not fit."""
    config, drafter, (first, *_, last) = memory.config, memory.drafter, tuple(free)
    matrix = int(config.vocab_size * config.hidden_size * BYTES_PER_WEIGHT[head_precision(memory.precision)])
    drafter_weights = drafter.bytes_needed(first) if drafter else 0
    in_layers = memory.weights - drafter_weights - matrix * (1 if config.tied_embeddings else 2)
    weights = -(-in_layers // config.layers)  # of one layer
    dtype, one_layer = DTYPES[memory.precision], replace(config, layers=1)
    caches = {device: cache_bytes(one_layer, context, cache_dtype(dtype, device)) for device in free}  # of one layer
    beside = {device: replace(memory.at(context), weights=0, caches=0) for device in free}
    for device, estimate in beside.items():
        beside[device] = replace(estimate, libraries=LIBRARY_BYTES[device.type])
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
    words = [f"{first.layers} of {layers} layers on {first.name}"]
    words += [f"{part.layers or 'the embedding'} on {part.name}" for part in others]
    return ", ".join(words)


def _name(device: torch.device) -> str:
    return "the CPU" if device.type == "cpu" else device_name(device)
