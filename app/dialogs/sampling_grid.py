"""How the next token is chosen, as a form: temperature, filters, penalties, seed, length. Values can be left to the
model."""

from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QLineEdit, QSpinBox, QWidget

from app.chat.chat_settings import ChatSettings
from app.widgets.check_box import CheckBox
from dspark_core.requests import SamplingParams

LARGEST_ANSWER = 1_000_000

Box = TypeVar("Box", QSpinBox, QDoubleSpinBox)


class SamplingGrid(QWidget):
    """``defaults`` are the values of the model's own generation_config. ``changed``: of what ``settings`` gives."""

    changed = Signal()

    def __init__(self, defaults: SamplingParams, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._defaults = defaults
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(3, 1)
        self.boxes: dict[str, QSpinBox | QDoubleSpinBox] = {}
        self.checks: dict[str, CheckBox] = {}
        decimal, whole = self._decimal_box, self._whole_box
        self._value(
            "temperature",
            decimal(0.0, 10.0),
            self.tr("Temperature"),
            self.tr("0 always takes the likeliest token (greedy)"),
        )
        self._value("top_k", whole(0, 100_000), self.tr("top-k"), self.tr("Only the k likeliest tokens; 0 is off"))
        self._value(
            "top_p",
            decimal(0.01, 1.0),
            self.tr("top-p"),
            self.tr("Only the likeliest tokens that together reach p; 1 is off"),
        )
        self._value(
            "min_p",
            decimal(0.0, 1.0),
            self.tr("min-p"),
            self.tr("Only tokens at least p times as likely as the first; 0 is off"),
        )
        self._value(
            "repetition_penalty",
            decimal(0.1, 10.0),
            self.tr("Repetition penalty"),
            self.tr("Above 1, tokens that occurred become less likely; 1 is off"),
        )
        self._value(
            "presence_penalty",
            decimal(-10.0, 10.0),
            self.tr("Presence penalty"),
            self.tr("Taken from tokens that the answer has already; 0 is off"),
        )
        self._value(
            "frequency_penalty",
            decimal(-10.0, 10.0),
            self.tr("Frequency penalty"),
            self.tr("The same for each time that they occurred; 0 is off"),
        )
        self.seed = QLineEdit()  # a spin box ends at 31 bits
        self.seed.setPlaceholderText(self.tr("drawn"))
        self.seed.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{1,18}"), self))
        self.random_seed = CheckBox(self.tr("random"))
        hint = self.tr("Fixed: repeatable with the same request, drafter and schedule")
        self._add_row(self.tr("Seed"), self.seed, self.random_seed, hint)
        self.random_seed.toggled.connect(self.seed.setDisabled)
        self.length = whole(1, LARGEST_ANSWER)
        self._add_row(self.tr("Longest answer"), self.length, None, self.tr("Tokens after which the answer is cut off"))
        self.exact = CheckBox(self.tr("Exact mode: a greedy answer has the bits of plain decoding; slower"))
        self._grid.addWidget(self.exact, self._grid.rowCount(), 1, 1, 3)
        self.seed.textChanged.connect(self.changed)
        self.random_seed.toggled.connect(self.changed)
        self.length.valueChanged.connect(self.changed)
        self.exact.toggled.connect(self.changed)

    def show_settings(self, settings: ChatSettings) -> None:
        self._shown = settings
        for name, box in self.boxes.items():
            value = getattr(settings, name)
            shown = value if value is not None else getattr(self._defaults, name)
            if shown is not None:
                if isinstance(box, QSpinBox):
                    box.setValue(int(shown))
                else:
                    box.setValue(shown)
            self.checks[name].setChecked(value is None)
        self.seed.setText("" if settings.seed is None else str(settings.seed))
        self.random_seed.setChecked(settings.seed is None)
        self.length.setValue(settings.max_new_tokens)
        self.exact.setChecked(settings.exact)

    def settings(self) -> ChatSettings:
        """What the form shows now, with the rest as it was given."""
        values: dict[str, Any] = {}
        for name, box in self.boxes.items():
            before = getattr(self._shown, name)
            # a value from a file may have more digits, or lie further out, than the form shows
            kept = before is not None and _shown_as(box, before) == box.value()
            values[name] = None if self.checks[name].isChecked() else before if kept else box.value()
        fixed = not self.random_seed.isChecked() and self.seed.text()
        return replace(
            self._shown,
            **values,
            seed=int(self.seed.text()) if fixed else None,
            max_new_tokens=self.length.value(),
            exact=self.exact.isChecked(),
        )

    def _decimal_box(self, least: float, most: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setDecimals(2)
        box.setRange(least, most)
        box.setSingleStep(0.05)
        return box

    def _whole_box(self, least: int, most: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(least, most)
        return box

    def _value(self, name: str, box: Box, title: str, hint: str) -> None:
        """A row whose box is off while the model's own value is used."""
        default = getattr(self._defaults, name)
        known = self.tr("off") if default is None else f"{default:g}"
        check = CheckBox(self.tr("model default ({value})").format(value=known))
        check.toggled.connect(box.setDisabled)
        check.toggled.connect(self.changed)
        box.valueChanged.connect(self.changed)
        self._add_row(title, box, check, hint)
        self.boxes[name], self.checks[name] = box, check

    def _add_row(
        self, name: str, box: QSpinBox | QDoubleSpinBox | QLineEdit, check: CheckBox | None, hint: str
    ) -> None:
        row = self._grid.rowCount()
        label = QLabel(name)
        label.setBuddy(box)
        box.setAccessibleName(name)
        box.setAccessibleDescription(hint)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        explanation = QLabel(hint)
        explanation.setWordWrap(True)
        explanation.setForegroundRole(explanation.palette().ColorRole.PlaceholderText)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(box, row, 1)
        if check is not None:
            check.setAccessibleName(f"{name}: {check.text()}")
            self._grid.addWidget(check, row, 2)
        self._grid.addWidget(explanation, row, 3)


def _shown_as(box: QSpinBox | QDoubleSpinBox, value: float) -> float:
    within = min(max(value, box.minimum()), box.maximum())
    return round(within, box.decimals()) if isinstance(box, QDoubleSpinBox) else int(within)
