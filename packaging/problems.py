"""What can go wrong while setting up, in words for the user."""

import errno
import sys
from pathlib import Path

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
    """A failure the user can act on; its text says what, why and what to do."""


def say(text: str) -> None:
    wipe = "\r\033[K" if sys.stderr.isatty() else ""  # a sign of life may stand there
    print(wipe + text, file=sys.stderr, flush=True)


def explain_install(what: str, output: str, log: Path) -> str:
    """One plain paragraph for a failed call of pip or uv that was to do ``what`` ("install the packages")."""

    def seen(marks: tuple[str, ...]) -> bool:
        return any(mark in output for mark in marks)

    if seen(DISK_FULL):
        return f"The disk is full, so it was not possible to {what}. Free some space and try again."
    if seen(WRONG_HASH):
        return (
            f"A downloaded file is not the one that was pinned, so it was refused (could not {what}). Check that no "
            f"proxy or mirror alters downloads, then try again. Details: {log}"
        )
    if seen(NO_NETWORK):
        return (
            f"The package server could not be reached, so it was not possible to {what}. Check the network "
            "connection (and proxy settings) and try again; what was downloaded is kept."
        )
    if seen(NO_BUILD):
        return (
            f"The package server has no file that fits this computer and this Python, so it was not possible to "
            f"{what}. Use Python 3.11, 3.12 or 3.13 (64 bit) on Linux, Windows or macOS. Details: {log}"
        )
    tail = "\n".join("    " + line for line in output.splitlines()[-15:])
    return f"Could not {what}. The last lines of {log}:\n{tail}"


def explain_os_error(error: OSError) -> str:
    """One plain sentence for a failed file operation."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full. Free some space and run the same command again."
    where = f" ({error.filename})" if error.filename else ""
    return f"A file operation failed: {error.strerror or error}{where}. Check the rights on this folder and try again."
