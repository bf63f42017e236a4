"""What a caller asks of the engine. Pure values, standard library only."""

import uuid
from dataclasses import dataclass, field
from typing import Literal

from dspark_core.errors import InvalidRequestError

Role = Literal["system", "user", "assistant"]


def new_request_id() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation.

    ``token_ids`` are the ids the target itself wrote for an assistant turn. When they are given they are used
    as they are: re-tokenising the text could give other ids and would lose the cached prefix.
    """

    role: Role
    content: str
    token_ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class SamplingParams:
    """How the next token is chosen. ``None`` means: as the model's own ``generation_config`` says.

    ``temperature`` 0 is greedy. ``top_k`` 0 and ``top_p`` 1 switch those filters off.
    """

    temperature: float | None = None
    top_k: int | None = None
    top_p: float | None = None

    def validated(self) -> "SamplingParams":
        """Return self. Raises InvalidRequestError naming the value that is out of range."""
        if self.temperature is not None and not 0.0 <= self.temperature <= 10.0:
            raise InvalidRequestError(f"Temperature {self.temperature} is out of range.", "Use 0 (greedy) to 10.")
        if self.top_k is not None and self.top_k < 0:
            raise InvalidRequestError(f"top-k {self.top_k} is negative.", "Use 0 to switch it off.")
        if self.top_p is not None and not 0.0 < self.top_p <= 1.0:
            raise InvalidRequestError(f"top-p {self.top_p} is out of range.", "Use a value above 0, up to 1.")
        return self

    def filled_from(self, defaults: "SamplingParams") -> "SamplingParams":
        """These values where given, those of ``defaults`` where not."""
        return SamplingParams(
            self.temperature if self.temperature is not None else defaults.temperature,
            self.top_k if self.top_k is not None else defaults.top_k,
            self.top_p if self.top_p is not None else defaults.top_p,
        )

    @property
    def greedy(self) -> bool:
        return not self.temperature


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """One answer to be made: ``messages`` through the model's chat template, or ``prompt_ids`` as they are.

    ``seed`` None draws one; the one used is reported in the statistics.
    """

    messages: tuple[Message, ...] = ()
    prompt_ids: tuple[int, ...] | None = None
    sampling: SamplingParams = field(default_factory=SamplingParams)
    max_new_tokens: int = 512
    seed: int | None = None
    request_id: str = field(default_factory=new_request_id)


@dataclass(frozen=True, slots=True)
class LoadRequest:
    """Which pair to load and how. ``target`` is a catalogue name (``starter``) or a folder.

    ``precision`` is ``auto``, ``bf16``, ``fp32`` or ``nf4``; ``device`` ``auto``, ``cpu`` or ``cuda[:n]``;
    ``context_length`` None takes the smaller of the model's own limit and 8,192; ``threads`` None takes all cores.
    """

    target: str = "starter"
    drafter: str = "lookup"
    precision: str = "auto"
    device: str = "auto"
    context_length: int | None = None
    threads: int | None = None
    request_id: str = field(default_factory=new_request_id)
