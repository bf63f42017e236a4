"""Calibrations on the disk: by regime, and never a reason to fail."""

import pytest

from dspark_core.requests import SamplingParams
from dspark_core.scheduling.calibration import Calibration
from dspark_core.scheduling.stored import learned_path, nearest, read_calibrations, regime, write_calibrations

KNOWN = Calibration((1.0, 2.0), (0.5, -0.5), 300)


def test_what_was_written_is_read(tmp_path):
    path = tmp_path / "new" / "calibration.json"
    write_calibrations(path, {"greedy": KNOWN, "0.7": KNOWN})
    assert read_calibrations(path) == {"greedy": KNOWN, "0.7": KNOWN}


@pytest.mark.parametrize(
    "document",
    [
        "",
        "[]",
        "null",
        "[" * 100_000,
        '{"format": 2, "regimes": {}}',
        '{"format": 1, "regimes": {"greedy": {"temperatures": [1], "shifts": [0, 0], "rounds": 1}}}',
        '{"format": 1, "regimes": {"greedy": {"temperatures": [0], "shifts": [0], "rounds": 1}}}',
        '{"format": 1, "regimes": {"greedy": {"temperatures": ["x"], "shifts": [0], "rounds": 1}}}',
        '{"format": 1, "regimes": {"greedy": {"temperatures": [1], "shifts": [NaN], "rounds": 1}}}',
        '{"format": 1, "regimes": {"greedy": {"temperatures": [], "shifts": [], "rounds": 1}}}',
    ],
    ids=range(10),
)
def test_a_damaged_file_counts_as_none(document, tmp_path):
    path = tmp_path / "calibration.json"
    path.write_text(document)
    assert read_calibrations(path) == {}


def test_no_file_counts_as_none(tmp_path):
    assert read_calibrations(tmp_path / "none.json") == {}


def test_regimes():
    assert regime(SamplingParams(0.0)) == regime(SamplingParams()) == "greedy"
    assert regime(SamplingParams(0.7)) == regime(SamplingParams(0.72)) != regime(SamplingParams(1.0))


def test_the_nearest_temperature_stands_in_but_never_for_greedy():
    other = Calibration((3.0,), (0.0,), 1)
    assert nearest({"0.7": KNOWN, "1.0": other}, "0.9") == other
    assert nearest({"greedy": other, "0.7": KNOWN}, "1.5") == KNOWN
    assert nearest({"0.7": KNOWN}, "greedy") is None
    assert nearest({"greedy": KNOWN}, "0.7") is None


def test_another_pair_has_another_file():
    assert len({learned_path(*of) for of in (("a", "b"), ("ab", ""), ("a",), ("b", "a"))}) == 4
