"""Sequential heads: what the token before adds to the logits of a row, left to right (DSpark paper, "Sequential head").

All of them embed the token before in a low rank, W1[x], and bring it back to the draft vocabulary, W2.
"""

from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.target.linear import Linear


class SequentialHead(Protocol):
    """Called once a row, left to right; the first call of a block has ``first``."""

    @property
    def bytes_per_step(self) -> int: ...

    def __call__(self, hidden: Tensor, previous: Tensor, *, first: bool) -> Tensor:
        """hidden [1, hidden] of the row, previous = W1[x of the row before] [1, rank] -> bias [1, draft vocab]."""


@dataclass(slots=True)
class MarkovHead:
    """B = W1[x] W2."""

    out: Linear  # rank -> draft vocab

    @property
    def bytes_per_step(self) -> int:
        return self.out.weight_bytes

    def __call__(self, hidden: Tensor, previous: Tensor, *, first: bool) -> Tensor:
        return self.out(previous)


@dataclass(slots=True)
class GatedHead:
    """B = (gate * W1[x]) W2 with gate = sigmoid(W_g [h; W1[x]])."""

    gate: Linear  # hidden + rank -> rank
    out: Linear

    @property
    def bytes_per_step(self) -> int:
        return self.gate.weight_bytes + self.out.weight_bytes

    def __call__(self, hidden: Tensor, previous: Tensor, *, first: bool) -> Tensor:
        gate = torch.sigmoid(self.gate(torch.cat([hidden, previous], dim=-1)))  # [1, rank]
        return self.out(gate * previous)


class RnnHead:
    """z = [s; W1[x]; h]; (gate, candidate, output) = split(W z); s' = sigmoid(gate) s + (1 - sigmoid(gate))
    tanh(candidate); B = tanh(output) W2; s is zero before the first row."""

    def __init__(self, joint: Linear, out: Linear) -> None:
        self.joint = joint  # 2 rank + hidden -> 3 rank
        self.out = out
        self._state: Tensor | None = None

    @property
    def bytes_per_step(self) -> int:
        return self.joint.weight_bytes + self.out.weight_bytes

    def __call__(self, hidden: Tensor, previous: Tensor, *, first: bool) -> Tensor:
        state = torch.zeros_like(previous) if first or self._state is None else self._state  # [1, rank]
        joint = self.joint(torch.cat([state, previous, hidden], dim=-1))
        gate, candidate, output = joint.chunk(3, dim=-1)  # each [1, rank]
        gate = torch.sigmoid(gate)
        self._state = gate * state + (1 - gate) * torch.tanh(candidate)
        return self.out(torch.tanh(output))


@dataclass(slots=True)
class ConfidenceHead:
    """c = sigmoid(w [h; W1[x]] + b): the chance that a draft survives, given that those before it did.

    It never sees the draft itself, so a schedule may use it.
    """

    weight: Tensor  # [1, hidden (+ rank)]
    bias: Tensor  # [1]
    with_markov: bool

    def logits(self, hidden: Tensor, previous: Tensor | None) -> Tensor:
        """hidden [rows, hidden], previous [rows, rank] -> logits [rows]."""
        inputs = torch.cat([hidden, previous], dim=-1) if self.with_markov and previous is not None else hidden
        return F.linear(inputs, self.weight, self.bias)[:, 0]
