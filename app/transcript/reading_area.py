"""The messages that scroll: they stay where they are read, whatever happens above, or follow the end as it grows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.transcript.document_style import DocumentStyle
from app.transcript.jump_button import JumpButton
from app.transcript.message_column import MessageColumn
from app.transcript.message_widget import MessageWidget
from app.transcript.render_queue import RenderQueue
from app.transcript.turns import Turn
from app.transcript.welcome import WelcomePanel


class ReadingArea(QScrollArea):
    """``example_chosen`` in the welcome that stands where there are no messages."""

    example_chosen = Signal(str)

    def __init__(self, style: DocumentStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._style = style
        self._follow = True
        self._arranging = False
        self._welcome: WelcomePanel | None = None
        self._column = MessageColumn(self._make_widget, self)
        self._column.resized.connect(self._resized)
        self.setWidget(self._column)
        self.jump_button = JumpButton(self)
        self.jump_button.clicked.connect(self.jump_to_latest)
        self._queue = RenderQueue(self._column, self, self._arrange)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().setSingleStep(24)

    @property
    def turns(self) -> list[Turn]:
        return [place.turn for place in self._column.places]

    @property
    def busy(self) -> bool:
        """Whether something near is still to be rendered."""
        return self._queue.busy

    def _make_widget(self, turn: Turn, parent: QWidget) -> MessageWidget:
        raise NotImplementedError

    @contextmanager
    def staying(self) -> Iterator[None]:
        """For putting another branch behind what stays: the page does not move, and keyboard focus that was in what has
        gone comes to the message in its place."""
        focused, before = self._column.focused_place(), set(self._column.places)
        self._arranging = True
        try:
            yield
        finally:
            self._arranging = False
        self._follow = False
        if focused is not None and not self._column.holds(focused):
            self._queue.focus_due = next((place for place in self._column.places if place not in before), None)
        self._arrange()

    @Slot()
    def jump_to_latest(self) -> None:
        self._follow = True
        self._arrange()
        self._queue.schedule(0)

    def show_welcome(self, lines: Sequence[str], examples: Sequence[str]) -> None:
        """What an empty chat shows; gone with the first message."""
        self._drop_welcome()
        self._welcome = WelcomePanel(lines, examples, self._column)
        self._welcome.example_chosen.connect(self.example_chosen)
        self._arrange()
        self._welcome.show()

    def _drop_welcome(self) -> None:
        if self._welcome is not None:
            self._welcome.hide()
            self._welcome.deleteLater()
            self._welcome = None

    @Slot()
    def _arrange(self) -> None:
        """Lay out, and keep in place what the reader sees (or the end, for one who follows)."""
        if self._arranging:
            return
        self._arranging = True
        bar = self.verticalScrollBar()
        seen = bar.value()
        anchor = self._column.at(seen)
        held = anchor.hold(seen) if anchor is not None else None
        available = self.viewport().width()
        height = self._column.arrange(available, *self._queue.reach(), self._style)
        if self._welcome is not None:
            height = self._welcome.place(available, self._column.text_width(available), self.viewport().height())
            self._column.resize(available, height)
        bar.setRange(0, max(0, height - self.viewport().height()))
        if self._follow and self._welcome is None:  # a welcome is read from its beginning
            bar.setValue(bar.maximum())
        elif held is not None:
            bar.setValue(held())
        self._arranging = False
        self._update_jump()

    @Slot()
    def _resized(self) -> None:
        """A message has another height: something was folded, or is on the page again."""
        self._arrange()
        self._queue.schedule(0)

    def _update_jump(self) -> None:
        streaming = any(place.turn.streaming for place in self._column.places[-2:])
        self.jump_button.place(self.viewport().width(), self.height())
        self.jump_button.setVisible(streaming and not self._follow)

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        if not self._arranging:
            self._follow = value >= self.verticalScrollBar().maximum() - 4
            self._update_jump()
            self._queue.schedule(0)

    @Slot(int)
    def _scroll_to(self, height: int) -> None:
        """Show this height of the column in the upper third."""
        self._follow = False
        self.verticalScrollBar().setValue(height - self.viewport().height() // 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._queue.schedule(0)
