"""What can go wrong while setting up, in words for the user."""

import errno
import sys
from collections.abc import Callable
from pathlib import Path

if not getattr(sys, "frozen", False):
    sys.path.insert(1, str(Path(__file__).resolve().parent.parent))  # the files here are started by their paths

from dspark_core.marked import Marked
from dspark_core.system_errors import system_reason

NO_NETWORK = (
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Name or service not known",
    "getaddrinfo failed",
    "nodename nor servname",
    "Network is unreachable",
    "Connection refused",
    "Max retries exceeded",
    "Failed to resolve",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Read timed out",
    "ProxyError",
    "ConnectionResetError",
    "IncompleteRead",
    "ProtocolError",
    "error sending request",
    "operation timed out",
)
DISK_FULL = ("No space left on device", "Errno 28", "WinError 112", "Disk quota exceeded")
WRONG_HASH = ("DO NOT MATCH THE HASHES", "Hashes are required in --require-hashes mode", "Hash mismatch for")
NO_BUILD = (
    "No matching distribution found",
    "Could not find a version that satisfies",
    "No solution found",
    "no wheels with a matching",
)


class SetupError(Exception):
    """A failure the user can act on: what, why and what to do. ``values`` stand in the fields of ``words``, so that the
    launcher's window can say them in its language; a terminal reads English."""

    def __init__(self, words: str, **values: object) -> None:
        self.words = Marked.collected_elsewhere(words, **values)
        super().__init__(self.words)


def say(text: str) -> None:
    wipe = "\r\033[K" if sys.stderr.isatty() else ""  # a sign of life may stand there
    print(wipe + text, file=sys.stderr, flush=True)


def exit_status(work: Callable[[], int | None]) -> int:
    """Of a program that does ``work``, which returns its status or nothing; failures are told in words."""
    try:
        return work() or 0
    except SetupError as error:
        say(str(error))
    except OSError as error:
        say(explain_os_error(error))
    return 1


def explain_install(what: str, output: str, log: Path) -> Marked:
    """One plain paragraph for a failed call of pip or uv that was to do ``what`` ("install the packages")."""

    def seen(marks: tuple[str, ...]) -> bool:
        return any(mark in output for mark in marks)

    if seen(DISK_FULL):
        return Marked("The disk is full, so it was not possible to {what}. Free some space and try again.", what=what)
    if seen(WRONG_HASH):
        return Marked(
            "A downloaded file is not the one that was pinned, so it was refused (could not {what}). Check that no "
            "proxy or mirror alters downloads, then try again. Details: {log}",
            what=what,
            log=log,
        )
    if seen(NO_NETWORK):
        return Marked(
            "The package server could not be reached, so it was not possible to {what}. Check the network connection "
            "(and proxy settings) and try again; what was downloaded is kept.",
            what=what,
        )
    if seen(NO_BUILD):
        return Marked(
            "The package server has no file that fits this computer and this Python, so it was not possible to "
            "{what}. Use Python 3.11, 3.12 or 3.13 (64 bit) on Linux, Windows or macOS. Details: {log}",
            what=what,
            log=log,
        )
    tail = "\n".join("    " + line for line in output.splitlines()[-15:])
    return Marked("Could not {what}. The last lines of {log}:\n{tail}", what=what, log=log, tail=tail)


def explain_os_error(error: OSError) -> Marked:
    """One plain sentence for a failed file operation."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Marked("The disk is full. Free some space and run the same command again.")
    reason = system_reason(error)
    if error.filename:
        return Marked(
            "A file operation failed: {reason} ({file}). Check the rights on this folder and try again.",
            reason=reason,
            file=error.filename,
        )
    return Marked("A file operation failed: {reason}. Check the rights on this folder and try again.", reason=reason)
