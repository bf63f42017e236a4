"""The pair in use: everything that belongs to it, and what it becomes when its drafter fails."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from dspark_core.device import available_bytes, give_back_memory
from dspark_core.drafters.base import Drafter
from dspark_core.drafters.none import NoDrafter
from dspark_core.errors import EngineError
from dspark_core.events import ModelInfo
from dspark_core.pair_memory import PairMemory, memory_held
from dspark_core.placement import freed_with, longest_context
from dspark_core.requests import LoadRequest
from dspark_core.sequence import Sequence
from dspark_core.target.model import Target


@dataclass(slots=True)
class LoadedPair:
    """Everything that belongs to the pair in use."""

    request: LoadRequest
    info: ModelInfo
    identity: tuple[str, ...]
    """Digests of target and drafter, and the precision: what is learned about the pair belongs to these."""
    drafter_folder: Path | None
    target: Target
    tokenizer: Any
    drafter: Drafter
    sequence: Sequence
    stop_ids: frozenset[int]
    memory: PairMemory
    others: tuple[torch.device, ...]
    """Devices for what does not fit on the first."""
    drafter_failure: EngineError | None = None
    """Why the drafter asked for could not be read and this one is ``none``, until that was told."""

    def lose_drafter(self) -> None:
        """Be the target alone, as where a drafter could not be read, and give back the drafter's memory. Passes give
        the features that it wanted as before, since those that were captured do."""
        info, device = self.info, self.memory.device
        free = {each: available_bytes(each) + freed_with(info, each) for each in (device, *self.others)}
        self.drafter, self.drafter_folder = NoDrafter(self.drafter.feature_layers), None
        give_back_memory()
        self.request = replace(self.request, drafter=self.drafter.name)
        self.identity = (*self.identity[:2], self.drafter.name, "")
        self.memory = self.memory.without_drafter()
        self.info = replace(
            info,
            drafter=self.drafter.name,
            longest_context=longest_context(self.memory, free),
            memory_estimate=info.memory_estimate if info.parts else self.memory.at(info.context_length),
            memory_taken=memory_held(device) if device.type == "cuda" else None,
        )
