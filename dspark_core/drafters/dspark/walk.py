"""The walk through a block: drafts are chosen left to right, each with the bias of the token before it.

DSpark paper, "Sequential head".
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.drafters.choices import Choices, Walked
from dspark_core.drafters.dspark.network import DSparkNetwork
from dspark_core.sampling import Sampler


def walk(
    network: DSparkNetwork, anchor: Tensor, hidden: Tensor, sampler: Sampler, uniforms: Tensor, vocab_size: int
) -> Walked:
    """Choose a draft for each row of hidden [drafts, hidden] behind ``anchor`` int64 [1]. ``uniforms`` float64
    [drafts] are what sampled drafts are drawn by."""
    base = network.base_logits(hidden)  # [drafts, draft vocab]
    choices = Choices(sampler, uniforms, network.draft_ids, vocab_size)
    before = anchor
    for k in range(len(hidden)):
        logits = base[k : k + 1]
        if network.head is not None:
            assert network.previous is not None
            logits = logits + network.head(hidden[k : k + 1], F.embedding(before, network.previous), first=k == 0)
        chosen = choices.choose(logits)
        if chosen is None:
            break
        before = chosen
    confidence = None
    if network.confidence is not None and choices.tokens:
        befores = torch.cat([anchor, *choices.tokens[:-1]])  # [drafts]
        confidence = _confidence(network, befores, hidden[: len(befores)])
    return choices.walked(confidence)


def _confidence(network: DSparkNetwork, before: Tensor, hidden: Tensor) -> Tensor:
    """What the confidence head says of each draft [drafts]; ``before`` int64 [drafts] are the tokens before them."""
    assert network.confidence is not None
    previous = None if network.previous is None else F.embedding(before, network.previous)
    return torch.sigmoid(network.confidence.logits(hidden, previous).float())
