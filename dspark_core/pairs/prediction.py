"""How much faster a pair should decode than its target alone: an estimate, from costs and acceptance.

A round with k drafts costs T(k + 1) + D and commits 1 + a + ... + a^k tokens, where each draft survives with the chance
a once all before it did (Leviathan et al. 2023, the expected length of a round). The schedule takes the k that pays
most, and a falls out of a published or measured tau. The range lies between pessimistic and optimistic acceptance,
costs and drafting time, all at once, so it is wide.
"""

from dspark_core.device import device_name
from dspark_core.drafters.with_lookup import AND_LOOKUP
from dspark_core.marked import Marked
from dspark_core.models.catalogue import Acceptance, Pair
from dspark_core.pairs.costs import CASES, WIDEST, Case, Costs, costs_of
from dspark_core.pairs.facts import Measured, Prediction, Range
from dspark_core.pairs.measured import ENOUGH_ROUNDS, measured
from dspark_core.pairs.plan import Plan
from dspark_core.target.config import DecoderConfig
from dspark_core.target.loading import QUANTISED

USUAL_DRAFTS = 7
"""Of a block of a drafter that may draft as many as it is asked for."""
CAUTION = 0.75
"""Of the published accepted drafts, for the low end: other precisions, and other texts than a user's."""
SPREAD = 0.15
"""Around a measured number of accepted drafts: other conversations than those so far."""
STEPS = 60
"""Of a bisection: as exact as floating point."""


def predict(planned: Plan, pair: Pair | None = None, *, before_use: bool = False) -> Prediction | None:
    """Of a planned pair; ``pair``: its entry in the catalogue, which may know its acceptance. ``before_use``: without
    what its own rounds gave here, to be set beside that.

    None where nothing is known of its acceptance: a drafter that nobody measured, or one that copies, which depends on
    the text alone.
    """
    config = planned.drafter.config if planned.drafter else None
    drafts = USUAL_DRAFTS if config is None or isinstance(config, DecoderConfig) else config.block_size
    known = None if before_use else measured_here(planned)
    if known is not None and known.rounds >= ENOUGH_ROUNDS:
        drafts = max(1, round(known.verified / known.rounds))
        accepted = known.tau - 1
        tau = Range(1 + (1 - SPREAD) * accepted, 1 + accepted, min(drafts + 1.0, 1 + (1 + SPREAD) * accepted))
        source = Marked("measured here over {rounds:,} rounds", rounds=round(known.rounds))
    elif pair is not None and pair.acceptance is not None:
        tau, source = _published(pair, pair.acceptance, planned.precision)
    elif planned.drafter_name == "none":
        tau, source, drafts = Range(1.0, 1.0, 1.0), Marked("no drafts"), 0
    else:
        return None
    return from_costs(costs_of(planned), tau, drafts, source)


def from_costs(costs: Costs, tau: Range, drafts: int, source: Marked) -> Prediction:
    """``tau`` is that of whole blocks of ``drafts`` drafts."""
    gains = [_best(costs, chance_of(getattr(tau, case), drafts), drafts, case) for case in CASES]
    speed_up = Range(*gains)
    rate = None
    if costs.plain_s is not None:
        rate = Range(*(gain / getattr(costs.plain_s, case) for gain, case in zip(gains, CASES, strict=True)))
    return Prediction(speed_up, rate, tau, costs.basis, costs.scaled_from, source)


def expected_tokens(chance: float, drafts: int) -> float:
    """Of a round with so many drafts, each surviving with ``chance`` once those before it did."""
    return sum(chance**k for k in range(drafts + 1))


def chance_of(tau: float, drafts: int) -> float:
    """The chance at which rounds of so many drafts commit ``tau`` tokens."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if expected_tokens(middle, drafts) < tau else (low, middle)
    return high


def _best(costs: Costs, chance: float, drafts: int, case: Case) -> float:
    """Plain passes that a round saves by a factor, with as many of the drafts verified as pays most."""
    counts = range(min(1, drafts), min(drafts, WIDEST - 1) + 1)
    return max(expected_tokens(chance, k) / (costs.verify(k + 1, case) + costs.draft(k, case)) for k in counts)


def _published(pair: Pair, known: Acceptance, precision: str) -> tuple[Range, Marked]:
    """Tau and where it comes from. Likely is that of chat, where it is told apart."""
    values = known.tau.values()
    likely = known.tau.get("chat", sum(values) / len(values))
    source = known.source
    if known.of != pair.name:
        source = Marked("{source}; published for {pair}, nothing is known of this one", source=source, pair=known.of)
    elif precision in QUANTISED:
        source = Marked("{source}; with 4 bits it may be lower", source=source)
    return Range(1 + CAUTION * (min(values) - 1), likely, max(values)), source


def measured_here(planned: Plan) -> Measured | None:
    """What rounds of exactly this pair on this device gave; None where it was not used yet, or is not here."""
    target, name = planned.target.folder, planned.drafter_name
    if target is None or not planned.from_files:
        return None
    own = planned.known_drafter.folder if planned.known_drafter else None
    identity = target.digest(), planned.precision, name.removesuffix(AND_LOOKUP), own.digest() if own else ""
    return measured((*identity, name, device_name(planned.device)))
