"""Tiny random DSpark drafters, written to folders as other tools write them, and a plain computation of their blocks.

``plain_block`` is written from the paper's description and the formats' names alone: it shares no code with the engine.
"""

import json
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

EPS, THETA = 1e-6, 10000.0


@dataclass(frozen=True)
class Shape:
    """What a tiny drafter is. ``layout``: deepspec, llama (DeepSpec without norms of queries and keys), dflash (flat,
    anchor and masks), speculators."""

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
}


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
        for name, heads in (("q", shape.heads), ("k", shape.kv_heads), ("v", shape.kv_heads)):
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
    elif shape.layout in ("deepspec", "llama"):  # frozen copies of the target's, which a reader has to leave alone
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
    if shape.window:
        decoder |= {"layer_types": ["sliding_attention"] * shape.layers, "sliding_window": shape.window}
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
        return {**decoder, "architectures": ["DFlashDraftModel"], "dflash_config": inner}
    return {
        **decoder,
        "architectures": ["LlamaDSparkModel" if family == "llama" else "Qwen3DSparkModel"],
        "block_size": shape.block,
        "mask_token_id": shape.mask,
        "target_layer_ids": list(shape.taps),
        "num_target_layers": shape.target_layers,
        **heads,
    }


def write_tiny_drafter(folder: Path, shape: Shape) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config_json(shape)))
    save_file(random_tensors(shape), folder / "model.safetensors")
    return folder


def fitting(shape: Shape, target: dict[str, Any]) -> Shape:
    """``shape`` for a target with this config.json."""
    vocab, layers = target["vocab_size"], target["num_hidden_layers"]
    return replace(shape, vocab=vocab, mask=vocab - 1, hidden=target["hidden_size"], target_layers=layers)


@dataclass(frozen=True)
class Block:
    hidden: Tensor  # [block, hidden]
    base: Tensor  # [block, drafted]
    ids: Tensor  # [drafted]


def _norm(x: Tensor, weight: Tensor) -> Tensor:
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + EPS) * weight


def _turned(x: Tensor, positions: Tensor) -> Tensor:
    """x [rows, heads, dim] with the halves of a head turned against each other."""
    half = x.shape[-1] // 2
    angles = positions[:, None, None].double() * THETA ** (-torch.arange(half).double() / half)
    first, second = x[..., :half], x[..., half:]
    return torch.cat(
        [first * angles.cos() - second * angles.sin(), second * angles.cos() + first * angles.sin()], dim=-1
    )


def plain_block(shape: Shape, features: Tensor, anchor: int, embedding: Tensor, target_head: Tensor) -> Block:
    """features [rows before the anchor, taps * hidden], embedding and target_head [vocab, hidden], all float64."""
    w = {name: tensor.double() for name, tensor in random_tensors(shape).items() if tensor.is_floating_point()}
    before, rows = len(features), shape.rows
    context = _norm(features @ w["fc.weight"].T, w["hidden_norm.weight"])
    x = embedding[torch.tensor([anchor] + [shape.mask] * (rows - 1))]
    positions = torch.arange(before + rows)
    for index in range(shape.layers):
        own = f"layers.{index}."
        normed = _norm(x, w[own + "input_layernorm.weight"])
        both = torch.cat([context, normed])

        def heads(name: str, inputs: Tensor, count: int, own: str = own) -> Tensor:
            return (inputs @ w[f"{own}self_attn.{name}_proj.weight"].T).view(len(inputs), count, shape.dim)

        q, k, v = heads("q", normed, shape.heads), heads("k", both, shape.kv_heads), heads("v", both, shape.kv_heads)
        if shape.layout != "llama":
            q, k = _norm(q, w[own + "self_attn.q_norm.weight"]), _norm(k, w[own + "self_attn.k_norm.weight"])
        q, k = _turned(q, positions[before:]), _turned(k, positions)
        mixed = torch.zeros(rows, shape.heads, shape.dim, dtype=torch.float64)
        for row in range(rows):
            at = before + row
            seen = [key for key in range(before + rows) if _sees(shape, at, key)]
            for head in range(shape.heads):
                group = head // (shape.heads // shape.kv_heads)
                scores = k[seen, group] @ q[row, head] / math.sqrt(shape.dim)
                mixed[row, head] = scores.softmax(0) @ v[seen, group]
        x = x + mixed.flatten(1) @ w[own + "self_attn.o_proj.weight"].T
        normed = _norm(x, w[own + "post_attention_layernorm.weight"])
        gate = torch.nn.functional.silu(normed @ w[own + "mlp.gate_proj.weight"].T)
        x = x + (gate * (normed @ w[own + "mlp.up_proj.weight"].T)) @ w[own + "mlp.down_proj.weight"].T
    hidden = _norm(x, w["norm.weight"])[rows - shape.block :]
    if not shape.draft_vocab:
        return Block(hidden, hidden @ target_head.T, torch.arange(shape.vocab))
    ids = random_tensors(shape)["d2t"] + torch.arange(shape.draft_vocab)
    return Block(hidden, hidden @ w["lm_head.weight"].T, ids)


def _sees(shape: Shape, at: int, key: int) -> bool:
    if not shape.window:
        return True
    return abs(at - key) < shape.window and (key <= at or not shape.window_causal)


def plain_walk(shape: Shape, block: Block, before: list[int]) -> tuple[Tensor, Tensor | None]:
    """Logits [block, drafted] when ``before`` are the true tokens before each draft, and confidence [block]."""
    w = {name: tensor.double() for name, tensor in random_tensors(shape).items() if tensor.is_floating_point()}
    rows, previous = [], None
    if shape.head != "none":
        previous = w["markov_head.markov_w1.weight"][torch.tensor(before)]
    state = torch.zeros(shape.rank, dtype=torch.float64)
    for k, hidden in enumerate(block.hidden[: len(before)]):
        bias: Tensor | float = 0.0
        if previous is not None:
            inner = previous[k]
            if shape.head == "gated":
                joint = torch.cat([hidden, inner])
                inner = inner * torch.sigmoid(
                    w["markov_head.gate_proj.weight"] @ joint + w["markov_head.gate_proj.bias"]
                )
            if shape.head == "rnn":
                joint = torch.cat([state, inner, hidden])
                z = w["markov_head.joint_proj.weight"] @ joint + w["markov_head.joint_proj.bias"]
                gate, candidate, output = z.view(3, shape.rank)
                state = torch.sigmoid(gate) * state + (1 - torch.sigmoid(gate)) * torch.tanh(candidate)
                inner = torch.tanh(output)
            bias = w["markov_head.markov_w2.weight"] @ inner
        rows.append(block.base[k] + bias)
    if not shape.confidence:
        return torch.stack(rows), None
    inputs = block.hidden[: len(before)]
    if shape.with_markov and previous is not None:
        inputs = torch.cat([inputs, previous], dim=-1)
    logits = inputs @ w["confidence_head.proj.weight"][0] + w["confidence_head.proj.bias"]
    return torch.stack(rows), torch.sigmoid(logits)


def features_of(reference: Any, taps: tuple[int, ...], tokens: list[int]) -> Tensor:
    """The transformers model's hidden states [len(tokens), taps * hidden] of one pass over ``tokens``."""
    if not tokens:
        return torch.zeros(0, len(taps) * reference.config.hidden_size, dtype=torch.float64)
    with torch.inference_mode():
        states = reference(torch.tensor([tokens]), use_cache=False, output_hidden_states=True).hidden_states
    return torch.cat([states[tap + 1][0] for tap in taps], dim=-1)


class CheckedDrafter:
    """A DSpark drafter whose proposals (one in ``every``) are compared with the plain computation over the text."""

    def __init__(self, inner: Any, shape: Shape, reference: Any, every: int = 1) -> None:
        self._every = every
        self._inner, self._shape, self._reference = inner, shape, reference
        self.name, self.block_size, self.feature_layers = inner.name, inner.block_size, inner.feature_layers
        self.tokens: list[int] = []
        self.proposals = 0

    def prefilled(self, features: Tensor) -> None:
        self._inner.prefilled(features)

    def begin(self, tokens: list[int]) -> None:
        self.tokens = list(tokens)
        self._inner.begin(tokens)

    def catch_up(self) -> bool:
        return self._inner.catch_up()

    def update(self, tokens: list[int], features: Tensor | None) -> None:
        self.tokens += tokens
        self._inner.update(tokens, features)

    def truncate(self, length: int) -> None:
        self.tokens = self.tokens[:length]
        self._inner.truncate(length)

    def propose(self, anchor: int, budget: int, sampler: Any) -> Any:
        proposal = self._inner.propose(anchor, budget, sampler)
        assert anchor == self.tokens[-1]
        assert len(proposal.tokens) == min(budget, self.block_size)
        if proposal.tokens:
            if self.proposals % self._every == 0:
                self._compare(proposal, sampler)
            self.proposals += 1
        return proposal

    def _compare(self, proposal: Any, sampler: Any) -> None:
        features = features_of(self._reference, self._shape.taps, self.tokens[:-1])
        weights = self._reference.get_input_embeddings().weight, self._reference.get_output_embeddings().weight
        with torch.no_grad():
            block = plain_block(self._shape, features, self.tokens[-1], *weights)
            logits, confidence = plain_walk(self._shape, block, [self.tokens[-1], *proposal.tokens[:-1]])
        if confidence is not None:
            torch.testing.assert_close(torch.tensor(proposal.confidence).double(), confidence, atol=1e-5, rtol=0)
        for k, draft in enumerate(proposal.tokens):
            place = (block.ids == draft).nonzero()
            assert len(place) == 1, "a token outside the draft vocabulary"
            if sampler.looks_at_tokens:
                continue
            if sampler.greedy:
                assert logits[k, place] > logits[k].max() - 1e-8
            elif not (sampler.top_k or sampler.min_p or sampler.top_p < 1.0):
                chances = torch.zeros(self._shape.vocab, dtype=torch.float64)
                chances[block.ids] = (logits[k] / max(sampler.temperature, 1e-30)).softmax(0)
                torch.testing.assert_close(proposal.probs[k].double(), chances, atol=1e-6, rtol=0)
