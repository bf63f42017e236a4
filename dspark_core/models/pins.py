"""What was seen of repositories at the first contact with them: pinned, so that what comes later is the same.

A small file in the folder of user data. A revision is the SHA of a commit; what a repository holds at one
never changes.
"""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from dspark_core.preferences import data_dir
from dspark_core.small_files import locked, write_whole

FORMAT = 1

Value = TypeVar("Value", "Pin", "PinnedFile")


@dataclass(frozen=True, slots=True)
class PinnedFile:
    """A file that is needed of a repository. ``sha256`` is None for small files, of which a hub tells none."""

    name: str
    bytes: int
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Pin:
    """A repository as it was at ``revision``. ``seen_at``: seconds since 1970."""

    repository: str
    revision: str
    files: tuple[PinnedFile, ...]
    licence: str | None
    gated: bool
    seen_at: float
    config: dict[str, Any] | None = None
    """Its config.json, where it was read too."""
    template: str | None = None
    """SHA-256 of the chat template that was confirmed last (template_digest.py), of an earlier revision where it was
    not read at this one; empty where it has none; None where none was ever read."""

    @property
    def bytes(self) -> int:
        """Of all files that are needed."""
        return sum(file.bytes for file in self.files)


def pin_of(repository: str) -> Pin | None:
    """What is pinned of a repository; None before the first contact."""
    return read_pins().get(repository)


def read_pins() -> dict[str, Pin]:
    """By repository; empty where there are none or the file is something else. An entry that is damaged is left out:
    the next contact pins anew."""
    try:
        stored = json.loads(_path().read_text(encoding="utf-8"))
        entries = stored["pins"] if stored["format"] == FORMAT else []
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    pins = [pin for values in entries if (pin := _pin(values)) is not None] if isinstance(entries, list) else []
    return {pin.repository: pin for pin in pins}


def keep_pin(pin: Pin) -> None:
    """Pin what was seen, in place of what was pinned of that repository before. Raises OSError."""
    with locked(_path()):
        pins = read_pins() | {pin.repository: pin}
        document = {"format": FORMAT, "pins": [asdict(pins[name]) for name in sorted(pins)]}
        write_whole(_path(), json.dumps(document, indent=1))


def _path() -> Path:
    return data_dir() / "pins.json"


def _pin(values: Any) -> Pin | None:
    try:
        files = tuple(_checked(PinnedFile(**file)) for file in values["files"])
        return _checked(Pin(**{**values, "files": files}))
    except (KeyError, TypeError, ValueError):
        return None


KINDS: dict[str, tuple[type, ...]] = {
    "repository": (str,),
    "revision": (str,),
    "name": (str,),
    "files": (tuple,),
    "gated": (bool,),
    "bytes": (int,),
    "seen_at": (int, float),
    "licence": (str, type(None)),
    "sha256": (str, type(None)),
    "config": (dict, type(None)),
    "template": (str, type(None)),
}


def _checked(value: Value) -> Value:
    """Raises TypeError where a field holds what it cannot."""
    for field in fields(value):
        found = getattr(value, field.name)
        if not isinstance(found, KINDS[field.name]) or (isinstance(found, int) and found < 0):
            raise TypeError(f"{field.name} is {found!r}")
    return value
