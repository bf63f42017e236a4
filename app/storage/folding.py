"""Text as the search compares it: without case and without the accents of Latin, Greek and Cyrillic letters."""

import re
import unicodedata
from collections.abc import Sequence

_ACCENTS = dict.fromkeys(range(0x300, 0x370))


def fold(text: str) -> str:
    """``Café`` and ``CAFE`` fold to the same; the marks of other scripts, which make other letters, stay."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text).translate(_ACCENTS)
    return unicodedata.normalize("NFKC", bare).casefold()


def spans(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where folded ``words`` stand in ``text``: (start, end) in order, none overlapping another."""
    folded, begins, ends = _mapped(text)
    found: list[tuple[int, int]] = []
    for match in re.finditer("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), folded):
        if match.end() > match.start():
            found.append((begins[match.start()], ends[match.end() - 1]))
    return tuple(found)


def first_span(text: str, words: Sequence[str]) -> int:
    """About where the first of the folded ``words`` stands in ``text``; 0 if none does."""
    folded = fold(text)
    places = [place for word in words if (place := folded.find(word)) >= 0]
    if not places:
        return 0
    # folding may change the length: what stands before the place is folded until it is as long
    at = min(places)
    if len(folded) == len(text):
        return at
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        if len(fold(text[:middle])) < at:
            low = middle + 1
        else:
            high = middle
    return low


def _mapped(text: str) -> tuple[str, list[int], list[int]]:
    """The folded text, and for each of its characters where in ``text`` it came from begins and ends."""
    pieces: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    # a letter and the marks behind it are folded together, as in the whole text
    for match in re.finditer(r"[\s\S][\u0300-\u036f]*", text):
        piece = fold(match.group())
        pieces.append(piece)
        begins += [match.start()] * len(piece)
        ends += [match.end()] * len(piece)
    return "".join(pieces), begins, ends
