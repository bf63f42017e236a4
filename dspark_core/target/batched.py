"""One decode pass for many sequences: one row each, at its own position, over a cache with a slot for each.

For throughput, not for answer time. The matrices are at the limit of arithmetic; the rest of a pass is reading keys and
values. These have the target's own dtype (on the starter, bfloat16 is as near to float32 as float32 keys and values
under bfloat16 weights are) and an order that both products read as it is: keys by dimension, values by position.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.device import GIB, available_bytes
from dspark_core.errors import InvalidRequestError, OutOfMemoryError
from dspark_core.target.kv_cache import KVCache
from dspark_core.target.linear import packed_bf16_supported
from dspark_core.target.model import DecoderLayer, Target
from dspark_core.target.split import SplitTarget

KEY_STEP = 32
"""The cache holds the longest sequence, rounded up to a multiple of this."""


class BatchCache:
    """Keys and values of up to ``slots`` sequences of up to ``capacity`` positions each.

    All slots hold ``length`` positions, which follows the longest sequence: torch copies what it multiplies unless that
    is contiguous, so that a cut out of a larger cache costs more than laying out a new one now and then. Positions that
    a sequence has not reached hold finite garbage that no pass looks at. ``bytes`` is the most it will ever take;
    raises OutOfMemoryError when that is not there, InvalidRequestError for a target on several devices or with heads of
    several sizes.
    """

    def __init__(self, target: Target, slots: int, capacity: int) -> None:
        if isinstance(target, SplitTarget):
            raise InvalidRequestError(
                "Many answers at once, as training needs them, are for a target on one device; this one is split over "
                "several.",
                "Choose one with room for it (--device cpu), a lower precision, or a smaller model.",
            )
        config, dtype = target.config, target.dtype
        if config.full_heads is not None or any(config.shares):
            raise InvalidRequestError(
                "Many answers at once, as training needs them, are for a target whose layers are alike; those of this "
                "one with a window and without differ in their heads, or some share keys and values (Gemma 4).",
                "Use the drafter lookup, or a smaller model of its family: small:FOLDER.",
            )
        if dtype == torch.bfloat16 and target.device.type == "cpu" and not packed_bf16_supported():
            dtype = target.wide  # products in bfloat16 would be emulated
        self.slots, self.capacity, self.kv_heads, self.length = slots, capacity, config.kv_heads, 0
        rows, dim = slots * config.kv_heads, config.head_dim
        # a layer is held twice while its layout changes
        self.bytes = 2 * (config.layers + 1) * rows * capacity * dim * dtype.itemsize
        available = available_bytes(target.device)
        if self.bytes > available:
            raise OutOfMemoryError(
                f"Keys and values of {slots} sequences of {capacity:,} tokens need {self.bytes / GIB:.1f} GiB, but "
                f"only {available / GIB:.1f} GiB are free.",
                "Use a smaller batch or a smaller capacity.",
            )
        empty = torch.zeros(rows, 0, dim, dtype=dtype, device=target.device)
        self.keys = [empty.mT] * config.layers  # of each layer [slots * kv_heads, head_dim, length]
        self.values = [empty] * config.layers  # of each layer [slots * kv_heads, length, head_dim]

    @torch.inference_mode()
    def fit(self, length: int, *, shrink: bool = False) -> None:
        """Make every slot hold ``length`` positions at least; with ``shrink`` also give back what is far above that."""
        wanted = min(self.capacity, -(-length // KEY_STEP) * KEY_STEP)
        more = wanted - self.length
        if more <= 0 and not (shrink and wanted < self.length * 3 // 4):
            return
        for index in range(len(self.keys)):
            self.keys[index] = F.pad(self.keys[index], (0, more)).contiguous()
            self.values[index] = F.pad(self.values[index], (0, 0, 0, more)).contiguous()
        self.length = wanted

    def _heads(self, slot: int, count: int = 1) -> slice:
        return slice(slot * self.kv_heads, (slot + count) * self.kv_heads)

    @torch.inference_mode()
    def put(self, first: int, index: int, keys: Tensor, values: Tensor) -> None:
        """Write keys and values [sequences, kv_heads, length, head_dim] of layer ``index``, positions 0 to length - 1,
        into the slots from ``first`` on."""
        rows, length = self._heads(first, len(keys)), keys.shape[2]
        self.keys[index][rows, :, :length] = keys.flatten(0, 1).mT
        self.values[index][rows, :length] = values.flatten(0, 1)

    @torch.inference_mode()
    def fill(self, slot: int, prompt: KVCache) -> None:
        """Copy the first ``prompt.length`` positions of a single sequence's cache into ``slot``."""
        rows, length = self._heads(slot), prompt.length
        self.fit(length)
        for index, (keys, values) in enumerate(zip(self.keys, self.values, strict=True)):
            keys[rows, :, :length] = prompt.keys[index, :, :length].mT
            values[rows, :length] = prompt.values[index, :, :length]

    @torch.inference_mode()
    def move(self, slot: int, to: int, length: int) -> None:
        """Copy the first ``length`` positions of ``slot`` to the slot ``to``."""
        source, goal = self._heads(slot), self._heads(to)
        for keys, values in zip(self.keys, self.values, strict=True):
            keys[goal, :, :length] = keys[source, :, :length]
            values[goal, :length] = values[source, :length]


@torch.inference_mode()
def forward_batch(target: Target, token_ids: list[int], positions: list[int], cache: BatchCache) -> Tensor:
    """Compute token i at ``positions[i]`` of the sequence in slot i, for the first len(token_ids) slots.

    Writes their keys and values and returns logits [rows, vocab] in the target's own dtype. Raises ValueError when a
    position is not in the cache or there are more rows than slots.
    """
    if len(token_ids) > cache.slots or max(positions) >= cache.capacity:
        raise ValueError(f"{len(token_ids)} rows up to position {max(positions)} do not fit into the cache")
    hidden, inputs = target.embedded(token_ids)  # [rows, hidden]
    hidden, _ = target.through_layers(hidden, _BatchAttention(target, positions, cache), inputs=inputs)
    return target.head(target.normed(hidden, target.final_norm))


class _BatchAttention:
    """What is the same in all layers of one pass: rotation, places to write, masks."""

    def __init__(self, target: Target, positions: list[int], cache: BatchCache) -> None:
        config, device = target.config, target.device
        self._target, self._cache, self._rows = target, cache, len(positions)
        self._heads, self._kv_heads, self._dim = config.heads, config.kv_heads, config.head_dim
        cache.fit(max(positions) + 1, shrink=True)
        position = torch.tensor(positions, device=device)
        self._turn = self._local_turn = target.rotation[position]  # [rows, 1, head_dim / 2]
        if target.local_rotation is not None:
            self._local_turn = target.local_rotation[position]
        self._row = torch.arange(self._rows * self._kv_heads, device=device)
        self._position = position.repeat_interleave(self._kv_heads)  # [rows * kv_heads]
        self._place = self._row * cache.length + self._position
        self._masks = {window: self._mask(window) for window in set(config.windows)}

    def _mask(self, window: int | None) -> Tensor:
        """Additive [rows * kv_heads, 1, cache.length]: a row sees itself, what is before it, and no further back than
        ``window``."""
        key, position = torch.arange(self._cache.length, device=self._position.device), self._position[:, None]
        hidden = key > position
        if window is not None:
            hidden = hidden | (key <= position - window)
        mask = torch.zeros(hidden.shape, dtype=self._cache.keys[0].dtype, device=hidden.device)
        return mask.masked_fill_(hidden, float("-inf"))[:, None]

    def __call__(self, index: int, layer: DecoderLayer, qkv: Tensor) -> Tensor:
        """qkv [rows, (heads + 2 kv_heads) * head_dim] of layer ``index`` -> [rows, heads * head_dim]."""
        rows, heads, kv_heads, dim = self._rows, self._heads, self._kv_heads, self._dim
        qkv = qkv.to(self._target.wide).view(rows, heads + 2 * kv_heads, dim)
        turned, values = qkv[:, : heads + kv_heads], qkv[:, heads + kv_heads :]
        if layer.qk_norm is not None:
            turned = self._target.normed(turned, layer.qk_norm)
        if self._target.config.value_norm:
            values = self._target.normed(values, None)
        if layer.rotary:
            pairs = torch.view_as_complex(turned.reshape(rows, heads + kv_heads, dim // 2, 2))
            turn = self._turn if layer.window is None else self._local_turn
            turned = torch.view_as_real(pairs * turn).flatten(-2)
        used = rows * kv_heads
        key_rows, value_rows = self._cache.keys[index][:used], self._cache.values[index][:used]
        key_rows[self._row, :, self._position] = turned[:, heads:].reshape(used, dim).to(key_rows.dtype)
        value_rows.view(-1, dim).index_copy_(0, self._place, values.reshape(used, dim).to(value_rows.dtype))
        # the heads that share a key head are rows of one product
        queries = turned[:, :heads].reshape(used, heads // kv_heads, dim).to(key_rows.dtype)
        scores = torch.baddbmm(self._masks[layer.window], queries, key_rows, alpha=dim**-0.5)  # [used, group, length]
        mixed = torch.bmm(scores.softmax(dim=-1), value_rows)  # [used, group, head_dim]
        return mixed.view(rows, heads * dim).to(self._target.dtype)
