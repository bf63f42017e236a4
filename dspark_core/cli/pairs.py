"""dspark_core pairs: the catalogue, what is here, whether two models fit together, which would be best here."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from dspark_core.errors import IncompatiblePairError
from dspark_core.models.catalogue import PAIRS, HubModel, Pair, chat_mode_of, hub_model, models_of, packaged
from dspark_core.models.folders import is_installed, is_verified
from dspark_core.models.pins import pin_of
from dspark_core.models.store import installed

if TYPE_CHECKING:
    from dspark_core.pairs.facts import Ranked

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_parser(subparsers: "Subparsers") -> None:
    parser = subparsers.add_parser("pairs", help="list the pairs that can be chosen by name")
    parser.add_argument("--json", action="store_true", help="print one JSON document on stdout")
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(metavar="check | suggest | rank", title="more")
    check = actions.add_parser("check", help="whether a smaller model can draft for a target, or which field differs")
    check.add_argument("target", metavar="TARGET", help="a folder, or a name of the catalogue")
    check.add_argument("drafter", metavar="DRAFTER", help="a folder, or a name of the catalogue")
    check.set_defaults(run=run_check)
    suggest = actions.add_parser("suggest", help="drafters for a target: here, in the catalogue, and to be trained")
    suggest.add_argument("target", metavar="TARGET", help="a folder, or a name of the catalogue that is installed")
    suggest.set_defaults(run=run_suggest)
    rank = actions.add_parser("rank", help="the pairs of the catalogue by how well they would run here (estimates)")
    rank.add_argument("--device", default="auto", metavar="NAME", help="auto, cpu, cuda, cuda:1")
    rank.add_argument("--precision", default="auto", metavar="NAME", help="of the targets, as when one is loaded")
    rank.add_argument("--context", type=int, default=4096, metavar="N", help="tokens to have room for (default: 4096)")
    rank.set_defaults(run=run_rank)
    for action in (check, suggest, rank):
        # the parser around it has the same option: a default of its own here would hide what was given there
        action.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="one JSON document on stdout"
        )


def run(args: argparse.Namespace) -> int:
    rows = [_row(pair) for pair in PAIRS]
    if args.json:
        print(json.dumps({"pairs": rows}))
        return 0
    width = max(len(pair.name) for pair in PAIRS)
    for row in rows:
        state = f"installed in {row['folder']}" if row["installed"] else f"not installed: fetch {row['name']}"
        state += "" if row["verified"] else ", unverified"
        print(f"{row['name']:{width}} {row['title']}, drafter {row['drafter']}  ({state})\n{'':{width}} {row['note']}")
    return 0


def _row(pair: Pair) -> dict[str, Any]:
    target, on_hub = packaged(pair.target), hub_model(pair.target)
    model = target or on_hub
    assert model is not None  # the catalogue was checked when it was read
    folder = installed(on_hub.store_name if on_hub else pair.target)
    models = [_model(each) for each in models_of(pair)]
    sizes = [each["bytes"] for each in models]
    return {
        "name": pair.name,
        "title": pair.title,
        "target": model.title,
        "drafter": pair.drafter,
        "licence": model.licence,
        "download_bytes": target.wheel_bytes if target else sum(sizes) if None not in sizes else None,
        "installed": is_installed(pair),
        "folder": str(folder) if folder else None,
        "models": models,
        "chat_mode": pair.chat_mode,
        "verified": is_verified(pair),
        "note": pair.note,
    }


def _model(model: HubModel) -> dict[str, Any]:
    """What is pinned of it, else what was published."""
    pin = pin_of(model.repository)
    return {
        "name": model.name,
        "repository": model.repository,
        "licence": pin.licence if pin else model.licence,
        "revision": pin.revision if pin else None,
        "bytes": pin.bytes if pin else None,
        "gated": pin.gated if pin else None,
        "verified": pin is not None,
    }


def run_suggest(args: argparse.Namespace) -> int:
    """Raises what keeps the target from being opened or run."""
    from dspark_core.pairs.suggest import suggestions

    found = suggestions(args.target)
    if args.json:
        print(json.dumps({"suggestions": [asdict(each) | {"usable": each.usable} for each in found]}))
        return 0
    for each in found:
        print(f"{each.title}  ({each.source}{'' if each.usable else ', does not fit'})\n  {each.reason}")
        if each.usable and (each.drafter or each.command):
            print(f"  {each.command or f'--drafter {each.drafter}'}")
    return 0


def run_rank(args: argparse.Namespace) -> int:
    """Raises InvalidRequestError, DeviceError for a device or precision that there is not."""
    from dspark_core.pairs.ranking import ranked

    found = ranked(args.device, args.context, args.precision)
    if args.json:
        print(json.dumps({"pairs": [_ranked_row(each) for each in found]}))
        return 0
    for number, each in enumerate(found, 1):
        seen = "" if each.verified else "  (unverified)"
        print(f"{number:2}. {each.pair.name}: {each.pair.title}{seen}\n    {each.reason}")
    return 0


def _ranked_row(each: "Ranked") -> dict[str, Any]:
    needs = each.needs and asdict(each.needs) | {"total": each.needs.total, "fits": each.needs.fits}
    return asdict(each) | {"pair": each.pair.name, "needs": needs}


def run_check(args: argparse.Namespace) -> int:
    """Raises IncompatiblePairError naming the field that differs, or whatever keeps a folder from being read."""
    from dspark_core.pairs.check import check
    from dspark_core.pairs.known import known_model

    target, drafter = known_model(args.target), known_model(args.drafter)
    verdict = check(target.model, drafter.model, chat_mode_of(args.drafter))
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
