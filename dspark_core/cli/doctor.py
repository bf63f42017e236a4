"""``doctor``: versions, devices and a self-test of every path this machine would use, fit for a bug report."""

import argparse
import dataclasses
import json
from typing import Any


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("doctor", help="check this machine; prints a report without personal data")
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from dspark_core.evaluation.doctor import examine

    checks = []
    for check in examine():
        checks.append(check)
        if not args.json:
            mark = "ok  " if check.ok else "FAIL"
            print(f"{mark} {check.name}: {check.value}" + (f" ({check.detail})" if check.detail else ""), flush=True)
    if args.json:
        print(json.dumps({"checks": [dataclasses.asdict(check) for check in checks]}))
    return 0 if all(check.ok for check in checks) else 1
