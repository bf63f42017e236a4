"""``fetch OWNER/NAME``: a model from a hub, shown with its licence and size, confirmed, then downloaded."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from dspark_core.cli.options import one_line
from dspark_core.cli.progress import show_all
from dspark_core.downloads.contact import Seen, first_contact, keep
from dspark_core.downloads.download import download
from dspark_core.downloads.partial import bytes_there
from dspark_core.downloads.plan import DownloadPlan, check_disk
from dspark_core.errors import EngineError, FetchError, InvalidRequestError
from dspark_core.models.fetch_errors import explain_os_error
from dspark_core.models.store import damaged_files, installed, models_dir, origin_of
from dspark_core.requests import LoadRequest

MAX_REASON = 500
"""Characters: a message may quote a value of any length."""


def fetch_repo(args: argparse.Namespace) -> int:
    """Raises EngineError when it cannot be done; returns 0 otherwise."""
    if args.source is not None:
        raise InvalidRequestError(
            "--from is for the pairs of the catalogue.", "To use a folder or GGUF file of yours: fetch PATH."
        )
    started = time.monotonic()
    seen = first_contact(args.pair, args.revision)
    plan = seen.plan
    folder = models_dir() / plan.name
    had_it = _is_there(plan)
    if not had_it:
        _written(lambda: models_dir().mkdir(parents=True, exist_ok=True))
        print(description(seen), file=sys.stderr)
        if not args.yes:
            confirm()
        _written(lambda: keep(seen))
        show_all(download(plan))
    seconds = time.monotonic() - started
    facts = plan.facts
    if args.json:
        files = [
            {"name": file.name, "bytes": file.bytes, "sha256": file.sha256, "git_blob": file.git_blob}
            for file in plan.files
        ]
        document: dict[str, Any] = {
            "repo": facts.repo,
            "revision": facts.revision,
            "licence": facts.licence,
            "licence_link": facts.licence_link,
            "gated": facts.gated,
            "last_modified": facts.last_modified,
            "bytes": plan.total_bytes,
            "files": files,
            "folder": str(folder),
            "was_installed": had_it,
            "seconds": round(seconds, 3),
        }
        print(json.dumps(document))
    else:
        done = "is installed and undamaged" if had_it else f"is installed ({seconds:.0f} s)"
        print(f"{facts.repo} {done}: {folder}  [licence {facts.licence or 'not stated'}]")
    return 0


def _written(write: Callable[[], None]) -> None:
    """Raises FetchError where the disk does not take it."""
    try:
        write()
    except OSError as error:
        raise explain_os_error(error) from error


def _is_there(plan: DownloadPlan) -> bool:
    """Whether this very version is in the store, undamaged."""
    folder = installed(plan.name)
    return (
        folder is not None and origin_of(folder).get("revision") == plan.facts.revision and not damaged_files(plan.name)
    )


def description(seen: Seen) -> str:
    """What is about to be downloaded, in a few lines."""
    plan = seen.plan
    facts, had = plan.facts, bytes_there(plan)
    disk = check_disk(plan, models_dir(), had)
    lines = [
        f"{facts.repo} at {facts.endpoint}, version {facts.revision[:12]}, changed {facts.last_modified[:10] or '?'}",
        f"  licence: {facts.licence or 'not stated: look at its page'}  {facts.licence_link}".rstrip(),
        f"  {len(plan.files)} files, {plan.total_bytes / 1e9:.2f} GB"
        + (f", of which {had / 1e9:.2f} GB came before" if had else ""),
        f"  into {disk.folder}: {disk.free / 1e9:.1f} GB free, {disk.needed / 1e9:.1f} GB needed",
    ]
    if facts.gated:
        lines.insert(2, "  gated: an account that accepted its terms, and an access token, are needed")
    if seen.config is not None:
        lines += [f"  {line}" for line in _prospect(facts.repo, seen.config)]
    if seen.warning:
        lines.append(f"  {seen.warning}")
    return "\n".join(lines)


def _prospect(repository: str, config: dict[str, Any]) -> Iterator[str]:
    """What it would take here by its config.json in the repository; nothing of a drafter, which needs a target."""
    from dspark_core.drafters.formats import drafter_format
    from dspark_core.pair_memory import size_words
    from dspark_core.pairs.needs import needs

    try:
        if drafter_format(config) is not None:
            return
        found = needs(LoadRequest(repository, "none"), seen={repository: config})
    except EngineError as error:
        yield f"cannot be run: {one_line(error.message)[:MAX_REASON]}"
        return
    yield (
        f"takes about {size_words(found.total)} of memory with a context of {found.context:,} tokens, "
        f"{size_words(found.free)} are free (estimate by its config.json)"
    )
    yield f"the longest context that fits: {found.longest_context:,} tokens"


def confirm() -> None:
    """Ask on the terminal. Raises FetchError unless the answer is yes."""
    if not sys.stdin.isatty():
        raise FetchError("Nothing was downloaded: there is no terminal to ask on.", "Run it with --yes.")
    sys.stderr.write("Download it? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise FetchError("Nothing was downloaded.", "")
