"""The drafter in the loop: reads the committed text with the target's features, then drafts a chain of tokens."""

import torch
from torch import Tensor

from dspark_core.drafters.base import NOTHING, Proposal
from dspark_core.drafters.choices import Choices, told
from dspark_core.drafters.eagle3.network import Eagle3Network
from dspark_core.sampling import Sampler
from dspark_core.stream import Readout, sent
from dspark_core.target.graphs import Recorder

CATCH_UP_ROWS = 256
"""Prompt rows of one pass. Chunks start at absolute multiples of it, so a position is always computed alike."""


class Eagle3Drafter:
    """Drafts with ``network`` for a target of ``vocab_size`` tokens.

    Invariant between rounds: there are fused features of all committed tokens but the anchor, and the cache holds rows
    of the first of them. The last row of a text depends on the token behind it: where a text is cut and goes on
    otherwise that row is computed again, so the features stay.
    """

    def __init__(self, name: str, network: Eagle3Network, *, vocab_size: int, context_length: int) -> None:
        decoder = network.decoder
        self.name = name
        self.network = network
        self.block_size = self.longest = network.config.block_size
        self.feature_layers = network.config.feature_layers
        self.cache = decoder.new_cache(context_length)
        self.tokens: list[int] = []  # committed, the last is the anchor
        self._fused = torch.zeros(
            context_length, decoder.config.hidden_size, dtype=decoder.dtype, device=decoder.device
        )  # of each position, behind ``_known`` garbage
        self._known = 0
        self._vocab_size = vocab_size

    def prefilled(self, features: Tensor) -> None:
        """The tokens behind these rows are told by ``begin``; until then nothing is computed but the fusion."""
        end = self._known + len(features)
        self._fused[self._known : end].copy_(self.network.fused(features))
        self._known = end

    def begin(self, tokens: list[int], sampler: Sampler) -> None:
        self.tokens = list(tokens)

    def catch_up(self) -> bool:
        """Read one chunk of the text, unless what is left is so little that ``propose`` takes it along."""
        length = self.cache.length
        if self._known - length <= CATCH_UP_ROWS:
            return False
        self._read((length // CATCH_UP_ROWS + 1) * CATCH_UP_ROWS)
        return True

    def capture(self, recorder: Recorder) -> None:
        """Nothing is captured: a chain is as many passes as drafts, each of few operations."""

    @property
    def captures_failed(self) -> str | None:
        return None

    @torch.inference_mode()
    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        """Draft at most ``budget`` tokens, one pass each; the first also reads what was committed since the last."""
        network, cache = self.network, self.cache
        count = min(budget, self.block_size, cache.capacity - self._known + 1)  # the last draft needs no row
        if count < 1:
            return NOTHING
        while self.catch_up():  # rounds that copy or do not draft add up
            pass
        uniforms = sent([] if sampler.greedy else sampler.uniforms(count), torch.float64, network.decoder.device)
        choices = Choices(sampler, uniforms, network.draft_ids, self._vocab_size)
        bytes_read = network.decoder.bytes_per_pass(cache) + network.fuse.weight_bytes
        cache.length = min(cache.length, self._known - 1)  # the last row is what the first draft is chosen by
        predicting, hidden = self._read(self._known)
        while True:
            chosen = choices.choose(network.decoder.head(predicting[-1:]))
            if chosen is None or len(choices.tokens) == count:
                break
            bytes_read += network.decoder.bytes_per_pass(cache)
            predicting, hidden = network.rows(chosen, hidden[-1:], cache)
            cache.length += 1
        cache.truncate(self._known)
        walked = choices.walked()
        tokens, confidence = told(Readout(walked.values()))
        probs = None if walked.probs is None else walked.probs[: len(tokens)]
        return Proposal(tokens, probs, tuple(confidence), bytes_read, asked=count) if tokens else NOTHING

    def propose_ahead(self, verdict: Tensor, features: Tensor | None, sampler: Sampler) -> None:
        """Nothing is begun ahead: the rows of a chain begin where the host says."""

    def update(self, tokens: list[int], features: Tensor | None) -> None:
        assert features is not None, "the loop gives features to a drafter that names feature layers"
        self.tokens += tokens
        self.prefilled(features)

    def truncate(self, length: int) -> None:
        """Keep features before ``length``, and the rows whose next token stays."""
        self._known = min(self._known, length)
        self.tokens = self.tokens[:length]
        self.cache.truncate(min(self.cache.length, max(self._known - 1, 0)))

    def _read(self, end: int) -> tuple[Tensor, Tensor]:
        """One pass over the positions from the cached ones to ``end``, which are in the cache afterwards."""
        start = self.cache.length
        following = sent(self.tokens[start + 1 : end + 1], torch.int64, self.network.decoder.embedding.device)
        read = self.network.rows(following, self._fused[start:end], self.cache)
        self.cache.length = end
        return read
