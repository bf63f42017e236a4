"""What a unit was read from: a section far from the screen keeps this instead of its widget. No Qt."""

from typing import NamedTuple

from app.transcript.link_definitions import LinkDefinitions
from app.transcript.markdown_source import Unit, parse_units

_NEXT = "#\n\n#"
"""Two units that end every block: an unclosed formula is one only at the end of a text, where more of it may come."""


class Piece(NamedTuple):
    """``text`` stands at ``base`` in the source and is one unit, which is shown as it was written if it is ``literal``,
    and was ``followed`` by others. ``number`` as in Unit; ``references`` are the link definitions that stand
    elsewhere: all that are known by now."""

    text: str
    base: int
    literal: bool
    followed: bool
    number: int | None
    references: LinkDefinitions | None

    @classmethod
    def of(cls, unit: Unit, text: str, base: int) -> "Piece":
        """The piece of a unit of ``text``, which stands at ``base``."""
        followed = unit.end < len(text)
        literal = not unit.tokens
        return cls(text[unit.start : unit.end], base + unit.start, literal, followed, unit.number, unit.references)

    def units(self) -> list[Unit]:
        """The unit again; its positions count from the beginning of the piece."""
        if self.literal:
            return [Unit("prose", 0, len(self.text))]
        if not self.followed:
            return parse_units(self.text, self.number, self.references)
        return parse_units(self.text + _NEXT, self.number, self.references)[:-2]
