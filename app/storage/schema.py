"""The tables, as numbered steps from an empty file to the newest version (kept in PRAGMA user_version)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from app.storage.errors import NewerVersionError
from dspark_core.marked import Marked

Migration = tuple[str, ...]
"""The statements that lead from one version to the next."""

# A streaming answer is indexed when it ends, not every second: its text is deleted from and added to the index whole.
_TRIGGERS: Migration = (
    """CREATE TRIGGER message_added AFTER INSERT ON message WHEN new.state <> 'streaming' BEGIN
        INSERT INTO message_search(rowid, content) VALUES (new.id, new.content);
    END""",
    """CREATE TRIGGER message_removed AFTER DELETE ON message WHEN old.state <> 'streaming' BEGIN
        INSERT INTO message_search(message_search, rowid, content) VALUES ('delete', old.id, old.content);
    END""",
    """CREATE TRIGGER message_unindexed AFTER UPDATE OF content, state ON message WHEN old.state <> 'streaming' BEGIN
        INSERT INTO message_search(message_search, rowid, content) VALUES ('delete', old.id, old.content);
    END""",
    """CREATE TRIGGER message_indexed AFTER UPDATE OF content, state ON message WHEN new.state <> 'streaming' BEGIN
        INSERT INTO message_search(rowid, content) VALUES (new.id, new.content);
    END""",
)

# AUTOINCREMENT: an id is never used twice, so an id kept elsewhere (the last conversation) cannot come to mean another.
_VERSION_1: Migration = (
    """CREATE TABLE conversation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        created_at REAL NOT NULL,
        updated_at REAL NOT NULL,
        deleted_at REAL
    )""",
    """CREATE TABLE message (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('system', 'user', 'assistant')),
        content TEXT NOT NULL,
        token_ids BLOB,
        tokens BLOB,
        footer TEXT NOT NULL DEFAULT '',
        stats TEXT,
        state TEXT NOT NULL CHECK (state IN ('complete', 'streaming', 'interrupted', 'failed')),
        created_at REAL NOT NULL,
        UNIQUE (conversation_id, position)
    )""",
    """CREATE VIRTUAL TABLE message_search USING fts5(
        content, content='message', content_rowid='id', tokenize='trigram'
    )""",
    *_TRIGGERS,
)

_VERSION_2: Migration = ("ALTER TABLE message ADD COLUMN audit TEXT",)

# A list of turns becomes a tree: each message knows the one it follows, the conversation the leaf on screen.
# The table is made anew, as SQLite cannot drop a column of a UNIQUE constraint; the index of its texts stays.
# No ON DELETE CASCADE from parent to child: SQLite nests such steps, 1,000 at most, and a conversation may be longer.
# The sequence is carried over, else ids of messages that were deleted would be used again.
_VERSION_3: Migration = (
    """CREATE TABLE message_tree (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
        parent_id INTEGER,
        role TEXT NOT NULL CHECK (role IN ('system', 'user', 'assistant')),
        content TEXT NOT NULL,
        token_ids BLOB,
        tokens BLOB,
        footer TEXT NOT NULL DEFAULT '',
        stats TEXT,
        state TEXT NOT NULL CHECK (state IN ('complete', 'streaming', 'interrupted', 'failed')),
        created_at REAL NOT NULL,
        audit TEXT,
        edited INTEGER NOT NULL DEFAULT 0,
        UNIQUE (conversation_id, id),
        FOREIGN KEY (conversation_id, parent_id) REFERENCES message_tree(conversation_id, id)
    )""",
    """INSERT INTO message_tree SELECT id, conversation_id,
        lag(id) OVER (PARTITION BY conversation_id ORDER BY position),
        role, content, token_ids, tokens, footer, stats, state, created_at, audit, 0 FROM message""",
    "DELETE FROM sqlite_sequence WHERE name = 'message_tree'",
    "INSERT INTO sqlite_sequence (name, seq) SELECT 'message_tree', seq FROM sqlite_sequence WHERE name = 'message'",
    "ALTER TABLE conversation ADD COLUMN leaf_id INTEGER REFERENCES message_tree(id) ON DELETE SET NULL",
    """UPDATE conversation SET leaf_id = (SELECT id FROM message WHERE conversation_id = conversation.id
        ORDER BY position DESC LIMIT 1)""",
    "DROP TABLE message",
    "ALTER TABLE message_tree RENAME TO message",
    "CREATE INDEX message_children ON message(conversation_id, parent_id)",
    "CREATE INDEX conversation_leaf ON conversation(leaf_id)",
    *_TRIGGERS,
    "ALTER TABLE conversation ADD COLUMN draft TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE new_chat (id INTEGER PRIMARY KEY CHECK (id = 1), draft TEXT NOT NULL)",
    "INSERT INTO new_chat VALUES (1, '')",
)

# The index holds folded text (app.storage.folding) and no copy of it: fold() is known to the program's connection only.
# The uid names a conversation beyond this file: what was exported and comes back is recognised by it.
_VERSION_4: Migration = (
    """CREATE TABLE folder (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        collapsed INTEGER NOT NULL DEFAULT 0,
        deleted_at REAL
    )""",
    "ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversation ADD COLUMN folder_id INTEGER REFERENCES folder(id) ON DELETE SET NULL",
    "ALTER TABLE conversation ADD COLUMN uid TEXT",
    "UPDATE conversation SET uid = lower(hex(randomblob(16)))",
    "CREATE UNIQUE INDEX conversation_uid ON conversation(uid)",
    "CREATE INDEX conversation_age ON conversation(updated_at)",
    "CREATE INDEX conversation_folder ON conversation(folder_id)",
    """CREATE TRIGGER conversation_named AFTER INSERT ON conversation WHEN new.uid IS NULL BEGIN
        UPDATE conversation SET uid = lower(hex(randomblob(16))) WHERE id = new.id;
    END""",
    "DROP TRIGGER message_added",
    "DROP TRIGGER message_removed",
    "DROP TRIGGER message_unindexed",
    "DROP TRIGGER message_indexed",
    "DROP TABLE message_search",
    "CREATE VIRTUAL TABLE message_search USING fts5(content, content='', tokenize='trigram')",
    "INSERT INTO message_search(rowid, content) SELECT id, fold(content) FROM message WHERE state <> 'streaming'",
    *(
        trigger.replace("new.content)", "fold(new.content))").replace("old.content)", "fold(old.content))")
        for trigger in _TRIGGERS
    ),
)

_VERSION_5: Migration = ("ALTER TABLE conversation ADD COLUMN chat TEXT",)

# Its key is NULL for the conversation that is not begun.
_VERSION_6: Migration = (
    """CREATE TABLE draft_attachments (
        conversation_id INTEGER UNIQUE REFERENCES conversation(id) ON DELETE CASCADE,
        blocks TEXT NOT NULL
    )""",
)

MIGRATIONS: tuple[Migration, ...] = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4, _VERSION_5, _VERSION_6)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. The connection must be in autocommit mode."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite may have rolled back by itself
            connection.execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(connection: sqlite3.Connection) -> None:
    """Raises NewerVersionError for a file that this program does not know. Changes nothing."""
    version = version_of(connection)
    if version > len(MIGRATIONS):
        raise NewerVersionError(
            Marked(
                "The conversations were written by a newer version of DSpark Chat (format {version}; this one "
                "knows {known}). They were left as they are.",
                version=version,
                known=len(MIGRATIONS),
            ),
            Marked("Update DSpark Chat, or start it with another folder in the environment variable DSPARK_HOME."),
        )


def migrate(connection: sqlite3.Connection, backups: Path | None) -> None:
    """Bring the file to the newest version, step by step.

    A file of an older version is first copied into ``backups`` (None: not copied). Each step is one transaction:
    a failed step leaves the version before it.
    """
    version = version_of(connection)
    if 0 < version < len(MIGRATIONS) and backups is not None:
        _back_up(connection, backups, version)
    for number, statements in enumerate(MIGRATIONS[version:], start=version + 1):
        with transaction(connection):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def timestamp() -> str:
    """Now, fit for a file name."""
    return datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")


def _back_up(connection: sqlite3.Connection, folder: Path, version: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"conversations-format{version}-{timestamp()}.db"
    with closing(sqlite3.connect(path)) as copy:
        connection.backup(copy)
