"""The drafter in the loop: keeps the injected context in step with the committed text, walks each block."""

from dataclasses import dataclass

import torch
from torch import Tensor

from dspark_core.drafters.base import NOTHING, Proposal
from dspark_core.drafters.choices import told
from dspark_core.drafters.dspark.network import DSparkNetwork
from dspark_core.drafters.dspark.static_draft import StaticDraft, reach, rows_of
from dspark_core.drafters.dspark.walk import walk
from dspark_core.sampling import Sampler
from dspark_core.stream import Readout, sent
from dspark_core.target.graphs import Captures, Recorder, Run, captured_keys

INJECT_ROWS = 256
"""Waiting rows that are injected though no block is drafted: in rounds that copy or do not draft they add up."""


@dataclass(frozen=True, slots=True)
class Block:
    """A whole block that was drafted; a captured draft may be replayed without harm to it."""

    said: Readout  # tokens, then confidences
    probs: Tensor | None  # [drafts, vocab] they were drawn from, None when greedy


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
        self._ahead: tuple[int, Block] | None = None  # fits where so many parts wait
        self._vocab_size = vocab_size
        self._captures: Captures | None = None

    def prefilled(self, features: Tensor) -> None:
        """Inject at once: the features of a long prompt would fill the memory."""
        self.network.inject(torch.cat([*self._waiting, features]), self.cache)
        self._waiting, self._ahead = [], None

    def begin(self, tokens: list[int], sampler: Sampler) -> None:
        if self._captures is not None:
            self._captures.keep_for(sampler.drawn_as)
        self._captured(sampler)

    def catch_up(self) -> bool:
        return False

    def capture(self, recorder: Recorder) -> None:
        self._captures = Captures(recorder)

    @property
    def captures_failed(self) -> str | None:
        return self._captures.failed if self._captures else None

    @torch.inference_mode()
    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        """Draft a block and keep at most ``budget`` of it."""
        network, count = self.network, min(budget, self.block_size)
        if count < 1:
            return NOTHING
        waiting = torch.cat(self._waiting) if self._waiting else None  # [waiting, taps * hidden]
        bytes_read = network.decoder.bytes_per_pass(self.cache) + (0 if waiting is None else network.context_bytes)
        uniforms = [] if sampler.greedy else sampler.uniforms(count)  # a block that was begun is drawn by these too
        block = self._begun() or self._replayed(waiting, anchor, uniforms, sampler)
        if block is not None:
            self.cache.length += 0 if waiting is None else len(waiting)
        else:
            block = self._drafted(waiting, anchor, count, uniforms, sampler)
        self._waiting = []
        tokens, confidence = told(block.said)
        tokens, confidence = tokens[:count], confidence[:count]
        if not tokens:
            return NOTHING
        if network.head is not None:
            bytes_read += len(tokens) * network.head.bytes_per_step
        probs = None if block.probs is None else block.probs[: len(tokens)]
        return Proposal(tokens, probs, tuple(confidence), bytes_read, asked=count)

    @torch.inference_mode()
    def propose_ahead(self, verdict: Tensor, features: Tensor | None, sampler: Sampler) -> Readout | None:
        """Begin the next block where drafts are captured, unless too many rows would be injected with it."""
        assert features is not None, "the loop gives features to a drafter that names feature layers"
        self._ahead = None
        found = self._captured(sampler, sum(map(len, self._waiting)) + len(features))
        if found is None:
            return None
        uniforms = [] if sampler.greedy else sampler.coming(self.block_size)
        rows = torch.cat([*self._waiting, features])  # [waiting + rows of the pass, taps * hidden]
        found[0].place_behind(verdict, rows, len(rows) - len(features), self.cache.length, uniforms)
        block = _replay(*found)
        self._ahead = len(self._waiting) + 1, block
        return block.said

    def _begun(self) -> Block | None:
        """What was begun in the round before, None where nothing was or another round lies between."""
        ahead, self._ahead = self._ahead, None
        return ahead[1] if ahead is not None and ahead[0] == len(self._waiting) else None

    def _replayed(self, waiting: Tensor | None, anchor: int, uniforms: list[float], sampler: Sampler) -> Block | None:
        """The draft as it was captured, replayed. None where it is not."""
        found = self._captured(sampler, 0 if waiting is None else len(waiting))
        if found is None:
            return None
        found[0].place(waiting, self.cache.length, anchor, uniforms)
        return _replay(*found)

    def _drafted(
        self, waiting: Tensor | None, anchor: int, count: int, uniforms: list[float], sampler: Sampler
    ) -> Block:
        """The first ``count`` of a block, one operation after the other."""
        network, device = self.network, self.network.decoder.device
        if waiting is not None:
            network.inject(waiting, self.cache)
        first = sent([anchor], torch.int64, device)
        hidden = network.block(first, self.cache)[:count]  # [count, hidden]
        numbers = sent(uniforms, torch.float64, device)
        walked = walk(network, first, hidden, sampler, numbers, self._vocab_size)
        return Block(Readout(walked.values()), walked.probs)

    def _captured(self, sampler: Sampler, rows: int = 0) -> tuple[StaticDraft, Run] | None:
        """The draft behind the present rows, with ``rows`` injected. None where it cannot be captured: more rows than
        of one round, rules about tokens, the end of the context, or a capture that failed."""
        if self._captures is None or sampler.looks_at_tokens or rows > rows_of(self.network):
            return None
        network, cache = self.network, self.cache
        keys = captured_keys(cache.length + reach(network), cache.entries.shape[2])
        if keys is None:
            return None

        def make() -> StaticDraft:
            static = StaticDraft(network, cache, keys=keys, sampler=sampler, vocab_size=self._vocab_size)
            static.place(None, cache.length, 0, [])  # what the warm-up writes lies behind the last cached row
            return static

        return self._captures.of(keys, f"a draft behind {keys:,} keys", make)

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
            self._waiting = [torch.cat(self._waiting)[:waiting]] if waiting > 0 else []


def _replay(static: StaticDraft, replay: Run) -> Block:
    replay()
    # the next replay may use the memory of this one
    return Block(Readout(static.values.clone()), None if static.probs is None else static.probs.clone())
