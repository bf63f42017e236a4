"""dspark_core pairs: the catalogue, what of it is on this computer, and whether two models fit together."""

import argparse
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dspark_core.errors import IncompatiblePairError
from dspark_core.models.catalogue import PAIRS, ChatMode, hub_model, models_of, packaged
from dspark_core.models.pins import pin_of
from dspark_core.models.store import installed

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_parser(subparsers: "Subparsers") -> None:
    parser = subparsers.add_parser("pairs", help="list the pairs that can be chosen by name")
    parser.add_argument("--json", action="store_true", help="print one JSON document on stdout")
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(metavar="check", title="more")
    check = actions.add_parser("check", help="whether a smaller model can draft for a target, or which field differs")
    check.add_argument("target", metavar="TARGET", help="a folder, or a name of the catalogue")
    check.add_argument("drafter", metavar="DRAFTER", help="a folder, or a name of the catalogue")
    # the parser around it has the same option: a default of its own here would hide what was given there
    check.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="one JSON document on stdout")
    check.set_defaults(run=run_check)


def run(args: argparse.Namespace) -> int:
    rows = []
    for pair in PAIRS:
        target = packaged(pair.target)
        model = target or hub_model(pair.target)
        assert model is not None  # the catalogue was checked when it was read
        folder = installed(model.name)
        pins = [pin_of(each.repository) for each in models_of(pair)]
        rows.append(
            {
                "name": pair.name,
                "title": pair.title,
                "target": model.title,
                "drafter": pair.drafter,
                "licence": model.licence,
                "download_bytes": target.wheel_bytes if target else _sum(pin.bytes if pin else None for pin in pins),
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


def _sum(sizes: Iterable[int | None]) -> int | None:
    """None where one is not known."""
    known = list(sizes)
    return sum(size for size in known if size is not None) if None not in known else None


def run_check(args: argparse.Namespace) -> int:
    """Raises IncompatiblePairError naming the field that differs, or whatever keeps a folder from being read."""
    from dspark_core.pairs.check import check
    from dspark_core.pairs.known import known_model

    target, drafter = known_model(args.target), known_model(args.drafter)
    mode: ChatMode = next((pair.chat_mode for pair in PAIRS if pair.drafter_model == args.drafter), "any")
    verdict = check(target.model, drafter.model, mode)
    wrong = next((finding for finding in verdict.findings if finding.kind != "note"), None)
    notes = [finding for finding in verdict.findings if finding.kind == "note"]
    rebuilt = [name for name, known in ((args.target, target), (args.drafter, drafter)) if known.source == "rebuilt"]
    if args.json:
        document = {
            "compatible": verdict.compatible,
            "mismatch": wrong and {name: getattr(wrong, name) for name in ("field", "target", "drafter", "advice")},
            "notes": [{"field": note.field, "text": note.text, "advice": note.advice} for note in notes],
            "not_compared": verdict.unread,
            "unverified": rebuilt,
        }
        print(json.dumps(document))
    elif wrong is None:
        print(
            "Compatible: the drafter fits this target"
            + (", as far as is known before its files are here." if verdict.unread else ".")
        )
        for note in notes:
            print(f"  {note.text} {note.advice}".rstrip())
        if verdict.unread:
            print(f"  Not compared yet: {' and '.join(verdict.unread)}.")
        for name in rebuilt:
            print(f"  Unverified: the configuration of {name} was rebuilt from what was published.")
    if wrong is not None:
        raise IncompatiblePairError(wrong.text, wrong.advice)
    return 0
