"""A plain computation of a tiny drafter's blocks, and a drafter that is compared with it at every proposal.

Written from the paper's description and the formats' names alone: it shares no code with the engine.
"""

import math
from dataclasses import dataclass
from typing import Any

import torch
from dspark_shapes import EPS, ROTATED, THETA, Shape, random_tensors
from torch import Tensor


@dataclass(frozen=True)
class Block:
    hidden: Tensor  # [block, hidden]
    base: Tensor  # [block, drafted]
    ids: Tensor  # [drafted]


def _norm(x: Tensor, weight: Tensor) -> Tensor:
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + EPS) * weight


def _turned(x: Tensor, positions: Tensor, share: float = 1.0) -> Tensor:
    """x [rows, heads, dim] with the halves of a head turned against each other, a ``share`` of its pairs."""
    half = x.shape[-1] // 2
    speeds = THETA ** (-torch.arange(half).double() / half)
    speeds[round(share * half) :] = 0.0
    angles = positions[:, None, None].double() * speeds
    first, second = x[..., :half], x[..., half:]
    return torch.cat(
        [first * angles.cos() - second * angles.sin(), second * angles.cos() + first * angles.sin()], dim=-1
    )


def plain_block(shape: Shape, features: Tensor, anchor: int, embedding: Tensor, target_head: Tensor) -> Block:
    """features [rows before the anchor, taps * hidden], embedding and target_head [vocab, hidden], all float64."""
    w = {name: tensor.double() for name, tensor in random_tensors(shape).items() if tensor.is_floating_point()}
    before, rows, gemma = len(features), shape.rows, shape.layout == "gemma4"
    context = _norm(features @ w["fc.weight"].T, w["hidden_norm.weight"])
    x = embedding[torch.tensor([anchor] + [shape.mask] * (rows - 1))] * (math.sqrt(shape.hidden) if gemma else 1.0)
    share, scale = (ROTATED, 1.0) if gemma else (1.0, 1 / math.sqrt(shape.dim))
    positions = torch.arange(before + rows)
    for index in range(shape.layers):
        own = f"layers.{index}."
        normed = _norm(x, w[own + "input_layernorm.weight"])
        both = torch.cat([context, normed])

        def heads(name: str, inputs: Tensor, count: int, own: str = own) -> Tensor:
            return (inputs @ w[f"{own}self_attn.{name}_proj.weight"].T).view(len(inputs), count, shape.dim)

        q, k = heads("q", normed, shape.heads), heads("k", both, shape.kv_heads)
        v = k if gemma and shape.keys_as_values else heads("v", both, shape.kv_heads)
        if gemma:
            v = _norm(v, torch.ones(shape.dim))
        if shape.layout != "llama":
            q, k = _norm(q, w[own + "self_attn.q_norm.weight"]), _norm(k, w[own + "self_attn.k_norm.weight"])
        q, k = _turned(q, positions[before:], share), _turned(k, positions, share)
        mixed = torch.zeros(rows, shape.heads, shape.dim, dtype=torch.float64)
        for row in range(rows):
            at = before + row
            seen = [key for key in range(before + rows) if _sees(shape, at, key)]
            for head in range(shape.heads):
                group = head // (shape.heads // shape.kv_heads)
                scores = k[seen, group] @ q[row, head] * scale
                mixed[row, head] = scores.softmax(0) @ v[seen, group]
        attended = mixed.flatten(1) @ w[own + "self_attn.o_proj.weight"].T
        if gemma:
            x = x + _norm(attended, w[own + "post_attention_layernorm.weight"])
            normed = _norm(x, w[own + "pre_feedforward_layernorm.weight"])
            gate = torch.nn.functional.gelu(normed @ w[own + "mlp.gate_proj.weight"].T, approximate="tanh")
        else:
            x = x + attended
            normed = _norm(x, w[own + "post_attention_layernorm.weight"])
            gate = torch.nn.functional.silu(normed @ w[own + "mlp.gate_proj.weight"].T)
        fed = (gate * (normed @ w[own + "mlp.up_proj.weight"].T)) @ w[own + "mlp.down_proj.weight"].T
        if gemma:
            x = (x + _norm(fed, w[own + "post_feedforward_layernorm.weight"])) * w[own + "layer_scalar"]
        else:
            x = x + fed
    hidden = _norm(x, w["norm.weight"])[rows - shape.block :]
    if not shape.draft_vocab:
        base = hidden @ target_head.T
        return Block(hidden, base if shape.cap is None else _bent(base, shape.cap), torch.arange(shape.vocab))
    ids = random_tensors(shape)["d2t"] + torch.arange(shape.draft_vocab)
    return Block(hidden, hidden @ w["lm_head.weight"].T, ids)


def _bent(logits: Tensor, cap: float) -> Tensor:
    return cap * torch.tanh(logits / cap)


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

    rounding = 1e-6

    def __init__(self, inner: Any, shape: Any, reference: Any, every: int = 1) -> None:
        self._every = every
        self._inner, self._shape, self._reference = inner, shape, reference
        self.name, self.block_size, self.feature_layers = inner.name, inner.block_size, inner.feature_layers
        self.longest = inner.longest
        self.tokens: list[int] = []
        self.proposals = 0

    def prefilled(self, features: Tensor) -> None:
        self._inner.prefilled(features)

    def capture(self, recorder: Any) -> None:
        self._inner.capture(recorder)

    @property
    def captures_failed(self) -> str | None:
        return self._inner.captures_failed

    def begin(self, tokens: list[int], sampler: Any) -> None:
        self.tokens = list(tokens)
        self._inner.begin(tokens, sampler)

    def catch_up(self) -> bool:
        return self._inner.catch_up()

    def propose_ahead(self, verdict: Tensor, features: Tensor | None, sampler: Any) -> Any:
        return self._inner.propose_ahead(verdict, features, sampler)

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

    def _wanted(self, proposal: Any) -> tuple[Tensor, Tensor, Tensor | None]:
        """Logits [drafts, draft vocab], their ids [draft vocab] in the target, and confidence [drafts]."""
        features = features_of(self._reference, self._shape.taps, self.tokens[:-1])
        weights = self._reference.get_input_embeddings().weight, self._reference.get_output_embeddings().weight
        block = plain_block(self._shape, features, self.tokens[-1], *weights)
        logits, confidence = plain_walk(self._shape, block, [self.tokens[-1], *proposal.tokens[:-1]])
        return logits, block.ids, confidence

    def _compare(self, proposal: Any, sampler: Any) -> None:
        with torch.no_grad():
            logits, ids, confidence = self._wanted(proposal)
        if confidence is not None:
            torch.testing.assert_close(torch.tensor(proposal.confidence).double(), confidence, atol=1e-5, rtol=0)
        for k, draft in enumerate(proposal.tokens):
            place = (ids == draft).nonzero()
            assert len(place) == 1, "a token outside the draft vocabulary"
            if sampler.looks_at_tokens:
                continue
            if sampler.greedy:
                assert logits[k, place] > logits[k].max() - 1e-8
            elif not (sampler.top_k or sampler.min_p or sampler.top_p < 1.0):
                chances = torch.zeros(self._shape.vocab, dtype=torch.float64)
                chances[ids] = (logits[k] / max(sampler.temperature, 1e-30)).softmax(0)
                rounding = self.rounding / min(
                    1.0, max(sampler.temperature, 1e-30)
                )  # of logits, which are divided by it
                torch.testing.assert_close(proposal.probs[k].double(), chances, atol=rounding, rtol=0)
