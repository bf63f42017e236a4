"""What a card tells of itself: every reading alone can be missing, none is made up, nothing raises."""

import ctypes
import os
import sys
from dataclasses import fields
from types import SimpleNamespace

import pytest
from fake_nvml import GIB, UUID, WHOLE, FakeNvml, NVMLError

from dspark_core import telemetry
from dspark_core.telemetry import CardReading, find_card


@pytest.fixture(autouse=True)
def first_namespace(monkeypatch):
    monkeypatch.setattr(os, "readlink", lambda path: telemetry.FIRST_PID_NAMESPACE)


def test_all_readings_of_a_card():
    card = find_card(UUID, FakeNvml())
    assert card.read() == WHOLE


@pytest.mark.parametrize(
    ("question", "lost"),
    [
        ("nvmlDeviceGetMemoryInfo", {"used", "total"}),
        ("nvmlDeviceGetComputeRunningProcesses", {"own"}),
        ("nvmlDeviceGetGraphicsRunningProcesses", set()),
        ("nvmlDeviceGetClockInfo", {"memory_clock_mhz", "sm_clock_mhz"}),
        ("nvmlDeviceGetTemperature", {"temperature_c"}),
        ("nvmlDeviceGetPowerUsage", {"power_w"}),
        ("nvmlDeviceGetUtilizationRates", {"memory_busy"}),
        ("nvmlSystemGetDriverVersion", {"driver"}),
    ],
)
@pytest.mark.parametrize("error", [NVMLError("Not Supported"), AttributeError("no such symbol"), OSError("gone")])
def test_what_the_driver_does_not_tell_is_missing_alone(question, lost, error):
    reading = find_card(UUID, FakeNvml(**{question: error})).read()
    missing = {field.name for field in fields(CardReading) if getattr(reading, field.name) is None}
    assert missing == lost
    assert all(getattr(reading, name) == getattr(WHOLE, name) for name in {f.name for f in fields(WHOLE)} - lost)


def test_a_card_that_is_gone_tells_nothing():
    gone = FakeNvml()
    card = find_card(UUID, gone)
    gone.answers = dict.fromkeys(gone.answers, NVMLError("GPU is lost"))
    assert card.read() == CardReading()
    assert card.peak_bytes_per_s() is None


def test_zeros_that_mean_unknown_are_not_shown_as_readings():
    nothing = SimpleNamespace(used=0, total=0)
    reading = find_card(UUID, FakeNvml(nvmlDeviceGetMemoryInfo=nothing, nvmlDeviceGetClockInfo={1: 0, 2: 0})).read()
    assert (reading.used, reading.total, reading.memory_clock_mhz, reading.sm_clock_mhz) == (None,) * 4


def test_a_card_is_found_by_its_own_number_or_not_at_all():
    assert find_card("GPU-99999999-2222-3333-4444-555555555555", FakeNvml()) is None


@pytest.mark.parametrize(
    ("clock", "bus", "gb_per_s"), [(10501, 384, 1008), (2619, 5120, 3352), (1215, 5120, 1555), (14001, 512, 1792)]
)
def test_the_peak_is_clock_times_bus(clock, bus, gb_per_s):
    """RTX 4090, H100 SXM, A100 40 GB, RTX 5090: what their makers' data sheets say."""
    nvml = FakeNvml(nvmlDeviceGetMaxClockInfo={2: clock}, nvmlDeviceGetMemoryBusWidth=bus)
    assert find_card(UUID, nvml).peak_bytes_per_s() == pytest.approx(gb_per_s * 1e9, rel=1e-3)


@pytest.mark.parametrize("missing", [NVMLError("Not Supported"), 0])
@pytest.mark.parametrize("question", ["nvmlDeviceGetMaxClockInfo", "nvmlDeviceGetMemoryBusWidth"])
def test_no_peak_without_both(question, missing):
    answer = {2: 0} if missing == 0 and question == "nvmlDeviceGetMaxClockInfo" else missing
    assert find_card(UUID, FakeNvml(**{question: answer})).peak_bytes_per_s() is None


def test_our_share_from_the_graphics_list_and_where_the_driver_hides_it():
    mine = [SimpleNamespace(pid=os.getpid(), usedGpuMemory=GIB)]
    other = [SimpleNamespace(pid=os.getpid() + 1, usedGpuMemory=GIB)]
    lists = ("nvmlDeviceGetComputeRunningProcesses", "nvmlDeviceGetGraphicsRunningProcesses")
    hidden = [SimpleNamespace(pid=os.getpid(), usedGpuMemory=None)]
    for first, second, own in [(other, mine, GIB), (other, other, None), ([], [], None), (hidden, [], None)]:
        nvml = FakeNvml(**dict(zip(lists, (first, second), strict=True)))
        assert find_card(UUID, nvml).read().own == own


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="process numbers of containers are Linux's")
def test_in_a_container_the_same_number_is_another_process(monkeypatch):
    monkeypatch.setattr(os, "readlink", lambda path: "pid:[4026532201]")
    assert find_card(UUID, FakeNvml()).read().own is None

    def no_proc(path):
        raise FileNotFoundError(path)

    monkeypatch.setattr(os, "readlink", no_proc)
    assert find_card(UUID, FakeNvml()).read().own is None


def test_without_a_driver_there_is_no_card(monkeypatch):
    """The real binding, whose library cannot be found."""

    def no_library(name, *arguments, **options):
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    telemetry._library.cache_clear()
    try:
        assert find_card(UUID) is None
    finally:
        telemetry._library.cache_clear()
    monkeypatch.setitem(sys.modules, "pynvml", None)  # not installed
    try:
        assert find_card(UUID) is None
    finally:
        telemetry._library.cache_clear()


def test_the_library_is_made_ready_once(monkeypatch):
    started, nvml = [], FakeNvml()
    nvml.nvmlInit = lambda: started.append(True)
    monkeypatch.setitem(sys.modules, "pynvml", nvml)
    telemetry._library.cache_clear()
    try:
        assert [find_card(UUID).read() for _ in range(2)] == [WHOLE] * 2
    finally:
        telemetry._library.cache_clear()
    assert started == [True]


def test_the_binding_has_every_name_that_is_used():
    import pynvml

    for name in [*FakeNvml().answers, "nvmlInit", "nvmlDeviceGetHandleByUUID"]:
        assert callable(getattr(pynvml, name))
    for name in ("NVML_CLOCK_SM", "NVML_CLOCK_MEM", "NVML_TEMPERATURE_GPU"):
        assert getattr(pynvml, name) == getattr(FakeNvml, name)
