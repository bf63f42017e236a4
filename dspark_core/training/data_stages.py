"""The first stages of a training: the prompts that the target writes, and its answers to these and to others."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dspark_core.cancel import CancelToken
from dspark_core.checkpoints.writing import replacing
from dspark_core.errors import InvalidRequestError
from dspark_core.loaded_pair import LoadedPair
from dspark_core.training.clock import Clock
from dspark_core.training.conversations import import_responses
from dspark_core.training.overlap import Excluded
from dspark_core.training.own_prompts import write_prompts
from dspark_core.training.progress import Progress
from dspark_core.training.prompts import ConversationPrompt, mixed, read_prompts, without
from dspark_core.training.recipe import Recipe
from dspark_core.training.responses import ResponsePlan, make_responses
from dspark_core.training.tasks.generator import task_prompts
from dspark_core.training.work_folder import file_digest, given_files, response_tokens


@dataclass(frozen=True, slots=True)
class Sources:
    """What the user brings: ``prompts`` are JSONL files that the target answers, each with the name of its source,
    ``responses`` are answers it gave before, ``excluded`` are prompts that may not be trained on."""

    prompts: tuple[tuple[Path, str], ...] = ()
    responses: tuple[Path, ...] = ()
    excluded: Excluded = field(default_factory=Excluded)

    def document(self) -> dict[str, Any]:
        """What must stay the same for the data of an earlier run to be used. Raises CorruptFileError for a file that
        cannot be read."""
        return {
            "prompts": [[source, file_digest(path)] for path, source in self.prompts],
            "responses": [file_digest(path) for path in self.responses],
            "excluded": self.excluded.digest(),
        }

    def files(self) -> list[Path]:
        return [*(path for path, _ in self.prompts), *self.responses]


def prompts_stage(
    pair: LoadedPair, recipe: Recipe, sources: Sources, work: Path, clock: Clock, cancel: CancelToken
) -> Iterator[Progress]:
    """Let the target write prompts, unless it was found not to."""
    if not recipe.self_prompts or not recipe.self_weight or refusal(work):
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
        with replacing(_refused(work)) as new:
            new.write_text(str(error), encoding="utf-8")


def refusal(work: Path) -> str:
    """Why the target writes no prompts itself, empty where it does."""
    path = _refused(work)
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _refused(work: Path) -> Path:
    return work / "own_prompts.refused"


def responses_stage(
    pair: LoadedPair, recipe: Recipe, sources: Sources, work: Path, clock: Clock, cancel: CancelToken
) -> Iterator[Progress]:
    """Take over the answers that were brought, and let the target answer until the recipe is fulfilled."""
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
