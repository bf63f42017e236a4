"""An engine that says what a test tells it to, at the moment the test wants. Never imports torch."""

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from dspark_core.cancel import CancelToken
from dspark_core.errors import EngineError, InvalidRequestError
from dspark_core.events import (
    AuditFinished,
    AuditProgress,
    DrafterFailed,
    EngineEvent,
    FinishReason,
    FirstToken,
    GenerationFinished,
    LoadProgress,
    ModelInfo,
    ModelReady,
    PrefillProgress,
    Relief,
    RoundFinished,
    SpeculationSwitched,
    Token,
    TokenKind,
)
from dspark_core.metrics import RoundCounter
from dspark_core.requests import GenerationRequest, LoadRequest

INFO = ModelInfo(
    target="starter",
    title="Scripted",
    folder="",
    architecture="llama",
    precision="bf16",
    drafter="lookup",
    device="cpu",
    device_name="CPU",
    context_length=8192,
    context_limit=8192,
    longest_context=8192,
    kv_precision="fp32",
    head_precision="bf16",
    weight_bytes=269_000_000,
    kv_bytes_per_token=46_080,
    peak_bytes_per_s=20e9,
    threads=2,
    temperature=0.0,
    top_k=0,
    top_p=1.0,
    has_tokenizer=True,
    has_chat_template=True,
)


@dataclass(frozen=True, slots=True)
class Round:
    """Texts: the drafts that are accepted, those that are rejected, and the token that closes the round. ``switched``:
    how drafting was switched behind it."""

    closing: str
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    switched: bool | None = None


def plain(text: str) -> tuple[Round, ...]:
    """A round without drafts for every word."""
    return tuple(Round(word + " ") for word in text.split())


@dataclass(slots=True)
class Answer:
    """One call of generate: prefill, ``first``, then the rounds.

    With ``hold_at`` n the engine waits for ``go`` or a cancel before its n-th event (0: before prefill has ended,
    1: before the first round). ``error`` is raised ``error_at`` such an event. ``reached`` is set when it waits.
    ``loses_drafter`` for this reason and with this traceback, ``error_at`` such an event.
    """

    rounds: Sequence[Round] = plain("world, how are you?")
    first: str = "Hello "
    reason: FinishReason = "stop"
    hold_at: int | None = None
    error: Exception | None = None
    error_at: int = 0
    loses_drafter: tuple[EngineError, str] | None = None
    delay_s: float = 0.0
    deaf: bool = False
    """Does not heed a cancel while it waits."""
    go: threading.Event = field(default_factory=threading.Event)
    reached: threading.Event = field(default_factory=threading.Event)

    @property
    def text(self) -> str:
        return self.first + "".join("".join(r.accepted) + r.closing for r in self.rounds)


@dataclass(slots=True)
class Audit:
    """One call of audit: an event per token up to ``forked_at``, then the end; with ``hold_at`` n it waits for ``go``
    or a cancel before token n. ``error`` is raised before token ``error_at``."""

    forked_at: int | None = None
    gap: float | None = None
    hold_at: int | None = None
    error: Exception | None = None
    error_at: int = 0
    go: threading.Event = field(default_factory=threading.Event)
    reached: threading.Event = field(default_factory=threading.Event)


@dataclass(slots=True)
class Load:
    """One call of load. ``error`` is raised before the loaded pair is given up, or with ``frees`` after that; with
    ``loses_drafter`` when the target is loaded, which goes on without one."""

    error: Exception | None = None
    frees: bool = False
    loses_drafter: bool = False
    hold: bool = False
    info: ModelInfo = INFO
    go: threading.Event = field(default_factory=threading.Event)
    reached: threading.Event = field(default_factory=threading.Event)


class ScriptedTokenizer:
    """A token for every word. Its template puts the role before each message, and one word for the answer."""

    chat_template = "{% for turn in messages %}{{ turn.role }} {{ turn.content }} {% endfor %}assistant"
    special_tokens_map: ClassVar[dict[str, str]] = {}

    def get_chat_template(self) -> str:
        return self.chat_template

    def __call__(self, text: str, **_: object) -> dict[str, list[int]]:
        return {"input_ids": [7] * len(text.split())}

    def __len__(self) -> int:
        return 0  # the ids of its answers are no tokens of it


class ScriptedEngine:
    """Like dspark_core.engine.Engine. Takes the next Answer, Load and Audit of its lists; without one, a default."""

    def __init__(
        self, answers: Iterable[Answer] = (), loads: Iterable[Load] = (), audits: Iterable[Audit] = ()
    ) -> None:
        self.answers = list(answers)
        self.loads = list(loads)
        self.audits = list(audits)
        self.audited: list[tuple[GenerationRequest, tuple[int, ...]]] = []
        self.requests: list[GenerationRequest] = []
        self.load_requests: list[LoadRequest] = []
        self.threads: set[int] = set()
        self.closed = False
        self.info: ModelInfo | None = None
        self.offers: Relief | None = None
        """What ``relief`` finds."""

    @property
    def tokenizer(self) -> "ScriptedTokenizer | None":
        return ScriptedTokenizer() if self.info is not None else None

    def load(self, request: LoadRequest, cancel: CancelToken) -> Iterator[EngineEvent]:
        self.threads.add(threading.get_ident())
        self.load_requests.append(request)
        script = self.loads.pop(0) if self.loads else Load()
        yield LoadProgress(request.request_id, time.perf_counter(), "Opening the model", 0.0)
        if script.error is not None and not (script.frees or script.loses_drafter):
            raise script.error
        self.info = None
        yield LoadProgress(request.request_id, time.perf_counter(), "Reading the weights", 0.5)
        if script.hold:
            _wait(script.go, script.reached, cancel)
        if cancel.cancelled:
            return
        if script.error is not None and not script.loses_drafter:
            raise script.error
        precision = "bf16" if request.precision == "auto" else request.precision
        title = "Scripted" if request.target == "starter" else request.target.rpartition("/")[2]
        self.info = replace(
            script.info,
            target=request.target,
            title=title,
            precision=precision,
            kv_precision="fp32" if request.kv_precision == "auto" else request.kv_precision,
            head_precision="bf16" if request.head_precision == "auto" else request.head_precision,
            drafter="none" if script.loses_drafter else request.drafter,
            context_length=request.context_length or script.info.context_length,
        )
        if script.error is not None:
            raise script.error
        yield ModelReady(request.request_id, time.perf_counter(), self.info, 0.1)

    def generate(self, request: GenerationRequest, cancel: CancelToken) -> Iterator[EngineEvent]:
        self.threads.add(threading.get_ident())
        if self.info is None:
            raise InvalidRequestError("No model is loaded.", "Choose a pair first.")
        self.requests.append(request)
        script = self.answers.pop(0) if self.answers else Answer()
        counter = RoundCounter(prompt_tokens=10)
        made: list[Token] = []
        reason: FinishReason = "cancelled"
        ident = request.request_id
        for step in range(len(script.rounds) + 2):
            if script.hold_at == step:
                _wait(script.go, script.reached, None if script.deaf else cancel)
            if script.delay_s:
                time.sleep(script.delay_s)
            if cancel.cancelled and not script.deaf:
                break
            if script.error is not None and script.error_at == step:
                raise script.error
            now = time.perf_counter()
            if script.loses_drafter is not None and script.error_at == step:
                error, detail = script.loses_drafter
                failed, self.info = self.info.drafter, replace(self.info, drafter="none")
                yield DrafterFailed(ident, now, error.message, error.hint, detail, failed, self.info)
            if step == 0:
                yield PrefillProgress(ident, now, 10, 10, 0)
            elif step == 1:
                made.append(Token(100, script.first, "plain"))
                counter.add_first_token(0.01)
                yield FirstToken(ident, now, made[0], 0.01)
            else:
                event = _round(script.rounds[step - 2], step - 2, ident, len(made))
                made += event.tokens
                counter.add(event)
                yield event
                if (on := script.rounds[step - 2].switched) is not None:
                    yield SpeculationSwitched(ident, now, on, 0.0125 if on else 0.02, 0.015)
        else:
            reason = script.reason
        text = "".join(token.text for token in made)
        ids = tuple(token.id for token in made)
        yield GenerationFinished(ident, time.perf_counter(), reason, text, ids, counter.stats(seed=1))

    def audit(
        self, request: GenerationRequest, token_ids: tuple[int, ...], cancel: CancelToken
    ) -> Iterator[EngineEvent]:
        self.threads.add(threading.get_ident())
        self.audited.append((request, token_ids))
        script = self.audits.pop(0) if self.audits else Audit()
        total = len(token_ids)
        for done in range(total if script.forked_at is None else script.forked_at):
            if script.hold_at == done:
                _wait(script.go, script.reached, cancel)
            if cancel.cancelled:
                yield AuditFinished(request.request_id, time.perf_counter(), total, None, None, request.exact, True)
                return
            if script.error is not None and script.error_at == done:
                raise script.error
            yield AuditProgress(request.request_id, time.perf_counter(), done, total)
        yield AuditFinished(request.request_id, time.perf_counter(), total, script.forked_at, script.gap, request.exact)

    def relief(self) -> Relief | None:
        self.threads.add(threading.get_ident())
        return self.offers

    def close(self) -> None:
        self.threads.add(threading.get_ident())
        self.closed = True
        self.info = None


def _wait(go: threading.Event, reached: threading.Event, cancel: CancelToken | None) -> None:
    reached.set()
    while not go.wait(0.002):
        if cancel is not None and cancel.cancelled:
            return


def _round(script: Round, index: int, request_id: str, position: int) -> RoundFinished:
    drafts = (*script.accepted, *script.rejected)
    kind: TokenKind = "plain" if not drafts else "correction" if script.rejected else "bonus"
    texts = [*((text, "accepted") for text in script.accepted), (script.closing, kind)]
    tokens = tuple(Token(101 + position + at, text, how) for at, (text, how) in enumerate(texts))
    return RoundFinished(
        request_id=request_id,
        at=time.perf_counter(),
        index=index,
        anchor_position=10 + position,
        anchor=100,
        drafts=tuple(range(len(drafts))),
        draft_texts=drafts,
        proposed=len(drafts),
        accepted=len(script.accepted),
        closing=tokens[-1].id,
        confidence=None,
        tokens=tokens,
        seconds=0.04,
        draft_s=0.001,
        verify_s=0.03,
        target_bytes=269_000_000,
        draft_bytes=0,
    )
