"""What a pair would take and do here, as the engine estimates it.

Never called in the window's thread, but for title_of: what is imported inside the functions needs torch, and files are
read. Most of it is asked through PairQuestions, ``prospect`` by the models window in a thread of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dspark_core.errors import EngineError
from dspark_core.events import ModelInfo
from dspark_core.marked import NOTHING, Marked
from dspark_core.models import catalogue, store
from dspark_core.pairs.facts import Measured, Needs, Prediction, Ranked, Suggestion, Verdict
from dspark_core.requests import LoadRequest

NONE = "none"


@dataclass(frozen=True, slots=True)
class Outlook:
    """Of a pair before it is loaded. ``alone``: what its target would need without a drafter, the same otherwise."""

    needs: Needs
    alone: Needs
    context_limit: int
    prediction: Prediction | None
    measured: Measured | None


def outlook(
    request: LoadRequest, running: ModelInfo | None, seen: Mapping[str, dict[str, Any]] | None = None
) -> Outlook:
    """Of ``request``, with the memory of the pair ``running`` given back first. ``seen``: configurations that were read
    at a contact just now, by repository. Raises any EngineError."""
    from dspark_core.pairs.needs import free_bytes, needs_of
    from dspark_core.pairs.plan import plan
    from dspark_core.pairs.prediction import measured_here, predict

    planned, alone = (plan(each, seen or {}) for each in (request, replace(request, drafter=NONE)))
    free = free_bytes(request.device, _freed(request, running))
    return Outlook(
        needs_of(planned, free),
        needs_of(alone, free),
        planned.config.max_positions,
        predict(planned, _pair_of(request)),
        measured_here(planned),
    )


def _pair_of(request: LoadRequest) -> catalogue.Pair | None:
    """Its entry in the catalogue."""
    asked = request.target, request.drafter
    return next((each for each in catalogue.PAIRS if (each.target, each.drafter) == asked), None)


@dataclass(frozen=True, slots=True)
class Prospect:
    """Of models whose repositories were asked about: what they would take and do, by their config.json alone."""

    outlook: Outlook | None
    """None where they cannot be run, and of a drafter without its target."""
    verdict: Verdict | None
    """Whether the two of a pair fit; None of one model."""
    refused: Marked = NOTHING
    """Why they cannot be run."""


def prospect(seen: Mapping[str, dict[str, Any]], running: ModelInfo | None) -> Prospect:
    """Of the repositories ``seen``: those of a pair of the catalogue, or one."""
    from dspark_core.drafters.formats import drafter_format
    from dspark_core.pairs.check import check

    names = set(seen)
    pair = next((p for p in catalogue.PAIRS if {model.repository for model in catalogue.models_of(p)} == names), None)
    verdict = None
    try:
        if pair is not None:
            request = LoadRequest(pair.target, pair.drafter)
            if len(names) == 2:
                target, drafter = (seen[model.repository] for model in catalogue.models_of(pair))
                verdict = check(target, drafter, pair.chat_mode)
        elif all(drafter_format(config) for config in seen.values()):
            return Prospect(None, None)
        else:
            request = LoadRequest(next(iter(names)), NONE)
        return Prospect(outlook(request, running, seen), verdict)
    except EngineError as error:
        return Prospect(None, verdict, error.message)


def predicted_and_measured(request: LoadRequest) -> tuple[Prediction | None, Measured | None]:
    """What was to be expected of a pair before it was used here, and what it gave since; nothing of either as long as
    that says little. Raises any EngineError."""
    from dspark_core.pairs.measured import ENOUGH_ROUNDS
    from dspark_core.pairs.plan import plan
    from dspark_core.pairs.prediction import measured_here, predict

    planned = plan(request)
    found = measured_here(planned)
    if found is None or found.rounds < ENOUGH_ROUNDS:
        return None, None
    return predict(planned, _pair_of(request), before_use=True), found


def best_pair(running: ModelInfo | None) -> Ranked | None:
    """The first of the catalogue that fits this machine and is no demonstration. Raises any EngineError."""
    from dspark_core.pairs.ranking import READABLE, ranked

    for each in ranked(in_use=_freed(LoadRequest(), running)):
        speed = each.prediction.tokens_per_s.likely if each.prediction and each.prediction.tokens_per_s else None
        known = speed or each.plain_tokens_per_s or 0.0  # of a speed that nothing is known of nothing is promised
        if not each.demonstration and each.needs is not None and each.needs.fits and known >= READABLE:
            return each
    return None


def drafters_for(target: str) -> tuple[Suggestion, ...]:
    """What could draft for it, with reasons. Raises what keeps the target from being opened."""
    from dspark_core.pairs.suggest import suggestions

    return suggestions(target)


def verdict_on(target: str, drafter: str) -> Verdict:
    """Whether one of two models can draft for the other. Raises what keeps one of them from being read."""
    from dspark_core.pairs.check import check
    from dspark_core.pairs.known import known_model

    return check(known_model(target).model, known_model(drafter).model, catalogue.chat_mode_of(drafter))


def title_of(name: str) -> str:
    """What a target asked for by ``name`` is called, before anything of it was read."""
    model = catalogue.packaged(name) or catalogue.hub_model(name)
    return model.title if model else Path(name).name


def targets_here() -> list[tuple[str, str]]:
    """(name as asked for, title) of the targets that are installed; the starter also before that."""
    found = [(target.name, target.title) for target in catalogue.TARGETS]
    for folder in _folders():
        if catalogue.packaged(folder.name) is None and not _drafts(folder):
            model = catalogue.hub_model(folder.name)
            found.append((model.name, model.title) if model else (str(folder), folder.name))
    return found


def models_here() -> list[tuple[str, str]]:
    """The same of everything that is installed, drafters too."""
    targets = targets_here()
    drafters = [(str(folder), folder.name) for folder in _folders() if _drafts(folder)]
    return [*targets, *drafters]


def _folders() -> list[Path]:
    inside = [*store.models_dir().glob("[!.]*"), *(store.models_dir() / "drafters").glob("[!.]*")]
    return sorted(path for path in inside if (path / "config.json").is_file())


def _drafts(folder: Path) -> bool:
    """Whether a folder holds a drafter that reads features: it is no target."""
    from dspark_core.checkpoints.dspark_config import is_drafter
    from dspark_core.checkpoints.model_folder import read_json

    try:
        raw = read_json(folder / "config.json")
    except (EngineError, OSError):
        return False
    return is_drafter(raw) or "speculators_model_type" in raw


def _freed(request: LoadRequest, running: ModelInfo | None) -> int:
    """Bytes of the first device asked for that the pair in use would give back."""
    if running is None:
        return 0
    from dspark_core.device import resolve_devices
    from dspark_core.placement import freed_with

    return freed_with(running, resolve_devices(request.device)[0])
