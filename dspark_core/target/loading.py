"""From a checked model folder to a Target on a device, in a precision."""

from collections.abc import Callable, Generator
from functools import partial
from typing import Any

import torch
from torch import Tensor

from dspark_core.checkpoints.model_folder import ModelFolder, open_tensors
from dspark_core.errors import InvalidRequestError, UnsupportedModelError
from dspark_core.requests import HEAD_PRECISIONS
from dspark_core.target.config import DecoderConfig, parse_config
from dspark_core.target.embedding import DenseEmbedding, Int8Table, int8_table
from dspark_core.target.exact import padded_capacity
from dspark_core.target.linear import (
    CappedHead,
    DenseLinear,
    Int4Linear,
    Linear,
    Nf4Linear,
    PackedLinear,
    StoredNf4Linear,
    packed_bf16_supported,
)
from dspark_core.target.model import DecoderLayer, Target
from dspark_core.target.rope import FULL, SLIDING, interleaved, rotation_table
from dspark_core.target.split import Placement, SplitTarget
from dspark_core.target.stored_nf4 import STATE, coded_names, holds_nf4, joined, read_coded, stored_bytes

PRECISIONS = ("auto", "bf16", "fp32", "nf4", "int4", "fp64")
"""``fp64`` is for tests of exactness; the window does not offer it."""
DTYPES = {
    "bf16": torch.bfloat16,
    "nf4": torch.bfloat16,
    "int4": torch.bfloat16,
    "fp32": torch.float32,
    "fp64": torch.float64,
}
QUANTISED: dict[str, Callable[[Tensor, Tensor | None], Linear]] = {"nf4": Nf4Linear, "int4": Int4Linear}
BYTES_PER_WEIGHT = {"bf16": 2.0, "int4": 0.63, "nf4": 0.53, "fp32": 4.0, "fp64": 8.0}
HEAD_BYTES_PER_WEIGHT = BYTES_PER_WEIGHT | {"int8": 1.01}


def resolve_precision(name: str, device: torch.device, config: dict[str, Any] | None = None) -> str:
    """``auto``: nf4 on CUDA; on CPU bf16, or fp32 where it has no bfloat16 matrices. A folder whose ``config`` says
    that it holds nf4 has no other. Raises InvalidRequestError."""
    if name not in PRECISIONS:
        raise InvalidRequestError(f"There is no precision called {name!r}.", f"Use one of {', '.join(PRECISIONS)}.")
    if config is not None and holds_nf4(config):
        _require_nf4(name)
        return "nf4"
    if name == "int4" and device.type == "cuda" and not _has_int4(device):
        raise InvalidRequestError("Precision int4 needs an NVIDIA card of 2020 or later.", "Use nf4 on this device.")
    if name != "auto":
        return name
    if device.type == "cuda":
        return "nf4"
    return "bf16" if packed_bf16_supported() else "fp32"


def _has_int4(device: torch.device) -> bool:
    """torch's kernel is for compute capability 8.0 (Ampere) and above."""
    return torch.version.cuda is not None and torch.cuda.get_device_capability(device) >= (8, 0)


def _require_nf4(precision: str) -> None:
    if precision not in ("auto", "nf4"):
        raise InvalidRequestError(
            f"The weights of this folder are stored in nf4, so they cannot be loaded in {precision}.",
            "Use precision auto or nf4, or the original weights.",
        )


def bytes_needed(folder: ModelFolder, precision: str, device: torch.device, head: str = "auto") -> int:
    """Memory that the folder's weights take in ``precision``, embedding and head in ``head``, by the headers of its
    files. Raises CorruptFileError."""
    config, head = parse_config(folder.config), head_precision(precision, head)
    tied = config.tied_embeddings
    with open_tensors(folder) as reader:
        if holds_nf4(folder.config):
            repeated = int(config.repeated_weights * BYTES_PER_WEIGHT["nf4"])
            return stored_bytes(reader, HEAD_BYTES_PER_WEIGHT[head]) + repeated
        used = {name for name in reader.unread if not (tied and name == "lm_head.weight")}
        layers = {name for name in used if name.startswith("model.layers.")}
        in_layers, beside = reader.weight_count(layers), reader.weight_count(used - layers)
    if tied and linear_factory(head, device) is PackedLinear:
        beside += config.vocab_size * config.hidden_size  # the head is packed beside the embedding
    in_layers += config.repeated_weights
    return int(in_layers * BYTES_PER_WEIGHT[precision] + beside * HEAD_BYTES_PER_WEIGHT[head])


def head_precision(precision: str, asked: str = "auto") -> str:
    """That of embedding and head: those of a quantised model stay in bfloat16 unless int8 is ``asked`` for, as
    quantising them is a decision on quality. Raises InvalidRequestError for one that ``precision`` has not."""
    if asked not in HEAD_PRECISIONS:
        raise InvalidRequestError(
            f"There is no precision of embedding and head called {asked!r}.",
            f"Use one of {', '.join(HEAD_PRECISIONS)}.",
        )
    if asked != "auto" and precision not in QUANTISED:
        raise InvalidRequestError(
            f"Embedding and head in {asked} go with matrices of 4 bits, not with {precision}.",
            "Use precision nf4 or int4, or head precision auto.",
        )
    if asked == "auto":
        return "bf16" if precision in QUANTISED else precision
    return asked


def load_target(
    folder: ModelFolder,
    *,
    precision: str,
    device: torch.device,
    context_length: int,
    kv_precision: str = "auto",
    head: str = "auto",
    placement: Placement | None = None,
) -> Generator[float, None, Target]:
    """Build a Target from the folder's safetensors, all of it on ``device`` or spread as ``placement`` says.

    Yields the fraction of layers done, returns the Target. Raises UnsupportedModelError, CorruptFileError,
    InvalidRequestError. Whether there is memory for it is the caller's to know (pair_memory.py).
    """
    config = parse_config(folder.config)
    dtype = DTYPES[precision]
    stored = holds_nf4(folder.config)
    if stored:
        _require_nf4(precision)
    place = placement or Placement((device,) * config.layers, device)

    def factory(name: str, on: torch.device) -> Callable[[Tensor, Tensor | None], Linear]:
        return _as_stored(linear_factory(head_precision(name), on)) if stored else linear_factory(name, on)

    with open_tensors(folder) as reader:
        if stored:
            coded_names(reader)  # a folder that only says so is refused

        def read(name: str, *shape: int, on: torch.device = device) -> Tensor:
            if stored and len(shape) == 2 and name + STATE in reader:
                return read_coded(reader, name, *shape).to(on)
            return reader.read(name, shape).to(device=on, dtype=dtype)

        def table(name: str) -> Tensor:
            """As the file has it, [vocab, hidden]."""
            return reader.read(name, (config.vocab_size, config.hidden_size))

        hidden, int8_head = config.hidden_size, head_precision(precision, head) == "int8"
        embedding: Int8Table | DenseEmbedding
        if int8_head:
            embedding = int8_table(table("model.embed_tokens.weight")).to(place.embedding)
        else:
            embedding = DenseEmbedding(table("model.embed_tokens.weight").to(place.embedding, dtype))
        layers, fold = [], precision not in QUANTISED
        for index, on in enumerate(place.layers):
            read_there, make_linear = partial(read, on=on), factory(precision, on)
            layers.append(read_layer(config, index, f"model.layers.{index}.", read_there, make_linear, fold=fold))
            yield (index + 1) / config.layers
        final_norm = _apart(config, _applied(config, read("model.norm.weight", hidden)), dtype)
        make_head, output = factory(head_precision(precision), device), "lm_head.weight"
        logits: Linear
        if config.tied_embeddings:
            shared = embedding.to(device)
            logits = shared if isinstance(shared, Int8Table) else make_head(shared.weight, None)
        elif int8_head and output + STATE not in reader:
            logits = int8_table(table(output)).to(device)
        else:
            logits = make_head(read(output, config.vocab_size, hidden), None)
        reader.unread.discard(output)  # written by some tools although it is tied
        if config.logit_cap is not None:
            logits = CappedHead(logits, config.logit_cap)
        unused = [name for name in reader.unread if not name.endswith("rotary_emb.inv_freq")]
        if unused:
            raise UnsupportedModelError(
                f"The weights hold tensors that the engine would not use ({sorted(unused)[0]} and "
                f"{len(unused) - 1} more), so its output would be wrong.",
                "Use the original, unquantised safetensors of this model.",
            )

    def rotation(kind: str) -> Tensor:
        _, dim = (config.full_heads if kind == FULL else None) or (config.kv_heads, config.head_dim)
        table = rotation_table(config.hf_config, dim, padded_capacity(context_length), kind)[:, None, :]
        return table.to(device=device, dtype=torch.complex128 if precision == "fp64" else torch.complex64)

    make_target = Target if placement is None else partial(SplitTarget, devices=placement.layers)
    return make_target(
        config,
        embedding=embedding,
        layers=layers,
        final_norm=final_norm,
        head=logits,
        rotation=rotation(FULL),
        local_rotation=rotation(SLIDING) if config.local_rotation else None,
        positions=context_length,
        kv_precision=kv_precision,
    )


def linear_factory(precision: str, device: torch.device) -> Callable[[Tensor, Tensor | None], Linear]:
    """What makes the matrices of a model in ``precision`` on ``device``: (weight [out, in], bias) -> Linear."""
    if precision in QUANTISED:
        return QUANTISED[precision]
    if precision == "bf16" and device.type == "cpu" and packed_bf16_supported():
        return PackedLinear
    return DenseLinear


def _as_stored(make_dense: Callable[[Tensor, Tensor | None], Linear]) -> Callable[[Tensor, Tensor | None], Linear]:
    """What makes the matrices of a folder that holds nf4: each as it is stored."""
    return lambda weight, bias: (StoredNf4Linear if weight.dtype == torch.uint8 else make_dense)(weight, bias)


def _applied(config: DecoderConfig, weight: Tensor) -> Tensor:
    """A norm's weight as it multiplies, in float32 or wider: only what becomes of it is rounded."""
    return weight.to(torch.promote_types(weight.dtype, torch.float32)) + config.norm_offset


def _apart(config: DecoderConfig, weight: Tensor, dtype: torch.dtype) -> Tensor:
    """A norm's weight that no matrix holds. Files that hold how far it is from one give more digits than ``dtype``."""
    return weight if config.norm_offset else weight.to(dtype)


def read_layer(
    config: DecoderConfig,
    index: int,
    prefix: str,
    read: Callable[..., Tensor],
    make_linear: Callable[[Tensor, Tensor | None], Linear],
    fold: bool,
    norms: tuple[str, ...] = ("input_layernorm",),
) -> DecoderLayer:
    """The layer whose tensors begin with ``prefix``. ``fold``: the norm weights go into the matrices, unless these are
    quantised: there a large one would take the resolution of its whole group. ``norms``: those of what queries, keys
    and values are made from, side by side."""
    config = config.of_layers([index])
    hidden, inner, dim = config.hidden_size, config.intermediate_size, config.head_dim
    q_rows, kv_rows = config.heads * dim, config.kv_heads * dim
    raw_norm = torch.cat([read(f"{prefix}{name}.weight", hidden) for name in norms])
    input_norm, dtype = _applied(config, raw_norm), raw_norm.dtype

    def fused(parts: list[Tensor], biases: list[Tensor], norm: Tensor | None = None) -> Linear:
        weight = joined(parts, dtype)
        if norm is not None:
            weight = (weight.to(norm.dtype) * norm).to(weight.dtype)
        return make_linear(weight, torch.cat(biases) if biases else None)

    def matrix(name: str, rows: int, columns: int) -> Tensor:
        return read(f"{prefix}{name}.weight", rows, columns)

    def biases(names: list[str], rows: list[int], present: bool) -> list[Tensor]:
        return [read(f"{prefix}{name}.bias", count) for name, count in zip(names, rows, strict=True) if present]

    def norm(name: str, size: int = hidden) -> Tensor:
        return _applied(config, read(f"{prefix}{name}.weight", size))

    qk_norm = None
    if config.qk_norm:
        query = interleaved(norm("self_attn.q_norm", dim) * config.query_scale, 1).expand(config.heads, dim)
        key = interleaved(norm("self_attn.k_norm", dim), 1).expand(config.kv_heads, dim)
        qk_norm = torch.cat([query, key])
    values = "self_attn.k_proj" if config.keys_as_values else "self_attn.v_proj"
    names, sizes = ["self_attn.q_proj", "self_attn.k_proj", values], [q_rows, kv_rows, kv_rows]
    qkv, qkv_bias = (
        [matrix(*part, len(norms) * hidden) for part in zip(names, sizes, strict=True)],
        biases(names, sizes, config.qkv_bias),
    )
    for parts in filter(None, (qkv, qkv_bias)):
        parts[:2] = interleaved(parts[0], config.heads), interleaved(parts[1], config.kv_heads)
    gate_up = [matrix("mlp.gate_proj", inner, hidden), matrix("mlp.up_proj", inner, hidden)]
    out_norm = down_norm = None
    if config.sandwich_norms:
        out_norm, down_norm = norm("post_attention_layernorm"), norm("post_feedforward_layernorm")
        post_norm = norm("pre_feedforward_layernorm")
    else:
        post_norm = norm("post_attention_layernorm")
    return DecoderLayer(
        input_norm=None if fold else _apart(config, input_norm, dtype),
        qkv=fused(qkv, qkv_bias, input_norm if fold else None),
        qk_norm=qk_norm,
        out=fused(
            [matrix("self_attn.o_proj", hidden, q_rows)], biases(["self_attn.o_proj"], [hidden], config.out_bias)
        ),
        out_norm=out_norm,
        post_norm=None if fold else _apart(config, post_norm, dtype),
        gate_up=fused(
            gate_up,
            biases(["mlp.gate_proj", "mlp.up_proj"], [inner, inner], config.mlp_bias),
            post_norm if fold else None,
        ),
        down=fused([matrix("mlp.down_proj", hidden, inner)], biases(["mlp.down_proj"], [hidden], config.mlp_bias)),
        down_norm=down_norm,
        scale=read(f"{prefix}layer_scalar", 1) if config.layer_scales else None,
        window=config.windows[0],
        rotary=config.rotary[0],
    )
