"""What a pass of a target costs on this machine, as it was measured and stored: T(width), draft time, bandwidth.

Imports no torch: a scheduler and the window read profiles too. measure_profile.py makes them.
"""

import hashlib
import json
import os
import time
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from dspark_core import __version__
from dspark_core.events import EngineEvent, ModelInfo
from dspark_core.preferences import data_dir

FORMAT = [1, __version__]
"""Of the stored files. One of another format, or of an engine that may have been slower, counts as none."""

WIDTHS_S, DRAFT_S = 8.0, 2.0
"""Seconds to measure passes and drafts for. On a slow machine it takes longer, on a very fast one less."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class ProfileKey:
    """What a profile is of. ``config`` is a hash of the target's config.json: models may share a name."""

    device: str
    """The device as its maker calls it."""
    target: str
    config: str
    precision: str
    kv_precision: str
    head_precision: str
    threads: int


@dataclass(frozen=True, slots=True)
class WidthCost:
    """Seconds of one target pass over ``rows`` rows behind ``cache_length`` cached ones, results read back."""

    rows: int
    median_s: float
    min_s: float
    max_s: float
    cache_length: int


@dataclass(frozen=True, slots=True)
class DraftCost:
    """Seconds of one proposal of ``drafts`` tokens by ``drafter`` behind ``cache_length`` committed ones."""

    drafter: str
    drafts: int
    median_s: float
    min_s: float
    max_s: float
    cache_length: int


@dataclass(frozen=True, slots=True)
class Profile:
    """One measurement. ``measured_at`` is seconds since 1970; bandwidths are bytes per second, None where unknown."""

    key: ProfileKey
    measured_at: float
    widths: tuple[WidthCost, ...]
    draft: tuple[DraftCost, ...]
    read_bytes_per_s: float | None
    """The most this device can read."""
    weight_bytes: int
    """Of target weights that one pass reads."""
    bytes_per_s_at_1: float
    """What a pass over one row reads, at the shortest cache length (estimate)."""

    @property
    def age_s(self) -> float:
        """Seconds since it was measured; 0 when the clock was set back."""
        return max(0.0, time.time() - self.measured_at)

    def draft_of(self, drafter: str) -> list[DraftCost]:
        """What is known of that drafter, by cache length."""
        return [cost for cost in self.draft if cost.drafter == drafter]

    def document(self) -> dict[str, Any]:
        """As the command line prints it."""
        values = asdict(self)
        key, measured_at = values.pop("key"), values.pop("measured_at")
        return {**key, "measured_at": measured_at, "age_s": self.age_s, **values}


@dataclass(frozen=True, slots=True)
class Stored:
    """A profile that was found, and the version of the engine that measured it."""

    profile: Profile
    version: str


@dataclass(frozen=True, slots=True)
class ProfileProgress(EngineEvent):
    """``fraction`` 0..1 of a measurement is done."""

    fraction: float


@dataclass(frozen=True, slots=True)
class ProfileFinished(EngineEvent):
    """The profile, measured and stored; None when it was cancelled."""

    profile: Profile | None


def profile_key(
    device_name: str, folder: Path, precision: str, kv_precision: str, head_precision: str, threads: int
) -> ProfileKey:
    """The key of the target in ``folder``, which has a config.json."""
    return ProfileKey(device_name, folder.name, config_digest(folder), precision, kv_precision, head_precision, threads)


def config_digest(folder: Path) -> str:
    """Tells the config.json in ``folder`` from others."""
    return hashlib.sha256((folder / "config.json").read_bytes()).hexdigest()[:16]


def key_of(info: ModelInfo) -> ProfileKey:
    """The key of what is loaded."""
    stored = info.precision, info.kv_precision, info.head_precision
    return profile_key(info.device_name, Path(info.folder), *stored, info.threads)


def stored_profile(key: ProfileKey) -> Profile | None:
    """The stored profile; None when there is none or its file is damaged or is something else."""
    found = _read(_path(key))
    return found.profile if found and found.version == __version__ and found.profile.key == key else None


def stored_profiles() -> list[Profile]:
    """All that this engine measured on this computer, of any target."""
    found = (_read(path) for path in sorted(_folder().glob("*.json")))
    return [each.profile for each in found if each and each.version == __version__]


def nearest_profile(key: ProfileKey) -> Stored | None:
    """That of ``key``; without one the target's that differs in the fewest conditions (device, precisions, threads,
    version of the engine), of those the newest; None when nothing is known of this target."""

    def unlike(found: Stored) -> tuple[int, float]:
        other = found.profile.key
        pairs = (
            (other.device, key.device),
            (other.precision, key.precision),
            (other.kv_precision, key.kv_precision),
            (other.head_precision, key.head_precision),
            (other.threads, key.threads),
            (found.version, __version__),
        )
        return sum(one != two for one, two in pairs), -found.profile.measured_at

    every = [_read(path) for path in _folder().glob("*.json")]
    same = [
        found
        for found in every
        if found and (found.profile.key.target, found.profile.key.config) == (key.target, key.config)
    ]
    return min(same, key=unlike, default=None)


def store_profile(profile: Profile) -> None:
    """Keep it in place of the one before. A full disk only means that it is measured again next time."""
    path = _path(profile.key)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}")
        temporary.write_text(json.dumps({"format": FORMAT} | asdict(profile)), encoding="utf-8")
        temporary.replace(path)
    except OSError:
        pass


def _path(key: ProfileKey) -> Path:
    name = hashlib.sha256(json.dumps(asdict(key)).encode()).hexdigest()[:16]
    return _folder() / f"{name}.json"


def _folder() -> Path:
    return data_dir() / "profiles"


def _read(path: Path) -> Stored | None:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        layout, version = stored["format"]
        if layout != FORMAT[0] or not isinstance(version, str) or not stored["widths"]:
            return None
        profile = Profile(
            _value(ProfileKey, stored["key"]),
            _number(stored["measured_at"]),
            tuple(_value(WidthCost, cost) for cost in stored["widths"]),
            tuple(_value(DraftCost, cost) for cost in stored["draft"]),
            None if stored["read_bytes_per_s"] is None else _number(stored["read_bytes_per_s"]),
            int(_number(stored["weight_bytes"])),
            _number(stored["bytes_per_s_at_1"]),
        )
        return Stored(profile, version)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _value(kind: type[Value], stored: dict[str, Any]) -> Value:
    """A dataclass of words and numbers from its stored fields. Raises KeyError, TypeError, ValueError."""
    values = {}
    for field in fields(kind):  # type: ignore[arg-type]
        value = stored[field.name]
        values[field.name] = value if isinstance(value, str) else _number(value)
        if isinstance(value, str) != (field.type is str):
            raise TypeError(f"{field.name} is {value!r}")
    return kind(**values)


def _number(value: Any) -> Any:
    """``value`` if it is a finite number that is not negative. Raises TypeError, ValueError."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    if not 0 <= value < float("inf"):
        raise ValueError(f"{value!r} is out of range")
    return value
