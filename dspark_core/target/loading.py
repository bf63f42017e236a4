"""From a checked model folder to a Target on a device, in a precision."""

from collections.abc import Callable, Generator

import torch
from torch import Tensor

from dspark_core.checkpoints.model_folder import ModelFolder, open_tensors
from dspark_core.device import require_memory
from dspark_core.errors import InvalidRequestError, UnsupportedModelError
from dspark_core.target.config import DecoderConfig, parse_config
from dspark_core.target.linear import DenseLinear, Linear, Nf4Linear, PackedLinear, packed_bf16_supported
from dspark_core.target.model import DecoderLayer, Target
from dspark_core.target.rope import rotary_tables

PRECISIONS = ("auto", "bf16", "fp32", "nf4", "fp64")
"""``fp64`` is for tests of exactness; the window does not offer it."""
DTYPES = {"bf16": torch.bfloat16, "nf4": torch.bfloat16, "fp32": torch.float32, "fp64": torch.float64}
BYTES_PER_WEIGHT = {"bf16": 2.0, "nf4": 0.53, "fp32": 4.0, "fp64": 8.0}


def resolve_precision(name: str, device: torch.device) -> str:
    """``auto``: nf4 on CUDA; on CPU bf16, or fp32 where it has no bfloat16 matrices. Raises InvalidRequestError."""
    if name not in PRECISIONS:
        raise InvalidRequestError(f"There is no precision called {name!r}.", f"Use one of {', '.join(PRECISIONS)}.")
    if name != "auto":
        return name
    if device.type == "cuda":
        return "nf4"
    return "bf16" if packed_bf16_supported() else "fp32"


def bytes_needed(folder: ModelFolder, precision: str) -> int:
    """Memory that the folder's weights take in ``precision``, by the headers of its files. Raises CorruptFileError."""
    with open_tensors(folder) as reader:
        return int(reader.weight_count() * BYTES_PER_WEIGHT[precision])


def load_target(
    folder: ModelFolder,
    *,
    precision: str,
    device: torch.device,
    context_length: int,
) -> Generator[float, None, Target]:
    """Build a Target from the folder's safetensors.

    Yields the fraction of layers done, returns the Target. Raises UnsupportedModelError, CorruptFileError,
    OutOfMemoryError (before anything is read, when the weights cannot fit).
    """
    config = parse_config(folder.config)
    dtype = DTYPES[precision]
    make_linear = _linear_factory(precision, device)
    with open_tensors(folder) as reader:
        require_memory(device, int(reader.weight_count() * BYTES_PER_WEIGHT[precision]))

        def read(name: str, *shape: int) -> Tensor:
            return reader.read(name, shape).to(device=device, dtype=dtype)

        hidden = config.hidden_size
        embedding = read("model.embed_tokens.weight", config.vocab_size, hidden)
        layers = []
        for index in range(config.layers):
            layers.append(_read_layer(config, index, read, make_linear))
            yield (index + 1) / config.layers
        final_norm = read("model.norm.weight", hidden)
        head_weight = embedding if config.tied_embeddings else read("lm_head.weight", config.vocab_size, hidden)
        reader.unread.discard("lm_head.weight")  # written by some tools although it is tied
        # the head stays in bfloat16 under nf4: quantising it is a decision on quality
        head = _linear_factory("bf16" if precision == "nf4" else precision, device)(head_weight, None)
        unused = [name for name in reader.unread if not name.endswith("rotary_emb.inv_freq")]
        if unused:
            raise UnsupportedModelError(
                f"The weights hold tensors that the engine would not use ({sorted(unused)[0]} and "
                f"{len(unused) - 1} more), so its output would be wrong.",
                "Use the original, unquantised safetensors of this model.",
            )
    cos, sin = rotary_tables(config.hf_config, config.head_dim, context_length)
    return Target(
        config,
        embedding=embedding,
        layers=layers,
        final_norm=final_norm,
        head=head,
        cos=cos.to(device),
        sin=sin.to(device),
    )


def _linear_factory(precision: str, device: torch.device) -> Callable[[Tensor, Tensor | None], Linear]:
    if precision == "nf4":
        return Nf4Linear
    if precision == "bf16" and device.type == "cpu" and packed_bf16_supported():
        return PackedLinear
    return DenseLinear


def _read_layer(
    config: DecoderConfig,
    index: int,
    read: Callable[..., Tensor],
    make_linear: Callable[[Tensor, Tensor | None], Linear],
) -> DecoderLayer:
    prefix = f"model.layers.{index}."
    hidden, inner, dim = config.hidden_size, config.intermediate_size, config.head_dim
    q_rows, kv_rows = config.heads * dim, config.kv_heads * dim

    def fused(names: list[str], rows: list[int], columns: int, has_bias: bool) -> Linear:
        weights = [read(f"{prefix}{name}.weight", count, columns) for name, count in zip(names, rows, strict=True)]
        biases = [read(f"{prefix}{name}.bias", count) for name, count in zip(names, rows, strict=True) if has_bias]
        return make_linear(torch.cat(weights), torch.cat(biases) if has_bias else None)

    qk_norm = None
    if config.qk_norm:
        query = read(f"{prefix}self_attn.q_norm.weight", dim).expand(config.heads, dim)
        key = read(f"{prefix}self_attn.k_norm.weight", dim).expand(config.kv_heads, dim)
        qk_norm = torch.cat([query, key])
    names = ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"]
    return DecoderLayer(
        input_norm=read(f"{prefix}input_layernorm.weight", hidden),
        qkv=fused(names, [q_rows, kv_rows, kv_rows], hidden, config.qkv_bias),
        qk_norm=qk_norm,
        out=fused(["self_attn.o_proj"], [hidden], q_rows, config.out_bias),
        post_norm=read(f"{prefix}post_attention_layernorm.weight", hidden),
        gate_up=fused(["mlp.gate_proj", "mlp.up_proj"], [inner, inner], hidden, config.mlp_bias),
        down=fused(["mlp.down_proj"], [hidden], inner, config.mlp_bias),
        window=config.windows[index],
        rotary=config.rotary[index],
    )
