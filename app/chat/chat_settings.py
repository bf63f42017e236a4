"""How one conversation is answered: system prompt, sampling, length; and how that is kept. Without Qt.

What is read may be damaged, hostile or from another version: each value is checked alone.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from app.settings import Settings
from dspark_core.errors import InvalidRequestError
from dspark_core.requests import SamplingParams

LONGEST_SYSTEM_PROMPT = 100_000
"""Characters."""
LONGEST_NAME = 60

SAMPLING = (
    "temperature",
    "top_k",
    "top_p",
    "min_p",
    "repetition_penalty",
    "presence_penalty",
    "frequency_penalty",
)


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """None in a sampling value: as the model's own configuration says; in ``seed``: drawn for each answer."""

    system_prompt: str = ""
    temperature: float | None = None
    top_k: int | None = None
    top_p: float | None = None
    min_p: float | None = None
    repetition_penalty: float | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    seed: int | None = None
    max_new_tokens: int = 512
    exact: bool = False
    """Exact mode for this conversation, also where it is not switched on for all."""

    @property
    def sampling(self) -> SamplingParams:
        return SamplingParams(**{name: getattr(self, name) for name in SAMPLING})

    def differing(self, other: "ChatSettings") -> list[str]:
        """The names of the values that are not those of ``other``."""
        return [each.name for each in fields(self) if getattr(self, each.name) != getattr(other, each.name)]


@dataclass(frozen=True, slots=True)
class Chat:
    """What is kept with a conversation. ``preset`` is the name of the one it follows, empty for none. ``read_after``:
    id of the newest message that the model does not read any more; None, or one that is not there: it reads all."""

    settings: ChatSettings = field(default_factory=ChatSettings)
    preset: str = ""
    read_after: int | None = None
    unknown: Mapping[str, object] = field(default_factory=dict)
    """Keys of another version, which are kept."""


def settings_of_program(settings: Settings) -> ChatSettings:
    """The values that were one set for all conversations, before each had its own."""
    return ChatSettings(
        temperature=settings.temperature,
        top_k=settings.top_k,
        top_p=settings.top_p,
        seed=settings.seed,
        max_new_tokens=settings.max_new_tokens,
    )


def write_chat(chat: Chat) -> str:
    """A JSON document for the database."""
    values = {"preset": chat.preset, "read_after": chat.read_after, **asdict(chat.settings)}
    return json.dumps({**chat.unknown, **values})


def read_chat(document: str | None, missing: Chat) -> Chat:
    """The inverse of write_chat. A value that is missing or of no use is that of ``missing``; so is all of a document
    that is none."""
    try:
        values = json.loads(document or "")
    except (ValueError, RecursionError):
        return missing
    if not isinstance(values, dict):
        return missing
    usable, _, unknown = checked_values(values)
    preset: Any = unknown.pop("preset", "")
    read_after: Any = unknown.pop("read_after", None)
    return Chat(
        settings=replace(missing.settings, **usable),
        preset=preset if is_name(preset) else "",
        read_after=read_after if _is_whole(read_after) else None,
        unknown=unknown,
    )


def checked_values(values: Mapping[str, object]) -> tuple[dict[str, Any], list[str], dict[str, object]]:
    """What can be used as fields of ChatSettings, the names of fields whose value cannot be, and all other keys."""
    usable = {name: value for name, value in values.items() if name in _FITS and _FITS[name](value)}
    unusable = sorted(_FITS.keys() & values.keys() - usable.keys())
    unknown = {name: value for name, value in values.items() if name not in _FITS}
    return usable, unusable, unknown


def is_name(value: object) -> bool:
    """Whether this can be what a preset is called: one line of what can be read."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST_NAME and value.isprintable() and value == value.strip()


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_system_prompt(value: object) -> bool:
    if not isinstance(value, str) or len(value) > LONGEST_SYSTEM_PROMPT:
        return False
    return not any("\ud800" <= character <= "\udfff" for character in value)  # halves of characters: no file takes them


def _fits_sampling(name: str) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        if value is None:
            return True
        if not (_is_whole(value) or (isinstance(value, float) and name != "top_k")):
            return False
        given: dict[str, Any] = {name: value}
        try:
            SamplingParams(**given).validated()
        except InvalidRequestError:
            return False
        return True

    return fits


_FITS: dict[str, Callable[[Any], bool]] = {
    "system_prompt": _is_system_prompt,
    **{name: _fits_sampling(name) for name in SAMPLING},
    "seed": lambda value: value is None or (_is_whole(value) and 0 <= value < 2**63),
    "max_new_tokens": lambda value: _is_whole(value) and 1 <= value <= 1_000_000,
    "exact": lambda value: isinstance(value, bool),
}
