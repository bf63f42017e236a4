"""Tiny random EAGLE-3 drafters, written to folders as other tools write them, and a plain computation of their chains.

Written from the paper's description and the formats' names alone: it shares no code with the engine.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from dspark_plain import CheckedDrafter, features_of
from safetensors.torch import save_file
from torch import Tensor

EPS, THETA = 1e-6, 10000.0


@dataclass(frozen=True)
class EagleShape:
    """What a tiny drafter is. ``layout``: specforge (``midlayer``, Llama), deepspec (Qwen3, the target's head),
    speculators."""

    layout: str = "specforge"
    vocab: int = 96
    hidden: int = 64
    target_layers: int = 2
    heads: int = 4
    kv_heads: int = 2
    dim: int = 16
    inner: int = 96
    taps: tuple[int, ...] = (-1, 0, 0)
    block: int = 4
    draft_vocab: int = 40
    family: str = "llama"
    norm_before_fc: bool = False
    norm_before_residual: bool = False
    norm_output: bool = False
    own_embedding: bool = False
    own_head: bool = True
    biases: bool = False
    prefixed: bool = False
    seed: int = 0
    spread: float = 0.25

    @property
    def drafted(self) -> int:
        return self.draft_vocab or self.vocab

    @property
    def layer(self) -> str:
        return "midlayer." if self.layout == "specforge" else "layers.0."


EAGLE_SHAPES = {
    "specforge": EagleShape(),
    "specforge, prefixed": EagleShape(prefixed=True, seed=1),
    "specforge, the target's head": EagleShape(draft_vocab=0, own_head=False, seed=2),
    "specforge, all tokens": EagleShape(draft_vocab=0, biases=True, seed=3),
    "deepspec": EagleShape("deepspec", family="qwen3", taps=(0, 0, -1, 0, -1), draft_vocab=0, seed=4),
    "speculators": EagleShape("speculators", norm_before_residual=True, seed=5),
    "speculators, qwen3": EagleShape("speculators", family="qwen3", taps=(-1, 0), block=7, seed=6),
    "speculators, gpt-oss style": EagleShape("speculators", norm_before_fc=True, norm_before_residual=True, seed=7),
    "speculators, norm of the output": EagleShape("speculators", norm_output=True, block=1, seed=8),
    "speculators, chains of normed outputs": EagleShape("speculators", norm_output=True, seed=9),
    "speculators, own embedding": EagleShape("speculators", own_embedding=True, seed=10),
}


def eagle_tensors(shape: EagleShape) -> dict[str, Tensor]:
    """Weights by the names of the format, float32."""
    generator = torch.Generator().manual_seed(shape.seed)

    def made(*size: int) -> Tensor:
        return shape.spread * torch.randn(*size, generator=generator)

    hidden, dim, own = shape.hidden, shape.dim, shape.layer
    tensors = {"fc.weight": made(hidden, len(shape.taps) * hidden), "norm.weight": 1 + made(hidden)}
    for name in ("input_layernorm", "hidden_norm", "post_attention_layernorm"):
        tensors[f"{own}{name}.weight"] = 1 + made(hidden)
    sizes = {"q": (shape.heads * dim, 2 * hidden), "k": (shape.kv_heads * dim, 2 * hidden)}
    sizes |= {"v": sizes["k"], "o": (hidden, shape.heads * dim)}
    for name, size in sizes.items():
        tensors[f"{own}self_attn.{name}_proj.weight"] = made(*size)
        if shape.biases:
            tensors[f"{own}self_attn.{name}_proj.bias"] = made(size[0])
    if shape.family == "qwen3":
        tensors[f"{own}self_attn.q_norm.weight"] = 1 + made(dim)
        tensors[f"{own}self_attn.k_norm.weight"] = 1 + made(dim)
    tensors[f"{own}mlp.gate_proj.weight"] = made(shape.inner, hidden)
    tensors[f"{own}mlp.up_proj.weight"] = made(shape.inner, hidden)
    tensors[f"{own}mlp.down_proj.weight"] = made(hidden, shape.inner)
    if shape.norm_before_fc:
        tensors["input_norm.weight"] = 1 + made(len(shape.taps) * hidden)
    if shape.own_head:
        # DeepSpec's is a copy of the target's, which a reader has to leave alone
        tensors["lm_head.weight"] = made(shape.drafted, hidden) * (0 if shape.layout == "deepspec" else 1)
    if shape.own_embedding or shape.layout == "deepspec":
        tensors["embed_tokens.weight"] = made(shape.vocab, hidden) * (1 if shape.own_embedding else 0)
    if shape.draft_vocab:
        ids = torch.randperm(shape.vocab, generator=generator)[: shape.draft_vocab].sort().values
        tensors["d2t"] = ids - torch.arange(shape.draft_vocab)
        tensors["t2d"] = torch.zeros(shape.vocab, dtype=torch.bool).index_fill_(0, ids, True)
    return tensors


def eagle_json(shape: EagleShape) -> dict[str, Any]:
    layer = {
        "model_type": shape.family,
        "vocab_size": shape.vocab,
        "hidden_size": shape.hidden,
        "intermediate_size": shape.inner,
        "num_hidden_layers": 1,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.kv_heads,
        "head_dim": shape.dim,
        "hidden_act": "silu",
        "max_position_embeddings": 512,
        "rms_norm_eps": EPS,
        "rope_parameters": {"rope_type": "default", "rope_theta": THETA},
        "attention_bias": shape.biases,
        "tie_word_embeddings": False,
    }
    if shape.layout == "deepspec":
        taps = {"target_layer_ids": list(shape.taps), "num_target_layers": shape.target_layers}
        return {"architectures": ["Qwen3Eagle3Model"], **layer, **taps, "ttt_length": shape.block}
    if shape.layout == "specforge":
        return {
            "architectures": ["LlamaForCausalLMEagle3"],
            **layer,
            **({"draft_vocab_size": shape.draft_vocab} if shape.draft_vocab else {}),
            "eagle_config": {"eagle_aux_hidden_state_layer_ids": list(shape.taps), "use_aux_hidden_state": True},
            "ttt_length": shape.block,
        }
    return {
        "architectures": ["Eagle3Speculator"],
        "speculators_model_type": "eagle3",
        "speculators_config": {
            "algorithm": "eagle3",
            "proposal_methods": [{"proposal_type": "greedy", "speculative_tokens": shape.block}],
        },
        "transformer_layer_config": layer,
        "draft_vocab_size": shape.drafted,
        "eagle_aux_hidden_state_layer_ids": [tap + 1 for tap in shape.taps],
        "embed_requires_grad": shape.own_embedding,
        "norm_before_fc": shape.norm_before_fc,
        "norm_before_residual": shape.norm_before_residual,
        "norm_output": shape.norm_output,
    }


def write_tiny_eagle(folder: Path, shape: EagleShape, **changes: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(eagle_json(shape) | changes))
    tensors = eagle_tensors(shape)
    if shape.prefixed:
        alone = ("lm_head.", "d2t", "t2d")
        tensors = {name if name.startswith(alone) else f"model.{name}": each for name, each in tensors.items()}
    save_file(tensors, folder / "model.safetensors")
    return folder


def _norm(x: Tensor, weight: Tensor) -> Tensor:
    return x / (x.pow(2).mean() + EPS).sqrt() * weight


def _turned(x: Tensor, position: int) -> Tensor:
    """x [heads, dim] with the halves of a head turned against each other."""
    half = x.shape[-1] // 2
    angles = position * THETA ** (-torch.arange(half).double() / half)
    first, second = x[:, :half], x[:, half:]
    return torch.cat([first * angles.cos() - second * angles.sin(), second * angles.cos() + first * angles.sin()], 1)


def plain_chain(
    shape: EagleShape, features: Tensor, text: list[int], drafts: list[int], embedding: Tensor, target_head: Tensor
) -> Tensor:
    """Logits [drafts, draft vocab] that each of ``drafts`` was chosen by, row by row and without a cache; features
    [len(text) - 1, taps * hidden], all float64."""
    w = {name: tensor.double() for name, tensor in eagle_tensors(shape).items() if tensor.is_floating_point()}
    own = {name.removeprefix(shape.layer): tensor for name, tensor in w.items() if name.startswith(shape.layer)}
    if shape.own_embedding:
        embedding = w["embed_tokens.weight"]
    head = w["lm_head.weight"] if shape.own_head and shape.layout != "deepspec" else target_head
    followed_by = [*text[1:], *drafts[:-1]]
    keys: list[Tensor] = []
    values: list[Tensor] = []
    rows: list[Tensor] = []
    known = torch.zeros(0)
    for place, token in enumerate(followed_by):
        if place < len(features):
            feature = features[place]
            if shape.norm_before_fc:
                feature = _norm(feature, w["input_norm.weight"])
            known = w["fc.weight"] @ feature
        normed = _norm(known, own["hidden_norm.weight"])
        x = torch.cat([_norm(embedding[token], own["input_layernorm.weight"]), normed])

        def heads(name: str, count: int, x: Tensor = x) -> Tensor:
            made = own[f"self_attn.{name}_proj.weight"] @ x
            if shape.biases:
                made = made + own[f"self_attn.{name}_proj.bias"]
            made = made.view(count, shape.dim)
            if shape.family == "qwen3" and name != "v":
                made = torch.stack([_norm(each, own[f"self_attn.{name}_norm.weight"]) for each in made])
            # positions are counted from 1 by some, from 0 by others: only distances matter
            return made if name == "v" else _turned(made, place + 1)  # noqa: B023

        keys.append(heads("k", shape.kv_heads))
        values.append(heads("v", shape.kv_heads))
        if place < len(text) - 2:
            continue  # there is one layer: of the rows before nothing else is seen
        query, mixed = heads("q", shape.heads), []
        for index in range(shape.heads):
            group = index // (shape.heads // shape.kv_heads)
            scores = torch.stack([key[group] for key in keys]) @ query[index] / math.sqrt(shape.dim)
            mixed.append(scores.softmax(0) @ torch.stack([value[group] for value in values]))
        attended = own["self_attn.o_proj.weight"] @ torch.cat(mixed)
        if shape.biases:
            attended = attended + own["self_attn.o_proj.bias"]
        hidden = (normed if shape.norm_before_residual else known) + attended
        inner = _norm(hidden, own["post_attention_layernorm.weight"])
        gate = torch.nn.functional.silu(own["mlp.gate_proj.weight"] @ inner)
        hidden = hidden + own["mlp.down_proj.weight"] @ (gate * (own["mlp.up_proj.weight"] @ inner))
        final = _norm(hidden, w["norm.weight"])
        known = final if shape.norm_output else hidden
        rows.append(head @ final)
    return torch.stack(rows)


class CheckedEagle(CheckedDrafter):
    """An EAGLE-3 drafter whose proposals are compared with the plain computation over the text."""

    rounding = 1e-5  # what a draft is computed from went through all those before it

    def _wanted(self, proposal: Any) -> tuple[Tensor, Tensor, Tensor | None]:
        shape, reference = self._shape, self._reference
        features = features_of(reference, shape.taps, self.tokens[:-1])
        weights = reference.get_input_embeddings().weight, reference.get_output_embeddings().weight
        logits = plain_chain(shape, features, self.tokens, proposal.tokens, *weights)
        ids = torch.arange(shape.drafted)
        return logits, ids + eagle_tensors(shape)["d2t"] if shape.draft_vocab else ids, None
