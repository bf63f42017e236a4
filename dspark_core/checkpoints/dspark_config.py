"""What a DSpark or DFlash drafter is, read from the config.json of the formats in use.

DeepSpec: a flat decoder config with the drafter's keys beside it (DFlash keeps some in ``dflash_config``). speculators:
the decoder nested in ``transformer_layer_config``, layers counted from the embeddings, a draft vocabulary of its own.
"""

from dataclasses import dataclass
from typing import Any, Literal

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
from dspark_core.target.config import DecoderConfig
from dspark_core.target.gemma import GEMMA4

HeadKind = Literal["none", "vanilla", "gated", "rnn"]
HEAD_KINDS: tuple[HeadKind, ...] = ("none", "vanilla", "gated", "rnn")
FAMILIES = {
    "Qwen3DSparkModel": "qwen3",
    "LlamaDSparkModel": "llama",
    "DSparkDraftModel": "qwen3",
    "DFlashDraftModel": "qwen3",
    "Gemma4DSparkModel": "gemma4_text",
}
SPECULATORS = ("dspark", "dflash")
MAX_BLOCK = 64
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
    family = FAMILIES[architecture]
    if family in GEMMA4 and raw.get("model_type") in GEMMA4:
        family = str(raw["model_type"])
    require_neutral(raw, nested, computed=("final_logit_softcapping",) if family in GEMMA4 else ())
    fields = {**nested, **{key: raw[key] for key in OWN_KEYS if raw.get(key) is not None}}
    masks_only = "DFlash" in architecture and nested.get("projector_type") != "dspark"
    decoder = draft_layers({key: value for key, value in raw.items() if key not in OWN_KEYS}, family)
    if decoder.per_layer_size or any(decoder.shares):
        raise UnsupportedModelError(
            "The drafter has embeddings for each layer or shares keys and values (hidden_size_per_layer_input, "
            "num_kv_shared_layers), which the engine does not compute in drafters.",
            ADVICE,
        )
    if family in GEMMA4 and any(decoder.windows):
        raise UnsupportedModelError(
            "Some layers of this Gemma drafter have a sliding window (layer_types), which the engine does not compute "
            "in drafters of this family.",
            ADVICE,
        )
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
        feature_layers=layer_ids(fields, "target_layer_ids", 0),
        target_layers=number(fields, "num_target_layers", 1, 1 << 10, None),
        anchor_first=flag(fields, "sample_from_anchor", not masks_only),
        draft_vocab_size=number(fields, "draft_vocab_size", 1, 1 << 22, None),
        window_causal=_window_causal(decoder, any(decoder.windows), raw, nested),
    )


def _parse_speculators(raw: dict[str, Any], kind: str) -> DSparkConfig:
    inner = raw.get("transformer_layer_config")
    if not isinstance(inner, dict):
        raise CorruptFileError("config.json has no transformer_layer_config, which describes the draft layers.")
    family = str(inner.get("model_type"))
    if family not in LAYERS_ALONE:
        raise UnsupportedModelError(
            "Draft layers of kind {family!r:.40} (model_type) are not supported.", family=family
        )
    require_neutral(raw, inner)
    decoder = draft_layers(inner, family)
    return _checked(
        decoder,
        raw,
        feature_layers=layer_ids(raw, "aux_hidden_state_layer_ids", 1),
        target_layers=None,
        # files older than the field are of the DFlash layout
        anchor_first=flag(raw, "sample_from_anchor", False),
        draft_vocab_size=number(raw, "draft_vocab_size", 1, 1 << 22, None),
        window_causal=_window_causal(decoder, not flag(raw, "sliding_window_non_causal", False), raw, inner),
    )


def _window_causal(decoder: DecoderConfig, default: bool, *tables: dict[str, Any]) -> bool:
    """Whether rows of a block see only what is before them in sliding layers: what the file says, else ``default``."""
    for key in ("is_causal", "causal"):
        for table in tables:
            if table.get(key) is None:
                continue
            causal = flag(table, key, default)
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
    rows = number(fields, "block_size", 1 if anchor_first else 2, MAX_BLOCK)
    assert rows is not None
    rank = number(fields, "markov_rank", 0, 1 << 14, 0) or 0
    named = fields.get("markov_head_type") or "vanilla"
    head = next((kind for kind in HEAD_KINDS[1:] if kind == named), None)
    if rank and head is None:
        raise UnsupportedModelError(
            "A sequential head of kind {named!r:.40} (markov_head_type) is not supported.",
            "The engine runs {kinds}.",
            named=named,
            kinds=", ".join(HEAD_KINDS[1:]),
        )
    confidence = flag(fields, "enable_confidence_head", False)
    with_markov = confidence and flag(fields, "confidence_head_with_markov", False)
    if with_markov and not rank:
        raise CorruptFileError("config.json: confidence_head_with_markov needs a markov_rank above 0.")
    mask = number(fields, "mask_token_id", 0, decoder.vocab_size - 1)
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
