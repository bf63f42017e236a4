"""What a DSpark or DFlash drafter is, read from and written to the config.json of the formats in use.

DeepSpec: a flat decoder config with the drafter's keys beside it (DFlash keeps some in ``dflash_config``). speculators:
the decoder nested in ``transformer_layer_config``, layers counted from the embeddings, a draft vocabulary of its own.
"""

from dataclasses import dataclass
from typing import Any, Literal

from dspark_core.errors import CorruptFileError, UnsupportedModelError
from dspark_core.target.config import DecoderConfig, parse_config

HeadKind = Literal["none", "vanilla", "gated", "rnn"]
HEAD_KINDS: tuple[HeadKind, ...] = ("none", "vanilla", "gated", "rnn")
FAMILIES = {
    "Qwen3DSparkModel": "qwen3",
    "LlamaDSparkModel": "llama",
    "Qwen3DFlashModel": "qwen3",
    "DSparkDraftModel": "qwen3",
    "DFlashDraftModel": "qwen3",
}
CAUSAL_LM = {"qwen3": "Qwen3ForCausalLM", "llama": "LlamaForCausalLM"}
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
    named = isinstance(names, list) and any(name in FAMILIES for name in names)
    return named or raw.get("speculators_model_type") in SPECULATORS or "dflash_config" in raw


def parse_dspark_config(raw: dict[str, Any]) -> DSparkConfig:
    """config.json -> DSparkConfig. Raises UnsupportedModelError or CorruptFileError naming the field."""
    kind = raw.get("speculators_model_type")
    if kind is None:
        return _parse_flat(raw)
    if kind not in SPECULATORS:
        raise UnsupportedModelError(
            f"This drafter is a {kind!r:.40} (speculators_model_type), which the engine does not run.",
            f"It runs {' and '.join(SPECULATORS)} drafters.",
        )
    return _parse_speculators(raw, kind)


def _parse_flat(raw: dict[str, Any]) -> DSparkConfig:
    names = raw.get("architectures")
    architecture = str(names[0]) if isinstance(names, list) and names else "(none)"
    if architecture not in FAMILIES:
        raise UnsupportedModelError(
            f"This drafter is a {architecture}, which the engine does not run.", f"It runs {', '.join(FAMILIES)}."
        )
    nested = raw.get("dflash_config") or {}
    if not isinstance(nested, dict):
        raise CorruptFileError("config.json: dflash_config is no table.")
    fields = {**nested, **{key: raw[key] for key in OWN_KEYS if raw.get(key) is not None}}
    masks_only = "DFlash" in architecture and nested.get("projector_type") != "dspark"
    plain = {key: value for key, value in raw.items() if key not in OWN_KEYS}
    return _checked(
        _decoder(plain, FAMILIES[architecture]),
        fields,
        feature_layers=_layer_ids(fields, "target_layer_ids", 0),
        target_layers=_number(fields, "num_target_layers", 1, 1 << 10, None),
        anchor_first=not masks_only,
        draft_vocab_size=None,
        window_causal=False,
    )


def _parse_speculators(raw: dict[str, Any], kind: str) -> DSparkConfig:
    inner = raw.get("transformer_layer_config")
    if not isinstance(inner, dict):
        raise CorruptFileError("config.json has no transformer_layer_config, which describes the draft layers.")
    family = str(inner.get("model_type"))
    if family not in CAUSAL_LM:
        raise UnsupportedModelError(f"Draft layers of kind {family!r:.40} (model_type) are not supported.")
    return _checked(
        _decoder(inner, family),
        raw,
        feature_layers=_layer_ids(raw, "aux_hidden_state_layer_ids", 1),
        target_layers=None,
        # files older than the field are of the DFlash layout
        anchor_first=_flag(raw, "sample_from_anchor", False),
        draft_vocab_size=_number(raw, "draft_vocab_size", 1, 1 << 22, None),
        window_causal=not _flag(raw, "sliding_window_non_causal", False),
    )


def _decoder(raw: dict[str, Any], family: str) -> DecoderConfig:
    return parse_config({**raw, "architectures": [CAUSAL_LM[family]], "model_type": family})


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
            f"A sequential head of kind {named!r:.40} (markov_head_type) is not supported.",
            f"The engine runs {', '.join(HEAD_KINDS[1:])}.",
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
            f"The drafter's vocabulary (draft_vocab_size {draft_vocab}) is larger than the target's "
            f"({decoder.vocab_size})."
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
        raise CorruptFileError(f"config.json: {key} is {value!r:.40}, expected {low} to {high}.")
    return value


def _flag(fields: dict[str, Any], key: str, default: bool) -> bool:
    value = fields.get(key, default)
    if not isinstance(value, bool):
        raise CorruptFileError(f"config.json: {key} is {value!r:.40}, expected true or false.")
    return value


def _layer_ids(fields: dict[str, Any], key: str, embedding: int) -> tuple[int, ...]:
    """Layer numbers of a file that calls the first layer's output ``embedding`` -> ours, where it is 0."""
    ids = fields.get(key)
    valid = isinstance(ids, list) and ids and all(isinstance(i, int) and not isinstance(i, bool) for i in ids)
    if not valid or not all(-1 <= i - embedding < 1 << 10 for i in ids or []):
        raise CorruptFileError(f"config.json: {key} is {ids!r:.60}, expected numbers of target layers.")
    return tuple(i - embedding for i in ids or [])


def deepspec_json(config: DSparkConfig, dtype: str) -> dict[str, Any]:
    """config.json in the DeepSpec format (full vocabulary). Raises ValueError for a reduced one."""
    if config.reduced or not config.anchor_first:
        raise ValueError("the DeepSpec format holds anchor-first drafters of the full vocabulary")
    family = "qwen3" if config.decoder.qk_norm else "llama"
    return {
        **_decoder_json(config.decoder, dtype),
        "architectures": ["Qwen3DSparkModel" if family == "qwen3" else "LlamaDSparkModel"],
        "model_type": family,
        "block_size": config.block_size,
        "mask_token_id": config.mask_token_id,
        "target_layer_ids": list(config.feature_layers),
        **({"num_target_layers": config.target_layers} if config.target_layers else {}),
        **_head_json(config),
    }


def speculators_json(config: DSparkConfig, dtype: str, verifier: str = "") -> dict[str, Any]:
    """config.json in the speculators format. ``verifier`` is the target's name."""
    return {
        "architectures": ["DSparkDraftModel"],
        "speculators_model_type": "dspark" if config.anchor_first or config.markov_rank else "dflash",
        "speculators_config": {
            "algorithm": "dspark",
            "default_proposal_method": "greedy",
            "proposal_methods": [{"proposal_type": "greedy", "speculative_tokens": config.block_size}],
            "verifier": {"name_or_path": verifier, "architectures": []},
        },
        "transformer_layer_config": _decoder_json(config.decoder, dtype),
        "draft_vocab_size": config.draft_vocab_size,
        "block_size": config.rows,
        "aux_hidden_state_layer_ids": [layer + 1 for layer in config.feature_layers],
        "mask_token_id": config.mask_token_id,
        "sample_from_anchor": config.anchor_first,
        "sliding_window_non_causal": not config.window_causal,
        "dtype": dtype,
        **_head_json(config),
    }


def _head_json(config: DSparkConfig) -> dict[str, Any]:
    return {
        "markov_rank": config.markov_rank,
        "markov_head_type": config.head if config.markov_rank else "vanilla",
        "enable_confidence_head": config.confidence,
        "confidence_head_with_markov": config.confidence_with_markov,
    }


def _decoder_json(decoder: DecoderConfig, dtype: str) -> dict[str, Any]:
    plain: dict[str, Any] = decoder.hf_config.to_dict()
    plain["dtype"] = dtype
    return plain
