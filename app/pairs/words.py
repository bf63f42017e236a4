"""What is known of a pair before it runs, in sentences."""

from PySide6.QtCore import QCoreApplication

from app.language import translated
from app.widgets.numbers import binary_size, decimal, whole
from dspark_core.pairs.facts import Measured, Needs, Prediction, Range, Suggestion, Verdict

translate = QCoreApplication.translate


def memory(needs: Needs) -> str:
    """What a pair takes of what is free, and the longest context."""
    cuda = needs.device == "cuda"
    where = translate("PairWords", "graphics memory") if cuda else translate("PairWords", "main memory")
    takes = translate(
        "PairWords",
        "Takes about {total} of {free} of {where} that would be free, with a context of {context} tokens (estimate).",
    ).format(total=binary_size(needs.total), free=binary_size(needs.free), where=where, context=whole(needs.context))
    return f"{takes} {longest(needs)}"


def longest(needs: Needs) -> str:
    if not needs.longest_context:
        return translate("PairWords", "No context fits.")
    return translate("PairWords", "The longest context that fits: {tokens} tokens.").format(
        tokens=whole(needs.longest_context)
    )


def verdict(found: Verdict) -> str:
    """The verdict on a pair in a line."""
    if not found.compatible:
        return translate("PairWords", "They do not fit together.")
    if found.unread:
        return translate(
            "PairWords", "They fit as far as their configurations tell; tokenizers are compared when both are here."
        )
    return translate("PairWords", "They fit together.")


def predicted(prediction: Prediction | None, drafter: str) -> str:
    """How much faster a pair should be than its target alone, and what that rests on."""
    if drafter == "none":
        return translate("PairWords", "Plain decoding: every token costs a pass of the target.")
    if prediction is None:
        return translate(
            "PairWords", "Nothing is known yet of what this drafter brings; after some answers it is measured."
        )
    text = translate("PairWords", "Predicted (est.): {likely}× its target alone, between {low}× and {high}×.").format(
        **_of(prediction.speed_up)
    )
    if prediction.tokens_per_s is not None:
        text += " " + translate("PairWords", "{likely} tokens/s ({low} to {high}).").format(
            **_of(prediction.tokens_per_s, 0)
        )
    made = translate("PairWords", "Made from {basis}; tau {tau}: {source}.").format(
        basis=_basis(prediction),
        tau=decimal(prediction.tau.likely, 2),
        source=translated(prediction.acceptance),
    )
    return f"{text} {made}"


def measured(found: Measured | None) -> str:
    """What a pair really gave here; empty before it was used."""
    if found is None or not found.rounds:
        return ""
    return translate(
        "PairWords",
        "Measured here over {rounds} rounds: {speed} tokens/s, tau {tau}; {gain}× plain decoding (est.: by plain steps "
        "timed in between).",
    ).format(
        rounds=whole(round(found.rounds)),
        gain=decimal(found.speed_up, 2),
        speed=decimal(found.tokens_per_s),
        tau=decimal(found.tau, 2),
    )


def forecast(prediction: Prediction | None, found: Measured | None) -> str:
    """What was predicted and what was measured, in a line each; empty before enough was measured."""
    if found is None:
        return ""
    gain = decimal(found.speed_up, 2)
    if prediction is None:
        return translate("PairWords", "Measured ×{gain} (est.)").format(gain=gain)
    return translate("PairWords", "Predicted ×{likely} ({low} to {high}),\nmeasured ×{gain} (est.)").format(
        gain=gain, **_of(prediction.speed_up)
    )


def source(suggestion: Suggestion) -> str:
    """Where a drafter comes from."""
    return {
        "installed": translate("PairWords", "on this computer"),
        "catalogue": translate("PairWords", "to be downloaded"),
        "built in": translate("PairWords", "built in"),
        "train": translate("PairWords", "made here"),
    }[suggestion.source]


def title(suggestion: Suggestion) -> str:
    """What a drafter is called; of some in words, of the others by the name of a model."""
    return translated(suggestion.title)


def reason(suggestion: Suggestion) -> str:
    """Why this one; of a training without the command, which the window carries out itself."""
    if suggestion.source == "train":
        return translate(
            "PairWords",
            "Makes a DSpark drafter from nothing but the target, on this computer; what it takes is said first.",
        )
    return translated(suggestion.reason)


def _basis(prediction: Prediction) -> str:
    if prediction.basis == "profile":
        return translate("PairWords", "passes of this target timed on this device")
    if prediction.basis == "other profile":
        return translate("PairWords", "passes of {target} timed on this device").format(target=prediction.scaled_from)
    if prediction.basis == "bandwidth":
        return translate("PairWords", "bytes and the memory bandwidth of this device, roughly")
    return translate("PairWords", "assumptions about this kind of device, roughly")


def _of(values: Range, digits: int = 1) -> dict[str, str]:
    return {
        "low": decimal(values.low, digits),
        "likely": decimal(values.likely, digits),
        "high": decimal(values.high, digits),
    }
