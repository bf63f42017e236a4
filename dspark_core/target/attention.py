"""Attention of one pass: rotate, write keys and values into the cache, mix.

Everything that is the same in all layers (views of the cache, masks, rotation) is made once a pass.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.target.kv_cache import KVCache

if TYPE_CHECKING:
    from dspark_core.target.model import DecoderLayer, Target

FEW_ROWS = 16
"""Up to so many rows, plain products beat torch's fused attention on a CPU (docs/performance.md)."""


class Attention:
    """Called once a layer with its queries, keys and values for positions cache.length .. cache.length + rows - 1.

    Its buffers and the views of them are the same for all layers: on a small model making them costs as much as using.
    """

    def __init__(
        self,
        target: "Target",
        cache: KVCache,
        rows: int,
        keys: int,
        causal: Callable[[int | None], bool] = lambda window: True,
    ) -> None:
        """``keys``: cached rows to look at, those of this pass included; what is behind the last row is masked.
        ``causal``: whether rows see only what is before them, in layers with this window."""
        config, device, start, end = target.config, target.device, cache.length, cache.length + rows
        heads, kv_heads, dim = config.heads, config.kv_heads, config.head_dim
        group = heads // kv_heads
        self._normed, self._scale, self._value_norm = target.normed, dim**-0.5, config.value_norm
        self._few = rows <= FEW_ROWS and device.type == "cpu"
        turn = local_turn = _turn(target.rotation[start:end], heads, kv_heads)
        if target.local_rotation is not None:
            local_turn = _turn(target.local_rotation[start:end], heads, kv_heads)

        self._qkv = torch.empty(rows, (heads + 2 * kv_heads) * dim, dtype=target.wide, device=device)
        by_head = self._qkv.view(rows, heads + 2 * kv_heads, dim)
        pairs = torch.view_as_complex(by_head.view(rows, heads + 2 * kv_heads, dim // 2, 2))
        self._all = _Heads(self._qkv, by_head[:, : heads + kv_heads], pairs, turn, local_turn)
        self._queries_alone = _Heads(
            self._qkv[:, : heads * dim], by_head[:, :heads], pairs[:, :heads], turn[:, :heads], local_turn[:, :heads]
        )
        self._values = by_head[:, heads + kv_heads :]
        # the heads that share a key head become rows of one product, so that keys are not repeated
        self._queries = by_head[:, :heads].view(rows, kv_heads, group, dim).transpose(0, 1)
        self._new = by_head[:, heads:].transpose(0, 1)  # [2 kv_heads, rows, head_dim]
        self._rows_of_a_key_head = (kv_heads, rows * group, dim)
        self._mixed = torch.empty(rows, heads * dim, dtype=target.dtype, device=device)
        self._mixed_by_head = self._mixed.view(rows, kv_heads, group, dim).transpose(0, 1)

        self._cached = cache.view(slice(start, end), keys)
        positions = torch.arange(start, end, device=device)
        self._masks = {
            window: visible_keys(positions, keys, window, cache.dtype, repeat=group, causal=causal(window))
            for window in set(config.windows)
        }

    def __call__(self, place: int, layer: "DecoderLayer", qkv: Tensor) -> Tensor:
        """qkv [rows, (heads + 2 kv_heads) * head_dim] of the layer at ``place`` of the cache, queries alone where it
        shares -> [rows, heads * head_dim], which the next layer overwrites."""
        heads = self._queries_alone if layer.shares else self._all
        heads.flat.copy_(qkv)
        if layer.qk_norm is not None:
            heads.normed.copy_(self._normed(heads.normed, layer.qk_norm))
        if self._value_norm and not layer.shares:
            self._values.copy_(self._normed(self._values, None))
        if layer.rotary:
            heads.pairs.mul_(heads.turn if layer.window is None else heads.local_turn)
        if not layer.shares:
            self._cached.write(place, self._new)
        queries = self._queries.reshape(self._rows_of_a_key_head)
        mixed = self._mix(queries, *self._cached.read(place), self._masks[layer.window])
        self._mixed_by_head.copy_(mixed.view(self._queries.shape))
        return self._mixed

    def _mix(self, queries: Tensor, keys: Tensor, values: Tensor, mask: Tensor) -> Tensor:
        """queries [kv_heads, rows * group, head_dim] over the keys and values -> the same shape."""
        if not self._few:
            queries = queries.to(keys.dtype)
            mixed: Tensor = F.scaled_dot_product_attention(queries[None], keys[None], values[None], attn_mask=mask)
            return mixed[0]
        scores = torch.baddbmm(mask, queries, keys.mT, alpha=self._scale)  # [kv_heads, rows * group, keys]
        return torch.bmm(scores.softmax(dim=-1), values)


class _Heads(NamedTuple):
    """Views of the buffer for one layer's heads, and how they are turned."""

    flat: Tensor  # [rows, heads * head_dim]
    normed: Tensor  # [rows, those with weights in their norm, head_dim]
    pairs: Tensor  # complex [rows, heads, head_dim / 2]
    turn: Tensor  # the same
    local_turn: Tensor


def _turn(rotation: Tensor, heads: int, kv_heads: int) -> Tensor:
    """rotation [rows, 1, head_dim / 2] -> for queries, keys and values [rows, heads + 2 kv_heads, head_dim / 2]. Values
    are turned by nothing, so that keys and values are written in one go."""
    turned = rotation.expand(-1, heads + kv_heads, -1)
    return torch.cat([turned, torch.ones_like(rotation).expand(-1, kv_heads, -1)], dim=1)


def visible_keys(
    positions: Tensor,
    keys: int,
    window: int | None,
    dtype: torch.dtype,
    *,
    repeat: int,
    causal: bool = True,
) -> Tensor:
    """Additive mask [rows * repeat, keys] of rows at ``positions`` int64 [rows], ascending: a row sees itself, what is
    before it (all rows of the pass, unless ``causal``), and no further away than ``window``."""
    row, key = positions[:, None], torch.arange(keys, device=positions.device)[None, :]
    hidden = key > (row if causal else row[-1:])
    if window is not None:
        hidden = hidden | (key <= row - window) | (key >= row + window)
    mask = torch.zeros(len(positions), keys, dtype=dtype, device=row.device).masked_fill_(hidden, float("-inf"))
    # told how long the result is: to find out, torch would wait for the device
    return mask.repeat_interleave(repeat, dim=0, output_size=len(positions) * repeat)
