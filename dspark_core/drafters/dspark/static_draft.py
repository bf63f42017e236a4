"""A whole draft that can be captured: injection, block and walk, with inputs in buffers that stay where they are.

What the ordinary draft knows as Python numbers (the length of the cache, the anchor) is a tensor on the device here.
Injected rows behind the last one that waits are padding: the block's rows are written over them, or behind every row
that is read.
"""

import torch
from torch import Tensor

from dspark_core.drafters.dspark.network import DSparkNetwork
from dspark_core.drafters.dspark.walk import walk
from dspark_core.sampling import Sampler
from dspark_core.stream import sent
from dspark_core.target.kv_cache import KVCache

START, WAITING, ANCHOR, UNIFORMS = 0, 1, 2, 3
"""Where the numbers of a draft lie in its input."""


class StaticDraft:
    """``place`` says what to draft, ``run`` drafts and leaves ``values`` and ``probs``. ``keys`` cached rows are looked
    at. Drawn as ``sampler`` says, by the numbers that are placed."""

    def __init__(self, network: DSparkNetwork, cache: KVCache, *, keys: int, sampler: Sampler, vocab_size: int) -> None:
        device, size = network.decoder.device, network.config.block_size
        width = len(network.config.feature_layers) * network.decoder.config.hidden_size
        self.rows = rows_of(network)
        self.keys = keys
        self._features = torch.zeros(self.rows, width, dtype=network.decoder.dtype, device=device)
        self._numbers = torch.zeros(UNIFORMS + size, dtype=torch.float64, device=device)
        self.values = torch.empty(0)  # float64 [2 block size + 1] once it ran, as a Readout takes them
        self.probs: Tensor | None = None  # [block size, vocab], None when greedy
        self._network, self._cache, self._sampler, self._vocab_size = network, cache, sampler, vocab_size

    def place(self, features: Tensor | None, start: int, anchor: int, uniforms: list[float]) -> None:
        """Draft behind ``anchor``, with ``features`` [waiting, taps * hidden] of the rows from ``start`` on that are
        injected first, up to ``rows``."""
        if features is not None:
            self._features[: len(features)].copy_(features)
        self._place(start, 0 if features is None else len(features), anchor, uniforms)

    def place_behind(self, verdict: Tensor, features: Tensor, before: int, start: int, uniforms: list[float]) -> None:
        """As ``place``, behind a round whose end only the device knows: ``verdict`` float64 [2], how many of its drafts
        passed and the anchor that follows. The first ``before`` of ``features`` are of rows before that round, then
        come those of its pass, where all behind the last draft that passed are padding."""
        self._features[: len(features)].copy_(features)
        self._place(start, before + 1, 0, uniforms)
        self._numbers[WAITING : ANCHOR + 1] += verdict

    def _place(self, start: int, waiting: int, anchor: int, uniforms: list[float]) -> None:
        padding = [0.0] * (len(self._numbers) - UNIFORMS - len(uniforms))
        numbers = [start, waiting, anchor, *uniforms, *padding]
        self._numbers.copy_(sent(numbers, torch.float64, self._numbers.device))

    @torch.inference_mode()
    def run(self) -> None:
        """The draft, in operations that depend on nothing but the contents of buffers."""
        network = self._network
        numbers = self._numbers[:UNIFORMS].long()
        start, anchor = numbers[START : START + 1], numbers[ANCHOR : ANCHOR + 1]  # each int64 [1]
        places = start + torch.arange(self.rows, device=start.device)
        network.inject_at(self._features, places, self._cache)
        length = start + numbers[WAITING : WAITING + 1]
        hidden = network.block_at(anchor, length, self._cache, self.keys)
        walked = walk(network, anchor, hidden, self._sampler, self._numbers[UNIFORMS:], self._vocab_size)
        self.values, self.probs = walked.values(), walked.probs


def rows_of(network: DSparkNetwork) -> int:
    """Rows that a captured draft injects: those of a round whose drafts all passed."""
    return network.config.block_size + 1


def reach(network: DSparkNetwork) -> int:
    """Positions behind the cache that a captured draft may write."""
    return rows_of(network) + network.config.rows
