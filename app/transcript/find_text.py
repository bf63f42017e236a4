"""Where words stand in the source of a message, whatever case, accents and Markdown signs they are written with."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MAX_MATCHES = 10_000
"""Matches of one message that are counted."""

_MARKUP = r"[*_~`\\]{0,4}"
_ADDRESS = re.compile(r"\]\([^)\n]*\)")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` without case and accents; character k came from the source character ``origins[k]`` (None: k)."""

    text: str
    origins: tuple[int, ...] | None


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """Combining marks are nothing by themselves; a letter is what it is without its own."""
    kept = [each for each in unicodedata.normalize("NFKD", character) if not unicodedata.combining(each)]
    return "".join(kept).casefold()


def fold(text: str) -> Folded:
    if text.isascii():
        return Folded(text.lower(), None)
    pieces: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(text):
        piece = _fold_character(character)
        pieces.append(piece)
        origins.extend([position] * len(piece))
    return Folded("".join(pieces), tuple(origins))


class Query:
    """Words that are searched for. Blanks in them stand for any run of blanks and line ends."""

    def __init__(self, words: str) -> None:
        folded = fold(words.strip()).text
        parts = [re.escape(character) for character in " ".join(folded.split())]
        literal = "".join(r"\s+" if part in (" ", r"\ ") else part for part in parts)
        written = _MARKUP.join(rf"\s+(?:[>#]\s*)*{_MARKUP}" if part in (" ", r"\ ") else part for part in parts)
        self.empty = not parts
        self._literal = re.compile(literal)
        self._written = re.compile(written)

    def matches(self, source: str, markdown: bool) -> list[tuple[int, int]]:
        """Start and end in ``source`` of every match. In ``markdown`` signs may stand between the letters, and the
        addresses of links, which are not shown, are left out."""
        if self.empty:
            return []
        found = []
        for start, end in self._found(fold(source), markdown):
            found.append((start, end))
            if len(found) == MAX_MATCHES:
                break
        if markdown and found and "](" in source:
            hidden = [address.span() for address in _ADDRESS.finditer(source)]
            found = _outside(found, hidden)
        return found

    def _found(self, folded: Folded, markdown: bool) -> Iterator[tuple[int, int]]:
        for match in (self._written if markdown else self._literal).finditer(folded.text):
            start, end = match.span()
            if folded.origins is None:
                yield start, end
            else:
                yield folded.origins[start], folded.origins[end - 1] + 1


def _outside(found: list[tuple[int, int]], hidden: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of ``found`` that lie in none of ``hidden``; both in order."""
    kept = []
    index = 0
    for start, end in found:
        while index < len(hidden) and hidden[index][1] <= start:
            index += 1
        if index == len(hidden) or hidden[index][0] >= end:
            kept.append((start, end))
    return kept
