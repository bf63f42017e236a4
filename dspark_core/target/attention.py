"""Attention of one pass: rotate, write keys and values into the cache, mix.

Everything that is the same in all layers (views of the cache, masks, rotation) is made once a pass.
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.target.kv_cache import KVCache

if TYPE_CHECKING:
    from dspark_core.target.model import DecoderLayer, Target

FEW_ROWS = 16
"""Up to so many rows, plain products beat torch's fused attention on a CPU (docs/performance.md)."""


class Attention:
    """Called once a layer with its queries, keys and values for positions cache.length .. cache.length + rows - 1."""

    def __init__(self, target: "Target", cache: KVCache, rows: int, keys: int) -> None:
        """``keys``: cached rows to look at, those of this pass included; what is behind the last row is masked."""
        config, start, end = target.config, cache.length, cache.length + rows
        self._target, self._rows = target, rows
        self._heads, self._kv_heads, self._dim = config.heads, config.kv_heads, config.head_dim
        turn = target.rotation[start:end]  # [rows, 1, head_dim / 2]
        # values are turned by nothing, so that keys and values are written in one go
        turned = turn.expand(rows, config.heads + config.kv_heads, -1)
        self._turn = torch.cat([turned, torch.ones_like(turn).expand(rows, config.kv_heads, -1)], dim=1)
        self._written = cache.entries[:, :, start:end].unbind(0)  # of each layer [2 kv_heads, rows, head_dim]
        self._few = rows <= FEW_ROWS and target.device.type == "cpu"
        seen = cache.keys[:, :, :keys]
        self._keys = (seen.mT if self._few else seen).unbind(0)
        self._values = cache.values[:, :, :keys].unbind(0)  # of each layer [kv_heads, keys, head_dim]
        self._mixed = torch.empty(rows, config.heads, config.head_dim, dtype=target.dtype, device=target.device)
        group = config.heads // config.kv_heads
        self._masks = {
            window: visible_keys(start, rows, keys, window, cache.keys.dtype, target.device, repeat=group)
            for window in set(config.windows)
        }

    def __call__(self, index: int, layer: "DecoderLayer", qkv: Tensor) -> Tensor:
        """qkv [rows, (heads + 2 kv_heads) * head_dim] of layer ``index`` -> [rows, heads * head_dim]."""
        rows, heads, kv_heads, dim = self._rows, self._heads, self._kv_heads, self._dim
        qkv = qkv.to(self._target.wide).view(rows, heads + 2 * kv_heads, dim)
        if layer.qk_norm is not None:
            qkv[:, : heads + kv_heads] = self._target.normed(qkv[:, : heads + kv_heads], layer.qk_norm)
        if layer.rotary:
            pairs = torch.view_as_complex(qkv.view(rows, heads + 2 * kv_heads, dim // 2, 2))
            qkv = torch.view_as_real(pairs * self._turn).view(rows, heads + 2 * kv_heads, dim)
        self._written[index].copy_(qkv[:, heads:].transpose(0, 1))
        # the heads that share a key head become rows of one product, so that keys are not repeated
        queries = qkv[:, :heads].view(rows, kv_heads, heads // kv_heads, dim).transpose(0, 1)
        queries = queries.reshape(kv_heads, rows * heads // kv_heads, dim)
        mixed = self._mix(queries, self._keys[index], self._values[index], self._masks[layer.window])
        mixed = mixed.view(kv_heads, rows, heads // kv_heads, dim).transpose(0, 1)
        self._mixed.view(rows, kv_heads, heads // kv_heads, dim).copy_(mixed)
        return self._mixed.view(rows, heads * dim)

    def _mix(self, queries: Tensor, keys: Tensor, values: Tensor, mask: Tensor) -> Tensor:
        """queries [kv_heads, rows * group, head_dim] over the keys and values -> the same shape."""
        if not self._few:
            queries = queries.to(keys.dtype)
            mixed: Tensor = F.scaled_dot_product_attention(queries[None], keys[None], values[None], attn_mask=mask)
            return mixed[0]
        scores = torch.baddbmm(mask, queries, keys, alpha=self._dim**-0.5)  # [kv_heads, rows * group, keys]
        return torch.bmm(scores.softmax(dim=-1), values)


def visible_keys(
    start: int, rows: int, keys: int, window: int | None, dtype: torch.dtype, device: torch.device, *, repeat: int
) -> Tensor:
    """Additive mask [rows * repeat, keys]: a row sees itself, what is before it, and no further back than
    ``window``."""
    row = torch.arange(start, start + rows, device=device)[:, None]
    key = torch.arange(keys, device=device)[None, :]
    hidden = key > row
    if window is not None:
        hidden = hidden | (key <= row - window)
    mask = torch.zeros(rows, keys, dtype=dtype, device=device).masked_fill_(hidden, float("-inf"))
    return mask.repeat_interleave(repeat, dim=0)
