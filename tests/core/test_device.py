"""Devices, memory and the bandwidth yardstick."""

import json

import pytest
import torch

from dspark_core import bandwidth
from dspark_core.device import available_bytes, device_name, out_of_memory_in_words, require_memory, resolve_device
from dspark_core.errors import DeviceError, InvalidRequestError, OutOfMemoryError

CPU = torch.device("cpu")


def test_devices_by_name():
    assert resolve_device("cpu") == CPU
    assert resolve_device("auto").type in ("cpu", "cuda")
    for name in ("", "abacus", "cuda:x", "cpu:cpu", "9"):
        with pytest.raises(InvalidRequestError):
            resolve_device(name)
    with pytest.raises(DeviceError):
        resolve_device("meta")


def test_no_cuda_is_said(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(DeviceError, match="CUDA"):
        resolve_device("cuda")


def test_a_cuda_device_that_is_not_there(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    assert resolve_device("cuda:0").index == 0
    with pytest.raises(DeviceError, match="1 CUDA device"):
        resolve_device("cuda:1")


def test_the_processor_has_a_name_and_memory():
    assert device_name(CPU)
    assert available_bytes(CPU) > 1 << 20
    require_memory(CPU, 1 << 20)
    with pytest.raises(OutOfMemoryError, match="GiB"):
        require_memory(CPU, 1 << 60)


def test_only_memory_errors_are_translated():
    for error in (MemoryError(), torch.OutOfMemoryError(), RuntimeError("DefaultCPUAllocator: not enough memory")):
        with pytest.raises(OutOfMemoryError), out_of_memory_in_words():
            raise error
    with pytest.raises(RuntimeError, match="another"), out_of_memory_in_words():
        raise RuntimeError("another")


def test_a_real_allocation_that_cannot_be():
    with pytest.raises(OutOfMemoryError), out_of_memory_in_words():
        torch.empty(1 << 50)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DSPARK_HOME", str(tmp_path))
    monkeypatch.setattr(bandwidth, "READ_BYTES", 1 << 20)
    return tmp_path


def test_the_highest_bandwidth_so_far_is_kept(home, monkeypatch):
    assert bandwidth.peak_bytes_per_s(CPU, 2) > 1e8
    for reading, kept in [(3e12, 3e12), (1e12, 3e12), (4e12, 4e12)]:
        monkeypatch.setattr(bandwidth, "measure_read_bandwidth", lambda reading=reading: reading)
        assert bandwidth.peak_bytes_per_s(CPU, 2) == kept
    assert bandwidth.peak_bytes_per_s(CPU, 1) == 4e12  # each number of threads has its own
    monkeypatch.setattr(bandwidth, "measure_read_bandwidth", lambda: 1.0)
    assert bandwidth.peak_bytes_per_s(CPU, 3) == 1.0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b'{"a": null}', b'{"a": [1]}', b"\xff", b"[" * 100_000])
def test_a_damaged_figure_is_measured_again(home, content):
    (home / "bandwidth.json").write_bytes(content)
    assert bandwidth.peak_bytes_per_s(CPU, 2) > 1e8
    assert len(json.loads((home / "bandwidth.json").read_text())) == 1


def test_a_disk_that_takes_nothing_does_not_matter(home, monkeypatch):
    monkeypatch.setenv("DSPARK_HOME", "/dev/null/nothing")
    assert bandwidth.peak_bytes_per_s(CPU, 2) > 1e8
