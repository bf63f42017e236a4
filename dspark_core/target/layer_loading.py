"""One layer of a decoder, from the tensors of a model folder."""

from collections.abc import Callable

import torch
from torch import Tensor

from dspark_core.target.config import DecoderConfig
from dspark_core.target.linear import Linear
from dspark_core.target.model import DecoderLayer
from dspark_core.target.per_layer import LayerInput
from dspark_core.target.rope import interleaved
from dspark_core.target.stored_nf4 import joined


def applied(config: DecoderConfig, weight: Tensor) -> Tensor:
    """A norm's weight as it multiplies, in float32 or wider: only what becomes of it is rounded."""
    return weight.to(torch.promote_types(weight.dtype, torch.float32)) + config.norm_offset


def apart(config: DecoderConfig, weight: Tensor, dtype: torch.dtype) -> Tensor:
    """A norm's weight that no matrix holds. Files that hold how far it is from one give more digits than ``dtype``."""
    return weight if config.norm_offset else weight.to(dtype)


def not_read(config: DecoderConfig) -> tuple[str, ...]:
    """How names of tensors begin that some files hold and no layer reads: keys and values where they are shared."""
    parts = ("k_proj.", "v_proj.", "k_norm.")
    shared = (index for index, shares in enumerate(config.shares) if shares)
    return tuple(f"model.layers.{index}.self_attn.{part}" for index in shared for part in parts)


def read_layer(
    config: DecoderConfig,
    index: int,
    prefix: str,
    read: Callable[..., Tensor],
    make_linear: Callable[[Tensor, Tensor | None], Linear],
    fold: bool,
    input_norms: tuple[str, ...] = ("input_layernorm",),
) -> DecoderLayer:
    """The layer whose tensors begin with ``prefix``. ``fold``: the norm weights go into the matrices, unless these are
    quantised: there a large one would take the resolution of its whole group. ``input_norms``: those of what queries,
    keys and values are made from, side by side."""
    config = config.of_layers([index])
    hidden, inner, dim = config.hidden_size, config.intermediate_size, config.head_dim
    q_rows, kv_rows = config.heads * dim, config.kv_heads * dim
    raw_norm = torch.cat([read(f"{prefix}{name}.weight", hidden) for name in input_norms])
    input_norm, dtype = applied(config, raw_norm), raw_norm.dtype

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
        return applied(config, read(f"{prefix}{name}.weight", size))

    shares = config.shares[0]
    values = "self_attn.k_proj" if config.keys_as_values else "self_attn.v_proj"
    names, sizes = ["self_attn.q_proj", "self_attn.k_proj", values], [q_rows, kv_rows, kv_rows]
    turned = [config.heads, config.kv_heads]  # heads of the parts that are rotated
    if shares:
        names, sizes, turned = names[:1], sizes[:1], turned[:1]
    qk_norm = None
    if config.qk_norm:
        norms = [norm("self_attn.q_norm", dim) * config.query_scale]
        norms += [] if shares else [norm("self_attn.k_norm", dim)]
        heads = zip(norms, turned, strict=True)
        qk_norm = torch.cat([interleaved(own, 1).expand(count, dim) for own, count in heads])
    qkv, qkv_bias = (
        [matrix(*part, len(input_norms) * hidden) for part in zip(names, sizes, strict=True)],
        biases(names, sizes, config.qkv_bias),
    )
    for parts in filter(None, (qkv, qkv_bias)):
        parts[: len(turned)] = [interleaved(*part) for part in zip(parts, turned, strict=False)]
    gate_up = [matrix("mlp.gate_proj", inner, hidden), matrix("mlp.up_proj", inner, hidden)]
    out_norm = down_norm = None
    if config.sandwich_norms:
        out_norm, down_norm = norm("post_attention_layernorm"), norm("post_feedforward_layernorm")
        post_norm = norm("pre_feedforward_layernorm")
    else:
        post_norm = norm("post_attention_layernorm")
    own_input = None
    if config.per_layer_size:
        own_input = LayerInput(
            gate=make_linear(matrix("per_layer_input_gate", config.per_layer_size, hidden), None),
            projection=make_linear(matrix("per_layer_projection", hidden, config.per_layer_size), None),
            norm=apart(config, norm("post_per_layer_input_norm"), dtype),
        )
    return DecoderLayer(
        input_norm=None if fold else apart(config, input_norm, dtype),
        qkv=fused(qkv, qkv_bias, input_norm if fold else None),
        qk_norm=qk_norm,
        out=fused(
            [matrix("self_attn.o_proj", hidden, q_rows)], biases(["self_attn.o_proj"], [hidden], config.out_bias)
        ),
        out_norm=out_norm,
        post_norm=None if fold else apart(config, post_norm, dtype),
        gate_up=fused(
            gate_up,
            biases(["mlp.gate_proj", "mlp.up_proj"], [inner, inner], config.mlp_bias),
            post_norm if fold else None,
        ),
        down=fused([matrix("mlp.down_proj", hidden, inner)], biases(["mlp.down_proj"], [hidden], config.mlp_bias)),
        down_norm=down_norm,
        own_input=own_input,
        scale=read(f"{prefix}layer_scalar", 1) if config.layer_scales else None,
        window=config.windows[0],
        rotary=config.rotary[0],
        shares=shares,
    )
