"""The schedules of the pairs that were used: made from what was measured before, and what they learn is kept."""

import contextlib

from dspark_core.evaluation.profile import key_of, stored_profile
from dspark_core.loaded_pair import LoadedPair
from dspark_core.requests import SamplingParams
from dspark_core.scheduling.calibration import Calibration, uncalibrated
from dspark_core.scheduling.cost_curve import CostCurve
from dspark_core.scheduling.schedule import Auto
from dspark_core.scheduling.stored import (
    BROUGHT,
    learned_path,
    nearest,
    read_calibrations,
    regime,
    write_calibrations,
)


class PairSchedules:
    """One ``Auto`` for each pair, regime of sampling and kind of pass since the program began."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Auto] = {}

    def of(self, pair: LoadedPair, sampling: SamplingParams, exact: bool) -> Auto:
        """Made at the first request of its kind."""
        info, name = pair.info, regime(sampling)
        stored = info.kv_precision, info.head_precision
        key = (*pair.identity, info.drafter, info.device, info.threads, *stored, name, exact)
        if key not in self._made:
            known = known_calibration(pair, sampling) or uncalibrated(pair.drafter.block_size)
            profile = None if exact else stored_profile(key_of(info))  # exact passes all have one width
            shortest = min((cost.cache_length for cost in profile.widths), default=0) if profile else 0
            costs = [
                (cost.rows, cost.median_s)
                for cost in (profile.widths if profile else ())
                if cost.cache_length == shortest
            ]
            self._made[key] = Auto(CostCurve(pair.drafter.longest + 1, costs), known)
        return self._made[key]

    def forget(self, schedule: Auto) -> None:
        """Begin anew at the next request of its kind, from what was kept before."""
        self._made = {key: made for key, made in self._made.items() if made is not schedule}

    def keep(self, pair: LoadedPair, sampling: SamplingParams, schedule: Auto) -> None:
        """Remember for the next start what the schedule has learned. A full disk only means that it learns again."""
        path = learned_path(*pair.identity)
        with contextlib.suppress(OSError):
            write_calibrations(path, read_calibrations(path) | {regime(sampling): schedule.calibration})


def known_calibration(pair: LoadedPair, sampling: SamplingParams) -> Calibration | None:
    """The one that was learned here, else the one that the drafter brings."""
    name = regime(sampling)
    known = read_calibrations(learned_path(*pair.identity)).get(name)
    if known is None and pair.drafter_folder is not None:
        known = nearest(read_calibrations(pair.drafter_folder / BROUGHT), name)
    return known if known is not None and len(known.temperatures) == pair.drafter.block_size else None
