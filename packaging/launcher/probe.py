"""What this computer has, as far as it decides what to install. Every question has a time limit."""

import os
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path

import torch_choice
from torch_choice import Gpu


@dataclass(frozen=True)
class Hardware:
    """``memory`` and ``disk_free`` in bytes, None where the system does not say. ``advice``: cpu or cuda, ``why`` in a
    sentence."""

    system: str
    cores: int
    memory: int | None
    disk_free: int | None
    gpu: Gpu | None
    advice: str
    why: str


def probe(folder: Path) -> Hardware:
    """Ask the system, and the driver of NVIDIA cards (ten seconds at most)."""
    gpu = torch_choice.find_gpu()
    advice, why = advise(gpu, platform.system())
    return Hardware(
        system=f"{platform.system()} {platform.release()} ({platform.machine()})",
        cores=os.cpu_count() or 1,
        memory=_memory(),
        disk_free=_disk_free(folder),
        gpu=gpu,
        advice=advice,
        why=why,
    )


def advise(gpu: Gpu | None, system: str) -> tuple[str, str]:
    """Which build of PyTorch fits, and why. The user decides."""
    if system == "Darwin":
        return "cpu", "There is no CUDA on macOS."
    if gpu is None:
        return "cpu", "No NVIDIA card answered."
    if gpu.too_old:
        needed = torch_choice.CUDA_DRIVER
        return "cpu", f"The driver {gpu.driver} of {gpu.name} is too old: CUDA 13 needs {needed} or newer."
    return "cuda", f"{gpu.name} has a driver ({gpu.driver}) that runs CUDA 13."


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None


def _disk_free(folder: Path) -> int | None:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
