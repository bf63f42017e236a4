"""Choosing a pair: what it would take and do here, said before it is loaded."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.context_menu import context_choices
from app.pair_commands import PRECISIONS
from app.pair_control import PairControl
from app.pairs import words
from app.pairs.drafter_box import DrafterBox
from app.pairs.memory_bar import MemoryBar
from app.pairs.outlook import NONE, Outlook, drafters_for, outlook, targets_here, title_of
from app.pairs.questions import PairQuestions, Refused
from app.pairs.speed_or_context import SpeedOrContext
from app.theme import Theme
from app.widgets.button_row import button_row
from app.widgets.numbers import whole
from app.widgets.room import GrowingDialog, with_text
from dspark_core.models.folders import default_drafter
from dspark_core.requests import LoadRequest


class PairDialog(GrowingDialog):
    """Not modal. ``load_requested``: target, drafter, precision and context as a LoadRequest, the rest as it was asked
    for. ``doctor_requested``: the target and the drafter to be compared."""

    load_requested = Signal(object)
    doctor_requested = Signal(str, str)

    def __init__(
        self,
        pair: PairControl,
        questions: PairQuestions,
        theme: Callable[[], Theme],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Pair and memory"))
        self._pair, self._questions = pair, questions
        self._request = pair.asked
        self._limit = 0
        self._shelf = self._drafters = self._outlook = 0
        """Numbers of the questions that were asked last."""
        self.seen: Outlook | None = None
        self.target, self.precision, self.context = (QComboBox() for _ in range(3))
        self.drafter = DrafterBox()
        self.bar = MemoryBar()
        self.room, self.speed, self.measured = (self._label() for _ in range(3))
        self.choice = SpeedOrContext()
        self.load_button = QPushButton(self.tr("&Load"))
        self.doctor_button = QPushButton(self.tr("Do they &fit?"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        questions.answered.connect(self._answered)
        self.target.activated.connect(self._target_chosen)
        for box in (self.drafter, self.precision, self.context):
            box.activated.connect(self._refresh)
        self.choice.changed.connect(self._show_loadable)
        self.load_button.clicked.connect(self._load)
        self.doctor_button.clicked.connect(self._compare)
        self.close_button.clicked.connect(self.close)
        pair.ready.connect(self._pair_changed)
        pair.unloaded.connect(self._pair_changed)
        pair.resting.connect(self._pair_changed)

    def request(self) -> LoadRequest:
        """What the boxes say now."""
        return replace(
            self._request,
            target=self.target.currentData(),
            drafter=self.drafter.currentData() or NONE,
            precision=self.precision.currentData(),
            context_length=self.context.currentData(),
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bar.set_theme(self._theme())
        self._pair_changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self.bar.set_theme(self._theme())

    @Slot()
    def _pair_changed(self) -> None:
        if not self.isVisible():
            return
        self._request = asked = self._pair.asked
        self._show_contexts(asked.context_length)
        self.precision.setCurrentIndex(self.precision.findData(asked.precision))
        if self.target.findData(asked.target) < 0:
            self.target.addItem(title_of(asked.target), asked.target)
        self.target.setCurrentIndex(self.target.findData(asked.target))
        self.drafter.show_drafters((), asked.drafter)
        self._shelf = self._questions.ask(targets_here)
        self._drafters = self._questions.ask(partial(drafters_for, asked.target))
        self._refresh()

    @Slot()
    def _target_chosen(self) -> None:
        target = self.target.currentData()
        drafter = NONE if self.drafter.currentData() == NONE else default_drafter(target)
        self.drafter.show_drafters((), drafter)
        self._limit = 0
        self._show_contexts(None)
        self._drafters = self._questions.ask(partial(drafters_for, target))
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self.seen = None
        self.room.setText(self.tr("Estimating…"))
        for part in (self.speed, self.measured):
            part.setText("")
        self.bar.show_needs(None)
        self.choice.show_choice(None)
        self._show_loadable()
        self._outlook = self._questions.ask(partial(outlook, self.request(), self._pair.info))

    @Slot(int, object)
    def _answered(self, number: int, answer: object) -> None:
        if number == self._shelf and isinstance(answer, list):
            chosen = self.target.currentData()
            self.target.clear()
            for name, title in answer:
                self.target.addItem(title, name)
            if self.target.findData(chosen) < 0:
                self.target.addItem(title_of(chosen), chosen)
            self.target.setCurrentIndex(self.target.findData(chosen))
        elif number == self._drafters and isinstance(answer, tuple):
            self.drafter.show_drafters(answer, self.drafter.currentData())
        elif number == self._outlook and isinstance(answer, Refused):
            self.room.setText(f"{answer.message} {answer.hint}".strip())
        elif number == self._outlook and isinstance(answer, Outlook):
            self._show_outlook(answer)

    def _show_outlook(self, seen: Outlook) -> None:
        self.seen = seen
        if seen.context_limit != self._limit:
            self._limit = seen.context_limit
            self._show_contexts(self.context.currentData())
        self.bar.show_needs(seen.needs)
        self.room.setText(words.memory(seen.needs))
        drafter = self.request().drafter
        self.speed.setText(words.predicted(seen.prediction, drafter))
        self.measured.setText(words.measured(seen.measured))
        self.measured.setVisible(bool(self.measured.text()))
        self.choice.show_choice(seen, has_drafter=drafter != NONE)
        self._show_loadable()

    @Slot()
    def _show_loadable(self) -> None:
        chosen = self.choice.chosen()
        fits = self.seen is not None and (self.seen.needs.fits or self.seen.needs.fits_split)
        self.load_button.setEnabled(fits or chosen is not None)

    @Slot()
    def _load(self) -> None:
        request, chosen = self.request(), self.choice.chosen()
        if chosen is not None:
            keeps_drafter, context = chosen
            request = replace(request, drafter=request.drafter if keeps_drafter else NONE, context_length=context)
        self.load_requested.emit(request)
        self.close()

    @Slot()
    def _compare(self) -> None:
        self.doctor_requested.emit(self.target.currentData(), self.drafter.currentData() or "")

    def _show_contexts(self, chosen: int | None) -> None:
        self.context.clear()
        self.context.addItem(self.tr("auto: 8,192 tokens or the model's limit"), None)
        lengths = {*(context_choices(self._limit) if self._limit else ()), *([chosen] if chosen else [])}
        for length in sorted(lengths):
            self.context.addItem(self.tr("{length} tokens").format(length=whole(length)), length)
        self.context.setCurrentIndex(self.context.findData(chosen))

    def _label(self) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _lay_out(self) -> None:
        for name in PRECISIONS:
            self.precision.addItem(name, name)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, box in (
            (self.tr("&Target"), self.target),
            (self.tr("&Drafter"), self.drafter),
            (self.tr("&Precision"), self.precision),
            (self.tr("&Context"), self.context),
        ):
            box.setAccessibleName(title.replace("&", ""))
            form.addRow(title, box)
        for box in (self.target, self.context):
            box.setMinimumContentsLength(16)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        buttons = button_row((self.doctor_button,), (self.close_button, self.load_button))
        self.load_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addLayout(form)
        for part in (self.bar, self.room, self.choice, self.speed, self.measured):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(buttons)
        self.resize(with_text(self, 620), 440)
