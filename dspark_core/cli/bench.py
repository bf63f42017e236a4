"""``bench``: drafters and peers on the same prompts, interleaved in one run."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from dspark_core.cli.options import add_pair_options, load_request, read_text_file
from dspark_core.errors import InvalidRequestError


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("bench", help="measure drafters and peers on the same prompts, interleaved")
    parser.add_argument("--prompts", type=Path, required=True, metavar="FILE.jsonl", help="id, domain, prompt a line")
    parser.add_argument(
        "--drafters", default="none,lookup", metavar="A,B", help="may carry the target's precision: none@bf16"
    )
    parser.add_argument(
        "--peers", default="", metavar="A,B", help="generate, generate-lookup, llama.cpp, llama.cpp-lookup"
    )
    parser.add_argument(
        "--llama-gguf",
        type=Path,
        metavar="FILE",
        help="the target as llama.cpp reads it (default: the file kept beside the target)",
    )
    parser.add_argument("--repeats", type=int, default=3, metavar="N")
    parser.add_argument("--max-new-tokens", type=int, default=128, metavar="N")
    parser.add_argument("--temperature", type=float, default=0.0, metavar="T")
    parser.add_argument("--limit", type=int, metavar="N", help="use at most N prompts of each domain")
    parser.add_argument("--picture", type=Path, metavar="FILE.svg", help="draw tokens per second of all systems")
    add_pair_options(parser)
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from dspark_core.evaluation.bench import run_bench
    from dspark_core.evaluation.picture import draw

    if args.repeats < 1 or args.max_new_tokens < 2:
        raise InvalidRequestError("A benchmark needs at least 1 repeat and 2 new tokens.")
    drafters = [name for name in args.drafters.split(",") if name]
    peers = [name for name in args.peers.split(",") if name]
    if len({*drafters, *peers}) < len(drafters) + len(peers):
        raise InvalidRequestError("A system is named twice.", "Name each drafter and peer once.")
    if args.llama_gguf is not None and not args.llama_gguf.is_file():
        raise InvalidRequestError(f"There is no file {args.llama_gguf}.", "Check --llama-gguf.")
    prompts = read_prompts(args.prompts, args.limit)
    report = run_bench(
        base=load_request(args),
        prompts=prompts,
        drafters=drafters,
        peers=peers,
        repeats=args.repeats,
        max_new_tokens=args.max_new_tokens,
        temperature=args.temperature,
        progress=lambda line: print(line, file=sys.stderr, flush=True),
        schedule=args.schedule,
        llama_gguf=args.llama_gguf,
    )
    if args.json:
        print(json.dumps(report))
    else:
        _print_report(report)
    if args.picture is not None:
        _write(args.picture, draw(report))
    return 0


def read_prompts(path: Path, limit: int | None) -> list[dict[str, str]]:
    prompts: list[dict[str, str]] = []
    for number, line in enumerate(read_text_file(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            prompt = {"id": str(row["id"]), "domain": str(row["domain"]), "prompt": str(row["prompt"])}
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise InvalidRequestError(
                f"{path}, line {number}, is not a prompt.", 'Each line is {"id": .., "domain": .., "prompt": ..}.'
            ) from error
        if prompt["domain"] == "all" or any(other["id"] == prompt["id"] for other in prompts):
            raise InvalidRequestError(
                f"{path}, line {number}: the id {prompt['id']!r} occurs twice, or the domain is called all.",
                "Give every prompt its own id; the domain all stands for the sum.",
            )
        same_domain = sum(other["domain"] == prompt["domain"] for other in prompts)
        if limit is None or same_domain < limit:
            prompts.append(prompt)
    if not prompts:
        raise InvalidRequestError(f"{path} holds no prompts.")
    return prompts


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InvalidRequestError(f"{path} cannot be written ({error.strerror}).", "Check --picture.") from error


def _print_report(report: dict[str, Any]) -> None:
    machine = report["machine"]
    print(
        f"{machine['device_name']}, {machine['threads']} threads, torch {machine['torch']}, {machine['date']}; "
        f"target {machine['target']} in {machine['precision']}, keys and values in {machine['kv_precision']}, "
        f"embedding and head in {machine['head_precision']}"
    )
    print(
        f"{'system':<18} {'domain':<8} {'tok/s':>7} {'min':>7} {'max':>7} {'tau':>6} {'TTFT':>8} {'GB/s':>6} "
        f"{'of peak':>8}"
    )
    peak = machine["peak_bytes_per_s"]
    for row in report["runs"]:
        speed, rate = row["tokens_per_s"], row["bytes_per_s"]
        tau = "–" if row["tau"] is None else f"{row['tau']:.2f}"
        gigabytes = "–" if rate is None else f"{rate / 1e9:.1f}"
        part = "–" if rate is None or not peak else f"{rate / peak:.0%}"
        print(
            f"{row['system']:<18} {row['domain']:<8} {speed['median']:>7.1f} {speed['min']:>7.1f} "
            f"{speed['max']:>7.1f} {tau:>6} {row['ttft_s'] * 1e3:>5.0f} ms {gigabytes:>6} {part:>8}"
        )
    for row in report["runs"]:
        if row["domain"] == "all":
            megabytes = f"{row['memory_bytes'] / 1e6:,.0f} MB ({row['memory_kind']})"
            print(f"{row['system']}: weights {row['weights']}, memory {megabytes}")
    for name, by_domain in report["ratios"].items():
        spread = report["ratio_spread"][name]
        parts = [
            f"{domain} {value:.2f} ({spread[domain][0]:.2f}–{spread[domain][1]:.2f})"
            for domain, value in by_domain.items()
        ]
        print(f"{name}: {', '.join(parts)}")
    for row in report["skipped"]:
        print(f"skipped {row['system']}: {row['reason']}")
