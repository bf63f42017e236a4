"""How good a drafter is on text it was not trained on: from the distributions alone, without decoding."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.cancel import CancelToken
from dspark_core.training.batches import Batch, BatchSource
from dspark_core.training.losses import wide_dtype
from dspark_core.training.network import DraftNetwork

GROUP, GROUP_ON_CARD = 4, 16
"""Sequences of one pass."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Figures of teacher-forced blocks: the true tokens stand before each draft, as if all drafts before had passed."""

    tau: float
    """Expected tokens a round at temperature 1: 1 + the sum of the products of a block's acceptances, mean."""
    acceptance: tuple[float, ...]
    """Probability that draft k is accepted, given those before it: 1 - 0.5 ||q - p||_1, mean by position."""
    agreement: tuple[float, ...]
    """Part of the drafts where drafter and target have the same most likely token, by position."""
    tau_by_source: dict[str, float]
    blocks: int
    confidence: Tensor | None  # [blocks, block_size], before the sigmoid; NaN behind the end of the answer
    accepted: Tensor  # [blocks, block_size], probability of acceptance; NaN behind the end of the answer


@torch.no_grad()
def evaluate(
    network: DraftNetwork,
    source: BatchSource,
    *,
    weights: dict[str, Tensor] | None = None,
    seed: int = 0,
    cancel: CancelToken | None = None,
) -> HeldOut | None:
    """Measure ``network`` (with ``weights``, if given) on all sequences of ``source``, with anchors drawn by ``seed``.

    Logits are computed in float32 whatever the network computes in: rounded to bfloat16 they would make two equal
    distributions differ by some per cent. None when cancelled.
    """
    accepted, agreed, confidence, sources = [], [], [], []
    with _weights_of(network, weights):
        head = network.head.to(wide_dtype(network.compute_dtype))
        group = GROUP if head.device.type == "cpu" else GROUP_ON_CARD
        for start in range(0, len(source.sequences), group):
            if cancel is not None and cancel.cancelled:
                return None
            batch = source.of(source.sequences[start : start + group], np.random.default_rng([seed, 4, start]))
            batch = batch.to(network.device)
            rows = network(batch.blocks)
            overlap, same = _compared(network, batch, rows.hidden, rows.markov, head)
            accepted.append(_by_block(batch, overlap))
            agreed.append(_by_block(batch, same))
            if rows.confidence is not None:
                kept = rows.confidence.to(overlap.dtype).flatten()[batch.kept]
                confidence.append(_by_block(batch, kept))
            sources += [
                name for name, count in zip(batch.sources, batch.blocks.counts, strict=True) for _ in range(count)
            ]
    rates = torch.cat(accepted).cpu()  # [blocks, block_size]
    lengths = 1 + rates.nan_to_num().cumprod(dim=1).sum(dim=1)  # [blocks]
    by_source = {name: float(lengths[[each == name for each in sources]].mean()) for name in sorted(set(sources))}
    return HeldOut(
        float(lengths.mean()),
        _means(rates),
        _means(torch.cat(agreed)),
        by_source,
        len(rates),
        torch.cat(confidence).cpu() if confidence else None,
        rates,
    )


def _compared(
    network: DraftNetwork, batch: Batch, hidden: Tensor, markov: Tensor | None, head: Tensor
) -> tuple[Tensor, Tensor]:
    """Probability of acceptance, and whether the most likely tokens are the same (0 or 1): each [rows]."""
    logits = F.linear(hidden.flatten(0, 1)[batch.kept].to(head.dtype), head)  # [rows, draft vocab]
    if markov is not None:
        weight = network.markov_head.markov_w2.weight.to(head.dtype)
        logits += F.linear(markov.flatten(0, 1)[batch.kept].to(head.dtype), weight)
    target_logits = F.linear(batch.target.last.to(head.dtype), head)  # [distinct, draft vocab]
    target_probs = target_logits[batch.target.index].sub_(batch.target.log_norm[:, None]).exp_()
    same = network.draft_ids[logits.argmax(dim=-1)] == batch.best
    # the part that both distributions share is 1 - 0.5 ||q - p||_1
    return torch.minimum(logits.softmax(dim=-1), target_probs).sum(dim=-1), same.to(head.dtype)


def _by_block(batch: Batch, values: Tensor) -> Tensor:
    """values [rows] -> [blocks, block_size], NaN where a draft does not count."""
    table = values.new_full(batch.blocks.previous.shape, float("nan"))
    table.view(-1)[batch.kept] = values
    return table


def _means(table: Tensor) -> tuple[float, ...]:
    return tuple(float(value) for value in table.nanmean(dim=0))


@contextmanager
def _weights_of(network: DraftNetwork, weights: dict[str, Tensor] | None) -> Iterator[None]:
    """Run ``network`` with other ``weights``, and give it its own back."""
    if weights is None:
        yield
        return
    own = {name: parameter.data for name, parameter in network.named_parameters()}
    try:
        for name, parameter in network.named_parameters():
            parameter.data = weights[name]
        yield
    finally:
        for name, parameter in network.named_parameters():
            parameter.data = own[name]
