"""Failures of the conversation store that the user can act on, and the one place that puts SQLite's into words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dspark_core.marked import Marked


class StorageError(Exception):
    """``message`` says what and why in plain words, ``hint`` what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class LockedError(StorageError):
    """Another copy of the program has the file."""


class DamagedError(StorageError):
    """The file is not a database, or is damaged."""


class NewerVersionError(StorageError):
    """The file was written by a newer version of the program; it was not changed."""


def in_plain_words(error: sqlite3.Error) -> StorageError | None:
    """The error as the user should read it; None where we are to blame (wrong SQL, a broken constraint)."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF  # extended codes keep the primary one in their low byte
    if primary == sqlite3.SQLITE_FULL:
        return StorageError(
            Marked("The conversation could not be saved: the disk is full."),
            Marked("Free some space; saving is then tried again."),
        )
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LockedError(
            Marked("Another copy of DSpark Chat is using the conversations."),
            Marked("Close the other copy, then start this one again."),
        )
    if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return DamagedError(
            Marked("The file with the conversations is damaged."),
            Marked("Start the program again: it keeps the damaged file aside and begins a new one."),
        )
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StorageError(
            Marked("The conversations cannot be saved: their folder or file cannot be written."),
            Marked("Allow writing there, or choose another folder with the environment variable DSPARK_HOME."),
        )
    if primary == sqlite3.SQLITE_IOERR:
        return StorageError(
            Marked("The conversation could not be saved: the disk reported an error."),
            Marked("Check the disk and its connection."),
        )
    return None


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turns SQLite errors the user can act on into StorageError; others pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        plain = in_plain_words(error)
        if plain is None:
            raise
        raise plain from error
