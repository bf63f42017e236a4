"""The walk through a block: drafts are chosen left to right, each with the bias of the token before it.

DSpark paper, "Sequential head". Everything stays on the device, so that a whole draft can be captured; only rules about
tokens (penalties, bias) look at each draft on the host before the next one is chosen.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.drafters.base import peaks
from dspark_core.drafters.dspark.network import DSparkNetwork
from dspark_core.sampling import Sampler
from dspark_core.stream import Readout, checked


@dataclass(frozen=True, slots=True)
class Walked:
    """A block that was walked through, on the device; empty where every token is forbidden from the start."""

    tokens: Tensor  # int64 [drafts], the target's ids
    probs: Tensor | None  # [drafts, vocab] they were drawn from, None when greedy
    confidence: Tensor  # [drafts], 0 to 1
    scores: Tensor  # [drafts] what they were chosen by, finite unless something was no number

    def values(self) -> Tensor:
        """Tokens, then confidences, as a Readout takes them."""
        confidence = self.confidence.double()
        return checked(torch.cat([self.tokens.double(), confidence]), torch.cat([self.scores.double(), confidence]))


def told(block: Readout) -> tuple[list[int], list[float]]:
    """Tokens and confidences of a block on the host. Raises CorruptFileError when the drafter's output is no number."""
    numbers = block.numbers
    half = len(numbers) // 2
    return [int(token) for token in numbers[:half]], numbers[half:]


def walk(
    network: DSparkNetwork, anchor: Tensor, hidden: Tensor, sampler: Sampler, uniforms: Tensor, vocab_size: int
) -> Walked:
    """Choose a draft for each row of hidden [drafts, hidden] behind ``anchor`` int64 [1]. ``uniforms`` float64
    [drafts] are what sampled drafts are drawn by."""
    base, ids = network.base_logits(hidden), network.draft_ids  # base [drafts, draft vocab]
    # rules about tokens count in target ids, temperature and truncation in any numbering
    rules = sampler.looks_at_tokens
    tokens: list[Tensor] = []  # each int64 [1]
    said: list[Tensor] = []  # each [1, vocab]: what the choice was made by, logits or probabilities
    scores: list[Tensor] = []
    before = anchor
    for k in range(len(hidden)):
        logits = base[k : k + 1]
        if network.head is not None:
            assert network.previous is not None
            logits = logits + network.head(hidden[k : k + 1], F.embedding(before, network.previous), first=k == 0)
        drafts: list[int] = []
        if rules:
            logits = over_target(logits, ids, vocab_size, float("-inf"))
            drafts = torch.cat(tokens).tolist() if tokens else []
            if sampler.scores(logits, drafts, first=k).amax() == float("-inf"):
                break  # every token that can be drafted is forbidden here
        if sampler.greedy:
            said.append(logits)
            choice, highest = sampler.best(logits, drafts, first=k)
            scores.append(highest)
        else:
            said.append(sampler.probs(logits, drafts, first=k))
            choice, total = sampler.drawn(said[-1], uniforms[k : k + 1])
            scores.append(total)
        before = choice if rules or ids is None else ids[choice]
        tokens.append(before)
    if not tokens:
        nothing = hidden.new_zeros(0)
        return Walked(anchor[:0], None, nothing, nothing)
    chosen, choices = torch.cat(tokens), torch.cat(said)
    if network.confidence is None:
        confidence = peaks(choices, sampler.greedy)
    else:
        confidence = _confidence(network, torch.cat([anchor, chosen[:-1]]), hidden[: len(chosen)])
    probs = None if sampler.greedy else choices
    if probs is not None and not rules:
        probs = over_target(probs, ids, vocab_size, 0.0)
    return Walked(chosen, probs, confidence, torch.cat(scores))


def over_target(values: Tensor, ids: Tensor | None, vocab_size: int, rest: float) -> Tensor:
    """values [rows, draft vocab] -> [rows, target vocab] with ``rest`` for tokens that cannot be drafted."""
    if ids is None:
        return values
    return values.new_full((len(values), vocab_size), rest).index_copy_(1, ids, values)


def _confidence(network: DSparkNetwork, before: Tensor, hidden: Tensor) -> Tensor:
    """What the confidence head says of each draft [drafts]; ``before`` int64 [drafts] are the tokens before them."""
    assert network.confidence is not None
    previous = None if network.previous is None else F.embedding(before, network.previous)
    return torch.sigmoid(network.confidence.logits(hidden, previous).float())
