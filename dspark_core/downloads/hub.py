"""Asks a model hub what a repository holds. One small request; nothing is stored.

The answer is the one that huggingface_hub's ``HfApi.model_info(files_metadata=True)`` reads.
"""

import json
from typing import Any
from urllib.parse import quote

from dspark_core.downloads.connection import get, open_client, read_bounded
from dspark_core.downloads.plan import COMMIT, HASHES, Gated, RemoteFile, RepoFacts
from dspark_core.downloads.token import read_token
from dspark_core.errors import CorruptFileError, InvalidRequestError
from dspark_core.marked import Marked
from dspark_core.models.store import store_name
from dspark_core.preferences import endpoint

MAX_ANSWER_BYTES = 32 << 20
ANSWER_S = 60.0
MAX_FILE_BYTES = 1 << 50


def look_up(repo: str, revision: str = "main") -> RepoFacts:
    """What the hub of the preferences says of ``repo`` at ``revision`` (a branch, tag or commit).

    Blocks for up to about a minute. Raises InvalidRequestError (no such form of name), OfflineError, FetchError (not
    reachable, not there, not allowed: says what to do), CorruptFileError (an answer that cannot be).
    """
    store_name(repo)  # refuses what is no OWNER/NAME
    if not revision or not revision.isprintable():
        raise InvalidRequestError(
            "{revision!r} is no revision.", "Name a branch, a tag or a commit.", revision=revision
        )
    url = f"{endpoint()}/api/models/{repo}/revision/{quote(revision, safe='')}?blobs=true"
    with open_client() as client, get(client, url, read_token()) as response:
        body = read_bounded(response, MAX_ANSWER_BYTES, ANSWER_S)
    facts = _read_facts(repo, body)
    if COMMIT.fullmatch(revision) and facts.revision != revision:
        raise _nonsense(repo, Marked("it answered with another commit than the one asked for"))
    return facts


def _read_facts(repo: str, body: bytes) -> RepoFacts:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _nonsense(repo, Marked("it is not JSON")) from error
    if not isinstance(answer, dict):
        raise _nonsense(repo, Marked("it is no object"))
    revision, siblings = answer.get("sha"), answer.get("siblings")
    if not isinstance(revision, str) or not COMMIT.fullmatch(revision):
        raise _nonsense(repo, Marked("it names no commit"))
    if not isinstance(siblings, list):
        raise _nonsense(repo, Marked("it lists no files"))
    files = tuple(_read_file(repo, sibling) for sibling in siblings)
    if len({file.name for file in files}) != len(files):
        raise _nonsense(repo, Marked("it lists a file twice"))
    licence, link = _licence(answer)
    return RepoFacts(
        repo, revision, files, licence, link, _gated(answer), _word(answer.get("lastModified")), endpoint()
    )


def _read_file(repo: str, sibling: Any) -> RemoteFile:
    if not isinstance(sibling, dict) or not isinstance(sibling.get("rfilename"), str):
        raise _nonsense(repo, Marked("it lists a file without a name"))
    lfs = sibling.get("lfs")
    large = lfs if isinstance(lfs, dict) else {}
    size = large.get("size", sibling.get("size"))
    if not isinstance(size, int) or isinstance(size, bool) or not 0 <= size <= MAX_FILE_BYTES:
        raise _nonsense(repo, Marked("it lists a file without a size that can be"))
    sha256, git_blob = large.get("sha256", ""), sibling.get("blobId", "")
    found = {}
    for kind, digest in (("sha256", sha256), ("git_blob", "" if large else git_blob)):
        if digest:
            if not isinstance(digest, str) or not HASHES[kind].fullmatch(digest):
                raise _nonsense(repo, Marked("it gives a hash that is none"))
            found[kind] = digest
    return RemoteFile(sibling["rfilename"], size, **found)


def _licence(answer: dict[str, Any]) -> tuple[str, str]:
    card = answer.get("cardData")
    card = card if isinstance(card, dict) else {}
    name = _word(card.get("license"))
    if name in ("", "other"):
        name = _word(card.get("license_name")) or name
    if not name and isinstance(tags := answer.get("tags"), list):
        name = next((_word(tag)[8:] for tag in tags if _word(tag).startswith("license:")), "")
    link = _word(card.get("license_link"))
    return name, link if link.startswith("https://") else ""


def _gated(answer: dict[str, Any]) -> Gated:
    gated = answer.get("gated")
    return "manual" if gated == "manual" else "auto" if gated else ""


def _word(value: Any) -> str:
    """A short printable text, else nothing: it is shown to the user."""
    return value if isinstance(value, str) and value.isprintable() and len(value) <= 300 else ""


def _nonsense(repo: str, why: Marked) -> CorruptFileError:
    return CorruptFileError(
        "The hub's answer about {repo} cannot be used: {why}.",
        "Check the endpoint, or try again later.",
        repo=repo,
        why=why,
    )
