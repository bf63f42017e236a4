"""The conversations in one SQLite file. Synchronous, without Qt; used on one thread only (app.storage.store).

SQLite before 3.51.3 can damage a WAL file that two connections write to, so there is exactly one connection. It holds
the file exclusively, which also keeps a second copy of the program out and needs no shared-memory file.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.storage import schema
from app.storage.errors import plain_errors
from app.storage.opening import open_connection
from app.storage.records import (
    ConversationRow,
    FolderRow,
    MessageState,
    SearchHit,
    StoredConversation,
    StoredMessage,
    pack_ids,
    storable,
    tidy_title,
    unpack_ids,
)
from app.storage.search import Search, search
from app.storage.tree import Tree
from dspark_core.requests import Role

LEAF = 0
"""As the parent of a new message: the leaf on screen. No message has this id."""

_LINES = (
    "SELECT c.id, c.title, c.updated_at, c.pinned, f.id FROM conversation AS c"
    " LEFT JOIN folder AS f ON f.id = c.folder_id AND f.deleted_at IS NULL WHERE c.deleted_at IS NULL"
)

_MESSAGE_COLUMNS = (
    "id, conversation_id, parent_id, role, content, token_ids, tokens, footer, stats, state, created_at, audit, edited"
)


class Database:
    """One open file of conversations.

    Every method raises StorageError (plain words) for a full disk, an unwritable or damaged file. A method that
    writes has committed when it returns. Ids may be given by the caller, who then takes them from next_ids().
    """

    def __init__(self, connection: sqlite3.Connection, kept_aside: Path | None) -> None:
        """Use ``open`` instead."""
        self._connection = connection
        self.kept_aside = kept_aside
        """Where the damaged file is that was found at the path; None if all was well."""

    @classmethod
    def open(cls, path: Path | str, *, busy_timeout_s: float = 5.0) -> "Database":
        """Open or create the file, bring it to the newest version, mark answers that a crash cut off as interrupted.

        A damaged file is renamed and a new one started (``kept_aside``). ``path`` may be opening.IN_MEMORY.
        Raises StorageError: LockedError while another copy of the program has it, NewerVersionError for a file from a
        newer version.
        """
        return cls(*open_connection(path, busy_timeout_s))

    def close(self) -> None:
        """Write everything into the main file and let go of it."""
        with plain_errors():
            self._connection.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """For the other modules of this package."""
        return self._connection

    def next_ids(self) -> tuple[int, int]:
        """The first free id of conversations and of messages."""
        return self._next_id("conversation"), self._next_id("message")

    def next_folder_id(self) -> int:
        return self._next_id("folder")

    def list_conversations(self) -> list[ConversationRow]:
        """All that are not deleted, newest first."""
        with plain_errors():
            rows = self._connection.execute(f"{_LINES} ORDER BY c.updated_at DESC, c.id DESC")
            return [_row(row) for row in rows]

    def listed(self, conversation_id: int) -> ConversationRow | None:
        """One of them; None if it is deleted or unknown."""
        with plain_errors():
            row = self._connection.execute(f"{_LINES} AND c.id = ?", (conversation_id,)).fetchone()
        return None if row is None else _row(row)

    def create_conversation(self, title: str, *, conversation_id: int | None = None) -> int:
        now = time.time()
        return self._insert(
            "INSERT INTO conversation (id, title, created_at, updated_at) VALUES (?, ?, ?, ?)",
            (conversation_id, tidy_title(title), now, now),
        )

    def rename(self, conversation_id: int, title: str) -> None:
        self._write("UPDATE conversation SET title = ? WHERE id = ?", (tidy_title(title), conversation_id))

    def save_chat(self, conversation_id: int, chat: str) -> None:
        """How the conversation is answered, as a JSON document (app.chat.chat_settings)."""
        self._write("UPDATE conversation SET chat = ? WHERE id = ?", (chat, conversation_id))

    def chat(self, conversation_id: int) -> str | None:
        """What save_chat kept; None for a conversation without, or an unknown one."""
        with plain_errors():
            row = self._connection.execute("SELECT chat FROM conversation WHERE id = ?", (conversation_id,)).fetchone()
        return None if row is None or not isinstance(row[0], str) else row[0]

    def delete(self, conversation_id: int) -> None:
        """Hide it. ``restore_conversation`` brings it back until the file is next opened."""
        self._write("UPDATE conversation SET deleted_at = ? WHERE id = ?", (time.time(), conversation_id))

    def restore_conversation(self, conversation_id: int) -> None:
        self._write("UPDATE conversation SET deleted_at = NULL WHERE id = ?", (conversation_id,))

    def conversation(self, conversation_id: int) -> StoredConversation:
        """All its messages; none for an unknown conversation."""
        with plain_errors():
            found = self._connection.execute(
                "SELECT leaf_id FROM conversation WHERE id = ?", (conversation_id,)
            ).fetchone()
            rows = self._connection.execute(
                f"SELECT {_MESSAGE_COLUMNS} FROM message WHERE conversation_id = ? ORDER BY id", (conversation_id,)
            )
            messages = tuple(_stored_message(row) for row in rows)
        return StoredConversation(messages, *(found or ()))

    def messages(self, conversation_id: int) -> list[StoredMessage]:
        """The turns of the branch on screen, in order; empty for an unknown conversation."""
        return self.conversation(conversation_id).path

    def add_message(
        self,
        conversation_id: int,
        role: Role,
        content: str,
        *,
        parent_id: int | None = LEAF,
        state: MessageState = "complete",
        edited: bool = False,
        message_id: int | None = None,
    ) -> int:
        """Add a turn behind ``parent_id`` (None: a first one). It becomes the leaf on screen, the conversation the
        newest."""
        now = time.time()
        with plain_errors(), schema.transaction(self._connection):
            if parent_id == LEAF:
                leaf = "SELECT leaf_id FROM conversation WHERE id = ?"
                found = self._connection.execute(leaf, (conversation_id,)).fetchone()
                parent_id = found[0] if found else None
            cursor = self._connection.execute(
                "INSERT INTO message (id, conversation_id, parent_id, role, content, state, created_at, edited)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (message_id, conversation_id, parent_id, role, storable(content), state, now, edited),
            )
            self._connection.execute(
                "UPDATE conversation SET updated_at = ?, leaf_id = ? WHERE id = ?",
                (now, cursor.lastrowid, conversation_id),
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def choose_leaf(self, conversation_id: int, message_id: int) -> None:
        """The branch that ends with this message is on screen. Does nothing if it was deleted meanwhile."""
        self._write(
            "UPDATE conversation SET leaf_id = ? WHERE id = ?"
            " AND EXISTS (SELECT 1 FROM message WHERE id = ? AND conversation_id = ?)",
            (message_id, conversation_id, message_id, conversation_id),
        )

    def show_message(self, conversation_id: int, message_id: int) -> None:
        """Choose the leaf of a branch with this message, unless the branch on screen has it."""
        stored = self.conversation(conversation_id)
        if any(message.id == message_id for message in stored.path):
            return
        leaf = stored.tree.leaf_from(message_id)
        if leaf is not None:
            self.choose_leaf(conversation_id, leaf)

    def begin_answer(self, conversation_id: int, *, parent_id: int | None = LEAF, message_id: int | None = None) -> int:
        """An empty answer in state ``streaming``."""
        return self.add_message(
            conversation_id, "assistant", "", parent_id=parent_id, state="streaming", message_id=message_id
        )

    def resume_answer(self, message_id: int) -> None:
        """An answer that had ended is ``streaming`` again; what there is of it stays."""
        self._write("UPDATE message SET state = 'streaming' WHERE id = ?", (message_id,))

    def save_partial(self, message_id: int, content: str, token_ids: Sequence[int], tokens: bytes) -> None:
        """What the answer holds so far. Does nothing if the answer was deleted meanwhile."""
        self._write(
            "UPDATE message SET content = ?, token_ids = ?, tokens = ? WHERE id = ?",
            (storable(content), pack_ids(token_ids), tokens, message_id),
        )

    def finish_answer(
        self,
        message_id: int,
        content: str,
        token_ids: Sequence[int],
        tokens: bytes,
        footer: str,
        stats: str | None,
        state: MessageState,
    ) -> None:
        """The whole answer. Does nothing if the answer was deleted meanwhile."""
        self._write(
            "UPDATE message SET content = ?, token_ids = ?, tokens = ?, footer = ?, stats = ?, state = ? WHERE id = ?",
            (storable(content), pack_ids(token_ids), tokens, storable(footer), stats, state, message_id),
        )

    def save_audit(self, message_id: int, audit: str) -> None:
        """What an audit of the answer found. Does nothing if the answer was deleted meanwhile."""
        self._write("UPDATE message SET audit = ? WHERE id = ?", (audit, message_id))

    def delete_messages_from(self, message_id: int) -> None:
        """Remove this turn and all that follow it in any branch, for good. Where one of them was the leaf on screen,
        the turn before becomes it."""
        with plain_errors(), schema.transaction(self._connection):
            found = self._connection.execute(
                "SELECT conversation_id, parent_id FROM message WHERE id = ?", (message_id,)
            ).fetchone()
            if found is None:
                return
            conversation_id, parent_id = found
            rows = self._connection.execute(
                "SELECT id, parent_id FROM message WHERE conversation_id = ?", (conversation_id,)
            )
            gone = json.dumps(Tree(dict(rows)).subtree(message_id))
            self._connection.execute(
                "UPDATE conversation SET leaf_id = ? WHERE id = ? AND leaf_id IN (SELECT value FROM json_each(?))",
                (parent_id, conversation_id, gone),
            )
            # in one statement: the reference from child to parent is checked at its end
            self._connection.execute("DELETE FROM message WHERE id IN (SELECT value FROM json_each(?))", (gone,))

    def search(self, text: str, wanted: Callable[[], bool] = lambda: True) -> list[SearchHit]:
        """Messages and titles with all words of the text (app.storage.search). Raises SupersededError when the result
        is no longer ``wanted``."""
        with plain_errors():
            return search(self._connection, text, wanted)

    def begin_search(self, text: str) -> Search:
        """The same in steps."""
        return Search(self._connection, text)

    def list_folders(self) -> list[FolderRow]:
        """All that are not deleted, by name."""
        with plain_errors():
            rows = self._connection.execute(
                "SELECT id, name, collapsed FROM folder WHERE deleted_at IS NULL ORDER BY fold(name), id"
            )
            return [FolderRow(number, name, bool(collapsed)) for number, name, collapsed in rows]

    def create_folder(self, name: str, *, folder_id: int | None = None) -> int:
        return self._insert("INSERT INTO folder (id, name) VALUES (?, ?)", (folder_id, tidy_title(name)))

    def rename_folder(self, folder_id: int, name: str) -> None:
        self._write("UPDATE folder SET name = ? WHERE id = ?", (tidy_title(name), folder_id))

    def collapse_folder(self, folder_id: int, collapsed: bool) -> None:
        self._write("UPDATE folder SET collapsed = ? WHERE id = ?", (collapsed, folder_id))

    def delete_folder(self, folder_id: int) -> None:
        """Its conversations are then in none. ``restore_folder`` puts all back until the file is next opened."""
        self._write("UPDATE folder SET deleted_at = ? WHERE id = ?", (time.time(), folder_id))

    def restore_folder(self, folder_id: int) -> None:
        self._write("UPDATE folder SET deleted_at = NULL WHERE id = ?", (folder_id,))

    def pin(self, conversation_id: int, pinned: bool) -> None:
        self._write("UPDATE conversation SET pinned = ? WHERE id = ?", (pinned, conversation_id))

    def move(self, conversation_id: int, folder_id: int | None) -> None:
        """Into a folder, or out of all (None)."""
        self._write("UPDATE conversation SET folder_id = ? WHERE id = ?", (folder_id, conversation_id))

    def _next_id(self, table: str) -> int:
        with plain_errors():
            row = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        return int(row[0]) + 1 if row else 1

    def _insert(self, statement: str, values: Sequence[object]) -> int:
        with plain_errors(), schema.transaction(self._connection):
            cursor = self._connection.execute(statement, values)
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _write(self, statement: str, values: Sequence[object]) -> None:
        with plain_errors(), schema.transaction(self._connection):
            self._connection.execute(statement, values)


def _stored_message(row: tuple[Any, ...]) -> StoredMessage:
    """``row`` has the columns _MESSAGE_COLUMNS, which are in the order of StoredMessage's fields."""
    token_ids = None if row[5] is None else unpack_ids(row[5])
    values = (*row[:5], token_ids, *row[6:12], bool(row[12]))
    return StoredMessage(*values)


def _row(row: tuple[Any, ...]) -> ConversationRow:
    """``row`` has the columns of _LINES."""
    number, title, updated_at, pinned, folder_id = row
    return ConversationRow(number, title, updated_at, bool(pinned), folder_id)
