"""Which folder a model's name means, and which drafter belongs to it."""

from pathlib import Path

from dspark_core.errors import ModelFolderError
from dspark_core.models import catalogue, store
from dspark_core.models.pins import pin_of

BEST = "dspark+lookup"
"""The drafter that belongs to a target, with copies of what the text repeats."""
SHIPPED_DRAFTERS = Path(__file__).resolve().parents[2] / "resources" / "drafters"


def find_model(name: str) -> Path:
    """The folder of a model of the catalogue, of one downloaded from a hub (OWNER/NAME), or of a path. Raises
    ModelFolderError when a model of the catalogue is not fetched."""
    model = catalogue.hub_model(name)
    if model or catalogue.packaged(name):
        installed = store.installed(model.store_name if model else name)
        if installed is None:
            raise ModelFolderError(
                "The model {name} is not on this machine yet.",
                "Fetch it once with: python -m dspark_core fetch {repository}",
                name=name,
                repository=model.repository if model else name,
            )
        return installed
    if store.is_repo(name) and not Path(name).exists() and (downloaded := store.installed(store.store_name(name))):
        return downloaded
    try:
        return Path(name).expanduser().resolve()
    except (OSError, RuntimeError, ValueError) as error:  # no such user, a loop of links, a zero byte
        raise ModelFolderError(
            "{name} is not a path that can be followed ({error}).", "Check the path.", name=name, error=str(error)
        ) from error


def own_drafter(target: Path) -> Path | None:
    """The drafter for the target in that folder: the one the program comes with, else the one that ``train`` makes
    where it is told no other place. None where there is neither."""
    shipped = SHIPPED_DRAFTERS / target.name
    if target == store.models_dir() / target.name and catalogue.packaged(target.name) and shipped.is_dir():
        return shipped
    trained = trained_drafter(target.name)
    return trained if trained.is_dir() else None


def trained_drafter(target: str) -> Path:
    """Where ``train`` puts a drafter for the target of that name."""
    return store.models_dir() / "drafters" / target


def default_drafter(target: str) -> str:
    """The drafter to begin with for a catalogue target or a folder, there or not yet: its own, else ``lookup``."""
    try:
        folder = store.models_dir() / target if catalogue.packaged(target) else find_model(target)
    except ModelFolderError:
        return "lookup"
    return BEST if own_drafter(folder) else "lookup"


def is_installed(pair: catalogue.Pair) -> bool:
    """Whether all models of a pair of the catalogue are on this computer."""
    names = [model.store_name for model in catalogue.models_of(pair)]
    names += [pair.target] if catalogue.packaged(pair.target) else []
    return all(store.installed(name) is not None for name in names)


def is_verified(pair: catalogue.Pair) -> bool:
    """Whether a pair of the catalogue was run as it is, or its repositories were seen and pinned at least."""
    return pair.verified or all(pin_of(model.repository) is not None for model in catalogue.models_of(pair))
