"""``audit``: are the answers those of plain decoding, token by token?"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from dspark_core.cli.bench import read_prompts
from dspark_core.cli.options import add_pair_options, load_request
from dspark_core.errors import InvalidRequestError


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("audit", help="compare greedy answers with plain decoding, token by token")
    parser.add_argument("--prompts", type=Path, required=True, metavar="FILE.jsonl", help="id, domain, prompt a line")
    parser.add_argument("--drafters", metavar="A,B", help="several drafters (default: the one of --drafter)")
    parser.add_argument("--max-new-tokens", type=int, default=128, metavar="N")
    parser.add_argument("--limit", type=int, metavar="N", help="use at most N prompts of each domain")
    add_pair_options(parser)
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from dspark_core.evaluation.audit import run_audit

    if args.max_new_tokens < 1:
        raise InvalidRequestError("An audit needs at least 1 new token.")
    base = load_request(args)
    drafters = [name for name in (args.drafters or base.drafter).split(",") if name]
    report = run_audit(
        base=base,
        prompts=read_prompts(args.prompts, args.limit),
        drafters=drafters,
        max_new_tokens=args.max_new_tokens,
        exact=args.exact,
        progress=lambda line: print(line, file=sys.stderr, flush=True),
    )
    if args.json:
        print(json.dumps(report))
        return 0
    mode = "in exact mode" if args.exact else "without exact mode"
    print(f"{report['identical']} of {report['prompts']} answers identical with plain decoding, {mode}")
    for fork in report["forked"]:
        gap = "" if fork["gap"] is None else f", gap {fork['gap']:.3g}"
        print(f"{fork['id']} with {fork['drafter']}: forked at token {fork['at_token']}{gap}")
    return 0
