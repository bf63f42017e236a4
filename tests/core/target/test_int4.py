"""4-bit groups on the CPU: what lies on the grid already is kept, what does not is rounded to it."""

import pytest
import torch

from dspark_core.errors import InvalidRequestError, UnsupportedModelError
from dspark_core.target.linear import INT4_GROUP, Int4Linear
from dspark_core.target.loading import resolve_precision


def dequantised(matrix: Int4Linear, rows: int, columns: int) -> torch.Tensor:
    return matrix(torch.eye(columns, dtype=torch.bfloat16)).float().T


def on_a_grid(rows: int, columns: int) -> torch.Tensor:
    """Weights as a Q4_1 file holds them: 16 steps a group, both ends used."""
    generator = torch.Generator().manual_seed(0)
    codes = torch.randint(0, 16, (rows, columns // INT4_GROUP, INT4_GROUP), generator=generator)
    codes[..., 0], codes[..., 1] = 0, 15
    scale = torch.rand(rows, columns // INT4_GROUP, 1, generator=generator) * 0.1 + 0.01
    low = -torch.rand(rows, columns // INT4_GROUP, 1, generator=generator)
    return (low + codes * scale).view(rows, columns)


def test_weights_on_a_grid_of_four_bits_are_kept():
    weight = on_a_grid(64, 96)
    found = dequantised(Int4Linear(weight.bfloat16(), None), 64, 96)
    groups = weight.view(64, 3, 32)
    step = ((groups.amax(-1) - groups.amin(-1)) / 15).repeat_interleave(32, dim=1)
    assert ((found - weight).abs() < 0.5 * step).all()  # no code is another one
    assert (found - weight).norm() / weight.norm() < 0.006


def test_other_weights_are_off_by_half_a_step_at_most():
    weight = torch.randn(32, 64, generator=torch.Generator().manual_seed(1))
    groups = weight.view(32, 2, 32)
    step = ((groups.amax(-1) - groups.amin(-1)) / 15).repeat_interleave(32, dim=1)
    assert ((dequantised(Int4Linear(weight, None), 32, 64) - weight).abs() < 0.55 * step + 0.01).all()


def test_a_constant_group_and_a_bias():
    bias = torch.arange(16).bfloat16()
    matrix = Int4Linear(torch.full((16, 32), 0.5), bias)
    x = torch.ones(3, 32, dtype=torch.bfloat16)
    torch.testing.assert_close(matrix(x).float(), (16 + bias.float()).expand(3, 16), rtol=0.01, atol=0.01)


@pytest.mark.parametrize("shape", [(16, 48), (24, 32)])
def test_sizes_that_int4_cannot_store_are_refused(shape):
    with pytest.raises(UnsupportedModelError, match="int4"):
        Int4Linear(torch.zeros(shape), None)


def test_int4_is_for_the_cpu():
    assert resolve_precision("int4", torch.device("cpu")) == "int4"
    with pytest.raises(InvalidRequestError, match="CPU"):
        resolve_precision("int4", torch.device("cuda"))
