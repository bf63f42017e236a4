"""Which pairs of the catalogue are best on this machine: the largest target that fits and is fast enough to read along.

Speed alone would always put the smallest model first, so speed decides between pairs of one target, and against those
that are too slow. The starter is a demonstration, whatever its speed.
"""

from collections.abc import Mapping

import torch

from dspark_core.errors import CorruptFileError, ModelFolderError, UnsupportedModelError
from dspark_core.models import catalogue
from dspark_core.models.catalogue import Pair, packaged
from dspark_core.models.folders import is_installed, is_verified
from dspark_core.pair_memory import size_words
from dspark_core.pairs.check import check
from dspark_core.pairs.costs import costs_of
from dspark_core.pairs.facts import Needs, Prediction, Ranked
from dspark_core.pairs.needs import free_bytes, needs_of
from dspark_core.pairs.plan import Plan, plan, raw_of
from dspark_core.pairs.prediction import measured_here, predict
from dspark_core.pairs.weights import weights_of
from dspark_core.requests import LoadRequest

READABLE = 10.0
"""Tokens a second that a person reads, about: below that a pair is too slow to read along."""
CONTEXT = 4096
"""Tokens that a pair should have room for."""
FITS, DEMONSTRATION, SLOW, TOO_LARGE, UNKNOWN, UNFIT = range(6)
"""In this order."""
NO_SIZES = "Nothing is known of its sizes before the first contact with its repositories."


def ranked(
    device: str = "auto", context: int = CONTEXT, precision: str = "auto", in_use: int = 0
) -> tuple[Ranked, ...]:
    """All pairs of the catalogue, the best for this machine first. ``in_use``: bytes of the first device that become
    free. Raises InvalidRequestError, DeviceError for a device or precision that there is not."""
    free = free_bytes(device, in_use)
    found = []
    for pair in catalogue.PAIRS:
        request = LoadRequest(pair.target, pair.drafter, precision, device, context)
        found.append(_rank(pair, request, free))
    return tuple(each for _, each in sorted(found, key=lambda ranks: ranks[0]))


def _rank(pair: Pair, request: LoadRequest, free: Mapping[torch.device, int]) -> tuple[tuple[float, ...], Ranked]:
    demonstration = packaged(pair.target) is not None
    facts = pair, is_installed(pair), is_verified(pair)
    try:
        planned = plan(request)
        unfit = _misfit(planned)
    except ModelFolderError:
        place = DEMONSTRATION if demonstration else UNKNOWN
        reason = f"A demonstration. {pair.note}" if demonstration else NO_SIZES
        return (place, 0.0, 0.0), Ranked(*facts, None, None, None, None, reason, demonstration)
    except (UnsupportedModelError, CorruptFileError) as error:
        unfit = error.message
    if unfit:
        return (UNFIT, 0.0, 0.0), Ranked(*facts, None, None, None, None, f"Cannot be used: {unfit}", demonstration)
    needed, prediction, seconds = needs_of(planned, free), predict(planned, pair), costs_of(planned).plain_s
    plain = 1 / seconds.likely if seconds else None
    speed = prediction.tokens_per_s.likely if prediction and prediction.tokens_per_s else plain
    gain = prediction.speed_up.likely if prediction else 0.0
    size = float(weights_of(planned.config).total)
    if demonstration:
        place, order = DEMONSTRATION, (-gain, 0.0)
    elif not needed.fits:
        place, order = TOO_LARGE, (size, -gain)
    elif speed is not None and speed < READABLE:
        place, order = SLOW, (-speed, 0.0)
    else:
        place, order = FITS, (-size, -gain)
    reason = _reason(place, pair, needed, prediction, plain)
    return (place, *order), Ranked(*facts, needed, prediction, plain, measured_here(planned), reason, demonstration)


def _misfit(planned: Plan) -> str:
    """Why the two do not fit by their configurations; empty where they do. Tokenizers are left to loading."""
    if planned.known_drafter is None:
        return ""
    verdict = check(raw_of(planned.target.model), raw_of(planned.known_drafter.model))
    return "" if verdict.compatible else verdict.reason


def _reason(place: int, pair: Pair, needed: Needs, prediction: Prediction | None, plain: float | None) -> str:
    if place == DEMONSTRATION:
        return f"A demonstration. {pair.note}"
    if place == TOO_LARGE:
        short = f"Needs about {size_words(needed.total)} (estimate) and {size_words(needed.free)} are free"
        return (
            f"{short}; a context of {needed.longest_context:,} tokens fits." if needed.longest_context else f"{short}."
        )
    room = f"Fits with about {size_words(needed.free - needed.total)} to spare (estimate)"
    return f"{room}; {_speed_words(prediction, plain)}" + (", slower than one reads." if place == SLOW else ".")


def _speed_words(prediction: Prediction | None, plain: float | None) -> str:
    if prediction is None:
        alone = f"about {plain:.0f} tokens/s without drafts (rough estimate), and " if plain else ""
        return f"{alone}nothing is known of what its drafter brings"
    estimate = "rough estimate" if prediction.rough else "estimate"
    gain = prediction.speed_up
    words = f"{gain.likely:.1f} times its target alone ({estimate}: {gain.low:.1f} to {gain.high:.1f})"
    return f"about {prediction.tokens_per_s.likely:.0f} tokens/s, {words}" if prediction.tokens_per_s else words
