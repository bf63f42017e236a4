"""From a drafter's name to a drafter: parse, check before anything is read, then read the weights it needs."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Protocol

import torch

from dspark_core.checkpoints.model_folder import ModelFolder, open_model_folder
from dspark_core.checkpoints.pair_check import require_compatible
from dspark_core.drafters.base import Drafter
from dspark_core.drafters.dspark.loading import open_dspark
from dspark_core.drafters.eagle3.loading import open_eagle3
from dspark_core.drafters.formats import KINDS, drafter_format
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.drafters.none import NoDrafter
from dspark_core.drafters.small_lm import SmallModelDrafter
from dspark_core.drafters.with_lookup import AND_LOOKUP, WithLookup
from dspark_core.errors import InvalidRequestError, UnsupportedModelError
from dspark_core.models import catalogue
from dspark_core.models.folders import find_model, own_drafter
from dspark_core.target.config import DecoderConfig, parse_config
from dspark_core.target.kv_cache import cache_bytes, stored_dtype
from dspark_core.target.loading import (
    BYTES_PER_WEIGHT,
    DTYPES,
    PRECISIONS,
    bytes_needed,
    load_target,
    resolve_precision,
)
from dspark_core.target.model import Target
from dspark_core.target.stored_nf4 import holds_nf4

SMALL, SELF = "small:", "self:"
DRAFTERS = (
    "none",
    "lookup",
    "dspark",
    *(f"{kind}:FOLDER" for kind in KINDS),
    "small:FOLDER[@PRECISION]",
    "self:LAYERS",
    "self:PRECISION",
)
"""``dspark``, ``dflash`` and ``eagle3`` read the target's features. Which of them a folder holds is told by its
config.json, whatever name it is opened by; ``dspark`` without a folder is the one that belongs to the target.
``small`` is another model; ``self`` the target's first layers, or the target in a lower precision. Each of those with
weights can be followed by ``+lookup``, which copies what the text repeats."""


class DrafterFiles(Protocol):
    """A drafter with weights that was found and checked; none of them were read yet."""

    @property
    def name(self) -> str: ...

    @property
    def folder(self) -> ModelFolder | None:
        """Where its weights lie; None where they are the target's."""

    def bytes_needed(self, device: torch.device) -> int:
        """Memory its weights take. Raises CorruptFileError."""

    def cache_bytes(self, device: torch.device, context_length: int) -> int:
        """Memory of its keys and values beside a target with this context."""

    def read(self, target: Target, device: torch.device, context_length: int) -> Generator[float, None, Drafter]:
        """Yield the fraction of layers read, return the drafter. Raises any EngineError."""


@dataclass(frozen=True, slots=True)
class SmallModel:
    """A smaller model. ``folder`` says what to read; None: it is as many of the loaded target's layers as ``config``
    has, which are shared."""

    name: str
    config: DecoderConfig
    precision: str
    kv_precision: str
    folder: ModelFolder | None = None

    def bytes_needed(self, device: torch.device) -> int:
        return 0 if self.folder is None else bytes_needed(self.folder, self.precision, device)

    def cache_bytes(self, device: torch.device, context_length: int) -> int:
        positions = min(context_length, self.config.max_positions)
        return cache_bytes(self.config, positions, stored_dtype(self.kv_precision, DTYPES[self.precision], device))

    def read(self, target: Target, device: torch.device, context_length: int) -> Generator[float, None, Drafter]:
        if self.folder is None:
            model = target.first_layers(self.config.layers)
        else:
            positions = min(context_length, self.config.max_positions)
            model = yield from load_target(
                self.folder,
                precision=self.precision,
                device=device,
                context_length=positions,
                kv_precision=self.kv_precision,
            )
        vocab = target.config.vocab_size
        return SmallModelDrafter(self.name, model, vocab_size=vocab, context_length=context_length)


@dataclass(frozen=True, slots=True)
class BesideLookup:
    """A drafter with weights that copies what the text repeats."""

    files: DrafterFiles

    @property
    def name(self) -> str:
        return self.files.name + AND_LOOKUP

    @property
    def folder(self) -> ModelFolder | None:
        return self.files.folder

    def bytes_needed(self, device: torch.device) -> int:
        return self.files.bytes_needed(device)

    def cache_bytes(self, device: torch.device, context_length: int) -> int:
        return self.files.cache_bytes(device, context_length)

    def read(self, target: Target, device: torch.device, context_length: int) -> Generator[float, None, Drafter]:
        return WithLookup((yield from self.files.read(target, device, context_length)))


def make_drafter(name: str) -> Drafter:
    """A drafter without weights by its command line name. Raises InvalidRequestError."""
    if name == "none":
        return NoDrafter()
    if name == "lookup":
        return LookupDrafter()
    raise InvalidRequestError(
        "There is no drafter called {name!r} in this version.",
        "Use one of: {known}; those with weights also with {ending} behind them.",
        name=name,
        known=", ".join(DRAFTERS),
        ending=AND_LOOKUP,
    )


def has_weights(name: str) -> bool:
    """Whether the name is of a drafter that ``open_drafter`` opens."""
    alone = name.removesuffix(AND_LOOKUP)
    return alone == "dspark" or alone.startswith((SMALL, SELF, *(f"{kind}:" for kind in KINDS)))


def open_drafter(
    name: str, target: ModelFolder, precision: str, device: torch.device, kv_precision: str = "auto"
) -> DrafterFiles:
    """Find and check the drafter with weights for ``target`` in ``precision``, before any of them is read.

    A ``small`` drafter without a precision takes the target's. Its keys and values are stored as the target's are;
    those of a drafter that reads features, which has few layers, are always as passes compute with them. Raises any
    EngineError.
    """
    if name.endswith(AND_LOOKUP):
        return BesideLookup(open_drafter(name.removesuffix(AND_LOOKUP), target, precision, device, kv_precision))
    if name.startswith(SELF):
        return _open_self(name.removeprefix(SELF), target, precision, kv_precision)
    if name.startswith(SMALL):
        return _open_small(name.removeprefix(SMALL), target, precision, device, kv_precision)
    kind, _, source = name.partition(":")
    if not source:
        own = own_drafter(target.path) if kind == "dspark" else None
        if own is None:
            raise InvalidRequestError(
                "There is no {kind} drafter that belongs to this target.",
                "Write {kind}:FOLDER, or make one with: python -m dspark_core train --target {target}",
                kind=kind,
                target=target.path,
            )
        return open_dspark(kind, open_model_folder(own), target, precision)
    folder = open_model_folder(find_model(source))
    found = drafter_format(folder.config)
    if found is None:
        raise UnsupportedModelError(
            "{folder} holds a language model, not a drafter that reads a target's features.",
            "To draft with a smaller language model write small:{folder}.",
            folder=folder.path,
        )
    open_found = open_eagle3 if found.kind == "eagle3" else open_dspark
    return open_found(f"{found.kind}:{folder.path.name}", folder, target, precision)


def _open_small(
    choice: str, target: ModelFolder, precision: str, device: torch.device, kv_precision: str
) -> SmallModel:
    source, own_precision = split_precision(choice)
    if not source:
        raise InvalidRequestError("The drafter small needs a model.", "Write small:FOLDER or small:FOLDER@nf4.")
    folder = open_model_folder(find_model(source))
    config = parse_config(folder.config)
    require_compatible(target, folder)
    like_target = "auto" if holds_nf4(folder.config) else precision
    precision = resolve_precision(own_precision or like_target, device, folder.config)
    known = source if catalogue.packaged(source) else folder.path.name
    return SmallModel(f"{SMALL}{known}@{precision}", config, precision, kv_precision, folder)


def split_precision(source: str) -> tuple[str, str | None]:
    """``PATH@PRECISION`` -> both; any other @ belongs to the path."""
    path, at, last = source.rpartition("@")
    return (path, last) if at and last in PRECISIONS else (source, None)


def _open_self(choice: str, target: ModelFolder, precision: str, kv_precision: str) -> SmallModel:
    config = parse_config(target.config)
    total = config.layers
    if choice.isdecimal():
        if not 1 <= int(choice) < total:
            raise InvalidRequestError(
                "The drafter self:{choice} needs fewer layers than the target's {total}.",
                "Use self:1 to self:{most}." if total > 1 else "Use another drafter.",
                choice=choice,
                total=total,
                most=total - 1,
            )
        return SmallModel(f"{SELF}{int(choice)}", config.of_layers(range(int(choice))), precision, kv_precision)
    lower = [name for name in BYTES_PER_WEIGHT if BYTES_PER_WEIGHT[name] < BYTES_PER_WEIGHT[precision]]
    if choice not in lower:
        raise InvalidRequestError(
            "The drafter self:{choice} is neither a number of layers nor a precision below the target's {precision}.",
            "Use a number of layers, like self:8, or one of: {lower}."
            if lower
            else "Use a number of layers, like self:8.",
            choice=choice,
            precision=precision,
            lower=", ".join(f"self:{name}" for name in lower),
        )
    return SmallModel(f"{SELF}{choice}", config, choice, kv_precision, target)
