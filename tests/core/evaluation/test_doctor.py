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
def cards(monkeypatch):
    """Two cards; what is checked on them is only noted, with its device."""
    asked = []
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda device: (9, device.index))
    monkeypatch.setattr(doctor, "available_bytes", lambda device: 3 << 29)
    monkeypatch.setattr(doctor, "device_name", lambda device: f"card {device.index}")
    monkeypatch.setattr(doctor, "recorder_for", lambda device: f"recorder of {device}")

    def noted(name):
        def check(*arguments, **options):
            asked.append((name, *(each for each in arguments if isinstance(each, torch.device | str))))
            return doctor.Check(name, True, "fine")

        return check

    for name in ("_peak_check", "_nvml_check", "_linear_check", "four_bit_check"):
        monkeypatch.setattr(doctor, name, noted(name))
    passes = noted("pass_checks")
    monkeypatch.setattr(doctor, "pass_checks", lambda *arguments: iter([passes(*arguments)]))
    return asked


def on(*cards):
    """What is checked of each card, in order."""
    names = ("_peak_check", "_nvml_check", "_linear_check", "four_bit_check", "pass_checks")
    words = {"_linear_check": ("NF4 matrices on CUDA",)}
    places = [torch.device("cuda", index) for index in cards]
    recorders = {(place, "pass_checks"): (f"recorder of {place}",) for place in places}
    return [(n, *words.get(n, ()), place, *recorders.get((place, n), ())) for place in places for n in names]


def test_every_card_is_checked_whole(cards):
    checks = list(doctor._cuda_checks(SimpleNamespace()))
    assert cards == on(0, 1)
    told = [(check.name, check.value, check.detail) for check in checks if check.name.startswith("CUDA")]
    assert told == [(f"CUDA device {k}", f"card {k}", f"sm_9{k}, 1.5 GiB free") for k in (0, 1)]


def test_without_the_starter_no_passes_are_tried(cards):
    list(doctor._cuda_checks(None))
    assert cards == [asked for asked in on(0, 1) if asked[0] != "pass_checks"]


def test_a_card_that_fails_is_a_line_of_the_report_and_the_next_is_checked(cards, monkeypatch):
    def capability(device):
        if device.index == 0:
            raise torch.AcceleratorError("CUDA error: busy or unavailable")
        return 9, 0

    monkeypatch.setattr(torch.cuda, "get_device_capability", capability)
    failed, *others = doctor._cuda_checks(SimpleNamespace())
    assert (failed.name, failed.ok) == ("checks of CUDA device 0", False)
    assert "busy or unavailable" in failed.detail
    assert all(check.ok for check in others)
    assert cards == on(1)


@pytest.mark.parametrize(("build", "reason"), [(None, "a CPU build"), ("13.0", "no driver")])
def test_without_a_card_the_reason_is_told(monkeypatch, build, reason):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.version, "cuda", build)
    (check,) = doctor._cuda_checks(None)
    assert (check.ok, check.value) == (True, "not available")
    assert reason in check.detail


def test_a_package_that_is_missing_is_a_failure(monkeypatch):
    check = doctor._version("no-such-package")
    assert (check.ok, check.value) == (False, "not installed")


@pytest.fixture
def first_checks(monkeypatch):
    """The report up to the matrices, of a machine without a card: (starter installed, packed bfloat16) -> checks."""
    monkeypatch.setattr(doctor, "measure_and_keep", lambda device, threads: 1e9)
    monkeypatch.setattr(doctor, "_cuda_checks", lambda folder: iter([doctor.Check("cards with", True, str(folder))]))
    monkeypatch.setattr(doctor, "pass_checks", lambda *what: iter([doctor.Check("passes of", True, str(what[1:]))]))
    monkeypatch.setattr(doctor, "open_model_folder", lambda folder: f"opened {folder}")

    def run(installed, packed):
        monkeypatch.setattr(doctor.store, "installed", lambda name: installed)
        monkeypatch.setattr(doctor, "packed_bf16_supported", lambda: packed)
        return {check.name: check for check in doctor.examine()}

    return run


def test_with_the_starter_passes_are_tried_on_the_cpu_and_on_cards(first_checks):
    checks = first_checks("the starter", True)
    assert checks["starter target"].value == "installed"
    assert checks["passes of"].value == "('opened the starter', None)", "nothing is captured on a CPU"
    assert checks["cards with"].value == "opened the starter"
    assert checks["packed bfloat16 matrices"].value.startswith("error 0.0")


def test_without_the_starter_the_report_says_how_to_fetch_it(first_checks):
    checks = first_checks(None, True)
    assert "fetch starter" in checks["starter target"].detail
    assert "passes of" not in checks
    assert checks["cards with"].value == "None"


def test_a_cpu_without_packed_matrices_is_no_failure(first_checks):
    check = first_checks(None, False)["packed bfloat16 matrices"]
    assert (check.ok, check.value) == (True, "not supported by this CPU")


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
