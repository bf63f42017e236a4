"""The architecture of a decoder, read from config.json through an allow-list of families."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dspark_core.errors import CorruptFileError, EngineError, UnsupportedModelError
from dspark_core.target.rope import rotary_frequencies

FAMILIES = {
    "LlamaForCausalLM": "llama",
    "MistralForCausalLM": "mistral",
    "Qwen2ForCausalLM": "qwen2",
    "Qwen3ForCausalLM": "qwen3",
    "SmolLM3ForCausalLM": "smollm3",
}
ACTIVATIONS = {"silu", "swish"}
ROPE_TYPES = {"default", "linear", "llama3", "yarn"}  # "dynamic" and "longrope" change with the length
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
OPTIONAL = {"num_key_value_heads", "head_dim"}
MAX_FREQUENCY = 1e6  # radians a position; the formula gives at most 1


@dataclass(frozen=True, slots=True)
class DecoderConfig:
    """Sizes of a decoder-only transformer with rotary positions, RMS norms and a gated SiLU feed-forward."""

    architecture: str
    vocab_size: int
    hidden_size: int
    intermediate_size: int
    layers: int
    heads: int
    kv_heads: int
    head_dim: int
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
    hf_config: Any
    """The transformers config object: the rotary frequencies are computed from it."""


def parse_config(raw: dict[str, Any]) -> DecoderConfig:
    """config.json -> DecoderConfig. Raises UnsupportedModelError naming the field, CorruptFileError for bad values."""
    from transformers import AutoConfig

    names = raw.get("architectures")
    architecture = str(names[0]) if isinstance(names, list) and names else "(none)"
    family = FAMILIES.get(architecture)
    if family is None:
        raise UnsupportedModelError(
            f"This model is a {architecture}, which the engine does not run.",
            "It runs " + ", ".join(name.removesuffix("ForCausalLM") for name in FAMILIES) + " models.",
        )
    if raw.get("model_type") != family:
        raise CorruptFileError(f"config.json says {architecture} but model_type {raw.get('model_type')!r}.")
    if raw.get("quantization_config"):
        raise UnsupportedModelError(
            "The weights of this folder are already quantised (quantization_config in config.json).",
            "Use the original weights; the engine quantises them itself with precision nf4.",
        )
    for key in ("num_experts", "num_local_experts"):
        if raw.get(key):
            raise UnsupportedModelError(f"Mixture-of-experts models ({key} in config.json) are not supported.")
    _check_sizes(raw.get)  # before transformers makes a list as long as num_hidden_layers says
    plain = {key: value for key, value in raw.items() if key not in ("auto_map", "model_type")}
    try:
        config = AutoConfig.for_model(family, **plain)
        return _from_hf(architecture, family, config)
    except EngineError:
        raise
    except Exception as error:
        # transformers has no one class for a value that it cannot use
        reason = " ".join(str(error).split())
        raise CorruptFileError(f"config.json does not describe a {architecture}: {reason}") from error


def _check_sizes(value_of: Callable[[str], Any]) -> None:
    """Raise CorruptFileError naming the first size that is no number or out of range. A missing one is the default."""
    for field, limit in LIMITS.items():
        value = value_of(field)
        if value is None:
            continue
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= limit:
            raise CorruptFileError(f"config.json: {field} is {value!r:.40}, expected 1 to {limit}.")


def _from_hf(architecture: str, family: str, config: Any) -> DecoderConfig:
    _check_sizes(lambda field: getattr(config, field, None if field in OPTIONAL else 0))
    heads, kv_heads = config.num_attention_heads, config.num_key_value_heads or config.num_attention_heads
    head_dim = getattr(config, "head_dim", None) or config.hidden_size // heads
    if heads % kv_heads or head_dim < 2 or head_dim % 2:
        raise CorruptFileError(f"config.json: {heads} heads, {kv_heads} key heads of {head_dim} do not fit together.")
    if not isinstance(config.rms_norm_eps, float) or not 0.0 < config.rms_norm_eps < 1.0:
        raise CorruptFileError(f"config.json: rms_norm_eps is {config.rms_norm_eps!r:.40}, expected 0 to 1.")
    if config.hidden_act not in ACTIVATIONS:
        raise UnsupportedModelError(f"The activation {config.hidden_act!r} (hidden_act) is not supported.")
    _check_rotary(config, head_dim)
    layers = config.num_hidden_layers
    layer_types = getattr(config, "layer_types", None) or ["full_attention"] * layers
    window = getattr(config, "sliding_window", None)
    if architecture == "MistralForCausalLM" and window:
        layer_types = ["sliding_attention"] * layers
    unknown = set(layer_types) - {"full_attention", "sliding_attention"}
    if unknown or len(layer_types) != layers:
        raise UnsupportedModelError(
            f"Layers of kind {', '.join(sorted(unknown)) or 'unknown'} (layer_types) are not supported.",
            "Their state cannot be rolled back, which speculation needs.",
        )
    if "sliding_attention" in layer_types and (not isinstance(window, int) or window < 1):
        raise UnsupportedModelError(f"Sliding layers with a sliding_window of {window!r:.40} are not supported.")
    no_rope = getattr(config, "no_rope_layers", None) or [1] * layers
    if len(no_rope) != layers:
        raise CorruptFileError(f"config.json: no_rope_layers has {len(no_rope)} entries for {layers} layers.")
    attention_bias = family in ("llama", "qwen3", "smollm3") and bool(config.attention_bias)
    return DecoderConfig(
        architecture=architecture,
        vocab_size=config.vocab_size,
        hidden_size=config.hidden_size,
        intermediate_size=config.intermediate_size,
        layers=layers,
        heads=heads,
        kv_heads=kv_heads,
        head_dim=head_dim,
        norm_eps=config.rms_norm_eps,
        max_positions=config.max_position_embeddings,
        tied_embeddings=bool(config.tie_word_embeddings),
        qk_norm=family == "qwen3",
        qkv_bias=attention_bias or family == "qwen2",
        out_bias=attention_bias,
        mlp_bias=family in ("llama", "smollm3") and bool(config.mlp_bias),
        # none reaches further than the context, whatever number stands there
        windows=tuple(
            min(window, config.max_position_embeddings) if kind == "sliding_attention" else None for kind in layer_types
        ),
        rotary=tuple(bool(flag) for flag in no_rope),
        hf_config=config,
    )


def _check_rotary(config: Any, head_dim: int) -> None:
    rope = config.rope_parameters or {}
    rope_type = rope.get("rope_type", "default")
    if rope_type not in ROPE_TYPES:
        raise UnsupportedModelError(f"Rotary embedding of type {rope_type!r} (rope_type) is not supported.")
    if rope.get("partial_rotary_factor", 1.0) != 1.0:
        raise UnsupportedModelError("Partly rotated heads (partial_rotary_factor) are not supported.")
    frequencies, scaling = rotary_frequencies(config, head_dim)
    if frequencies.shape != (head_dim // 2,) or not 0.0 < scaling <= MAX_FREQUENCY:
        raise CorruptFileError("config.json: rope_parameters do not fit together.")
    if not bool((frequencies.abs() <= MAX_FREQUENCY).all()):  # not a number is not less either
        raise CorruptFileError("config.json: rope_parameters give frequencies out of range.")
