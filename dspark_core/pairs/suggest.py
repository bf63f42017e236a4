"""Drafters for a target: what is here, what could be fetched, what needs no weights, what could be trained.

The list is never empty, and what is here and does not fit is in it with the reason.
"""

from collections.abc import Iterable
from pathlib import Path

from dspark_core.checkpoints.model_folder import ModelFolder, open_model_folder
from dspark_core.drafters.loading import SMALL
from dspark_core.drafters.with_lookup import AND_LOOKUP
from dspark_core.errors import EngineError
from dspark_core.marked import Marked
from dspark_core.models import catalogue, store
from dspark_core.models.catalogue import Pair, hub_model
from dspark_core.models.folders import BEST, find_model, own_drafter
from dspark_core.pairs.check import TOKENIZERS, check, parse_drafter
from dspark_core.pairs.facts import Finding, Suggestion, Verdict
from dspark_core.pairs.known import configuration
from dspark_core.pairs.weights import weights_of
from dspark_core.target.config import DecoderConfig, parse_config


def suggestions(target: str, folders: Iterable[Path] | None = None) -> tuple[Suggestion, ...]:
    """For an installed target, a name of the catalogue or a folder: the best first. ``folders``: of models that are
    here (None: those in the program's own store).

    Raises what keeps the target from being opened or run (ModelFolderError, UnsupportedModelError, CorruptFileError).
    """
    folder = open_model_folder(find_model(target))
    config = parse_config(folder.config)
    here = _installed(folder, config, store_folders() if folders is None else folders)
    fitting = [each for each in here if each.usable]
    offered = _from_catalogue(folder, {each.title for each in fitting})
    lookup = Suggestion(
        "lookup",
        Marked("Lookup"),
        "built in",
        Marked("Copies from the text so far: needs nothing, and pays where text repeats."),
    )
    command = f"python -m dspark_core train --target {target}"
    reason = Marked(
        "Makes a DSpark drafter from nothing but the target; {command} --help tells what it takes.", command=command
    )
    train = Suggestion("", Marked("Train a drafter"), "train", reason, command=command)
    return (*fitting, *offered, lookup, train, *(each for each in here if not each.usable))


def store_folders() -> list[Path]:
    """Of the models in the program's own store, and of drafters that were trained."""
    inside = [*store.models_dir().glob("[!.]*"), *(store.models_dir() / "drafters").glob("*")]
    return [path for path in sorted(inside) if (path / "config.json").is_file()]


def _installed(target: ModelFolder, config: DecoderConfig, folders: Iterable[Path]) -> list[Suggestion]:
    """Its own drafter, then those that read features, then smaller models; also what does not fit."""
    own = own_drafter(target.path)
    found = (
        [
            Suggestion(
                BEST,
                Marked("Its own DSpark drafter"),
                "installed",
                Marked("Made for this target, with copies beside."),
            )
        ]
        if own
        else []
    )
    others = [_compared(target, config, path) for path in folders if path not in (target.path, own)]
    kinds = ("dspark:", SMALL)
    return found + sorted(
        (each for each in others if each is not None),
        key=lambda each: [each.drafter.startswith(kind) for kind in kinds].index(True),
    )


def _compared(target: ModelFolder, config: DecoderConfig, path: Path) -> Suggestion | None:
    """None for a model that is no drafter of this target in any sense: as large as it, or another kind of model."""
    try:
        folder = open_model_folder(path)
        own = parse_drafter(folder.config, config.layers)
    except EngineError:
        return None
    reads = not isinstance(own, DecoderConfig)
    if not reads and weights_of(own).total >= weights_of(config).total:
        return None
    name = f"dspark:{path}{AND_LOOKUP}" if reads else f"{SMALL}{path}"
    try:
        verdict = check(target, folder, catalogue.chat_mode_of(path.name))
    except EngineError as error:
        verdict = Verdict((Finding("unsupported", TOKENIZERS, "", "", error.message, error.hint),), ())
    if not verdict.compatible:
        return Suggestion(
            name, path.name, "installed", Marked("Does not fit: {why}", why=verdict.reason), verdict=verdict
        )
    if reads:
        reason = Marked("Here, and made for a target of this shape.")
    else:
        share = weights_of(own).total / weights_of(config).total
        reason = Marked("Here: a smaller model with the same tokens ({share:.0%} of the weights).", share=share)
    if verdict.reason:
        reason = Marked("{reason} {note}", reason=reason, note=verdict.reason)
    return Suggestion(name, path.name, "installed", reason, verdict=verdict)


def _from_catalogue(target: ModelFolder, here: set[str]) -> list[Suggestion]:
    """Drafters that could be fetched: those listed for this target, then those that fit it by their configuration."""
    listed, fitting = [], []
    for pair in catalogue.PAIRS:
        name = pair.drafter_model
        model = hub_model(name) if name else None
        if name is None or model is None or here & {name, model.store_name, model.repository.rpartition("/")[2]}:
            continue
        known = configuration(model.repository)
        verdict = check(target, known.model, pair.chat_mode) if known else None
        if _is_target(target, pair):
            listed.append(_offer(pair, Marked("Listed for this target. {note}", note=pair.note), verdict))
        elif verdict is not None and verdict.compatible:
            made = hub_model(pair.target)
            reason = Marked(
                "Fits by its configuration, and is listed for {target}.", target=made.title if made else pair.target
            )
            fitting.append(_offer(pair, reason, verdict))
    names = {each.title for each in listed}
    return listed + [each for each in _once(fitting) if each.title not in names]


def _offer(pair: Pair, reason: Marked, verdict: Verdict | None) -> Suggestion:
    model = hub_model(pair.drafter_model or "")
    title = model.title if model else pair.title
    command = f"python -m dspark_core fetch {pair.name}"
    return Suggestion(pair.drafter, title, "catalogue", reason, pair=pair.name, command=command, verdict=verdict)


def _once(offers: Iterable[Suggestion]) -> list[Suggestion]:
    return list({offer.title: offer for offer in reversed(list(offers))}.values())[::-1]


def _is_target(target: ModelFolder, pair: Pair) -> bool:
    """Whether this folder is the pair's target, by its name: that of the catalogue or of the repository."""
    model = hub_model(pair.target)
    names = {pair.target} | ({model.store_name, model.repository.rpartition("/")[2]} if model else set())
    return target.path.name in names
