"""Devices: which to use, how much memory they have, and what they raise in words."""

import ctypes
import gc
import logging
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import torch

from dspark_core.errors import DeviceError, DeviceLostError, InvalidRequestError, OutOfMemoryError
from dspark_core.marked import Marked
from dspark_core.telemetry import Card, find_card

log = logging.getLogger(__name__)

GIB = 1 << 30
OUT_OF_MEMORY_SIGNS = ("DefaultCPUAllocator", "CUDA error: out of memory", "CUBLAS_STATUS_ALLOC_FAILED")
DEVICE_LOST_SIGNS = (
    "uncorrectable ECC error",
    "uncorrectable NVLink error",
    "illegal memory access",
    "the launch timed out",
    "device-side assert",
    "hardware stack error",
    "illegal instruction",
    "misaligned address",
    "operation not supported on global/shared address space",
    "invalid program counter",
    "unspecified launch failure",
    "a hardware error",
    "fallen off the bus",
    "unknown error",
)
"""Errors after which "the process must be terminated and relaunched" (CUDA Runtime API, cudaError_t), and what a driver
says that no longer finds the card. All others leave it usable: a capture that is not permitted, a missing kernel."""


def resolve_device(name: str) -> torch.device:
    """``auto`` takes the first CUDA device, else the CPU. Raises InvalidRequestError, DeviceError."""
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise InvalidRequestError(
            "There is no device called {name!r}.", "Use auto, cpu, cuda or cuda:0.", name=name
        ) from error
    if device.type not in ("cpu", "cuda"):
        raise DeviceError("Devices of kind {kind!r} are not supported.", "Use cpu or cuda.", kind=device.type)
    if device.type == "cuda" and not torch.cuda.is_available():
        raise DeviceError("No CUDA device can be used here.", "Use the device cpu; doctor says what was found.")
    if device.type == "cuda" and (device.index or 0) >= torch.cuda.device_count():
        raise DeviceError(
            "There is no {name}: {count} CUDA device(s) were found.", name=name, count=torch.cuda.device_count()
        )
    return device


def resolve_devices(name: str) -> tuple[torch.device, ...]:
    """Where a pair may lie. It lies on the first if it fits there, else it is split over all in this order.

    ``auto`` is the first CUDA device, the others, the CPU; ``cuda:0,cuda:1,cpu`` is a choice of one's own. Raises
    InvalidRequestError, DeviceError.
    """
    if name == "auto" and torch.cuda.is_available():
        others = [torch.device("cuda", index) for index in range(1, torch.cuda.device_count())]
        return resolve_device(name), *others, torch.device("cpu")
    devices = tuple(resolve_device(part.strip()) for part in name.split(","))
    if len({*map(place_of, devices)}) < len(devices):
        raise InvalidRequestError(
            "A device is named twice in {name!r}.", "Name each once, like cuda:0,cuda:1,cpu.", name=name
        )
    if any(device.type == "cpu" for device in devices[:-1]):
        raise InvalidRequestError(
            "In {name!r} the CPU comes before a card.",
            "Name it last: it takes what the cards have no room for.",
            name=name,
        )
    return devices


def place_of(device: torch.device) -> tuple[str, int]:
    """The same for the same device, however it is written: ``cuda`` is ``cuda:0``."""
    return device.type, device.index or 0


def device_name(device: torch.device) -> str:
    """The device as its maker calls it."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "") or platform.processor() or platform.machine() or "CPU"


def available_bytes(device: torch.device) -> int:
    """Memory that can still be taken: free VRAM, or RAM that is available without swapping."""
    if device.type == "cuda":
        torch.cuda.empty_cache()  # what torch keeps of tensors that are gone counts as taken
        return torch.cuda.mem_get_info(device)[0]
    return int(psutil.virtual_memory().available)


def card_uuid(device: torch.device) -> str | None:
    """What NVML knows this device by, whatever its number here; None for what is no NVIDIA card (CPU, ROCm). A slice of
    a card (MIG) has a UUID that NVML does not know as a card."""
    if device.type != "cuda" or torch.version.cuda is None:
        return None
    return f"GPU-{torch.cuda.get_device_properties(device).uuid}"


def nvml_card(device: torch.device) -> Card | None:
    """The device as NVML tells of it; None where it does not."""
    uuid = card_uuid(device)
    return None if uuid is None else find_card(uuid)


def readable_card(device: torch.device) -> str | None:
    """The card's UUID, where NVML reads its memory under that name."""
    card = nvml_card(device)
    return card_uuid(device) if card is not None and card.read().used is not None else None


def device_memory(device: torch.device) -> tuple[int, int] | None:
    """(used, total) bytes of the card's own memory, by all programs; None for the CPU."""
    if device.type != "cuda":
        return None
    free, total = torch.cuda.mem_get_info(device)
    return total - free, total


def noise(rows: int, columns: int, dtype: torch.dtype, device: torch.device) -> torch.Tensor:
    """Normal numbers [rows, columns] to measure with. Not from the device's usual generator: where a capture has failed
    that one refuses until the program ends."""
    generator = torch.Generator(device).manual_seed(0)
    return torch.randn(rows, columns, dtype=dtype, device=device, generator=generator)


def give_back_memory() -> None:
    """Hand back to the system, and to other programs on the card, what was freed but is still kept for later."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    if sys.platform == "linux":
        # glibc keeps hundreds of megabytes; other C libraries have no such call
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def require_memory(
    device: torch.device,
    needed: int,
    what: str = Marked("The weights need"),
    advice: str = Marked("Close other programs, choose precision nf4, or a smaller model."),
) -> None:
    """Raise OutOfMemoryError when ``needed`` bytes cannot fit, before any time is spent on them."""
    available = available_bytes(device)
    if needed > available:
        raise OutOfMemoryError(
            "{what} about {needed:.1f} GiB, but only {available:.1f} GiB are free.",
            advice,
            what=what,
            needed=needed / GIB,
            available=available / GIB,
        )


@contextmanager
def device_errors_in_words() -> Iterator[None]:
    """Turn whatever torch raises for exhausted memory into OutOfMemoryError, for a lost device into DeviceLostError."""
    try:
        yield
    except (MemoryError, torch.OutOfMemoryError) as error:
        raise _out_of_memory() from error
    except RuntimeError as error:
        # the CPU allocator, CUDA and cuBLAS have no exception classes of their own for these
        text = str(error)
        if any(sign in text for sign in OUT_OF_MEMORY_SIGNS):
            raise _out_of_memory() from error
        # torch's advice in the lines below speaks of assertions whatever the error
        reason = text.partition("CUDA error:")[2].partition("\n")[0]
        if any(sign in reason for sign in DEVICE_LOST_SIGNS):
            log.error("the device is lost: %s", " ".join(text.split()))
            raise device_lost() from error
        raise


def device_lost() -> DeviceLostError:
    return DeviceLostError(
        "The graphics card has failed in the midst of its work, and this program cannot use it any more.",
        "Start the program again: only that brings the card back.",
    )


def _out_of_memory() -> OutOfMemoryError:
    return OutOfMemoryError(
        "The device ran out of memory.", "Start a new chat, choose a shorter context, precision nf4 or a smaller model."
    )
