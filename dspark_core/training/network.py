"""The drafter as it is trained: many blocks of several sequences in one pass (DSpark paper, "The drafter", "Training").

Parameters are float32 and bear the names of DeepSpec's tensors. A pass computes in ``compute_dtype``: every weight is
cast once a pass, and matrices that read the same rows are one. Sequences are not padded: all that is done to rows is
done to the rows of all sequences at once, only the attention to the context goes sequence by sequence.
"""

from dataclasses import dataclass, replace
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dspark_core.checkpoints.dspark_config import DSparkConfig
from dspark_core.target.rope import rotary_frequencies
from dspark_core.training.block_attention import BlockLayout, block_attention
from dspark_core.training.row_functions import rms_normed, rotated

INIT_STD = 0.02
MARKOV_INIT_STD = 0.5
"""A step moves the bias by the rate times these numbers: from 0.02 it would take hundreds of steps to matter."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks of several sequences; those of one sequence are neighbours, and so are the rows of its context."""

    features: Tensor  # [context rows, taps * hidden]
    contexts: tuple[int, ...]
    """Context rows of each sequence: its positions 0, 1, ..."""
    counts: tuple[int, ...]
    """Blocks of each sequence."""
    anchors: Tensor  # int64 [blocks], position of each anchor in its own sequence, at most the sequence's context rows
    previous: Tensor  # int64 [blocks, block_size], the tokens at anchor, anchor + 1, ...

    def to(self, device: torch.device) -> "Blocks":
        features, anchors, previous = (each.to(device) for each in (self.features, self.anchors, self.previous))
        return replace(self, features=features, anchors=anchors, previous=previous)


@dataclass(frozen=True, slots=True)
class DraftRows:
    """What the network says about each draft, the true token before it given."""

    hidden: Tensor  # [blocks, block_size, hidden], what the output head reads
    markov: Tensor | None  # [blocks, block_size, rank], what markov_w2 turns into a bias on the logits
    confidence: Tensor | None  # [blocks, block_size], before the sigmoid


class _SelfAttention(nn.Module):
    def __init__(self, config: DSparkConfig) -> None:
        super().__init__()
        decoder = config.decoder
        hidden, dim = decoder.hidden_size, decoder.head_dim
        self.q_proj = nn.Linear(hidden, decoder.heads * dim, bias=False)
        self.k_proj = nn.Linear(hidden, decoder.kv_heads * dim, bias=False)
        self.v_proj = nn.Linear(hidden, decoder.kv_heads * dim, bias=False)
        self.o_proj = nn.Linear(decoder.heads * dim, hidden, bias=False)
        if decoder.qk_norm:
            self.q_norm = nn.RMSNorm(dim)
            self.k_norm = nn.RMSNorm(dim)


class _FeedForward(nn.Module):
    def __init__(self, config: DSparkConfig) -> None:
        super().__init__()
        hidden, inner = config.decoder.hidden_size, config.decoder.intermediate_size
        self.gate_proj = nn.Linear(hidden, inner, bias=False)
        self.up_proj = nn.Linear(hidden, inner, bias=False)
        self.down_proj = nn.Linear(inner, hidden, bias=False)


class _Layer(nn.Module):
    def __init__(self, config: DSparkConfig) -> None:
        super().__init__()
        self.self_attn = _SelfAttention(config)
        self.mlp = _FeedForward(config)
        self.input_layernorm = nn.RMSNorm(config.decoder.hidden_size)
        self.post_attention_layernorm = nn.RMSNorm(config.decoder.hidden_size)


class _MarkovHead(nn.Module):
    def __init__(self, config: DSparkConfig) -> None:
        super().__init__()
        rank, hidden = config.markov_rank, config.decoder.hidden_size
        self.markov_w1 = nn.Embedding(config.decoder.vocab_size, rank)
        self.markov_w2 = nn.Linear(rank, config.draft_vocab_size, bias=False)
        if config.head == "gated":
            self.gate_proj = nn.Linear(hidden + rank, rank)
        elif config.head == "rnn":
            self.joint_proj = nn.Linear(2 * rank + hidden, 3 * rank)


class _ConfidenceHead(nn.Module):
    def __init__(self, config: DSparkConfig) -> None:
        super().__init__()
        markov = config.markov_rank if config.confidence_with_markov else 0
        self.proj = nn.Linear(config.decoder.hidden_size + markov, 1)


class DraftNetwork(nn.Module):
    """A drafter in training. Its state_dict holds the trained parameters only."""

    embedding: Tensor
    head: Tensor
    draft_ids: Tensor
    draft_of: Tensor
    feature_scale: Tensor
    frequencies: Tensor

    def __init__(
        self,
        config: DSparkConfig,
        *,
        embedding: Tensor,
        head: Tensor,
        draft_ids: Tensor,
        feature_scale: Tensor | None = None,
        compute_dtype: torch.dtype = torch.float32,
        seed: int = 0,
    ) -> None:
        """``embedding`` [vocab, hidden] and ``head`` [draft vocab, hidden] are the target's and stay as they are;
        ``draft_ids`` int64 [draft vocab] says which of the target's tokens each draft token is. ``feature_scale``
        [taps * hidden] multiplies the features; it goes into the projection at export. Raises ValueError for draft
        layers of a kind that is not trained here.
        """
        super().__init__()
        decoder = config.decoder
        if any(decoder.windows) or not all(decoder.rotary) or decoder.qkv_bias or decoder.out_bias or decoder.mlp_bias:
            raise ValueError("only draft layers with full attention, rotary positions and no biases are trained")
        hidden, width = decoder.hidden_size, len(config.feature_layers) * decoder.hidden_size
        if embedding.shape != (decoder.vocab_size, hidden) or head.shape != (config.draft_vocab_size, hidden):
            raise ValueError(f"embedding {tuple(embedding.shape)} or head {tuple(head.shape)} do not fit the config")
        self.config = config
        self.compute_dtype = compute_dtype
        self.fc = nn.Linear(width, hidden, bias=False)
        self.hidden_norm = nn.RMSNorm(hidden)
        self.norm = nn.RMSNorm(hidden)
        self.layers = nn.ModuleList(_Layer(config) for _ in range(decoder.layers))
        if config.head != "none":
            self.markov_head = _MarkovHead(config)
        if config.confidence:
            self.confidence_head = _ConfidenceHead(config)
        self._initialise(seed, head)

        draft_of = torch.full((decoder.vocab_size,), -1, dtype=torch.int64, device=draft_ids.device)
        draft_of[draft_ids] = torch.arange(len(draft_ids), device=draft_ids.device)
        scale = torch.ones(width) if feature_scale is None else feature_scale
        frequencies, self._turn_factor = rotary_frequencies(decoder.hf_config, decoder.head_dim)
        buffers = {
            "embedding": embedding.to(compute_dtype),  # [vocab, hidden]
            "head": head.to(compute_dtype),  # [draft vocab, hidden]
            "draft_ids": draft_ids,  # int64 [draft vocab]
            "draft_of": draft_of,  # int64 [vocab], -1 where a token cannot be drafted
            "feature_scale": scale,  # [taps * hidden]
            "frequencies": frequencies,  # [head_dim / 2]
        }
        for name, buffer in buffers.items():
            self.register_buffer(name, buffer, persistent=False)

    def _initialise(self, seed: int, head: Tensor) -> None:
        generator = torch.Generator().manual_seed(seed)
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                if name.endswith("bias") or name in ("markov_head.markov_w2.weight", "confidence_head.proj.weight"):
                    parameter.zero_()  # the heads begin by changing nothing
                elif name == "markov_head.markov_w1.weight":
                    parameter.normal_(0.0, MARKOV_INIT_STD, generator=generator)
                elif parameter.ndim == 2:
                    parameter.normal_(0.0, INIT_STD, generator=generator)
            # the first logits have a spread of about one: of some ten, the first steps only unlearn them
            self.norm.weight.fill_(1 / float(torch.linalg.vector_norm(head.float(), dim=1).mean()))

    @property
    def device(self) -> torch.device:
        return self.fc.weight.device

    def forward(self, blocks: Blocks) -> DraftRows:
        """Teacher-forced outputs for all drafts of ``blocks``."""
        hidden = self._backbone(blocks)  # [blocks, block_size, hidden]
        if self.config.head == "none":
            return DraftRows(hidden, None, self._confidence(hidden, None))
        before = F.embedding(blocks.previous, self.markov_head.markov_w1.weight)
        before = before.to(self.compute_dtype)  # [blocks, block_size, rank]
        return DraftRows(hidden, self._markov(hidden, before), self._confidence(hidden, before))

    def logits(self, rows: DraftRows) -> Tensor:
        """[blocks, block_size, draft vocab], with the bias of the sequential head."""
        logits = F.linear(rows.hidden, self.head)
        return logits if rows.markov is None else logits + F.linear(rows.markov, self.markov_weight())

    def markov_weight(self) -> Tensor:
        """markov_w2 [draft vocab, rank] in the compute dtype."""
        return self.markov_head.markov_w2.weight.to(self.compute_dtype)

    def exported(self, weights: dict[str, Tensor] | None = None) -> dict[str, Tensor]:
        """The tensors of the checkpoint: ``weights`` (None: the current ones) with the scale of the features in the
        projection, the head, for a reduced vocabulary ``d2t`` (offsets) and ``t2d``, for the full one the embedding."""
        tensors = {name: tensor.detach().clone() for name, tensor in (weights or self.state_dict()).items()}
        tensors["fc.weight"] *= self.feature_scale
        tensors["lm_head.weight"] = self.head.detach().clone()
        if self.config.reduced:
            tensors["d2t"] = self.draft_ids - torch.arange(len(self.draft_ids), device=self.draft_ids.device)
            tensors["t2d"] = self.draft_of >= 0
        else:
            tensors["embed_tokens.weight"] = self.embedding.detach()
        return tensors

    def _backbone(self, blocks: Blocks) -> Tensor:
        config, decoder, dtype = self.config, self.config.decoder, self.compute_dtype
        heads, kv_heads, dim, eps = decoder.heads, decoder.kv_heads, decoder.head_dim, decoder.norm_eps
        count, rows = len(blocks.anchors), len(blocks.anchors) * config.rows
        layers = cast(list[_Layer], list(self.layers))
        attentions = [layer.self_attn for layer in layers]

        context = F.linear(blocks.features.to(dtype), (self.fc.weight * self.feature_scale).to(dtype))
        context = rms_normed(context, self.hidden_norm.weight, eps)  # [context rows, hidden]
        key_values = [weight for each in attentions for weight in (each.k_proj.weight, each.v_proj.weight)]
        injected = F.linear(context, torch.cat(key_values).to(dtype))  # keys and values of all layers
        injected = injected.view(len(context), decoder.layers, 2, kv_heads, dim)
        layout = BlockLayout.of(blocks.contexts, blocks.counts, blocks.anchors, dtype)
        context_turn = self._turn(layout.context_positions)
        block_turn = self._turn((blocks.anchors[:, None] + torch.arange(config.rows, device=self.device)).flatten())

        ids = torch.full((count, config.rows), config.mask_token_id, device=self.device)
        ids[:, 0] = blocks.previous[:, 0]
        hidden = F.embedding(ids.flatten(), self.embedding)  # [rows, hidden]
        for index, (layer, attention) in enumerate(zip(layers, attentions, strict=True)):
            weight = torch.cat([attention.q_proj.weight, attention.k_proj.weight, attention.v_proj.weight]).to(dtype)
            qkv = F.linear(rms_normed(hidden, layer.input_layernorm.weight, eps), weight)
            queries, keys, values = torch.split(qkv.view(rows, -1, dim), [heads, kv_heads, kv_heads], dim=1)  # by head
            context_keys, context_values = injected[:, index].unbind(1)
            if decoder.qk_norm:
                queries = rms_normed(queries, attention.q_norm.weight, eps)
                keys = rms_normed(keys, attention.k_norm.weight, eps)
                context_keys = rms_normed(context_keys, attention.k_norm.weight, eps)
            mixed = block_attention(
                rotated(queries, block_turn).view(count, config.rows, heads, dim),
                rotated(keys, block_turn).view(count, config.rows, kv_heads, dim),
                values.reshape(count, config.rows, kv_heads, dim),
                rotated(context_keys, context_turn),
                context_values,
                layout,
            )  # [blocks, rows of a block, heads * head_dim]
            hidden = hidden + F.linear(mixed.view(rows, heads * dim), attention.o_proj.weight.to(dtype))
            weight = torch.cat([layer.mlp.gate_proj.weight, layer.mlp.up_proj.weight]).to(dtype)
            normed = rms_normed(hidden, layer.post_attention_layernorm.weight, eps)
            gate, up = F.linear(normed, weight).chunk(2, dim=-1)  # each [rows, intermediate]
            hidden = hidden + F.linear(F.silu(gate) * up, layer.mlp.down_proj.weight.to(dtype))
        hidden = hidden.view(count, config.rows, -1)
        drafts = hidden if config.anchor_first else hidden[:, 1:]
        return rms_normed(drafts, self.norm.weight, eps)

    def _turn(self, positions: Tensor) -> tuple[Tensor, Tensor]:
        """cos and sin [positions, 1, head_dim / 2] in the compute dtype."""
        angles = torch.outer(positions.to(self.frequencies.dtype), self.frequencies)[:, None]
        factor = self._turn_factor
        return (angles.cos() * factor).to(self.compute_dtype), (angles.sin() * factor).to(self.compute_dtype)

    def _markov(self, hidden: Tensor, before: Tensor) -> Tensor:
        """What markov_w2 reads [blocks, block_size, rank]. ``before``: markov_w1 of the token before each draft."""
        if self.config.head == "vanilla":
            return before
        if self.config.head == "gated":
            gate = self._linear(self.markov_head.gate_proj, torch.cat([hidden, before], dim=-1))
            return gate.sigmoid() * before
        state = torch.zeros_like(before[:, 0])  # [blocks, rank]
        outputs = []
        for k in range(before.shape[1]):
            joint = self._linear(self.markov_head.joint_proj, torch.cat([state, before[:, k], hidden[:, k]], dim=-1))
            gate, candidate, output = joint.chunk(3, dim=-1)
            keep = gate.sigmoid()
            state = keep * state + (1 - keep) * candidate.tanh()
            outputs.append(output.tanh())
        return torch.stack(outputs, dim=1)

    def _confidence(self, hidden: Tensor, before: Tensor | None) -> Tensor | None:
        if not self.config.confidence:
            return None
        inputs = hidden
        if self.config.confidence_with_markov and before is not None:
            inputs = torch.cat([hidden, before], dim=-1)
        return self._linear(self.confidence_head.proj, inputs)[..., 0]

    def _linear(self, layer: nn.Linear, x: Tensor) -> Tensor:
        return F.linear(x, layer.weight.to(x.dtype), layer.bias.to(x.dtype))
