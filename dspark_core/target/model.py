"""The target's forward pass: Llama-like decoders over a static cache, one sequence, any number of rows.

On a small model a pass is limited by the number of operations as much as by memory, so there are few of them: norm
weights are folded into dense matrices behind them, values are rotated along with queries and keys (by nothing), and the
heads that share a key head are rows of one product.

A pass takes the rows to compute (anchor and drafts, or a chunk of the prompt), writes their keys and values behind
``cache.length`` and returns logits. It never moves ``cache.length``: whoever commits tokens does.
"""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.target.attention import Attention
from dspark_core.target.config import DecoderConfig
from dspark_core.target.embedding import Embedding
from dspark_core.target.exact import PassShape, rows_keep_their_bits
from dspark_core.target.graphs import GraphPasses
from dspark_core.target.kv_cache import JoinedCache, KVCache, cache_dtype, stored_dtype
from dspark_core.target.linear import Linear
from dspark_core.target.per_layer import LayerInput, PerLayerEmbedding

ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {"silu": F.silu, "gelu_tanh": partial(F.gelu, approximate="tanh")}


@dataclass(slots=True)
class DecoderLayer:
    """Weights of one layer. ``qkv`` and ``gate_up`` are fused: fewer, larger matrices.

    Norms are [hidden]. ``input_norm`` and ``post_norm`` are None where the matrix behind holds them, ``out_norm`` and
    ``down_norm`` where the family has no norms behind attention and feed-forward. ``scale`` and
    ``own_input`` are Gemma 4's.
    """

    input_norm: Tensor | None
    qkv: Linear  # hidden -> (heads + 2 kv_heads) * head_dim, or heads * head_dim where it shares
    qk_norm: Tensor | None  # [heads + kv_heads or heads, head_dim], each head its norm weight
    out: Linear  # heads * head_dim -> hidden
    out_norm: Tensor | None
    post_norm: Tensor | None
    gate_up: Linear  # hidden -> 2 intermediate
    down: Linear  # intermediate -> hidden
    down_norm: Tensor | None
    own_input: LayerInput | None
    scale: Tensor | None  # [1], on what the layer puts out
    window: int | None
    rotary: bool
    shares: bool
    """Whether it reads the keys and values of an earlier layer and has only queries of its own."""

    @property
    def matrices(self) -> list[Linear]:
        own = [] if self.own_input is None else [self.own_input.gate, self.own_input.projection]
        return [self.qkv, self.out, self.gate_up, self.down, *own]


AttendLayer = Callable[[int, DecoderLayer, Tensor], Tensor]
"""Attention of one pass: where a layer's keys and values are in the cache, the layer, and its qkv [rows, (heads + 2
kv_heads) * head_dim] (queries alone where it shares) give [rows, heads * head_dim]."""


@dataclass(frozen=True, slots=True)
class TargetPass:
    """What a pass yields. ``features`` are the tapped layers' outputs side by side, None where nothing is tapped."""

    logits: Tensor  # [rows, vocab], the target's own dtype
    features: Tensor | None  # [rows, taps * hidden]


class Target:
    """A decoder with its weights. Stateless between passes: all state is in the cache that is passed in."""

    def __init__(
        self,
        config: DecoderConfig,
        *,
        embedding: Embedding,
        layers: list[DecoderLayer],
        final_norm: Tensor,
        head: Linear,
        rotation: Tensor,
        positions: int,
        local_rotation: Tensor | None = None,
        per_layer: PerLayerEmbedding | None = None,
        kv_precision: str = "auto",
    ) -> None:
        self.config = config
        self.embedding = embedding  # of [vocab, hidden]
        self.layers = layers
        self.final_norm = final_norm  # [hidden]
        self.head = head
        self.rotation = rotation  # complex [positions and padding, 1, head_dim / 2]
        self.local_rotation = local_rotation  # the same for layers with a window, where theirs is another
        self.per_layer = per_layer
        self.positions = positions
        """The longest context this target was loaded for."""
        self.kv_precision = kv_precision
        """What its caches store: a name of KV_PRECISIONS (requests.py)."""
        self.wide = torch.float64 if embedding.dtype == torch.float64 else torch.float32
        """The dtype of everything between matrices that would lose by rounding."""
        self.fused_norm = rotation.device.type == "cuda"
        """Whether a norm is torch's one kernel, which only a card has: elsewhere it is many operations."""
        self._least_rms = torch.tensor(config.norm_eps**0.5, dtype=self.wide, device=rotation.device)
        self._activation = ACTIVATIONS[config.activation]
        self._embedding_scale = torch.tensor(config.embedding_scale, dtype=embedding.dtype, device=embedding.device)
        self.weight_bytes = self._weight_bytes()
        self._kinds = self._by_kind()
        self.graphs: GraphPasses | None = None
        """Captured passes over one cache, where the device has such."""

    @property
    def device(self) -> torch.device:
        """Where logits and features come out. The embedding of a split model may lie elsewhere (target/split.py)."""
        return self.rotation.device

    @property
    def dtype(self) -> torch.dtype:
        return self.embedding.dtype

    @cached_property
    def keeps_bits(self) -> bool:
        """Whether exact mode is possible with these kernels: tried out once, in some 20 passes."""
        return rows_keep_their_bits(self)

    def new_cache(self, capacity: int) -> KVCache:
        if self._kinds:
            return JoinedCache([own.new_cache(capacity) for _, own in self._kinds])
        config = self.config
        return KVCache(
            layers=config.cached_layers,
            kv_heads=config.kv_heads,
            head_dim=config.head_dim,
            capacity=capacity,
            dtype=cache_dtype(self.dtype, self.device),
            device=self.device,
            stored=stored_dtype(self.kv_precision, self.dtype, self.device),
        )

    def prepare(self, length: int) -> None:
        """Capture the decode passes of a context of ``length``, where passes are captured and these are not yet."""
        if self.graphs is not None:
            self.graphs.prepare(length)

    def first_layers(self, count: int) -> "Target":
        """This model cut off after ``count`` layers, with its own final norm and head. The weights are shared."""
        part = copy.copy(self)
        part.config = self.config.of_layers(range(count))
        part.layers, part.graphs = self.layers[:count], None
        part.weight_bytes, part._kinds = part._weight_bytes(), part._by_kind()
        return part

    def _by_kind(self) -> "list[tuple[Sequence[int], Target]]":
        """Where heads are of two sizes, the layers of each as a target of their own and their places in this one: so
        cache and attention know one size. The weights are shared."""
        kinds: list[tuple[Sequence[int], Target]] = []
        for places, config in self.config.kinds() if self.config.full_heads is not None else ():
            own = copy.copy(self)
            own.config, own._kinds, own.local_rotation = config, [], None
            if config.windows[0] is not None and self.local_rotation is not None:
                own.rotation = self.local_rotation
            kinds.append((places, own))
        return kinds

    def parts_of(self, cache: KVCache) -> "list[tuple[Sequence[int], Target, KVCache]]":
        """The layers of each size of heads: which they are, as a target of their own, and their part of ``cache``."""
        kinds = self._kinds or [(range(len(self.layers)), self)]
        return [(*kind, part) for kind, part in zip(kinds, cache.parts, strict=True)]

    def attention(self, make: "Callable[[Target, KVCache], AttendLayer]", cache: KVCache) -> AttendLayer:
        """What ``make`` makes for this target and ``cache``: one attention for each size of heads."""
        if not self._kinds:
            return make(self, cache)
        by_place: dict[int, tuple[AttendLayer, int]] = {}
        for indices, own, part in self.parts_of(cache):
            attend = make(own, part)
            of_kind = zip(indices, own.config.places, strict=True)
            by_place |= {self.config.places[index]: (attend, place) for index, place in of_kind}

        def attend_by_kind(place: int, layer: DecoderLayer, qkv: Tensor) -> Tensor:
            attend, place_in_kind = by_place[place]
            return attend(place_in_kind, layer, qkv)

        return attend_by_kind

    def _weight_bytes(self) -> int:
        """Bytes of all matrices that one pass reads."""
        matrices = [self.head, *(matrix for layer in self.layers for matrix in layer.matrices)]
        if self.per_layer is not None:
            matrices.append(self.per_layer.projection)
        return sum(matrix.weight_bytes for matrix in matrices)

    def bytes_per_pass(self, cache: KVCache) -> int:
        """Estimate of the bytes a pass reads at this cache length: every weight once, every cached row once."""
        return self.weight_bytes + cache.length * cache.bytes_per_token

    @torch.inference_mode()
    def forward(
        self,
        token_ids: list[int],
        cache: KVCache,
        *,
        taps: tuple[int, ...] = (),
        logits_from: int = 0,
        shape: PassShape | None = None,
    ) -> TargetPass:
        """Compute ``token_ids`` at positions cache.length, cache.length + 1, ... and write their keys and values.

        ``taps``: layers whose outputs are returned as features (-1 is the embedding). ``logits_from``: first row that
        needs logits (a prompt chunk needs at most its last). ``shape`` pads the pass (exact mode). Raises ValueError
        when the rows do not fit.
        """
        count, start = len(token_ids), cache.length
        if start + count > cache.capacity:
            raise ValueError(f"{count} rows at position {start} do not fit into a cache of {cache.capacity}")
        static = self.graphs.run(token_ids, cache, taps) if self.graphs and shape is None else None
        if static is not None:
            features = None if static.features is None else static.features[:count].clone()
            return TargetPass(static.logits[logits_from:count], features)
        rows, keys = (shape.rows, shape.keys) if shape else (count, start + count)
        hidden, inputs = self.embedded([*token_ids, *[0] * (rows - count)])  # [rows, hidden]
        hidden, tapped = self.over_cache(hidden, cache, keys, taps, inputs)
        wanted = hidden[logits_from : logits_from + shape.logits] if shape else hidden[logits_from:]
        logits = self.head(self.normed(wanted, self.final_norm))  # [rows - logits_from, vocab]
        features = torch.cat([tapped[tap] for tap in taps], dim=-1) if taps else None
        return TargetPass(logits[: count - logits_from], features if features is None else features[:count])

    def embedded(self, token_ids: Sequence[int]) -> tuple[Tensor, Tensor | None]:
        """What the first layer reads [rows, hidden], and what each layer reads besides [layers, rows, size] in families
        with embeddings for each layer."""
        ids, device = torch.tensor(token_ids, device=self.embedding.device), self.embedding.device
        found = None if self.per_layer is None else self.per_layer.rows(token_ids).to(device)
        return self.embedded_rows(ids, found)

    def embedded_rows(self, ids: Tensor, found: Tensor | None) -> tuple[Tensor, Tensor | None]:
        """``embedded``, with ids [rows] and what the table for each layer has for them (PerLayerEmbedding.rows) where
        the pass is."""
        hidden, inputs = self.embedding.rows(ids), None
        if self.per_layer is not None and found is not None:
            inputs = self.per_layer.inputs(hidden, found)
        return hidden if self.config.embedding_scale == 1.0 else hidden * self._embedding_scale, inputs

    def over_cache(
        self, hidden: Tensor, cache: KVCache, keys: int, taps: tuple[int, ...], inputs: Tensor | None
    ) -> tuple[Tensor, dict[int, Tensor]]:
        """``through_layers``, attending to the first ``keys`` rows of ``cache``."""
        rows = len(hidden)
        attention = self.attention(lambda target, own: Attention(target, own, rows, keys), cache)
        return self.through_layers(hidden, attention, taps, inputs)

    def through_layers(
        self, hidden: Tensor, attention: AttendLayer, taps: tuple[int, ...] = (), inputs: Tensor | None = None
    ) -> tuple[Tensor, dict[int, Tensor]]:
        """hidden [rows, hidden] and ``inputs`` (``embedded``) -> the last layer's output, and the outputs of
        ``taps``."""
        tapped = {-1: hidden} if -1 in taps else {}
        for index, layer in enumerate(self.layers):
            qkv = layer.qkv(self.normed(hidden, layer.input_norm))
            mixed = layer.out(attention(self.config.places[index], layer, qkv))
            hidden = hidden + (mixed if layer.out_norm is None else self.normed(mixed, layer.out_norm))
            gate, up = layer.gate_up(self.normed(hidden, layer.post_norm)).chunk(2, dim=-1)  # each [rows, intermediate]
            fed = layer.down(self._activation(gate) * up)
            hidden = hidden + (fed if layer.down_norm is None else self.normed(fed, layer.down_norm))
            if layer.own_input is not None and inputs is not None:
                hidden = hidden + layer.own_input(hidden, inputs[index], self._activation, self.normed)
            if layer.scale is not None:
                hidden = hidden * layer.scale
            if index in taps:
                tapped[index] = hidden
        return hidden, tapped

    def normed(self, x: Tensor, weight: Tensor | None) -> Tensor:
        """RMS norm of x [..., size]. ``weight`` [size] or [heads, size] (``wide`` or x's dtype): None where the next
        matrix holds it."""
        if self.fused_norm:
            alike = weight is not None and weight.dtype == x.dtype and weight.ndim == 1
            fused = F.rms_norm(x, x.shape[-1:], weight if alike else None, self.config.norm_eps)
            return fused if weight is None or alike else fused.mul_(weight)
        length = torch.linalg.vector_norm(x, dim=-1, keepdim=True, dtype=self.wide)  # [..., 1]
        rms = torch.hypot(length * x.shape[-1] ** -0.5, self._least_rms)
        normed = torch.div(x, rms, out=torch.empty_like(x))  # one operation: divided in ``wide``, rounded once
        return normed if weight is None else normed.mul_(weight)
