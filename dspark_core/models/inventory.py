"""Which models are on this computer: in our store, in folders of other programs, in folders the user named.

Folders of others are used where they are: never copied, changed or deleted.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Place = Literal["store", "hugging_face", "lm_studio", "folder"]
State = Literal["ready", "needs_conversion", "unusable", "vanished"]


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model on this computer. ``name`` is what ``find_model`` takes: of the catalogue, or the path.

    ``bytes`` on the disk; ``licence`` empty when nothing says it; ``revision`` the commit it came from, if known.
    ``state``: "needs_conversion" is a GGUF file that can be imported, "unusable" says why in ``reason``, "vanished"
    has lost files since it was recorded.
    """

    name: str
    title: str
    path: Path
    place: Place
    state: State
    bytes: int
    licence: str = ""
    revision: str = ""
    reason: str = ""

    @property
    def deletable(self) -> bool:
        """Whether ``delete`` removes its files: only what this program put there."""
        return self.place == "store"


def list_models() -> list[LocalModel]:
    """All of them, our own first. Reads names, sizes and small headers only, so it takes well below a second."""
    raise NotImplementedError


def remember_folder(path: Path) -> LocalModel:
    """Record a model folder or GGUF file to be used in place. Raises ModelFolderError, UnsafeModelError."""
    raise NotImplementedError


def forget_folder(path: Path) -> None:
    """Take a recorded folder off the list; its files stay."""
    raise NotImplementedError


def delete(model: LocalModel) -> int:
    """Remove a model of our own store from the disk; returns the bytes that became free. Raises InvalidRequestError
    for a model of somebody else, FetchError (in use, no rights)."""
    raise NotImplementedError
