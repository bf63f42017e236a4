"""A static cache of keys and values with an explicit length.

Rows at or past ``length`` are garbage that no pass reads, so rolling back is setting ``length``. What is stored in
fewer bits than passes compute with is rounded when it is written: also the pass that writes a row sees it rounded.
"""

import numpy as np
import torch
from torch import Tensor

from dspark_core.errors import InvalidRequestError
from dspark_core.requests import KV_PRECISIONS
from dspark_core.target.config import DecoderConfig
from dspark_core.target.exact import KEY_BUCKET, padded_capacity

NAMES = {torch.float64: "fp64", torch.float32: "fp32", torch.bfloat16: "bf16", torch.int8: "int8"}
SCALE = torch.float32
LARGEST_CODE = 127


def cache_dtype(weights: torch.dtype, device: torch.device) -> torch.dtype:
    """That of keys and values in a pass with weights of this dtype: on the CPU nothing is converted on the way."""
    if weights == torch.float64:
        return weights
    return torch.float32 if device.type == "cpu" else weights


def stored_dtype(kv_precision: str, weights: torch.dtype, device: torch.device) -> torch.dtype:
    """That of keys and values in memory; ``auto`` is as passes compute with them. Raises InvalidRequestError."""
    if kv_precision not in KV_PRECISIONS:
        raise InvalidRequestError(
            f"There is no precision of keys and values called {kv_precision!r}.", f"Use {' or '.join(KV_PRECISIONS)}."
        )
    names = {name: dtype for dtype, name in NAMES.items()}
    return names.get(kv_precision) or cache_dtype(weights, device)


def cache_bytes(config: DecoderConfig, capacity: int, stored: torch.dtype) -> int:
    """Memory of a cache of ``capacity`` positions."""
    heads = sum(
        kind.cached_layers * 2 * kind.kv_heads * _row_bytes(kind.head_dim, stored) for _, kind in config.kinds()
    )
    return heads * padded_capacity(capacity)


def _row_bytes(head_dim: int, stored: torch.dtype) -> int:
    """Of the key or value of one head at one position."""
    return head_dim * stored.itemsize + (SCALE.itemsize if stored == torch.int8 else 0)


class KVCache:
    """Keys and values of one sequence, computed with in ``dtype`` and kept in ``stored`` (None: the same).

    int8 keeps each key and each value of a head as whole numbers and one scale. ``capacity`` is the number of positions
    it can hold. Memory is taken once, at construction, a little more than that for the padding of exact mode.
    """

    def __init__(
        self,
        *,
        layers: int,
        kv_heads: int,
        head_dim: int,
        capacity: int,
        dtype: torch.dtype,
        device: torch.device,
        stored: torch.dtype | None = None,
    ) -> None:
        self.capacity = capacity
        self.length = 0
        self.dtype = dtype
        shape = (layers, 2 * kv_heads, padded_capacity(capacity))
        self.entries = _zeros((*shape, head_dim), stored or dtype, device)  # [layers, 2 kv_heads, positions, head_dim]
        self.keys, self.values = self.entries.chunk(2, dim=1)  # each [layers, kv_heads, positions, head_dim]
        self.stored: tuple[Tensor, ...] = (self.entries,)
        """All that is kept, each [layers, 2 kv_heads, positions, ...]: entries, and of int8 the scales."""
        if stored == torch.int8:
            self.stored = self.entries, _zeros((*shape, 1), SCALE, device)

    @property
    def parts(self) -> "list[KVCache]":
        """The caches that this one is made of: more than itself where layers lie on several devices or differ in the
        size of their heads."""
        return [self]

    @property
    def bytes_per_token(self) -> int:
        layers, heads, _, head_dim = self.entries.shape
        return layers * heads * _row_bytes(head_dim, self.entries.dtype)

    @property
    def precision(self) -> str:
        """The name of what entries are stored in."""
        return NAMES[self.entries.dtype]

    def view(self, rows: slice | Tensor, keys: int) -> "CacheView":
        """For a pass that writes ``rows`` (positions on the device, int64 [rows], where a captured pass finds them) and
        reads the first ``keys`` positions."""
        return CacheView(self, rows, keys)

    def clean(self) -> None:
        """Zero what a pass from ``length`` on may have written. Passes of fixed shape look at rows behind the last one,
        with no weight: garbage does no harm there, but no weight times NaN is NaN."""
        for part in self.stored:
            part[:, :, : self.length + KEY_BUCKET].zero_()

    def truncate(self, length: int) -> None:
        """Forget every position at or past ``length`` (rollback, or reuse of a shorter prefix)."""
        if not 0 <= length <= self.length:
            raise ValueError(f"cannot truncate a cache of length {self.length} to {length}")
        self.length = length


class JoinedCache(KVCache):
    """Keys and values of one sequence in several caches, each of some of the layers."""

    def __init__(self, parts: list[KVCache]) -> None:
        self._parts = parts
        self.capacity = parts[0].capacity
        self.stored = tuple(stored for part in parts for stored in part.stored)

    @property
    def parts(self) -> list[KVCache]:
        return self._parts

    @property
    def length(self) -> int:
        return self._parts[0].length

    @length.setter
    def length(self, length: int) -> None:
        for part in self._parts:
            part.length = length

    @property
    def bytes_per_token(self) -> int:
        return sum(part.bytes_per_token for part in self._parts)

    @property
    def precision(self) -> str:
        """That of the device of the pair, which has the last layers, first; the CPU may compute with another."""
        return " and ".join(dict.fromkeys(part.precision for part in reversed(self._parts)))


class CacheView:
    """What one pass writes and reads of a cache. Views are made once for all layers: making costs as much as using."""

    def __init__(self, cache: KVCache, rows: slice | Tensor, keys: int) -> None:
        self._positions = rows if isinstance(rows, Tensor) else None
        places = rows if isinstance(rows, slice) else slice(None)
        self._written = [part[:, :, places].unbind(0) for part in cache.stored]
        self._keys = cache.keys[:, :, :keys].unbind(0)  # of each layer [kv_heads, keys, head_dim]
        self._values = cache.values[:, :, :keys].unbind(0)
        self._converted: Tensor | None = None
        if cache.entries.dtype != cache.dtype:
            self._seen = [part[:, :, :keys].unbind(0) for part in cache.stored]
            # [2 kv_heads, keys, head_dim] of one layer after the other
            self._converted = torch.empty(self._seen[0][0].shape, dtype=cache.dtype, device=cache.entries.device)
            keys_then_values = self._converted.chunk(2)
            self._halves = keys_then_values[0], keys_then_values[1]

    def write(self, layer: int, new: Tensor) -> None:
        """new [2 kv_heads, rows, head_dim], keys before values."""
        parts = quantised(new) if len(self._written) > 1 else (new,)
        for written, part in zip(self._written, parts, strict=True):
            if self._positions is None:
                written[layer].copy_(part)
            else:
                written[layer].index_copy_(1, self._positions, part.to(written[layer].dtype))

    def read(self, layer: int) -> tuple[Tensor, Tensor]:
        """Keys and values [kv_heads, keys, head_dim] of a layer, which the next reading may overwrite."""
        if self._converted is None:
            return self._keys[layer], self._values[layer]
        entries, *scales = (seen[layer] for seen in self._seen)
        if scales:
            torch.mul(entries, *scales, out=self._converted)
        else:
            self._converted.copy_(entries)
        return self._halves


def quantised(rows: Tensor) -> tuple[Tensor, Tensor]:
    """rows [..., head_dim] -> whole numbers up to LARGEST_CODE in the same shape, and the scale [..., 1] that they are
    multiples of. What is not finite stays so, for a broken model must be found out."""
    largest = torch.linalg.vector_norm(rows, ord=float("inf"), dim=-1, keepdim=True)
    scales = (largest / LARGEST_CODE).to(SCALE).clamp_(min=torch.finfo(SCALE).tiny)
    return (rows / scales).round_(), scales


def _zeros(shape: tuple[int, ...], dtype: torch.dtype, device: torch.device) -> Tensor:
    """On the CPU numpy's: they take real memory only where they are written, torch's all at once."""
    if device.type == "cpu":
        return torch.from_numpy(np.zeros((*shape[:-1], shape[-1] * dtype.itemsize), np.int8)).view(dtype)
    return torch.zeros(shape, dtype=dtype, device=device)
