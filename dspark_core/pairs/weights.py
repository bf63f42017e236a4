"""How many weights a model has, computed from its configuration alone: for models whose files are not there yet."""

from dataclasses import dataclass

import torch

from dspark_core.checkpoints.eagle3_config import Eagle3Config
from dspark_core.drafters.formats import FeatureConfig
from dspark_core.target.config import DecoderConfig
from dspark_core.target.linear import PackedLinear
from dspark_core.target.loading import (
    BYTES_PER_WEIGHT,
    HEAD_BYTES_PER_WEIGHT,
    head_precision,
    linear_factory,
)


@dataclass(frozen=True, slots=True)
class Weights:
    """``in_layers`` are stored in the precision of the model, those ``beside`` (embedding, head) in that of the head.
    Keys that are values too count twice, as the engine holds them."""

    in_layers: int
    beside: int

    @property
    def total(self) -> int:
        return self.in_layers + self.beside


def weights_of(config: DecoderConfig | FeatureConfig) -> Weights:
    """Of a model; of a drafter that reads features without the embedding and head it shares with its target."""
    if isinstance(config, DecoderConfig):
        matrix = config.vocab_size * config.hidden_size
        return Weights(
            _in_layers(config),
            matrix * (1 if config.tied_embeddings else 2) + config.hidden_size + config.per_layer_size,
        )
    if isinstance(config, Eagle3Config):
        return _of_eagle3(config)
    decoder, rank = config.decoder, config.markov_rank
    hidden = decoder.hidden_size
    fuse = hidden * hidden * len(config.feature_layers)
    beside = 2 * hidden  # the norm of the features, and the last one
    if config.reduced:
        beside += config.draft_vocab_size * (hidden + 1)  # its own head, and d2t
    if config.head != "none":
        beside += rank * (decoder.vocab_size + config.draft_vocab_size)
        inner = {"vanilla": 0, "gated": rank * (hidden + rank + 1), "rnn": 3 * rank * (2 * rank + hidden + 1)}
        beside += inner[config.head]
    if config.confidence:
        beside += hidden + (rank if config.confidence_with_markov else 0) + 1
    return Weights(_in_layers(decoder) + fuse, beside)


def _of_eagle3(config: Eagle3Config) -> Weights:
    """One layer, whose queries, keys and values read the token's embedding beside the features."""
    decoder, hidden = config.decoder, config.decoder.hidden_size
    ((_, kind),) = decoder.kinds()
    doubled = hidden * (kind.heads + 2 * kind.kv_heads) * kind.head_dim + hidden  # and the norm of what is beside
    fused = hidden * len(config.feature_layers)
    beside = hidden + (fused if config.norm_before_fc else 0)
    if config.reduced:
        beside += config.draft_vocab_size * (hidden + 1)  # its own head, and d2t
    elif not config.frozen_head:
        beside += decoder.vocab_size * hidden
    if config.own_embedding:
        beside += decoder.vocab_size * hidden
    return Weights(_in_layers(decoder) + doubled + hidden * fused, beside)


def _in_layers(config: DecoderConfig) -> int:
    hidden, own = config.hidden_size, config.per_layer_size
    total = config.layers * own * hidden  # the projection to what each layer reads besides
    for _, kind in config.kinds():
        queries, keys = kind.heads * kind.head_dim, kind.kv_heads * kind.head_dim
        for inner, shares in zip(kind.intermediate_sizes, kind.shares, strict=True):
            total += 3 * hidden * inner + hidden * (4 if kind.sandwich_norms else 2)
            total += (2 * inner + hidden if kind.mlp_bias else 0) + (1 if kind.layer_scales else 0)
            total += 2 * hidden * queries + (0 if shares else 2 * hidden * keys)
            total += kind.head_dim * (1 if shares else 2) if kind.qk_norm else 0
            total += (queries + 2 * keys if kind.qkv_bias else 0) + (hidden if kind.out_bias else 0)
            total += 2 * hidden * own + hidden if own else 0
    return total


def target_bytes(config: DecoderConfig, precision: str, device: torch.device, head: str = "auto") -> int:
    """Memory that a model's weights take, as ``target.loading.bytes_needed`` counts it from files. Raises
    InvalidRequestError."""
    weights, head = weights_of(config), head_precision(precision, head)
    beside = weights.beside
    if config.tied_embeddings and linear_factory(head, device) is PackedLinear:
        beside += config.vocab_size * config.hidden_size  # the head is packed beside the embedding
    return int(weights.in_layers * BYTES_PER_WEIGHT[precision] + beside * HEAD_BYTES_PER_WEIGHT[head])


def drafter_bytes(config: FeatureConfig, precision: str) -> int:
    """Memory that the own weights of a drafter that reads features take."""
    weights = weights_of(config)
    in_layers = weights.in_layers * BYTES_PER_WEIGHT[precision]
    return int(in_layers + weights.beside * BYTES_PER_WEIGHT[head_precision(precision)])
