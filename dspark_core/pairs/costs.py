"""What passes and drafts of a planned pair would cost on this device, in plain passes of its target.

Best known from a stored profile of the target; else from one of another target on the same device, as widths compare
alike there; else assumed. A pass over one row is told in seconds where a profile or the memory's bandwidth gives it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import torch

from dspark_core.bandwidth import known_peak
from dspark_core.checkpoints.eagle3_config import Eagle3Config
from dspark_core.device import device_name
from dspark_core.evaluation.profile import Profile, config_digest, stored_profiles
from dspark_core.pairs.facts import Basis, Range
from dspark_core.pairs.plan import DrafterPlan, Plan
from dspark_core.pairs.weights import Weights, weights_of
from dspark_core.scheduling.cost_curve import CostCurve
from dspark_core.target.config import DecoderConfig
from dspark_core.target.loading import BYTES_PER_WEIGHT, HEAD_BYTES_PER_WEIGHT, head_precision

WIDEST = 64
"""Rows a curve is laid for."""
WIDENED_AT = 8
WIDENED = {"cuda": Range(1.4, 1.2, 1.1), "cpu": Range(2.0, 1.3, 1.05)}
"""Assumed where no profile is stored: a pass over 8 rows in passes over one (worst, likely, best). CUDA: as others
estimate it for 4-bit targets; CPU: between dense float32 and packed bfloat16 (docs/performance.md)."""
REACHED = Range(0.4, 0.65, 0.9)
"""Of the peak bandwidth that a pass over one row reads with: assumed, where no profile is stored."""
DRAFTING = Range(2.0, 1.4, 1.0)
"""Times that a drafter takes for its bytes, in those the target takes: small matrices are read more slowly."""
Case = Literal["low", "likely", "high"]
CASES: tuple[Case, ...] = ("low", "likely", "high")


@dataclass(frozen=True, slots=True)
class Costs:
    """``verify`` (rows, case) and ``draft`` (drafts, case) in plain passes; a case is a field of Range, so the high
    ones are the least."""

    verify: Callable[[int, Case], float]
    draft: Callable[[int, Case], float]
    plain_s: Range | None
    """Seconds of a plain pass; the least favourable first."""
    basis: Basis
    scaled_from: str | None


def costs_of(planned: Plan) -> Costs:
    """From the best that is stored of this device."""
    name = device_name(planned.device)
    here = [profile for profile in stored_profiles() if profile.key.device == name and _usable(profile)]
    own = [profile for profile in here if _is_of(profile, planned)]
    read = read_bytes(weights_of(planned.config), planned.config.vocab_size * planned.config.hidden_size, planned)
    if own:
        profile = max(own, key=lambda found: found.measured_at)
        curve, plain = _curve(profile)
        return Costs(curve, _draft(planned, read, profile, plain), Range(plain, plain, plain), "profile", None)
    if here:
        alike = max(here, key=lambda found: (found.key.precision == planned.precision, found.measured_at))
        curve, plain = _curve(alike)
        plain *= read / alike.weight_bytes
        about = Range(1.2 * plain, plain, plain / 1.2)
        return Costs(curve, _draft(planned, read), about, "other profile", alike.key.target)
    peak = known_peak(planned.device)
    seconds = Range(*(read / (peak * getattr(REACHED, case)) for case in CASES)) if peak else None
    return Costs(_assumed(planned.device), _draft(planned, read), seconds, "bandwidth" if peak else "assumption", None)


def read_bytes(weights: Weights, matrix: int, planned: Plan) -> float:
    """That a pass of the target reads: its layers and its head, not the table of embeddings."""
    return (
        weights.in_layers * BYTES_PER_WEIGHT[planned.precision] + matrix * HEAD_BYTES_PER_WEIGHT[planned.head_precision]
    )


def _usable(profile: Profile) -> bool:
    """Whether widths can be compared: a damaged file may say anything."""
    rows = {cost.rows for cost in profile.widths}
    return 1 in rows and len(rows) > 1 and profile.weight_bytes > 0 and all(cost.median_s for cost in profile.widths)


def _is_of(profile: Profile, planned: Plan) -> bool:
    key, folder = profile.key, planned.target.folder
    if folder is None or (key.precision, key.head_precision) != (planned.precision, planned.head_precision):
        return False
    return (key.target, key.config) == (folder.path.name, config_digest(folder.path))


def _curve(profile: Profile) -> tuple[Callable[[int, Case], float], float]:
    """In plain passes, and the seconds of one, behind the shortest context that was measured."""
    shortest = min(cost.cache_length for cost in profile.widths)
    points = [(cost.rows, cost.median_s) for cost in profile.widths if cost.cache_length == shortest]
    curve = CostCurve(WIDEST, points)
    plain = curve.seconds(1)
    return (lambda rows, case: curve.seconds(rows) / plain), plain


def _assumed(device: torch.device) -> Callable[[int, Case], float]:
    widened = WIDENED["cuda" if device.type == "cuda" else "cpu"]

    def verify(rows: int, case: Case) -> float:
        at_8: float = getattr(widened, case)
        return 1.0 + (at_8 - 1.0) * (rows - 1) / (WIDENED_AT - 1)

    return verify


def _draft(
    planned: Plan, read: float, profile: Profile | None = None, plain: float = 0.0
) -> Callable[[int, Case], float]:
    drafter = planned.drafter
    if drafter is None:
        return lambda drafts, case: 0.0
    timed = profile.draft_of(drafter.name) or profile.draft_of(f"{drafter.name}+lookup") if profile else []
    timed = [cost for cost in timed if cost.drafts]
    if timed:
        cost = min(timed, key=lambda found: found.cache_length)
        return lambda drafts, case: cost.median_s / plain * (drafts / cost.drafts if _walks(drafter) else 1.0)
    once, each = draft_bytes(planned, drafter)
    return lambda drafts, case: (once + each * drafts) / read * getattr(DRAFTING, case)


def _walks(drafter: DrafterPlan) -> bool:
    """Whether it drafts token by token, a pass each."""
    return isinstance(drafter.config, DecoderConfig | Eagle3Config)


def draft_bytes(planned: Plan, drafter: DrafterPlan) -> tuple[float, float]:
    """That drafting reads: once for a block, and again for each draft of it."""
    own = drafter.precision
    head = HEAD_BYTES_PER_WEIGHT[head_precision(own)]
    config = drafter.config
    if isinstance(config, DecoderConfig):
        in_layers = weights_of(config).in_layers * BYTES_PER_WEIGHT[own]
        return 0.0, in_layers + config.vocab_size * config.hidden_size * head
    hidden, drafted = config.decoder.hidden_size, config.draft_vocab_size
    if isinstance(config, Eagle3Config):  # a pass for each draft; the first reads what fuses the features too
        fuse = hidden * hidden * len(config.feature_layers) * BYTES_PER_WEIGHT[own]
        return fuse, weights_of(config).in_layers * BYTES_PER_WEIGHT[own] - fuse + hidden * drafted * head
    once = weights_of(config).in_layers * BYTES_PER_WEIGHT[own] + hidden * drafted * head
    return once, config.markov_rank * drafted * head if config.head != "none" else 0.0
