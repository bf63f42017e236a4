"""What is known of a model by its name: its folder where it is on this computer, else a configuration."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from dspark_core.checkpoints.model_folder import ModelFolder, open_model_folder
from dspark_core.drafters.loading import SMALL, split_precision
from dspark_core.drafters.with_lookup import AND_LOOKUP
from dspark_core.errors import ModelFolderError
from dspark_core.models import store
from dspark_core.models.catalogue import hub_model
from dspark_core.models.folders import find_model, own_drafter
from dspark_core.models.pins import pin_of
from dspark_core.pairs.check import Model

Configs = Mapping[str, dict[str, Any]]
NONE_SEEN: Configs = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Known:
    """``model`` as ``check`` takes it. ``source``: its files are here; its config.json was read at the first contact
    with its repository; it was read just now and is not pinned yet (unverified); it was rebuilt from what was
    published (unverified)."""

    model: Model
    source: Literal["folder", "pinned", "seen", "rebuilt"]

    @property
    def folder(self) -> ModelFolder | None:
        return self.model if isinstance(self.model, ModelFolder) else None


def known_model(name: str, seen: Configs = NONE_SEEN) -> Known:
    """Of a name of the catalogue, a repository, or a path. ``seen``: configurations that were read just now, by
    repository. Raises ModelFolderError where nothing is known of it, and what keeps a folder from being opened."""
    model = hub_model(name)
    repository = model.repository if model else name if store.is_repo(name) and not Path(name).exists() else ""
    if repository and store.installed(store.store_name(repository)) is None:
        config = configuration(repository, seen)
        if config is not None:
            return config
    return Known(open_model_folder(find_model(name)), "folder")


def configuration(repository: str, seen: Configs = NONE_SEEN) -> Known | None:
    """Of a model that is not here: what was seen or pinned of it, else what was rebuilt; None where too little is
    known."""
    if repository in seen:
        return Known(seen[repository], "seen")
    pin, model = pin_of(repository), hub_model(repository)
    if pin is not None and pin.config is not None:
        return Known(pin.config, "pinned")
    return Known(model.config, "rebuilt") if model is not None and model.config is not None else None


def known_drafter(drafter: str, target: Known, seen: Configs = NONE_SEEN) -> Known | None:
    """The model behind a drafter's name of the command line; None for one without weights of its own.

    Raises ModelFolderError as ``known_model`` does.
    """
    alone = drafter.removesuffix(AND_LOOKUP)
    kind, _, source = alone.partition(":")
    if kind == "self" or alone in ("none", "lookup"):
        return None
    if source:
        return known_model(split_precision(source)[0] if f"{kind}:" == SMALL else source, seen)
    own = own_drafter(target.folder.path) if target.folder else None
    if own is None:
        raise ModelFolderError(
            "There is no {kind} drafter that belongs to this target.", "Choose one by its folder.", kind=kind
        )
    return Known(open_model_folder(own), "folder")
