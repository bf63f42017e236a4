"""The acceptance rule: which drafts stay, and the target's own token that closes the round.

Leviathan et al. 2023, Algorithm 1 (also the DSpark paper's verification step). The committed tokens have exactly the
target's distribution whatever the drafter proposes.
"""

from dataclasses import dataclass

import torch
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
    accepted = _passed(drafts, draft_probs, target_probs, sampler.uniforms(len(drafts)))
    probs = target_probs[accepted]  # [vocab]
    if accepted == len(drafts):
        return Verdict(accepted, sampler.draw(probs))
    if draft_probs is None:
        residual = probs.clone()
        residual[drafts[accepted]] = 0.0
    else:
        residual = (probs - draft_probs[accepted]).clamp_(min=0.0)
    # rounding can empty the residual where p and q are equal: then the target's own distribution decides
    return Verdict(accepted, sampler.draw(torch.where(residual.sum() > 0.0, residual, probs)))


def _passed(drafts: list[int], draft_probs: Tensor | None, target_probs: Tensor, uniforms: list[float]) -> int:
    """How many drafts pass, from the first: each with probability min(1, p / q)."""
    if not drafts:
        return 0
    column = torch.tensor(drafts, device=target_probs.device)[:, None]  # [drafts, 1]
    p = target_probs[: len(drafts)].gather(1, column).double()
    q = torch.ones_like(p) if draft_probs is None else draft_probs.gather(1, column).double()
    chances = torch.cat([p, q], dim=1).tolist()  # one copy, so one wait for the device
    pairs = enumerate(zip(uniforms, chances, strict=True))
    # written so that a p that is no number rejects
    return next((k for k, (uniform, (p_k, q_k)) in pairs if not uniform * q_k < p_k), len(drafts))
