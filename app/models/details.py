"""What is known of the pair or model that is chosen, and what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.widgets.numbers import scaled
from app.widgets.room import with_text

Action = tuple[str, Callable[[], object]]


class Details(QWidget):
    """A title, a sentence, facts, buttons. The first button is what Enter in the list does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.note = QLabel(), QLabel()
        self.title.setFont(scaled(self.font(), 1.3))
        for label in (self.title, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._facts = QWidget()
        self._buttons = QHBoxLayout()
        self._first: QPushButton | None = None
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(12)
        for part in (self.title, self.note, self._facts):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inner)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Details"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        self._buttons.setContentsMargins(16, 8, 16, 8)
        self._buttons.setSpacing(8)  # else it is that of the column it lies in: none
        layout.addLayout(self._buttons)

    def show_entry(self, title: str, note: str, facts: Sequence[tuple[str, str]], actions: Sequence[Action]) -> None:
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._show_facts(facts)
        had_focus = any(button.hasFocus() for button in self.buttons())
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._first = None
        for text, act in actions:
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.addWidget(button)
            self._first = self._first or button
        self._buttons.addStretch(1)
        if had_focus and self._first is not None:
            self._first.setFocus()

    def buttons(self) -> list[QPushButton]:
        items = [self._buttons.itemAt(number) for number in range(self._buttons.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def do_first(self) -> None:
        if self._first is not None:
            self._first.click()

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            left, right = QLabel(name), QLabel(value)
            for label in (left, right):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            left.setFixedWidth(with_text(left, 130))
            left.setForegroundRole(left.palette().ColorRole.PlaceholderText)
            right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            right.setAccessibleName(f"{name}: {value}")
            grid.addWidget(left, row, 0)
            grid.addWidget(right, row, 1)
        self._column.replaceWidget(self._facts, fresh)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = fresh
