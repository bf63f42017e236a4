"""Weights that a folder already holds in NF4, as bitsandbytes writes them (4-bit codes in blocks of 64, a scale each).

A matrix is read as rows of bytes, for each block its codes and its scale side by side, so that rows can be reordered
and matrices joined like any others and no weight is quantised twice. Nothing in the file is believed: not a size, not a
block, not the table of codes.
"""

import json
import math
from typing import Any

import torch
from torch import Tensor

from dspark_core.checkpoints.model_folder import TensorReader
from dspark_core.errors import CorruptFileError, UnsupportedModelError
from dspark_core.marked import Marked

BLOCK, NESTED_BLOCK = 64, 256
CODE_BYTES = BLOCK // 2
BLOCK_BYTES = CODE_BYTES + 4
"""Of a block's codes and its float32 scale."""
STATE = ".quant_state.bitsandbytes__nf4"
"""Ends the name of the tensor that says how a weight is stored."""
MAX_STATE_BYTES = 1 << 12
TABLE = torch.tensor(
    [
        *(-1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635),
        *(-0.18477343022823334, -0.09105003625154495, 0.0, 0.07958029955625534, 0.16093020141124725),
        *(0.24611230194568634, 0.33791524171829224, 0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0),
    ]
)
"""What the 16 codes of NF4 stand for, in parts of the block's scale (QLoRA paper, appendix E)."""
ORIGINAL = Marked("Use the original weights; the engine quantises them itself with precision nf4.")


def holds_nf4(raw: dict[str, Any]) -> bool:
    """Whether a folder with this config.json holds its matrices in NF4. Raises UnsupportedModelError for weights that
    are quantised in any other way."""
    text = raw.get("text_config")
    found = raw.get("quantization_config") or (text.get("quantization_config") if isinstance(text, dict) else None)
    if not found:
        return False
    fields = found if isinstance(found, dict) else {}
    method = fields.get("quant_method")
    if method != "bitsandbytes":
        how = Marked("{method!r:.40} (quant_method of quantization_config in config.json)", method=method)
    elif fields.get("load_in_4bit") is not True:
        how = Marked("bitsandbytes in 8 bits (load_in_4bit of quantization_config in config.json is not true)")
    elif fields.get("bnb_4bit_quant_type") != "nf4":
        how = Marked("bitsandbytes in fp4 (bnb_4bit_quant_type of quantization_config in config.json is not nf4)")
    elif fields.get("bnb_4bit_quant_storage", "uint8") != "uint8":
        how = Marked(
            "bitsandbytes in other units than bytes (bnb_4bit_quant_storage of quantization_config in config.json)"
        )
    else:
        return True
    raise UnsupportedModelError("The weights of this folder are already quantised, by {how}.", ORIGINAL, how=how)


def coded_names(reader: TensorReader) -> list[str]:
    """The weights that are stored in NF4. Raises CorruptFileError where there are none."""
    coded = [name.removesuffix(STATE) for name in reader.names if name.endswith(STATE)]
    if not coded or any(name not in reader.names for name in coded):
        raise CorruptFileError(
            "config.json says that the weights are stored in nf4 (quantization_config), but they are not.",
            "The folder is incomplete or mixed up: fetch it again.",
        )
    return coded


def stored_bytes(reader: TensorReader, bytes_per_head_weight: float = 2.0) -> int:
    """Memory that the tensors of such a folder take, by their headers. Raises CorruptFileError."""
    coded = coded_names(reader)
    dense = {name for name in reader.names if ".weight." not in name and name not in set(coded)}
    beside = dense & {"model.embed_tokens.weight", "lm_head.weight"}
    in_layers = reader.weight_count(coded) * BLOCK_BYTES // CODE_BYTES + 2 * reader.weight_count(dense - beside)
    return in_layers + int(reader.weight_count(beside) * bytes_per_head_weight)


def read_coded(reader: TensorReader, name: str, rows: int, columns: int) -> Tensor:
    """The matrix ``name`` as rows of bytes: uint8 [rows, columns / 64 * 36], of each block 32 of codes and 4 of scale.

    Raises CorruptFileError, UnsupportedModelError naming the tensor.
    """
    state = _read_state(reader, name)
    wanted = {"quant_type": "nf4", "blocksize": BLOCK, "shape": [rows, columns]}
    for field, value in wanted.items():
        if state.get(field) != value:
            raise CorruptFileError(
                "Tensor {name} is stored with {field} {found!r:.60}, expected {value!r}.",
                ORIGINAL,
                name=name,
                field=field,
                found=state.get(field),
                value=value,
            )
    if columns % BLOCK:
        raise UnsupportedModelError(
            "Tensor {name} has rows of {columns} weights, which do not divide into blocks of {block}.",
            ORIGINAL,
            name=name,
            columns=columns,
            block=BLOCK,
        )
    codes = reader.read(name, (rows * columns // 2, 1), dtypes=("U8",))
    if not torch.allclose(reader.read(f"{name}.quant_map", (16,), dtypes=("F32",)), TABLE, rtol=0, atol=1e-6):
        raise CorruptFileError("Tensor {name}.quant_map is not the table of NF4.", ORIGINAL, name=name)
    scales = _read_scales(reader, name, rows * columns // BLOCK, state)
    if not bool(scales.isfinite().all()):
        raise CorruptFileError("The scales of tensor {name} are not all numbers.", "Fetch the model again.", name=name)
    blocks = [codes.view(-1, CODE_BYTES), scales.view(torch.uint8).view(-1, 4)]
    return torch.cat(blocks, dim=1).view(rows, columns // BLOCK * BLOCK_BYTES)


def _read_state(reader: TensorReader, name: str) -> dict[str, Any]:
    shape = reader.shape(name + STATE)
    if len(shape) != 1 or shape[0] > MAX_STATE_BYTES:
        raise CorruptFileError(
            "Tensor {name}{state} has shape {shape}, expected a short text.",
            name=name,
            state=STATE,
            shape=list(shape)[:4],
        )
    text = bytes(reader.read(name + STATE, shape, dtypes=("U8",)).tolist())
    try:
        state = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CorruptFileError(
            "Tensor {name}{state} is no JSON text.", "Fetch the model again.", name=name, state=STATE
        ) from error
    if not isinstance(state, dict):
        raise CorruptFileError(
            "Tensor {name}{state} is no JSON table.", "Fetch the model again.", name=name, state=STATE
        )
    return state


def _read_scales(reader: TensorReader, name: str, blocks: int, state: dict[str, Any]) -> Tensor:
    """float32 [blocks]; with double quantisation an 8-bit code each, with a scale for 256 of them and one offset."""
    if f"{name}.nested_absmax" not in reader:
        return reader.read(f"{name}.absmax", (blocks,), dtypes=("F32",))
    offset = state.get("nested_offset")
    if state.get("nested_blocksize") != NESTED_BLOCK or not isinstance(offset, float) or not math.isfinite(offset):
        raise CorruptFileError(
            "The scales of tensor {name} are stored with nested_blocksize {blocksize!r:.40} and nested_offset "
            "{offset!r:.40}, expected {expected} and a number.",
            ORIGINAL,
            name=name,
            blocksize=state.get("nested_blocksize"),
            offset=offset,
            expected=NESTED_BLOCK,
        )
    codes = reader.read(f"{name}.absmax", (blocks,), dtypes=("U8",))
    table = reader.read(f"{name}.nested_quant_map", (256,), dtypes=("F32",))
    outer = reader.read(f"{name}.nested_absmax", (-(-blocks // NESTED_BLOCK),), dtypes=("F32",))
    return table[codes.int()] * outer.repeat_interleave(NESTED_BLOCK)[:blocks] + offset


def split_coded(coded: Tensor) -> tuple[Tensor, Tensor]:
    """Rows of bytes -> codes uint8 [rows, columns / 2] and scales float32 [rows, columns / 64]."""
    by_block = coded.view(len(coded), -1, BLOCK_BYTES)
    codes, scales = by_block[..., :CODE_BYTES].contiguous(), by_block[..., CODE_BYTES:].contiguous()
    return codes.flatten(1), scales.view(torch.float32).flatten(1)


def decoded(coded: Tensor, dtype: torch.dtype) -> Tensor:
    """Rows of bytes -> the weights [rows, columns]."""
    codes, scales = split_coded(coded)
    pairs = torch.stack([codes >> 4, codes & 15], dim=-1).flatten(1)  # the first of two weights is in the high half
    values = TABLE.to(coded.device)[pairs.int()].view(*scales.shape, BLOCK) * scales[..., None]
    return values.flatten(1).to(dtype)


def joined(parts: list[Tensor], dtype: torch.dtype) -> Tensor:
    """Matrices below each other: rows of bytes if all are, else the weights (some tools leave single ones dense)."""
    if len({part.dtype for part in parts}) > 1:
        parts = [decoded(part, dtype) if part.dtype == torch.uint8 else part for part in parts]
    return torch.cat(parts)
