"""The drafter's forward pass: one decoder layer that reads a token's embedding beside features of the token before.

Li et al. 2025, "EAGLE-3". A row stands for a position: it joins the features there (of the target where it has been,
else the drafter's own output) with the embedding of the token that follows, and predicts the token after that.
"""

import torch
from torch import Tensor

from dspark_core.checkpoints.eagle3_config import Eagle3Config
from dspark_core.target.attention import Attention
from dspark_core.target.kv_cache import KVCache
from dspark_core.target.linear import Linear
from dspark_core.target.model import ACTIVATIONS, Target


class Eagle3Network:
    """Weights of a drafter. Stateless between passes but for the cache that is passed in.

    ``decoder`` holds the layer, the token embeddings, the head over the draft vocabulary and the rotation.
    """

    def __init__(
        self,
        config: Eagle3Config,
        decoder: Target,
        *,
        fuse: Linear,
        feature_norm: Tensor | None,
        draft_ids: Tensor | None,
    ) -> None:
        self.config = config
        self.decoder = decoder
        self.fuse = fuse  # taps * hidden -> hidden
        self.feature_norm = feature_norm  # [taps * hidden], None where features are fused as they are
        self.draft_ids = draft_ids  # target id of each draft id [draft vocab], None where they are the same

    @torch.inference_mode()
    def fused(self, features: Tensor) -> Tensor:
        """features [rows, taps * hidden] -> [rows, hidden]."""
        if self.feature_norm is not None:
            features = self.decoder.normed(features, self.feature_norm)
        return self.fuse(features)

    @torch.inference_mode()
    def rows(self, following: Tensor, hidden: Tensor, cache: KVCache) -> tuple[Tensor, Tensor]:
        """Compute rows behind ``cache.length``: ``following`` int64 [rows] are the tokens behind their positions,
        hidden [rows, hidden] what is known there. Writes their keys and values; the cache's length is the caller's.

        Returns what the head reads, and what rows of the next positions know, each [rows, hidden]. Raises ValueError
        when the rows do not fit.
        """
        decoder, (layer,) = self.decoder, self.decoder.layers
        start, end = cache.length, cache.length + len(following)
        if end > cache.capacity:
            raise ValueError(f"{len(following)} rows at position {start} do not fit into a cache of {cache.capacity}")
        attend = Attention(decoder, cache, len(following), end)
        assert layer.input_norm is not None, "its norms are never folded into its matrices"
        token_norm, hidden_norm = layer.input_norm.chunk(2)  # each [hidden]
        tokens, _ = decoder.embedded_rows(following.to(decoder.embedding.device), None)
        known = decoder.normed(hidden, hidden_norm)
        qkv = layer.qkv(torch.cat([decoder.normed(tokens.to(decoder.device), token_norm), known], dim=-1))
        hidden = (known if self.config.norm_before_residual else hidden) + layer.out(attend(0, layer, qkv))
        gate, up = layer.gate_up(decoder.normed(hidden, layer.post_norm)).chunk(2, dim=-1)  # each [rows, intermediate]
        hidden = hidden + layer.down(ACTIVATIONS[decoder.config.activation](gate) * up)
        predicting = decoder.normed(hidden, decoder.final_norm)
        return predicting, predicting if self.config.norm_output else hidden
