"""Devices and their memory."""

import ctypes
import gc
import platform
import sys
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
import torch

from dspark_core.device import (
    available_bytes,
    device_errors_in_words,
    device_memory,
    device_name,
    give_back_memory,
    noise,
    require_memory,
    resolve_device,
    resolve_devices,
)
from dspark_core.errors import DeviceError, InvalidRequestError, OutOfMemoryError

CPU, CARD = torch.device("cpu"), torch.device("cuda", 1)


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


def test_the_name_of_a_card_is_its_own(monkeypatch):
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda device: {CARD: "NVIDIA Some"}[device])
    assert device_name(CARD) == "NVIDIA Some"


@pytest.mark.parametrize("listed", [None, "flags : fpu\n"], ids=["no list of processors", "no name in it"])
def test_a_processor_that_is_not_listed_is_called_by_what_is_known_of_it(monkeypatch, listed):
    def read(path, **options):
        if listed is None:
            raise FileNotFoundError(path)
        return listed

    monkeypatch.setattr(Path, "read_text", read)
    monkeypatch.setattr(platform, "machine", lambda: "arm64")
    for processor, name in (("Some 7", "Some 7"), ("", "arm64")):
        monkeypatch.setattr(platform, "processor", lambda processor=processor: processor)
        assert device_name(CPU) == name
    monkeypatch.setattr(platform, "machine", lambda: "")
    assert device_name(CPU) == "CPU"


def test_memory_of_a_card_is_what_all_programs_use_and_its_total(monkeypatch):
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: {CARD: (3, 8)}[device])
    assert device_memory(CARD) == (5, 8)
    assert device_memory(CPU) is None


@pytest.fixture
def given_back(monkeypatch):
    """What give_back_memory did, in order."""
    done = []
    monkeypatch.setattr(gc, "collect", lambda: done.append("collected"))
    monkeypatch.setattr(torch.cuda, "empty_cache", lambda: done.append("card"))
    trim = SimpleNamespace(malloc_trim=lambda keep: done.append("system"))
    monkeypatch.setattr(ctypes, "CDLL", lambda name: trim)
    return done


@pytest.mark.parametrize("card", [True, False])
@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_memory_is_given_back_once_cycles_are_gone(monkeypatch, given_back, card, system):
    """The other way round the card would keep what only a cycle still held."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: card)
    monkeypatch.setattr(sys, "platform", system)
    give_back_memory()
    assert given_back == ["collected", *["card"] * card, *["system"] * (system == "linux")]


@pytest.mark.parametrize("without", [OSError("no such library"), AttributeError("malloc_trim")])
def test_a_c_library_that_gives_nothing_back_is_no_error(monkeypatch, given_back, without):
    def library(name):
        raise without

    monkeypatch.setattr(ctypes, "CDLL", library)
    monkeypatch.setattr(sys, "platform", "linux")
    give_back_memory()


def test_only_memory_errors_are_translated():
    for error in (MemoryError(), torch.OutOfMemoryError(), RuntimeError("DefaultCPUAllocator: not enough memory")):
        with pytest.raises(OutOfMemoryError), device_errors_in_words():
            raise error
    with pytest.raises(RuntimeError, match="another"), device_errors_in_words():
        raise RuntimeError("another")


def test_a_real_allocation_that_cannot_be():
    with pytest.raises(OutOfMemoryError), device_errors_in_words():
        torch.empty(1 << 50)


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc keeps what was freed")
def test_freed_memory_goes_back_to_the_system():
    resident = psutil.Process().memory_info
    blocks = [torch.ones(20_000) for _ in range(1_000)]  # 80 KB each: small enough to be kept
    kept = blocks[-1]  # stands above them, so that they cannot go by themselves
    full = resident().rss
    del blocks
    give_back_memory()
    assert kept[0] == 1
    assert resident().rss < full - 50e6


def test_several_devices_by_name(monkeypatch):
    assert resolve_devices("cpu") == (CPU,)
    with pytest.raises(InvalidRequestError, match="twice"):
        resolve_devices("cpu,cpu")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert resolve_devices("auto") == (CPU,)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 3)
    assert [str(device) for device in resolve_devices("auto")] == ["cuda", "cuda:1", "cuda:2", "cpu"]
    assert [str(device) for device in resolve_devices("cuda:2, cuda:0,cpu")] == ["cuda:2", "cuda:0", "cpu"]
    assert resolve_devices("cuda:1") == (torch.device("cuda:1"),)
    with pytest.raises(InvalidRequestError, match="twice"):
        resolve_devices("cuda,cuda:0")
    with pytest.raises(InvalidRequestError, match="before a card"):
        resolve_devices("cpu,cuda:0")
    with pytest.raises(DeviceError):
        resolve_devices("cuda:0,cuda:3")


def test_numbers_to_measure_with_leave_the_usual_generator_alone():
    """On a card it refuses to work after a failed capture."""
    before = torch.get_rng_state()
    numbers = noise(3, 1000, torch.float32, torch.device("cpu"))
    assert numbers.shape == (3, 1000)
    assert 0.9 < float(numbers.std()) < 1.1
    assert torch.equal(torch.get_rng_state(), before)
