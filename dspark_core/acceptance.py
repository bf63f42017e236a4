"""The acceptance rule: which drafts stay, and the target's own token that closes the round.

Leviathan et al. 2023, Algorithm 1 (also the DSpark paper's verification step). The committed tokens have exactly the
target's distribution whatever the drafter proposes.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from dspark_core.sampling import Sampler, require_numbers, told
from dspark_core.target.graphs import Captures


@dataclass(frozen=True, slots=True)
class Verdict:
    """The first ``accepted`` drafts pass; ``closing`` is the correction, or the bonus when all of them passed."""

    accepted: int
    closing: int


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
    deterministically, that is from one-hot distributions. With ``captures`` sampled verdicts are replayed.
    """
    if sampler.greedy:
        return _accept_greedy(drafts, sampler.argmaxes(logits, drafts))
    uniforms = [*sampler.uniforms(len(drafts)), *sampler.uniforms(1)]
    static = _replayed(drafts, draft_probs, logits, uniforms, sampler, captures)
    if static is not None:
        values, checked = static.values, static.checked
    else:
        device = logits.device
        column = torch.tensor(drafts, dtype=torch.int64, device=device)
        numbers = torch.tensor(uniforms, dtype=torch.float64, device=device)
        values, checked = judge(column, draft_probs, sampler.probs(logits, drafts), numbers, sampler)
    (accepted, closing), finite = told(values, checked)
    require_numbers(finite)
    return Verdict(int(accepted), int(closing))


def _accept_greedy(drafts: list[int], choices: list[int]) -> Verdict:
    accepted = 0
    while accepted < len(drafts) and drafts[accepted] == choices[accepted]:
        accepted += 1
    return Verdict(accepted, choices[accepted])


def judge(
    drafts: Tensor, draft_probs: Tensor | None, target_probs: Tensor, uniforms: Tensor, sampler: Sampler
) -> tuple[Tensor, Tensor]:
    """The verdict on ``drafts`` int64 [n] by target_probs [n + 1, vocab] and uniforms float64 [n + 1], on the device:
    float64 [2], how many pass and the closing token; and what is finite [2] unless a probability is no number."""
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
    return torch.cat([accepted, closing]).double(), torch.cat([total, probs.sum(dim=-1).double()])


class StaticVerdict:
    """A verdict on sampled drafts that can be captured, its inputs in buffers that stay where they are."""

    def __init__(self, logits: Tensor, draft_probs: Tensor | None, sampler: Sampler) -> None:
        """For inputs like these, drawn as ``sampler`` says."""
        rows, device = len(logits), logits.device
        self._logits = torch.zeros_like(logits)
        self._draft_probs = None if draft_probs is None else torch.zeros_like(draft_probs)
        self._numbers = torch.zeros(2 * rows - 1, dtype=torch.float64, device=device)  # drafts, then uniforms
        self._sampler = sampler
        self.values = torch.empty(0)  # as judge() gives them, once it ran
        self.checked = torch.empty(0)

    def place(self, drafts: list[int], draft_probs: Tensor | None, logits: Tensor, uniforms: list[float]) -> None:
        self._logits.copy_(logits)
        if self._draft_probs is not None and draft_probs is not None:
            self._draft_probs.copy_(draft_probs)
        # small and not pinned: the driver has read it when this returns, the device need not have
        self._numbers.copy_(torch.tensor([*drafts, *uniforms], dtype=torch.float64), non_blocking=True)

    @torch.inference_mode()
    def run(self) -> None:
        """The verdict, in operations that depend on nothing but the contents of buffers."""
        count = len(self._logits) - 1
        drafts, uniforms = self._numbers[:count].long(), self._numbers[count:]
        probs = self._sampler.probs(self._logits)
        self.values, self.checked = judge(drafts, self._draft_probs, probs, uniforms, self._sampler)


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
