"""The pair doctor: whether a drafter fits a target, or exactly which field does not, and what is worth knowing of both.

Works on folders and, before anything is downloaded, on bare configurations: then tokenizers cannot be compared, which
the verdict says. Reads no weights.
"""

from typing import Any

from dspark_core.checkpoints.eagle3_config import Eagle3Config
from dspark_core.checkpoints.model_folder import ModelFolder, read_json
from dspark_core.checkpoints.pair_check import (
    SAME_FAMILY,
    SAME_TUNING,
    Mismatch,
    features_mismatch,
    find_mismatch,
    vocabulary_mismatch,
)
from dspark_core.drafters import formats
from dspark_core.drafters.formats import FeatureConfig
from dspark_core.errors import CorruptFileError, EngineError, UnsupportedModelError
from dspark_core.marked import NOTHING, Marked
from dspark_core.models.catalogue import ChatMode
from dspark_core.pairs.facts import Finding, Verdict
from dspark_core.pairs.weights import weights_of
from dspark_core.prompt import load_tokenizer
from dspark_core.target.config import DecoderConfig, parse_config

PADDING = 1024
"""Rows by which the embeddings of one family differ at most: they are padded to a multiple of something."""
THINKS = ("enable_thinking", "<think>")
"""In a chat template: the model can think before it answers."""
TOKENIZERS, END_TOKENS = Marked("the tokenizers"), Marked("the end tokens")
LARGE = 0.4
"""Of the target's layers and heads: a drafter with more weights than this rarely pays."""
NO_THINKING = Marked("Ask for answers without thinking where the target knows a way (Qwen3: /no_think in the prompt).")

Model = ModelFolder | dict[str, Any]
"""A folder, or what its config.json would say."""
ENOUGH_LAYERS = 64
"""Taken for those of a target that cannot be read, so that its drafter is not blamed."""


def check(target: Model, drafter: Model, chat_mode: ChatMode = "any") -> Verdict:
    """Whether ``drafter``, a smaller model or one that reads features, can draft for ``target``. ``chat_mode``: the
    answers the drafter was trained on, where that is known.

    Raises what keeps a tokenizer from being read (CorruptFileError); what is not run is a finding of the verdict.
    """
    target_raw, drafter_raw = _raw(target), _raw(drafter)
    of_target = _refused_target(target_raw)
    layers = parse_config(target_raw).layers if of_target is None else ENOUGH_LAYERS
    of_drafter = _refused_drafter(drafter_raw, layers)
    if of_target or of_drafter:
        return Verdict(tuple(finding for finding in (of_target, of_drafter) if finding), ())
    target_config, drafter_config = parse_config(target_raw), parse_drafter(drafter_raw, layers)
    unread: tuple[Marked, ...] = ()
    if isinstance(target, ModelFolder) and isinstance(drafter, ModelFolder):
        mismatch = find_mismatch(target, drafter) or _own_tokenizer(target, drafter, drafter_config)
    else:
        mismatch = _config_mismatch(target_raw, drafter_raw, target_config, drafter_config)
        unread = (TOKENIZERS, END_TOKENS) if isinstance(drafter_config, DecoderConfig) else (TOKENIZERS,)
    notes = _notes(target, target_config, drafter_raw, drafter_config, chat_mode)
    return Verdict((*([_wrong(mismatch)] if mismatch else []), *notes), unread)


def _raw(model: Model) -> dict[str, Any]:
    return model.config if isinstance(model, ModelFolder) else model


def parse_drafter(raw: dict[str, Any], target_layers: int) -> DecoderConfig | FeatureConfig:
    """A config.json of either kind of drafter, for a target with so many layers. Raises UnsupportedModelError,
    CorruptFileError."""
    return parse_config(raw) if formats.drafter_format(raw) is None else formats.parse_drafter(raw, target_layers)


def _refused_target(raw: dict[str, Any]) -> Finding | None:
    try:
        parse_config(raw)
    except (UnsupportedModelError, CorruptFileError) as error:
        field, why = Marked("config.json of the target"), error.message
        text, advice = Marked("The target: {why}", why=why), error.hint or Marked("Choose another target.")
        return Finding("unsupported", field, why, "", text, advice)
    return None


def _refused_drafter(raw: dict[str, Any], target_layers: int) -> Finding | None:
    try:
        parse_drafter(raw, target_layers)
    except (UnsupportedModelError, CorruptFileError) as error:
        field, why = Marked("config.json of the drafter"), error.message
        text, advice = Marked("The drafter: {why}", why=why), error.hint or Marked("Choose another drafter.")
        return Finding("unsupported", field, "", why, text, advice)
    return None


def _wrong(mismatch: Mismatch) -> Finding:
    return Finding("mismatch", mismatch.field, mismatch.target, mismatch.drafter, mismatch.reason, mismatch.advice)


def _own_tokenizer(target: ModelFolder, drafter: ModelFolder, config: DecoderConfig | FeatureConfig) -> Mismatch | None:
    """A drafter that reads features needs no tokenizer; where it brings one, it must be the target's."""
    if isinstance(config, DecoderConfig) or not (target.has_tokenizer and drafter.has_tokenizer):
        return None
    tables = [load_tokenizer(folder.path).get_vocab() for folder in (target, drafter)]
    return vocabulary_mismatch(tables[0], tables[1], config.decoder.vocab_size)


def _config_mismatch(
    target_raw: dict[str, Any],
    drafter_raw: dict[str, Any],
    target: DecoderConfig,
    drafter: DecoderConfig | FeatureConfig,
) -> Mismatch | None:
    """What configurations alone tell."""
    if not isinstance(drafter, DecoderConfig):
        return features_mismatch(target, drafter)
    if abs(target.vocab_size - drafter.vocab_size) > PADDING:
        field = Marked("{field} in config.json", field="vocab_size")
        return Mismatch(field, f"{target.vocab_size}", f"{drafter.vocab_size}", SAME_FAMILY)
    ends = [_ids(raw.get("eos_token_id")) for raw in (target_raw, drafter_raw)]
    if ends[0] and ends[1] and ends[0] != ends[1]:
        field = Marked("eos_token_id (the end tokens) in config.json")
        return Mismatch(field, f"{ends[0]}", f"{ends[1]}", SAME_TUNING)
    return None


def _ids(value: Any) -> list[Any]:
    return sorted(value) if isinstance(value, list) else [] if value is None else [value]


def _notes(
    target: Model,
    target_config: DecoderConfig,
    raw: dict[str, Any],
    config: DecoderConfig | FeatureConfig,
    chat_mode: ChatMode,
) -> list[Finding]:
    """What should be known of a pair, whether it fits or not."""
    notes = []
    if not isinstance(config, DecoderConfig):
        made_for = _made_for(raw)
        if made_for:
            text = Marked("Its file says that it was made for {target}.", target=made_for)
            notes.append(_note("speculators_config", "", made_for, text))
        if config.reduced:
            drafted, known = config.draft_vocab_size, config.decoder.vocab_size
            text = Marked(
                "It drafts {drafted:,} of the {known:,} tokens; the others come from the target alone.",
                drafted=drafted,
                known=known,
            )
            notes.append(_note("draft_vocab_size", f"{known}", f"{drafted}", text))
        if isinstance(config, Eagle3Config) or not config.confidence:
            text = Marked("It has no confidence head: how sure it is of a draft is told by its probability.")
            notes.append(_note("enable_confidence_head", "", "false", text))
    else:
        sizes = target_config.vocab_size, config.vocab_size
        if sizes[0] != sizes[1]:
            text = Marked(
                "The embeddings have {target:,} and {drafter:,} rows: that fits where the tokens agree and the rest is "
                "padding.",
                target=sizes[0],
                drafter=sizes[1],
            )
            notes.append(_note("vocab_size", f"{sizes[0]}", f"{sizes[1]}", text))
        share = weights_of(config).total / weights_of(target_config).total
        if share > LARGE:
            text = Marked(
                "The drafter has {share:.0%} of the target's weights, so drafting costs about as much as it saves.",
                share=share,
            )
            field, advice = Marked("the number of weights"), Marked("Choose a smaller one.")
            notes.append(_note(field, "", f"{share:.0%}", text, advice))
    if chat_mode == "non-thinking" and isinstance(target, ModelFolder) and thinks(target):
        text = Marked("The drafter was trained on answers without thinking; of thoughts fewer drafts are accepted.")
        notes.append(_note(Marked("the chat template"), Marked("can think"), chat_mode, text, NO_THINKING))
    return notes


def _note(field: str, target: str, drafter: str, text: Marked, advice: Marked = NOTHING) -> Finding:
    return Finding("note", field, target, drafter, text, advice)


def _made_for(raw: dict[str, Any]) -> str:
    """The target that a drafter's file of the speculators format names."""
    known: Any = raw
    for key in ("speculators_config", "verifier", "name_or_path"):
        known = known.get(key) if isinstance(known, dict) else None
    return known[:100] if isinstance(known, str) else ""


def thinks(folder: ModelFolder) -> bool:
    """Whether the chat template of a model can make it think before it answers."""
    try:
        template = (folder.path / "chat_template.jinja").read_text(encoding="utf-8")
    except (OSError, ValueError):
        try:
            template = str(read_json(folder.path / "tokenizer_config.json").get("chat_template"))
        except (OSError, EngineError):
            return False
    return any(mark in template for mark in THINKS)
