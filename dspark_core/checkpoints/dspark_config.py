"""What a DSpark or DFlash drafter is, read from the config.json of the formats in use.

DeepSpec: a flat decoder config with the drafter's keys beside it (DFlash keeps some in ``dflash_config``). speculators:
the decoder nested in ``transformer_layer_config``, layers counted from the embeddings, a draft vocabulary of its own.
"""

from dataclasses import dataclass
from typing import Any, Literal

from dspark_core.errors import CorruptFileError, UnsupportedModelError
from dspark_core.marked import Marked
from dspark_core.target.config import DecoderConfig, parse_config

HeadKind = Literal["none", "vanilla", "gated", "rnn"]
HEAD_KINDS: tuple[HeadKind, ...] = ("none", "vanilla", "gated", "rnn")
FAMILIES = {
    "Qwen3DSparkModel": "qwen3",
    "LlamaDSparkModel": "llama",
    "DSparkDraftModel": "qwen3",
    "DFlashDraftModel": "qwen3",
}
CAUSAL_LM = {"qwen3": "Qwen3ForCausalLM", "llama": "LlamaForCausalLM"}
SPECULATORS = ("dspark", "dflash")
MAX_BLOCK = 64
ADVICE = Marked("Choose another drafter: this one is of a kind that this version does not run.")
OWN_KEYS = (
    "block_size",
    "mask_token_id",
    "target_layer_ids",
    "num_target_layers",
    "num_anchors",
    "markov_rank",
    "markov_head_type",
    "enable_confidence_head",
    "confidence_head_with_markov",
    "sample_from_anchor",
    "draft_vocab_size",
    "dflash_config",
)
"""Keys of the flat format that are the drafter's and not its decoder's."""
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


@dataclass(frozen=True, slots=True)
class DSparkConfig:
    """Shape of a drafter that reads the target's features (DSpark paper, "The drafter")."""

    decoder: DecoderConfig
    """The draft layers. ``vocab_size`` is the target's."""
    feature_layers: tuple[int, ...]
    """Target layers whose outputs are read; -1 is the embedding."""
    target_layers: int | None
    """How many layers the target it was made for has, where the file says so."""
    block_size: int
    """Drafts of one block."""
    anchor_first: bool
    """The anchor's row predicts the first draft; else only the masks behind it predict (DFlash)."""
    mask_token_id: int
    head: HeadKind
    markov_rank: int
    confidence: bool
    confidence_with_markov: bool
    draft_vocab_size: int
    """Tokens it can draft; fewer than the target's where the checkpoint brings ``d2t``."""
    window_causal: bool = False
    """Rows of a block see only what is before them, in layers with a sliding window."""

    @property
    def rows(self) -> int:
        """Rows of a block: anchor and masks."""
        return self.block_size if self.anchor_first else self.block_size + 1

    @property
    def reduced(self) -> bool:
        return self.draft_vocab_size != self.decoder.vocab_size


def is_drafter(raw: dict[str, Any]) -> bool:
    """Whether a config.json is of a drafter that this module reads, and not of a language model."""
    names = raw.get("architectures")
    named = isinstance(names, list) and any(isinstance(name, str) and name in FAMILIES for name in names)
    return named or raw.get("speculators_model_type") in SPECULATORS or "dflash_config" in raw


def parse_dspark_config(raw: dict[str, Any]) -> DSparkConfig:
    """config.json -> DSparkConfig. Raises UnsupportedModelError or CorruptFileError naming the field."""
    kind = raw.get("speculators_model_type")
    if kind is None:
        return _parse_flat(raw)
    if kind not in SPECULATORS:
        raise UnsupportedModelError(
            "This drafter is a {kind!r:.40} (speculators_model_type), which the engine does not run.",
            "It runs {kinds} drafters.",
            kind=kind,
            kinds=" and ".join(SPECULATORS),
        )
    return _parse_speculators(raw, kind)


def _parse_flat(raw: dict[str, Any]) -> DSparkConfig:
    names = raw.get("architectures")
    architecture = str(names[0]) if isinstance(names, list) and names else "(none)"
    if architecture not in FAMILIES:
        raise UnsupportedModelError(
            "This drafter is a {architecture:.60}, which the engine does not run.",
            "It runs {families}.",
            architecture=architecture,
            families=", ".join(FAMILIES),
        )
    nested = raw.get("dflash_config") or {}
    if not isinstance(nested, dict):
        raise CorruptFileError("config.json: dflash_config is no table.")
    _require_neutral(raw, nested)
    fields = {**nested, **{key: raw[key] for key in OWN_KEYS if raw.get(key) is not None}}
    masks_only = "DFlash" in architecture and nested.get("projector_type") != "dspark"
    decoder = _decoder({key: value for key, value in raw.items() if key not in OWN_KEYS}, FAMILIES[architecture])
    window = fields.get("swa_window_size")
    if window is not None and any(own not in (None, window) for own in decoder.windows):
        raise UnsupportedModelError(
            "The drafter's swa_window_size is {window!r:.40}, but the sliding_window of its layers another.",
            ADVICE,
            window=window,
        )
    return _checked(
        decoder,
        fields,
        feature_layers=_layer_ids(fields, "target_layer_ids", 0),
        target_layers=_number(fields, "num_target_layers", 1, 1 << 10, None),
        anchor_first=_flag(fields, "sample_from_anchor", not masks_only),
        draft_vocab_size=_number(fields, "draft_vocab_size", 1, 1 << 22, None),
        window_causal=_window_causal(decoder, any(decoder.windows), raw, nested),
    )


def _parse_speculators(raw: dict[str, Any], kind: str) -> DSparkConfig:
    inner = raw.get("transformer_layer_config")
    if not isinstance(inner, dict):
        raise CorruptFileError("config.json has no transformer_layer_config, which describes the draft layers.")
    family = str(inner.get("model_type"))
    if family not in CAUSAL_LM:
        raise UnsupportedModelError(
            "Draft layers of kind {family!r:.40} (model_type) are not supported.", family=family
        )
    _require_neutral(raw, inner)
    decoder = _decoder(inner, family)
    return _checked(
        decoder,
        raw,
        feature_layers=_layer_ids(raw, "aux_hidden_state_layer_ids", 1),
        target_layers=None,
        # files older than the field are of the DFlash layout
        anchor_first=_flag(raw, "sample_from_anchor", False),
        draft_vocab_size=_number(raw, "draft_vocab_size", 1, 1 << 22, None),
        window_causal=_window_causal(decoder, not _flag(raw, "sliding_window_non_causal", False), raw, inner),
    )


def _decoder(raw: dict[str, Any], family: str) -> DecoderConfig:
    kinds = raw.get("layer_types")
    if isinstance(kinds, list) and "sliding_attention" in kinds:
        raw = {**raw, "use_sliding_window": True}  # without it transformers drops the window's size
    return parse_config({**raw, "architectures": [CAUSAL_LM[family]], "model_type": family})


def _require_neutral(*tables: dict[str, Any]) -> None:
    """Raise UnsupportedModelError naming the first field that asks for what the engine does not compute."""
    for table in tables:
        for key, neutral in NEUTRAL.items():
            value = table.get(key)
            if value is not None and value not in neutral:
                raise UnsupportedModelError(
                    "The drafter's config.json sets {key} to {value!r:.40}, which the engine does not compute, so its "
                    "drafts would be wrong.",
                    ADVICE,
                    key=key,
                    value=value,
                )


def _window_causal(decoder: DecoderConfig, default: bool, *tables: dict[str, Any]) -> bool:
    """Whether rows of a block see only what is before them in sliding layers: what the file says, else ``default``."""
    for key in ("is_causal", "causal"):
        for table in tables:
            if table.get(key) is None:
                continue
            causal = _flag(table, key, default)
            if causal and not all(decoder.windows):
                raise UnsupportedModelError(
                    "The rows of this drafter's blocks see only what is before them ({key} in config.json), which the "
                    "engine computes in sliding layers alone.",
                    ADVICE,
                    key=key,
                )
            return causal
    return default


def _checked(
    decoder: DecoderConfig,
    fields: dict[str, Any],
    *,
    feature_layers: tuple[int, ...],
    target_layers: int | None,
    anchor_first: bool,
    draft_vocab_size: int | None,
    window_causal: bool,
) -> DSparkConfig:
    rows = _number(fields, "block_size", 1 if anchor_first else 2, MAX_BLOCK)
    assert rows is not None
    rank = _number(fields, "markov_rank", 0, 1 << 14, 0) or 0
    named = fields.get("markov_head_type") or "vanilla"
    head = next((kind for kind in HEAD_KINDS[1:] if kind == named), None)
    if rank and head is None:
        raise UnsupportedModelError(
            "A sequential head of kind {named!r:.40} (markov_head_type) is not supported.",
            "The engine runs {kinds}.",
            named=named,
            kinds=", ".join(HEAD_KINDS[1:]),
        )
    confidence = _flag(fields, "enable_confidence_head", False)
    with_markov = confidence and _flag(fields, "confidence_head_with_markov", False)
    if with_markov and not rank:
        raise CorruptFileError("config.json: confidence_head_with_markov needs a markov_rank above 0.")
    mask = _number(fields, "mask_token_id", 0, decoder.vocab_size - 1)
    assert mask is not None
    draft_vocab = draft_vocab_size or decoder.vocab_size
    if draft_vocab > decoder.vocab_size:
        raise UnsupportedModelError(
            "The drafter's vocabulary (draft_vocab_size {draft_vocab}) is larger than the target's ({vocab_size}).",
            draft_vocab=draft_vocab,
            vocab_size=decoder.vocab_size,
        )
    return DSparkConfig(
        decoder=decoder,
        feature_layers=feature_layers,
        target_layers=target_layers,
        block_size=rows if anchor_first else rows - 1,
        anchor_first=anchor_first,
        mask_token_id=mask,
        head=head if rank and head else "none",
        markov_rank=rank,
        confidence=confidence,
        confidence_with_markov=with_markov,
        draft_vocab_size=draft_vocab,
        window_causal=window_causal,
    )


def _number(fields: dict[str, Any], key: str, low: int, high: int, default: int | None = -1) -> int | None:
    """A whole number of ``low`` to ``high``; ``default`` where it is missing (-1: it may not be)."""
    value = fields.get(key)
    if value is None and default != -1:
        return default
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise CorruptFileError(
            "config.json: {key} is {value!r:.40}, expected {low} to {high}.", key=key, value=value, low=low, high=high
        )
    return value


def _flag(fields: dict[str, Any], key: str, default: bool) -> bool:
    value = fields.get(key)
    if value is None:
        return default
    if not isinstance(value, bool):
        raise CorruptFileError("config.json: {key} is {value!r:.40}, expected true or false.", key=key, value=value)
    return value


def _layer_ids(fields: dict[str, Any], key: str, embedding: int) -> tuple[int, ...]:
    """Layer numbers of a file that calls the first layer's output ``embedding`` -> ours, where it is 0."""
    ids = fields.get(key)
    valid = isinstance(ids, list) and ids and all(isinstance(i, int) and not isinstance(i, bool) for i in ids)
    if not valid or not all(-1 <= i - embedding < 1 << 10 for i in ids or []):
        raise CorruptFileError(
            "config.json: {key} is {ids!r:.60}, expected numbers of target layers.", key=key, ids=ids
        )
    return tuple(i - embedding for i in ids or [])
