"""What is kept of a section whose widget was given back because it is far from the screen. No widgets.

All that is asked of a section without looking at it: its height, which source it shows, what of it is selected.
"""

from dataclasses import dataclass

from app.transcript.pieces import Piece
from app.transcript.source_spans import SourceSpans


@dataclass(slots=True, eq=False)
class RestingSection:
    """``language`` of code, None for prose. ``height`` was measured at ``width``. ``whole``, ``selected``: first and
    last position of its document; anchor and position of its selection. ``sideways``: how far code was scrolled."""

    pieces: tuple[Piece, ...]
    language: str | None
    spans: SourceSpans
    begins: int
    covers: tuple[int, int]
    whole: tuple[int, int]
    selected: tuple[int, int]
    space: int
    width: int
    height: int
    sideways: int

    @property
    def text(self) -> str:
        """Its source, with the signs of Markdown."""
        return "".join(piece.text for piece in self.pieces)

    def select(self, anchor: int, position: int) -> None:
        """Select from ``anchor`` to ``position`` of its document."""
        self.selected = anchor, position

    def selected_sources(self) -> tuple[int, int] | None:
        """Start and end in the source of what is selected."""
        return self.spans.sources_of(min(self.selected), max(self.selected))

    def lead(self) -> int:
        """The space it wants above."""
        return self.space

    def height_for(self, width: int) -> int:
        """The height it had; a guess for another width, until it is on the page again."""
        if width == self.width or self.language is not None:
            return self.height
        return round(self.height * self.width / max(1, width))
