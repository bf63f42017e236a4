"""Many sequences in one pass from their first token on, as training reads them: prompts, and whole conversations.

A pass over one short sequence keeps a card busy for a tenth of the time that it takes to ask for it. Sequences of
several lengths are padded behind their ends, where rows that look back only never see it.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from dspark_core.target.model import DecoderLayer, Target

PACKED_TOKENS = 1 << 14
"""Rows of one pass at most, padding included: what its activations take follows from it."""

Keep = Callable[[int, Tensor, Tensor], None]
"""Is given a layer's index and its keys and values, each [sequences, kv_heads, length, head_dim], padding included."""


@torch.inference_mode()
def forward_packed(
    target: Target, sequences: Sequence[Sequence[int]], *, taps: tuple[int, ...] = (), keep: Keep | None = None
) -> tuple[Tensor, dict[int, Tensor]]:
    """The last layer's output and those of ``taps``, each [sequences, longest, hidden] before the final norm; what is
    behind a sequence's end is of no use. For targets that a BatchCache is for.
    """
    longest = max(len(each) for each in sequences)
    hidden, inputs = target.embedded([id for each in sequences for id in [*each, *[0] * (longest - len(each))]])
    attention = _PackedAttention(target, len(sequences), longest, keep)
    hidden, tapped = target.through_layers(hidden, attention, taps, inputs)
    shape = (len(sequences), longest, -1)
    return hidden.view(shape), {tap: each.view(shape) for tap, each in tapped.items()}


class _PackedAttention:
    def __init__(self, target: Target, sequences: int, length: int, keep: Keep | None) -> None:
        self._target, self._keep, self._shape = target, keep, (sequences, length)
        self._turn = self._local_turn = target.rotation[:length]  # [length, 1, head_dim / 2]
        if target.local_rotation is not None:
            self._local_turn = target.local_rotation[:length]
        place = torch.arange(length, device=target.device)
        near = {window: place[:, None] - place < window for window in set(target.config.windows) if window is not None}
        self._masks = {window: seen & (place[:, None] >= place) for window, seen in near.items()}  # [length, length]

    def __call__(self, index: int, layer: DecoderLayer, qkv: Tensor) -> Tensor:
        """qkv [sequences * length, (heads + 2 kv_heads) * head_dim] of layer ``index`` -> [.., heads * head_dim]."""
        target, config = self._target, self._target.config
        heads, kv_heads, dim = config.heads, config.kv_heads, config.head_dim
        qkv = qkv.to(target.wide).view(*self._shape, heads + 2 * kv_heads, dim)
        turned, values = qkv[..., : heads + kv_heads, :], qkv[..., heads + kv_heads :, :]
        if layer.qk_norm is not None:
            turned = target.normed(turned, layer.qk_norm)
        if config.value_norm:
            values = target.normed(values, None)
        if layer.rotary:
            pairs = torch.view_as_complex(turned.reshape(*turned.shape[:-1], dim // 2, 2))
            turned = torch.view_as_real(pairs * (self._turn if layer.window is None else self._local_turn)).flatten(-2)
        by_head = torch.cat([turned, values], dim=2).to(target.dtype).transpose(1, 2)  # by head
        queries, keys, values = torch.split(by_head, [heads, kv_heads, kv_heads], dim=1)
        if self._keep is not None:
            self._keep(index, keys, values)
        mask = None if layer.window is None else self._masks[layer.window]
        mixed = F.scaled_dot_product_attention(
            queries, keys, values, attn_mask=mask, is_causal=mask is None, enable_gqa=True
        )
        return mixed.transpose(1, 2).reshape(qkv.shape[0] * qkv.shape[1], heads * dim)
