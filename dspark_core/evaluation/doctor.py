"""The self-test: what this machine has, and whether each path the engine would use here computes what it should.

Contains no file names, user names or host names: the report is meant to be pasted into a bug report.
"""

import dataclasses
import importlib.metadata
import math
import platform
import sqlite3
import time
from collections.abc import Callable, Iterator

import psutil
import torch

from dspark_core import __version__
from dspark_core.bandwidth import PEAK_VARIABLE, measure_and_keep, peak_bandwidth, settle
from dspark_core.checkpoints.model_folder import ModelFolder, open_model_folder
from dspark_core.device import GIB, available_bytes, device_name, noise, nvml_card
from dspark_core.errors import InvalidRequestError
from dspark_core.evaluation.check import Check
from dspark_core.evaluation.doctor_passes import pass_checks
from dspark_core.models import store
from dspark_core.target.graphs import recorder_for
from dspark_core.target.linear import (
    DenseLinear,
    Int4Linear,
    Linear,
    Nf4Linear,
    PackedLinear,
    import_bitsandbytes,
    packed_bf16_supported,
)
from dspark_core.target.loading import resolve_precision

PACKAGES = ("torch", "transformers", "bitsandbytes", "accelerate", "safetensors", "PySide6-Essentials")
ROWS = (1, 2, 4, 8, 16)
FOUR_BIT_SIZE, FOUR_BIT_RUNS, FOUR_BIT_AT_ONCE = 8192, 5, 20
"""A square matrix as large models have them. So many products are asked for before any is waited for."""
PEAK_SOURCES = {
    "measured": "best large read",
    "nvml": "computed from clock and bus width (NVML)",
    "cuda": "computed from clock and bus width (CUDA)",
    "told": f"as set in {PEAK_VARIABLE}",
    "unknown": "neither NVML nor CUDA tells clock and bus width",
}


def examine() -> Iterator[Check]:
    """Yield the checks one by one (some take a second)."""
    yield Check("DSpark Chat", True, __version__)
    yield Check("Python", True, platform.python_version(), f"{platform.system()} {platform.machine()}")
    for package in PACKAGES:
        yield _version(package)
    yield Check("SQLite", True, sqlite3.sqlite_version)
    cpu = torch.device("cpu")
    memory = psutil.virtual_memory()
    yield Check(
        "CPU",
        True,
        device_name(cpu),
        f"{psutil.cpu_count(logical=False)} cores, {torch.get_num_threads()} threads in use, "
        f"{torch.backends.cpu.get_cpu_capability()}",
    )
    yield Check("RAM", True, f"{memory.total / GIB:.1f} GiB", f"{memory.available / GIB:.1f} GiB available")
    yield Check(
        "RAM bandwidth", True, f"{measure_and_keep(cpu, torch.get_num_threads()) / 1e9:.1f} GB/s", "best large read"
    )
    starter = store.installed("starter")
    yield Check(
        "starter target",
        True,
        "installed" if starter else "not fetched yet",
        "" if starter else "python -m dspark_core fetch starter",
    )
    if packed_bf16_supported():
        yield _linear_check("packed bfloat16 matrices", PackedLinear, cpu, tolerance=0.02)
    else:
        yield Check("packed bfloat16 matrices", True, "not supported by this CPU", "auto precision is fp32 here")
    yield _linear_check("NF4 matrices on CPU", Nf4Linear, cpu, tolerance=0.02, reference=_nf4_reference)
    folder = open_model_folder(starter) if starter else None
    if folder is not None:
        yield from pass_checks(cpu, folder, None)
    yield from _cuda_checks(folder)


def _cuda_checks(starter: ModelFolder | None) -> Iterator[Check]:
    if not torch.cuda.is_available():
        reason = "this torch is a CPU build" if torch.version.cuda is None else "no device or no driver"
        yield Check("CUDA", True, "not available", reason)
        return
    for index in range(torch.cuda.device_count()):
        try:
            yield from _card_checks(torch.device("cuda", index), starter)
        except Exception as error:
            # a self-test reports whatever goes wrong
            yield Check(f"checks of CUDA device {index}", False, "failed", f"{type(error).__name__}: {error}")


def _card_checks(device: torch.device, starter: ModelFolder | None) -> Iterator[Check]:
    major, minor = torch.cuda.get_device_capability(device)
    free = available_bytes(device) / GIB
    yield Check(f"CUDA device {device.index}", True, device_name(device), f"sm_{major}{minor}, {free:.1f} GiB free")
    yield _peak_check(device)
    yield _nvml_check(device)
    yield _linear_check("NF4 matrices on CUDA", Nf4Linear, device, tolerance=0.02, reference=_nf4_reference)
    yield four_bit_check(device)
    if starter is not None:
        yield from pass_checks(device, starter, recorder_for(device))


def _peak_check(device: torch.device) -> Check:
    try:
        peak, source = peak_bandwidth(device, 1)
    except InvalidRequestError as error:
        return Check("VRAM bandwidth", False, error.message, error.hint)
    return Check("VRAM bandwidth", True, f"{peak / 1e9:.0f} GB/s" if peak else "–", PEAK_SOURCES[source])


def _nvml_check(device: torch.device) -> Check:
    """Which readings the driver gives; none is needed to run."""
    card = nvml_card(device)
    if card is None:
        return Check("NVML", True, "does not know this device", "memory is then read through CUDA, between rounds")
    readings = dataclasses.asdict(card.read())
    missing = [name for name, value in readings.items() if value is None]
    told = f"{len(readings) - len(missing)} of {len(readings)} readings"
    driver = f"driver {readings['driver'] or 'unknown'}"
    return Check("NVML", True, told, f"{driver}; not told: {', '.join(missing)}" if missing else driver)


def _version(package: str) -> Check:
    try:
        return Check(package, True, importlib.metadata.version(package))
    except importlib.metadata.PackageNotFoundError:
        return Check(package, False, "not installed", "run packaging/bootstrap.py setup")


def _linear_check(
    name: str,
    make: Callable[[torch.Tensor, None], Linear],
    device: torch.device,
    *,
    tolerance: float,
    reference: Callable[[torch.Tensor], torch.Tensor] = lambda weight: weight,
) -> Check:
    """Compare a matrix backend with float32 products of the weights it stands for, at every row count in use."""
    generator = torch.Generator().manual_seed(0)
    weight = torch.randn(256, 512, generator=generator).to(device, torch.bfloat16)
    errors: list[float] = []
    try:
        with torch.inference_mode():
            exact = DenseLinear(reference(weight).float(), None)
            linear = make(weight, None)
            for rows in ROWS:
                x = torch.randn(rows, 512, generator=generator).to(device, torch.bfloat16)
                wanted = exact(x.float())
                errors.append(float((linear(x).float() - wanted).abs().max() / wanted.abs().max()))
    except Exception as error:
        # a self-test reports whatever goes wrong
        return Check(name, False, "failed", f"{type(error).__name__}: {error}")
    worst = math.nan if any(map(math.isnan, errors)) else max(errors)  # max alone passes over what is no number
    return Check(name, worst <= tolerance, f"error {worst:.4f}", f"limit {tolerance}, rows {ROWS[0]} to {ROWS[-1]}")


@torch.inference_mode()
def four_bit_check(device: torch.device) -> Check:
    """Which 4-bit precision is the faster one here, where a pass is of one row and where it checks a block."""
    weight = noise(FOUR_BIT_SIZE, FOUR_BIT_SIZE, torch.bfloat16, device)
    makers: dict[str, Callable[[torch.Tensor, None], Linear]] = {"nf4": Nf4Linear, "int4": Int4Linear}
    times: dict[str, list[float]] = {}
    for name, make in makers.items():
        try:
            resolve_precision(name, device)
            linear = make(weight, None)
            times[name] = [_seconds(linear, rows, device) for rows in (1, 8)]
        except Exception as error:
            # a self-test reports whatever goes wrong
            ok = isinstance(error, InvalidRequestError)  # a card that has no such kernel
            return Check("4-bit matrices", ok, f"no {name} here", f"{type(error).__name__}: {error}")
    told = "; ".join(f"{name} {one * 1e6:.0f} and {block * 1e6:.0f} us" for name, (one, block) in times.items())
    best = min(times, key=lambda name: times[name][1])
    ratio = max(block for _, block in times.values()) / times[best][1]
    size = f"{FOUR_BIT_SIZE:,} x {FOUR_BIT_SIZE:,}, 1 and 8 rows"
    return Check("4-bit matrices", True, f"{best} is {ratio:.1f} times as fast with 8 rows", f"{size}: {told}")


def _seconds(linear: Linear, rows: int, device: torch.device) -> float:
    """Of one product, from runs of many that are waited for together."""
    x = noise(rows, FOUR_BIT_SIZE, torch.bfloat16, device)
    best = math.inf
    for _ in range(FOUR_BIT_RUNS):
        settle(device)
        began = time.perf_counter()
        for _ in range(FOUR_BIT_AT_ONCE):
            linear(x)
        settle(device)
        best = min(best, (time.perf_counter() - began) / FOUR_BIT_AT_ONCE)
    return best


def _nf4_reference(weight: torch.Tensor) -> torch.Tensor:
    bnb = import_bitsandbytes().functional
    packed, state = bnb.quantize_4bit(weight, quant_type="nf4", compress_statistics=True)
    restored: torch.Tensor = bnb.dequantize_4bit(packed, state)
    return restored
