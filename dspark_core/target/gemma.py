"""What Gemma's config files say besides, of any size: refused or told in the words of DecoderConfig (config.py)."""

from collections.abc import Sequence
from typing import Any

from dspark_core.errors import CorruptFileError, UnsupportedModelError
from dspark_core.marked import Marked

GEMMA4 = ("gemma4_text", "gemma4_unified_text")
GEMMA = ("gemma3_text", *GEMMA4)
"""Values of model_type."""
MAX_SCALE = 1e6
MAX_SIZE = 1 << 16


def check_gemma(config: Any, family: str) -> None:
    """Raise CorruptFileError, UnsupportedModelError naming a field that cannot be meant or is not computed."""
    cap = config.final_logit_softcapping
    if cap is not None and not (isinstance(cap, int | float) and 0 < cap <= MAX_SCALE):
        raise CorruptFileError(
            "config.json: final_logit_softcapping is {cap!r:.40}, expected a number above 0.", cap=cap
        )
    for field, meaning in (
        ("attn_logit_softcapping", Marked("bends the scores of attention")),
        (
            "use_bidirectional_attention",
            Marked("lets tokens see what comes after them, so it cannot write text"),
        ),
    ):
        value = getattr(config, field, None)
        if value and not (family in GEMMA4 and value == "vision"):  # among the places of an image, which has none here
            raise UnsupportedModelError(
                "This model {meaning} ({field}), which the engine does not compute.", meaning=meaning, field=field
            )


def query_scale(config: Any, family: str, head_dim: int) -> float:
    """Factor on the queries besides head_dim ** -0.5. Raises CorruptFileError."""
    if family in GEMMA4:  # scores are not scaled at all
        return float(head_dim**0.5)
    if family not in GEMMA:
        return 1.0
    scalar = config.query_pre_attn_scalar
    if not isinstance(scalar, int | float) or not 0 < scalar <= MAX_SCALE:
        raise CorruptFileError(
            "config.json: query_pre_attn_scalar is {scalar!r:.40}, expected a number above 0.", scalar=scalar
        )
    return float((scalar / head_dim) ** -0.5)


def per_layer_size(config: Any, family: str) -> int:
    """Of the embedding that each layer has of its own (Gemma 4; a file that does not say means 256); 0 where it has
    none. Raises CorruptFileError."""
    size: int = config.hidden_size_per_layer_input if family == "gemma4_text" else 0
    if not 0 <= size <= MAX_SIZE:
        raise CorruptFileError(
            "config.json: hidden_size_per_layer_input is {size!r:.40}, expected 0 to {max_size}.",
            size=size,
            max_size=MAX_SIZE,
        )
    if size and config.vocab_size_per_layer_input < config.vocab_size:
        raise CorruptFileError("config.json: vocab_size_per_layer_input is less than vocab_size.")
    return size


def shared_layers(count: int, kinds: Sequence[str]) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """Of each layer, by its kind: the index of the one whose keys and values it reads, and whether that is another. The
    last ``count`` read those of the last one of their kind before them. Raises CorruptFileError."""
    first = len(kinds) - count
    source = {kind: index for index, kind in enumerate(kinds[: max(first, 0)])}
    if not 0 <= count < len(kinds) or not source.keys() >= set(kinds):
        raise CorruptFileError(
            "config.json: num_kv_shared_layers is {count!r:.40}, so that some layers of {layers} would share the "
            "keys and values of none.",
            count=count,
            layers=len(kinds),
        )
    places = (*range(first), *(source[kind] for kind in kinds[first:]))
    return places, tuple(index >= first for index in range(len(kinds)))
