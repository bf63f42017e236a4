"""Counts where the host would wait for a card: reads of the stream, and every other look at what a device computed."""

from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from dspark_core.stream import CpuStream

LOOKS = {
    *("item", "tolist", "numpy", "cpu", "nonzero", "is_nonzero", "equal", "unique", "masked_select"),
    *("__bool__", "__int__", "__float__", "__index__", "__contains__", "__array__"),
}


class Waits(TorchFunctionMode):
    """While it is entered every tensor is a card's, but for those that are made from Python's numbers or drawn by a
    generator of the CPU. ``reads`` of the stream (to be put in its place) and ``looks`` beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0
        self.looks: list[str] = []
        self._reading = False
        self._of_host: set[int] = set()
        self._kept: list[torch.Tensor] = []  # so that no other tensor gets the id

    def stream_of(self, device: torch.device) -> "CountedStream":
        return CountedStream(self)

    def __torch_function__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        name = getattr(function, "__name__", "")
        if name in LOOKS and not self._reading and not (args and id(args[0]) in self._of_host):
            self.looks.append(name)
        result = function(*args, **kwargs)
        if (name == "tensor" and "device" not in kwargs) or (name == "rand" and "generator" in kwargs):
            self._of_host.add(id(result))
            self._kept.append(result)
        return result


class CountedStream(CpuStream):
    def __init__(self, waits: Waits) -> None:
        self._waits = waits

    def on_host(self, numbers: torch.Tensor) -> list[float]:
        self._waits.reads += 1
        self._waits._reading = True
        try:
            return super().on_host(numbers)
        finally:
            self._waits._reading = False
