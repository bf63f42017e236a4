"""Whether a model can draft for a target: both must mean the same by every token id, and one that reads the target's
features must have been made for features of that shape.

Reads tokenizers and configs, no weights. Speculation would stay lossless with any drafter; with another vocabulary it
would be all rejections, and nobody would see why.
"""

from dataclasses import dataclass
from typing import Any

from dspark_core.checkpoints.dspark_config import DSparkConfig
from dspark_core.checkpoints.eagle3_config import Eagle3Config
from dspark_core.checkpoints.model_folder import ModelFolder
from dspark_core.drafters.formats import drafter_format, parse_drafter
from dspark_core.errors import IncompatiblePairError
from dspark_core.marked import Marked
from dspark_core.prompt import load_tokenizer, stop_ids
from dspark_core.target.config import DecoderConfig, parse_config

SAME_FAMILY = Marked("Choose a smaller model of the target's own family.")
OWN_DRAFTER = Marked("Choose the drafter that was trained on this target.")
SAME_TUNING = Marked(
    "Choose the version of the drafter tuned like the target (instruct with instruct, base with base)."
)
SPECIAL_TOKENS = ("bos_token_id", "eos_token_id", "unk_token_id")
"""Not the padding token: no prompt contains it, and sizes of one family often differ in it."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The first ``field`` in which two models differ, with both values, and what to do."""

    field: str
    target: str
    drafter: str
    advice: Marked

    @property
    def reason(self) -> Marked:
        return Marked(
            "{field} differs: the target has {target}, the drafter {drafter}.",
            field=self.field,
            target=self.target,
            drafter=self.drafter,
        )


def require_compatible(target: ModelFolder, drafter: ModelFolder) -> None:
    """Raises IncompatiblePairError with the first mismatch, or what keeps a tokenizer or config from being read."""
    mismatch = find_mismatch(target, drafter)
    if mismatch is not None:
        raise IncompatiblePairError(
            "This drafter does not fit the target: {reason}", mismatch.advice, reason=mismatch.reason
        )


def find_mismatch(target: ModelFolder, drafter: ModelFolder) -> Mismatch | None:
    """The first field that makes the two incompatible, or None. The drafter may be a model or read features.

    Embeddings padded to different sizes are compatible. Raises CorruptFileError, UnsupportedModelError.
    """
    if target.path == drafter.path:
        return None
    if drafter_format(drafter.config) is not None:
        config = parse_config(target.config)
        return features_mismatch(config, parse_drafter(drafter.config, config.layers))
    target_rows, drafter_rows = (parse_config(folder.config).vocab_size for folder in (target, drafter))
    if target.has_tokenizer != drafter.has_tokenizer:
        found, missing = "tokenizer.json", Marked("no tokenizer file")
        pair = (found, missing) if target.has_tokenizer else (missing, found)
        advice = Marked("Copy the tokenizer files of the model's release into its folder.")
        return Mismatch(Marked("the tokenizer"), pair[0], pair[1], advice)
    if not target.has_tokenizer:
        # without token strings padding cannot be told from another vocabulary
        if target_rows != drafter_rows:
            return Mismatch(
                Marked("{field} in config.json", field="vocab_size"), f"{target_rows}", f"{drafter_rows}", SAME_FAMILY
            )
    else:
        target_tokenizer, drafter_tokenizer = load_tokenizer(target.path), load_tokenizer(drafter.path)
        mismatch = vocabulary_mismatch(target_tokenizer.get_vocab(), drafter_tokenizer.get_vocab(), drafter_rows)
        mismatch = mismatch or _special_mismatch(target_tokenizer, drafter_tokenizer)
        if mismatch is not None:
            return mismatch
    ends = [sorted(stop_ids(folder.path, folder.config)) for folder in (target, drafter)]
    if ends[0] != ends[1]:
        field = Marked("eos_token_id (the end tokens) in generation_config.json or config.json")
        return Mismatch(field, f"{ends[0]}", f"{ends[1]}", SAME_TUNING)
    return None


def features_mismatch(target: DecoderConfig, drafter: DSparkConfig | Eagle3Config) -> Mismatch | None:
    """Shapes alone: the file does not say which target's features it learnt from."""
    sizes = (
        ("hidden_size", target.hidden_size, drafter.decoder.hidden_size),
        ("vocab_size", target.vocab_size, drafter.decoder.vocab_size),
        ("num_target_layers", target.layers, drafter.target_layers or target.layers),
    )
    for field, wanted, own in sizes:
        if wanted != own:
            return Mismatch(Marked("{field} in config.json", field=field), f"{wanted}", f"{own}", OWN_DRAFTER)
    last = max(drafter.feature_layers)
    if last >= target.layers:
        values = (
            Marked("layers up to {last}", last=target.layers - 1),
            Marked("features of layer {layer}", layer=last),
        )
        return Mismatch(Marked("the number of layers"), *values, OWN_DRAFTER)
    return None


def vocabulary_mismatch(target: dict[str, int], drafter: dict[str, int], drafter_rows: int) -> Mismatch | None:
    """Compare token string -> id tables."""
    target_strings, drafter_strings = ({token: text for text, token in table.items()} for table in (target, drafter))
    ids = sorted(target_strings.keys() | drafter_strings.keys())
    differing = next((token for token in ids if target_strings.get(token) != drafter_strings.get(token)), None)
    if len(target) != len(drafter):
        sizes = [Marked("{count:,} tokens", count=len(table)) for table in (target, drafter)]
        if differing is not None:
            pairs = zip(sizes, (target_strings, drafter_strings), strict=True)
            sizes = [
                Marked(
                    "{size} (token {token} is {text})",
                    size=size,
                    token=differing,
                    text=_quoted(strings.get(differing)),
                )
                for size, strings in pairs
            ]
        return Mismatch(Marked("the tokenizer's vocabulary size"), sizes[0], sizes[1], SAME_FAMILY)
    if differing is not None:
        strings = (_quoted(target_strings.get(differing)), _quoted(drafter_strings.get(differing)))
        return Mismatch(Marked("the token with id {token}", token=differing), *strings, SAME_FAMILY)
    if ids and ids[-1] >= drafter_rows:  # rows past the last token are padding, missing ones are not
        values = (
            Marked("a tokenizer with ids up to {last}", last=ids[-1]),
            Marked("an embedding of {rows} rows (vocab_size)", rows=drafter_rows),
        )
        advice = Marked("Fetch the drafter again: its files do not belong together.")
        return Mismatch(Marked("the embedding's size"), *values, advice)
    return None


def _special_mismatch(target: Any, drafter: Any) -> Mismatch | None:
    for name in SPECIAL_TOKENS:
        ids = [getattr(tokenizer, name, None) for tokenizer in (target, drafter)]
        if ids[0] != ids[1]:
            values = [
                Marked("none") if token is None else f"{token} ({_quoted(tokenizer.convert_ids_to_tokens(token))})"
                for token, tokenizer in zip(ids, (target, drafter), strict=True)
            ]
            return Mismatch(Marked("{name} of the tokenizer", name=name), values[0], values[1], SAME_TUNING)
    return None


def _quoted(text: str | None) -> str:
    return Marked("missing") if text is None else repr(text)
