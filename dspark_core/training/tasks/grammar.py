"""Text from templates: ``{animal}`` is replaced by an item of the list "animal", which may hold templates itself.

``{animal:1}`` is the same animal wherever it stands with the same mark, ``{3-12}`` a number of that range, ``a(n)``
(and ``a`` before a slot) the article that fits the next word; single letters in braces are left for the caller. The
lists are in resources/training: a line ``= name`` begins one, items stand on lines of their own or side by side with
`` | `` between them, ``\\n`` in them is a line break, ``#`` begins a remark.
"""

import random
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "training"
SLOT = re.compile(r"\{(?:([a-z_]{2,})(?::(\d))?|(\d+)-(\d+))\}")


@cache
def read_lists() -> dict[str, tuple[str, ...]]:
    """All lists by name."""
    lists: dict[str, list[str]] = {}
    for path in sorted(FOLDER.glob("*.txt")):
        items: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("= "):
                items = lists.setdefault(line[2:].strip(), [])
            elif line.strip() and not line.startswith("#"):
                line = re.sub(r"\b([Aa]) (?=\{)", r"\1(n) ", line)
                items += [item.strip().replace("\\n", "\n") for item in line.split(" | ")]
    return {name: tuple(items) for name, items in lists.items()}


def pick(rng: random.Random, name: str) -> str:
    """An item of a list, filled in."""
    return expand(rng, "{" + name + "}")


def expand(rng: random.Random, template: str) -> str:
    """``template`` with every slot filled. Raises KeyError for a list that is not there."""
    text = _fill(rng, template, {})
    return re.sub(r"\b([Aa])\(n\) (?=(\W*)(\w))", _article, text)


def _fill(rng: random.Random, template: str, bound: dict[tuple[str, str], str]) -> str:
    def slot(match: re.Match[str]) -> str:
        name, mark, least, most = match.groups()
        if name is None:
            return str(rng.randint(int(least), int(most)))
        if mark and (name, mark) in bound:
            return bound[name, mark]
        others = {text for (other, _), text in bound.items() if other == name} if mark else set()
        items = read_lists()[name]
        text = _fill(rng, rng.choice(items), bound)
        while text in others:  # two marks are two different things
            text = _fill(rng, rng.choice(items), bound)
        if mark:
            bound[name, mark] = text
        return text

    return SLOT.sub(slot, template)


def _article(match: re.Match[str]) -> str:
    return match[1] + ("n " if match[3].lower() in "aeiou" else " ")
