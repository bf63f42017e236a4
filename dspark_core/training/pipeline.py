"""From a target to a drafter: prompts, answers, features, training, export. Every stage goes on where it was killed.

All that is made lies in one work folder; running the same recipe there again does only what is missing. Several
drafters can be trained on the data of one work folder: the state of each lies in a folder of its own there.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from dspark_core.cancel import CancelToken
from dspark_core.checkpoints.dspark_config import DSparkConfig
from dspark_core.checkpoints.dspark_files import write_drafter
from dspark_core.checkpoints.model_folder import open_tensors
from dspark_core.device import require_memory
from dspark_core.errors import InvalidRequestError
from dspark_core.loading import LoadedPair, PairFiles
from dspark_core.target.model import Target
from dspark_core.training.batches import feature_scale, split
from dspark_core.training.cache_reader import FeatureCache
from dspark_core.training.clock import Clock
from dspark_core.training.conversations import Conversation, import_responses, read_conversations
from dspark_core.training.feature_cache import target_facts, write_cache
from dspark_core.training.lines import appending, read_lines
from dspark_core.training.network import DraftNetwork
from dspark_core.training.overlap import Excluded
from dspark_core.training.own_prompts import write_prompts
from dspark_core.training.progress import Progress
from dspark_core.training.prompts import ConversationPrompt, mixed, read_prompts, without
from dspark_core.training.recipe import Recipe, draft_tokens, drafter_config, mask_token
from dspark_core.training.responses import ResponsePlan, make_responses
from dspark_core.training.room import memory_needed, require_room
from dspark_core.training.tasks.generator import task_prompts
from dspark_core.training.trainer import Measured, StepReport, TrainedDrafter, TrainSettings, train
from dspark_core.training.work_folder import answer_files, given_files, remember_recipe, response_tokens

LOSSES_EVERY = 20
"""Steps between two points of the plot."""
HELD_OUT, HELD_OUT_AT_MOST = 0.05, 128
"""Share of the conversations that is measured on, and how many at most."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the user brings: ``prompts`` are JSONL files that the target answers, each with the name of its source,
    ``responses`` are answers it gave before, ``excluded`` are prompts that may not be trained on."""

    prompts: tuple[tuple[Path, str], ...] = ()
    responses: tuple[Path, ...] = ()
    excluded: Excluded = field(default_factory=Excluded)


@dataclass(frozen=True, slots=True)
class Stage:
    """How far the work is. ``detail`` is what the stage reports of itself, None when it begins."""

    name: str
    """prompts, responses, features, training or export."""
    detail: Progress | StepReport | Measured | None = None


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
    cancel: CancelToken | None = None,
) -> Generator[Stage, None, Made | None]:
    """Run what is missing of ``recipe`` in ``work`` and write the drafter to ``out``. None when cancelled.

    Raises InvalidRequestError (a work folder of another recipe, no room, a target that cannot chat), OutOfMemoryError,
    CorruptFileError.
    """
    cancel = cancel or CancelToken()
    work.mkdir(parents=True, exist_ok=True)
    facts = target_facts(files.folder, pair.info.target, pair.info.precision)
    remember_recipe(work / "recipe.json", {"data": recipe.of_data(), "target": facts})
    draft = drafter_config(recipe, files.folder.config, recipe.draft_vocab or pair.target.config.vocab_size, 0)
    require_room(work, recipe, draft)
    advice = "Close other programs, or train a smaller drafter."
    require_memory(pair.target.device, memory_needed(draft), "Training needs", advice)
    clock = Clock(work / "spent.json", recipe.minutes)

    yield Stage("prompts")
    for report in _prompts(pair, recipe, sources, work, clock, cancel):
        yield Stage("prompts", report)
    yield Stage("responses")
    for report in _responses(pair, recipe, sources, work, clock, cancel):
        yield Stage("responses", report)
    answers = answer_files(work)
    yield Stage("features")
    for report in clock.timed("features", _features(pair, recipe, work, answers, draft, facts, cancel)):
        yield Stage("features", report)
    if cancel.cancelled:
        return None
    talks = [each for path in answers for each in read_conversations(path)]
    network, head = _network(pair, files, recipe, draft, talks, FeatureCache(work / "features"))
    settings = TrainSettings(
        steps=recipe.steps,
        max_seconds=clock.left(),
        seed=recipe.seed,
        sequences=recipe.sequences,
        anchors=recipe.anchors,
        held_out=HELD_OUT,
        evaluate_at_most=HELD_OUT_AT_MOST,
    )
    yield Stage("training")
    state = work / f"training-{out.name}"
    trained = yield from _training(network, FeatureCache(work / "features"), state, head, settings, cancel)
    if not trained.complete:
        return None
    yield Stage("export")
    tensors = network.exported(trained.weights)
    write_drafter(out, network.config, tensors, dtype="bfloat16", verifier=pair.info.title)
    losses = [(int(line["step"]), line["losses"]) for _, line in read_lines(state / "losses.jsonl")]
    return Made(out, {**_facts_of(recipe, facts, talks, trained, clock, network), "losses": losses})


def _prompts(
    pair: LoadedPair, recipe: Recipe, sources: Sources, work: Path, clock: Clock, cancel: CancelToken
) -> Iterator[Progress]:
    if not recipe.self_prompts or not recipe.self_weight:
        return
    path, stop = work / "own_prompts.jsonl", clock.stop("prompts", cancel)
    steps = write_prompts(
        pair.target,
        pair.tokenizer,
        path,
        count=recipe.self_prompts,
        stop_ids=pair.stop_ids,
        seed=recipe.seed,
        excluded=sources.excluded,
        cancel=stop,
    )
    try:
        yield from clock.timed("prompts", steps)
    except InvalidRequestError as error:
        # a target that does not write user turns can be asked the other prompts
        (work / "own_prompts.refused").write_text(str(error), encoding="utf-8")


def _responses(
    pair: LoadedPair, recipe: Recipe, sources: Sources, work: Path, clock: Clock, cancel: CancelToken
) -> Iterator[Progress]:
    for number, path in enumerate(sources.responses):
        into = work / f"given_{number}.jsonl"
        if not into.is_file():
            import_responses(path, pair.tokenizer, into, source=path.name.split(".")[0], excluded=sources.excluded)
    plan = ResponsePlan(
        tokens=recipe.response_tokens - sum(response_tokens(path) for path in given_files(work)),
        seconds=clock.budget("responses"),
        temperatures=recipe.temperatures,
        max_new_tokens=recipe.max_new_tokens,
        capacity=min(recipe.max_length, pair.target.positions),
        seed=recipe.seed,
    )
    if plan.tokens is not None and plan.tokens <= 0:
        return
    if plan.seconds is not None and plan.seconds <= 0:
        return
    prompts = without(_asked(recipe, sources, work), sources.excluded)
    steps = make_responses(
        pair.target, pair.tokenizer, prompts, work / "responses.jsonl", plan, stop_ids=pair.stop_ids, cancel=cancel
    )
    yield from clock.timed("responses", steps)


def _asked(recipe: Recipe, sources: Sources, work: Path) -> Iterator[ConversationPrompt]:
    """Prompts in the order they are answered: the user's files first, then the target's own mixed with tasks."""
    for path, source in sources.prompts:
        yield from read_prompts(path, source)
    own = work / "own_prompts.jsonl"
    weighted = [(1 - recipe.self_weight, task_prompts(recipe.seed))]
    if own.is_file():
        weighted.append((recipe.self_weight, read_prompts(own, "self")))
    yield from mixed(weighted, recipe.seed)


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


def _network(
    pair: LoadedPair,
    files: PairFiles,
    recipe: Recipe,
    draft: DSparkConfig,
    talks: list[Conversation],
    cache: FeatureCache,
) -> tuple[DraftNetwork, Tensor]:
    """The drafter to train and the target's head [vocab, hidden], both where the target is."""
    target, vocab = pair.target, pair.target.config.vocab_size
    ids = draft_tokens(talks, vocab, recipe.draft_vocab, pair.stop_ids)
    specials = () if pair.tokenizer is None else pair.tokenizer.added_tokens_decoder
    config = replace(draft, mask_token_id=mask_token(talks, vocab, specials), draft_vocab_size=len(ids))
    head = _head_weight(target, files)
    draft_ids = torch.tensor(ids, device=target.device)  # [draft vocab]
    learned, _ = split(len(cache), HELD_OUT, recipe.seed)
    network = DraftNetwork(
        config,
        embedding=target.embedding,
        head=head[draft_ids],
        draft_ids=draft_ids,
        feature_scale=feature_scale(cache, learned),
        compute_dtype=torch.bfloat16 if target.dtype == torch.bfloat16 else torch.float32,
        seed=recipe.seed,
    )
    return network.to(target.device), head


def _head_weight(target: Target, files: PairFiles) -> Tensor:
    """The target's output head [vocab, hidden] as the file has it."""
    if target.config.tied_embeddings:
        return target.embedding
    with open_tensors(files.folder) as reader:
        shape = (target.config.vocab_size, target.config.hidden_size)
        return reader.read("lm_head.weight", shape).to(target.embedding)


def _training(
    network: DraftNetwork,
    cache: FeatureCache,
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
                _write_calibration(report, state / "calibration.safetensors")
            elif report.step % LOSSES_EVERY == 0:
                add({"step": report.step, "losses": report.losses})
            yield Stage("training", report)


def _write_calibration(measured: Measured, path: Path) -> None:
    """What the drafter said about held-out drafts and what came of it: confidence logits and exact probabilities of
    acceptance, both [blocks, block size], NaN behind the end of an answer."""
    if measured.figures.confidence is not None:
        pairs = {"confidence": measured.figures.confidence, "accepted": measured.figures.accepted}
        save_file({name: tensor.float().contiguous() for name, tensor in pairs.items()}, path)


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
