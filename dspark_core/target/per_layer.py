"""Embeddings of which every layer reads one of its own (Gemma 4 E2B and E4B; Gemma 3n brought them as PLE).

The table is larger than all matrices together, but a pass reads one row of it for each token. So it stays in main
memory, mapped from its file: only what is read of it is loaded, and the system may drop that again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.target.linear import Linear

TABLE = "model.embed_tokens_per_layer.weight"
PROJECTION = "model.per_layer_model_projection.weight"
"""Names of tensors."""
Norm = Callable[[Tensor, Tensor | None], Tensor]


class PerLayerEmbedding:
    """What the layers read: the row of a token in a table of their own, and a projection of its ordinary embedding."""

    def __init__(self, table: Tensor, projection: Linear, norm: Tensor, norm_eps: float) -> None:
        self._table = table  # [vocab, layers * size] in main memory, in the dtype of its file
        self.projection = projection  # hidden -> layers * size
        self._norm, self._eps = norm * 2**-0.5, norm_eps  # [size]; so the sum of two varies as each
        self._size = len(norm)

    def rows(self, token_ids: Sequence[int]) -> Tensor:
        """[rows, layers * size] in main memory."""
        return F.embedding(torch.tensor(token_ids), self._table)

    def inputs(self, embedded: Tensor, found: Tensor) -> Tensor:
        """embedded [rows, hidden], not scaled, and the ``rows`` of the same tokens -> [layers, rows, size]; all on the
        device of the embedding, where no layer need be."""
        # what the files scale embeddings by and what they divide projections by is the same
        projected = self.projection(embedded).view(len(embedded), -1, self._size)  # [rows, layers, size]
        projected = F.rms_norm(projected, (self._size,), None, self._eps) * self._norm
        looked_up = found.to(projected.dtype).view(projected.shape) * (self._size / 2) ** 0.5
        both: Tensor = projected + looked_up
        return both.to(embedded.dtype).transpose(0, 1)


@dataclass(frozen=True, slots=True)
class LayerInput:
    """How a layer takes in what it reads besides: as much as a gate lets through."""

    gate: Linear  # hidden -> size
    projection: Linear  # size -> hidden
    norm: Tensor  # [hidden]

    def __call__(self, hidden: Tensor, own: Tensor, activation: Callable[[Tensor], Tensor], normed: Norm) -> Tensor:
        """hidden [rows, hidden] and own [rows, size] -> what is added to hidden."""
        return normed(self.projection(activation(self.gate(hidden)) * own), self.norm)
