"""From what a drafter says of its drafts to the chance that they survive (DSpark paper, temperature scaling).

A drafter's confidence was learned on the distributions at temperature 1. What really happens depends on target,
precision and sampling, so each position gets a temperature and a shift of its own, fitted left to right on observed
rounds: position k so that the *cumulative* chance a_k = c_1 ... c_k is right, those before it staying as they are. The
paper has the temperature alone; greedy decoding needs the shift as well, as a draft there passes or fails for certain.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

BINS = 10
"""Of equal mass, for the expected calibration error."""
TEMPERATURES, SHIFTS = (-2.0, 2.0), (-3.0, 3.0)
"""Of the search: the temperature's logarithm, and what is added to the logit."""
STEPS, ROUNDS = 9, 3
"""Points in either direction, and how often the search is repeated around the best of them."""
SURPRISE = 0.3
"""Weight of the mean negative log likelihood beside the calibration error."""
LEARNING_RATE = 0.02
"""Of the refinement by single rounds."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """c_k = sigmoid(logit_k / temperatures[k] + shifts[k]) from what the drafter said, c = sigmoid(logit).
    ``rounds``: how many it was fitted on."""

    temperatures: tuple[float, ...]
    shifts: tuple[float, ...]
    rounds: int

    def __call__(self, said: Sequence[float]) -> list[float]:
        """Chances that each draft passes when those before it did, from the drafter's own."""
        return [
            sigmoid(logit(c) / self.temperatures[k] + self.shifts[k])
            for k, c in enumerate(said[: len(self.temperatures)])
        ]

    def refined(self, said: Sequence[float], accepted: int) -> "Calibration":
        """After one more round, in which ``accepted`` of the drafts passed: a small step of each position that was
        judged towards what came of it."""
        shifts = list(self.shifts)
        for k, chance in enumerate(self(said)[: accepted + 1]):
            shifts[k] += LEARNING_RATE * (float(k < accepted) - chance)
        return replace(self, shifts=tuple(shifts))

    def table(self, logits: Tensor) -> Tensor:
        """c [rounds, positions] of logits [rounds, positions]."""
        scale, shift = (logits.new_tensor(each)[: logits.shape[1]] for each in (self.temperatures, self.shifts))
        return torch.sigmoid(logits / scale + shift)


def logit(chance: float) -> float:
    inside = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(inside / (1 - inside))


def sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, value))))


def uncalibrated(positions: int) -> Calibration:
    """What the drafter says, as it says it."""
    return Calibration((1.0,) * positions, (0.0,) * positions, 0)


def fit(logits: Tensor, survived: Tensor) -> Calibration:
    """Fit on rounds whose whole block was verified: logits [rounds, positions], and survived [rounds, positions], 1
    where drafts 1..k all passed (or the exact probability of that)."""
    logits, survived = logits.double(), survived.double()
    before = torch.ones(len(logits), dtype=torch.float64)  # a_{k-1} of each round
    temperatures, shifts = [], []
    for k in range(logits.shape[1]):
        temperature, shift = _best(logits[:, k], before, survived[:, k])
        temperatures.append(temperature)
        shifts.append(shift)
        before = before * torch.sigmoid(logits[:, k] / temperature + shift)
    return Calibration(tuple(temperatures), tuple(shifts), len(logits))


def _best(logit: Tensor, before: Tensor, survived: Tensor) -> tuple[float, float]:
    """Temperature and shift with the least calibration error of before * sigmoid(logit / temperature + shift)."""
    centre = [0.0, 0.0]
    half = [(high - low) / 2 for low, high in (TEMPERATURES, SHIFTS)]
    best = (math.inf, 0.0, 0.0)
    for _ in range(ROUNDS):
        grids = [
            [middle + size * (2 * n / (STEPS - 1) - 1) for n in range(STEPS)]
            for middle, size in zip(centre, half, strict=True)
        ]
        for log_temperature in grids[0]:
            scaled = logit / math.exp(log_temperature)
            for shift in grids[1]:
                chance = before * torch.sigmoid(scaled + shift)
                # bins alone follow chance: fits that are far from likely can have a small error by luck
                error = calibration_error(chance, survived) + SURPRISE * _surprise(chance, survived)
                best = min(best, (error, log_temperature, shift))
        centre = [best[1], best[2]]
        half = [2 * size / (STEPS - 1) for size in half]
    return math.exp(best[1]), best[2]


def _surprise(chance: Tensor, survived: Tensor) -> float:
    inside = chance.clamp(1e-6, 1 - 1e-6)
    return float(-(survived * inside.log() + (1 - survived) * (1 - inside).log()).mean())


def calibration_error(chance: Tensor, survived: Tensor) -> float:
    """Expected calibration error in bins of equal mass: chance [n] predicted, survived [n] what came of it."""
    chance, order = chance.round(decimals=9).sort()  # equals, but for how a processor rounded them
    _, place, sizes = torch.unique_consecutive(chance, return_inverse=True, return_counts=True)
    sums = torch.zeros(len(sizes), dtype=survived.dtype).index_add_(0, place, survived[order])
    gaps = chance - (sums / sizes)[place]  # equals share what came of them, whichever bin they fall into
    return sum(abs(float(part.sum())) for part in gaps.tensor_split(BINS)) / len(chance)


def survival(confidence: Sequence[float]) -> list[float]:
    """a_k = c_1 ... c_k."""
    chances, product = [], 1.0
    for each in confidence:
        product *= each
        chances.append(product)
    return chances


def discrimination(chance: Tensor, survived: Tensor) -> float:
    """Area under the ROC curve: chance that a draft that survived was given more than one that did not; ties count
    half. NaN where all came out alike."""
    good, bad = chance[survived > 0.5], chance[survived <= 0.5]
    if not len(good) or not len(bad):
        return math.nan
    ordered = bad.sort().values
    below = torch.searchsorted(ordered, good, right=False)
    not_above = torch.searchsorted(ordered, good, right=True)
    return float((below + not_above).double().mean() / 2 / len(bad))
