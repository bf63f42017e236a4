"""Rotary position tables, from the frequencies that transformers computes for a config."""

from typing import Any

import torch
from torch import Tensor


def rotary_frequencies(config: Any, head_dim: int) -> tuple[Tensor, float]:
    """Radians a position [head_dim / 2], and the factor on cos and sin, for a transformers config."""
    parameters = config.rope_parameters
    if parameters.get("rope_type", "default") == "default":
        exponents = torch.arange(0, head_dim, 2, dtype=torch.float32) / head_dim
        return 1.0 / (parameters["rope_theta"] ** exponents), 1.0
    from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS

    frequencies, scaling = ROPE_INIT_FUNCTIONS[parameters["rope_type"]](config, torch.device("cpu"))
    return frequencies, scaling


def rotary_tables(config: Any, head_dim: int, positions: int) -> tuple[Tensor, Tensor]:
    """cos and sin for positions 0..positions-1, each float32 [positions, head_dim], for a transformers config."""
    frequencies, scaling = rotary_frequencies(config, head_dim)
    angles = torch.outer(torch.arange(positions, dtype=torch.float32), frequencies)  # [positions, head_dim / 2]
    angles = torch.cat([angles, angles], dim=-1)  # [positions, head_dim]
    return angles.cos() * scaling, angles.sin() * scaling


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """x [rows, heads, head_dim] turned by cos, sin [rows, 1, head_dim]; sin has its first half negated."""
    half = x.shape[-1] // 2
    return x * cos + x.roll(half, dims=-1) * sin
