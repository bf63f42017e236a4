"""Peak memory bandwidth: the yardstick beside every bytes-per-second figure.

CPU: measured at each load by reading a buffer far larger than the caches, with the threads that decode; the highest so
far is kept, since another program can slow a reading but nothing can make it too fast. CUDA: computed from memory clock
and bus width.
"""

import json
import os
import time
from pathlib import Path

import torch

from dspark_core.device import device_name
from dspark_core.models.store import data_dir

READ_BYTES = 256 << 20
REPEATS = 8


def peak_bytes_per_s(device: torch.device, threads: int) -> float | None:
    """Bytes per second this device can read at most; None where it cannot be known."""
    if device.type == "cuda":
        properties = torch.cuda.get_device_properties(device)
        clock_khz = getattr(properties, "memory_clock_rate", 0)
        bus_bits = getattr(properties, "memory_bus_width", 0)
        return 2.0 * clock_khz * 1e3 * bus_bits / 8 or None
    return measure_and_keep(device, threads)


def measure_and_keep(device: torch.device, threads: int) -> float:
    """Measure now and keep the higher of this and what was kept before, which is returned; bytes per second."""
    kept = _read_kept()
    key = _key(device, threads)
    kept[key] = max(measure_read_bandwidth(), kept.get(key, 0.0))
    _write_kept(kept)
    return kept[key]


def measure_read_bandwidth() -> float:
    """Best of a few reads of a large buffer with torch's current threads, bytes per second."""
    buffer = torch.ones(READ_BYTES // 4)
    best = 0.0
    for _ in range(REPEATS):
        began = time.perf_counter()
        buffer.sum()
        best = max(best, READ_BYTES / (time.perf_counter() - began))
    return best


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
