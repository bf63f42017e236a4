"""A message whose text stands in sections, of which those far from the screen rest."""

from collections.abc import Callable, Sequence

from app.transcript.message_widget import MessageWidget
from app.transcript.resting_section import RestingSection
from app.transcript.section_column import SectionColumn
from app.transcript.section_stack import part_of
from app.transcript.text_view import TextView


class TextMessage(MessageWidget):
    body: SectionColumn

    def views(self) -> list[TextView]:
        return self.body.views()

    def parts(self) -> Sequence[TextView | RestingSection]:
        return [part_of(section) for section in self.body.sections]

    def show_part(self, index: int) -> TextView:
        return self.body.show_section(index)

    def rests(self, top: int, bottom: int) -> bool:
        return self.body.resting(top - self.body.y(), bottom - self.body.y()) is not None

    def wake(self, top: int, bottom: int) -> bool:
        index = self.body.resting(top - self.body.y(), bottom - self.body.y())
        if index is not None:
            self.body.show_section(index)
        return index is not None

    def let_rest(self, top: int, bottom: int) -> None:
        self.body.let_rest(top - self.body.y(), bottom - self.body.y())

    def hold(self, height: int) -> Callable[[], int]:
        held = self.body.hold(height - self.body.y())
        return lambda: self.body.y() + held()
