"""What a graphics card tells of itself through NVML, the library of NVIDIA's driver.

NVML is no part of CUDA, so any thread may ask while the engine computes or captures graphs; nothing here calls CUDA.
Laptops, virtual cards, WSL and old drivers lack some readings, and a driver can fail at any time: what is not told is
None. Cards of other makers are not known here.
"""

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

log = logging.getLogger(__name__)

FIRST_PID_NAMESPACE = "pid:[4026531836]"
"""Of Linux (PROC_PID_INIT_INO). The driver names processes by their numbers there; in a container ours is another."""


@dataclass(frozen=True, slots=True)
class CardReading:
    """One look at a card; None is what the driver does not tell."""

    used: int | None = None
    """Bytes in use by all programs, with what the driver keeps for itself."""
    total: int | None = None
    own: int | None = None
    """Bytes of them that this process holds, its CUDA context included."""
    memory_clock_mhz: int | None = None
    sm_clock_mhz: int | None = None
    temperature_c: int | None = None
    power_w: float | None = None
    memory_busy: float | None = None
    """Share of the last sampled moments, 0 to 1, in which memory was read or written at all. Not a bandwidth."""
    driver: str | None = None
    """Version of the driver."""


class Card:
    """One card. ``nvml`` is the module pynvml, or what has its functions."""

    def __init__(self, nvml: Any, handle: Any) -> None:
        self._nvml = nvml
        self._handle = handle

    def read(self) -> CardReading:
        """All readings now; takes up to milliseconds, longer when the driver is in trouble. Never raises."""
        nvml = self._nvml
        memory = self._ask("nvmlDeviceGetMemoryInfo")
        milliwatts = self._ask("nvmlDeviceGetPowerUsage")
        rates = self._ask("nvmlDeviceGetUtilizationRates")
        known = memory is not None and memory.total > 0
        return CardReading(
            used=memory.used if known else None,
            total=memory.total if known else None,
            own=self._own_bytes(),
            memory_clock_mhz=self._ask("nvmlDeviceGetClockInfo", nvml.NVML_CLOCK_MEM) or None,
            sm_clock_mhz=self._ask("nvmlDeviceGetClockInfo", nvml.NVML_CLOCK_SM) or None,
            temperature_c=self._ask("nvmlDeviceGetTemperature", nvml.NVML_TEMPERATURE_GPU),
            power_w=None if milliwatts is None else milliwatts / 1000,
            memory_busy=None if rates is None else rates.memory / 100,
            driver=_answer(nvml.nvmlSystemGetDriverVersion),
        )

    def peak_bytes_per_s(self) -> float | None:
        """Computed, not measured: two transfers in each of the highest memory clock's beats, over the whole bus."""
        megahertz = self._ask("nvmlDeviceGetMaxClockInfo", self._nvml.NVML_CLOCK_MEM)
        bus_bits = self._ask("nvmlDeviceGetMemoryBusWidth")
        return 2.0 * megahertz * 1e6 * bus_bits / 8 if megahertz and bus_bits else None

    def _own_bytes(self) -> int | None:
        if not _numbers_are_the_drivers():
            return None
        for question in ("nvmlDeviceGetComputeRunningProcesses", "nvmlDeviceGetGraphicsRunningProcesses"):
            for process in self._ask(question) or ():
                if process.pid == os.getpid():
                    held: int | None = process.usedGpuMemory  # None on Windows desktops
                    return held
        return None

    def _ask(self, name: str, *arguments: Any) -> Any:
        return _answer(getattr(self._nvml, name), self._handle, *arguments)


def find_card(uuid: str, nvml: Any = None) -> Card | None:
    """The card with this UUID (``GPU-`` and 32 digits with dashes), None where NVML or the card is missing. Cards are
    never told apart by their number: CUDA and NVML count in different orders."""
    nvml = nvml or _library()
    handle = None if nvml is None else _answer(nvml.nvmlDeviceGetHandleByUUID, uuid)
    return None if handle is None else Card(nvml, handle)


@cache
def _library() -> Any:
    """pynvml, ready for questions from now on; None where there is no driver."""
    try:
        import pynvml

        pynvml.nvmlInit()
    except Exception as error:  # no such package, no driver, a driver that was updated under the running system
        log.info("NVML is not available: %s", error)
        return None
    return pynvml


def _answer(question: Callable[..., Any], *arguments: Any) -> Any:
    """None for whatever goes wrong: pynvml raises NVMLError, but also its own and ctypes' errors with old drivers."""
    try:
        return question(*arguments)
    except Exception as error:
        log.debug("NVML does not tell %s: %s", getattr(question, "__name__", question), error)
        return None


def _numbers_are_the_drivers() -> bool:
    """Whether the driver knows this process by the number that the process knows itself by."""
    try:
        return not sys.platform.startswith("linux") or os.readlink("/proc/self/ns/pid") == FIRST_PID_NAMESPACE
    except OSError:
        return False
