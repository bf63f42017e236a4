"""Drafters that propose what a test tells them to, and short ways to load and run a tiny target."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from dspark_core.acceptance import StaticVerdict
from dspark_core.cancel import CancelToken
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.decode_loop import Round, decode, prefill
from dspark_core.drafters.base import NOTHING, Proposal
from dspark_core.drafters.dspark.static_draft import StaticDraft
from dspark_core.engine import Engine
from dspark_core.events import EngineEvent, GenerationFinished, ModelInfo, ModelReady
from dspark_core.requests import GenerationRequest, LoadRequest, SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.sequence import Sequence
from dspark_core.target.loading import load_target
from dspark_core.target.model import Target
from dspark_core.target.split import Placement

Script = Callable[[list[int], int, Sampler], Proposal]
"""(committed tokens, budget, sampler) -> what to propose."""


class CancelAfter(CancelToken):
    """Says "cancelled" after the given number of looks."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.looks = looks

    @property
    def cancelled(self) -> bool:
        self.looks -= 1
        return self.looks < 0


class ScriptedDrafter:
    """Proposes what ``script`` says; checks on the way that the loop keeps its promises to a drafter."""

    name = "scripted"

    def __init__(self, script: Script | None = None, block_size: int = 4, feature_layers: tuple[int, ...] = ()) -> None:
        self.script = script or (lambda tokens, budget, sampler: NOTHING)
        self.block_size = self.longest = block_size
        self.feature_layers = feature_layers
        self.tokens: list[int] = []
        self.rows = torch.zeros(0)  # features of the rows 0 .. anchor position - 1

    def prefilled(self, features: torch.Tensor) -> None:
        self.rows = torch.cat([self.rows, features]) if self.rows.numel() else features

    def capture(self, recorder: object) -> None:
        pass

    captures_failed = None

    def begin(self, tokens: list[int], sampler: Sampler) -> None:
        self.tokens = list(tokens)
        if self.feature_layers:
            assert len(self.rows) == len(tokens) - 1, "one feature row for each token before the anchor"

    def catch_up(self) -> bool:
        return False

    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        assert anchor == self.tokens[-1]
        proposal = self.script(list(self.tokens), budget, sampler)
        assert len(proposal.tokens) <= budget, "the script overran its budget"
        return proposal

    def propose_ahead(self, verdict: torch.Tensor, features: torch.Tensor | None, sampler: Sampler) -> None:
        pass

    def update(self, tokens: list[int], features: torch.Tensor | None) -> None:
        self.tokens += tokens
        self._add(features)

    def truncate(self, length: int) -> None:
        self.tokens = self.tokens[:length]
        self.rows = self.rows[:length]

    def _add(self, features: torch.Tensor | None) -> None:
        if not self.feature_layers:
            assert features is None
            return
        assert features is not None
        self.rows = torch.cat([self.rows, features]) if self.rows.numel() else features
        assert len(self.rows) == len(self.tokens) - 1, "one feature row for each token before the anchor"


def forced_blocks(text: list[int], blocks: list[tuple[int, int]], vocab: int) -> Script:
    """Round i proposes ``size`` tokens of which the first ``right`` are those of ``text``, the next one is wrong.

    ``blocks`` holds (size, right); after the last of them nothing is proposed.
    """
    rounds = iter(blocks)

    def script(tokens: list[int], budget: int, sampler: Sampler) -> Proposal:
        size, right = next(rounds, (0, 0))
        at = len(tokens)
        drafts = [text[k] if k < len(text) else 0 for k in range(at, at + size)]
        drafts = [token if k < right else (token + 1) % vocab for k, token in enumerate(drafts)]
        return Proposal(drafts[:budget])

    return script


def oracle(text: list[int]) -> Script:
    """Always right, as far as the budget goes."""
    return lambda tokens, budget, sampler: Proposal(text[len(tokens) : len(tokens) + budget])


def sampled_from(draft_probs: torch.Tensor) -> Script:
    """Draws from ``draft_probs`` [vocab or (vocab, vocab) by the token before] and reports it as q."""

    def script(tokens: list[int], budget: int, sampler: Sampler) -> Proposal:
        drafts: list[int] = []
        rows: list[torch.Tensor] = []
        last = tokens[-1]
        for _ in range(budget):
            row = draft_probs[last] if draft_probs.ndim == 2 else draft_probs
            last = sampler.draw(row)
            drafts.append(last)
            rows.append(row)
        return Proposal(drafts, torch.stack(rows)) if rows else NOTHING

    return script


def run_to_end(steps):
    """Exhaust a generator and give its return value."""
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            return finished.value


class GivenNumbers:
    """A sampler whose uniforms are given and which notes what it is asked to draw from. Logits are probabilities."""

    greedy = False

    def __init__(self, uniforms: tuple[float, ...]) -> None:
        self._uniforms = uniforms
        self.weights = torch.zeros(0)

    def probs(self, logits: torch.Tensor, drafts: list[int]) -> torch.Tensor:
        return logits

    def uniforms(self, count: int) -> list[float]:
        given, self._uniforms = self._uniforms[:count], self._uniforms[count:]
        return [*given, *[0.0] * (count - len(given))]

    def passes(self, p: torch.Tensor, q: torch.Tensor, uniforms: torch.Tensor) -> torch.Tensor:
        return uniforms * q < p

    def drawn(self, weights: torch.Tensor, uniforms: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        self.weights = weights[0]
        return torch.tensor([0]), weights.sum(dim=-1)


OUTPUTS = ("logits", "features", "values", "probs")
"""Of what is captured: passes, drafts and verdicts."""


class AgainRecorder:
    """Runs a pass twice to warm up and once to capture, as CUDA does; replaying runs it again on the same buffers.

    Captures share their memory, so that a replay leaves nothing of what others put out: it is made NaN here.

    While ``fails`` holds an exception the capture raises it.
    """

    def __init__(self, fails: Exception | None = None) -> None:
        self.fails = fails
        self.recorded: list[tuple[int, int]] = []
        self.drafts: list[tuple[int, int]] = []
        self.verdicts = 0
        self.replays = 0
        self._outputs: list[dict[str, torch.Tensor]] = []

    def record(self, run):
        if self.fails is not None:
            raise self.fails
        for _ in range(3):
            run()
        static = run.__self__
        if isinstance(static, StaticVerdict):
            self.verdicts += 1
        else:
            (self.drafts if isinstance(static, StaticDraft) else self.recorded).append((static.rows, static.keys))
        names = [name for name in OUTPUTS if getattr(static, name, None) is not None]
        captured = {name: getattr(static, name) for name in names}
        self._outputs.append(captured)

        def replay():
            self.replays += 1
            run()
            for tensor in (tensor for each in self._outputs if each is not captured for tensor in each.values()):
                tensor.fill_(float("nan"))
            # a graph writes into the tensors of its capture and knows nothing of Python names
            for name, tensor in captured.items():
                tensor.copy_(getattr(static, name))
                setattr(static, name, tensor)

        return replay


def tiny_target(
    folder: Path,
    precision: str = "fp64",
    context_length: int = 512,
    kv_precision: str = "auto",
    head: str = "auto",
    device: torch.device = torch.device("cpu"),  # noqa: B008
    placement: Placement | None = None,
) -> Target:
    steps = load_target(
        open_model_folder(folder),
        precision=precision,
        device=device,
        context_length=context_length,
        kv_precision=kv_precision,
        head=head,
        placement=placement,
    )
    return run_to_end(steps)


def greedy_sampler() -> Sampler:
    return Sampler(SamplingParams(temperature=0.0), seed=0)


def answer(
    target: Target,
    drafter,
    prompt: list[int],
    *,
    max_new_tokens: int = 16,
    stop_ids: frozenset[int] = frozenset(),
    sampler: Sampler | None = None,
    sequence: Sequence | None = None,
    cancel: CancelToken | None = None,
) -> tuple[Sequence, list[Round]]:
    """Prefill and decode; the answer is ``sequence.tokens[len(prompt):]``."""
    sequence = sequence or Sequence(target.new_cache(target.positions))
    sampler, cancel = sampler or greedy_sampler(), cancel or CancelToken()
    for _ in prefill(sequence, prompt, target, drafter, sampler, cancel):
        pass
    if len(sequence.tokens) <= len(prompt):
        return sequence, []
    rounds = decode(sequence, target, drafter, sampler, stop_ids=stop_ids, max_new_tokens=max_new_tokens, cancel=cancel)
    return sequence, list(rounds)


def assert_cache_matches(target: Target, sequence: Sequence) -> None:
    """The invariant between rounds, and that the cached rows are those a fresh prefill computes."""
    assert sequence.cache.length == len(sequence.tokens) - 1
    fresh = target.new_cache(target.positions)
    length = sequence.cache.length
    if length == 0:
        return
    target.forward(sequence.tokens[:length], fresh)
    for part, wanted in zip(sequence.cache.stored, fresh.stored, strict=True):
        torch.testing.assert_close(part[:, :, :length], wanted[:, :, :length], rtol=0, atol=1e-9)


def load(engine: Engine, folder: Path, **request: Any) -> ModelInfo:
    """Load the pair in ``folder`` (float64, drafter none, unless said otherwise) and return its ModelInfo."""
    fields = {"target": str(folder), "drafter": "none", "precision": "fp64", "threads": 1, **request}
    ready = list(engine.load(LoadRequest(**fields)))[-1]
    assert isinstance(ready, ModelReady)
    return ready.info


def ask(engine: Engine, *, cancel: CancelToken | None = None, **request: Any) -> list[EngineEvent]:
    """All events of one answer; greedy unless said otherwise."""
    request.setdefault("sampling", SamplingParams(temperature=0.0))
    return list(engine.generate(GenerationRequest(**request), cancel))


def finished(events: list[EngineEvent]) -> GenerationFinished:
    """The one terminal event, which is the last."""
    ends = [event for event in events if isinstance(event, GenerationFinished)]
    assert len(ends) == 1
    assert events[-1] is ends[0]
    return ends[0]


class Pieces:
    """A tokenizer whose ids stand for one to three letters, so that strings begin and end inside tokens."""

    chat_template = None
    pieces = tuple("".join("abcdefg"[(k * step) % 7] for step in range(1, 2 + k % 3)) for k in range(96))

    def decode(self, ids, **_options) -> str:
        return "".join(self.pieces[token] for token in ids)
