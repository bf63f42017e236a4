"""Which source character each document position shows. No Qt.

Document positions count UTF-16 units, as QTextDocument does; source positions count characters.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


def utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


@dataclass(frozen=True, slots=True)
class Span:
    """``doc_length`` units at ``doc`` show ``source_length`` characters at ``source``.

    With equal lengths unit k shows character k; otherwise (an entity, a character outside the BMP) the whole shows
    the whole.
    """

    doc: int
    doc_length: int
    source: int
    source_length: int


class SourceSpans:
    """Spans in document order, in columns of plain numbers: a long answer has a great many."""

    def __init__(self) -> None:
        self._docs = array("q")
        self._doc_lengths = array("q")
        self._sources = array("q")
        self._source_lengths = array("q")

    def __iter__(self) -> Iterator[Span]:
        return map(self._span, range(len(self._docs)))

    def _span(self, index: int) -> Span:
        return Span(self._docs[index], self._doc_lengths[index], self._sources[index], self._source_lengths[index])

    def clear(self) -> None:
        for column in (self._docs, self._doc_lengths, self._sources, self._source_lengths):
            del column[:]

    def add(self, doc: int, doc_length: int, source: int, source_length: int) -> None:
        self._docs.append(doc)
        self._doc_lengths.append(doc_length)
        self._sources.append(source)
        self._source_lengths.append(source_length)

    def add_text(self, doc: int, text: str, sources: Sequence[int]) -> None:
        """``text`` stands at ``doc``; its character k is the source character ``sources[k]``."""
        count = len(text)
        if not count:
            return
        if sources[count - 1] - sources[0] == count - 1 and max(text) <= "\uffff":
            self.add(doc, count, sources[0], count)
            return
        start = 0
        while start < count:
            if text[start] > "\uffff":
                self.add(doc, 2, sources[start], 1)
                doc += 2
                start += 1
                continue
            end = start + 1
            while end < count and text[end] <= "\uffff" and sources[end] == sources[end - 1] + 1:
                end += 1
            self.add(doc, end - start, sources[start], end - start)
            doc += end - start
            start = end

    def source_at(self, doc: int) -> int | None:
        """The source character that the unit at ``doc`` shows; None where the document has something of its own."""
        index = bisect_right(self._docs, doc) - 1
        if index < 0:
            return None
        span = self._span(index)
        if doc >= span.doc + span.doc_length:
            return None
        return span.source + (doc - span.doc if span.doc_length == span.source_length else 0)

    def doc_at(self, source: int) -> int | None:
        """Where the document shows a source character, or else the next that it shows; None for one behind them all."""
        index = bisect_right(self._sources, source) - 1
        if index >= 0:
            span = self._span(index)
            if source < span.source + span.source_length:
                return span.doc + (source - span.source if span.doc_length == span.source_length else 0)
        return self._docs[index + 1] if index + 1 < len(self._docs) else None

    @property
    def end(self) -> int:
        """Behind the last source character that the document shows; 0 where it shows none."""
        return self._sources[-1] + self._source_lengths[-1] if self._sources else 0

    def within(self, start: int, end: int) -> Iterator[Span]:
        """Spans that touch the document range, whole."""
        index = max(0, bisect_right(self._docs, start) - 1)
        while index < len(self._docs) and self._docs[index] < end:
            span = self._span(index)
            if span.doc + span.doc_length > start:
                yield span
            index += 1

    def sources_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Start and end in the source of what the document shows from ``start`` to ``end``; None for nothing."""
        spans = list(self.within(start, end)) if start < end else []
        if not spans:
            return None
        first = self.source_at(max(start, spans[0].doc))
        last = self.source_at(min(end, spans[-1].doc + spans[-1].doc_length) - 1)
        return None if first is None or last is None else (first, last + 1)

    def shown(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where the document shows the source characters from ``start`` to ``end``: starts and ends of stretches."""
        found: list[tuple[int, int]] = []
        index = max(0, bisect_right(self._sources, start) - 1)
        while index < len(self._docs) and self._sources[index] < end:
            span = self._span(index)
            first, last = max(start, span.source), min(end, span.source + span.source_length)
            if first < last:
                scaled = span.doc_length == span.source_length
                shift = span.doc - span.source
                place = (first + shift, last + shift) if scaled else (span.doc, span.doc + span.doc_length)
                if found and found[-1][1] == place[0]:
                    place = (found.pop()[0], place[1])
                found.append(place)
            index += 1
        return found

    def shows(self, start: int, end: int) -> bool:
        """Whether any source character of ``start``..``end`` is in the document."""
        if end <= start:
            return False
        index = bisect_left(self._sources, end) - 1
        return index >= 0 and self._sources[index] + self._source_lengths[index] > start
