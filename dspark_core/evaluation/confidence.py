"""What a drafter said of its drafts beside what came of them: for fitting calibrations, and for judging them."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from dspark_core.engine import Engine
from dspark_core.errors import ContextOverflowError
from dspark_core.evaluation.measured_answer import measured_answer
from dspark_core.events import RoundFinished
from dspark_core.requests import GenerationRequest, Message, SamplingParams
from dspark_core.scheduling.calibration import Calibration, calibration_error, discrimination, logit, uncalibrated

MAX_NEW_TOKENS = 128
"""Of the answers that calibrations are fitted on."""
ANSWERS_TO_JUDGE = 8
"""Answers without a usable round, after which none is to be expected."""


@dataclass(slots=True)
class WholeBlocks:
    """Rounds in which a block of ``positions`` drafts was verified to its end."""

    positions: int
    said: list[tuple[float, ...]] = field(default_factory=list)
    accepted: list[int] = field(default_factory=list)

    def add(self, event: RoundFinished) -> None:
        """Count the round, unless it was cut or copied, says nothing, or ended at a stop token."""
        if event.copied:
            return
        if event.confidence and event.proposed == len(event.drafts) == self.positions and event.closing is not None:
            self.said.append(event.confidence)
            self.accepted.append(event.accepted)

    def __len__(self) -> int:
        return len(self.said)

    def tables(self) -> tuple[Tensor, Tensor]:
        """Logits of what was said, and 1 where a draft and all before it passed: each [rounds, positions]."""
        logits = torch.tensor([[logit(each) for each in row] for row in self.said], dtype=torch.float64)
        places = torch.arange(1, self.positions + 1)
        survived = (torch.tensor(self.accepted)[:, None] >= places).double()
        return logits.view(-1, self.positions), survived


def gather(
    engine: Engine, prompts: Iterator[str], rounds: int, temperature: float, *, seed: int = 0
) -> Iterator[WholeBlocks]:
    """Answer ``prompts`` in whole blocks until ``rounds`` of them were seen, or none in the first few answers; yields
    what there is after each answer.

    Raises any EngineError.
    """
    seen = WholeBlocks(engine.loaded_pair().drafter.block_size)
    for number, prompt in enumerate(prompts):
        if len(seen) >= rounds or (number == ANSWERS_TO_JUDGE and not len(seen)):
            return
        request = GenerationRequest(
            messages=(Message("user", prompt),),
            sampling=SamplingParams(temperature=temperature),
            max_new_tokens=MAX_NEW_TOKENS,
            seed=seed + number,
        )
        with suppress(ContextOverflowError):  # a long prompt: there are others
            for event in measured_answer(engine, request):
                if isinstance(event, RoundFinished):
                    seen.add(event)
        yield seen


def judged(seen: WholeBlocks, calibration: Calibration | None) -> dict[str, Any]:
    """How right a calibration (None: the drafter's own words) is about prefixes a_k: calibration error and area under
    the ROC curve, by position and in the mean."""
    logits, survived = seen.tables()
    chances = (calibration or uncalibrated(seen.positions)).table(logits).cumprod(dim=1)
    errors = [calibration_error(chances[:, k], survived[:, k]) for k in range(seen.positions)]
    areas = [discrimination(chances[:, k], survived[:, k]) for k in range(seen.positions)]
    return {"ece": sum(errors) / len(errors), "ece_by_position": errors, "auc_by_position": areas}
