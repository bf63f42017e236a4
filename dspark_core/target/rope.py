"""Rotary position tables, from the frequencies that transformers computes for a config."""

from typing import Any

import torch
from torch import Tensor

FULL, SLIDING = "full_attention", "sliding_attention"
"""Kinds of layers, as transformers calls them."""


def rope_parameters(config: Any, kind: str = FULL) -> dict[str, Any]:
    """Those of layers of this kind, in a transformers config that has one table for all or one for each kind."""
    parameters: dict[str, Any] = config.rope_parameters or {}
    own: dict[str, Any] = parameters.get(kind, parameters)
    return own


def rotary_frequencies(config: Any, head_dim: int, kind: str = FULL) -> tuple[Tensor, float]:
    """Radians a position [head_dim / 2], and the factor on cos and sin, for a transformers config."""
    parameters = rope_parameters(config, kind)
    if parameters.get("rope_type", "default") == "default":
        exponents = torch.arange(0, head_dim, 2, dtype=torch.float32) / head_dim
        return 1.0 / (parameters["rope_theta"] ** exponents), 1.0
    from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS

    own_table = kind if parameters is not config.rope_parameters else None
    compute = ROPE_INIT_FUNCTIONS[parameters["rope_type"]]
    frequencies, scaling = compute(config, torch.device("cpu"), layer_type=own_table)
    return frequencies, scaling


def rotation_table(config: Any, head_dim: int, positions: int, kind: str = FULL) -> Tensor:
    """By what to multiply the pairs of a head at positions 0..positions-1: complex64 [positions, head_dim / 2]."""
    frequencies, scaling = rotary_frequencies(config, head_dim, kind)
    angles = torch.outer(torch.arange(positions, dtype=torch.float32), frequencies)  # [positions, head_dim / 2]
    return torch.complex(angles.cos() * scaling, angles.sin() * scaling)


def interleaved(weight: Tensor, heads: int) -> Tensor:
    """Rows of ``weight`` [heads * head_dim, ...] so ordered that the two dimensions that turn together are neighbours.

    Checkpoints hold the first halves of all pairs before the second halves. Queries and keys are ordered alike, so
    their products stay what they were.
    """
    halves = weight.view(heads, 2, weight.shape[0] // (2 * heads), *weight.shape[1:])
    return halves.transpose(1, 2).reshape(weight.shape)
