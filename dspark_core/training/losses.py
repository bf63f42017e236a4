"""The training loss of a drafter (DSpark paper, "Training"), with its gradient computed in the same pass.

Everything between the matrices is over (positions x draft vocabulary). It runs a few rows at a time, so that these
stay in the processor's cache, and writes the gradient over the logits it has read. The gradients by hand, for logits z,
q = softmax(z) and p the target's probabilities (over its full vocabulary, so that they sum to ``mass`` <= 1 here):
cross-entropy q - onehot; KL(p||q) mass * q - p; ||q - p||_1 with s = sign(q - p): q * (s - sum(q * s)).
"""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

SLICE_NUMBERS = 1 << 18
"""Logits looked at together between the matrices: a megabyte in float32."""
MATRIX_NUMBERS = 1 << 26
"""Logits over the full vocabulary computed in one product: a quarter of a gigabyte in float32. On a card all of them
are looked at together: it has no such cache, and asking for an operation costs more than a slice of it."""
MIX_FROM = 2 / 3
"""Part of the training after which the loss moves from KL to the paper's mix; it arrives half of the rest later."""


@dataclass(frozen=True, slots=True)
class LossMix:
    """Factors of the three terms on the drafts' distribution."""

    ce: float
    tv: float
    kl: float


PAPER_MIX = LossMix(0.1, 0.9, 0.0)


def mix_at(progress: float) -> LossMix:
    """The mix at ``progress`` (0 to 1): KL while q is far from p, where total variation teaches slowly, then the
    paper's."""
    moved = min(1.0, max(0.0, (progress - MIX_FROM) / ((1 - MIX_FROM) / 2)))
    return LossMix(PAPER_MIX.ce * moved, PAPER_MIX.tv * moved, 1.0 - moved)


def position_weights(block_size: int, decay: float, device: torch.device) -> Tensor:
    """w_k = exp(-(k - 1) / decay) for k = 1..block_size: float32 [block_size]."""
    return torch.exp(-torch.arange(block_size, device=device) / decay)


@dataclass(frozen=True, slots=True)
class TargetRows:
    """The target's distributions behind some rows. Several rows may share one."""

    last: Tensor  # [distinct, hidden], the target's last hidden states
    index: Tensor  # int64 [rows], which of them each row compares with
    log_norm: Tensor  # [rows], log of the sum of exp(logit) over the full vocabulary

    def to(self, device: torch.device) -> "TargetRows":
        return TargetRows(self.last.to(device), self.index.to(device), self.log_norm.to(device))


@dataclass(frozen=True, slots=True)
class RowLosses:
    """``total`` is the weighted sum to be minimised; the others [rows] are figures without gradient."""

    total: Tensor
    ce: Tensor  # 0 where the label cannot be drafted
    tv: Tensor  # ||q - p||_1, 0 to 2
    kl: Tensor  # sum of p log(p / q) over the draft vocabulary; not computed where the mix has no KL


def head_losses(
    rows: Tensor,
    head: Tensor,
    markov_weight: Tensor | None,
    target: TargetRows,
    labels: Tensor,
    weights: Tensor,
    mix: LossMix,
) -> RowLosses:
    """Losses of ``rows`` [rows, hidden + rank], logits = rows @ [head | markov_weight].T.

    ``head`` [draft vocab, hidden] is frozen, ``markov_weight`` [draft vocab, rank] is trained. ``labels`` int64 [rows]
    are draft tokens, -1 where the true token cannot be drafted; ``weights`` [rows] factors in the total.
    """
    total, figures = _HeadLosses.apply(rows, head, markov_weight, target, labels, weights, mix)  # type: ignore[no-untyped-call]
    return RowLosses(total, *figures.unbind(1))


def rows_together(device: torch.device, vocab: int) -> int:
    """Rows of logits over ``vocab`` tokens that are looked at together."""
    return max(1, (SLICE_NUMBERS if device.type == "cpu" else MATRIX_NUMBERS) // vocab)


def wide_dtype(dtype: torch.dtype) -> torch.dtype:
    """What is between matrices of ``dtype``."""
    return torch.float32 if dtype == torch.bfloat16 else dtype


class _HeadLosses(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any,
        rows: Tensor,
        head: Tensor,
        markov_weight: Tensor | None,
        target: TargetRows,
        labels: Tensor,
        weights: Tensor,
        mix: LossMix,
    ) -> tuple[Tensor, Tensor]:
        joint = head if markov_weight is None else torch.cat([head, markov_weight], dim=1)
        logits = F.linear(rows, joint)  # [rows, draft vocab], its gradient at the end
        target_logits = F.linear(target.last, head)  # [distinct, draft vocab]
        log_norm, weights = (each.to(wide_dtype(rows.dtype)) for each in (target.log_norm, weights))
        size = rows_together(rows.device, len(head))
        figures = torch.cat(
            [
                _slice_losses(
                    logits[k], target_logits.index_select(0, target.index[k]), log_norm[k], labels[k], weights[k], mix
                )
                for k in (slice(start, start + size) for start in range(0, len(rows), size))
            ]
        )  # [rows, 3]
        ctx.save_for_backward(logits @ joint, None if markov_weight is None else logits.T @ rows[:, head.shape[1] :])
        total = figures @ figures.new_tensor([mix.ce, mix.tv, mix.kl]) @ weights
        ctx.mark_non_differentiable(figures)
        return total, figures

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, ...]:
        by_rows, by_markov = ctx.saved_tensors
        scale = gradients[0].to(by_rows.dtype)
        return by_rows * scale, None, None if by_markov is None else by_markov * scale, None, None, None, None


def _slice_losses(
    logits: Tensor, target_logits: Tensor, log_norm: Tensor, labels: Tensor, weights: Tensor, mix: LossMix
) -> Tensor:
    """ce, tv and kl of a few rows [rows, 3]. Overwrites ``logits`` [rows, draft vocab] by the gradient over them."""
    wide = log_norm.dtype
    draft_probs, draft_norm = _distribution(logits, wide)
    target_probs, own_norm = _distribution(target_logits, wide)
    mass = (own_norm - log_norm).exp()  # [rows], of the draft vocabulary in the full one
    target_probs.mul_(mass[:, None])
    known = (labels >= 0).to(wide)
    at = labels.clamp(min=0)[:, None]
    ce = known * (draft_norm - logits.gather(1, at)[:, 0].to(wide))
    kl = torch.zeros_like(ce)
    if mix.kl:
        differences = torch.sub(target_logits, logits).to(wide)
        kl = torch.linalg.vecdot(target_probs, differences) + mass * (draft_norm - log_norm)
    gap = draft_probs - target_probs
    factor = mix.ce * known + mix.kl * mass  # [rows], of q in the gradient
    if mix.tv:
        signs = gap.sign()
        towards = torch.linalg.vecdot(draft_probs, signs)
        gradient = signs.mul_(mix.tv).add_((factor - mix.tv * towards)[:, None]).mul_(draft_probs)
    else:
        gradient = draft_probs.mul_(factor[:, None])
    # several times as fast as the norm of that order
    tv = gap.abs_().sum(dim=-1) + (1 - mass).clamp(min=0)
    if mix.kl:
        gradient.sub_(target_probs, alpha=mix.kl)
    if mix.ce:
        gradient.scatter_add_(1, at, (-mix.ce * known)[:, None])
    logits.copy_(gradient.mul_(weights[:, None]))
    return torch.stack([ce, tv, kl], dim=1)


def _distribution(logits: Tensor, wide: torch.dtype) -> tuple[Tensor, Tensor]:
    """Probabilities [rows, vocab] and log normalisers [rows]; these follow from the largest probability, never 0."""
    probs = torch.softmax(logits, dim=-1, dtype=wide)
    return probs, logits.amax(dim=-1).to(wide) - probs.amax(dim=-1).log()


@torch.no_grad()
def full_vocabulary(last: Tensor, head: Tensor) -> tuple[Tensor, Tensor]:
    """log of the sum of exp(logit), and the most likely token (int64), of rows ``last`` [rows, hidden] over the full
    vocabulary of ``head`` [vocab, hidden]: each [rows].

    In bfloat16 the logits are rounded as those over the draft vocabulary are, so that the error cancels where one
    token has nearly all the probability.
    """
    norms, tokens = [], []
    for some in torch.split(last, max(1, MATRIX_NUMBERS // len(head))):
        logits = F.linear(some.to(head), head)  # [some rows, vocab]
        for rows in torch.split(logits, rows_together(head.device, len(head))):
            part = rows.to(wide_dtype(head.dtype))
            norms.append(part.logsumexp(dim=-1))
            tokens.append(part.argmax(dim=-1))
    return torch.cat(norms), torch.cat(tokens)
