"""The self-test of passes, on a tiny model and with a recorder in place of a device's graphs."""

import pytest
import torch
from fakes import AgainRecorder

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.evaluation import doctor_passes
from dspark_core.evaluation.doctor_passes import pass_checks
from dspark_core.target.graphs import WIDTHS

CPU, CARD = torch.device("cpu"), torch.device("cuda:1")
HERE = {"device": CPU, "precision": "fp32", "context_length": 512}


@pytest.fixture
def checked(tiny_folder, monkeypatch):
    """recorder -> the checks by name; few repeats."""
    monkeypatch.setattr(doctor_passes, "REPEATS", 2)
    monkeypatch.setattr(doctor_passes, "CONTEXT", 512)

    def run(recorder=None, folder="llama"):
        return {check.name: check for check in pass_checks(CPU, open_model_folder(tiny_folder(folder)), recorder)}

    return run


def test_on_a_cpu_nothing_is_captured_and_all_widths_are_timed(checked):
    checks = checked()
    assert list(checks) == ["exact mode", "cost of a pass"]
    assert all(check.ok for check in checks.values())
    assert all(f"{width}: " in checks["cost of a pass"].detail for width in WIDTHS)


def test_captured_passes_are_compared_and_then_timed(checked):
    recorder = AgainRecorder()
    checks = checked(recorder)
    assert checks["captured passes"].ok, checks["captured passes"]
    assert checks["captured passes"].value == "equal to eager ones"
    assert recorder.replays == len(WIDTHS) * (1 + 2)


def test_a_capture_that_fails_is_a_failure_with_its_reason(checked):
    check = checked(AgainRecorder(fails=RuntimeError("CUDA error: no")))["captured passes"]
    assert not check.ok
    assert "CUDA error: no" in check.detail


class _Spoiling(AgainRecorder):
    """Its replays of passes of 4 rows add ``by`` to the logits; ``again`` also to those of later eager runs."""

    def __init__(self, by: float, again: bool) -> None:
        super().__init__()
        self.by, self.again = by, again

    def record(self, run):
        replay, static = super().record(run), run.__self__

        def spoiled():
            replay()
            static.logits.add_(self.by)

        def run_spoiled():
            run()
            static.logits.add_(self.by)

        if static.rows == 4 and self.again:
            static.__class__ = type("Spoiled", (type(static),), {"run": lambda _: run_spoiled(), "__slots__": ()})
        return spoiled if static.rows == 4 else replay


def test_a_replay_of_other_bits_is_noticed(checked):
    check = checked(_Spoiling(1e-3, again=False))["captured passes"]
    assert not check.ok
    assert "4 rows" in check.detail


def test_captured_passes_far_from_ordinary_ones_are_noticed(checked):
    check = checked(_Spoiling(1.0, again=True))["captured passes"]
    assert not check.ok
    assert check.value == "far off"


def test_a_round_that_takes_memory_anew_is_a_failure(checked, monkeypatch):
    held = iter([1000, 1064])
    monkeypatch.setattr(doctor_passes, "_reserved", lambda device: next(held))
    check = checked()["cost of a pass"]
    assert (check.ok, check.value) == (False, "took 64 bytes more")


def test_what_a_card_holds_is_torch_s_to_say(monkeypatch):
    monkeypatch.setattr(torch.cuda, "memory_reserved", lambda device: {CARD: 7}[device])
    assert (doctor_passes._reserved(CARD), doctor_passes._reserved(CPU)) == (7, 0)


def test_on_a_card_its_memory_is_read_too(tiny_folder, monkeypatch):
    """The passes themselves are those of the CPU here."""
    load = doctor_passes.load_target
    monkeypatch.setattr(doctor_passes, "load_target", lambda folder, **options: load(folder, **(options | HERE)))
    monkeypatch.setattr(doctor_passes, "resolve_precision", lambda name, device, config: f"{name} of {device}")
    monkeypatch.setattr(
        doctor_passes, "measure_read_bandwidth", lambda device, size: {(CARD, 512 << 20): 2e12}[device, size]
    )
    monkeypatch.setattr(doctor_passes, "REPEATS", 2)
    *_, last = pass_checks(CARD, open_model_folder(tiny_folder("llama")), None)
    assert (last.name, last.ok, last.value) == ("VRAM bandwidth, measured", True, "2000 GB/s")


def test_whatever_goes_wrong_is_a_line_of_the_report(checked, monkeypatch):
    def fail(*_, **__):
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(doctor_passes, "load_target", fail)
    (check,) = checked().values()
    assert (check.ok, check.value, check.detail) == (False, "failed", "ZeroDivisionError: by nothing")
