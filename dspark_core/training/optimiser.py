"""Muon for the matrices, AdamW for the rest, a schedule that follows the progress, and an average of the weights."""

import math
from collections.abc import Iterable

import torch
from torch import Tensor, nn

MUON_LR, MUON_MOMENTUM = 0.02, 0.95
ADAMW_LR, ADAMW_BETAS = 1e-2, (0.9, 0.95)
WARM_UP = 0.04
"""Part of the training in which the learning rate rises."""
AVERAGE_DECAY = 0.99


class DraftOptimiser:
    """One step of both optimisers at a time (torch.optim.Muon is for matrices alone)."""

    def __init__(self, network: nn.Module, *, muon_lr: float = MUON_LR, adamw_lr: float = ADAMW_LR) -> None:
        named = dict(network.named_parameters())
        # embeddings and heads have rows of their own for each token: nothing to make orthogonal
        matrices = {name: p for name, p in named.items() if p.ndim == 2 and name.startswith(("layers.", "fc."))}
        rest = {name: p for name, p in named.items() if name not in matrices}
        muon = torch.optim.Muon(matrices.values(), lr=muon_lr, momentum=MUON_MOMENTUM)
        adamw = torch.optim.AdamW(rest.values(), lr=adamw_lr, betas=ADAMW_BETAS, weight_decay=0.0, fused=True)
        self._parts: list[tuple[torch.optim.Optimizer, dict[str, nn.Parameter], float]] = [
            (muon, matrices, muon_lr),
            (adamw, rest, adamw_lr),
        ]

    def step(self, progress: float) -> None:
        """Apply the gradients with the learning rate of ``progress`` (0 to 1), and forget them."""
        for optimiser, _, rate in self._parts:
            for group in optimiser.param_groups:
                group["lr"] = rate * schedule(progress)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)

    def state(self) -> dict[str, Tensor]:
        """Everything that is needed to go on, by "parameter/field". Not copied."""
        return {
            f"{name}/{field}": value
            for optimiser, parameters, _ in self._parts
            for name, parameter in parameters.items()
            for field, value in optimiser.state[parameter].items()
        }

    def load(self, state: dict[str, Tensor]) -> None:
        """Take over what ``state`` gave."""
        for key, value in state.items():
            name, _, field = key.rpartition("/")
            for optimiser, parameters, _ in self._parts:
                if name in parameters:
                    optimiser.state[parameters[name]][field] = value.to(parameters[name].device, copy=True)


def schedule(progress: float) -> float:
    """Factor of the learning rate: up to 1 in the first WARM_UP of the training, then half a cosine down to 0."""
    if progress < WARM_UP:
        return progress / WARM_UP
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (progress - WARM_UP) / (1 - WARM_UP))))


class Average:
    """A moving average of parameters: what is measured and exported, as the last step alone is noisy."""

    def __init__(self, parameters: Iterable[tuple[str, Tensor]]) -> None:
        self.tensors = {name: parameter.detach().clone() for name, parameter in parameters}

    @torch.no_grad()
    def update(self, parameters: Iterable[tuple[str, Tensor]], step: int) -> None:
        """Move towards the parameters after ``step`` steps; at first faster, to forget where they began."""
        share = 1 - min(AVERAGE_DECAY, (1 + step) / (10 + step))
        current = [parameter for _, parameter in parameters]
        torch._foreach_lerp_(list(self.tensors.values()), current, share)
