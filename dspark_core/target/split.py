"""A target whose layers lie on several devices: each stretch of layers is a small target of its own on one of them.

Weights and cached rows stay where they are; what moves is the hidden state [rows, hidden], once at each boundary. On
its device a stretch computes a row as an undivided target there would. A pass ends on the device of the head, where
drafter and sampling are.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

import torch
from torch import Tensor

from dspark_core.target.config import DecoderConfig
from dspark_core.target.kv_cache import JoinedCache, KVCache
from dspark_core.target.model import Target


def to_device(x: Tensor, device: torch.device) -> Tensor:
    """The one way across a boundary."""
    return x.to(device)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a target's weights lie; final norm and head are on the device of the pair."""

    layers: tuple[torch.device, ...]
    embedding: torch.device


class SplitTarget(Target):
    """``devices`` says of each layer where its weights lie; embedding, final norm and head may lie on others.
    ``through_layers`` is for one device: passes of other kinds (captured, batched) have none here."""

    def __init__(self, config: DecoderConfig, *, devices: tuple[torch.device, ...], **weights: Any) -> None:
        super().__init__(config, **weights)
        self._devices = devices
        self._stretches = self._cut()

    def _cut(self) -> list[tuple[int, torch.device, Target]]:
        """Of each stretch its first layer, its device, and itself. Their norms and heads are not used."""
        config, stretches, first = self.config, [], 0
        for device, group in groupby(self._devices):
            last = first + len(list(group))
            local = self.local_rotation
            own = Target(
                config.of_layers(range(first, last)),
                embedding=self.embedding,
                layers=self.layers[first:last],
                final_norm=self.final_norm,
                head=self.head,
                rotation=self.rotation.to(device),
                positions=self.positions,
                local_rotation=None if local is None else local.to(device),
                kv_precision=self.kv_precision,
            )
            stretches.append((first, device, own))
            first = last
        return stretches

    def new_cache(self, capacity: int) -> KVCache:
        return JoinedCache([own.new_cache(capacity) for _, _, own in self._stretches])

    def first_layers(self, count: int) -> Target:
        part = super().first_layers(count)
        assert isinstance(part, SplitTarget)
        part._devices = self._devices[:count]
        part._stretches = part._cut()
        return part

    def over_cache(
        self, hidden: Tensor, cache: KVCache, keys: int, taps: tuple[int, ...], inputs: Tensor | None
    ) -> tuple[Tensor, dict[int, Tensor]]:
        tapped: dict[int, Tensor] = {}
        new = slice(cache.length, cache.length + len(hidden))
        for (first, device, own), rows in zip(self._stretches, cache.parts, strict=True):
            for source, index in self._shared_from_before(first, own).items():
                for there, here in zip(self._kept(source, cache), self._kept(index, cache), strict=True):
                    here[:, new].copy_(to_device(there[:, new], device))
            beside = None if inputs is None else to_device(inputs[first : first + len(own.layers)], device)
            before = -1 if first == 0 else 0  # the first stretch also has the embedding's output
            within = tuple(tap - first for tap in taps if before <= tap - first < len(own.layers))
            hidden, found = own.over_cache(to_device(hidden, device), rows, keys, within, beside)
            tapped |= {first + tap: to_device(features, self.device) for tap, features in found.items()}
        return to_device(hidden, self.device), tapped

    def _shared_from_before(self, first: int, own: Target) -> dict[int, int]:
        """The layers before a stretch whose keys and values it reads, each with one of its own layers that does. It
        keeps a copy of them in its cache."""
        places = self.config.places
        sources = {places.index(places[index]): index for index in range(first, first + len(own.layers))}
        return {source: index for source, index in sources.items() if source < first}

    def _kept(self, index: int, cache: KVCache) -> list[Tensor]:
        """What the stretch of layer ``index`` keeps of keys and values that the layer reads, each [2 kv_heads,
        positions, ...]."""
        return next(
            [stored[kind.config.places[indices.index(index - first)]] for stored in part.stored]
            for (first, _, own), rows in zip(self._stretches, cache.parts, strict=True)
            for indices, kind, part in own.parts_of(rows)
            if index - first in indices
        )
