"""The drafter's forward pass: target features become keys and values, a block of rows attends to them and to itself.

DSpark paper, "The drafter". The layers are those of a target (target/model.py) with another attention: the cache is
filled from the target's features, and the rows of a block see each other in both directions.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.checkpoints.dspark_config import DSparkConfig
from dspark_core.drafters.dspark.heads import ConfidenceHead, SequentialHead
from dspark_core.target.attention import Attention
from dspark_core.target.kv_cache import KVCache
from dspark_core.target.linear import Linear
from dspark_core.target.model import Target


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
        ids = [config.mask_token_id] * config.rows
        # where the embedding lies: beside a split target that is not always where the drafter does
        self._block_ids = torch.tensor(ids, device=decoder.embedding.device)  # [rows], the anchor is put in front
        self.context_bytes = fuse.weight_bytes + context_kv.weight_bytes

    @torch.inference_mode()
    def inject(self, features: Tensor, cache: KVCache) -> None:
        """Append the rows that features [rows, taps * hidden] belong to; the cache is longer afterwards."""
        decoder, config = self.decoder, self.config.decoder
        start, end = cache.length, cache.length + len(features)
        if end > cache.capacity:
            raise ValueError(f"{len(features)} rows at position {start} do not fit into a cache of {cache.capacity}")
        context = decoder.normed(self.fuse(features), self.context_norm)  # [rows, hidden]
        flat = self.context_kv(context).to(decoder.wide)
        entries = flat.view(len(features), config.layers, 2 * config.kv_heads, config.head_dim)
        keys = entries[:, :, : config.kv_heads]  # [rows, layers, kv_heads, head_dim]
        if self.key_norm is not None:
            keys.copy_(decoder.normed(keys, self.key_norm))
        pairs = torch.view_as_complex(entries.view(*entries.shape[:-1], -1, 2))  # [..., head_dim / 2]
        pairs[:, :, : config.kv_heads] *= decoder.rotation[start:end, None]
        cache.entries[:, :, start:end].copy_(entries.permute(1, 2, 0, 3))
        cache.length = end

    @torch.inference_mode()
    def block(self, anchor: int, cache: KVCache) -> Tensor:
        """The rows that predict, [block size, hidden] after the final norm, of a block behind all cached rows. Writes
        the block's keys and values behind ``cache.length``, which stays."""
        decoder = self.decoder
        self._block_ids[0] = anchor
        hidden = F.embedding(self._block_ids, decoder.embedding).to(decoder.device)  # [rows, hidden]
        rows = self.config.rows
        attention = Attention(decoder, cache, rows, cache.length + rows, causal=self._causal)
        hidden, _ = decoder.through_layers(hidden, attention)
        return decoder.normed(hidden[rows - self.config.block_size :], decoder.final_norm)

    def base_logits(self, hidden: Tensor) -> Tensor:
        """hidden [rows, hidden] -> logits [rows, draft vocab] before the sequential head."""
        return self.decoder.head(hidden)

    def embed_previous(self, tokens: list[int]) -> Tensor:
        """W1 of target token ids: [len(tokens), rank]."""
        assert self.previous is not None
        return self.previous[torch.tensor(tokens, device=self.previous.device)]

    def _causal(self, window: int | None) -> bool:
        return window is not None and self.config.window_causal
