"""A pass that can be captured: a fixed number of rows and keys, its inputs in buffers that stay where they are.

What the eager pass knows as Python numbers (where the rows begin) is a tensor on the device here, so that the same
recorded operations serve every position. Rows behind the last one asked for are padding: what they write lies behind
every row that is read, and is overwritten by whatever comes next.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.target.attention import visible_keys
from dspark_core.target.kv_cache import KVCache

if TYPE_CHECKING:
    from dspark_core.target.model import DecoderLayer, Target


class StaticPass:
    """``place`` says what to compute, ``run`` computes it and leaves ``logits`` and ``features``.

    ``keys`` cached rows are looked at: the position of the last row must be below.
    """

    def __init__(self, target: "Target", cache: KVCache, *, rows: int, keys: int, taps: tuple[int, ...]) -> None:
        device = target.device
        self.rows, self.keys = rows, keys
        self._inputs = torch.zeros(1 + rows, dtype=torch.int64, device=device)  # start, then the ids
        self._found: Tensor | None = None
        if target.per_layer is not None:
            self._found = target.per_layer.rows([0] * rows).to(device)  # of the same ids, looked up in main memory
        self.logits = torch.empty(0, device=device)  # [rows, vocab] once it ran
        self.features: Tensor | None = None  # [rows, taps * hidden] once it ran, None where nothing is tapped
        self._target, self._cache, self._taps = target, cache, taps

    def place(self, token_ids: list[int], start: int) -> None:
        """Say what the next run computes: up to ``rows`` tokens, the first at position ``start``."""
        ids = [*token_ids, *[0] * (self.rows - len(token_ids))]
        # not pinned: the driver has read it when this returns, the device need not have
        self._inputs.copy_(torch.tensor([start, *ids]), non_blocking=True)
        if self._target.per_layer is not None and self._found is not None:
            self._found.copy_(self._target.per_layer.rows(ids), non_blocking=True)

    @torch.inference_mode()
    def run(self) -> None:
        """The pass, in operations that depend on nothing but the contents of buffers."""
        target = self._target
        hidden, inputs = target.embedded_rows(self._inputs[1:], self._found)  # [rows, hidden]
        attention = target.attention(
            lambda own, cache: StaticAttention(own, cache, self._inputs[:1], self.rows, self.keys), self._cache
        )
        hidden, tapped = target.through_layers(hidden, attention, self._taps, inputs)
        self.logits = target.head(target.normed(hidden, target.final_norm))
        self.features = torch.cat([tapped[tap] for tap in self._taps], dim=-1) if self._taps else None


class StaticAttention:
    """As target/attention.py, with ``start`` int64 [1] on the device: rows are written by index, masks made there."""

    def __init__(
        self,
        target: "Target",
        cache: KVCache,
        start: Tensor,
        rows: int,
        keys: int,
        causal: Callable[[int | None], bool] = lambda window: True,
    ) -> None:
        config = target.config
        self._target, self._rows = target, rows
        self._heads, self._kv_heads, self._dim = config.heads, config.kv_heads, config.head_dim
        positions = start + torch.arange(rows, device=start.device)  # [rows]
        self._cached = cache.view(positions, keys)
        self._turn = self._local_turn = target.rotation[positions]  # [rows, 1, head_dim / 2]
        if target.local_rotation is not None:
            self._local_turn = target.local_rotation[positions]
        self._masks = {
            window: visible_keys(positions, keys, window, cache.dtype, repeat=self._group, causal=causal(window))
            for window in set(config.windows)
        }

    @property
    def _group(self) -> int:
        return self._heads // self._kv_heads

    def __call__(self, place: int, layer: "DecoderLayer", qkv: Tensor) -> Tensor:
        """qkv [rows, (heads + 2 kv_heads) * head_dim] of the layer at ``place`` of the cache, queries alone where it
        shares -> [rows, heads * head_dim]."""
        target, rows, dim = self._target, self._rows, self._dim
        by_head = qkv.to(target.wide).view(rows, -1, dim)
        rotated = by_head[:, : self._heads + self._kv_heads]  # queries, and keys where there are some
        if layer.qk_norm is not None:
            rotated = target.normed(rotated, layer.qk_norm)
        if layer.rotary:
            pairs = torch.view_as_complex(rotated.reshape(*rotated.shape[:-1], dim // 2, 2))
            turn = self._turn if layer.window is None else self._local_turn
            rotated = torch.view_as_real(pairs * turn).flatten(-2)
        if not layer.shares:
            values = by_head[:, self._heads + self._kv_heads :]
            if target.config.value_norm:
                values = target.normed(values, None)
            new = torch.cat([rotated[:, self._heads :], values], dim=1)  # [rows, 2 kv_heads, head_dim]
            self._cached.write(place, new.transpose(0, 1))
        keys, values = self._cached.read(place)
        # the heads that share a key head become rows of one product, so that keys are not repeated
        queries = rotated[:, : self._heads].reshape(rows, self._kv_heads, self._group, dim).transpose(0, 1)
        queries = queries.reshape(self._kv_heads, rows * self._group, dim).to(keys.dtype)
        mask = self._masks[layer.window]
        mixed = F.scaled_dot_product_attention(queries[None], keys[None], values[None], attn_mask=mask)[0]
        # mixed [kv_heads, rows * group, head_dim]
        by_row = mixed.view(self._kv_heads, rows, self._group, dim).transpose(0, 1)
        return by_row.reshape(rows, self._heads * dim).to(target.dtype)
