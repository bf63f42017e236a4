"""Models that the engine knows and does not run: what they are, why not, and what to choose instead."""

from typing import Any

from dspark_core.errors import UnsupportedModelError

RECURRENT = {
    *("bailing_hybrid", "bamba", "falcon_h1", "falcon_mamba", "granitemoehybrid", "jamba", "kimi_linear", "lfm2"),
    *("lfm2_moe", "lfm3", "mamba", "mamba2", "minimax", "nemotron_h", "olmo_hybrid", "qwen3_5", "qwen3_5_text"),
    *("qwen3_5_moe", "qwen3_5_moe_text", "qwen3_next", "qwen4_exp", "qwen4_exp_text", "recurrent_gemma", "rwkv"),
    *("xlstm", "zamba", "zamba2", "zaya"),
}
"""model_type of models with layers that keep a running state."""
RECURRENT_KINDS = {"linear_attention", "mamba", "mamba2", "recurrent", "conv", "hybrid", "hybrid_sliding"}
KIND_FIELDS = ("layer_types", "layers_block_type", "block_types")
"""Where config files list the kinds of their layers."""
EXPERTS = ("num_experts", "num_local_experts", "n_routed_experts", "moe_num_experts", "enable_moe_block")
DENSE = "Choose a dense model with attention in every layer, such as Qwen3, Llama or Gemma 3."


def refuse_known(raw: dict[str, Any]) -> None:
    """Raise UnsupportedModelError if this config.json, or the language model in it, is of a kind that is not run."""
    text = raw.get("text_config")
    for config in (raw, text) if isinstance(text, dict) else (raw,):
        found = _recurrent_field(config)
        if found:
            raise UnsupportedModelError(
                f"This model has layers with a running state ({found} in config.json), such as Mamba, linear attention "
                "or short convolutions. That state cannot be rolled back yet, which every rejected draft needs.",
                DENSE,
            )
        field = next((key for key in EXPERTS if config.get(key)), None)
        if field:
            raise UnsupportedModelError(
                f"Mixture-of-experts models ({field} in config.json) are not supported: each token of a block needs "
                "other matrices, and the engine has a pass read every matrix once.",
                DENSE,
            )


def _recurrent_field(config: dict[str, Any]) -> str | None:
    """The field that tells of recurrent layers, with its value."""
    model_type = str(config.get("model_type"))
    if model_type in RECURRENT:
        return f"model_type {model_type}"
    for field in KIND_FIELDS:
        kinds = config.get(field)
        for kind in kinds if isinstance(kinds, list) else ():
            if isinstance(kind, str) and kind in RECURRENT_KINDS:
                return f"{kind} in {field}"
    return None
