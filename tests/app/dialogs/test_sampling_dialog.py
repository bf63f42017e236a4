"""What goes in comes out; what is left to the model stays None."""

import pytest
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QSpinBox

from app.dialogs.sampling_dialog import SamplingChoice, SamplingDialog
from dspark_core.requests import SamplingParams

DEFAULTS = SamplingParams(temperature=0.2, top_k=50, top_p=0.9)


def dialog(qtbot, choice):
    widget = SamplingDialog(choice, DEFAULTS)
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize(
    "choice",
    [
        SamplingChoice(),
        SamplingChoice(SamplingParams(0.0, 0, 1.0), 0, 1),
        SamplingChoice(SamplingParams(temperature=0.7), 2**62, 1_000_000),
    ],
)
def test_an_untouched_dialog_changes_nothing(qtbot, choice):
    assert dialog(qtbot, choice).choice() == choice


def test_values_left_to_the_model_show_its_values_and_cannot_be_typed(qtbot):
    widget = dialog(qtbot, SamplingChoice())
    assert widget.default_temperature.text() == "model default (0.2)"
    assert widget.temperature.value() == pytest.approx(0.2)
    assert not widget.temperature.isEnabled()
    widget.default_temperature.click()
    assert widget.temperature.isEnabled()
    assert widget.choice().sampling == SamplingParams(temperature=0.2)


def test_an_unknown_default_is_a_dash(qtbot):
    widget = SamplingDialog(SamplingChoice(), SamplingParams())
    qtbot.addWidget(widget)
    assert widget.default_top_k.text() == "model default (–)"


def test_a_fixed_seed(qtbot):
    widget = dialog(qtbot, SamplingChoice())
    assert not widget.seed.isEnabled()
    widget.random_seed.click()
    assert widget.choice().seed is None
    qtbot.keyClicks(widget.seed, "x42")
    assert widget.choice().seed == 42


def test_all_fields_have_names(qtbot):
    widget = dialog(qtbot, SamplingChoice())
    for kind in (QSpinBox, QDoubleSpinBox, QCheckBox):
        for part in widget.findChildren(kind):
            assert part.accessibleName(), part
    assert widget.findChildren(QLineEdit)
    assert widget.seed.accessibleName() == "Seed"
