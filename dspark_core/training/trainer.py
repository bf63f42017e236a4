"""Training a drafter: steps, measurements on held-out text, and a state on disk from which it goes on after a kill."""

import json
import math
import os
import time
from collections.abc import Generator, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional as F

from dspark_core.cancel import CancelToken
from dspark_core.checkpoints.writing import failures_in_words, replacing
from dspark_core.errors import CorruptFileError, InvalidRequestError
from dspark_core.training.batches import Batch, BatchSource, split, usable
from dspark_core.training.cache_reader import ExampleSource
from dspark_core.training.held_out import HeldOut, evaluate
from dspark_core.training.losses import PAPER_MIX, head_losses, mix_at, position_weights, wide_dtype
from dspark_core.training.network import DraftNetwork
from dspark_core.training.optimiser import ADAMW_LR, MUON_LR, Average, DraftOptimiser

STATE, PREVIOUS, NORMALISERS = "state.safetensors", "state.previous.safetensors", "normalisers.safetensors"


@dataclass(frozen=True, slots=True)
class TrainSettings:
    """How to train. The schedule ends with whichever of ``steps`` and ``max_seconds`` is reached first."""

    steps: int
    max_seconds: float | None = None
    seed: int = 0
    sequences: int = 32
    """Sequences of a step, with up to ``anchors`` blocks each."""
    anchors: int = 8
    decay: float = 4.0
    """gamma' of the position weights exp(-(k - 1) / gamma')."""
    muon_lr: float = MUON_LR
    adamw_lr: float = ADAMW_LR
    held_out: float = 0.05
    """Part of the sequences that is measured on, not trained on."""
    evaluate_at_most: int = 64
    """Held-out sequences of one measurement."""
    evaluate_every: int = 500
    """Steps between measurements; the last step is always measured."""
    save_every_s: float = 120.0
    start: str = ""
    """What tells the weights that the network came with from others; empty for random ones."""


@dataclass(frozen=True, slots=True)
class StepReport:
    """One step of training."""

    step: int
    """Steps done, those of earlier runs included."""
    steps: int
    progress: float
    """0 to 1, by steps or by time."""
    seconds: float
    """Time spent training and measuring, in all runs."""
    drafts: int
    """Draft positions trained on, in all runs."""
    losses: dict[str, float]
    """Weighted means over the step: total, ce, tv, kl, confidence (nats; tv from 0 to 2)."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measurement on held-out text, with the averaged weights that an export would hold."""

    step: int
    seconds: float
    figures: HeldOut


@dataclass(slots=True)
class TrainedDrafter:
    """What training gave: ``weights`` by parameter name (averaged), ``history`` of all measurements, oldest first."""

    weights: dict[str, Tensor]
    history: list[dict[str, Any]]
    step: int
    complete: bool
    """Trained to the end and measured there. False when it was cancelled."""


@dataclass(slots=True)
class _Run:
    """Everything that a state holds."""

    network: DraftNetwork
    optimiser: DraftOptimiser
    average: Average
    step: int = 0
    seconds: float = 0.0
    drafts: int = 0
    history: list[dict[str, Any]] = field(default_factory=list)


def train(
    network: DraftNetwork,
    cache: ExampleSource,
    head: Tensor,
    settings: TrainSettings,
    folder: Path,
    *,
    cancel: CancelToken | None = None,
) -> Generator[StepReport | Measured, None, TrainedDrafter]:
    """Train ``network`` on ``cache``, going on from the state in ``folder`` if there is one.

    ``head`` [vocab, hidden] is the target's full output head. Yields each step and each measurement; a state is written
    every ``save_every_s``, at each measurement, and at the end. With the same settings, threads and a budget of steps
    a resumed training gives the same bits as one that was never stopped. Cancelled, it saves and returns after the
    current step. Raises InvalidRequestError when the folder holds another training, or the cache has too few
    sequences; CorruptFileError when neither the state nor the one before it can be read, or the loss is no number;
    EngineError when the disk is full.
    """
    cancel = cancel or CancelToken()
    with failures_in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
    learned, held_out = split(usable(cache), settings.held_out, settings.seed)
    shape: dict[str, Any] = {
        "block_size": network.config.block_size,
        "anchors": settings.anchors,
        "seed": settings.seed,
    }
    narrow, wide = head.to(network.compute_dtype), head.to(wide_dtype(network.compute_dtype))
    narrow = wide if narrow.dtype == wide.dtype else narrow  # a large head is not copied twice
    shape["remember"] = remembers(head)
    kept = folder / NORMALISERS
    source = BatchSource(cache, learned, head=narrow, per_step=settings.sequences, kept=kept, **shape)
    measured = BatchSource(cache, held_out[: settings.evaluate_at_most], head=wide, per_step=1, **shape)
    run = _Run(
        network,
        DraftOptimiser(network, muon_lr=settings.muon_lr, adamw_lr=settings.adamw_lr),
        Average(network.named_parameters()),
    )
    facts = _facts(network, settings, cache)
    _resume(run, folder, facts)
    began, save_at = time.monotonic() - run.seconds, time.monotonic() + settings.save_every_s

    def measure() -> Iterator[Measured]:
        figures = evaluate(network, measured, weights=run.average.tensors, cancel=cancel)
        run.seconds = time.monotonic() - began
        if figures is not None:
            run.history.append(_noted(run, figures))
            yield Measured(run.step, run.seconds, figures)

    batches = source.batches(run.step, ahead=not shape["remember"])
    while not cancel.cancelled and _progress(run, settings) < 1:
        losses = _step(run, next(batches).to(network.device), settings, _progress(run, settings))
        run.seconds = time.monotonic() - began
        progress = _progress(run, settings)
        yield StepReport(run.step, settings.steps, progress, run.seconds, run.drafts, losses)
        if progress < 1 and run.step % settings.evaluate_every == 0:
            yield from measure()
            save_at = 0.0
        if time.monotonic() >= save_at:
            _save(run, folder, facts)
            source.save()
            save_at = time.monotonic() + settings.save_every_s
    # also where an earlier run ended before its last measurement, or has now less time than it took
    if _progress(run, settings) >= 1 and not _measured_last(run):
        yield from measure()
    _save(run, folder, facts)
    source.save()
    return TrainedDrafter(
        run.average.tensors, run.history, run.step, _progress(run, settings) >= 1 and _measured_last(run)
    )


def remembers(head: Tensor) -> bool:
    """Whether the target's distributions are computed once for each sequence and kept: on a card they take less time
    than carrying them over."""
    return head.device.type == "cpu"


def _measured_last(run: _Run) -> bool:
    return bool(run.history) and run.history[-1]["step"] == run.step


def _progress(run: _Run, settings: TrainSettings) -> float:
    by_time = run.seconds / settings.max_seconds if settings.max_seconds else 0.0
    return min(1.0, max(run.step / settings.steps, by_time))


def _step(run: _Run, batch: Batch, settings: TrainSettings, progress: float) -> dict[str, float]:
    network = run.network
    rows = network(batch.blocks)
    size = network.config.block_size
    weights = position_weights(size, settings.decay, network.device)[batch.kept % size]  # [rows]
    weights = weights / weights.sum()
    inputs, markov_weight = rows.hidden.flatten(0, 1)[batch.kept], None
    if rows.markov is not None:
        inputs = torch.cat([inputs, rows.markov.flatten(0, 1)[batch.kept]], dim=1)
        markov_weight = network.markov_weight()
    labels = network.draft_of[batch.labels]
    mix = PAPER_MIX if settings.start else mix_at(progress)  # a drafter that was trained is near enough for it
    losses = head_losses(inputs, network.head, markov_weight, batch.target, labels, weights, mix)
    total = losses.total
    terms = {"ce": losses.ce @ weights, "tv": losses.tv @ weights, "kl": losses.kl @ weights}
    if rows.confidence is not None:
        said = rows.confidence.flatten()[batch.kept].to(weights.dtype)
        survives = (1 - 0.5 * losses.tv).clamp(0, 1)  # the exact probability of acceptance
        terms["confidence"] = F.binary_cross_entropy_with_logits(said, survives, weights, reduction="sum")
        total = total + terms["confidence"]
    torch.autograd.backward(total)
    # one copy, so one wait for a card; asked for behind all work of the step but the optimiser's
    values = torch.stack([total.detach(), *(each.detach() for each in terms.values())]).tolist()
    if not math.isfinite(values[0]):
        raise CorruptFileError(
            "At step {step} the loss is no number: the cached features are damaged, or the rates too high.",
            "Make the cache again, or begin anew with lower learning rates.",
            step=run.step + 1,
        )
    run.step += 1
    # at the beginning of the first step the learning rate is still 0: the middle counts
    run.optimiser.step(progress + 0.5 / settings.steps)
    run.average.update(network.named_parameters(), run.step)
    run.drafts += len(batch.kept)
    return dict(zip(("total", *terms), values, strict=True))


def _noted(run: _Run, figures: HeldOut) -> dict[str, Any]:
    return {
        "step": run.step,
        "seconds": run.seconds,
        "drafts": run.drafts,
        "tau": figures.tau,
        "acceptance": figures.acceptance,
        "agreement": figures.agreement,
        "tau_by_source": figures.tau_by_source,
    }


def _facts(network: DraftNetwork, settings: TrainSettings, cache: ExampleSource) -> dict[str, Any]:
    """What must be the same for a state to be of this training. Steps and time may be changed on the way."""
    kept = {"seed", "sequences", "anchors", "decay", "held_out", "start"}
    shapes = {name: list(parameter.shape) for name, parameter in network.named_parameters()}
    settled = {name: value for name, value in asdict(settings).items() if name in kept}
    return {"parameters": shapes, "cached": [len(cache), int(cache.lengths.sum())], **settled}


def _save(run: _Run, folder: Path, facts: dict[str, Any]) -> None:
    """Write the state beside the old one, which stays until the new one is whole."""
    tensors = {f"weights/{name}": value.detach() for name, value in run.network.named_parameters()}
    tensors |= {f"average/{name}": value for name, value in run.average.tensors.items()}
    tensors |= {f"optimiser/{name}": value for name, value in run.optimiser.state().items()}
    facts = {**facts, "step": run.step, "seconds": run.seconds, "drafts": run.drafts, "history": run.history}
    with replacing(folder / STATE) as new:
        save_file(tensors, new, metadata={"training": json.dumps(facts)})
        if (folder / STATE).exists():
            os.replace(folder / STATE, folder / PREVIOUS)


def _resume(run: _Run, folder: Path, facts: dict[str, Any]) -> None:
    """Take over the newest readable state, if there is any."""
    present = [folder / name for name in (STATE, PREVIOUS) if (folder / name).exists()]
    for path in present:
        try:
            with safe_open(str(path), framework="pt") as file:
                saved = json.loads((file.metadata() or {})["training"])
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        except (SafetensorError, OSError, ValueError, KeyError):
            continue  # cut short: the one before it is still there
        if any(saved.get(name) != value for name, value in facts.items()):
            raise InvalidRequestError(
                "{folder} holds another training: its drafter, seed, batches or data differ.",
                "Choose another folder, or remove this one to begin anew.",
                folder=folder,
            )
        _take_over(run, saved, tensors)
        return
    if present:
        raise CorruptFileError(
            "The training in {folder} cannot be read.", "Remove the folder and begin anew.", folder=folder
        )


def _take_over(run: _Run, saved: dict[str, Any], tensors: dict[str, Tensor]) -> None:
    parts: dict[str, dict[str, Tensor]] = {"weights": {}, "average": {}, "optimiser": {}}
    for key, value in tensors.items():
        part, _, name = key.partition("/")
        parts[part][name] = value
    run.network.load_state_dict(parts["weights"])
    for name, value in parts["average"].items():
        run.average.tensors[name].copy_(value)
    run.optimiser.load(parts["optimiser"])
    run.step, run.seconds, run.drafts = saved["step"], saved["seconds"], saved["drafts"]
    run.history = saved["history"]
