"""From a path to a connection that is ready: locked, checked, at the newest version, cleaned up after a crash."""

import errno
import os
import sqlite3
from pathlib import Path

from app.storage import schema
from app.storage.errors import DamagedError, StorageError, plain_errors
from app.storage.folding import fold
from dspark_core.marked import Marked
from dspark_core.system_errors import system_reason

IN_MEMORY = ":memory:"


def open_connection(path: Path | str, busy_timeout_s: float) -> tuple[sqlite3.Connection, Path | None]:
    """The connection, and where a damaged file was kept aside (None: there was none). Raises StorageError."""
    if path == IN_MEMORY:
        return _prepared(IN_MEMORY, None, busy_timeout_s), None
    path = Path(path)
    backups = path.parent / "backups"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # asked here, as SQLite reports a file it may only read as a disk error when it cannot lock it
        for needed in (path.parent, path):
            if needed.exists() and not os.access(needed, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(needed))
        try:
            return _prepared(str(path), backups, busy_timeout_s), None
        except DamagedError:
            kept_aside = _keep_aside(path)
        return _prepared(str(path), backups, busy_timeout_s), kept_aside
    except OSError as error:
        raise StorageError(
            Marked(
                "The conversations cannot be kept in {folder}: {reason}.",
                folder=path.parent,
                reason=system_reason(error),
            ),
            Marked("Allow writing there, or choose another folder with the environment variable DSPARK_HOME."),
        ) from error


def _prepared(path: str, backups: Path | None, busy_timeout_s: float) -> sqlite3.Connection:
    with plain_errors():
        connection = sqlite3.connect(path, timeout=busy_timeout_s, isolation_level=None)
        try:
            # Exclusive before the first read: one copy of the program, and no shared-memory file beside the WAL.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            schema.refuse_newer(connection)
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise DamagedError(Marked("The file with the conversations is damaged."))
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            connection.create_function("fold", 1, fold, deterministic=True)
            schema.migrate(connection, backups)
            with schema.transaction(connection):
                # answers that a crash cut off; conversations and folders whose undo ended with the program
                connection.execute("UPDATE message SET state = 'interrupted' WHERE state = 'streaming'")
                connection.execute("DELETE FROM conversation WHERE deleted_at IS NOT NULL")
                connection.execute("DELETE FROM folder WHERE deleted_at IS NOT NULL")
        except BaseException:
            connection.close()
            raise
    return connection


def _keep_aside(path: Path) -> Path:
    """Rename the file, and the log that belongs to it, so that nothing in them is lost."""
    kept = path.with_name(f"{path.name}.damaged-{schema.timestamp()}")
    path.rename(kept)
    for ending in ("-wal", "-journal"):
        log = path.with_name(path.name + ending)
        if log.exists():
            log.rename(kept.with_name(kept.name + ending))
    return kept
