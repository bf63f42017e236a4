"""For every training of a test."""

import pytest


@pytest.fixture(autouse=True)
def _few_rounds_of_calibration(monkeypatch: pytest.MonkeyPatch) -> None:
    """They were two thirds of a small training's time, and what they teach is tested where calibrations are."""
    monkeypatch.setattr("dspark_core.cli.train.CALIBRATION_ROUNDS", 100)
