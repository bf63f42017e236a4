"""Downloads that were begun and not finished: their files lie in ``models/.partial/OWNER--NAME``."""

from dataclasses import dataclass
from pathlib import Path

from dspark_core.downloads.plan import DownloadPlan


@dataclass(frozen=True, slots=True)
class PartialDownload:
    """A download that can be resumed (``download(partial.plan)``): ``done`` bytes of ``plan.total_bytes`` are there."""

    plan: DownloadPlan
    folder: Path
    done: int


def list_partial() -> list[PartialDownload]:
    """What was begun and can be resumed, by name."""
    raise NotImplementedError


def discard(name: str) -> None:
    """Remove what came of the download ``plan.name``. Raises FetchError while it runs."""
    raise NotImplementedError
