"""How the next token is chosen: temperature, filters, seed, length. Each value can be left to the model."""

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.widgets.check_box import CheckBox
from dspark_core.requests import SamplingParams

LARGEST_ANSWER = 1_000_000

Box = TypeVar("Box", QSpinBox, QDoubleSpinBox)


@dataclass(frozen=True, slots=True)
class SamplingChoice:
    """``seed`` None draws a new one for each answer."""

    sampling: SamplingParams = field(default_factory=SamplingParams)
    seed: int | None = None
    max_new_tokens: int = 512


class SamplingDialog(QDialog):
    """Shows ``choice`` for editing; ``defaults`` are the values of the model's own generation_config."""

    def __init__(self, choice: SamplingChoice, defaults: SamplingParams, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sampling"))
        self._defaults = defaults
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(3, 1)
        sampling = choice.sampling
        self.temperature, self.default_temperature = self._value(
            self._decimal_box(0.0, 10.0, 2),
            self.tr("Temperature"),
            self.tr("0 always takes the likeliest token (greedy)"),
            sampling.temperature,
            defaults.temperature,
        )
        self.top_k, self.default_top_k = self._value(
            self._whole_box(0, 100_000),
            self.tr("top-k"),
            self.tr("Only the k likeliest tokens; 0 is off"),
            sampling.top_k,
            defaults.top_k,
        )
        self.top_p, self.default_top_p = self._value(
            self._decimal_box(0.01, 1.0, 2),
            self.tr("top-p"),
            self.tr("Only the likeliest tokens that together reach p; 1 is off"),
            sampling.top_p,
            defaults.top_p,
        )
        self.seed = QLineEdit("" if choice.seed is None else str(choice.seed))  # a spin box ends at 31 bits
        self.seed.setPlaceholderText(self.tr("drawn"))
        self.seed.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{1,18}"), self))
        self.random_seed = CheckBox(self.tr("random"))
        self._add_row(
            self.tr("Seed"),
            self.seed,
            self.random_seed,
            self.tr("Fixed: repeatable with the same request, drafter and schedule"),
        )
        self.random_seed.toggled.connect(self.seed.setDisabled)
        self.random_seed.setChecked(choice.seed is None)
        self.length = self._whole_box(1, LARGEST_ANSWER)
        self.length.setValue(choice.max_new_tokens)
        self._add_row(self.tr("Longest answer"), self.length, None, self.tr("Tokens after which the answer is cut off"))
        self.note = QLabel(
            self.tr(
                "With or without a drafter, the answer follows the distribution that the target has with these values."
            )
        )
        self.note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(self._grid)
        layout.addWidget(self.note)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def choice(self) -> SamplingChoice:
        """What the dialog shows now."""
        sampling = SamplingParams(
            temperature=None if self.default_temperature.isChecked() else self.temperature.value(),
            top_k=None if self.default_top_k.isChecked() else self.top_k.value(),
            top_p=None if self.default_top_p.isChecked() else self.top_p.value(),
        )
        fixed = not self.random_seed.isChecked() and self.seed.text()
        seed = int(self.seed.text()) if fixed else None
        return SamplingChoice(sampling.validated(), seed, self.length.value())

    def _decimal_box(self, least: float, most: float, digits: int) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setDecimals(digits)
        box.setRange(least, most)
        box.setSingleStep(0.05)
        return box

    def _whole_box(self, least: int, most: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(least, most)
        return box

    def _value(
        self, box: Box, name: str, hint: str, value: float | None, default: float | None
    ) -> tuple[Box, CheckBox]:
        """A row whose box is off while the model's own value is used."""
        shown = value if value is not None else default
        if shown is not None:
            box.setValue(int(shown) if isinstance(box, QSpinBox) else shown)
        known = "–" if default is None else f"{default:g}"
        check = CheckBox(self.tr("model default ({value})").format(value=known))
        check.toggled.connect(box.setDisabled)
        check.setChecked(value is None)
        self._add_row(name, box, check, hint)
        return box, check

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
        explanation.setForegroundRole(explanation.palette().ColorRole.PlaceholderText)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(box, row, 1)
        if check is not None:
            check.setAccessibleName(f"{name}: {check.text()}")
            self._grid.addWidget(check, row, 2)
        self._grid.addWidget(explanation, row, 3)
