"""Keeps prompts that a drafter will be measured on out of its training."""

import hashlib
import re
from collections.abc import Iterable, Iterator

RUN = 8
"""Words in a row that two prompts may not share."""


def words(text: str) -> list[str]:
    """The lower-cased words of a text, without punctuation."""
    return re.findall(r"\w+", text.lower())


class Excluded:
    """Prompts that training may not see."""

    def __init__(self, prompts: Iterable[str] = ()) -> None:
        self._runs: set[tuple[str, ...]] = set()
        for prompt in prompts:
            self._runs.update(_runs(words(prompt), RUN))
        self._sizes = sorted({len(run) for run in self._runs})

    def digest(self) -> str:
        """The same for the same prompts, whatever their order."""
        return hashlib.sha256("\n".join(sorted(" ".join(run) for run in self._runs)).encode()).hexdigest()

    def shares(self, text: str) -> bool:
        """Whether ``text`` has eight words in a row with an excluded prompt, or the whole of a shorter one."""
        found = words(text)
        return any(run in self._runs for size in self._sizes if size <= len(found) for run in _runs(found, size))


def _runs(found: list[str], size: int) -> Iterator[tuple[str, ...]]:
    size = min(size, len(found))
    return (tuple(found[k : k + size]) for k in range(len(found) - size + 1) if size)
