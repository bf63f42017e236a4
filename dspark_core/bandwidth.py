"""Peak memory bandwidth: the yardstick beside every bytes-per-second figure.

CPU: measured at each load by reading a buffer far larger than the caches, with the threads that decode; the highest so
far is kept, since another program can slow a reading but nothing can make it too fast. NVIDIA cards: computed from
memory clock and bus width, as NVML tells them, else CUDA. Other cards: unknown. The environment variable
DSPARK_PEAK_GB_S (a number, in 1e9 bytes per second) stands above all of these.
"""

import json
import math
import os
import time
from pathlib import Path
from typing import NamedTuple

import torch

from dspark_core.device import card_uuid, device_name, nvml_card
from dspark_core.errors import InvalidRequestError
from dspark_core.events import PeakSource
from dspark_core.preferences import data_dir

CPU = torch.device("cpu")
READ_BYTES = 256 << 20
REPEATS = 8
PEAK_VARIABLE = "DSPARK_PEAK_GB_S"


class Peak(NamedTuple):
    """The most bytes per second that a device can read, None where it cannot be known."""

    bytes_per_s: float | None
    source: PeakSource


def peak_bandwidth(device: torch.device, threads: int) -> Peak:
    """That of this device, from the best source there is. Raises InvalidRequestError."""
    told = told_peak()
    if told is not None:
        return told
    if device.type != "cuda":
        return Peak(measure_and_keep(device, threads), "measured")
    if card_uuid(device) is None:
        return Peak(None, "unknown")
    card = nvml_card(device)
    by_nvml = card.peak_bytes_per_s() if card else None
    if by_nvml:
        return Peak(by_nvml, "nvml")
    properties = torch.cuda.get_device_properties(device)
    clock_khz = getattr(properties, "memory_clock_rate", 0)  # of the highest clock; not in every build of torch
    bus_bits = getattr(properties, "memory_bus_width", 0)
    by_cuda = 2.0 * clock_khz * 1e3 * bus_bits / 8
    return Peak(by_cuda, "cuda") if by_cuda else Peak(None, "unknown")


def known_peak(device: torch.device) -> float | None:
    """The peak as far as it is known without measuring anything, bytes per second: of the CPU the highest that was
    kept, with however many threads. Raises InvalidRequestError."""
    told = told_peak()
    if told is not None:
        return told.bytes_per_s
    if device.type == "cuda":
        return peak_bandwidth(device, 0).bytes_per_s
    name = f"{device_name(device)} x"
    return max((peak for key, peak in _read_kept().items() if key.startswith(name)), default=None)


def told_peak() -> Peak | None:
    """What DSPARK_PEAK_GB_S says, None where it is not set. Raises InvalidRequestError."""
    told = os.environ.get(PEAK_VARIABLE, "").strip()
    if not told:
        return None
    try:
        gigabytes = float(told)
    except ValueError:
        gigabytes = math.nan
    if not 0 < gigabytes < math.inf:
        raise InvalidRequestError(
            "{variable} is {told!r:.40}, which is no bandwidth.",
            "Set it to the peak in GB/s of the device's memory, like 1008, or leave it out.",
            variable=PEAK_VARIABLE,
            told=told,
        )
    return Peak(gigabytes * 1e9, "told")


def measure_and_keep(device: torch.device, threads: int) -> float:
    """Measure now and keep the higher of this and what was kept before, which is returned; bytes per second."""
    kept = _read_kept()
    key = _key(device, threads)
    kept[key] = max(measure_read_bandwidth(), kept.get(key, 0.0))
    _write_kept(kept)
    return kept[key]


def measure_read_bandwidth(device: torch.device = CPU, size: int = READ_BYTES) -> float:
    """Best of a few reads of a large buffer of ``size`` bytes, on the CPU with torch's current threads; bytes per
    second."""
    buffer = torch.ones(size // 4, device=device)
    best = 0.0
    for _ in range(REPEATS):
        settle(device)
        began = time.perf_counter()
        buffer.sum()
        settle(device)
        best = max(best, size / (time.perf_counter() - began))
    return best


def settle(device: torch.device) -> None:
    """Wait for what was asked of a card; a CPU has done it."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def _key(device: torch.device, threads: int) -> str:
    return f"{device_name(device)} x{threads}"


def _path() -> Path:
    return data_dir() / "bandwidth.json"


def _read_kept() -> dict[str, float]:
    try:
        kept = json.loads(_path().read_text(encoding="utf-8"))
        return {str(key): float(value) for key, value in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return {}  # not measured yet, or not readable: it is measured again


def _write_kept(kept: dict[str, float]) -> None:
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}")
        temporary.write_text(json.dumps(kept), encoding="utf-8")
        temporary.replace(path)
    except OSError:
        pass  # a full disk only means that it is measured again next time
