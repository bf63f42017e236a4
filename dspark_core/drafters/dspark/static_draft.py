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
from dspark_core.target.kv_cache import KVCache

START, WAITING, ANCHOR, UNIFORMS = 0, 1, 2, 3
"""Where the numbers of a draft lie in its input."""


class StaticDraft:
    """``place`` says what to draft, ``run`` drafts and leaves ``values``, ``checked`` (choices.py: read_back) and
    ``probs``. ``keys`` cached rows are looked at. Drawn as ``sampler`` says, by the numbers that are placed."""

    def __init__(self, network: DSparkNetwork, cache: KVCache, *, keys: int, sampler: Sampler, vocab_size: int) -> None:
        device, size = network.decoder.device, network.config.block_size
        width = len(network.config.feature_layers) * network.decoder.config.hidden_size
        self.rows = rows_of(network)
        self.keys = keys
        self._features = torch.zeros(self.rows, width, dtype=network.decoder.dtype, device=device)
        self._numbers = torch.zeros(UNIFORMS + size, dtype=torch.float64, device=device)
        self.values = torch.empty(0)  # float64 [2 block size] once it ran
        self.checked = torch.empty(0)  # [block size]
        self.probs: Tensor | None = None  # [block size, vocab], None when greedy
        self._network, self._cache, self._sampler, self._vocab_size = network, cache, sampler, vocab_size

    def place(self, features: Tensor | None, start: int, anchor: int, uniforms: list[float]) -> None:
        """Draft behind ``anchor``, with ``features`` [waiting, taps * hidden] of the rows from ``start`` on that are
        injected first, up to ``rows``."""
        waiting = 0 if features is None else len(features)
        if features is not None:
            self._features[:waiting].copy_(features)
        padding = [0.0] * (len(self._numbers) - UNIFORMS - len(uniforms))
        numbers = torch.tensor([start, waiting, anchor, *uniforms, *padding], dtype=torch.float64)
        # small and not pinned: the driver has read it when this returns, the device need not have
        self._numbers.copy_(numbers, non_blocking=True)

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
        self.values = torch.cat([walked.tokens.double(), walked.confidence.double()])
        self.checked, self.probs = walked.checked, walked.probs


def rows_of(network: DSparkNetwork) -> int:
    """Rows that a captured draft injects: those of a round whose drafts all passed."""
    return network.config.block_size + 1


def reach(network: DSparkNetwork) -> int:
    """Positions behind the cache that a captured draft may write."""
    return rows_of(network) + network.config.rows
