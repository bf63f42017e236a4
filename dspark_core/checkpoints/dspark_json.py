"""Writes what a drafter is as the config.json of the formats in use (dspark_config.py reads them)."""

import re
from typing import Any

from dspark_core.checkpoints.dspark_config import DSparkConfig
from dspark_core.target.config import DecoderConfig


def deepspec_json(config: DSparkConfig, dtype: str, anchors: int) -> dict[str, Any]:
    """config.json in the DeepSpec format (anchor-first drafters of the full vocabulary; ValueError for others).

    ``anchors``: blocks of a training sequence, without which DeepSpec does not open a drafter.
    """
    if config.reduced or not config.anchor_first:
        raise ValueError("the DeepSpec format holds anchor-first drafters of the full vocabulary")
    family = "qwen3" if config.decoder.qk_norm else "llama"
    windows_both_ways = any(config.decoder.windows) and not config.window_causal
    return {
        **_decoder_json(config.decoder, dtype),
        "architectures": ["Qwen3DSparkModel" if family == "qwen3" else "LlamaDSparkModel"],
        "model_type": family,
        "block_size": config.block_size,
        "mask_token_id": config.mask_token_id,
        "num_anchors": anchors,
        "target_layer_ids": list(config.feature_layers),
        **({"num_target_layers": config.target_layers} if config.target_layers else {}),
        **({"is_causal": False} if windows_both_ways else {}),
        **_head_json(config),
    }


def speculators_json(config: DSparkConfig, dtype: str, verifier: str = "") -> dict[str, Any]:
    """config.json in the speculators format. ``verifier`` is the target's name."""
    kind = "dspark" if config.anchor_first or config.markov_rank else "dflash"
    return {
        "architectures": ["DSparkDraftModel"],
        "speculators_model_type": kind,
        "speculators_config": {
            "algorithm": kind,
            "default_proposal_method": "greedy",
            "proposal_methods": [{"proposal_type": "greedy", "speculative_tokens": config.block_size}],
            "verifier": {"name_or_path": verifier, "architectures": []},
        },
        "transformer_layer_config": _decoder_json(config.decoder, dtype),
        "draft_vocab_size": config.draft_vocab_size,
        "block_size": config.rows,
        "aux_hidden_state_layer_ids": [layer + 1 for layer in config.feature_layers],
        "mask_token_id": config.mask_token_id,
        "sample_from_anchor": config.anchor_first,
        "sliding_window_non_causal": not config.window_causal,
        "dtype": dtype,
        **_head_json(config),
    }


def verifier_name(target: dict[str, Any], title: str) -> str:
    """What speculators opens the target by: the hub's name for it where its config.json says so, else ``title``."""
    name = target.get("_name_or_path")
    # a path on somebody's disk says nothing to others
    is_hub = isinstance(name, str) and re.fullmatch(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", name)
    return str(name) if is_hub else title


def _head_json(config: DSparkConfig) -> dict[str, Any]:
    return {
        "markov_rank": config.markov_rank,
        "markov_head_type": config.head if config.markov_rank else "vanilla",
        "enable_confidence_head": config.confidence,
        "confidence_head_with_markov": config.confidence_with_markov,
    }


def _decoder_json(decoder: DecoderConfig, dtype: str) -> dict[str, Any]:
    plain: dict[str, Any] = decoder.hf_config.to_dict()
    plain["dtype"] = dtype
    return plain
