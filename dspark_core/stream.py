"""What the host asks of a device's stream of work: its results, how long it took, and to take numbers along.

On a card the host runs ahead of the device and waits only where it reads a result: ``read`` is the one place in a round
that waits, once for all that is read together. On the CPU an operation is over when its call returns.
"""

import time
from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

import torch
from torch import Tensor

from dspark_core.errors import CorruptFileError


class Stream(Protocol):
    def mark(self) -> Any:
        """A moment between two operations."""

    def seconds(self, start: Any, end: Any) -> float:
        """From one mark to another; to be asked when something behind both was read."""

    def on_host(self, numbers: Tensor) -> list[float]:
        """``numbers`` [n], when the device has them."""


class CpuStream:
    def mark(self) -> float:
        return time.perf_counter()

    def seconds(self, start: float, end: float) -> float:
        return end - start

    def on_host(self, numbers: Tensor) -> list[float]:
        told: list[float] = numbers.tolist()
        return told


class CudaStream:
    """The stream of one card that operations run on."""

    def __init__(self, device: torch.device) -> None:
        self._device = device

    def mark(self) -> torch.cuda.Event:
        return self._recorded(torch.cuda.Event(enable_timing=True))  # type: ignore[no-untyped-call]

    def seconds(self, start: torch.cuda.Event, end: torch.cuda.Event) -> float:
        milliseconds: float = start.elapsed_time(end)
        return milliseconds / 1e3

    def on_host(self, numbers: Tensor) -> list[float]:
        """Copied to memory that the card can write itself (pinned); torch keeps such memory for the next time."""
        pinned = torch.empty(numbers.shape, dtype=numbers.dtype, pin_memory=True).copy_(numbers, non_blocking=True)
        self._recorded(torch.cuda.Event()).synchronize()  # type: ignore[no-untyped-call]
        told: list[float] = pinned.tolist()
        return told

    def _recorded(self, event: torch.cuda.Event) -> torch.cuda.Event:
        event.record(torch.cuda.current_stream(self._device))
        return event


@cache
def stream_of(device: torch.device) -> Stream:
    return CudaStream(device) if device.type == "cuda" else CpuStream()


def sent(numbers: Sequence[float], dtype: torch.dtype, device: torch.device) -> Tensor:
    """``numbers`` [n] on ``device``, without waiting for it: they are few and not pinned, so that the driver has read
    them when this returns, though the device need not have."""
    return torch.tensor(numbers, dtype=dtype).to(device, non_blocking=True)


def checked(values: Tensor, by: Tensor) -> Tensor:
    """``values`` [n], and whether ``by`` [m] are all finite: float64 [n + 1], as a Readout takes them."""
    return torch.cat([values.double(), torch.isfinite(by).all().double()[None]])


class Readout:
    """Numbers of a device that the host is to know."""

    def __init__(self, on_device: Tensor) -> None:
        self.on_device = on_device  # float64 [n + 1], as ``checked`` gives them
        self._told: list[float] | None = None

    @property
    def numbers(self) -> list[float]:
        """The n numbers. Waits for the device, unless they were read. Raises CorruptFileError when a pass gave NaN or
        infinity: damaged weights do, and would be taken for an answer."""
        if self._told is None:
            read(self)
        assert self._told is not None
        *numbers, finite = self._told
        if not finite:
            raise CorruptFileError(
                "The model's output is not a number: its weights are damaged, or too large for this precision.",
                "Fetch the model again, or try precision fp32.",
            )
        return numbers

    def tell(self, numbers: list[float]) -> None:
        self._told = numbers


def read(*readouts: Readout | None) -> None:
    """Bring all of one device to the host in one copy."""
    wanted = [readout for readout in readouts if readout is not None]
    parts = [readout.on_device for readout in wanted]
    numbers = stream_of(parts[0].device).on_host(torch.cat(parts) if len(parts) > 1 else parts[0])
    for readout in wanted:
        count = len(readout.on_device)
        readout.tell(numbers[:count])
        numbers = numbers[count:]
