"""Calibrations on the disk: those a drafter brings, and what was learned with it on this computer.

One belongs to a target, its precision, a drafter and a regime of sampling: what a drafter's confidence means is another
thing at temperature 0 than at 0.7.
"""

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dspark_core.preferences import data_dir
from dspark_core.requests import SamplingParams
from dspark_core.scheduling.calibration import Calibration

FORMAT = 1
BROUGHT = "calibration.json"
"""In a drafter's folder."""
GREEDY = "greedy"


def regime(sampling: SamplingParams) -> str:
    """Requests that one calibration serves: greedy ones, and those of about the same temperature."""
    return GREEDY if sampling.greedy else f"{sampling.temperature:.1f}"


def learned_path(*of: str) -> Path:
    """Where calibrations of this target, precision and drafter are kept."""
    return data_dir() / "calibrations" / f"{hashlib.sha256(json.dumps(of).encode()).hexdigest()[:16]}.json"


def read_calibrations(path: Path) -> dict[str, Calibration]:
    """By regime; empty where there is none or the file is something else."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["format"] != FORMAT:
            return {}
        return {str(name): _calibration(values) for name, values in stored["regimes"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _calibration(values: dict[str, Any]) -> Calibration:
    """Raises KeyError, TypeError, ValueError for values that are none."""
    temperatures, shifts = (tuple(map(float, values[name])) for name in ("temperatures", "shifts"))
    if not temperatures or len(temperatures) != len(shifts) or not all(0.01 < each < 100 for each in temperatures):
        raise ValueError("no calibration")
    if not all(-100 < each < 100 for each in shifts):
        raise ValueError("no calibration")
    return Calibration(temperatures, shifts, int(values["rounds"]))


def write_calibrations(path: Path, regimes: dict[str, Calibration]) -> None:
    """Replace the file. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}")
    document = {"format": FORMAT, "regimes": {name: asdict(each) for name, each in regimes.items()}}
    temporary.write_text(json.dumps(document, indent=1), encoding="utf-8")
    temporary.replace(path)


def nearest(found: dict[str, Calibration], wanted: str) -> Calibration | None:
    """That of the regime; for a temperature without one that of the nearest temperature."""
    if wanted in found or wanted == GREEDY:
        return found.get(wanted)
    sampled = [name for name in found if name != GREEDY]
    return found[min(sampled, key=lambda name: abs(float(name) - float(wanted)))] if sampled else None
