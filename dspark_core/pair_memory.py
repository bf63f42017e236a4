"""What a pair takes of memory, estimated before its weights are read, and the longest context that fits.

Weights and caches follow from the headers of the files and the sizes in config.json. What a pass needs beside them
follows from the shapes of its largest tensors. What libraries need is a constant. All of it is an estimate: the fact is
measured after loading and told beside it (``ModelInfo.memory_taken``).
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Protocol

import psutil
import torch

from dspark_core.checkpoints.model_folder import ModelFolder
from dspark_core.decode_loop import PREFILL_CHUNK
from dspark_core.device import GIB, available_bytes
from dspark_core.drafters.loading import DrafterFiles
from dspark_core.errors import OutOfMemoryError
from dspark_core.events import MemoryEstimate
from dspark_core.marked import Marked
from dspark_core.target.config import DecoderConfig, parse_config
from dspark_core.target.exact import DECODE_ROWS, padded_capacity
from dspark_core.target.kv_cache import cache_bytes, cache_dtype, stored_dtype
from dspark_core.target.loading import DTYPES, bytes_needed, head_precision

LIBRARY_BYTES = {"cpu": 128 << 20, "cuda": 512 << 20}
"""Estimates. CPU: heap that is not given back after loading; the libraries are loaded before free memory is asked for
(docs/performance.md). CUDA, not measured: kernels that are loaded when they first run, workspaces of cuBLAS and
bitsandbytes, CUDA graphs, gaps in torch's pool; the CUDA context itself is taken before free memory is asked for."""
LOGIT_COPIES = 5
"""Of the logits of a verify pass: the target's, and what sampling makes of them, at most."""
CONTEXT_STEP = 256
"""The longest context that fits is told as a multiple of this."""


class DrafterSizes(Protocol):
    """What memory depends on of a drafter with weights, whether its files are there or only its configuration."""

    def bytes_needed(self, device: torch.device) -> int:
        """Memory its weights take."""

    def cache_bytes(self, device: torch.device, context_length: int) -> int:
        """Memory of its keys and values."""


@dataclass(frozen=True, slots=True)
class PairMemory:
    """The memory of a target and its drafter (None: one without weights) by the length of the context."""

    config: DecoderConfig
    precision: str
    kv_precision: str
    head_precision: str
    """That of embedding and head, as it is stored."""
    device: torch.device
    weights: int
    drafter: DrafterSizes | None
    drafter_weights: int = 0
    """Of ``weights``."""

    def without_drafter(self) -> "PairMemory":
        """Of the target alone."""
        return replace(self, weights=self.weights - self.drafter_weights, drafter=None, drafter_weights=0)

    def at(self, context: int) -> MemoryEstimate:
        target_cache = cache_bytes(self.config, context, self.stored_on(self.device))
        drafter_cache = self.drafter.cache_bytes(self.device, context) if self.drafter else 0
        return MemoryEstimate(
            context=context,
            weights=self.weights,
            caches=target_cache + drafter_cache,
            working=max(self._reading_bytes(), self._pass_bytes(context)),
            libraries=LIBRARY_BYTES[self.device.type],
        )

    def longest(self, free: int) -> int:
        """The longest context that fits into ``free`` bytes, a multiple of CONTEXT_STEP or the target's limit; 0 where
        none does."""
        contexts = self.contexts()
        fitting = bisect_right(contexts, free, key=lambda context: self.at(context).total)
        return contexts[fitting - 1] if fitting else 0

    def contexts(self) -> list[int]:
        """Those that are tried for the longest that fits, the shortest first."""
        return [*range(0, self.config.max_positions, CONTEXT_STEP), self.config.max_positions]

    def require(self, context: int, in_use: int = 0) -> None:
        """Raise OutOfMemoryError when the pair with this context cannot fit, before any time is spent on it.
        ``in_use``: bytes that become free first, those of the pair in use."""
        free, needed = available_bytes(self.device) + in_use, self.at(context)
        if needed.total <= free:
            return
        there = Marked(
            "{free} are free without the pair in use" if in_use else "{free} are free", free=size_words(free)
        )
        raise OutOfMemoryError(
            "The pair needs about {total} (estimate: weights {weights}, keys and values of {context:,} tokens "
            "{caches}, working memory {working}, libraries {libraries}), but only {there}.",
            self.ways_out(self.longest(free)),
            total=size_words(needed.total),
            weights=size_words(needed.weights),
            context=context,
            caches=size_words(needed.caches),
            working=size_words(needed.working),
            libraries=size_words(needed.libraries),
            there=there,
        )

    def ways_out(self, longest: int) -> Marked:
        """What can be done where memory is short; ``longest`` is the context that fits, 0 where none does."""
        fits = Marked("No context fits.")
        if longest:
            fits = Marked(
                "A context of {longest:,} tokens fits (menu Pair; on the command line --context {longest}).",
                longest=longest,
            )
        rounded = self.kv_precision == "int8"
        return Marked(
            "{fits} Or close other programs, choose precision nf4, or a smaller model."
            if rounded
            else "{fits} Or close other programs, store keys and values in int8, choose precision nf4, or a smaller "
            "model.",
            fits=fits,
        )

    def stored_on(self, device: torch.device) -> torch.dtype:
        """What keys and values of layers on ``device`` are stored in."""
        return stored_dtype(self.kv_precision, DTYPES[self.precision], device)

    def _pass_bytes(self, context: int) -> int:
        """Beside weights and caches at the end of a long prompt: the tensors of one layer of a prompt chunk, masks and
        scores over all keys (where torch has no fused attention for a mask), the keys and values of a layer as they are
        computed with, where they are stored otherwise, what each layer reads besides, logits, and the tables of
        rotations. Buffers of attention are there for each size of heads."""
        config, rows = self.config, PREFILL_CHUNK
        dtype = DTYPES[self.precision]
        narrow, wide = dtype.itemsize, max(4, dtype.itemsize)
        kinds = [kind for _, kind in config.kinds()]
        heads = sum((kind.heads + 2 * kind.kv_heads) * kind.head_dim for kind in kinds)
        layer = rows * (4 * (config.hidden_size + config.intermediate_size) * narrow + heads * (narrow + wide))
        masked = sum(len(set(kind.windows)) * (kind.heads // kind.kv_heads + 1) for kind in kinds)
        masks = masked * rows * context * wide
        scores = config.heads * rows * context * wide
        computed, stored = cache_dtype(dtype, self.device), self.stored_on(self.device)
        converted = 0
        if computed != stored:
            converted = sum(2 * kind.kv_heads * kind.head_dim for kind in kinds) * context * computed.itemsize
        logits = DECODE_ROWS * config.vocab_size * wide * LOGIT_COPIES
        rotations = padded_capacity(context) * sum(kind.head_dim for kind in kinds) * wide * (2 if self.drafter else 1)
        beside = rows * config.layers * config.per_layer_size * (narrow + 3 * wide)
        return layer + masks + scores + converted + logits + rotations + beside

    def _reading_bytes(self) -> int:
        """While the weights are read: the largest matrix of a layer apart and fused, before it is stored otherwise."""
        return 2 * 2 * self.config.intermediate_size * self.config.hidden_size * DTYPES[self.precision].itemsize


def pair_memory(
    folder: ModelFolder,
    precision: str,
    device: torch.device,
    drafter: DrafterFiles | None,
    kv_precision: str = "auto",
    head: str = "auto",
) -> PairMemory:
    """Read the headers of the files. ``head``: one of HEAD_PRECISIONS. Raises CorruptFileError, InvalidRequestError."""
    drafter_weights = drafter.bytes_needed(device) if drafter else 0
    weights = bytes_needed(folder, precision, device, head) + drafter_weights
    config, stored_head = parse_config(folder.config), head_precision(precision, head)
    return PairMemory(config, precision, kv_precision, stored_head, device, weights, drafter, drafter_weights)


def memory_held(device: torch.device) -> int:
    """Bytes that this process holds now: on a card those of torch's tensors, in main memory what is resident, without
    pages of files where the system tells them apart (Linux): those can be dropped at any time."""
    if device.type == "cuda":
        return torch.cuda.memory_allocated(device)
    memory = psutil.Process().memory_info()
    return int(memory.rss - getattr(memory, "shared", 0))


def size_words(count: int) -> Marked:
    if count >= GIB:
        return Marked("{size:.1f} GiB", size=count / GIB)
    return Marked("{size:.0f} MiB", size=count / (1 << 20))
