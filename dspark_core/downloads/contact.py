"""The first contact with a repository: what the hub says of it and the small files that tell what it would take, seen
before anything is downloaded, and pinned once that is confirmed."""

import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx2

from dspark_core.downloads.connection import get, open_client, read_bounded
from dspark_core.downloads.hub import ANSWER_S, look_up
from dspark_core.downloads.plan import DownloadPlan, RemoteFile, make_plan
from dspark_core.downloads.token import read_token
from dspark_core.errors import CorruptFileError
from dspark_core.marked import NOTHING, Marked
from dspark_core.models.fetch_errors import AccessRefusedError
from dspark_core.models.pins import Pin, PinnedFile, keep_pin, pin_of
from dspark_core.models.template_digest import MAX_BYTES, template_digest
from dspark_core.models.templates import changed_since
from dspark_core.preferences import endpoint

MAX_CONFIG_BYTES = 1 << 20
"""The largest known have some 100 kB."""
MAX_DEPTH = 32
"""Of tables in tables in a config.json; known ones have four."""


@dataclass(frozen=True, slots=True)
class Seen:
    """``config`` and ``template`` (template_digest.py) as the repository holds them at the revision of ``plan``; None
    where the hub does not show them, as of a gated model without an access token."""

    plan: DownloadPlan
    config: dict[str, Any] | None
    template: str | None
    warning: Marked
    """Of a chat template that changed since the repository was pinned; empty otherwise."""


def first_contact(repository: str, revision: str = "main") -> Seen:
    """Ask the hub. Nothing is stored. Blocks for up to minutes. Raises what ``look_up`` and ``make_plan`` do, and
    CorruptFileError where the small files are not those of the revision, or a config.json is none."""
    plan = make_plan(look_up(repository, revision))
    try:
        with open_client() as client:
            small = _Small(plan, client, read_token())
            config, template = _config(small), template_digest(small.read)
    except AccessRefusedError:
        return Seen(plan, None, None, NOTHING)
    return Seen(plan, config, template, changed_since(pin_of(repository), template))


def keep(seen: Seen) -> None:
    """Pin what was shown and confirmed. Of what is not seen now the config.json is kept where the revision is the same,
    and the chat template always: the last that was confirmed. Raises OSError."""
    facts, before = seen.plan.facts, pin_of(seen.plan.facts.repo)
    config, template = seen.config, seen.template
    if before is not None:
        config = before.config if config is None and before.revision == facts.revision else config
        template = before.template if template is None else template
    files = tuple(PinnedFile(file.name, file.bytes, file.sha256 or None) for file in seen.plan.files)
    licence, gated = facts.licence or None, bool(facts.gated)
    keep_pin(Pin(facts.repo, facts.revision, files, licence, gated, time.time(), config, template))


@dataclass(frozen=True, slots=True)
class _Small:
    plan: DownloadPlan
    client: httpx2.Client
    token: str | None

    def read(self, name: str, limit: int = MAX_BYTES) -> bytes | None:
        """A file of the plan as a whole, compared with its hash; None for one that is not in it. Raises FetchError,
        CorruptFileError."""
        facts = self.plan.facts
        file = next((file for file in self.plan.files if file.name == name), None)
        if file is None:
            return None
        if file.bytes > limit:
            raise CorruptFileError(
                "{file} in {repo} is far too large to be what its name says.", file=name, repo=facts.repo
            )
        url = f"{endpoint()}/{facts.repo}/resolve/{facts.revision}/{quote(name)}"
        with get(self.client, url, self.token) as response:
            content = read_bounded(response, limit, ANSWER_S)
        if not _is(file, content):
            raise CorruptFileError(
                "What the hub sent as {file} of {repo} is not the file of this version: its hash differs.",
                "It was altered on the way or replaced on the server. Try again, or use another endpoint.",
                file=name,
                repo=facts.repo,
            )
        return content


def _is(file: RemoteFile, content: bytes) -> bool:
    hasher = file.hasher()
    hasher.update(content)
    return hasher.hexdigest() == file.digest


def _config(small: _Small) -> dict[str, Any]:
    try:
        found = json.loads(small.read("config.json", MAX_CONFIG_BYTES) or b"")
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not _shallow(found, MAX_DEPTH):
        raise CorruptFileError(
            "The config.json of {repo} does not describe a model.", "Choose another.", repo=small.plan.facts.repo
        )
    return found


def _shallow(value: Any, depth: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth > 0 and all(_shallow(each, depth - 1) for each in inner)
