"""``eval``: how many drafts a target accepts, and how right the drafter is about them."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from dspark_core.cli.bench import read_prompts
from dspark_core.cli.options import add_pair_options, load_engine, read_temperatures
from dspark_core.errors import InvalidRequestError


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("eval", help="acceptance by position and domain, and calibration")
    parser.add_argument("--prompts", type=Path, required=True, metavar="FILE.jsonl", help="id, domain, prompt a line")
    parser.add_argument("--temperatures", default="0", metavar="A,B", help="measured one after the other (0)")
    parser.add_argument("--max-new-tokens", type=int, default=128, metavar="N")
    parser.add_argument("--limit", type=int, metavar="N", help="use at most N prompts of each domain")
    add_pair_options(parser)
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from dspark_core.evaluation.acceptance import measure_acceptance
    from dspark_core.evaluation.confidence import WholeBlocks, judged
    from dspark_core.pair_schedules import known_calibration
    from dspark_core.requests import SamplingParams

    if args.max_new_tokens < 2:
        raise InvalidRequestError("An evaluation needs at least 2 new tokens.")
    temperatures = read_temperatures(args.temperatures)
    prompts = read_prompts(args.prompts, args.limit)
    engine, info = load_engine(args)
    pair, runs = engine.loaded_pair(), []
    for temperature in temperatures:
        seen = WholeBlocks(pair.drafter.block_size)
        calibration = known_calibration(pair, SamplingParams(temperature))
        found = measure_acceptance(
            engine,
            prompts,
            max_new_tokens=args.max_new_tokens,
            temperature=temperature,
            progress=lambda line: print(line, file=sys.stderr, flush=True),
            seen=seen,
        )
        row: dict[str, Any] = {
            "temperature": temperature,
            "domains": {domain: counts.document() for domain, counts in found.items()},
            "calibration": None,
        }
        if len(seen):
            after = judged(seen, calibration) if calibration else None
            row["calibration"] = {"rounds": len(seen), "before": judged(seen, None), "after": after}
        runs.append(row)
    if args.json:
        print(json.dumps({"target": info.target, "precision": info.precision, "drafter": info.drafter, "runs": runs}))
        return 0
    for row in runs:
        _show(row)
    return 0


def _show(row: dict[str, Any]) -> None:
    print(f"temperature {row['temperature']:g}")
    for domain, counts in row["domains"].items():
        rates = " ".join(f"{rate:.2f}" for rate in counts["acceptance"])
        print(f"  {domain:8} tau {counts['tau']:.2f}  acceptance by position {rates}  ({counts['rounds']:,} rounds)")
    judged = row["calibration"]
    if judged is None:
        print("  the drafter says nothing about its drafts, or no block was verified as a whole")
        return
    for name in ("before", "after"):
        if judged[name] is None:
            print("  no calibration is known: make one with calibrate")
            continue
        areas = " ".join(f"{area:.2f}" for area in judged[name]["auc_by_position"])
        words = "as the drafter says" if name == "before" else "calibrated"
        print(f"  {words}: error {judged[name]['ece']:.1%} over {judged['rounds']:,} rounds, AUC by position {areas}")
