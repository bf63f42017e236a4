"""Fields of a drafter's config.json, whatever its format: read with a message for every value that cannot be."""

from typing import Any

from dspark_core.errors import CorruptFileError, UnsupportedModelError
from dspark_core.marked import Marked
from dspark_core.target.config import DecoderConfig, parse_config

ADVICE = Marked("Choose another drafter: this one is of a kind that this version does not run.")
CAUSAL_LM = {
    "qwen3": "Qwen3ForCausalLM",
    "llama": "LlamaForCausalLM",
    "gemma4_text": "Gemma4ForCausalLM",
    "gemma4_unified_text": "Gemma4UnifiedForCausalLM",
}
LAYERS_ALONE = ("qwen3", "llama")
"""Families of draft layers that speculators describes in ``transformer_layer_config``."""
NEUTRAL: dict[str, tuple[object, ...]] = {
    "final_logit_softcapping": (0,),
    "attn_logit_softcapping": (0,),
    "logit_scale": (1,),
    "output_multiplier": (1,),
    "input_embedding_scale": (1,),
    "attention_value_scale": (1,),
    "attention_sink_bias": (False,),
    "add_swa_attention_sink_bias": (False,),
    "add_full_attention_sink_bias": (False,),
    "attention_mode": ("gqa", "mha"),
    "aux_hidden_state_scales": (),
    "is_neox_style": (True,),
    "projector_type": ("dflash", "dspark"),
    "quantization_config": ({},),
    "rope_interleave": (False,),
    "shift_label": (False,),
    "use_aux_hidden_state": (True,),
    "use_swa": (False,),
}
"""What other kinds of drafters compute otherwise, with no tensor that would show it: the values, beside null, at which
a field changes nothing."""


def draft_layers(raw: dict[str, Any], family: str) -> DecoderConfig:
    """The layers of a drafter, described as a language model of ``family`` is (a key of CAUSAL_LM)."""
    kinds = raw.get("layer_types")
    if isinstance(kinds, list) and "sliding_attention" in kinds:
        raw = {**raw, "use_sliding_window": True}  # without it transformers drops the window's size
    return parse_config({**raw, "architectures": [CAUSAL_LM[family]], "model_type": family})


def require_neutral(*tables: dict[str, Any], computed: tuple[str, ...] = ()) -> None:
    """Raise UnsupportedModelError naming the first field that asks for what the engine does not compute. ``computed``:
    fields that it does compute in drafters of this kind."""
    for table in tables:
        for key, neutral in NEUTRAL.items():
            value = table.get(key)
            if value is not None and value not in neutral and key not in computed:
                raise UnsupportedModelError(
                    "The drafter's config.json sets {key} to {value!r:.40}, which the engine does not compute, so its "
                    "drafts would be wrong.",
                    ADVICE,
                    key=key,
                    value=value,
                )


def number(fields: dict[str, Any], key: str, low: int, high: int, default: int | None = -1) -> int | None:
    """A whole number of ``low`` to ``high``; ``default`` where it is missing (-1: it may not be)."""
    value = fields.get(key)
    if value is None and default != -1:
        return default
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise CorruptFileError(
            "config.json: {key} is {value!r:.40}, expected {low} to {high}.", key=key, value=value, low=low, high=high
        )
    return value


def flag(fields: dict[str, Any], key: str, default: bool) -> bool:
    """True or false; ``default`` where it is missing."""
    value = fields.get(key)
    if value is None:
        return default
    if not isinstance(value, bool):
        raise CorruptFileError("config.json: {key} is {value!r:.40}, expected true or false.", key=key, value=value)
    return value


def layer_ids(fields: dict[str, Any], key: str, embedding: int) -> tuple[int, ...]:
    """Layer numbers of a file that calls the first layer's output ``embedding`` -> ours, where it is 0."""
    ids = fields.get(key)
    valid = isinstance(ids, list) and ids and all(isinstance(i, int) and not isinstance(i, bool) for i in ids)
    if not valid or not all(-1 <= i - embedding < 1 << 10 for i in ids or []):
        raise CorruptFileError(
            "config.json: {key} is {ids!r:.60}, expected numbers of target layers.", key=key, ids=ids
        )
    return tuple(i - embedding for i in ids or [])
