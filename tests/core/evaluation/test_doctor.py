"""``doctor``: every check passes here, the report has the contract's shape and no personal data."""

import getpass
import json
import platform
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

from dspark_core.cli import main
from dspark_core.errors import InvalidRequestError
from dspark_core.evaluation import doctor
from dspark_core.target.linear import DenseLinear
from dspark_core.telemetry import CardReading

CPU = torch.device("cpu")


def test_the_report(capsys):
    status = main(["doctor", "--json"])
    report = json.loads(capsys.readouterr().out)
    assert set(report) >= {"checks"}
    for check in report["checks"]:
        assert set(check) == {"name", "ok", "value", "detail"}
        assert isinstance(check["ok"], bool)
    failed = [check for check in report["checks"] if not check["ok"]]
    assert failed == []
    assert status == 0
    text = json.dumps(report)
    assert str(Path.home()) not in text
    assert platform.node() not in text or len(platform.node()) < 4
    if len(getpass.getuser()) > 4:
        assert getpass.getuser() not in text


def test_a_failed_check_is_1_and_marked(capsys, monkeypatch):
    checks = [doctor.Check("first", True, "fine"), doctor.Check("second", False, "broken", "why")]
    monkeypatch.setattr(doctor, "examine", lambda: iter(checks))
    assert main(["doctor"]) == 1
    assert capsys.readouterr().out == "ok   first: fine\nFAIL second: broken (why)\n"


@pytest.mark.parametrize("error", [0.1, float("nan")])
def test_a_wrong_matrix_backend_is_noticed(error):
    class Wrong(DenseLinear):
        def __call__(self, x):
            return super().__call__(x) + error * 30

    check = doctor._linear_check("wrong", Wrong, torch.device("cpu"), tolerance=0.02)
    assert not check.ok


def test_readings_of_a_card_are_listed_and_what_is_missing_is_no_failure(monkeypatch):
    card = SimpleNamespace(read=lambda: CardReading(used=1, total=2, temperature_c=50))
    monkeypatch.setattr(doctor, "nvml_card", lambda device: card)
    check = doctor._nvml_check(torch.device("cuda:0"))
    assert (check.ok, check.value) == (True, "3 of 9 readings")
    assert check.detail.startswith("driver unknown; not told: own, memory_clock_mhz")
    monkeypatch.setattr(doctor, "nvml_card", lambda device: None)
    assert doctor._nvml_check(torch.device("cuda:0")).ok


def test_the_peak_says_where_it_comes_from(monkeypatch):
    monkeypatch.setenv("DSPARK_PEAK_GB_S", "1008")
    check = doctor._peak_check(torch.device("cuda:0"))
    assert (check.ok, check.value, check.detail) == (True, "1008 GB/s", "as set in DSPARK_PEAK_GB_S")
    monkeypatch.setenv("DSPARK_PEAK_GB_S", "much")
    assert not doctor._peak_check(torch.device("cuda:0")).ok


def test_a_matrix_backend_that_raises_is_a_failed_check():
    def broken(weight, bias):
        raise RuntimeError("no such kernel")

    check = doctor._linear_check("broken", broken, torch.device("cpu"), tolerance=0.02)
    assert not check.ok
    assert "no such kernel" in check.detail


@pytest.fixture
def quick_four_bits(monkeypatch):
    monkeypatch.setattr(doctor, "FOUR_BIT_SIZE", 128)


def test_the_faster_four_bits_are_named_by_their_times_with_a_block(quick_four_bits, monkeypatch):
    times = {"Nf4Linear": (10e-6, 90e-6), "Int4Linear": (20e-6, 30e-6)}
    monkeypatch.setattr(doctor, "_seconds", lambda linear, rows, device: times[type(linear).__name__][rows == 8])
    check = doctor.four_bit_check(CPU)
    assert check.ok
    assert check.value == "int4 is 3.0 times as fast with 8 rows"
    assert "nf4 10 and 90 us; int4 20 and 30 us" in check.detail


def test_four_bits_are_really_timed(quick_four_bits):
    found = doctor.four_bit_check(CPU)
    assert found.ok
    assert "times as fast" in found.value


@pytest.mark.parametrize(
    ("error", "ok"),
    [(InvalidRequestError("Precision int4 needs another card."), True), (RuntimeError("broken"), False)],
)
def test_four_bits_that_a_card_has_not_are_no_failure_but_broken_ones_are(quick_four_bits, monkeypatch, error, ok):
    def refuse(name, device):
        if name == "int4":
            raise error

    monkeypatch.setattr(doctor, "resolve_precision", refuse)
    check = doctor.four_bit_check(CPU)
    assert check.ok is ok
    assert check.value == "no int4 here"
    assert str(error) in check.detail
