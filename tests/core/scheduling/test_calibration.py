"""Calibration: what a drafter says becomes what happens, position by position and for whole prefixes."""

import math

import pytest
import torch

from dspark_core.scheduling.calibration import (
    Calibration,
    calibration_error,
    discrimination,
    fit,
    logit,
    survival,
    uncalibrated,
)

ROUNDS, POSITIONS = 8000, 5


def rounds(distortion, seed: int = 3) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits that a drafter would say, distorted from the true ones, and which drafts survived."""
    generator = torch.Generator().manual_seed(seed)
    true = torch.randn(ROUNDS, POSITIONS, generator=generator, dtype=torch.float64) * 1.5 + 0.3
    passes = torch.rand(true.shape, generator=generator, dtype=torch.float64) < true.sigmoid()
    return distortion(true), passes.double().cumprod(dim=1)


def errors(calibration: Calibration, logits: torch.Tensor, survived: torch.Tensor) -> list[float]:
    chances = calibration.table(logits).cumprod(dim=1)
    return [calibration_error(chances[:, k], survived[:, k]) for k in range(POSITIONS)]


@pytest.mark.parametrize(
    "distortion",
    [lambda x: x, lambda x: 3 * x, lambda x: 0.4 * x, lambda x: x + 1.2, lambda x: 2 * x - 1],
    ids=["true", "too sure", "too unsure", "too high", "both"],
)
def test_a_fit_is_right_on_rounds_it_has_not_seen(distortion):
    fitted = fit(*rounds(distortion))
    assert fitted.rounds == ROUNDS
    logits, survived = rounds(distortion, seed=4)
    assert max(errors(fitted, logits, survived)) < 0.025, "0.016 is what chance leaves of the true chances"
    before = max(errors(uncalibrated(POSITIONS), logits, survived))
    assert before < 0.02 or before > 0.05, "the distortion is one that can be seen"


def test_a_later_position_mends_what_earlier_ones_leave_wrong():
    """Drafts that pass together: c_2 is high after a first draft that passed, though the product of means is low."""
    generator = torch.Generator().manual_seed(1)
    easy = torch.rand(ROUNDS, generator=generator) < 0.5
    logits = torch.zeros(ROUNDS, 2, dtype=torch.float64)
    survived = torch.stack([easy, easy], dim=1).double()
    fitted = fit(logits, survived)
    first, second = fitted([0.5, 0.5])
    assert first == pytest.approx(0.5, abs=0.02)
    assert second > 0.95


def test_the_order_is_kept():
    logits, survived = rounds(lambda x: 2 * x - 1)
    table = fit(logits, survived).table(logits)
    for k in range(POSITIONS):
        assert torch.equal(table[:, k].argsort(stable=True), logits[:, k].argsort(stable=True))


def test_one_round_and_a_table_of_rounds_say_the_same():
    calibration = Calibration((0.5, 2.0, 1.0), (0.1, -0.3, 0.0), 9)
    said = [0.2, 0.9, 0.5]
    row = torch.tensor([[logit(each) for each in said]], dtype=torch.float64)
    assert calibration(said) == pytest.approx(calibration.table(row)[0].tolist())
    assert calibration([0.2]) == pytest.approx(calibration(said)[:1])
    assert calibration([0.0, 1.0]) == pytest.approx([0.0, 1.0], abs=1e-2), "certainty is no error of arithmetic"


def test_rounds_refine_what_was_judged_and_nothing_else():
    calibration = uncalibrated(4)
    once = calibration.refined([0.5] * 4, accepted=1)
    assert once.shifts[0] > 0, "the first draft passed"
    assert once.shifts[1] < 0, "the second did not"
    assert once.shifts[2:] == (0.0, 0.0), "the rest was never judged"
    for k in range(2000):
        calibration = calibration.refined([0.5] * 4, accepted=int(k % 5 == 0))
    assert calibration([0.5])[0] == pytest.approx(0.2, abs=0.03)


def test_survival_is_the_product():
    assert survival([0.5, 0.5, 0.1]) == pytest.approx([0.5, 0.25, 0.025])
    assert survival([]) == []


def test_calibration_error_of_known_tables():
    half = torch.full((100,), 0.5, dtype=torch.float64)
    passed = (torch.arange(100) % 2).double()
    assert calibration_error(half, passed) == pytest.approx(0.0)
    assert calibration_error(half + 0.3, passed) == pytest.approx(0.3)
    two = torch.cat([torch.zeros(50), torch.ones(50)]).double()
    assert calibration_error(two, two) == 0.0
    assert calibration_error(1 - two, two) == 1.0


def test_discrimination_of_known_tables():
    passed = torch.tensor([0.0, 0.0, 1.0, 1.0])
    assert discrimination(torch.tensor([0.1, 0.2, 0.3, 0.4]), passed) == 1.0
    assert discrimination(torch.tensor([0.4, 0.3, 0.2, 0.1]), passed) == 0.0
    assert discrimination(torch.full((4,), 0.5), passed) == 0.5
    assert math.isnan(discrimination(torch.ones(3), torch.ones(3)))
