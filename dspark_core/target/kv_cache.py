"""A static cache of keys and values with an explicit length.

Rows at or past ``length`` are garbage that no pass reads, so rolling back is setting ``length``.
"""

import numpy as np
import torch

from dspark_core.target.config import DecoderConfig
from dspark_core.target.exact import KEY_BUCKET, padded_capacity

NUMPY = {torch.float32: np.float32, torch.float64: np.float64}


def cache_dtype(weights: torch.dtype, device: torch.device) -> torch.dtype:
    """That of keys and values beside weights of this dtype: on the CPU nothing is converted on the way."""
    if weights == torch.float64:
        return weights
    return torch.float32 if device.type == "cpu" else weights


def cache_bytes(config: DecoderConfig, capacity: int, dtype: torch.dtype) -> int:
    """Memory of a cache of ``capacity`` positions."""
    return config.layers * 2 * config.kv_heads * padded_capacity(capacity) * config.head_dim * dtype.itemsize


class KVCache:
    """Keys and values of one sequence.

    ``capacity`` is the number of positions it can hold. Memory is taken once, at construction, a little more than that
    for the padding of exact mode.
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
    ) -> None:
        self.capacity = capacity
        self.length = 0
        shape = (layers, 2 * kv_heads, padded_capacity(capacity), head_dim)
        self.entries = _zeros(shape, dtype, device)  # [layers, 2 kv_heads, positions, head_dim]
        self.keys, self.values = self.entries.chunk(2, dim=1)  # each [layers, kv_heads, positions, head_dim]

    @property
    def parts(self) -> "list[KVCache]":
        """The caches that this one is made of: more than itself where layers lie on several devices."""
        return [self]

    @property
    def bytes_per_token(self) -> int:
        layers, heads, _, head_dim = self.entries.shape
        return layers * heads * head_dim * self.entries.element_size()

    def clean(self) -> None:
        """Zero what a pass from ``length`` on may have written. Passes of fixed shape look at rows behind the last one,
        with no weight: garbage does no harm there, but no weight times NaN is NaN."""
        self.entries[:, :, : self.length + KEY_BUCKET].zero_()

    def truncate(self, length: int) -> None:
        """Forget every position at or past ``length`` (rollback, or reuse of a shorter prefix)."""
        if not 0 <= length <= self.length:
            raise ValueError(f"cannot truncate a cache of length {self.length} to {length}")
        self.length = length


def _zeros(shape: tuple[int, ...], dtype: torch.dtype, device: torch.device) -> torch.Tensor:
    """On the CPU numpy's: they take real memory only where they are written, torch's all at once."""
    if device.type == "cpu" and dtype in NUMPY:
        return torch.from_numpy(np.zeros(shape, NUMPY[dtype]))
    return torch.zeros(shape, dtype=dtype, device=device)
