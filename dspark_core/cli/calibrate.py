"""``calibrate``: learn what a drafter's confidence means for this target, from rounds that run for it."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dspark_core.cli.options import add_pair_options, load_engine, read_temperatures
from dspark_core.errors import EngineError, InvalidRequestError

if TYPE_CHECKING:
    from dspark_core.engine import Engine
    from dspark_core.scheduling.calibration import Calibration

ROUNDS = 3000
SEED = 990_001
"""Of the built-in tasks: not those that a training asks."""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("calibrate", help="learn what a drafter's confidence means for this target")
    parser.add_argument("--prompts", type=Path, metavar="FILE.jsonl", help="default: built-in tasks")
    parser.add_argument("--temperatures", default="0,0.7,1", metavar="A,B", help="one calibration each (0,0.7,1)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"for each temperature ({ROUNDS:,})")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="a drafter's folder that shall bring them along")
    add_pair_options(parser)
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from dspark_core.scheduling.stored import BROUGHT, learned_path, read_calibrations, write_calibrations

    if args.rounds < 100:
        raise InvalidRequestError("A calibration needs at least 100 rounds.")
    temperatures = read_temperatures(args.temperatures)
    engine, info = load_engine(args)
    found, document = calibrated(engine, temperatures, args.rounds, args.prompts)
    paths = [learned_path(*engine.loaded_pair().identity), *([args.into / BROUGHT] if args.into else [])]
    for path in paths:
        try:
            write_calibrations(path, read_calibrations(path) | found)
        except OSError as error:
            raise EngineError(f"{path} cannot be written ({error.strerror}).", "Check the path.") from error
    if args.json:
        print(json.dumps({"drafter": info.drafter, "target": info.target, "regimes": document}))
        return 0
    for name, row in document.items():
        before, after = row["before"]["ece"], row["after"]["ece"]
        print(f"{name:8} {row['rounds']:,} rounds: calibration error {before:.1%} before, {after:.1%} after (fitted)")
    return 0


def calibrated(
    engine: "Engine", temperatures: tuple[float, ...], rounds: int, prompts: Path | None
) -> "tuple[dict[str, Calibration], dict[str, Any]]":
    """Calibrations by regime, and what is to be told of them. Raises any EngineError."""
    from dspark_core.evaluation.confidence import gather, judged
    from dspark_core.requests import SamplingParams
    from dspark_core.scheduling.calibration import fit
    from dspark_core.scheduling.stored import regime

    found, document = {}, {}
    for temperature in temperatures:
        seen = None
        for seen in gather(engine, _prompts(prompts), rounds, temperature):
            if sys.stderr.isatty():
                print(f"\r\x1b[Ktemperature {temperature:g}: {len(seen):,} rounds", end="", file=sys.stderr, flush=True)
        if seen is None or len(seen) < min(rounds, 100):
            raise InvalidRequestError(
                f"Only {len(seen) if seen else 0} rounds with a whole block and its confidence were seen.",
                "Use a drafter that tells its confidence, and more prompts.",
            )
        name = regime(SamplingParams(temperature))
        found[name] = fit(*seen.tables())
        document[name] = {"rounds": len(seen), "before": judged(seen, None), "after": judged(seen, found[name])}
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return found, document


def _prompts(file: Path | None) -> Iterator[str]:
    from dspark_core.training.prompts import read_prompts
    from dspark_core.training.tasks.generator import task_prompts

    for prompt in read_prompts(file) if file else task_prompts(SEED):
        yield prompt.turns[0]
