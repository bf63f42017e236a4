"""Moves the store to another folder or disk: copied, verified, switched, and only then removed at the old place."""

from collections.abc import Generator
from pathlib import Path

from dspark_core.cancel import CancelToken
from dspark_core.models.fetch import FetchProgress


def move_store(to: Path, cancel: CancelToken | None = None) -> Generator[FetchProgress, None, None]:
    """Make ``to`` (absolute; empty or not there) the folder of the models. A kill at any moment leaves one whole store.

    Raises FetchError (no room, no rights, a download is running, cancelled), InvalidRequestError (a folder that cannot
    be used), CorruptFileError (a model that is damaged already, named).
    """
    raise NotImplementedError
    yield
