"""What a drafter is trained on, computed anew at each use: on a card that takes less time than reading it from a disk,
and none of the disk."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from dspark_core.target.model import Target
from dspark_core.target.packed import PACKED_TOKENS, forward_packed
from dspark_core.training.cache_reader import Example
from dspark_core.training.feature_cache import cut_conversations

PACKED = 16
"""Sequences of one pass at most: they are of like length, so that little is padded."""


def computes_live(target: Target) -> bool:
    """Whether the features of this target are computed at each use."""
    return target.device.type == "cuda"


class LiveFeatures:
    """The conversations of ``files``, in order, cut to ``max_length`` tokens, with the outputs of the layers ``taps``.
    An ExampleSource. Examples have their features on the target's device, in its dtype."""

    def __init__(self, target: Target, files: Sequence[Path], *, taps: tuple[int, ...], max_length: int) -> None:
        self._target, self._taps = target, taps
        self._talks = list(cut_conversations(tuple(files), max_length))
        self.lengths: npt.NDArray[np.int64] = np.array([len(each.token_ids) for each in self._talks], dtype=np.int64)

    def __len__(self) -> int:
        return len(self._talks)

    def source_of(self, index: int) -> str:
        return self._talks[index].source

    def response(self, index: int) -> Tensor:
        """bool [T], the target's own tokens of sequence ``index``."""
        response = torch.zeros(len(self._talks[index].token_ids), dtype=torch.bool)
        for start, end in self._talks[index].response:
            response[start:end] = True
        return response

    @torch.inference_mode()
    def examples(self, indices: Sequence[int]) -> list[Example]:
        """The sequences ``indices``, computed in as few passes as there are rows for."""
        distinct = sorted(set(indices), key=lambda index: int(self.lengths[index]))
        at_once = max(1, min(PACKED, PACKED_TOKENS // int(self.lengths[distinct[-1]])))
        found: dict[int, Example] = {}
        for start in range(0, len(distinct), at_once):
            some = distinct[start : start + at_once]
            tokens = [self._talks[index].token_ids for index in some]
            hidden, tapped = forward_packed(self._target, tokens, taps=self._taps)
            features = torch.cat([tapped[tap] for tap in self._taps], dim=-1)  # [some, longest, taps * hidden]
            last = self._target.normed(hidden, self._target.final_norm)  # [some, longest, hidden]
            for place, (index, ids) in enumerate(zip(some, tokens, strict=True)):
                rows = slice(0, len(ids))
                found[index] = Example(
                    torch.tensor(ids), self.response(index), features[place, rows], last[place, rows]
                )
        return [found[index] for index in indices]
