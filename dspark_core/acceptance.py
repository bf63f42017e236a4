"""The acceptance rule: which drafts stay, and the target's own token that closes the round.

Leviathan et al. 2023, Algorithm 1 (also the DSpark paper's verification step). The committed tokens have exactly the
target's distribution whatever the drafter proposes.
"""

from dataclasses import dataclass

from torch import Tensor

from dspark_core.sampling import Sampler


@dataclass(frozen=True, slots=True)
class Verdict:
    """The first ``accepted`` drafts pass; ``closing`` is the correction, or the bonus when all of them passed."""

    accepted: int
    closing: int


def accept(drafts: list[int], draft_probs: Tensor | None, logits: Tensor, sampler: Sampler) -> Verdict:
    """Judge ``drafts`` by the target's ``logits`` [len(drafts) + 1, vocab].

    ``draft_probs`` [len(drafts), vocab] is the tensor the drafts were drawn from; None says that they were proposed
    deterministically, that is from one-hot distributions.
    """
    if sampler.greedy:
        return _accept_greedy(drafts, sampler.argmaxes(logits, drafts))
    return _accept_sampled(drafts, draft_probs, sampler.probs(logits, drafts), sampler)


def _accept_greedy(drafts: list[int], choices: list[int]) -> Verdict:
    accepted = 0
    while accepted < len(drafts) and drafts[accepted] == choices[accepted]:
        accepted += 1
    return Verdict(accepted, choices[accepted])


def _accept_sampled(drafts: list[int], draft_probs: Tensor | None, target_probs: Tensor, sampler: Sampler) -> Verdict:
    uniforms = sampler.uniforms(len(drafts))
    for k, draft in enumerate(drafts):
        p = float(target_probs[k, draft])
        q = 1.0 if draft_probs is None else float(draft_probs[k, draft])
        if uniforms[k] * q < p:  # accepted with probability min(1, p / q)
            continue
        residual = target_probs[k].clone()  # [vocab]
        if draft_probs is None:
            residual[draft] = 0.0
        else:
            residual = (residual - draft_probs[k]).clamp_(min=0.0)
        # rounding can empty the residual where p and q are equal: then the target's own distribution decides
        closing = sampler.draw(residual if float(residual.sum()) > 0.0 else target_probs[k])
        return Verdict(k, closing)
    return Verdict(len(drafts), sampler.draw(target_probs[len(drafts)]))
