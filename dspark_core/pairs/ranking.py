"""Which pairs of the catalogue are best on this machine: the largest target that fits and is fast enough to read along.

Speed alone would always put the smallest model first, so speed decides between pairs of one target, and against those
that are too slow. The starter is a demonstration, whatever its speed.
"""

from collections.abc import Mapping

import torch

from dspark_core.errors import CorruptFileError, ModelFolderError, UnsupportedModelError
from dspark_core.marked import NOTHING, Marked
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
NO_SIZES = Marked("Nothing is known of its sizes before the first contact with its repositories.")


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
        reason = _demonstration(pair) if demonstration else NO_SIZES
        return (place, 0.0, 0.0), Ranked(*facts, None, None, None, None, reason, demonstration)
    except (UnsupportedModelError, CorruptFileError) as error:
        unfit = error.message
    if unfit:
        reason = Marked("Cannot be used: {why}", why=unfit)
        return (UNFIT, 0.0, 0.0), Ranked(*facts, None, None, None, None, reason, demonstration)
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


def _misfit(planned: Plan) -> Marked:
    """Why the two do not fit by their configurations; empty where they do. Tokenizers are left to loading."""
    if planned.known_drafter is None:
        return NOTHING
    verdict = check(raw_of(planned.target.model), raw_of(planned.known_drafter.model))
    return NOTHING if verdict.compatible else verdict.reason


def _reason(place: int, pair: Pair, needed: Needs, prediction: Prediction | None, plain: float | None) -> Marked:
    if place == DEMONSTRATION:
        return _demonstration(pair)
    if place == TOO_LARGE:
        short = Marked(
            "Needs about {needed} (estimate) and {free} are free",
            needed=size_words(needed.total),
            free=size_words(needed.free),
        )
        if not needed.longest_context:
            return Marked("{short}.", short=short)
        return Marked("{short}; a context of {context:,} tokens fits.", short=short, context=needed.longest_context)
    spare, speed = size_words(needed.free - needed.total), _speed_words(prediction, plain)
    if place == SLOW:
        return Marked(
            "Fits with about {spare} to spare (estimate), but is slower than one reads: {speed}.",
            spare=spare,
            speed=speed,
        )
    return Marked("Fits with about {spare} to spare (estimate); {speed}.", spare=spare, speed=speed)


def _demonstration(pair: Pair) -> Marked:
    return Marked("A demonstration. {note}", note=pair.note)


def _speed_words(prediction: Prediction | None, plain: float | None) -> Marked:
    if prediction is None:
        unknown = Marked("nothing is known of what its drafter brings")
        if not plain:
            return unknown
        return Marked(
            "about {rate:.0f} tokens/s without drafts (rough estimate), and {unknown}", rate=plain, unknown=unknown
        )
    gain = prediction.speed_up
    times = Marked(
        "{likely:.1f} times its target alone ({estimate}: {low:.1f} to {high:.1f})",
        estimate=Marked("rough estimate") if prediction.rough else Marked("estimate"),
        likely=gain.likely,
        low=gain.low,
        high=gain.high,
    )
    rate = prediction.tokens_per_s
    return Marked("about {rate:.0f} tokens/s, {times}", rate=rate.likely, times=times) if rate else times
