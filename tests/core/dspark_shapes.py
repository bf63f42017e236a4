"""Tiny random DSpark drafters, written to folders as other tools write them."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

EPS, THETA = 1e-6, 10000.0


@dataclass(frozen=True)
class Shape:
    """What a tiny drafter is. ``layout``: deepspec, llama (DeepSpec without norms of queries and keys), gemma4
    (DeepSpec's for Gemma 4), dflash (flat, with a table of its own), speculators."""

    layout: str = "deepspec"
    vocab: int = 96
    hidden: int = 64
    target_layers: int = 2
    layers: int = 2
    heads: int = 4
    kv_heads: int = 2
    dim: int = 16
    inner: int = 96
    taps: tuple[int, ...] = (0,)
    block: int = 4
    mask: int = 95
    head: str = "vanilla"
    rank: int = 8
    confidence: bool = True
    with_markov: bool = True
    draft_vocab: int = 0
    anchor_first: bool = True
    window: int = 0
    window_causal: bool = True
    identity: bool = False
    """Whether a map of the full vocabulary to itself lies in the file."""
    keys_as_values: bool = True
    """Of gemma4: values are the keys before norm and rotation, from ``kv_heads`` of their own number."""
    cap: float | None = None
    """Of gemma4: what its logits are bent to."""
    prefixed: bool = False
    """Whether the tensors of the decoder are called "model." and so on, those of the heads not."""
    seed: int = 0
    spread: float = 0.3

    @property
    def rows(self) -> int:
        return self.block if self.anchor_first else self.block + 1

    @property
    def drafted(self) -> int:
        return self.draft_vocab or self.vocab


SHAPES = {
    "vanilla": Shape(),
    "gated": Shape(head="gated", seed=1),
    "rnn": Shape(head="rnn", seed=2, taps=(-1, 0)),
    "no head": Shape(head="none", confidence=False, seed=3),
    "confidence without markov": Shape(with_markov=False, seed=4, block=7, layers=1),
    "confidence without head": Shape(head="none", with_markov=False, seed=5),
    "llama": Shape("llama", seed=6, taps=(-1,), block=1),
    "dflash": Shape("dflash", head="none", confidence=False, anchor_first=False, seed=7),
    "speculators": Shape("speculators", draft_vocab=40, seed=8),
    "speculators, all tokens": Shape("speculators", seed=9, head="rnn"),
    "speculators, anchor and masks": Shape("speculators", draft_vocab=50, anchor_first=False, head="gated", seed=10),
    "window": Shape("speculators", draft_vocab=60, window=5, seed=11),
    "window, both ways": Shape("speculators", window=5, window_causal=False, seed=12),
    "dflash with a window": Shape("dflash", head="none", confidence=False, anchor_first=False, window=5, seed=13),
    "dspark with a window, both ways": Shape("dflash", window=5, window_causal=False, seed=14),
    "prefixed names": Shape("speculators", draft_vocab=50, prefixed=True, head="gated", seed=15),
    "flat, some tokens": Shape(draft_vocab=45, seed=17),
    "a map of all tokens": Shape("speculators", identity=True, seed=16),
}


GEMMA4 = Shape("gemma4", hidden=128, target_layers=4, kv_heads=1, dim=32, taps=(-1, 1, 2), seed=20)
GEMMA4_SHAPES = {
    "keys as values": GEMMA4,
    "values of their own, capped": replace(GEMMA4, keys_as_values=False, kv_heads=2, cap=2.0, head="gated", seed=21),
    "dflash": replace(GEMMA4, head="none", confidence=False, cap=3.0, layers=1, seed=22),
    "capped, rnn": replace(GEMMA4, head="rnn", cap=1.5, with_markov=False, block=7, seed=23),
}
"""For tiny_models.py's gemma4."""
ROTATED = 0.25
"""Of gemma4: the share of a head's pairs that turn."""


def random_tensors(shape: Shape) -> dict[str, Tensor]:
    """Weights by the names of the DeepSpec format, float32."""
    generator = torch.Generator().manual_seed(shape.seed)

    def made(*size: int) -> Tensor:
        return shape.spread * torch.randn(*size, generator=generator)

    def norm(size: int) -> Tensor:
        return 1.0 + made(size)

    hidden, dim = shape.hidden, shape.dim
    tensors = {"fc.weight": made(hidden, len(shape.taps) * hidden), "hidden_norm.weight": norm(hidden)}
    for index in range(shape.layers):
        own = f"layers.{index}."
        tensors[own + "input_layernorm.weight"] = norm(hidden)
        tensors[own + "post_attention_layernorm.weight"] = norm(hidden)
        if shape.layout == "gemma4":
            tensors[own + "pre_feedforward_layernorm.weight"] = norm(hidden)
            tensors[own + "post_feedforward_layernorm.weight"] = norm(hidden)
            tensors[own + "layer_scalar"] = norm(1)
        for name, heads in (("q", shape.heads), ("k", shape.kv_heads), ("v", shape.kv_heads)):
            if name == "v" and shape.layout == "gemma4" and shape.keys_as_values:
                continue
            tensors[f"{own}self_attn.{name}_proj.weight"] = made(heads * dim, hidden)
        tensors[own + "self_attn.o_proj.weight"] = made(hidden, shape.heads * dim)
        if shape.layout != "llama":
            tensors[own + "self_attn.q_norm.weight"] = norm(dim)
            tensors[own + "self_attn.k_norm.weight"] = norm(dim)
        tensors[own + "mlp.gate_proj.weight"] = made(shape.inner, hidden)
        tensors[own + "mlp.up_proj.weight"] = made(shape.inner, hidden)
        tensors[own + "mlp.down_proj.weight"] = made(hidden, shape.inner)
    tensors["norm.weight"] = norm(hidden)
    rank = shape.rank if shape.head != "none" else 0
    if rank:
        tensors["markov_head.markov_w1.weight"] = 2 * made(shape.vocab, rank)
        tensors["markov_head.markov_w2.weight"] = 2 * made(shape.drafted, rank)
    if shape.head == "gated":
        tensors["markov_head.gate_proj.weight"] = made(rank, hidden + rank)
        tensors["markov_head.gate_proj.bias"] = made(rank)
    if shape.head == "rnn":
        tensors["markov_head.joint_proj.weight"] = made(3 * rank, 2 * rank + hidden)
        tensors["markov_head.joint_proj.bias"] = made(3 * rank)
    if shape.confidence:
        tensors["confidence_head.proj.weight"] = made(1, hidden + (rank if shape.with_markov else 0))
        tensors["confidence_head.proj.bias"] = made(1)
    if shape.draft_vocab:
        ids = torch.randperm(shape.vocab, generator=generator)[: shape.draft_vocab].sort().values
        tensors["d2t"] = ids - torch.arange(shape.draft_vocab)
        tensors["t2d"] = torch.zeros(shape.vocab, dtype=torch.bool).index_fill_(0, ids, True)
        tensors["lm_head.weight"] = made(shape.draft_vocab, hidden)
    elif shape.identity:
        tensors["d2t"] = torch.zeros(shape.vocab, dtype=torch.int64)
        tensors["t2d"] = torch.ones(shape.vocab, dtype=torch.bool)
    elif shape.layout in (
        "deepspec",
        "llama",
        "gemma4",
    ):  # frozen copies of the target's, which a reader has to leave alone
        tensors["embed_tokens.weight"] = torch.zeros(shape.vocab, hidden)
        tensors["lm_head.weight"] = torch.zeros(shape.vocab, hidden)
    return tensors


def config_json(shape: Shape) -> dict[str, Any]:
    family = "llama" if shape.layout == "llama" else "qwen3"
    decoder = {
        "model_type": family,
        "vocab_size": shape.vocab,
        "hidden_size": shape.hidden,
        "intermediate_size": shape.inner,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.kv_heads,
        "head_dim": shape.dim,
        "hidden_act": "silu",
        "max_position_embeddings": 512,
        "rms_norm_eps": EPS,
        "rope_parameters": {"rope_type": "default", "rope_theta": THETA},
        "attention_bias": False,
        "tie_word_embeddings": False,
    }
    if shape.layout == "gemma4":
        turned = {"rope_type": "proportional", "rope_theta": THETA, "partial_rotary_factor": ROTATED}
        decoder |= {
            "model_type": "gemma4_text",
            "head_dim": 16,
            "global_head_dim": shape.dim,
            "num_key_value_heads": 2,
            "num_global_key_value_heads": 1,
            "attention_k_eq_v": shape.keys_as_values,
            "hidden_activation": "gelu_pytorch_tanh",
            "hidden_size_per_layer_input": 0,
            "enable_moe_block": False,
            "layer_types": ["full_attention"] * shape.layers,
            "sliding_window": 6,
            "final_logit_softcapping": shape.cap,
            "rope_parameters": {
                "full_attention": turned,
                "sliding_attention": {"rope_type": "default", "rope_theta": 100.0},
            },
        }
    if shape.window:
        decoder |= {"layer_types": ["sliding_attention"] * shape.layers, "sliding_window": shape.window}
    if shape.window and shape.layout == "speculators":
        decoder |= {"use_sliding_window": True, "max_window_layers": 0}
    heads = {
        "markov_rank": shape.rank if shape.head != "none" else 0,
        "markov_head_type": shape.head if shape.head != "none" else "vanilla",
        "enable_confidence_head": shape.confidence,
        "confidence_head_with_markov": shape.confidence and shape.with_markov and shape.head != "none",
    }
    if shape.layout == "speculators":
        return {
            "architectures": ["DSparkDraftModel"],
            "speculators_model_type": "dspark",
            "transformer_layer_config": decoder,
            "draft_vocab_size": shape.drafted,
            "block_size": shape.rows,
            "aux_hidden_state_layer_ids": [tap + 1 for tap in shape.taps],
            "mask_token_id": shape.mask,
            "sample_from_anchor": shape.anchor_first,
            "sliding_window_non_causal": not shape.window_causal,
            **heads,
        }
    if shape.layout == "dflash":
        inner = {"target_layer_ids": list(shape.taps), "mask_token_id": shape.mask, "block_size": shape.rows}
        if shape.window and not shape.window_causal:
            decoder["is_causal"] = False
        if not shape.anchor_first:
            return {**decoder, "architectures": ["DFlashDraftModel"], "dflash_config": inner}
        inner["projector_type"] = "dspark"
        return {**decoder, **heads, "architectures": ["DSparkDraftModel"], "dflash_config": inner}
    named = {"llama": "LlamaDSparkModel", "gemma4": "Gemma4DSparkModel"}.get(shape.layout, "Qwen3DSparkModel")
    return {
        **decoder,
        "architectures": [named],
        "block_size": shape.block,
        "mask_token_id": shape.mask,
        "target_layer_ids": list(shape.taps),
        "num_target_layers": shape.target_layers,
        "num_anchors": 8,
        **({"draft_vocab_size": shape.draft_vocab} if shape.draft_vocab else {}),
        **heads,
    }


def write_tiny_drafter(folder: Path, shape: Shape) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config_json(shape)))
    tensors = random_tensors(shape)
    if shape.prefixed:
        own = ("fc.", "hidden_norm.", "norm.", "layers.")
        tensors = {("model." if name.startswith(own) else "") + name: each for name, each in tensors.items()}
    save_file(tensors, folder / "model.safetensors")
    return folder


def fitting(shape: Shape, target: dict[str, Any]) -> Shape:
    """``shape`` for a target with this config.json."""
    vocab, layers = target["vocab_size"], target["num_hidden_layers"]
    return replace(shape, vocab=vocab, mask=vocab - 1, hidden=target["hidden_size"], target_layers=layers)
