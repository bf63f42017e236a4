"""What a caller asks of the engine. Pure values, standard library only."""

import math
import uuid
from dataclasses import dataclass, field, replace
from typing import Literal

from dspark_core.errors import InvalidRequestError
from dspark_core.marked import Marked

Role = Literal["system", "user", "assistant"]
ScheduleName = Literal["auto", "fixed"]

KV_PRECISIONS = ("auto", "bf16", "int8")
"""Of stored keys and values. ``auto``: as passes compute with them, that is as the weights on CUDA, fp32 on the CPU."""
HEAD_PRECISIONS = ("auto", "bf16", "int8")
"""Of embedding and head beside matrices of 4 bits. ``auto``: bf16 there, else as the matrices."""


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


_RANGES: dict[str, tuple[float, float, str]] = {
    "temperature": (0.0, 10.0, Marked("Use 0 (greedy) to 10.")),
    "top_k": (0, 1 << 30, Marked("Use 0 to switch it off.")),
    "top_p": (1e-9, 1.0, Marked("Use a value above 0, up to 1.")),
    "min_p": (0.0, 1.0, Marked("Use 0 (off) to 1.")),
    "repetition_penalty": (0.01, 100.0, Marked("Use 1 to switch it off; usual values are 1.05 to 1.3.")),
    "presence_penalty": (-100.0, 100.0, Marked("Use 0 to switch it off; usual values are -2 to 2.")),
    "frequency_penalty": (-100.0, 100.0, Marked("Use 0 to switch it off; usual values are -2 to 2.")),
}


@dataclass(frozen=True, slots=True)
class SamplingParams:
    """How the next token is chosen. ``None`` means: as the model's own ``generation_config`` says, or off.

    ``temperature`` 0 is greedy. ``top_k`` 0, ``top_p`` 1, ``min_p`` 0, ``repetition_penalty`` 1, ``presence_penalty`` 0
    and ``frequency_penalty`` 0 switch these off. ``logit_bias`` holds (token id, what is added to its logit).
    """

    temperature: float | None = None
    top_k: int | None = None
    top_p: float | None = None
    min_p: float | None = None
    repetition_penalty: float | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    logit_bias: tuple[tuple[int, float], ...] = ()

    def validated(self) -> "SamplingParams":
        """Return self. Raises InvalidRequestError naming the value that is out of range."""
        for name, (least, most, hint) in _RANGES.items():
            value = getattr(self, name)
            if value is not None and not least <= value <= most:
                raise InvalidRequestError(
                    "{name} {value} is out of range.", hint, name=name.replace("_", "-"), value=value
                )
        for token, bias in self.logit_bias:
            if token < 0 or not math.isfinite(bias):
                raise InvalidRequestError(
                    "The logit bias {bias} of token {token} is out of range.", bias=bias, token=token
                )
        return self

    def filled_from(self, defaults: "SamplingParams") -> "SamplingParams":
        """These values where given, those of ``defaults`` where not."""
        given = {name: getattr(self, name) for name in _RANGES if getattr(self, name) is not None}
        return replace(defaults, **given, logit_bias=self.logit_bias)

    @property
    def greedy(self) -> bool:
        return not self.temperature


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """One answer to be made: ``messages`` through the model's chat template, or ``prompt_ids`` as they are.

    Where the last message is the assistant's, this answer goes on behind its last token: events and result tell what
    is added, penalties and stop strings see all of it. A greedy one goes on as if it had never been cut.
    ``seed`` None draws one; the one used is reported in the statistics. The answer ends where one of the ``stop``
    strings would begin, and has at least ``min_new_tokens`` tokens before an end token may come. ``exact`` computes
    every position in passes of the same shape: a greedy answer is then the same bit for bit with every drafter.
    ``schedule``: "fixed" verifies whole blocks always, "auto" what is worth its time (the text of a seed then depends
    on times that were measured).
    """

    messages: tuple[Message, ...] = ()
    prompt_ids: tuple[int, ...] | None = None
    sampling: SamplingParams = field(default_factory=SamplingParams)
    max_new_tokens: int = 512
    seed: int | None = None
    stop: tuple[str, ...] = ()
    min_new_tokens: int = 0
    exact: bool = False
    schedule: ScheduleName = "fixed"
    request_id: str = field(default_factory=new_request_id)


@dataclass(frozen=True, slots=True)
class LoadRequest:
    """Which pair to load and how. ``target`` is a catalogue name (``starter``) or a folder.

    ``precision`` is ``auto``, ``bf16``, ``fp32``, ``nf4`` or ``int4``; ``device`` ``auto``, ``cpu``,
    ``cuda[:n]`` or several like ``cuda:0,cuda:1,cpu``, over which a pair is split that does not fit on the first
    (``auto`` has all cards and the CPU); ``context_length`` None takes the smaller of the model's own limit and 8,192;
    ``kv_precision`` is one of KV_PRECISIONS, ``head_precision`` of HEAD_PRECISIONS; ``threads`` None takes all cores,
    ``measured`` as many as are fastest when the target is loaded.
    """

    target: str = "starter"
    drafter: str = "lookup"
    precision: str = "auto"
    device: str = "auto"
    context_length: int | None = None
    kv_precision: str = "auto"
    head_precision: str = "auto"
    threads: int | Literal["measured"] | None = None
    request_id: str = field(default_factory=new_request_id)
