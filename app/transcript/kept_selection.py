"""What was selected in a text, for when it is written anew and its characters stand elsewhere. No widgets."""

from typing import NamedTuple, Protocol

from app.transcript.source_spans import SourceSpans


class _Selectable(Protocol):
    @property
    def spans(self) -> SourceSpans: ...
    @property
    def whole(self) -> tuple[int, int]: ...
    @property
    def selected(self) -> tuple[int, int]: ...
    def selected_sources(self) -> tuple[int, int] | None: ...
    def select(self, anchor: int, position: int) -> None: ...


class KeptSelection(NamedTuple):
    """The selection of a part: in its document, what all of that was, and in the source."""

    selected: tuple[int, int]
    whole: tuple[int, int]
    sources: tuple[int, int] | None

    @classmethod
    def of(cls, part: _Selectable) -> "KeptSelection":
        return cls(part.selected, part.whole, part.selected_sources())

    def put(self, part: _Selectable) -> None:
        """Select the same text in what the part is now."""
        anchor, position = self.selected
        if anchor == position:
            return
        if part.whole != self.whole:
            shown = part.spans.shown(*self.sources) if self.sources is not None else []
            start = part.whole[0] if min(self.selected) == self.whole[0] or not shown else shown[0][0]
            end = part.whole[1] if max(self.selected) == self.whole[1] else shown[-1][1] if shown else start
            anchor, position = (start, end) if anchor < position else (end, start)
        part.select(anchor, position)
