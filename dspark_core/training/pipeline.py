"""From a target to a drafter: prompts, answers, features, training, export. Every stage goes on where it was killed.

All that is made lies in one work folder; running the same recipe there again does only what is missing. Several
drafters can be trained on the data of one work folder: the state of each lies in a folder of its own there.
"""

import shutil
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from dspark_core.cancel import CancelToken
from dspark_core.checkpoints.dspark_config import DSparkConfig
from dspark_core.checkpoints.dspark_files import write_drafter
from dspark_core.checkpoints.dspark_json import verifier_name
from dspark_core.checkpoints.model_folder import open_tensors
from dspark_core.checkpoints.writing import failures_in_words, replacing
from dspark_core.loaded_pair import LoadedPair
from dspark_core.loading import PairFiles
from dspark_core.target.embedding import DenseEmbedding
from dspark_core.target.linear import packed_bf16_supported
from dspark_core.target.model import Target
from dspark_core.training.batches import feature_scale, split, usable
from dspark_core.training.cache_reader import ExampleSource, FeatureCache
from dspark_core.training.clock import Clock
from dspark_core.training.conversations import Conversation, list_prompts, read_conversations
from dspark_core.training.data_stages import Sources, prompts_stage, refusal, responses_stage
from dspark_core.training.feature_cache import target_facts, write_cache
from dspark_core.training.lines import appending
from dspark_core.training.live_features import LiveFeatures, computes_live
from dspark_core.training.network import DraftNetwork
from dspark_core.training.optimiser import ADAMW_LR, MUON_LR
from dspark_core.training.progress import Progress
from dspark_core.training.recipe import Recipe, draft_tokens, drafter_config, mask_token
from dspark_core.training.room import Plan, planned
from dspark_core.training.starting_point import RATE, StartingPoint
from dspark_core.training.trainer import Measured, StepReport, TrainedDrafter, TrainSettings, train
from dspark_core.training.work_folder import (
    RECIPE,
    answer_files,
    read_losses,
    remember_recipe,
    require_own_folders,
)

LOSSES_EVERY = 20
"""Steps between two points of the plot."""
PROMPTS = "prompts.jsonl"
"""In the work folder, not in the drafter's, which may be published: it holds what was asked in the user's chats."""
CALIBRATION = "calibration.safetensors"
"""In the state's folder: what the last measurement found."""
HELD_OUT, HELD_OUT_AT_MOST = 0.05, 128
"""Share of the conversations that is measured on, and how many at most."""


@dataclass(frozen=True, slots=True)
class Stage:
    """How far the work is. ``detail`` is what the stage reports of itself, None when it begins."""

    name: str
    """plan, prompts, responses, features, training or export."""
    detail: Plan | Progress | StepReport | Measured | str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A finished drafter in ``folder``, and the facts of its making as they stand in its card."""

    folder: Path
    facts: dict[str, Any]


def make_drafter(
    pair: LoadedPair,
    files: PairFiles,
    recipe: Recipe,
    sources: Sources,
    work: Path,
    out: Path,
    *,
    start: StartingPoint | None = None,
    cancel: CancelToken | None = None,
) -> Generator[Stage, None, Made | None]:
    """Run what is missing of ``recipe`` in ``work`` and write the drafter to ``out``. None when cancelled.

    With ``start`` training goes on from that drafter, and the recipe's shape of a drafter does not count.

    Raises InvalidRequestError (a work folder of another recipe, an ``out`` that holds something else, no room, a target
    that cannot chat), OutOfMemoryError, CorruptFileError, EngineError (a disk that is full).
    """
    cancel = cancel or CancelToken()
    kept = (files.folder.path, *sources.files())
    require_own_folders(out, work, kept)
    facts = target_facts(files.folder, pair.info.target, pair.info.precision)
    if start:
        recipe = start.shape_of(recipe)
        draft = replace(start.config, draft_vocab_size=recipe.draft_vocab)
    else:
        vocab = recipe.draft_vocab or pair.target.config.vocab_size
        draft = drafter_config(recipe, files.folder.config, vocab, 0)
    brought = sources.document()
    plan = planned(pair.target, recipe, draft, work)
    data = recipe.of_data() | {"feature_layers": draft.feature_layers}
    remember_recipe(work / RECIPE, {"data": data, "target": facts, "sources": brought})
    yield Stage("plan", plan)
    clock = Clock(work / "spent.json", recipe.minutes)

    yield Stage("prompts")
    for report in prompts_stage(pair, recipe, sources, work, clock, cancel):
        yield Stage("prompts", report)
    if refusal(work):
        yield Stage("prompts", refusal(work))
    yield Stage("responses")
    for report in responses_stage(pair, recipe, sources, work, clock, cancel):
        yield Stage("responses", report)
    answers = answer_files(work)
    if not computes_live(pair.target):
        yield Stage("features")
        for report in clock.timed("features", _features(pair, recipe, work, answers, draft, facts, cancel)):
            yield Stage("features", report)
    if cancel.cancelled:
        return None
    talks = [each for path in answers for each in read_conversations(path)]
    examples = _examples(pair, recipe, work, answers, draft)
    network, head = _network(pair, files, recipe, draft, start, talks, examples)
    rate = recipe.rate or (RATE if start else 1.0)
    settings = TrainSettings(
        steps=recipe.steps,
        max_seconds=clock.left(),
        seed=recipe.seed,
        sequences=recipe.sequences,
        anchors=recipe.anchors,
        held_out=HELD_OUT,
        evaluate_at_most=HELD_OUT_AT_MOST,
        start=start.digest if start else "",
        muon_lr=MUON_LR * rate,
        adamw_lr=ADAMW_LR * rate,
    )
    yield Stage("training")
    state = work / f"training-{out.name}"
    trained = yield from _training(network, examples, state, head, settings, cancel)
    if not trained.complete:
        return None
    yield Stage("export")
    tensors = network.exported(trained.weights)
    require_own_folders(out, work, kept)  # hours may have passed
    verifier = verifier_name(files.folder.config, pair.info.title)
    write_drafter(out, network.config, tensors, dtype="bfloat16", verifier=verifier, anchors=recipe.anchors)
    _keep_calibration(state / CALIBRATION, out / "calibration" / "pairs.safetensors")
    facts = _facts_of(recipe, facts, talks, trained, clock, network)
    losses = read_losses(state / "losses.jsonl", trained.step)
    facts["prompts_sha256"] = list_prompts(talks, pair.tokenizer, work / PROMPTS)
    return Made(out, {**facts, "own_prompts_refused": refusal(work), "losses": losses})


def _features(
    pair: LoadedPair,
    recipe: Recipe,
    work: Path,
    answers: list[Path],
    draft: DSparkConfig,
    facts: dict[str, Any],
    cancel: CancelToken,
) -> Iterator[Progress]:
    yield from write_cache(
        pair.target,
        answers,
        work / "features",
        taps=draft.feature_layers,
        facts=facts,
        max_length=min(recipe.max_length, pair.target.positions),
        cancel=cancel,
    )


def _examples(pair: LoadedPair, recipe: Recipe, work: Path, answers: list[Path], draft: DSparkConfig) -> ExampleSource:
    if not computes_live(pair.target):
        return FeatureCache(work / "features")
    max_length = min(recipe.max_length, pair.target.positions)
    return LiveFeatures(pair.target, answers, taps=draft.feature_layers, max_length=max_length)


def _network(
    pair: LoadedPair,
    files: PairFiles,
    recipe: Recipe,
    draft: DSparkConfig,
    start: StartingPoint | None,
    talks: list[Conversation],
    cache: ExampleSource,
) -> tuple[DraftNetwork, Tensor]:
    """The drafter to train and the target's head [vocab, hidden], both where the target is."""
    target, vocab = pair.target, pair.target.config.vocab_size
    if start:
        ids, config = draft_tokens(talks, vocab, recipe.draft_vocab, start.draft_ids()), draft
    else:
        ids = draft_tokens(talks, vocab, recipe.draft_vocab, pair.stop_ids)
        specials = () if pair.tokenizer is None else pair.tokenizer.added_tokens_decoder
        config = replace(draft, mask_token_id=mask_token(talks, vocab, specials), draft_vocab_size=len(ids))
    head = _head_weight(target, files)
    draft_ids = torch.tensor(ids, device=target.device)  # [draft vocab]
    learned, _ = split(usable(cache), HELD_OUT, recipe.seed)
    network = DraftNetwork(
        config,
        embedding=_embedding_weight(target),
        head=head[draft_ids],
        draft_ids=draft_ids,
        feature_scale=feature_scale(cache, learned),
        compute_dtype=_compute_dtype(target),
        seed=recipe.seed,
    )
    if start:
        start.give_weights(network)
    return network.to(target.device), head


def _compute_dtype(target: Target) -> torch.dtype:
    """bfloat16 where the target has it and the device computes it natively."""
    native = target.device.type != "cpu" or packed_bf16_supported()
    return torch.bfloat16 if target.dtype == torch.bfloat16 and native else torch.float32


def _embedding_weight(target: Target) -> Tensor:
    """The target's embedding [vocab, hidden]."""
    assert isinstance(target.embedding, DenseEmbedding)  # a training offers no other
    return target.embedding.weight


def _head_weight(target: Target, files: PairFiles) -> Tensor:
    """The target's output head [vocab, hidden] as the file has it."""
    if target.config.tied_embeddings:
        return _embedding_weight(target)
    with open_tensors(files.folder) as reader:
        shape = (target.config.vocab_size, target.config.hidden_size)
        return reader.read("lm_head.weight", shape).to(_embedding_weight(target))


def _training(
    network: DraftNetwork,
    cache: ExampleSource,
    state: Path,
    head: Tensor,
    settings: TrainSettings,
    cancel: CancelToken,
) -> Generator[Stage, None, TrainedDrafter]:
    steps = train(network, cache, head, settings, state, cancel=cancel)
    with appending(state / "losses.jsonl") as add:
        while True:
            try:
                report = next(steps)
            except StopIteration as finished:
                trained: TrainedDrafter = finished.value
                return trained
            if isinstance(report, Measured):
                _write_calibration(report, state / CALIBRATION)
            elif report.step % LOSSES_EVERY == 0:
                add({"step": report.step, "losses": report.losses})
            yield Stage("training", report)


def _write_calibration(measured: Measured, path: Path) -> None:
    """What the drafter said about held-out drafts and what came of it: confidence logits and exact probabilities of
    acceptance, both [blocks, block size], NaN behind the end of an answer."""
    if measured.figures.confidence is not None:
        pairs = {"confidence": measured.figures.confidence, "accepted": measured.figures.accepted}
        with replacing(path) as new:
            save_file({name: tensor.float().contiguous() for name, tensor in pairs.items()}, new)


def _keep_calibration(made: Path, kept: Path) -> None:
    """Copy the pairs beside the drafter, in a folder of their own: a loader takes every file beside the weights for
    weights."""
    if made.is_file():
        with failures_in_words(kept):
            kept.parent.mkdir(exist_ok=True)
            shutil.copyfile(made, kept)


def _facts_of(
    recipe: Recipe,
    target: dict[str, Any],
    talks: list[Conversation],
    trained: TrainedDrafter,
    clock: Clock,
    network: DraftNetwork,
) -> dict[str, Any]:
    by_source: dict[str, int] = {}
    for each in talks:
        by_source[each.source] = by_source.get(each.source, 0) + each.response_tokens
    return {
        "target": target,
        "recipe": recipe.document(),
        "conversations": len(talks),
        "response_tokens": sum(by_source.values()),
        "response_tokens_by_source": by_source,
        "parameters": sum(parameter.numel() for parameter in network.parameters()),
        "feature_layers": list(network.config.feature_layers),
        "draft_vocab": network.config.draft_vocab_size,
        "steps": trained.step,
        "history": trained.history,
        "seconds": {**clock.spent, "training": trained.history[-1]["seconds"] if trained.history else 0.0},
    }
