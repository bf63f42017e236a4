"""What rounds of a pair gave on this computer: kept after every answer, to be set beside what was predicted."""

import contextlib
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path

from dspark_core.metrics import RoundCounter
from dspark_core.pairs.facts import Measured
from dspark_core.preferences import data_dir
from dspark_core.small_files import locked, write_whole

FORMAT = 1
MOST_ROUNDS = 20_000
"""All figures are halved above this, so that what was measured long ago fades."""
ENOUGH_ROUNDS = 100
"""Rounds below which what was measured says little."""


def measured(key: Iterable[str]) -> Measured | None:
    """Of the pair and device with this ``key`` (``LoadedPair.identity``, drafter, device name); None before its first
    answers, or where the file is something else."""
    try:
        stored = json.loads(_path(key).read_text(encoding="utf-8"))
        if stored["format"] != FORMAT:
            return None
        values = {field.name: float(stored[field.name]) for field in fields(Measured)}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    sound = all(abs(value) < 1e15 for value in values.values())
    positive = all(value >= 0 for name, value in values.items() if name != "saved_s")
    return Measured(**values) if sound and positive and values["accepted"] <= values["verified"] else None


def add_answer(key: Iterable[str], counter: RoundCounter) -> None:
    """Add the rounds of an answer that was scheduled by measured costs. A full disk only means that they are not
    remembered."""
    rounds = sum(counter.accepted_lengths)
    if not rounds or not counter.decode_s:
        return
    key = tuple(key)
    path = _path(key)
    new = Measured(rounds, counter.proposed, counter.accepted, counter.timed, counter.decode_s, counter.saved_s or 0.0)
    with contextlib.suppress(OSError), locked(path.parent):
        known = asdict(measured(key) or Measured(0, 0, 0, 0, 0, 0))
        total = {name: known[name] + value for name, value in asdict(new).items()}
        if total["rounds"] > MOST_ROUNDS:
            total = {name: value / 2 for name, value in total.items()}
        write_whole(path, json.dumps({"format": FORMAT} | total))


def _path(key: Iterable[str]) -> Path:
    return data_dir() / "measured" / f"{hashlib.sha256(json.dumps(list(key)).encode()).hexdigest()[:16]}.json"
