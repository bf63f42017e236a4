"""``doctor``: every check passes here, the report has the contract's shape and no personal data."""

import getpass
import json
import platform
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

from dspark_core.cli import main
from dspark_core.evaluation import doctor
from dspark_core.target.linear import DenseLinear
from dspark_core.telemetry import CardReading


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
