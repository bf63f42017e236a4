"""The architecture of a decoder, read from config.json through an allow-list of families."""

from dataclasses import dataclass
from typing import Any

from dspark_core.errors import CorruptFileError, UnsupportedModelError

FAMILIES = {
    "LlamaForCausalLM": "llama",
    "MistralForCausalLM": "mistral",
    "Qwen2ForCausalLM": "qwen2",
    "Qwen3ForCausalLM": "qwen3",
    "SmolLM3ForCausalLM": "smollm3",
}
ACTIVATIONS = {"silu", "swish"}
ROPE_TYPES = {"default", "linear", "llama3", "yarn"}  # "dynamic" and "longrope" change with the length
LIMITS = {"hidden_size": 1 << 16, "num_hidden_layers": 1 << 10, "vocab_size": 1 << 22, "intermediate_size": 1 << 18}


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
    windows: tuple[int | None, ...]
    """Sliding attention window of each layer in positions, None for full attention."""
    rotary: tuple[bool, ...]
    """Whether each layer rotates its queries and keys (SmolLM3 leaves some layers without positions)."""
    hf_config: Any
    """The transformers config object: the rotary frequencies are computed from it."""


def parse_config(raw: dict[str, Any]) -> DecoderConfig:
    """config.json -> DecoderConfig. Raises UnsupportedModelError naming the field, CorruptFileError for bad values."""
    from transformers import AutoConfig

    names = raw.get("architectures") or ["(none)"]
    architecture = str(names[0])
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
    plain = {key: value for key, value in raw.items() if key not in ("auto_map", "model_type")}
    try:
        config = AutoConfig.for_model(family, **plain)
        return _from_hf(architecture, config)
    except (TypeError, ValueError, KeyError, AttributeError, ZeroDivisionError, ImportError) as error:
        raise CorruptFileError(f"config.json does not describe a {architecture}: {error}") from error


def _from_hf(architecture: str, config: Any) -> DecoderConfig:
    for field, limit in LIMITS.items():
        value = getattr(config, field)
        if not isinstance(value, int) or not 0 < value <= limit:
            raise CorruptFileError(f"config.json: {field} is {value!r}, expected 1 to {limit}.")
    heads, kv_heads = config.num_attention_heads, config.num_key_value_heads or config.num_attention_heads
    head_dim = getattr(config, "head_dim", None) or config.hidden_size // heads
    if heads < 1 or kv_heads < 1 or heads % kv_heads or head_dim < 2 or head_dim % 2 or head_dim > 1024:
        raise CorruptFileError(f"config.json: {heads} heads, {kv_heads} key heads of {head_dim} do not fit together.")
    if config.hidden_act not in ACTIVATIONS:
        raise UnsupportedModelError(f"The activation {config.hidden_act!r} (hidden_act) is not supported.")
    rope = config.rope_parameters or {}
    rope_type = rope.get("rope_type", "default")
    if rope_type not in ROPE_TYPES:
        raise UnsupportedModelError(f"Rotary embedding of type {rope_type!r} (rope_type) is not supported.")
    if rope.get("partial_rotary_factor", 1.0) != 1.0:
        raise UnsupportedModelError("Partly rotated heads (partial_rotary_factor) are not supported.")
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
    no_rope = getattr(config, "no_rope_layers", None) or [1] * layers
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
        qk_norm=architecture == "Qwen3ForCausalLM",
        windows=tuple(window if kind == "sliding_attention" else None for kind in layer_types),
        rotary=tuple(bool(flag) for flag in no_rope),
        hf_config=config,
    )
