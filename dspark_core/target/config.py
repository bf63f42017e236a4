"""The architecture of a decoder, read from config.json through an allow-list of families."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dspark_core.errors import CorruptFileError, EngineError, UnsupportedModelError
from dspark_core.importing import IMPORTING
from dspark_core.marked import Marked
from dspark_core.target.gemma import GEMMA, GEMMA4, check_gemma, per_layer_size, query_scale, shared_layers
from dspark_core.target.refusals import refuse_known
from dspark_core.target.rope import FULL, SLIDING, rope_parameters, rotary_frequencies
from dspark_core.target.stored_nf4 import holds_nf4

FAMILIES = {
    "LlamaForCausalLM": "llama",
    "MistralForCausalLM": "mistral",
    "Qwen2ForCausalLM": "qwen2",
    "Qwen3ForCausalLM": "qwen3",
    "SmolLM3ForCausalLM": "smollm3",
    "Gemma3ForCausalLM": "gemma3_text",
    "Gemma4ForCausalLM": "gemma4_text",
    "Gemma4UnifiedForCausalLM": "gemma4_unified_text",
}
TEXT_PARTS = {
    "Gemma3ForConditionalGeneration": ("gemma3", "Gemma3ForCausalLM"),
    "Gemma4ForConditionalGeneration": ("gemma4", "Gemma4ForCausalLM"),
    "Gemma4UnifiedForConditionalGeneration": ("gemma4_unified", "Gemma4UnifiedForCausalLM"),
}
"""Models that also see images: their model_type, and what the language model in them is (text_config)."""
ACTIVATIONS = {"silu": "silu", "swish": "silu", "gelu_pytorch_tanh": "gelu_tanh"}
ROPE_TYPES = {"default", "linear", "llama3", "proportional", "yarn"}  # "dynamic" and "longrope" change with the length
LIMITS = {
    "hidden_size": 1 << 16,
    "num_hidden_layers": 1 << 10,
    "vocab_size": 1 << 22,
    "intermediate_size": 1 << 18,
    "num_attention_heads": 1 << 10,
    "num_key_value_heads": 1 << 10,
    "head_dim": 1 << 10,
    "max_position_embeddings": 1 << 27,
}
NOT_OF_THE_SHAPE = {"auto_map", "model_type", "quantization_config"}
OPTIONAL = {"num_key_value_heads", "head_dim"}
MAX_FREQUENCY = 1e6  # radians a position; the formula gives at most 1


@dataclass(frozen=True, slots=True)
class DecoderConfig:
    """Sizes of a decoder-only transformer with rotary positions, RMS norms and a gated feed-forward."""

    architecture: str
    vocab_size: int
    hidden_size: int
    intermediate_sizes: tuple[int, ...]
    """Of the feed-forward of each layer."""
    layers: int
    heads: int
    kv_heads: int
    head_dim: int
    full_heads: tuple[int, int] | None
    """Key heads and their size in layers without a window, where layers with one are of ``kv_heads``, ``head_dim``."""
    norm_eps: float
    max_positions: int
    tied_embeddings: bool
    qk_norm: bool
    qkv_bias: bool
    out_bias: bool
    mlp_bias: bool
    windows: tuple[int | None, ...]
    """Sliding attention window of each layer in positions, None for full attention."""
    rotary: tuple[bool, ...]
    """Whether each layer rotates its queries and keys (SmolLM3 leaves some layers without positions)."""
    places: tuple[int, ...]
    """Where in a cache the keys and values are that each layer reads."""
    shares: tuple[bool, ...]
    """Whether a layer has none of its own, but reads those of an earlier one at the same place (Gemma 4 E2B, E4B)."""
    per_layer_size: int
    """Of what each layer reads from an embedding of its own for each token (Gemma 4 E2B, E4B); 0 where none does."""
    activation: str
    """``silu`` or ``gelu_tanh``."""
    sandwich_norms: bool
    """Attention and feed-forward have a norm behind them too, before they are added (Gemma)."""
    norm_offset: float
    """What the files leave out of the weights of norms: 1 where they hold how far these are from one."""
    embedding_scale: float
    query_scale: float
    """Factor on the queries besides head_dim ** -0.5 (query_pre_attn_scalar); only with ``qk_norm``, which holds it."""
    value_norm: bool
    """Values have a norm too, one without weights (Gemma 4)."""
    keys_as_values: bool
    """Layers without a window have no matrix of values: these are the keys before norm and rotation."""
    layer_scales: bool
    """What a layer puts out is multiplied by a number of its own."""
    logit_cap: float | None
    local_rotation: bool
    """Layers with a window rotate by frequencies of their own."""
    hf_config: Any
    """The transformers config object: the rotary frequencies are computed from it."""

    def of_layers(self, indices: Sequence[int]) -> "DecoderConfig":
        """That of a model of these layers alone."""
        windows, used = tuple(self.windows[index] for index in indices), sorted({self.places[i] for i in indices})
        own = replace(
            self,
            layers=len(indices),
            windows=windows,
            intermediate_sizes=tuple(self.intermediate_sizes[index] for index in indices),
            rotary=tuple(self.rotary[index] for index in indices),
            places=tuple(used.index(self.places[index]) for index in indices),
            shares=tuple(self.shares[index] for index in indices),
        )
        if self.full_heads is None or len({window is None for window in windows}) > 1:
            return own
        if None not in windows:
            return replace(own, full_heads=None, keys_as_values=False)
        kv_heads, head_dim = self.full_heads
        scale = self.query_scale * (head_dim / self.head_dim) ** 0.5  # scores are scaled alike in all layers
        return replace(own, full_heads=None, kv_heads=kv_heads, head_dim=head_dim, query_scale=scale)

    def kinds(self) -> "list[tuple[Sequence[int], DecoderConfig]]":
        """The layers whose heads are of one size: which they are, and the config of them alone."""
        if self.full_heads is None:
            return [(range(self.layers), self)]
        sliding = [index for index, window in enumerate(self.windows) if window is not None]
        full = [index for index, window in enumerate(self.windows) if window is None]
        return [(indices, self.of_layers(indices)) for indices in (sliding, full)]

    @property
    def intermediate_size(self) -> int:
        """The largest."""
        return max(self.intermediate_sizes)

    @property
    def cached_layers(self) -> int:
        """Places in a cache: one for each layer that has keys and values, if only in another part of the model."""
        return len(set(self.places))

    @property
    def repeated_weights(self) -> int:
        """How many the engine holds twice and the files once: keys and values are rows of one matrix here."""
        kinds = [kind for _, kind in self.kinds() if kind.keys_as_values]
        rows = sum(kind.shares.count(False) * kind.kv_heads * kind.head_dim for kind in kinds)
        return rows * self.hidden_size


def parse_config(raw: dict[str, Any]) -> DecoderConfig:
    """config.json -> DecoderConfig. Raises UnsupportedModelError naming the field, CorruptFileError for bad values."""
    with IMPORTING:
        from transformers import AutoConfig

    refuse_known(raw)
    holds_nf4(raw)  # refuses weights quantised otherwise
    named = architecture_of(raw)
    raw = _text_part(raw, named)
    architecture = architecture_of(raw)
    family = FAMILIES.get(architecture)
    if family is None:
        raise UnsupportedModelError(
            "This model is a {architecture:.60}, which the engine does not run.",
            "It runs {families} models.",
            architecture=architecture,
            families=", ".join(name.removesuffix("ForCausalLM") for name in FAMILIES),
        )
    if raw.get("model_type") != family:
        raise CorruptFileError(
            "config.json says {architecture} but model_type {model_type!r}.",
            architecture=architecture,
            model_type=raw.get("model_type"),
        )
    _check_sizes(raw.get)  # before transformers makes a list as long as num_hidden_layers says
    plain = {key: value for key, value in raw.items() if key not in NOT_OF_THE_SHAPE}
    try:
        config = AutoConfig.for_model(family, **plain)
        return _from_hf(named, family, config)
    except EngineError:
        raise
    except Exception as error:
        # transformers has no one class for a value that it cannot use
        reason = " ".join(str(error).split())
        raise CorruptFileError(
            "config.json does not describe a {architecture}: {reason}", architecture=architecture, reason=reason
        ) from error


def architecture_of(raw: dict[str, Any]) -> str:
    names = raw.get("architectures")
    return str(names[0]) if isinstance(names, list) and names else "(none)"


def _text_part(raw: dict[str, Any], architecture: str) -> dict[str, Any]:
    """The language model of one that also sees images, described as one alone."""
    if architecture not in TEXT_PARTS:
        return raw
    model_type, inner = TEXT_PARTS[architecture]
    text = raw.get("text_config")
    if raw.get("model_type") != model_type or not isinstance(text, dict):
        raise CorruptFileError(
            "config.json says {architecture} but lacks its model_type or its text_config.", architecture=architecture
        )
    return {"model_type": FAMILIES[inner], **text, "architectures": [inner]}


def _check_sizes(value_of: Callable[[str], Any]) -> None:
    """Raise CorruptFileError naming the first size that is no number or out of range. A missing one is the default."""
    for field, limit in LIMITS.items():
        value = value_of(field)
        if value is None:
            continue
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= limit:
            raise CorruptFileError(
                "config.json: {field} is {value!r:.40}, expected 1 to {limit}.", field=field, value=value, limit=limit
            )


def _key_heads(config: Any) -> tuple[int, int]:
    """Key heads and their size. Raises CorruptFileError naming a size that is out of range."""
    _check_sizes(lambda field: getattr(config, field, None if field in OPTIONAL else 0))
    heads, kv_heads = config.num_attention_heads, config.num_key_value_heads or config.num_attention_heads
    head_dim = getattr(config, "head_dim", None) or config.hidden_size // heads
    if heads % kv_heads or head_dim < 2 or head_dim % 2:
        raise CorruptFileError(
            "config.json: {heads} heads, {kv_heads} key heads of {head_dim} do not fit together.",
            heads=heads,
            kv_heads=kv_heads,
            head_dim=head_dim,
        )
    return kv_heads, head_dim


def _from_hf(architecture: str, family: str, config: Any) -> DecoderConfig:
    gemma, gemma4 = family in GEMMA, family in GEMMA4
    if gemma4:
        by_kind = {kind: _key_heads(config.per_layer_config[kind]) for kind in set(config.layer_types)}
    else:
        by_kind = {FULL: _key_heads(config)}
    kv_heads, head_dim = by_kind.get(SLIDING, by_kind[FULL])
    if not isinstance(config.rms_norm_eps, float) or not 0.0 < config.rms_norm_eps < 1.0:
        raise CorruptFileError(
            "config.json: rms_norm_eps is {value!r:.40}, expected 0 to 1.", value=config.rms_norm_eps
        )
    field = "hidden_activation" if gemma else "hidden_act"
    activation = ACTIVATIONS.get(getattr(config, field))
    if activation is None:
        raise UnsupportedModelError(
            "The activation {activation!r:.40} ({field}) is not supported.",
            activation=getattr(config, field),
            field=field,
        )
    _check_rotary(config, by_kind[FULL][1], FULL)
    if gemma:
        check_gemma(config, family)
        _check_rotary(config, head_dim, SLIDING)
    layers = config.num_hidden_layers
    layer_types = getattr(config, "layer_types", None) or [FULL] * layers
    window = getattr(config, "sliding_window", None)
    if architecture == "MistralForCausalLM" and window:
        layer_types = [SLIDING] * layers
    unknown = set(layer_types) - {FULL, SLIDING}
    if unknown or len(layer_types) != layers:
        raise UnsupportedModelError(
            "Layers of kind {kinds} (layer_types) are not supported.",
            "The engine computes full attention and attention with a sliding window.",
            kinds=", ".join(sorted(unknown)) or Marked("unknown"),
        )
    if SLIDING in layer_types and (not isinstance(window, int) or window < 1):
        raise UnsupportedModelError(
            "Sliding layers with a sliding_window of {window!r:.40} are not supported.", window=window
        )
    no_rope = getattr(config, "no_rope_layers", None) or [1] * layers
    if len(no_rope) != layers:
        raise CorruptFileError(
            "config.json: no_rope_layers has {count} entries for {layers} layers.", count=len(no_rope), layers=layers
        )
    attention_bias = family in ("llama", "qwen3", "smollm3", *GEMMA) and bool(config.attention_bias)
    places, shares = shared_layers(config.num_kv_shared_layers if gemma4 else 0, layer_types)
    doubled = gemma4 and bool(config.use_double_wide_mlp)
    parsed = DecoderConfig(
        architecture=architecture,
        vocab_size=config.vocab_size,
        hidden_size=config.hidden_size,
        intermediate_sizes=tuple(config.intermediate_size * (2 if doubled and shared else 1) for shared in shares),
        layers=layers,
        heads=config.num_attention_heads,
        kv_heads=kv_heads,
        head_dim=head_dim,
        full_heads=by_kind[FULL] if gemma4 else None,
        norm_eps=config.rms_norm_eps,
        max_positions=config.max_position_embeddings,
        tied_embeddings=bool(config.tie_word_embeddings),
        qk_norm=gemma or family == "qwen3",
        qkv_bias=attention_bias or family == "qwen2",
        out_bias=attention_bias,
        mlp_bias=family in ("llama", "smollm3") and bool(config.mlp_bias),
        # none reaches further than the context, whatever number stands there
        windows=tuple(min(window, config.max_position_embeddings) if kind == SLIDING else None for kind in layer_types),
        rotary=tuple(bool(flag) for flag in no_rope),
        places=places,
        shares=shares,
        per_layer_size=per_layer_size(config, family),
        activation=activation,
        sandwich_norms=gemma,
        norm_offset=1.0 if family == "gemma3_text" else 0.0,
        embedding_scale=config.hidden_size**0.5 if gemma else 1.0,
        query_scale=query_scale(config, family, head_dim),
        value_norm=gemma4,
        keys_as_values=gemma4 and bool(config.attention_k_eq_v),
        layer_scales=gemma4,
        logit_cap=config.final_logit_softcapping if gemma else None,
        local_rotation=gemma,
        hf_config=config,
    )
    return parsed.of_layers(range(layers))


def _check_rotary(config: Any, head_dim: int, kind: str) -> None:
    rope = rope_parameters(config, kind)
    rope_type = rope.get("rope_type", "default")
    if rope_type not in ROPE_TYPES:
        raise UnsupportedModelError(
            "Rotary embedding of type {rope_type!r} (rope_type) is not supported.", rope_type=rope_type
        )
    if rope.get("partial_rotary_factor", 1.0) != 1.0 and rope_type != "proportional":
        raise UnsupportedModelError("Partly rotated heads (partial_rotary_factor) are not supported.")
    frequencies, scaling = rotary_frequencies(config, head_dim, kind)
    if frequencies.shape != (head_dim // 2,) or not 0.0 < scaling <= MAX_FREQUENCY:
        raise CorruptFileError("config.json: rope_parameters do not fit together.")
    if not bool((frequencies.abs() <= MAX_FREQUENCY).all()):  # not a number is not less either
        raise CorruptFileError("config.json: rope_parameters give frequencies out of range.")
