"""Every event the engine can emit. Frozen values of numbers, strings and tuples; standard library only.

A request emits PrefillProgress any number of times, FirstToken once, RoundFinished once per round, and ends with
exactly one GenerationFinished or GenerationFailed. An audit emits AuditProgress any number of times and ends with
AuditFinished or GenerationFailed. A load emits LoadProgress any number of times and ends with
ModelReady or LoadFailed. ``at`` is ``time.perf_counter()`` where it happened, not where it is shown.
"""

from dataclasses import dataclass
from typing import Literal

from dspark_core.marked import Marked
from dspark_core.metrics import GenerationStats
from dspark_core.requests import SamplingParams

TokenKind = Literal["plain", "accepted", "correction", "bonus"]
FinishReason = Literal["stop", "length", "stop_string", "cancelled"]
PeakSource = Literal["measured", "nvml", "cuda", "told", "unknown"]
"""Of a peak bandwidth: a large read; clock and bus width as NVML or CUDA tell them; the user (DSPARK_PEAK_GB_S)."""


@dataclass(frozen=True, slots=True)
class Token:
    """One committed token. ``text`` is what it adds to the answer: empty for a special token or for a token that
    ends in the middle of a character (the whole character then comes with the token that completes it)."""

    id: int
    text: str
    kind: TokenKind


@dataclass(frozen=True, slots=True)
class MemoryEstimate:
    """Bytes that a pair was estimated to take before it was read, with a context of ``context`` tokens."""

    context: int
    weights: int
    """Of target and drafter, as they are stored in their precision."""
    caches: int
    """Keys and values of both, of the whole context."""
    working: int
    """What a pass computes with, or what reading the weights takes for a moment."""
    libraries: int
    """What torch, CUDA and others take for themselves."""

    @property
    def total(self) -> int:
        return self.weights + self.caches + self.working + self.libraries


@dataclass(frozen=True, slots=True)
class DevicePart:
    """What of a pair lies on one of several devices: layers of the target with their keys and values. Beside them the
    head and the drafter on the first device, the embedding on the last."""

    device: str
    name: str
    layers: int
    estimate: MemoryEstimate


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What is loaded and really runs (never what was asked for)."""

    target: str
    """Catalogue name, or the name of the folder."""
    title: str
    """The target's name for people."""
    folder: str
    architecture: str
    precision: str
    drafter: str
    device: str
    """Of a split pair all its devices, separated by commas."""
    device_name: str
    """Of a split pair which of its layers are where, in words."""
    context_length: int
    context_limit: int
    """The longest that the target was made for."""
    longest_context: int
    """The longest that fits into the memory that was free for the pair, perhaps split (estimate); 0 where none does."""
    kv_precision: str
    """Of the target's stored keys and values: fp32, bf16 or int8, or of a split pair two of them."""
    head_precision: str
    """Of the target's embedding and head: as ``precision``, or beside matrices of 4 bits bf16 or int8."""
    weight_bytes: int
    """Bytes of target weights one pass reads, by their real storage."""
    kv_bytes_per_token: int
    peak_bytes_per_s: float | None
    """Peak memory bandwidth, known as ``peak_source`` says."""
    threads: int
    temperature: float
    top_k: int
    top_p: float
    """Sampling defaults of the model's generation_config."""
    has_tokenizer: bool
    has_chat_template: bool
    min_p: float = 0.0
    repetition_penalty: float = 1.0
    """Two more sampling defaults of the model's generation_config."""
    graphs: bool = False
    """Passes are replayed as captured graphs (on CUDA, where the capture worked and the pair is not split: a graph is
    of one device)."""
    peak_source: PeakSource = "measured"
    card: str | None = None
    """UUID of the graphics card in use, where NVML reads its memory under that name (telemetry.py)."""
    memory_estimate: MemoryEstimate | None = None
    """Of a split pair that of its first device."""
    memory_taken: int | None = None
    """Fact beside the estimate, right after loading: bytes of torch's tensors on the card, or on the CPU by how much
    the resident memory of the process grew (None where parts had been loaded before; caches may grow as they fill)."""
    parts: tuple[DevicePart, ...] = ()
    """Of a split pair, the first device first; empty where all is on one."""

    @property
    def sampling(self) -> SamplingParams:
        """All sampling defaults."""
        return SamplingParams(self.temperature, self.top_k, self.top_p, self.min_p, self.repetition_penalty)


@dataclass(frozen=True, slots=True)
class EngineEvent:
    request_id: str
    at: float


@dataclass(frozen=True, slots=True)
class LoadProgress(EngineEvent):
    """``stage`` in words for the user; ``fraction`` 0..1 of the whole load, None when it cannot be known."""

    stage: Marked
    fraction: float | None


@dataclass(frozen=True, slots=True)
class ModelReady(EngineEvent):
    info: ModelInfo
    seconds: float


@dataclass(frozen=True, slots=True)
class PrefillProgress(EngineEvent):
    """``done`` of ``total`` prompt tokens are in the cache; ``reused`` of them were there before the request."""

    done: int
    total: int
    reused: int


@dataclass(frozen=True, slots=True)
class FirstToken(EngineEvent):
    """The token that prefill itself yields. ``seconds`` since the request began."""

    token: Token
    seconds: float


@dataclass(frozen=True, slots=True)
class RoundFinished(EngineEvent):
    """One draft-verify-accept cycle.

    ``drafts`` are all drafted ids with their texts, of which the first ``proposed`` were verified and the first
    ``accepted`` kept. ``closing`` is the correction, bonus or plain token, None if an accepted draft was a stop token.
    ``tokens`` are the committed tokens of the round in order (accepted drafts, then closing).
    """

    index: int
    anchor_position: int
    anchor: int
    drafts: tuple[int, ...]
    draft_texts: tuple[str, ...]
    proposed: int
    accepted: int
    closing: int | None
    confidence: tuple[float, ...] | None
    tokens: tuple[Token, ...]
    seconds: float
    draft_s: float
    verify_s: float
    """Of the target's pass with the verdict on it. Both as the device counts, ``seconds`` as the host does."""
    target_bytes: int
    """Estimate: bytes the target pass read (weights, cached keys and values)."""
    draft_bytes: int
    survival: tuple[float, ...] | None = None
    """Calibrated chance of each draft that it and all before it pass; None where the schedule knows none."""
    price: float = 0.0
    """Where drafts were not verified: tokens that the time for the first of them gives otherwise, which its chance
    does not reach."""
    copied: bool = False
    """The drafts were found in the text; ``confidence`` is how often such drafts passed."""
    saved_s: float | None = None
    """Seconds that the round saved against plain steps, negative where it lost; None where these are not known."""


@dataclass(frozen=True, slots=True)
class SpeculationSwitched(EngineEvent):
    """Drafting was switched off because it lost, or on again because it wins: seconds per token of past rounds with
    drafts, and of plain steps."""

    on: bool
    draft_s_per_token: float
    plain_s_per_token: float


@dataclass(frozen=True, slots=True)
class GraphsOff(EngineEvent):
    """Passes on the GPU run one operation at a time since, which is slower: a graph could not be captured. ``reason``
    is for the log and the window, in the words of torch."""

    reason: str


@dataclass(frozen=True, slots=True)
class DrafterFailed(EngineEvent):
    """In the midst of an answer, which goes on without drafts, as all that follow until a drafter is loaded again.
    ``drafter`` is the one that failed, ``info`` what runs since. ``detail`` holds the traceback when it is our bug,
    else it is empty."""

    message: str
    hint: str
    detail: str
    drafter: str
    info: ModelInfo


@dataclass(frozen=True, slots=True)
class DeviceMemory(EngineEvent):
    """Graphics memory in use on the whole card and its size, bytes; about once a second on CUDA where NVML does not
    tell it (``ModelInfo.card`` is None), never on CPU."""

    used: int
    total: int


@dataclass(frozen=True, slots=True)
class GenerationFinished(EngineEvent):
    reason: FinishReason
    text: str
    token_ids: tuple[int, ...]
    stats: GenerationStats


@dataclass(frozen=True, slots=True)
class AuditProgress(EngineEvent):
    """``done`` of ``total`` tokens of the answer were decoded again, without drafts."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class AuditFinished(EngineEvent):
    """Plain decoding compared with an answer of ``tokens`` tokens. ``forked_at`` is the first token (from 0) where they
    part, None where they are identical; ``gap`` by how much plain decoding preferred its own token there (logits).
    ``exact``: both were computed in exact mode. ``cancelled``: nothing was found in the tokens compared so far."""

    tokens: int
    forked_at: int | None
    gap: float | None
    exact: bool
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Relief:
    """What would need less memory than the pair in use. ``context``: a shorter one that is estimated to fit and still
    holds the prompt; None where there is none. ``drafter``: it has weights that could be given up."""

    context: int | None
    drafter: bool


@dataclass(frozen=True, slots=True)
class GenerationFailed(EngineEvent):
    """``detail`` holds the traceback when it is our bug, else it is empty. ``relief``: memory ran out. ``device_lost``:
    no request can be answered any more before the program is started again."""

    message: str
    hint: str
    detail: str = ""
    relief: Relief | None = None
    device_lost: bool = False


@dataclass(frozen=True, slots=True)
class LoadFailed(EngineEvent):
    """``running``: what is loaded all the same: the pair in use before, or where the drafter alone could not be read,
    the target asked for with the drafter ``none``. ``device_lost``: nothing can be loaded any more before the program
    is started again."""

    message: str
    hint: str
    detail: str = ""
    running: ModelInfo | None = None
    device_lost: bool = False
