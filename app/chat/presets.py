"""Presets: named settings for conversations, built in or one JSON file each (docs/presets.md). Without Qt.

A file may come from anybody: its size, its types and its ranges are checked, and what is not known in it is told.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from app.chat.chat_settings import ChatSettings, checked_values, is_name
from dspark_core.errors import EngineError
from dspark_core.marked import Marked
from dspark_core.system_errors import system_reason

FORMAT = "dspark-chat-preset"
VERSION = 1
LARGEST_FILE = 1 << 20
"""Bytes."""
MOST_FILES = 1000
STANDARD = "Standard"


class PresetError(EngineError):
    """A preset cannot be read, kept or given away."""


@dataclass(frozen=True, slots=True)
class Preset:
    """``unknown``: keys of its file that this version does not know; they are kept in it."""

    name: str
    settings: ChatSettings
    unknown: Mapping[str, object] = field(default_factory=dict)
    built_in: bool = False


_OFF: dict[str, Any] = {
    "top_k": 0,
    "top_p": 1.0,
    "min_p": 0.0,
    "repetition_penalty": 1.0,
    "presence_penalty": 0.0,
    "frequency_penalty": 0.0,
}


def built_in_presets(standard: ChatSettings) -> list[Preset]:
    """Those that are always there; ``standard`` are the values of the first."""
    values = {
        STANDARD: standard,
        "Balanced": ChatSettings(temperature=0.7, **(_OFF | {"top_p": 0.9})),
        "Precise": ChatSettings(temperature=0.2, **(_OFF | {"top_p": 0.8, "repetition_penalty": 1.05})),
        "Creative": ChatSettings(temperature=1.0, max_new_tokens=1024, **(_OFF | {"min_p": 0.05})),
        "Exact greedy": ChatSettings(temperature=0.0, exact=True, **_OFF),
    }
    return [Preset(name, settings, built_in=True) for name, settings in values.items()]


def read_preset(data: bytes) -> Preset:
    """A preset from the bytes of its file. Raises PresetError that says what is wrong with them."""
    if len(data) > LARGEST_FILE:
        raise PresetError("The file is too large for a preset (over 1 MiB).")
    try:
        values = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise PresetError("The file is not JSON, so it is no preset.") from error
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise PresetError("The file is no preset of DSpark Chat.")
    version = values.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PresetError("The preset does not say which version it is of.")
    if version > VERSION:
        raise PresetError("The preset was made for a newer version of DSpark Chat (format {version}).", version=version)
    if not is_name(values.get("name")):
        raise PresetError("The preset has no name of at most 60 printable characters.")
    usable, unusable, unknown = checked_values(values)
    if unusable:
        raise PresetError("The preset has values out of range: {names}.", names=", ".join(unusable))
    for known in ("format", "version", "name"):
        unknown.pop(known)
    return Preset(values["name"], ChatSettings(**usable), unknown)


def write_preset(preset: Preset) -> bytes:
    """The inverse of read_preset."""
    head = {"format": FORMAT, "version": VERSION, "name": preset.name}
    return (json.dumps({**preset.unknown, **head, **asdict(preset.settings)}, indent=2) + "\n").encode("ascii")


def unknown_words(preset: Preset) -> str:
    """What of its file this version does not know, in words; empty if nothing."""
    if not preset.unknown:
        return ""
    names = sorted(_printable(name) for name in preset.unknown)
    shown = ", ".join(names[:5]) + (", …" if len(names) > 5 else "")
    return Marked("This version does not know: {shown}. It is kept in the file and not used.", shown=shown)


class PresetFolder:
    """The user's presets in ``folder``, by their names. Files that cannot be used stay and are told in ``problems``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, Path] = {}
        self.presets: dict[str, Preset] = {}
        self.problems: list[Marked] = []

    def load(self) -> None:
        """Read all files."""
        self._files, self.presets, self.problems = {}, {}, []
        try:
            paths = sorted(self._folder.glob("*.json"))[:MOST_FILES]
        except OSError:
            return
        for path in paths:
            try:
                preset = read_preset(_read(path))
                if self._taken(preset.name):
                    raise PresetError("Another file has a preset of the same name, “{name}”.", name=preset.name)
            except PresetError as error:
                self.problems.append(Marked("{file}: {problem}", file=_printable(path.name), problem=error.message))
                continue
            self._files[preset.name], self.presets[preset.name] = path, preset

    def save(self, preset: Preset) -> None:
        """Write a new preset, or a new version of the one of this name. Raises PresetError."""
        path = self._files.get(preset.name)
        if path is None:
            if self._taken(preset.name):
                raise PresetError("There is another preset with the name “{name}”.", name=preset.name)
            path = self._free_path(preset.name)
        _write(path, write_preset(preset))
        self._files[preset.name], self.presets[preset.name] = path, preset

    def rename(self, name: str, new: str) -> None:
        """Raises PresetError for a name that is taken or no name."""
        if not is_name(new):
            raise PresetError("A name has one line of 1 to 60 characters.")
        if new.casefold() != name.casefold() and self._taken(new):
            raise PresetError("There is another preset with the name “{name}”.", name=new)
        old = self.presets[name]
        preset = Preset(new, old.settings, old.unknown)
        _write(self._files[name], write_preset(preset))
        path = self._files.pop(name)
        del self.presets[name]
        self._files[new], self.presets[new] = path, preset

    def delete(self, name: str) -> Preset:
        """Remove its file; ``save`` of what is returned undoes that. Raises PresetError."""
        try:
            self._files[name].unlink(missing_ok=True)
        except OSError as error:
            raise PresetError("The preset cannot be deleted: {reason}.", reason=system_reason(error)) from error
        del self._files[name]
        return self.presets.pop(name)

    def import_file(self, path: Path) -> Preset:
        """Copy a preset into the folder; one whose name is taken gets a number behind it. Raises PresetError."""
        preset = read_preset(_read(path))
        name, number = preset.name, 2
        while self._taken(name):
            name, number = f"{preset.name[:50].rstrip()} {number}", number + 1
        preset = Preset(name, preset.settings, preset.unknown)
        self.save(preset)
        return preset

    def export_file(self, preset: Preset, path: Path) -> None:
        """Raises PresetError."""
        _write(path, write_preset(preset))

    def _taken(self, name: str) -> bool:
        names = [*self.presets, *(preset.name for preset in built_in_presets(ChatSettings()))]
        return name.casefold() in (other.casefold() for other in names)

    def _free_path(self, name: str) -> Path:
        """A file name of letters that every file system takes; what the preset is called stands in the file."""
        stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or "preset"
        stem = f"preset-{stem}"  # never a name that a system keeps for itself
        path, number = self._folder / f"{stem}.json", 2
        while path.exists() or path.is_symlink():
            path, number = self._folder / f"{stem}-{number}.json", number + 1
        return path


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in text[:60])


def _read(path: Path) -> bytes:
    """Raises PresetError."""
    try:
        if not path.is_file():  # a pipe would never end
            raise PresetError("This is no file.")
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise PresetError("The file cannot be read: {reason}.", reason=system_reason(error)) from error


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all. Raises PresetError."""
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        raise PresetError("The preset cannot be written: {reason}.", reason=system_reason(error)) from error
