"""Drafts chosen one after the other, each by logits that may depend on those before it.

Everything stays on the device, so that a whole draft can be captured; only rules about tokens (penalties, bias) look at
each draft on the host before the next one is chosen.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from dspark_core.drafters.base import peaks
from dspark_core.sampling import Sampler
from dspark_core.stream import Readout, checked

NO_TOKEN = -1.0


@dataclass(frozen=True, slots=True)
class Walked:
    """Drafts that were chosen, on the device; empty where every token is forbidden from the start."""

    tokens: Tensor  # int64 [drafts], the target's ids
    probs: Tensor | None  # [drafts, vocab] they were drawn from, None when greedy
    confidence: Tensor  # [drafts], 0 to 1
    scores: Tensor  # [drafts] what they were chosen by, finite unless something was no number

    def values(self) -> Tensor:
        """Tokens, then confidences, as a Readout takes them. A token whose row was no numbers is NO_TOKEN."""
        confidence = self.confidence.double()
        sound = self.scores.double() + confidence  # [drafts], finite where both are
        tokens = self.tokens.double().where(torch.isfinite(sound), NO_TOKEN)
        return checked(torch.cat([tokens, confidence]), sound[:1])


def told(drafts: Readout) -> tuple[list[int], list[float]]:
    """Tokens and confidences on the host, up to the first row that was no numbers. Raises CorruptFileError when that is
    the very first.

    Whether a row is may depend on the sampled drafts before it, so these must be judged all the same: leaving them out
    would change the distribution of the output (EXACTNESS.md 2). The first row depends on committed text alone.
    """
    numbers = drafts.numbers
    half = len(numbers) // 2
    count = numbers.index(NO_TOKEN) if NO_TOKEN in numbers[:half] else half
    return [int(token) for token in numbers[:count]], numbers[half : half + count]


class Choices:
    """Chooses as ``sampler`` says from a draft vocabulary, whose ``ids`` int64 [draft vocab] are the target's (None
    where they are the same). ``uniforms`` float64 [drafts] are what sampled drafts are drawn by."""

    def __init__(self, sampler: Sampler, uniforms: Tensor, ids: Tensor | None, vocab_size: int) -> None:
        # rules about tokens count in target ids, temperature and truncation in any numbering
        self._sampler, self._rules = sampler, sampler.looks_at_tokens
        self._uniforms, self._ids, self._vocab_size = uniforms, ids, vocab_size
        self.tokens: list[Tensor] = []  # each int64 [1], the target's id
        self._said: list[Tensor] = []  # each [1, vocab]: what the choice was made by, logits or probabilities
        self._scores: list[Tensor] = []

    def choose(self, logits: Tensor) -> Tensor | None:
        """The next draft int64 [1] by logits [1, draft vocab]; None where every token is forbidden."""
        sampler, k = self._sampler, len(self.tokens)
        drafts: list[int] = []
        if self._rules:
            logits = over_target(logits, self._ids, self._vocab_size, float("-inf"))
            drafts = torch.cat(self.tokens).tolist() if self.tokens else []
            if sampler.scores(logits, drafts, first=k).amax() == float("-inf"):
                return None
        if sampler.greedy:
            self._said.append(logits)
            choice, scores = sampler.best(logits, drafts, first=k)
        else:
            self._said.append(sampler.probs(logits, drafts, first=k))
            choice, scores = sampler.drawn(self._said[-1], self._uniforms[k : k + 1])
        self._scores.append(scores)
        self.tokens.append(choice if self._rules or self._ids is None else self._ids[choice])
        return self.tokens[-1]

    def walked(self, confidence: Tensor | None = None) -> Walked:
        """What was chosen. Without a ``confidence`` [drafts] it is how likely the likeliest token was."""
        if not self.tokens:
            nothing = self._uniforms[:0]
            return Walked(nothing.long(), None, nothing, nothing)
        choices, probs = torch.cat(self._said), None
        if confidence is None:
            confidence = peaks(choices, self._sampler.greedy)
        if not self._sampler.greedy:
            probs = choices if self._rules else over_target(choices, self._ids, self._vocab_size, 0.0)
        return Walked(torch.cat(self.tokens), probs, confidence, torch.cat(self._scores))


def over_target(values: Tensor, ids: Tensor | None, vocab_size: int, rest: float) -> Tensor:
    """values [rows, draft vocab] -> [rows, target vocab] with ``rest`` for tokens that cannot be drafted."""
    if ids is None:
        return values
    return values.new_full((len(values), vocab_size), rest).index_copy_(1, ids, values)
