"""The target's forward pass: Llama-like decoders over a static cache, one sequence, any number of rows.

A pass takes the rows to compute (anchor and drafts, or a chunk of the prompt), writes their keys and values behind
``cache.length`` and returns logits. It never moves ``cache.length``: whoever commits tokens does.
"""

import copy
from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.target.config import DecoderConfig
from dspark_core.target.kv_cache import KVCache
from dspark_core.target.linear import Linear
from dspark_core.target.rope import rotate


@dataclass(slots=True)
class DecoderLayer:
    """Weights of one layer. ``qkv`` and ``gate_up`` are fused: fewer, larger matrices."""

    input_norm: Tensor  # [hidden]
    qkv: Linear  # hidden -> (heads + 2 kv_heads) * head_dim
    qk_norm: Tensor | None  # [heads + kv_heads, head_dim], each head its norm weight
    out: Linear  # heads * head_dim -> hidden
    post_norm: Tensor  # [hidden]
    gate_up: Linear  # hidden -> 2 intermediate
    down: Linear  # intermediate -> hidden
    window: int | None
    rotary: bool


@dataclass(frozen=True, slots=True)
class TargetPass:
    """What a pass yields. ``features`` are the tapped layers' outputs side by side, None where nothing is tapped."""

    logits: Tensor  # [rows, vocab], the target's own dtype
    features: Tensor | None  # [rows, taps * hidden]


class Target:
    """A decoder with its weights. Stateless between passes: all state is in the cache that is passed in."""

    def __init__(
        self,
        config: DecoderConfig,
        *,
        embedding: Tensor,
        layers: list[DecoderLayer],
        final_norm: Tensor,
        head: Linear,
        cos: Tensor,
        sin: Tensor,
    ) -> None:
        self.config = config
        self.embedding = embedding  # [vocab, hidden]
        self.layers = layers
        self.final_norm = final_norm  # [hidden]
        self.head = head
        half = config.head_dim // 2
        signed = torch.cat([-sin[:, :half], sin[:, half:]], dim=-1)
        self.cos = cos.to(embedding.dtype)[:, None, :]  # [positions, 1, head_dim]
        self.signed_sin = signed.to(embedding.dtype)[:, None, :]  # [positions, 1, head_dim]
        self.weight_bytes = self._weight_bytes()

    @property
    def device(self) -> torch.device:
        return self.embedding.device

    @property
    def dtype(self) -> torch.dtype:
        return self.embedding.dtype

    @property
    def positions(self) -> int:
        """Positions the rotary tables cover: the longest context this target was loaded for."""
        return self.cos.shape[0]

    def new_cache(self, capacity: int) -> KVCache:
        config = self.config
        return KVCache(
            layers=config.layers,
            kv_heads=config.kv_heads,
            head_dim=config.head_dim,
            capacity=capacity,
            dtype=self.dtype,
            device=self.device,
        )

    def first_layers(self, count: int) -> "Target":
        """This model cut off after ``count`` layers, with its own final norm and head. The weights are shared."""
        part = copy.copy(self)
        part.config = replace(
            self.config, layers=count, windows=self.config.windows[:count], rotary=self.config.rotary[:count]
        )
        part.layers = self.layers[:count]
        part.weight_bytes = part._weight_bytes()
        return part

    def _weight_bytes(self) -> int:
        """Bytes of all matrices that one pass reads."""
        matrices = [matrix for layer in self.layers for matrix in (layer.qkv, layer.out, layer.gate_up, layer.down)]
        return sum(matrix.weight_bytes for matrix in matrices) + self.head.weight_bytes

    def bytes_per_pass(self, cache: KVCache) -> int:
        """Estimate of the bytes a pass reads at this cache length: every weight once, every cached row once."""
        return self.weight_bytes + cache.length * cache.bytes_per_token

    @torch.inference_mode()
    def forward(
        self,
        token_ids: list[int],
        cache: KVCache,
        *,
        taps: tuple[int, ...] = (),
        logits_from: int = 0,
    ) -> TargetPass:
        """Compute ``token_ids`` at positions cache.length, cache.length + 1, ... and write their keys and values.

        ``taps``: layers whose outputs are returned as features (-1 is the embedding). ``logits_from``: first row that
        needs logits (a prompt chunk needs at most its last). Raises ValueError when the rows do not fit.
        """
        rows, start = len(token_ids), cache.length
        if start + rows > cache.capacity:
            raise ValueError(f"{rows} rows at position {start} do not fit into a cache of {cache.capacity}")
        ids = torch.tensor(token_ids, device=self.device)
        hidden = F.embedding(ids, self.embedding)  # [rows, hidden]
        cos, sin = self.cos[start : start + rows], self.signed_sin[start : start + rows]  # [rows, 1, head_dim]
        masks = {window: self._mask(start, rows, window) for window in {layer.window for layer in self.layers}}
        tapped = {-1: hidden} if -1 in taps else {}
        for index, layer in enumerate(self.layers):
            normed = self._norm(hidden, layer.input_norm)
            hidden = hidden + self._attention(layer, index, normed, cos, sin, masks[layer.window], cache)
            normed = self._norm(hidden, layer.post_norm)
            gate, up = layer.gate_up(normed).chunk(2, dim=-1)  # each [rows, intermediate]
            hidden = hidden + layer.down(F.silu(gate) * up)
            if index in taps:
                tapped[index] = hidden
        logits = self.head(self._norm(hidden[logits_from:], self.final_norm))  # [rows - logits_from, vocab]
        features = torch.cat([tapped[tap] for tap in taps], dim=-1) if taps else None
        return TargetPass(logits, features)

    def _attention(
        self,
        layer: DecoderLayer,
        index: int,
        normed: Tensor,
        cos: Tensor,
        sin: Tensor,
        mask: Tensor | None,
        cache: KVCache,
    ) -> Tensor:
        config = self.config
        rows, start, end = normed.shape[0], cache.length, cache.length + normed.shape[0]
        heads, kv_heads, dim = config.heads, config.kv_heads, config.head_dim
        qkv = layer.qkv(normed).view(rows, heads + 2 * kv_heads, dim)
        queries_keys = qkv[:, : heads + kv_heads]  # [rows, heads + kv_heads, head_dim]
        if layer.qk_norm is not None:
            queries_keys = self._norm(queries_keys, None) * layer.qk_norm
        if layer.rotary:
            queries_keys = rotate(queries_keys, cos, sin)
        cache.keys[index, :, start:end] = queries_keys[:, heads:].transpose(0, 1)
        cache.values[index, :, start:end] = qkv[:, heads + kv_heads :].transpose(0, 1)
        # the heads that share a key head become rows of one product, so that keys are not repeated
        group = heads // kv_heads
        queries = queries_keys[:, :heads].view(rows, kv_heads, group, dim)
        queries = queries.permute(1, 2, 0, 3).reshape(1, kv_heads, group * rows, dim)
        if mask is not None and group > 1:
            mask = mask.repeat(group, 1)  # [group * rows, end]
        mixed = F.scaled_dot_product_attention(
            queries, cache.keys[None, index, :, :end], cache.values[None, index, :, :end], attn_mask=mask
        )  # [1, kv_heads, group * rows, head_dim]
        mixed = mixed.view(kv_heads, group, rows, dim).permute(2, 0, 1, 3).reshape(rows, heads * dim)
        return layer.out(mixed)

    def _norm(self, x: Tensor, weight: Tensor | None) -> Tensor:
        return F.rms_norm(x, (x.shape[-1],), weight, self.config.norm_eps)

    def _mask(self, start: int, rows: int, window: int | None) -> Tensor | None:
        """Additive mask [rows, start + rows]: a row sees itself, what is before it, and no further back than window."""
        end = start + rows
        if rows == 1 and (window is None or end <= window):
            return None
        row = torch.arange(start, end, device=self.device)[:, None]
        key = torch.arange(end, device=self.device)[None, :]
        hidden = key > row
        if window is not None:
            hidden = hidden | (key <= row - window)
        mask = torch.zeros(rows, end, dtype=self.dtype, device=self.device)
        return mask.masked_fill_(hidden, float("-inf"))
