"""The drafter in the loop: keeps the injected context in step with the committed text, walks each block."""

import torch
from torch import Tensor

from dspark_core.drafters.base import NOTHING, Proposal, peak
from dspark_core.drafters.dspark.network import DSparkNetwork
from dspark_core.sampling import Sampler

INJECT_ROWS = 256
"""Waiting rows that are injected though no block is drafted: in rounds that copy or do not draft they add up."""


class DSparkDrafter:
    """Drafts with ``network`` for a target of ``vocab_size`` tokens.

    Invariant between rounds: rows in the cache and rows whose features wait to be injected together belong to all
    committed tokens but the anchor.
    """

    def __init__(self, name: str, network: DSparkNetwork, *, vocab_size: int, context_length: int) -> None:
        self.name = name
        self.network = network
        self.block_size = self.longest = network.config.block_size
        self.feature_layers = network.config.feature_layers
        self.cache = network.decoder.new_cache(context_length)
        self._waiting: list[Tensor] = []  # each [rows, taps * hidden], in order
        self._vocab_size = vocab_size

    def prefilled(self, features: Tensor) -> None:
        """Inject at once: the features of a long prompt would fill the memory."""
        self.network.inject(torch.cat([*self._waiting, features]), self.cache)
        self._waiting = []

    def begin(self, tokens: list[int]) -> None:
        pass

    def catch_up(self) -> bool:
        return False

    @torch.inference_mode()
    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        """Draft a block and keep at most ``budget`` of it."""
        count = min(budget, self.block_size)
        if count < 1:
            return NOTHING
        network = self.network
        bytes_read = network.decoder.bytes_per_pass(self.cache)
        if self._waiting:
            network.inject(torch.cat(self._waiting), self.cache)
            self._waiting = []
            bytes_read += network.context_bytes
        hidden = network.block(anchor, self.cache)[:count]  # [count, hidden]
        drafts, probs, peaks = self._walk(anchor, hidden, sampler)
        if not drafts:
            return NOTHING
        if network.head is not None:
            bytes_read += len(drafts) * network.head.bytes_per_step
        confidence = peaks if network.confidence is None else self._confidence(anchor, drafts, hidden)
        return Proposal(drafts, probs, confidence, bytes_read)

    def update(self, tokens: list[int], features: Tensor | None) -> None:
        assert features is not None, "the loop gives features to a drafter that names feature layers"
        self._waiting.append(features)
        if sum(map(len, self._waiting)) >= INJECT_ROWS:
            self.prefilled(features[:0])

    def truncate(self, length: int) -> None:
        """Keep the rows before ``length``, injected or waiting."""
        waiting = length - self.cache.length
        self.cache.truncate(min(self.cache.length, length))
        if self._waiting:
            self._waiting = [torch.cat(self._waiting)[: max(waiting, 0)]]

    def _walk(
        self, anchor: int, hidden: Tensor, sampler: Sampler
    ) -> tuple[list[int], Tensor | None, tuple[float, ...]]:
        """Choose drafts left to right from hidden [count, hidden]; and probs [count, vocab] they were drawn from, and
        how likely the likeliest token was at each."""
        network = self.network
        base = network.base_logits(hidden)  # [count, draft vocab]
        # rules about tokens (penalties, bias) count in target ids, temperature and truncation in any numbering
        spread = sampler.looks_at_tokens
        drafts: list[int] = []
        probs: list[Tensor] = []
        peaks: list[float] = []
        for k in range(len(hidden)):
            logits = base[k : k + 1]
            if network.head is not None:
                previous = network.embed_previous([drafts[-1] if drafts else anchor])  # [1, rank]
                logits = logits + network.head(hidden[k : k + 1], previous, first=k == 0)
            if spread:
                logits = self._over_target(logits, float("-inf"))
                if sampler.scores(logits, drafts, first=k).amax() == float("-inf"):
                    break  # every token that can be drafted is forbidden here
            if sampler.greedy:
                choice = sampler.argmaxes(logits, drafts, first=k)[0]
            else:
                probs.append(sampler.probs(logits, drafts, first=k))  # [1, draft vocab]
                choice = sampler.draw(probs[-1][0])
            if network.confidence is None:
                peaks.append(peak(logits[0], None if sampler.greedy else probs[-1][0]))
            ids = network.draft_ids
            drafts.append(choice if spread or ids is None else int(ids[choice]))
        if not probs:
            return drafts, None, tuple(peaks)
        drawn_from = torch.cat(probs)
        return drafts, drawn_from if spread else self._over_target(drawn_from, 0.0), tuple(peaks)

    def _over_target(self, values: Tensor, rest: float) -> Tensor:
        """values [rows, draft vocab] -> [rows, target vocab] with ``rest`` for tokens that cannot be drafted."""
        ids = self.network.draft_ids
        if ids is None:
            return values
        spread = values.new_full((len(values), self._vocab_size), rest)
        return spread.index_copy_(1, ids, values)

    def _confidence(self, anchor: int, drafts: list[int], hidden: Tensor) -> tuple[float, ...]:
        network = self.network
        assert network.confidence is not None
        previous = None if network.previous is None else network.embed_previous([anchor, *drafts[:-1]])
        return tuple(torch.sigmoid(network.confidence.logits(hidden[: len(drafts)], previous).float()).tolist())
