"""What the hub says of a model, which of its files are taken, and whether they fit on the disk."""

import hashlib
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from dspark_core.errors import CorruptFileError, ModelFolderError, UnsafeModelError
from dspark_core.models.store import is_repo, store_name

Gated = Literal["", "auto", "manual"]

SPARE_FACTOR = 1.05
SPARE_BYTES = 2 << 30
"""Free disk space asked for beside 1.05 times what is still to come: the system and the chats need some too."""
HASHES = {"sha256": re.compile(r"[0-9a-f]{64}"), "git_blob": re.compile(r"[0-9a-f]{40}")}
COMMIT = re.compile(r"[0-9a-f]{40}")
FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._+-]{0,198}[A-Za-z0-9_]")
SHARD = re.compile(r"model-\d{5}-of-\d{5}\.safetensors")
INDEX = "model.safetensors.index.json"
BESIDE_WEIGHTS = re.compile(
    r"config\.json|generation_config\.json|tokenizer[\w.-]*\.(?:json|model)|special_tokens_map\.json|added_tokens\.json|"
    r"vocab\.(?:json|txt)|merges\.txt|[\w-]+\.model|chat_template\.(?:jinja|json)|(?:LICEN[CS]E|NOTICE)(?:\.(?:txt|md))?",
    re.ASCII,
)
PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle")
MAX_SMALL_BYTES = 256 << 20  # of a file that is no weights: the largest tokenizers are some 35 MB


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a commit: ``bytes``, and its SHA-256 (large files) or its git blob id (SHA-1), as the hub tells."""

    name: str
    bytes: int
    sha256: str = ""
    git_blob: str = ""

    @property
    def digest(self) -> str:
        return self.sha256 or self.git_blob

    def hasher(self) -> "hashlib._Hash":
        """What makes ``digest`` of the content. Git names a file by SHA-1 over its length and content."""
        if self.sha256:
            return hashlib.sha256()
        return hashlib.sha1(b"blob %d\0" % self.bytes, usedforsecurity=False)


@dataclass(frozen=True, slots=True)
class RepoFacts:
    """What a hub says of a model. ``revision`` is a commit (40 hex digits), however it was asked for.

    ``licence`` is the name that the model's card gives, empty when it gives none; ``gated``: "auto" or "manual" where
    the hub wants an account that accepted the terms; ``last_modified`` as the hub writes it (ISO 8601).
    """

    repo: str
    revision: str
    files: tuple[RemoteFile, ...]
    licence: str = ""
    licence_link: str = ""
    gated: Gated = ""
    last_modified: str = ""
    endpoint: str = ""


@dataclass(frozen=True, slots=True)
class DownloadPlan:
    """The files of one commit that a download takes: shown to the user, confirmed, then carried out as it stands."""

    facts: RepoFacts
    files: tuple[RemoteFile, ...]

    @property
    def name(self) -> str:
        """Of the model in the store."""
        return store_name(self.facts.repo)

    @property
    def total_bytes(self) -> int:
        return sum(file.bytes for file in self.files)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class DiskCheck:
    """Room for a plan, in bytes: what is still to come, what is asked for, what is free in ``folder``."""

    folder: Path
    coming: int
    needed: int
    free: int

    @property
    def fits(self) -> bool:
        return self.free >= self.needed


def make_plan(facts: RepoFacts) -> DownloadPlan:
    """Which files of ``facts`` to take: safetensors and what is read beside them; never pickles, code, other formats.

    Raises ModelFolderError (no model of ours), UnsafeModelError (pickles only), CorruptFileError (impossible sizes).
    """
    weights = _weights([file for file in facts.files if "/" not in file.name])
    names = {file.name for file in facts.files}
    if "config.json" not in names:
        raise ModelFolderError(
            "{repo} is no model that can be run: it has no config.json.", "Choose another.", repo=facts.repo
        )
    if not weights:
        kinds = {Path(name).suffix.lower() for name in names}
        if kinds & set(PICKLES):
            raise UnsafeModelError(
                "{repo} holds its weights as pickles only, which can run code and are never loaded.",
                "Choose a repository with safetensors.",
                repo=facts.repo,
            )
        raise ModelFolderError(
            "{repo} holds no safetensors weights.",
            "Choose the repository that it was made from." if ".gguf" in kinds else "Choose another.",
            repo=facts.repo,
        )
    beside = [file for file in facts.files if BESIDE_WEIGHTS.fullmatch(file.name)]
    for file in beside:
        if file.bytes > MAX_SMALL_BYTES:
            raise CorruptFileError(
                "{file} in {repo} is far too large to be what its name says.", file=file.name, repo=facts.repo
            )
    files = tuple(sorted([*beside, *weights], key=lambda file: (file.name.endswith(".safetensors"), file.name)))
    for file in files:
        if not file.digest:
            raise CorruptFileError(
                "The hub gives no hash of {file} in {repo}, so it could not be checked.",
                "Use another endpoint.",
                file=file.name,
                repo=facts.repo,
            )
    return DownloadPlan(facts, files)


def _weights(files: list[RemoteFile]) -> list[RemoteFile]:
    """The safetensors files that belong together: some repositories hold the same weights a second time."""
    if any(file.name == INDEX for file in files):
        return [file for file in files if file.name == INDEX or SHARD.fullmatch(file.name)]
    whole = [file for file in files if file.name == "model.safetensors"]
    return whole or [file for file in files if file.name.endswith(".safetensors") and FILE_NAME.fullmatch(file.name)]


def plan_from_json(stored: Any) -> DownloadPlan:
    """The plan that ``as_json`` wrote. Raises CorruptFileError."""
    try:
        facts = RepoFacts(**stored["facts"] | {"files": tuple(RemoteFile(**file) for file in stored["facts"]["files"])})
        plan = DownloadPlan(facts, tuple(RemoteFile(**file) for file in stored["files"]))
        sound = is_repo(facts.repo) and bool(COMMIT.fullmatch(facts.revision)) and all(map(_is_sound, plan.files))
    except (TypeError, KeyError, AttributeError) as error:
        raise _damaged_plan() from error
    if not sound or not plan.files:
        raise _damaged_plan()
    return plan


def _is_sound(file: RemoteFile) -> bool:
    kind = "sha256" if file.sha256 else "git_blob"
    return bool(FILE_NAME.fullmatch(file.name) and HASHES[kind].fullmatch(file.digest) and file.bytes >= 0)


def _damaged_plan() -> CorruptFileError:
    return CorruptFileError("The description of a download is damaged.", "Remove the download and begin it anew.")


def check_disk(plan: DownloadPlan, folder: Path, had: int = 0) -> DiskCheck:
    """Whether ``plan`` fits into ``folder``, of which ``had`` bytes are there already."""
    coming = max(0, plan.total_bytes - had)
    return DiskCheck(folder, coming, round(coming * SPARE_FACTOR) + SPARE_BYTES, shutil.disk_usage(folder).free)
