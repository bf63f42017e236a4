"""What a benchmark asks of a system: answer a prompt, be timed, and say how much memory it took."""

from dataclasses import dataclass
from typing import Protocol

import psutil
import torch

from dspark_core.errors import EngineError

GROWTH = "growth when loaded"
"""Memory of a system that shares our process: by how much that grew when the system was loaded and gave its first
answer. What is loaded first also pays for the libraries it imports."""
OWN_PEAK = "peak of its process"


class PeerFailedError(EngineError):
    """A peer ended or gave nonsense in the middle of a benchmark; the other systems go on without it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer: tokens after the first, their seconds, and rounds (0 where a system has none).

    ``ttft_s`` is seconds from the request to the first token, nothing of the prompt being cached. ``target_bytes`` is
    what verify passes read (estimate) in ``verify_s`` seconds; 0 where a system does not tell.
    """

    tokens: int
    seconds: float
    rounds: int
    ttft_s: float = 0.0
    target_bytes: float = 0.0
    verify_s: float = 0.0


class System(Protocol):
    """Something that answers a prompt and can be timed. ``weights`` says in which precision, or from which file, it
    reads the target; ``memory_kind`` what ``memory_bytes`` is."""

    name: str
    weights: str
    memory_bytes: int
    memory_kind: str

    def answer(self, prompt_ids: list[int], max_new_tokens: int, temperature: float, seed: int) -> Sample:
        """Raises PeerFailedError."""

    def close(self) -> None:
        """Free what it holds; it answers no more."""


def memory_in_use(device: torch.device) -> int:
    """Resident bytes of this process; on CUDA the graphics memory that torch holds."""
    if device.type == "cuda":
        return torch.cuda.memory_allocated(device)
    return int(psutil.Process().memory_info().rss)
