"""The user's choices: typed values in one JSON file that survives crashes, hand editing and newer versions.

Without Qt. A value that cannot be used falls back to its default, alone; keys of another version are kept.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from dspark_core.errors import InvalidRequestError
from dspark_core.marked import Marked
from dspark_core.requests import HEAD_PRECISIONS, KV_PRECISIONS, SamplingParams
from dspark_core.system_errors import system_reason

UNLOAD_AFTER = (0, 5, 15, 60)
"""Minutes without use until the pair is unloaded, to choose from; 0: never."""

LONG_ANSWER_S = (0, 10, 20, 60)
"""Seconds from which an answer counts as long and its end is told, to choose from; 0: never."""

LANGUAGES = ("", "en", "de", "es", "zh_CN")
"""Of the window, to choose from; empty: the system's."""

ThemeChoice = Literal["light", "dark", "system"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What is chosen. Sampling, seed and length are those of the preset Standard; None in temperature, top_k, top_p: as
    the model's own configuration says; in seed: drawn."""

    theme: ThemeChoice = "system"
    language: str = ""
    """One of LANGUAGES; takes effect at the next start."""
    show_marks: bool = True
    pair: str = "starter"
    """Name or folder of the target."""
    drafter: str = "dspark+lookup"
    precision: str = "auto"
    kv_precision: str = "auto"
    head_precision: str = "auto"
    context_length: int | None = None
    """None: at most 8,192 tokens."""
    unload_after: int = 60
    """One of UNLOAD_AFTER."""
    notice_after: int = 20
    """One of LONG_ANSWER_S."""
    temperature: float | None = None
    top_k: int | None = None
    top_p: float | None = None
    seed: int | None = None
    max_new_tokens: int = 512
    exact: bool = False
    sidebar_visible: bool = True
    inspector_visible: bool = True
    window_geometry: str = ""
    """What QWidget.saveGeometry gave, in base64; empty before the first close."""
    last_conversation: int | None = None
    default_preset: str = ""
    """Name of the preset that new conversations begin with; empty, or one that is gone: the values above."""
    recent_commands: str = ""
    """Names of what was run from the palette, the last first, one a line."""
    best_pair_told: str = ""
    """The pair of the catalogue that was offered as best for this machine; empty before that."""
    check_updates: bool = False
    """Whether newer versions are asked for once a day."""
    updates_asked: str = ""
    """The day of the last answer, as YYYY-MM-DD in UTC; empty before the first."""
    updates_serial: int = 0
    """Number of the newest notice that was read: an older one is refused."""

    @property
    def sampling(self) -> SamplingParams:
        return SamplingParams(self.temperature, self.top_k, self.top_p)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _is_number(value: object) -> bool:
    return _is_whole(value) or isinstance(value, float)


def _engine_takes(sampling: SamplingParams) -> bool:
    try:
        sampling.validated()
    except InvalidRequestError:
        return False
    return True


_FITS: dict[str, Callable[[Any], bool]] = {
    "theme": lambda value: value in ("light", "dark", "system"),
    "language": lambda value: isinstance(value, str) and value in LANGUAGES,
    "show_marks": lambda value: isinstance(value, bool),
    "pair": _is_name,
    "drafter": _is_name,
    "precision": _is_name,
    "kv_precision": lambda value: value in KV_PRECISIONS,
    "head_precision": lambda value: value in HEAD_PRECISIONS,
    "context_length": lambda value: value is None or (_is_whole(value) and value > 0),
    "unload_after": lambda value: _is_whole(value) and value in UNLOAD_AFTER,
    "notice_after": lambda value: _is_whole(value) and value in LONG_ANSWER_S,
    "temperature": lambda value: (
        value is None or (_is_number(value) and _engine_takes(SamplingParams(temperature=value)))
    ),
    "top_k": lambda value: value is None or (_is_whole(value) and _engine_takes(SamplingParams(top_k=value))),
    "top_p": lambda value: value is None or (_is_number(value) and _engine_takes(SamplingParams(top_p=value))),
    "seed": lambda value: value is None or (_is_whole(value) and 0 <= value < 2**63),
    "max_new_tokens": lambda value: _is_whole(value) and 1 <= value <= 1_000_000,
    "exact": lambda value: isinstance(value, bool),
    "sidebar_visible": lambda value: isinstance(value, bool),
    "inspector_visible": lambda value: isinstance(value, bool),
    "window_geometry": lambda value: isinstance(value, str) and value.isascii(),
    "last_conversation": lambda value: value is None or (_is_whole(value) and value > 0),
    "default_preset": lambda value: isinstance(value, str) and value.isprintable(),
    "best_pair_told": lambda value: isinstance(value, str) and value.isprintable(),
    "check_updates": lambda value: isinstance(value, bool),
    "updates_asked": lambda value: isinstance(value, str) and len(value) <= 10,
    "updates_serial": lambda value: _is_whole(value) and value >= 0,
    "recent_commands": lambda value: isinstance(value, str) and len(value) <= 10_000,
}


class SettingsStore:
    """The settings file. Trouble with it never stops the program: it is put into words for ``take_problem``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._backup = path.with_name(path.name + ".bak")
        self._unknown: dict[str, object] = {}
        self._problem = ""
        self.settings = Settings()

    def load(self) -> Settings:
        """Read the file, or the one before it if it is missing or unreadable; an unreadable one is kept aside."""
        values = self._read(self._path)
        if values is None:
            values = self._read(self._backup) or {}
        known = {field.name for field in fields(Settings)}
        self._unknown = {key: value for key, value in values.items() if key not in known}
        usable: dict[str, Any] = {key: value for key, value in values.items() if key in known and _FITS[key](value)}
        unusable = sorted(known & values.keys() - usable.keys())
        if unusable:
            self._problem = Marked(
                "These settings could not be used and are back at their defaults: {names}.",
                names=", ".join(unusable),
            )
        self.settings = Settings(**usable)
        return self.settings

    def update(self, **changes: Any) -> Settings:
        """Change some settings and save them all at once. Raises ValueError for a value that does not fit."""
        for name, value in changes.items():
            if name not in _FITS or not _FITS[name](value):
                raise ValueError(f"{value!r} does not fit the setting {name}")
        changed = replace(self.settings, **changes)
        if changed != self.settings:
            self.settings = changed
            self._save()
        return self.settings

    def take_problem(self) -> str:
        """What the user should be told, in plain words; only once. Empty if all is well."""
        problem, self._problem = self._problem, ""
        return problem

    def _read(self, path: Path) -> dict[str, object] | None:
        """The values in the file; None if there is no such file or it is no settings file."""
        try:
            values = json.loads(path.read_bytes())
            if not isinstance(values, dict):
                raise ValueError("not an object")
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            self._keep_aside(path, error)
            return None
        return values

    def _keep_aside(self, path: Path, error: Exception) -> None:
        reason = system_reason(error) if isinstance(error, OSError) else str(error)
        self._problem = Marked(
            "The settings could not be read ({reason}); the last good ones or the defaults are used.", reason=reason
        )
        kept = path.with_name(f"{path.name}.damaged-{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}")
        try:
            path.rename(kept)
        except OSError:
            return
        self._problem = Marked("{problem} The file was kept: {path}", problem=self._problem, path=kept)

    def _save(self) -> None:
        """Whole or not at all: the new file is on the disk before it takes the old one's place."""
        new = self._path.with_name(self._path.name + ".new")
        text = json.dumps({**self._unknown, **asdict(self.settings)}, indent=2, ensure_ascii=True)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with new.open("w", encoding="utf-8") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            if self._path.exists():
                self._path.replace(self._backup)  # a crash just here is why load() also looks at the backup
            new.replace(self._path)
        except OSError as error:
            self._problem = Marked(
                "The settings could not be saved: {reason}.",
                reason=system_reason(error),
            )
