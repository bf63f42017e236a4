"""Attention of draft blocks: a block sees the context before its anchor, and its own rows in both directions."""

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class BlockLayout:
    """Which rows belong to which sequence. Made once a pass, used by every layer."""

    contexts: tuple[int, ...]
    counts: tuple[int, ...]
    context_positions: Tensor  # int64 [context rows]
    masks: tuple[Tensor, ...]  # of each sequence [blocks, 1, context rows], -inf from the anchor on

    @classmethod
    def of(
        cls, contexts: tuple[int, ...], counts: tuple[int, ...], anchors: Tensor, dtype: torch.dtype
    ) -> "BlockLayout":
        positions = [torch.arange(rows, device=anchors.device) for rows in contexts]
        hidden = [
            own[:, None, None] <= position
            for own, position in zip(torch.split(anchors, list(counts)), positions, strict=True)
        ]
        masks = tuple(torch.zeros_like(h, dtype=dtype).masked_fill_(h, float("-inf")) for h in hidden)
        return cls(contexts, counts, torch.cat(positions), masks)


def block_attention(
    queries: Tensor, keys: Tensor, values: Tensor, context_keys: Tensor, context_values: Tensor, layout: BlockLayout
) -> Tensor:
    """queries [blocks, rows, heads, head_dim], keys and values [blocks, rows, kv_heads, head_dim] of the blocks, and
    [context rows, kv_heads, head_dim] of the contexts -> [blocks, rows, heads * head_dim].

    One softmax over two products: over the context, per sequence, and over the block itself, all blocks at once.
    """
    blocks, rows, heads, dim = queries.shape
    kv_heads = keys.shape[2]
    group = heads // kv_heads
    # the heads that share a key head are rows of one product
    queries = (queries * dim**-0.5).view(blocks, rows, kv_heads, group, dim).permute(2, 0, 1, 3, 4)
    queries = queries.reshape(kv_heads, blocks, rows * group, dim)
    own_keys, own_values = keys.permute(2, 0, 1, 3), values.permute(2, 0, 1, 3)  # [kv_heads, blocks, rows, head_dim]
    own_scores = queries @ own_keys.mT  # [kv_heads, blocks, rows * group, rows]
    context_keys, context_values = context_keys.transpose(0, 1), context_values.transpose(0, 1)
    parts = zip(
        torch.split(queries, list(layout.counts), dim=1),
        torch.split(own_scores, list(layout.counts), dim=1),
        torch.split(context_keys, list(layout.contexts), dim=1),
        torch.split(context_values, list(layout.contexts), dim=1),
        layout.masks,
        strict=True,
    )
    from_context, own_weights = [], []
    for asked, own, seen_keys, seen_values, mask in parts:
        count, seen = asked.shape[1], seen_keys.shape[1]
        scores = (asked.flatten(1, 2) @ seen_keys.mT).view(kv_heads, count, rows * group, seen) + mask
        weights = torch.cat([scores, own], dim=-1).softmax(dim=-1)
        over_context, over_own = torch.split(weights, [seen, rows], dim=-1)
        mixed = over_context.flatten(1, 2) @ seen_values
        from_context.append(mixed.view(kv_heads, count, rows * group, dim))
        own_weights.append(over_own)
    mixed = torch.cat(from_context, dim=1) + torch.cat(own_weights, dim=1) @ own_values
    mixed = mixed.view(kv_heads, blocks, rows, group, dim).permute(1, 2, 0, 3, 4)
    return mixed.reshape(blocks, rows, heads * dim)
