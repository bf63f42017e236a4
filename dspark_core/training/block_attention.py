"""Attention of draft blocks: a block sees the context before its anchor, and its own rows in both directions.

One softmax over two products: over the context, per sequence, and over the block itself, all blocks at once. On a CPU
the sequences come one after the other, so that nothing is padded; on a card all at once, padded, as asking for the
operations of each would take longer than they do.
"""

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
    padded: "PaddedLayout | None"
    """Where all sequences are computed at once; then there are no masks."""

    @classmethod
    def of(
        cls, contexts: tuple[int, ...], counts: tuple[int, ...], anchors: Tensor, dtype: torch.dtype
    ) -> "BlockLayout":
        if pads(anchors.device):
            padded = PaddedLayout.of(contexts, counts, anchors, dtype)
            return cls(contexts, counts, padded.context_places % max(contexts), (), padded)
        positions = [torch.arange(rows, device=anchors.device) for rows in contexts]
        hidden = [
            own[:, None, None] <= position
            for own, position in zip(torch.split(anchors, list(counts)), positions, strict=True)
        ]
        masks = tuple(torch.zeros_like(h, dtype=dtype).masked_fill_(h, float("-inf")) for h in hidden)
        return cls(contexts, counts, torch.cat(positions), masks, None)


def pads(device: torch.device) -> bool:
    """Whether all sequences are computed at once."""
    return device.type != "cpu"


@dataclass(frozen=True, slots=True)
class PaddedLayout:
    """Places in tables with a row for each sequence, as wide as the longest."""

    sequences: int
    context_places: Tensor  # int64 [context rows], of sequences * longest context
    block_places: Tensor  # int64 [blocks], of sequences * most blocks
    mask: Tensor  # [sequences, 1, most blocks, 1, longest context], -inf from the anchor on

    @classmethod
    def of(
        cls, contexts: tuple[int, ...], counts: tuple[int, ...], anchors: Tensor, dtype: torch.dtype
    ) -> "PaddedLayout":
        longest, most = max(contexts), max(counts)
        places = [
            torch.tensor(
                [row * width + k for row, size in enumerate(sizes) for k in range(size)], device=anchors.device
            )
            for sizes, width in ((contexts, longest), (counts, most))
        ]
        seen = anchors.new_zeros(len(counts) * most).index_copy(0, places[1], anchors)  # a padded block sees itself
        hidden = seen.view(-1, 1, most, 1, 1) <= torch.arange(longest, device=anchors.device)
        mask = torch.zeros_like(hidden, dtype=dtype).masked_fill_(hidden, float("-inf"))
        return cls(len(counts), places[0], places[1], mask)

    def by_sequence(self, rows: Tensor, places: Tensor) -> Tensor:
        """rows [n, ...] at ``places`` -> [sequences, width, ...], zeros where there is none."""
        width = self.mask.shape[2] if places is self.block_places else self.mask.shape[-1]
        table = rows.new_zeros(self.sequences * width, *rows.shape[1:])
        return table.index_copy(0, places, rows).view(self.sequences, width, *rows.shape[1:])


def block_attention(
    queries: Tensor, keys: Tensor, values: Tensor, context_keys: Tensor, context_values: Tensor, layout: BlockLayout
) -> Tensor:
    """queries [blocks, rows, heads, head_dim], keys and values [blocks, rows, kv_heads, head_dim] of the blocks, and
    [context rows, kv_heads, head_dim] of the contexts -> [blocks, rows, heads * head_dim].
    """
    if layout.padded is not None:
        return _padded_attention(queries, keys, values, context_keys, context_values, layout.padded)
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


def _padded_attention(
    queries: Tensor, keys: Tensor, values: Tensor, context_keys: Tensor, context_values: Tensor, layout: PaddedLayout
) -> Tensor:
    _, rows, heads, dim = queries.shape
    kv_heads = keys.shape[2]
    group, most = heads // kv_heads, layout.mask.shape[2]
    asked = (queries * dim**-0.5).view(-1, rows, kv_heads, group, dim).transpose(2, 3)  # [blocks, rows, group, kv, dim]
    # [sequences, kv_heads, most blocks, rows of a block * group, head_dim] and the like
    asked = layout.by_sequence(asked.flatten(1, 2), layout.block_places).permute(0, 3, 1, 2, 4)
    own_keys, own_values = (
        layout.by_sequence(each, layout.block_places).permute(0, 3, 1, 2, 4) for each in (keys, values)
    )
    seen_keys, seen_values = (
        layout.by_sequence(each, layout.context_places).transpose(1, 2) for each in (context_keys, context_values)
    )  # [sequences, kv_heads, longest context, head_dim]
    over_context = (asked.flatten(2, 3) @ seen_keys.mT).view(*asked.shape[:-1], -1) + layout.mask
    weights = torch.cat([over_context, asked @ own_keys.mT], dim=-1).softmax(dim=-1)
    over_context, over_own = torch.split(weights, [seen_keys.shape[2], rows], dim=-1)
    mixed = (over_context.flatten(2, 3) @ seen_values).view_as(asked) + over_own @ own_values
    mixed = mixed.permute(0, 2, 3, 1, 4).reshape(layout.sequences * most, rows, group, kv_heads, dim)
    chosen = mixed.index_select(0, layout.block_places).transpose(2, 3)  # [blocks, rows, kv_heads, group, head_dim]
    return chosen.reshape(-1, rows, heads * dim)
