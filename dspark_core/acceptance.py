"""The acceptance rule: which drafts stay, and the target's own token that closes the round.

Leviathan et al. 2023, Algorithm 1 (also the DSpark paper's verification step). The committed tokens have exactly the
target's distribution whatever the drafter proposes. The rule is computed where the logits are: nothing here waits.
"""

import torch
from torch import Tensor

from dspark_core.sampling import Sampler
from dspark_core.stream import Readout, checked, sent
from dspark_core.target.graphs import Captures


class Verdict(Readout):
    """The first ``accepted`` drafts pass; ``closing`` is the correction, or the bonus when all of them passed."""

    @property
    def accepted(self) -> int:
        return int(self.numbers[0])

    @property
    def closing(self) -> int:
        return int(self.numbers[1])


@torch.inference_mode()
def accept(
    drafts: list[int],
    draft_probs: Tensor | None,
    logits: Tensor,
    sampler: Sampler,
    captures: Captures | None = None,
) -> Verdict:
    """Judge ``drafts`` by the target's ``logits`` [len(drafts) + 1, vocab].

    ``draft_probs`` [len(drafts), vocab] is the tensor the drafts were drawn from; None says that they were proposed
    deterministically, that is from one-hot distributions. With ``captures`` verdicts are replayed.
    """
    uniforms = [] if sampler.greedy else sampler.uniforms(len(drafts) + 1)
    static = _replayed(drafts, draft_probs, logits, uniforms, sampler, captures)
    if static is not None:
        return Verdict(static.values.clone())  # the next replay may use the memory of this one
    device = logits.device
    column = sent(drafts, torch.int64, device)
    if sampler.greedy:
        return Verdict(matched(column, *sampler.best(logits, drafts)))
    numbers = sent(uniforms, torch.float64, device)
    return Verdict(judged(column, draft_probs, sampler.probs(logits, drafts), numbers, sampler))


def matched(drafts: Tensor, choices: Tensor, scores: Tensor) -> Tensor:
    """The verdict on ``drafts`` int64 [n] by the target's greedy ``choices`` int64 [n + 1] with their ``scores``, as a
    Readout takes it: how many pass and the closing token."""
    accepted = (drafts == choices[: len(drafts)]).long().cumprod(dim=0).sum(dim=0, keepdim=True)  # [1]
    return checked(torch.cat([accepted, choices.index_select(0, accepted)]), scores)


def judged(
    drafts: Tensor, draft_probs: Tensor | None, target_probs: Tensor, uniforms: Tensor, sampler: Sampler
) -> Tensor:
    """The verdict on ``drafts`` int64 [n] by target_probs [n + 1, vocab] and uniforms float64 [n + 1], as a Readout
    takes it: how many pass and the closing token."""
    count = len(drafts)
    p = target_probs[:count].gather(1, drafts[:, None])[:, 0].double()  # [n]
    q = torch.ones_like(p) if draft_probs is None else draft_probs.gather(1, drafts[:, None])[:, 0].double()
    passed = sampler.passes(p, q, uniforms[:count])
    accepted = passed.long().cumprod(dim=0).sum(dim=0, keepdim=True)  # [1]
    probs = target_probs.index_select(0, accepted)  # [1, vocab]
    weights = probs
    if count:
        last = accepted.clamp(max=count - 1)
        if draft_probs is None:
            column = drafts.index_select(0, last)[:, None]  # [1, 1]
            residual = probs.scatter(1, column, 0.0)
        else:
            residual = (probs - draft_probs.index_select(0, last)).clamp_(min=0.0)
        # rounding can empty the residual where p and q are equal: then the target's own distribution decides
        weights = torch.where((accepted < count) & (residual.sum() > 0.0), residual, probs)
    closing, total = sampler.drawn(weights, uniforms[count:])
    return checked(torch.cat([accepted, closing]), torch.cat([total, probs.sum(dim=-1).double()]))


class StaticVerdict:
    """A verdict on drafts that can be captured, its inputs in buffers that stay where they are."""

    def __init__(self, logits: Tensor, draft_probs: Tensor | None, sampler: Sampler) -> None:
        """For inputs like these, judged as ``sampler`` says."""
        rows, device = len(logits), logits.device
        self._logits = torch.zeros_like(logits)
        self._draft_probs = None if draft_probs is None else torch.zeros_like(draft_probs)
        self._numbers = torch.zeros(2 * rows - 1, dtype=torch.float64, device=device)  # drafts, then uniforms
        self._sampler = sampler
        self.values = torch.empty(0)  # float64 [3] once it ran, as a Readout takes them

    def place(self, drafts: list[int], draft_probs: Tensor | None, logits: Tensor, uniforms: list[float]) -> None:
        self._logits.copy_(logits)
        if self._draft_probs is not None and draft_probs is not None:
            self._draft_probs.copy_(draft_probs)
        numbers = [*drafts, *uniforms]
        self._numbers[: len(numbers)].copy_(sent(numbers, torch.float64, self._numbers.device))

    @torch.inference_mode()
    def run(self) -> None:
        """The verdict, in operations that depend on nothing but the contents of buffers."""
        count = len(self._logits) - 1
        drafts, uniforms = self._numbers[:count].long(), self._numbers[count:]
        if self._sampler.greedy:
            self.values = matched(drafts, *self._sampler.best(self._logits))
        else:
            probs = self._sampler.probs(self._logits)
            self.values = judged(drafts, self._draft_probs, probs, uniforms, self._sampler)


def _replayed(
    drafts: list[int],
    draft_probs: Tensor | None,
    logits: Tensor,
    uniforms: list[float],
    sampler: Sampler,
    captures: Captures | None,
) -> StaticVerdict | None:
    """The verdict as it was captured, replayed. None where it cannot be: rules about tokens, nothing to judge, or a
    capture that failed."""
    if captures is None or sampler.looks_at_tokens or not drafts:
        return None
    captures.keep_for(sampler.drawn_as)
    key = (len(drafts), draft_probs is None)
    found = captures.of(key, f"a verdict on {len(drafts)} drafts", lambda: StaticVerdict(logits, draft_probs, sampler))
    if found is None:
        return None
    static, replay = found
    static.place(drafts, draft_probs, logits, uniforms)
    replay()
    return static
