"""From a checked model folder to a Target on a device, in a precision."""

from collections.abc import Callable, Generator
from functools import partial
from typing import Any

import torch
from torch import Tensor

from dspark_core.checkpoints.model_folder import ModelFolder, TensorReader, open_tensors
from dspark_core.errors import InvalidRequestError, UnsupportedModelError
from dspark_core.requests import HEAD_PRECISIONS
from dspark_core.target.config import DecoderConfig, parse_config
from dspark_core.target.embedding import DenseEmbedding, Int8Table, int8_table
from dspark_core.target.exact import padded_capacity
from dspark_core.target.layer_loading import apart, applied, not_read, read_layer
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
from dspark_core.target.model import Target
from dspark_core.target.per_layer import PROJECTION, TABLE, PerLayerEmbedding
from dspark_core.target.rope import FULL, SLIDING, rotation_table
from dspark_core.target.split import Placement, SplitTarget
from dspark_core.target.stored_nf4 import STATE, coded_names, holds_nf4, read_coded, stored_bytes

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
        reader.forget((*not_read(config), TABLE))  # the table stays in its file
        if holds_nf4(folder.config):
            repeated = int(config.repeated_weights * BYTES_PER_WEIGHT["nf4"])
            return stored_bytes(reader, HEAD_BYTES_PER_WEIGHT[head]) + repeated
        used = {name for name in reader.unread if not (tied and name == "lm_head.weight")}
        layers = {name for name in used if name.startswith(("model.layers.", PROJECTION))}
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
        reader.forget(not_read(config))
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
        per_layer = None
        if config.per_layer_size:
            per_layer = _per_layer(
                config, reader, partial(read, on=place.embedding), factory(precision, place.embedding)
            )
        final_norm = apart(config, applied(config, read("model.norm.weight", hidden)), dtype)
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
        per_layer=per_layer,
        kv_precision=kv_precision,
    )


def _per_layer(
    config: DecoderConfig,
    reader: TensorReader,
    read: Callable[..., Tensor],
    make_linear: Callable[[Tensor, Tensor | None], Linear],
) -> PerLayerEmbedding:
    """Its table stays mapped from the file, so a file that is cut short while it is in use ends the program."""
    width = config.layers * config.per_layer_size
    return PerLayerEmbedding(
        reader.read(TABLE, (config.hf_config.vocab_size_per_layer_input, width)),
        make_linear(read(PROJECTION, width, config.hidden_size), None),
        applied(config, read("model.per_layer_projection_norm.weight", config.per_layer_size)),
        config.norm_eps,
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
