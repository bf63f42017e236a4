"""What this computer has, as far as it decides what to install. Every question has a time limit."""

import os
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path

import torch_choice
from torch_choice import Gpu

from dspark_core.marked import Marked


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
    why: Marked


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


def advise(gpu: Gpu | None, system: str) -> tuple[str, Marked]:
    """Which build of PyTorch fits, and why. The user decides."""
    if system == "Darwin":
        return "cpu", Marked("There is no CUDA on macOS.")
    if gpu is None:
        return "cpu", Marked("No NVIDIA card answered.")
    if gpu.too_old:
        return "cpu", Marked(
            "The driver {version} of {card} is too old: CUDA 13 needs {needed} or newer.",
            version=gpu.driver,
            card=gpu.name,
            needed=torch_choice.CUDA_DRIVER,
        )
    return "cuda", Marked("{card} has a driver ({version}) that runs CUDA 13.", card=gpu.name, version=gpu.driver)


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
