"""NVML as tests need it: one card that answers what the test says, or not at all."""

import os
from types import SimpleNamespace
from typing import Any

from dspark_core.telemetry import CardReading

UUID = "GPU-11111111-2222-3333-4444-555555555555"
GIB = 1 << 30
WHOLE = CardReading(
    used=6 * GIB,
    total=24 * GIB,
    own=5 * GIB,
    memory_clock_mhz=10251,
    sm_clock_mhz=2520,
    temperature_c=54,
    power_w=212.5,
    memory_busy=0.43,
    driver="580.95.05",
)
"""What the card tells when nothing is missing."""


class NVMLError(Exception):
    pass


class FakeNvml:
    """An RTX 4090 by default. ``answers`` by function name: a value, or an exception to raise. ``asked`` notes them."""

    NVML_CLOCK_SM, NVML_CLOCK_MEM, NVML_TEMPERATURE_GPU = 1, 2, 0

    def __init__(self, **answers: Any) -> None:
        self.asked: list[str] = []
        self.answers = {
            "nvmlDeviceGetMemoryInfo": SimpleNamespace(used=6 * GIB, total=24 * GIB, free=18 * GIB),
            "nvmlDeviceGetComputeRunningProcesses": [
                SimpleNamespace(pid=os.getpid() + 1, usedGpuMemory=GIB),
                SimpleNamespace(pid=os.getpid(), usedGpuMemory=5 * GIB),
            ],
            "nvmlDeviceGetGraphicsRunningProcesses": [],
            "nvmlDeviceGetClockInfo": {1: 2520, 2: 10251},
            "nvmlDeviceGetMaxClockInfo": {1: 3105, 2: 10501},
            "nvmlDeviceGetMemoryBusWidth": 384,
            "nvmlDeviceGetTemperature": {0: 54},
            "nvmlDeviceGetPowerUsage": 212_500,
            "nvmlDeviceGetUtilizationRates": SimpleNamespace(gpu=98, memory=43),
            "nvmlSystemGetDriverVersion": "580.95.05",
        } | answers

    def nvmlDeviceGetHandleByUUID(self, uuid: str) -> str:
        if uuid != UUID:
            raise NVMLError("Not Found")
        return "the card"

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("nvml"):
            raise AttributeError(name)

        def ask(*arguments: Any) -> Any:
            self.asked.append(name)
            answer = self.answers[name]
            if isinstance(answer, Exception):
                raise answer
            assert name.startswith("nvmlSystem") or arguments[0] == "the card"
            return answer[arguments[1]] if isinstance(answer, dict) else answer

        return ask
