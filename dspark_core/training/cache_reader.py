"""Reads a feature cache (see feature_cache.py) memory-mapped: a training loop takes sequences in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from dspark_core.checkpoints.model_folder import read_json
from dspark_core.errors import CorruptFileError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Example:
    """One conversation: tokens int64 [T], response bool [T], features bf16 [T, taps * hidden], last bf16 [T, hidden].

    Features and last are views of the file: they are read when they are used.
    """

    tokens: Tensor
    response: Tensor
    features: Tensor
    last: Tensor


class ExampleSource(Protocol):
    """Conversations by number, with what the target computes over them."""

    lengths: npt.NDArray[np.int64]
    """Tokens of each sequence, int64 [sequences]."""

    def __len__(self) -> int: ...

    def response(self, index: int) -> Tensor:
        """bool [T], the target's own tokens of sequence ``index``."""
        ...

    def examples(self, indices: Sequence[int]) -> list[Example]: ...

    def source_of(self, index: int) -> str:
        """Where the prompt of sequence ``index`` came from."""
        ...


def shard_path(folder: Path, number: int) -> Path:
    return folder / f"{number:05d}.safetensors"


class FeatureCache:
    """The sequences of a cache, in the order they were written. Raises CorruptFileError for a damaged one."""

    def __init__(self, folder: Path) -> None:
        path = folder / "cache.json"
        if not path.is_file():
            raise CorruptFileError("There is no feature cache in {folder}.", "Make it first.", folder=folder)
        self.about = read_json(path)
        """cache.json: what the features are of."""
        try:
            self.feature_layers = tuple(int(layer) for layer in self.about["feature_layers"])
            self.hidden_size = int(self.about["hidden_size"])
            self.sources = tuple(str(name) for name in self.about["sources"])
        except (KeyError, TypeError, ValueError) as error:
            raise CorruptFileError(
                "{path} does not describe a feature cache ({error}).", "Make it again.", path=path, error=repr(error)
            ) from error
        self._shards: list[dict[str, Tensor]] = []
        while shard_path(folder, len(self._shards)).is_file():
            self._shards.append(self._open(shard_path(folder, len(self._shards))))
        lengths = [shard["starts"].diff().numpy() for shard in self._shards]
        self.lengths: npt.NDArray[np.int64] = np.concatenate([np.zeros(0, np.int64), *lengths])
        """Tokens of each sequence, int64 [sequences]."""
        self._ends = np.cumsum([len(part) for part in lengths], dtype=np.int64)  # sequences up to the end of each shard

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def shards(self) -> int:
        return len(self._shards)

    def tokens(self, index: int) -> Tensor:
        """Token ids int64 [T] of sequence ``index``."""
        shard, rows, _ = self._find(index)
        return shard["tokens"][rows].long()

    def sequence(self, index: int) -> Example:
        shard, rows, _ = self._find(index)
        return Example(
            shard["tokens"][rows].long(), shard["response"][rows].bool(), shard["features"][rows], shard["last"][rows]
        )

    def response(self, index: int) -> Tensor:
        shard, rows, _ = self._find(index)
        return shard["response"][rows].bool()

    def examples(self, indices: Sequence[int]) -> list[Example]:
        return [self.sequence(index) for index in indices]

    def source_of(self, index: int) -> str:
        shard, _, place = self._find(index)
        return self.sources[int(shard["source"][place])]

    def _find(self, index: int) -> tuple[dict[str, Tensor], slice, int]:
        """The shard of sequence ``index``, its rows there and its place among the shard's sequences."""
        if not 0 <= index < len(self):
            raise IndexError(f"sequence {index} of {len(self)}")
        number = int(np.searchsorted(self._ends, index, side="right"))
        place = index - (int(self._ends[number - 1]) if number else 0)
        shard = self._shards[number]
        start, end = shard["starts"][place : place + 2].tolist()
        return shard, slice(start, end), place

    def _open(self, path: Path) -> dict[str, Tensor]:
        """The tensors of a shard, memory-mapped."""
        try:
            with safe_open(str(path), framework="pt") as file:
                shard = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        except (SafetensorError, OSError) as error:
            raise CorruptFileError(
                "{path} is cut short or altered ({error}).", "Make the cache again.", path=path, error=str(error)
            ) from error
        hidden = self.hidden_size
        whole = {"tokens", "response", "starts", "features", "last", "source"} == set(shard)
        if whole:
            count, total = len(shard["starts"]) - 1, len(shard["tokens"])
            shapes = {
                "response": (total,),
                "features": (total, len(self.feature_layers) * hidden),
                "last": (total, hidden),
                "source": (count,),
            }
            whole = all(tuple(shard[name].shape) == shape for name, shape in shapes.items())
            whole = whole and count >= 0 and bool((shard["starts"].diff() > 0).all())
            whole = whole and int(shard["starts"][0]) == 0 and int(shard["starts"][-1]) == total
            whole = whole and all(int(each) < len(self.sources) for each in shard["source"].unique())
            whole = whole and shard["features"].dtype == shard["last"].dtype == torch.bfloat16
        if not whole:
            raise CorruptFileError("{path} does not hold what cache.json says.", "Make the cache again.", path=path)
        return shard
