"""A stretch of running text: paragraphs, lists, quotes, tables."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.transcript.document_style import DocumentStyle
from app.transcript.formula_words import in_words
from app.transcript.kept_selection import KeptSelection
from app.transcript.markdown_document import MarkdownWriter
from app.transcript.markdown_source import Unit
from app.transcript.pieces import Piece
from app.transcript.text_view import TextView

FULL = 2000
"""Source characters after which a section takes no more: what a change costs grows with its document."""


class ProseSection(TextView):
    def __init__(self, style: DocumentStyle, width: int, parent: QWidget) -> None:
        super().__init__(style, width, parent)
        self._writer = MarkdownWriter(self.document(), self.spans, style)
        self._size = 0
        self.pieces: list[Piece] = []
        self.setAccessibleName(self.tr("Answer text"))

    @property
    def full(self) -> bool:
        return self._size >= FULL

    def focus_order(self) -> list[QWidget]:
        return [self]

    def write(self, units: Sequence[Unit], text: str, base: int) -> None:
        """Append units of ``text``, which stands at ``base`` in the source."""
        self._size += sum(unit.end - unit.start for unit in units)
        self._writer.write(units, text, base)
        self.pieces.extend(Piece.of(unit, text, base) for unit in units)
        self._describe_formulas()
        self.hold_cursor()

    def rewrite(self, units: Sequence[Unit], text: str, base: int) -> None:
        """Replace everything."""
        self._size = 0
        self._writer.clear()
        self.pieces.clear()
        self.write(units, text, base)

    def show_formulas(self) -> bool:
        """Put formulas that have been drawn since in the place of their source; whether there were any."""
        if not any(self._style.formulas.known(*each) for each in self._writer.waits):
            return False
        self.write_again()
        return True

    def write_again(self) -> None:
        """Show the same text with the formulas and link definitions that are known by now."""
        selection = KeptSelection.of(self)
        self._writer.clear()
        for piece in self.pieces:
            self._writer.write(piece.units(), piece.text, piece.base)
        self._describe_formulas()
        selection.put(self)
        self.found = []  # its marks went with the text
        self.hold_cursor()

    def _describe_formulas(self) -> None:
        """Say in words what formulas show: in the text each is one character without a name."""
        words = "; ".join(map(in_words, self._writer.drawn))
        description = self.tr("Formulas, in their order: {words}").format(words=words) if words else ""
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)
