"""The link definitions of an answer, which count for all of its text, also for what stands before them. No Qt."""

import re
from typing import Any, NamedTuple

from markdown_it.common.utils import normalizeReference

_LABEL = re.compile(r"\[((?:\\.|[^\[\]\\])+)\]", re.DOTALL)
_LINE_SIGNS = re.compile(r"\n[ \t>]*")
"""Line ends with the signs of a quote: a label may go on in the next line."""


class Definition(NamedTuple):
    """``label`` as markdown-it compares it; ``start`` counts from the beginning of the text it was read in."""

    label: str
    href: str
    title: str
    start: int


class LinkDefinitions(dict[str, dict[str, Any]]):
    """What each label means, as markdown-it asks for it, and where in the source that is said (``at``)."""

    def __init__(self) -> None:
        super().__init__()
        self._unsure: set[str] = set()
        """Labels of what looked like a definition while more of it was to come."""

    def take(self, definition: Definition, base: int) -> None:
        """Know a definition of a text that stands at ``base``; the first one of a label counts."""
        meaning = {"href": definition.href, "title": definition.title, "at": base + definition.start}
        self.setdefault(definition.label, meaning)

    def doubt(self, definition: Definition) -> None:
        """Remember that text may have been read with this one, of which more may come."""
        self._unsure.add(definition.label)

    def came_after(self, text: str, base: int) -> bool:
        """Whether ``text``, which stands at ``base``, has a label that meant something else when it was read."""
        for written in (text, text.replace("\\|", "|")) if "\\|" in text else (text,):
            for match in _LABEL.finditer(written):
                label = normalizeReference(_LINE_SIGNS.sub(" ", match[1]))
                meaning = self.get(label)
                if meaning["at"] > base if meaning is not None else label in self._unsure:
                    return True
        return False
