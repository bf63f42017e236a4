"""dspark_core train: make a DSpark drafter for a target, from nothing but the target."""

import argparse
import json
import os
import shlex
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dspark_core.cli.bench import read_prompts as read_prompt_rows
from dspark_core.cli.options import add_pair_options, load_request
from dspark_core.cli.training_lines import teller
from dspark_core.errors import EngineError, InvalidRequestError
from dspark_core.models.folders import trained_drafter

if TYPE_CHECKING:
    from collections.abc import Callable

    from dspark_core.checkpoints.model_folder import ModelFolder
    from dspark_core.engine import Engine
    from dspark_core.loaded_pair import LoadedPair
    from dspark_core.training.pipeline import Made, Stage
    from dspark_core.training.recipe import Recipe
    from dspark_core.training.starting_point import StartingPoint

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

ABOUT = """\
Makes a DSpark drafter for a target: the target writes prompts and answers them, its hidden states are cached, a small
network learns to draft from them. Run the same command again to go on where it was stopped or killed.

Every run says first what it takes of disk, memory and time with its target and options. In general:
Time: --quick takes about 20 minutes; without it, hours: the starter writes some 600 tokens a second on two CPU cores,
      so 3,000,000 response tokens take 90 minutes, their hidden states 30, and 20,000 steps of training 4 to 5 hours.
Disk: (feature layers + 1) x hidden size x 2 bytes for each token of a conversation, 7 KB for the starter: 32 GB for
      3,000,000 response tokens, 6 GB for --quick at most. The work folder may be removed afterwards. On a card hidden
      states are computed at each use: less than 1 GB for the starter.
Memory: beside the target 24 bytes for each number that is trained, 10 for each of the target's output head, 12 for each
      drafted token of a step and token that can be drafted, and 1 GB.
"""
CALIBRATED_AT, CALIBRATION_ROUNDS = (0.0, 0.7, 1.0), 600
"""Temperatures, and rounds for each of them: a first calibration, which use refines."""


def add_parser(subparsers: "Subparsers") -> None:
    parser = subparsers.add_parser(
        "train",
        help="make a drafter for a target",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_options(parser)
    parser.set_defaults(run=run)


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_pair_options(parser, drafting=False)
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="the drafter (default: beside the models)")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="data and state (default: FOLDER.work)")
    parser.add_argument("--quick", action="store_true", help="a first drafter in about 20 minutes")
    parser.add_argument("--minutes", type=float, metavar="N", help="take about so long in all")
    parser.add_argument(
        "--prompts", type=Path, action="append", metavar="FILE.jsonl", help="prompts to be answered too"
    )
    parser.add_argument("--chats", type=Path, action="append", metavar="FILE.jsonl", help="your own chats, as prompts")
    parser.add_argument(
        "--responses", type=Path, action="append", metavar="FILE.jsonl", help="answers that the target gave before"
    )
    parser.add_argument("--exclude", type=Path, metavar="FILE.jsonl", help="prompts that may not be trained on")
    parser.add_argument(
        "--evaluate", type=Path, metavar="FILE.jsonl", help="measure the drafter on these (id, domain, prompt)"
    )
    parser.add_argument(
        "--start-from",
        type=Path,
        action="append",
        metavar="FOLDER",
        help="go on from this drafter, in its shape (the draft vocabulary may grow); of several, from their mean",
    )
    parser.add_argument(
        "--rate", type=float, metavar="P", help="learning rates, as a part of the usual ones (1; with --start-from 0.3)"
    )
    parser.add_argument("--response-tokens", type=int, metavar="N", help="how much the target answers")
    parser.add_argument("--self-prompts", type=int, metavar="N", help="how many prompts the target writes itself")
    parser.add_argument("--self-weight", type=float, metavar="P", help="share of its own prompts among all (0.6)")
    parser.add_argument("--max-new-tokens", type=int, metavar="N", help="longest answer in tokens")
    parser.add_argument("--max-length", type=int, metavar="N", help="longest conversation in tokens")
    parser.add_argument("--layers", type=int, metavar="N", help="draft layers")
    parser.add_argument("--feature-layers", metavar="A,B", help="target layers to read (-1: the embedding)")
    parser.add_argument("--draft-vocab", type=int, metavar="N", help="most frequent tokens to draft; 0 for all")
    parser.add_argument("--head", choices=("none", "vanilla", "gated", "rnn"), help="sequential head")
    parser.add_argument("--rank", type=int, metavar="N", help="rank of the sequential head")
    parser.add_argument("--block", type=int, metavar="N", help="drafts of a block")
    parser.add_argument("--steps", type=int, metavar="N", help="training steps")
    parser.add_argument("--seed", type=int, metavar="N", help="another seed gives another drafter")
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")


def run(args: argparse.Namespace) -> int:
    made = make(args, teller())
    if args.json:
        print(json.dumps(made))
    else:
        print(f"The drafter is in {made['drafter']}. Held-out text: tau {made['held_out_tau']:.2f} at temperature 1.")
        for domain, row in made["answers"].items():
            print(f"{domain:8} tau {row['tau']:.2f} in greedy answers ({row['rounds']:,} rounds)")
        print(f"Use it with: --drafter dspark:{made['drafter']}")
    return 0


def make(args: argparse.Namespace, tell: "Callable[[Stage], None]") -> dict[str, Any]:
    """Carry the command out, calling ``tell`` with every stage; returns the document of ``--json``. Raises any
    EngineError."""
    from dspark_core.training.card import write_card
    from dspark_core.training.pipeline import make_drafter

    began = time.monotonic()
    recipe = _recipe(args)
    evaluated = read_prompt_rows(args.evaluate, None) if args.evaluate else []
    sources = _sources(args, evaluated)
    pair, files = _load(args)
    out = Path(os.path.normpath(args.out or trained_drafter(pair.info.target)))
    work = args.work or out.parent / (out.name + ".work")
    start = _starting_point(args, files.folder)
    steps = make_drafter(pair, files, recipe, sources, work, out, start=start)
    made = _told(steps, tell)
    del pair, files, steps  # the target is loaded again with its drafter
    engine = _with_drafter(args, made)
    figures = _measured(engine, evaluated)
    _calibrate(engine, made.folder)
    engine.close()
    write_card(out, made.facts, figures, command_line(args))
    return {
        "drafter": str(out),
        "seconds": time.monotonic() - began,
        "stages": made.facts["seconds"],
        "response_tokens": made.facts["response_tokens"],
        "steps": made.facts["steps"],
        "held_out_tau": made.facts["history"][-1]["tau"],
        "answers": figures,
    }


def _recipe(args: argparse.Namespace) -> "Recipe":
    from dspark_core.training.recipe import QUICK, Recipe

    given: dict[str, Any] = {
        "minutes": args.minutes,
        "response_tokens": args.response_tokens,
        "self_prompts": args.self_prompts,
        "self_weight": args.self_weight,
        "max_new_tokens": args.max_new_tokens,
        "max_length": args.max_length,
        "layers": args.layers,
        "feature_layers": _numbers(args.feature_layers),
        "draft_vocab": args.draft_vocab,
        "head": args.head,
        "markov_rank": args.rank,
        "block_size": args.block,
        "steps": args.steps,
        "seed": args.seed,
        "rate": args.rate,
    }
    base = QUICK if args.quick else Recipe()
    return replace(base, **{name: value for name, value in given.items() if value is not None}).validated()


def _starting_point(args: argparse.Namespace, target: "ModelFolder") -> "StartingPoint | None":
    from dspark_core.training.starting_point import starting_point

    if args.start_from is None:
        return None
    for name in ("layers", "feature_layers", "head", "rank", "block"):
        if getattr(args, name) is not None:
            raise InvalidRequestError(
                f"A drafter that is trained further keeps its shape: --{name.replace('_', '-')} cannot be chosen.",
                "Leave it out, or train a new drafter without --start-from.",
            )
    return starting_point(args.start_from, target, args.draft_vocab)


def _numbers(words: str | None) -> tuple[int, ...] | None:
    if words is None:
        return None
    try:
        return tuple(int(word) for word in words.split(","))
    except ValueError as error:
        raise InvalidRequestError(f"--feature-layers {words!r} are no numbers.", "Write them like 1,8,15.") from error


def _sources(args: argparse.Namespace, evaluated: list[dict[str, str]]) -> Any:
    """What is measured on is not trained on either."""
    from dspark_core.training.data_stages import Sources
    from dspark_core.training.overlap import Excluded
    from dspark_core.training.prompts import read_prompts

    kept_out = [row["prompt"] for row in evaluated]
    if args.exclude:
        kept_out += [turn for prompt in read_prompts(args.exclude) for turn in prompt.turns]
    files = [*((path, "file") for path in args.prompts or ()), *((path, "chats") for path in args.chats or ())]
    return Sources(tuple(files), tuple(args.responses or ()), Excluded(kept_out))


def _load(args: argparse.Namespace) -> "tuple[LoadedPair, Any]":
    from dspark_core.evaluation.measure_profile import read
    from dspark_core.loading import open_pair

    files = open_pair(load_request(args, drafter="none"), None)
    return read(files), files


def _told(steps: Any, tell: "Callable[[Stage], None]") -> "Made":
    """Run the stages. Returns what was made."""
    while True:
        try:
            report = next(steps)
        except StopIteration as finished:
            made: Made = finished.value
            return made
        tell(report)


def _with_drafter(args: argparse.Namespace, made: "Made") -> "Engine":
    from dspark_core.engine import Engine

    engine = Engine()
    list(engine.load(load_request(args, drafter=f"dspark:{made.folder}")))
    return engine


def _calibrate(engine: "Engine", folder: Path) -> None:
    """Let the drafter bring calibrations. Without them it drafts all the same, so nothing here fails a training."""
    from dspark_core.cli.calibrate import calibrated
    from dspark_core.scheduling.stored import BROUGHT, write_calibrations

    try:
        found, _ = calibrated(engine, CALIBRATED_AT, CALIBRATION_ROUNDS, None)
        write_calibrations(folder / BROUGHT, found)
    except (EngineError, OSError) as error:
        print(f"calibration: none was made ({error})", file=sys.stderr)


def _measured(engine: "Engine", prompts: list[dict[str, str]]) -> dict[str, dict[str, Any]]:
    """tau and acceptance of greedy answers to the prompts of --evaluate, by domain."""
    if not prompts:
        return {}
    from dspark_core.evaluation.acceptance import measure_acceptance

    found = measure_acceptance(engine, prompts, max_new_tokens=128, progress=_say)
    return {domain: counts.document() for domain, counts in found.items()}


def _say(line: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def command_line(args: argparse.Namespace) -> str:
    """The options that were given, as a command for the card. Paths become names: a card is published, a home folder
    is not."""
    parser = argparse.ArgumentParser()
    _add_options(parser)
    words = ["python", "-m", "dspark_core", "train"]
    for name, default in vars(parser.parse_args([])).items():
        value = getattr(args, name)
        if value == default or name == "json":
            continue
        flag = "--" + name.replace("_", "-")
        if value is True:
            words.append(flag)
            continue
        for each in value if isinstance(value, list) else [value]:
            path = isinstance(each, Path) or name == "target"
            words += [flag, Path(each).resolve().name if path else str(each)]
    return shlex.join(words)
