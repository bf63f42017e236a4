"""Which folder a model's name means."""

from pathlib import Path

from dspark_core.errors import ModelFolderError
from dspark_core.models import catalogue, store


def find_model(name: str) -> Path:
    """The folder of a catalogue target or of a path. Raises ModelFolderError when a catalogue target is not fetched."""
    if catalogue.packaged(name):
        installed = store.installed(name)
        if installed is None:
            raise ModelFolderError(
                f"The {name} target is not on this machine yet.",
                f"Fetch it once with: python -m dspark_core fetch {name}",
            )
        return installed
    try:
        return Path(name).expanduser().resolve()
    except (OSError, RuntimeError, ValueError) as error:  # no such user, a loop of links, a zero byte
        raise ModelFolderError(f"{name} is not a path that can be followed ({error}).", "Check the path.") from error
