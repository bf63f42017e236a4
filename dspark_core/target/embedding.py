"""The table of a vocabulary: its rows are looked up as embeddings, and a tied one is the output head too."""

from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.errors import InvalidRequestError, UnsupportedModelError

COLUMNS = 16
"""The CPU's kernel reads beyond a row that is no multiple of this, unchecked."""
CHUNK_ROWS = 4096
"""Quantised at a time, so that no whole table lies in float32."""


class Embedding(Protocol):
    """``dtype`` and ``device`` are those of what is looked up."""

    @property
    def dtype(self) -> torch.dtype: ...

    @property
    def device(self) -> torch.device: ...

    @property
    def nbytes(self) -> int: ...

    def rows(self, ids: Tensor) -> Tensor:
        """ids int64 [rows] -> [rows, hidden]."""


class DenseEmbedding:
    """The table as an ordinary tensor, in any floating dtype."""

    def __init__(self, weight: Tensor) -> None:
        self.weight = weight  # [vocab, hidden]
        self.dtype, self.device, self.nbytes = weight.dtype, weight.device, weight.nbytes

    def rows(self, ids: Tensor) -> Tensor:
        return F.embedding(ids, self.weight)

    def to(self, device: torch.device) -> "DenseEmbedding":
        return DenseEmbedding(self.weight.to(device))


class Int8Table:
    """A table in int8 with one bfloat16 scale a row, as embedding and as output head (torch's weight-only kernel)."""

    def __init__(self, codes: Tensor, scales: Tensor) -> None:
        self._codes, self._scales = codes, scales  # [vocab, hidden], [vocab]
        self.dtype, self.device = scales.dtype, codes.device
        self.nbytes = self.weight_bytes = codes.nbytes + scales.nbytes

    def rows(self, ids: Tensor) -> Tensor:
        return self._codes.index_select(0, ids) * self._scales.index_select(0, ids)[:, None]

    def __call__(self, x: Tensor) -> Tensor:
        """x bfloat16 [rows, hidden] -> logits [rows, vocab]."""
        result: Tensor = torch.ops.aten._weight_int8pack_mm(x, self._codes, self._scales)
        return result

    def to(self, device: torch.device) -> "Int8Table":
        return self if device == self.device else Int8Table(self._codes.to(device), self._scales.to(device))


def int8_table(weight: Tensor) -> Int8Table:
    """Quantise weight [vocab, hidden], each row to the grid of its own largest weight. Raises UnsupportedModelError."""
    vocab, hidden = weight.shape
    if hidden % COLUMNS:
        raise UnsupportedModelError(
            "A head of {vocab} x {hidden} cannot be stored in int8.",
            "Use head precision auto: int8 needs rows of a multiple of {multiple}.",
            vocab=vocab,
            hidden=hidden,
            multiple=COLUMNS,
        )
    codes = torch.empty(vocab, hidden, dtype=torch.int8, device=weight.device)
    scales = torch.empty(vocab, dtype=torch.bfloat16, device=weight.device)
    for first in range(0, vocab, CHUNK_ROWS):
        rows = weight[first : first + CHUNK_ROWS].float()
        # rounded before the codes are made, which then fit the scale that is stored
        scale = (rows.abs().amax(dim=1) / 127).clamp_(min=1e-12).bfloat16()  # [rows]
        codes[first : first + CHUNK_ROWS] = (rows / scale.float()[:, None]).round_().clamp_(-127, 127)
        scales[first : first + CHUNK_ROWS] = scale
    return Int8Table(codes, scales)


def require_int8(device: torch.device) -> None:
    """Raise InvalidRequestError where torch has no product with a table in int8 on ``device``."""
    if not torch._C._dispatch_has_kernel_for_dispatch_key("aten::_weight_int8pack_mm", device.type.upper()):
        raise InvalidRequestError(
            "This torch computes no head in int8 on {kind}.",
            "Use head precision auto on this device.",
            kind=device.type,
        )
