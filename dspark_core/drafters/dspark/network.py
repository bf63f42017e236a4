"""The drafter's forward pass: target features become keys and values, a block of rows attends to them and to itself.

DSpark paper, "The drafter". The layers are those of a target (target/model.py) with another attention: the cache is
filled from the target's features, and the rows of a block see each other in both directions.
"""

import torch
from torch import Tensor

from dspark_core.checkpoints.dspark_config import DSparkConfig
from dspark_core.drafters.dspark.heads import ConfidenceHead, SequentialHead
from dspark_core.target.attention import Attention
from dspark_core.target.kv_cache import KVCache
from dspark_core.target.linear import Linear
from dspark_core.target.model import AttendLayer, Target
from dspark_core.target.static_pass import StaticAttention


class DSparkNetwork:
    """Weights of a drafter. Stateless between passes but for the cache that is passed in.

    A cache row belongs to a committed token before the anchor. ``decoder`` is the stack of draft layers with the
    target's embedding and the head over the draft vocabulary.
    """

    def __init__(
        self,
        config: DSparkConfig,
        decoder: Target,
        *,
        fuse: Linear,
        context_kv: Linear,
        context_norm: Tensor | None,
        key_norm: Tensor | None,
        previous: Tensor | None,
        head: SequentialHead | None,
        confidence: ConfidenceHead | None,
        draft_ids: Tensor | None,
    ) -> None:
        self.config = config
        self.decoder = decoder
        self.fuse = fuse  # taps * hidden -> hidden
        self.context_kv = context_kv  # hidden -> layers * 2 kv_heads * head_dim
        self.context_norm = context_norm  # [hidden], None where context_kv holds it
        self.key_norm = key_norm  # [layers, kv_heads, head_dim], None without norms of keys
        self.previous = previous  # W1 [target vocab, rank], None without a sequential head
        self.head = head
        self.confidence = confidence
        self.draft_ids = draft_ids  # target id of each draft id [draft vocab], None where they are the same
        # behind an anchor; where the embedding lies: beside a split target that is not always where the drafter does
        self._masks = torch.full((config.rows - 1,), config.mask_token_id, device=decoder.embedding.device)
        self.context_bytes = fuse.weight_bytes + context_kv.weight_bytes

    @torch.inference_mode()
    def inject(self, features: Tensor, cache: KVCache) -> None:
        """Append the rows that features [rows, taps * hidden] belong to; the cache is longer afterwards."""
        start, end = cache.length, cache.length + len(features)
        if end > cache.capacity:
            raise ValueError(f"{len(features)} rows at position {start} do not fit into a cache of {cache.capacity}")
        cache.entries[:, :, start:end].copy_(self._context(features, self.decoder.rotation[start:end]))
        cache.length = end

    def inject_at(self, features: Tensor, positions: Tensor, cache: KVCache) -> None:
        """As ``inject``, at ``positions`` int64 [rows] on the device; the cache's length is the caller's."""
        entries = self._context(features, self.decoder.rotation[positions])
        cache.entries.index_copy_(2, positions, entries.to(cache.entries.dtype))

    def _context(self, features: Tensor, turn: Tensor) -> Tensor:
        """features [rows, taps * hidden], turned by ``turn`` [rows, 1, head_dim / 2] -> what a cache holds of them
        [layers, 2 kv_heads, rows, head_dim]."""
        decoder, config = self.decoder, self.config.decoder
        context = decoder.normed(self.fuse(features), self.context_norm)  # [rows, hidden]
        flat = self.context_kv(context).to(decoder.wide)
        entries = flat.view(len(features), config.layers, 2 * config.kv_heads, config.head_dim)
        keys = entries[:, :, : config.kv_heads]  # [rows, layers, kv_heads, head_dim]
        if self.key_norm is not None:
            keys.copy_(decoder.normed(keys, self.key_norm))
        if config.value_norm:
            values = entries[:, :, config.kv_heads :]  # as keys
            values.copy_(decoder.normed(values, None))
        pairs = torch.view_as_complex(entries.view(*entries.shape[:-1], -1, 2))  # [..., head_dim / 2]
        pairs[:, :, : config.kv_heads] *= turn[:, None]
        return entries.permute(1, 2, 0, 3)

    @torch.inference_mode()
    def block(self, anchor: Tensor, cache: KVCache) -> Tensor:
        """The rows that predict, [block size, hidden] after the final norm, of a block behind all cached rows, which
        begins with ``anchor`` int64 [1]. Writes the block's keys and values behind ``cache.length``, which stays."""
        rows = self.config.rows
        return self._predicted(anchor, Attention(self.decoder, cache, rows, cache.length + rows, causal=self._causal))

    def block_at(self, anchor: Tensor, start: Tensor, cache: KVCache, keys: int) -> Tensor:
        """As ``block``, behind ``start`` int64 [1] rows, told on the device; ``keys`` cached rows are looked at."""
        attention = StaticAttention(self.decoder, cache, start, self.config.rows, keys, causal=self._causal)
        return self._predicted(anchor, attention)

    def _predicted(self, anchor: Tensor, attention: AttendLayer) -> Tensor:
        decoder, rows = self.decoder, self.config.rows
        ids = torch.cat([anchor.to(self._masks.device), self._masks])  # [rows]
        hidden = decoder.embedded_rows(ids, None)[0].to(decoder.device)  # [rows, hidden]
        hidden, _ = decoder.through_layers(hidden, attention)
        return decoder.normed(hidden[rows - self.config.block_size :], decoder.final_norm)

    def base_logits(self, hidden: Tensor) -> Tensor:
        """hidden [rows, hidden] -> logits [rows, draft vocab] before the sequential head."""
        return self.decoder.head(hidden)

    def _causal(self, window: int | None) -> bool:
        return window is not None and self.config.window_causal
