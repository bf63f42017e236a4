"""The bandwidth yardstick: measured on the CPU, computed on a card, or as the user says; never made up."""

import json
from types import SimpleNamespace

import pytest
import torch
from fake_nvml import UUID, FakeNvml, NVMLError

from dspark_core import bandwidth, device, telemetry
from dspark_core.bandwidth import Peak, known_peak, peak_bandwidth
from dspark_core.errors import InvalidRequestError

CPU, CARD = torch.device("cpu"), torch.device("cuda:0")


def peak(on: torch.device, threads: int) -> float | None:
    return peak_bandwidth(on, threads).bytes_per_s


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DSPARK_HOME", str(tmp_path))
    monkeypatch.setattr(bandwidth, "READ_BYTES", 1 << 20)
    return tmp_path


def test_the_highest_bandwidth_so_far_is_kept(home, monkeypatch):
    assert peak(CPU, 2) > 1e8
    for reading, kept in [(3e12, 3e12), (1e12, 3e12), (4e12, 4e12)]:
        monkeypatch.setattr(bandwidth, "measure_read_bandwidth", lambda reading=reading: reading)
        assert peak(CPU, 2) == kept
    assert peak(CPU, 1) == 4e12  # each number of threads has its own
    monkeypatch.setattr(bandwidth, "measure_read_bandwidth", lambda: 1.0)
    assert peak(CPU, 3) == 1.0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b'{"a": null}', b'{"a": [1]}', b"\xff", b"[" * 100_000])
def test_a_damaged_figure_is_measured_again(home, content):
    (home / "bandwidth.json").write_bytes(content)
    assert peak(CPU, 2) > 1e8
    assert len(json.loads((home / "bandwidth.json").read_text())) == 1


def test_a_disk_that_takes_nothing_does_not_matter(home, monkeypatch):
    monkeypatch.setenv("DSPARK_HOME", "/dev/null/nothing")
    assert peak(CPU, 2) > 1e8


@pytest.fixture
def card(monkeypatch):
    """A CUDA device that is the fake NVML's card; the properties can be changed."""
    nvml = FakeNvml()
    properties = SimpleNamespace(uuid=UUID.removeprefix("GPU-"), memory_clock_rate=10_501_000, memory_bus_width=384)
    monkeypatch.setattr(torch.version, "cuda", "13.0")
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda on: properties)
    monkeypatch.setattr(telemetry, "_library", lambda: nvml)
    return SimpleNamespace(nvml=nvml, properties=properties)


def test_a_card_is_computed_from_nvml_else_from_cuda_else_unknown(card):
    card.nvml.answers["nvmlDeviceGetMaxClockInfo"] = {2: 9501}
    assert peak_bandwidth(CARD, 1) == (pytest.approx(912.1e9, rel=1e-3), "nvml")
    card.nvml.answers["nvmlDeviceGetMemoryBusWidth"] = NVMLError("Not Supported")
    assert peak_bandwidth(CARD, 1) == (pytest.approx(1008.1e9, rel=1e-3), "cuda")
    for name in ("memory_clock_rate", "memory_bus_width"):
        kept = getattr(card.properties, name)
        setattr(card.properties, name, 0)
        assert peak_bandwidth(CARD, 1) == (None, "unknown")
        delattr(card.properties, name)
        assert peak_bandwidth(CARD, 1) == (None, "unknown")
        setattr(card.properties, name, kept)


def test_a_peak_is_known_without_a_measurement(home, card, monkeypatch):
    assert known_peak(CPU) is None
    for threads, reading in ((1, 2e12), (2, 3e12)):
        monkeypatch.setattr(bandwidth, "measure_read_bandwidth", lambda reading=reading: reading)
        peak_bandwidth(CPU, threads)
    assert known_peak(CPU) == 3e12
    assert known_peak(CARD) == pytest.approx(1008.1e9, rel=1e-3)
    monkeypatch.setenv(bandwidth.PEAK_VARIABLE, "700")
    assert known_peak(CPU) == known_peak(CARD) == 700e9


def test_a_card_is_found_by_its_uuid_and_another_makers_is_unknown(card, monkeypatch):
    assert device.card_uuid(CARD) == UUID
    assert device.nvml_card(CARD) is not None
    assert device.card_uuid(CPU) is device.nvml_card(CPU) is None
    monkeypatch.setattr(torch.version, "cuda", None)  # a ROCm build
    assert device.card_uuid(CARD) is device.nvml_card(CARD) is None
    assert peak_bandwidth(CARD, 1) == (None, "unknown")


def test_what_the_user_says_stands_above_all(card, home, monkeypatch):
    monkeypatch.setenv("DSPARK_PEAK_GB_S", " 900.5 ")
    assert peak_bandwidth(CARD, 1) == peak_bandwidth(CPU, 1) == Peak(900.5e9, "told")
    assert not (home / "bandwidth.json").exists()
    monkeypatch.setenv("DSPARK_PEAK_GB_S", "")
    assert peak_bandwidth(CARD, 1).source == "nvml"
    assert peak_bandwidth(CPU, 1).source == "measured"


@pytest.mark.parametrize("told", ["fast", "0", "-3", "nan", "inf", "1,008"])
def test_what_is_no_bandwidth_is_refused_by_name(monkeypatch, told):
    monkeypatch.setenv("DSPARK_PEAK_GB_S", told)
    with pytest.raises(InvalidRequestError, match="DSPARK_PEAK_GB_S"):
        peak_bandwidth(CPU, 1)


def test_a_card_is_waited_for_before_and_after_each_read(monkeypatch):
    """It computes on its own: without the first wait another's work is timed, without the second nothing is."""
    done = []
    buffer = SimpleNamespace(sum=lambda: done.append("read"))
    monkeypatch.setattr(torch.cuda, "synchronize", lambda on: done.append(on))
    monkeypatch.setattr(torch, "ones", lambda count, device: {(256, CARD): buffer}[count, device])
    clock = iter(range(2 * bandwidth.REPEATS))
    monkeypatch.setattr(bandwidth.time, "perf_counter", lambda: done.append("clock") or next(clock))
    assert bandwidth.measure_read_bandwidth(CARD, 1024) == 1024
    assert done == [CARD, "clock", "read", CARD, "clock"] * bandwidth.REPEATS


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available() or torch.version.cuda is None, reason="needs an NVIDIA card")
def test_every_real_card_is_known_to_nvml_as_the_one_that_cuda_means():
    for index in range(torch.cuda.device_count()):
        on = torch.device("cuda", index)
        reading = device.nvml_card(on).read()
        assert reading.total == pytest.approx(torch.cuda.get_device_properties(on).total_memory, rel=0.1)
        before = reading.used
        held = torch.ones(1 << 30, dtype=torch.uint8, device=on)
        torch.cuda.synchronize(on)
        assert device.nvml_card(on).read().used - before > held.nbytes // 2
        del held
        torch.cuda.empty_cache()
        bytes_per_s, source = peak_bandwidth(on, 1)
        assert source in ("nvml", "cuda")
        assert 5e10 < bytes_per_s < 5e13
