"""Which blocks a training step sees: a function of seed and step alone, so that training resumes where it stopped."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from dspark_core.errors import InvalidRequestError
from dspark_core.training.cache_reader import Example, ExampleSource
from dspark_core.training.losses import TargetRows, full_vocabulary
from dspark_core.training.network import Blocks
from dspark_core.training.normalisers import Normalisers


@dataclass(frozen=True, slots=True)
class Batch:
    """Blocks with what they should say. ``rows`` are the drafts that count: all up to the end of the answer."""

    blocks: Blocks
    kept: Tensor  # int64 [rows], each row's place in blocks * block_size
    labels: Tensor  # int64 [rows], the target's token ids
    target: TargetRows
    best: Tensor  # int64 [rows], the target's own most likely token
    sources: tuple[str, ...]
    """Where the prompt of each sequence came from."""

    def to(self, device: torch.device) -> "Batch":
        kept, labels, best = (each.to(device) for each in (self.kept, self.labels, self.best))
        return Batch(self.blocks.to(device), kept, labels, self.target.to(device), best, self.sources)


@dataclass(frozen=True, slots=True)
class _Part:
    """Blocks of one sequence. ``previous``, ``labels``, ``valid`` and ``place`` are [blocks, block_size]."""

    features: Tensor  # [context rows, taps * hidden]
    anchors: Tensor  # int64 [blocks]
    previous: Tensor
    labels: Tensor
    valid: Tensor
    last: Tensor  # [distinct, hidden]
    place: Tensor  # int64, which row of ``last``
    said: tuple[Tensor, Tensor]  # log_norm and best of these rows, each [distinct]; empty where they are computed anew


def _candidates(response: Tensor) -> Tensor:
    """Positions of the answer's tokens that another token of the answer follows: bool [T] -> int64 [candidates]."""
    return (response[:-1] & response[1:]).nonzero()[:, 0]


def usable(cache: ExampleSource) -> list[int]:
    """The sequences that have an answer of two tokens or more: the others have nothing to draft."""
    return [index for index in range(len(cache)) if len(_candidates(cache.response(index)))]


def split(sequences: Sequence[int], held_out: float, seed: int) -> tuple[list[int], list[int]]:
    """Those of ``sequences`` to train on, and about ``held_out`` of them (at least one) to measure on, these in a
    random order, so that the first of them are a fair sample. Raises InvalidRequestError for fewer than two."""
    if len(sequences) < 2:
        raise InvalidRequestError(
            "{count} conversation(s) with an answer of two tokens or more are not enough to train on.",
            "Make more training data first.",
            count=len(sequences),
        )
    order = [sequences[place] for place in np.random.default_rng([seed, 1]).permutation(len(sequences))]
    kept_back = min(len(sequences) - 1, max(1, round(len(sequences) * held_out)))
    return sorted(order[kept_back:]), order[:kept_back]


def feature_scale(cache: ExampleSource, sequences: Sequence[int], tokens: int = 4096) -> Tensor:
    """1 / rms of every feature dimension [taps * hidden] over the first ``tokens`` tokens of ``sequences``.

    Some dimensions are hundreds of times as large as the others: unscaled, the projection would learn these alone.
    """
    total, count = torch.zeros(()), 0
    for index in sequences:
        features = cache.examples([index])[0].features.float().cpu()
        total, count = total + features.square().sum(dim=0), count + len(features)
        if count >= tokens:
            break
    rms = (total / count).sqrt()
    return 1 / rms.clamp(min=float(rms.median()) * 1e-3 + 1e-12)


class BatchSource:
    """Blocks of chosen sequences. What they are drawn by is on the CPU, what the target computed where it was made."""

    def __init__(
        self,
        cache: ExampleSource,
        sequences: Sequence[int],
        *,
        block_size: int,
        head: Tensor,
        per_step: int,
        anchors: int,
        seed: int,
        kept: Path | None = None,
        remember: bool = True,
    ) -> None:
        """``head`` [vocab, hidden] is the target's, in the dtype to compute its distributions in. ``per_step``
        sequences make a batch, with up to ``anchors`` blocks each; ``kept`` is where its normalisers are, which are
        computed at each use unless ``remember``. Raises ValueError where no sequence has an answer of two tokens."""
        self._cache = cache
        self._block_size = block_size
        self._head = head
        self._per_step = per_step
        self._anchors = anchors
        self._seed = seed
        self._normalisers = Normalisers(head, kept) if remember else None
        self._order: tuple[int, npt.NDArray[np.int64]] = (-1, np.zeros(0, np.int64))  # of the epoch at hand
        self.sequences = [index for index in sequences if len(_candidates(cache.response(index)))]
        if not self.sequences:
            raise ValueError("no sequence has an answer of two tokens or more")

    def batch(self, step: int) -> Batch:
        """The batch of training step ``step``: the next sequences of a shuffle of all, over and over."""
        first = step * self._per_step
        chosen = [self._shuffled(first + k) for k in range(self._per_step)]
        return self.of(chosen, np.random.default_rng([self._seed, 2, step]))

    def batches(self, step: int, *, ahead: bool) -> Iterator[Batch]:
        """The batches of ``step`` and all that follow. ``ahead``: the next is made while one is used, in a thread, as a
        card leaves the processor waiting."""
        if not ahead:
            yield from (self.batch(each) for each in count(step))
        with ThreadPoolExecutor(1, "batches") as pool:
            following = pool.submit(self.batch, step)
            for each in count(step + 1):
                batch, following = following.result(), pool.submit(self.batch, each)
                yield batch

    def _shuffled(self, n: int) -> int:
        epoch, place = divmod(n, len(self.sequences))
        if self._order[0] != epoch:
            self._order = epoch, np.random.default_rng([self._seed, 3, epoch]).permutation(len(self.sequences))
        return self.sequences[int(self._order[1][place])]

    def save(self) -> None:
        """Keep the normalisers, where they are remembered. Raises EngineError when the disk is full."""
        if self._normalisers is not None:
            self._normalisers.save()

    def of(self, sequences: Sequence[int], draws: np.random.Generator) -> Batch:
        """Blocks of ``sequences``, their anchors drawn by ``draws`` among the answer's tokens that another follows."""
        examples = self._cache.examples(sequences)
        parts = [self._blocks_of(index, each, draws) for index, each in zip(sequences, examples, strict=True)]
        sizes = [0, *(len(part.last) for part in parts[:-1])]
        offsets = torch.tensor(sizes).cumsum(0).tolist()
        place = torch.cat([part.place + offset for part, offset in zip(parts, offsets, strict=True)])
        kept = torch.cat([part.valid for part in parts]).flatten().nonzero()[:, 0]
        blocks = Blocks(
            torch.cat([part.features for part in parts]),
            tuple(len(part.features) for part in parts),
            tuple(len(part.anchors) for part in parts),
            torch.cat([part.anchors for part in parts]),
            torch.cat([part.previous for part in parts]),
        )
        last = torch.cat([part.last for part in parts]).to(self._head.dtype)  # [distinct, hidden]
        if self._normalisers is None:
            log_norm, best = full_vocabulary(last, self._head)
        else:
            log_norm, best = (torch.cat(each) for each in zip(*(part.said for part in parts), strict=True))
        index = place.flatten()[kept]
        labels = torch.cat([part.labels for part in parts]).flatten()[kept]
        sources = tuple(self._cache.source_of(number) for number in sequences)
        return Batch(blocks, kept, labels, TargetRows(last, index, log_norm[index]), best[index], sources)

    def _blocks_of(self, index: int, example: Example, draws: np.random.Generator) -> _Part:
        candidates, end = _candidates(example.response), len(example.tokens) - 1
        drawn = draws.choice(len(candidates), min(self._anchors, len(candidates)), replace=False)
        anchors = candidates[torch.from_numpy(np.sort(drawn))]  # [blocks]
        before = anchors[:, None] + torch.arange(self._block_size)  # [blocks, block_size], the token before each draft
        after = (before + 1).clamp(max=end)
        answered = (before < end) & example.response[after]
        before = before.clamp(max=end)
        distinct, place = torch.unique(before, return_inverse=True)
        none = torch.empty(0)
        norms, best = (
            self._normalisers.of(index, example.last, int(candidates[0])) if self._normalisers else (none, none)
        )
        tokens = example.tokens
        return _Part(
            features=example.features[: int(anchors[-1])],
            anchors=anchors,
            previous=tokens[before],
            labels=tokens[after],
            valid=answered.cummin(dim=1).values,  # a draft behind the end of the answer never counts
            last=example.last[distinct],
            place=place,
            said=(norms[distinct], best[distinct]) if self._normalisers else (none, none),
        )
