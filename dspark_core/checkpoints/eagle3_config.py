"""What an EAGLE-3 drafter is, read from the config.json of the formats in use.

SpecForge (and SGLang): a flat Llama config, target layers in ``eagle_config``. DeepSpec: a flat Qwen3 config with
``target_layer_ids``. speculators: the layer nested in ``transformer_layer_config``, target layers counted from the
embeddings.
"""

from dataclasses import dataclass
from typing import Any

from dspark_core.checkpoints.drafter_fields import (
    ADVICE,
    LAYERS_ALONE,
    draft_layers,
    flag,
    layer_ids,
    number,
    require_neutral,
)
from dspark_core.errors import CorruptFileError, UnsupportedModelError
from dspark_core.target.config import DecoderConfig, architecture_of

FAMILIES = {
    "LlamaForCausalLMEagle3": "llama",
    "Eagle3LlamaForCausalLM": "llama",
    "Qwen3Eagle3Model": "qwen3",
}
DEEPSPEC = "Qwen3Eagle3Model"
USUAL_DRAFTS, MOST_DRAFTS = 5, 16
"""Drafts of a chain where the file does not say how many it was trained for; and the most, each of which is a pass."""
OWN_KEYS = (
    "draft_vocab_size",
    "target_layer_ids",
    "num_target_layers",
    "target_hidden_size",
    "eagle_config",
    "eagle_aux_hidden_state_layer_ids",
    "ttt_length",
    "step_loss_decay",
    "draft_num_hidden_layers",
)
"""Keys of the flat formats that are the drafter's and not its layer's."""


@dataclass(frozen=True, slots=True)
class Eagle3Config:
    """Shape of an EAGLE-3 drafter (Li et al. 2025): one layer over token embeddings and fused target features."""

    decoder: DecoderConfig
    """The layer. ``vocab_size`` is the target's."""
    feature_layers: tuple[int, ...]
    """Target layers whose outputs are fused; 0 is the first layer's output, -1 the embedding."""
    target_layers: int | None
    """How many layers the target it was made for has, where the file says so."""
    block_size: int
    """Drafts of a chain."""
    draft_vocab_size: int
    """Tokens it can draft; fewer than the target's where the checkpoint brings ``d2t``."""
    frozen_head: bool
    """The file's head, if it has one, is a copy of the target's."""
    own_embedding: bool
    """The token embeddings were trained too, so those of the file are needed."""
    norm_before_fc: bool
    """Features go through a norm before they are fused."""
    norm_before_residual: bool
    """The layer adds to the fused features behind their norm, not before it."""
    norm_output: bool
    """The next draft reads the layer's output behind the final norm, not before it."""

    @property
    def reduced(self) -> bool:
        return self.draft_vocab_size != self.decoder.vocab_size


def is_eagle3(raw: dict[str, Any]) -> bool:
    """Whether a config.json is of a drafter that this module reads."""
    return raw.get("speculators_model_type") == "eagle3" or architecture_of(raw) in FAMILIES


def parse_eagle3_config(raw: dict[str, Any], target_layers: int) -> Eagle3Config:
    """config.json -> Eagle3Config, for a target with so many layers: a file may leave open which it reads.

    Raises UnsupportedModelError or CorruptFileError naming the field.
    """
    inner = raw
    if raw.get("speculators_model_type") is not None:
        inner = raw.get("transformer_layer_config")  # type: ignore[assignment]
        if not isinstance(inner, dict):
            raise CorruptFileError("config.json has no transformer_layer_config, which describes the draft layer.")
        family = str(inner.get("model_type"))
        if family not in LAYERS_ALONE:
            raise UnsupportedModelError(
                "A draft layer of kind {family!r:.40} (model_type) is not supported.", ADVICE, family=family
            )
    else:
        family = FAMILIES[architecture_of(raw)]
    for field, usual in (("fc_norm", False), ("bias", False), ("parallel_drafting", False), ("use_moe", False)):
        if flag(raw, field, usual) != usual:
            raise UnsupportedModelError(
                "The drafter's config.json sets {field}, which the engine does not compute in EAGLE-3 drafters.",
                ADVICE,
                field=field,
            )
    require_neutral(raw, inner)
    decoder = draft_layers({key: value for key, value in inner.items() if key not in OWN_KEYS}, family)
    if inner.get("sliding_window") and inner.get("use_sliding_window", True) and not any(decoder.windows):
        raise UnsupportedModelError(
            "The drafter's config.json sets a sliding_window, but not in which layers (layer_types), so its drafts "
            "would be wrong.",
            ADVICE,
        )
    if decoder.layers != 1:
        raise UnsupportedModelError(
            "This EAGLE-3 drafter has {layers} layers (num_hidden_layers); formats differ in what the second reads, so "
            "the engine runs those with one.",
            ADVICE,
            layers=decoder.layers,
        )
    hidden = number(raw, "target_hidden_size", 1, 1 << 16, None) or decoder.hidden_size
    if hidden != decoder.hidden_size:
        raise UnsupportedModelError(
            "The drafter's layer is of hidden_size {own}, the target's of {hidden} (target_hidden_size), which the "
            "engine does not join.",
            ADVICE,
            own=f"{decoder.hidden_size}",
            hidden=f"{hidden}",
        )
    draft_vocab = number(raw, "draft_vocab_size", 1, 1 << 22, None) or decoder.vocab_size
    if draft_vocab > decoder.vocab_size:
        raise UnsupportedModelError(
            "The drafter's vocabulary (draft_vocab_size {drafted}) is larger than the target's ({known}).",
            drafted=f"{draft_vocab}",
            known=f"{decoder.vocab_size}",
        )
    return Eagle3Config(
        decoder=decoder,
        feature_layers=_feature_layers(raw, target_layers),
        target_layers=number(raw, "num_target_layers", 1, 1 << 10, None),
        block_size=_drafts(raw),
        draft_vocab_size=draft_vocab,
        frozen_head=architecture_of(raw) == DEEPSPEC,
        own_embedding=flag(raw, "embed_requires_grad", False),
        norm_before_fc=flag(raw, "norm_before_fc", False),
        norm_before_residual=flag(raw, "norm_before_residual", False),
        norm_output=flag(raw, "norm_output", False),
    )


def _feature_layers(raw: dict[str, Any], target_layers: int) -> tuple[int, ...]:
    """vLLM and speculators name a layer by what goes into it, SGLang (``eagle_config``) and DeepSpec by what comes out.
    All mean the same three where nothing is said."""
    if raw.get("target_layer_ids") is not None:
        return layer_ids(raw, "target_layer_ids", 0)
    if raw.get("eagle_aux_hidden_state_layer_ids") is not None:
        return layer_ids(raw, "eagle_aux_hidden_state_layer_ids", 1)
    nested = _table(raw, "eagle_config")
    if nested.get("eagle_aux_hidden_state_layer_ids") is not None:
        return layer_ids(nested, "eagle_aux_hidden_state_layer_ids", 0)
    if nested.get("use_aux_hidden_state") is False:
        raise UnsupportedModelError(
            "This drafter reads the target's last layer alone (use_aux_hidden_state), as EAGLE-3 does not.", ADVICE
        )
    if target_layers < 5:
        raise UnsupportedModelError(
            "The drafter's config.json does not say which layers of the target it reads "
            "(eagle_aux_hidden_state_layer_ids), and for {layers} layers there is no custom.",
            ADVICE,
            layers=target_layers,
        )
    return 1, target_layers // 2 - 1, target_layers - 4


def _drafts(raw: dict[str, Any]) -> int:
    """How many drafts of a chain it was trained for."""
    trained = number(raw, "ttt_length", 1, 1 << 10, None)
    methods = _table(raw, "speculators_config").get("proposal_methods")
    first = methods[0] if isinstance(methods, list) and methods else None
    if trained is None and isinstance(first, dict):
        trained = number(first, "speculative_tokens", 1, 1 << 10, None)
    return min(trained or USUAL_DRAFTS, MOST_DRAFTS)


def _table(raw: dict[str, Any], key: str) -> dict[str, Any]:
    table = raw.get(key)
    if table is not None and not isinstance(table, dict):
        raise CorruptFileError("config.json: {key} is {table!r:.40}, expected a table.", key=key, table=table)
    return table or {}
