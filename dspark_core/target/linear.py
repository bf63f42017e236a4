"""Matrix backends: one call ``y = x W^T + b``, different storage of W.

A backend is chosen by precision and device when a target is built; nothing else knows which one runs.
"""

import logging
from typing import Any, Protocol

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.errors import UnsupportedModelError
from dspark_core.target.stored_nf4 import BLOCK_BYTES, split_coded

PACK_ROWS = 8
"""Row count that oneDNN packs for. Packed for 1 row, 256 rows took 4 times as long; packed for 8, 1 row loses nothing
(docs/performance.md)."""

NF4_BLOCK = 64
INT4_GROUP, INT4_OUT = 32, 16
INT4_CUDA_ROW = 64
"""On cards rows are multiples of this: of 96 columns a result was off by 1 %."""


class Linear(Protocol):
    """x [rows, in] -> [rows, out]. ``weight_bytes``: bytes one call reads of W as it is stored."""

    weight_bytes: int

    def __call__(self, x: Tensor) -> Tensor: ...


class DenseLinear:
    """W as an ordinary tensor, in any floating dtype, on any device."""

    def __init__(self, weight: Tensor, bias: Tensor | None) -> None:
        self.weight = weight.contiguous()  # [out, in]
        self.bias = bias
        self.weight_bytes = weight.numel() * weight.element_size()

    def __call__(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight, self.bias)


class CappedHead:
    """An output head whose logits are bent to stay within -cap..cap (Gemma's final_logit_softcapping)."""

    def __init__(self, head: Linear, cap: float) -> None:
        self.head, self._cap = head, cap
        self.weight_bytes = head.weight_bytes

    def __call__(self, x: Tensor) -> Tensor:
        return torch.tanh(self.head(x) / self._cap) * self._cap


class PackedLinear:
    """bfloat16 W in oneDNN's blocked layout (CPU): near the memory limit for 1 to 8 rows."""

    def __init__(self, weight: Tensor, bias: Tensor | None) -> None:
        self.weight_bytes = weight.numel() * weight.element_size()
        self.packed = torch.ops.mkldnn._reorder_linear_weight(weight.contiguous(), PACK_ROWS)
        self.bias = bias

    def __call__(self, x: Tensor) -> Tensor:
        result: Tensor = torch.ops.mkldnn._linear_pointwise(x, self.packed, self.bias, "none", [], "")
        return result


class Int4Linear:
    """4-bit W in groups of 32 along the rows, each with its own scale and zero (torch's weight-only kernels).

    Weights that already lie on such a grid, as those of a Q4_1 file do, keep their codes: only scale and zero are
    rounded, to bfloat16.
    """

    def __init__(self, weight: Tensor, bias: Tensor | None) -> None:
        out_features, in_features = weight.shape
        on_cpu = weight.device.type == "cpu"
        multiple = INT4_GROUP if on_cpu else INT4_CUDA_ROW
        if out_features % INT4_OUT or in_features % multiple:
            raise UnsupportedModelError(
                "A matrix of {out_features} x {in_features} cannot be stored in int4.",
                "Use precision bf16: int4 needs rows of a multiple of {multiple}, {rows} at a time.",
                out_features=out_features,
                in_features=in_features,
                multiple=multiple,
                rows=INT4_OUT,
            )
        groups = weight.float().view(out_features, in_features // INT4_GROUP, INT4_GROUP)
        low, high = groups.aminmax(dim=-1, keepdim=True)
        scale = ((high - low) / 15).clamp_(min=1e-12)  # [out, groups, 1]
        zero = low + 8 * scale  # what code 8 stands for
        codes = ((groups - low) / scale).round_().to(torch.int32).view(out_features, in_features)
        self.codes = _packed_for_cpu(codes) if on_cpu else _packed_for_cuda(codes)
        kernels = torch.ops.aten
        self._product = kernels._weight_int4pack_mm_for_cpu if on_cpu else kernels._weight_int4pack_mm
        self.scales = torch.cat([scale, zero], dim=-1).transpose(0, 1).contiguous().bfloat16()  # [groups, out, 2]
        self.bias = bias
        self.weight_bytes = weight.numel() // 2 + self.scales.numel() * self.scales.element_size()

    def __call__(self, x: Tensor) -> Tensor:
        result: Tensor = self._product(x, self.codes, INT4_GROUP, self.scales)
        return result if self.bias is None else result + self.bias


def _packed_for_cpu(codes: Tensor) -> Tensor:
    """codes int32 [out, in], 0 to 15, in the layout that the CPU's kernel reads."""
    packed: Tensor = torch.ops.aten._convert_weight_to_int4pack_for_cpu(codes, 1)
    return packed


def _packed_for_cuda(codes: Tensor) -> Tensor:
    """codes int32 [out, in], 0 to 15, in the layout that CUDA's kernel reads: the left one of two in the high half of
    their byte, then in tiles, larger ones where rows allow it."""
    left, right = codes.to(torch.uint8).view(len(codes), -1, 2).unbind(-1)  # each [out, in / 2]
    tiles = 8 if codes.shape[1] % 128 == 0 else 4
    packed: Tensor = torch.ops.aten._convert_weight_to_int4pack((left << 4) | right, tiles)
    return packed


class Nf4Linear:
    """4-bit NormalFloat W in blocks of 64 with double-quantised scales (bitsandbytes)."""

    def __init__(self, weight: Tensor, bias: Tensor | None) -> None:
        bnb = import_bitsandbytes()
        out_features, in_features = weight.shape
        if out_features % NF4_BLOCK or in_features % NF4_BLOCK:
            raise UnsupportedModelError(
                "A matrix of {out_features} x {in_features} cannot be stored in nf4.",
                "Use precision bf16: nf4 needs multiples of {multiple}.",
                out_features=out_features,
                in_features=in_features,
                multiple=NF4_BLOCK,
            )
        self.layer = bnb.nn.Linear4bit(
            in_features,
            out_features,
            bias=bias is not None,
            compute_dtype=torch.bfloat16,
            compress_statistics=True,
            quant_type="nf4",
        )
        self.layer.weight = bnb.nn.Params4bit(
            weight.contiguous(), requires_grad=False, compress_statistics=True, quant_type="nf4"
        )
        if bias is not None:
            self.layer.bias = torch.nn.Parameter(bias, requires_grad=False)
        self.layer = self.layer.to(weight.device).eval()
        # half a byte a weight, one byte a block of 64, four bytes for every 256 blocks
        self.weight_bytes = weight.numel() // 2 + weight.numel() // 64 + weight.numel() // (64 * 256) * 4

    def __call__(self, x: Tensor) -> Tensor:
        result: Tensor = self.layer(x)
        return result


class StoredNf4Linear:
    """4-bit NormalFloat W from rows of bytes (stored_nf4.py): the codes and scales of the file, as they are."""

    def __init__(self, coded: Tensor, bias: Tensor | None) -> None:
        bnb = import_bitsandbytes()
        codes, scales = split_coded(coded)  # [out, in / 2], [out, in / 64]
        out_features, in_features = len(coded), scales.shape[1] * NF4_BLOCK
        if out_features % NF4_BLOCK:
            raise UnsupportedModelError(
                "A matrix of {out_features} x {in_features} that is stored in nf4 cannot be computed in it.",
                "Use the original weights: nf4 needs multiples of {multiple}.",
                out_features=out_features,
                in_features=in_features,
                multiple=NF4_BLOCK,
            )
        state = bnb.functional.QuantState(
            absmax=scales.flatten(),
            shape=torch.Size((out_features, in_features)),
            code=bnb.functional.get_4bit_type("nf4", device=coded.device),
            blocksize=NF4_BLOCK,
            quant_type="nf4",
            dtype=torch.bfloat16,
        )
        self.layer = bnb.nn.Linear4bit(
            in_features, out_features, bias=False, compute_dtype=torch.bfloat16, quant_type="nf4", device="meta"
        )
        self.layer.weight = bnb.nn.Params4bit(
            codes.view(-1, 1), quant_state=state, quant_type="nf4", bnb_quantized=True, module=self.layer
        )
        self.layer.quant_state = state
        if bias is not None:
            self.layer.bias = torch.nn.Parameter(bias, requires_grad=False)
        self.layer = self.layer.eval()
        self.weight_bytes = out_features * in_features // NF4_BLOCK * BLOCK_BYTES

    def __call__(self, x: Tensor) -> Tensor:
        result: Tensor = self.layer(x)
        return result


def packed_bf16_supported() -> bool:
    """True where the CPU computes bfloat16 matrices natively through oneDNN."""
    available: bool = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    return available and bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


def import_bitsandbytes() -> Any:
    """bitsandbytes, without its advice on the console to install a package that downloads kernels from a hub."""
    logging.getLogger("bitsandbytes").setLevel(logging.ERROR)
    import bitsandbytes

    return bitsandbytes
