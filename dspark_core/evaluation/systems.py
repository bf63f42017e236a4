"""What a benchmark asks of a system: answer a prompt, be timed."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer: tokens after the first, their seconds, and rounds (0 where a system has none)."""

    tokens: int
    seconds: float
    rounds: int


class System(Protocol):
    """Something that answers a prompt and can be timed."""

    name: str

    def answer(self, prompt_ids: list[int], max_new_tokens: int, temperature: float, seed: int) -> Sample: ...
