"""The target's normalisers: what its full vocabulary says at every position of a sequence.

They cost as much as the rest of a training step, so they are computed once for each sequence, and kept in a file beside
the state: a training that goes on has them.
"""

from contextlib import suppress
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from dspark_core.checkpoints.writing import replacing
from dspark_core.training.losses import full_vocabulary


class Normalisers:
    """Of the sequences that were used so far, by their number in the cache."""

    def __init__(self, head: Tensor, path: Path | None = None) -> None:
        """``head`` [vocab, hidden] is the target's, in the dtype to compute in; ``path`` is where they are kept. A file
        that cannot be read counts as none."""
        self._head, self._path = head, path
        self._known: dict[int, tuple[Tensor, Tensor]] = {}
        self._saved = 0
        if path is not None and path.is_file():
            with suppress(SafetensorError, OSError, KeyError, RuntimeError):
                self._load(load_file(path))

    def of(self, number: int, last: Tensor, first: int) -> tuple[Tensor, Tensor]:
        """log of the sum of exp(logit) [T] and the most likely token int64 [T] at the positions of ``last``
        [T, hidden]; zeros before ``first``, where nothing is asked."""
        if number not in self._known:
            norms, tokens = (each.cpu() for each in full_vocabulary(last[first:], self._head))
            none = torch.zeros(first)
            self._known[number] = torch.cat([none.to(norms.dtype), norms]), torch.cat([none.int(), tokens.int()])
        norms, tokens = self._known[number]
        return norms, tokens.long()

    def save(self) -> None:
        """Write them, where there are new ones. Raises EngineError when the disk is full."""
        if self._path is None or len(self._known) == self._saved:
            return
        norms, tokens = zip(*self._known.values(), strict=True)
        tensors = {
            "numbers": torch.tensor(list(self._known)),  # int64 [sequences]
            "lengths": torch.tensor([len(each) for each in norms]),  # int64 [sequences]
            "norms": torch.cat(norms),  # [sum of lengths]
            "tokens": torch.cat(tokens),  # int32 [sum of lengths]
        }
        with replacing(self._path) as new:
            save_file(tensors, new)
        self._saved = len(self._known)

    def _load(self, tensors: dict[str, Tensor]) -> None:
        lengths = tensors["lengths"].tolist()
        parts = zip(torch.split(tensors["norms"], lengths), torch.split(tensors["tokens"], lengths), strict=True)
        self._known = dict(zip(tensors["numbers"].tolist(), parts, strict=True))
        self._saved = len(self._known)
