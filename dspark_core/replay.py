"""Audit of an answer: its tokens once more by plain decoding, until the two part."""

import time
from collections.abc import Iterator

from torch import Tensor

from dspark_core.cancel import CancelToken
from dspark_core.decode_loop import decode, prefill
from dspark_core.drafters.none import NoDrafter
from dspark_core.events import AuditFinished, AuditProgress
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler, told
from dspark_core.sequence import Sequence
from dspark_core.target.model import Target


class Replay(Sampler):
    """Chooses greedily, one token at a time, and notes where it parts from ``answer`` and by how much."""

    def __init__(
        self, answer: tuple[int, ...], params: SamplingParams, stop_ids: frozenset[int], min_new_tokens: int
    ) -> None:
        super().__init__(params, 0, stop_ids=stop_ids, min_new_tokens=min_new_tokens)
        self.answer = answer
        self.compared = 0
        self.gap: float | None = None

    def best(self, logits: Tensor, drafts: object = (), first: int = 0) -> tuple[Tensor, Tensor]:
        """logits [1, vocab] of the next token."""
        choices, highest = super().best(logits)
        if self.gap is None:
            (chosen,) = told(choices, highest)
            theirs = self.answer[self.compared]
            if chosen != theirs:
                scores = self.scores(logits)[0]
                self.gap = float(scores[chosen] - scores[theirs])
            else:
                self.compared += 1
        return choices, highest


def replay(
    request_id: str,
    target: Target,
    prompt: list[int],
    sampler: Replay,
    *,
    stop_ids: frozenset[int],
    exact: bool,
    cancel: CancelToken,
) -> Iterator[AuditProgress | AuditFinished]:
    """Decode ``sampler.answer`` again on a cache of its own, without drafts; ends with AuditFinished."""
    total = len(sampler.answer)
    sequence, drafter = Sequence(target.new_cache(len(prompt) + total)), NoDrafter()
    for _ in prefill(sequence, prompt, target, drafter, sampler, cancel, exact):
        yield AuditProgress(request_id, time.perf_counter(), 0, total)
    if len(sequence.tokens) > len(prompt):
        rounds = decode(
            sequence,
            target,
            drafter,
            sampler,
            stop_ids=stop_ids,
            max_new_tokens=total,
            cancel=cancel,
            exact=exact,
        )
        while sampler.gap is None and next(rounds, None) is not None:
            yield AuditProgress(request_id, time.perf_counter(), sampler.compared, total)
    forked = sampler.compared if sampler.gap is not None else None
    yield AuditFinished(
        request_id,
        time.perf_counter(),
        tokens=total,
        forked_at=forked,
        gap=sampler.gap,
        exact=exact,
        cancelled=forked is None and sampler.compared < total,
    )
