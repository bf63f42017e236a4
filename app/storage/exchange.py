"""Conversations between the tables and the values of app.exchange. Synchronous; on the connection of a Database."""

import json
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any, get_args

from app.answer import AnswerToken, unpack_tokens
from app.exchange.records import ExchangedConversation, ExchangedMessage
from app.storage import schema
from app.storage.database import Database
from app.storage.errors import plain_errors
from app.storage.records import StoredMessage, pack_ids, storable, tidy_title
from dspark_core.events import TokenKind

NextId = Callable[[], int]


def all_ids(database: Database) -> list[int]:
    """Of the conversations that are not deleted, the oldest first."""
    return [row.id for row in reversed(database.list_conversations())]


def read(database: Database, conversation_id: int) -> ExchangedConversation | None:
    """A conversation whole; None if it is gone."""
    with plain_errors():
        row = database.connection.execute(
            "SELECT c.uid, c.title, c.created_at, c.updated_at, c.pinned, f.name, c.chat FROM conversation AS c"
            " LEFT JOIN folder AS f ON f.id = c.folder_id AND f.deleted_at IS NULL"
            " WHERE c.id = ? AND c.deleted_at IS NULL",
            (conversation_id,),
        ).fetchone()
    if row is None:
        return None
    uid, title, created, updated, pinned, folder, chat = row
    stored = database.conversation(conversation_id)
    messages = tuple(map(_exchanged, stored.messages))  # by their ids: parents first
    current = str(stored.path[-1].id) if messages else None
    settings = _values_of(chat)
    if settings is not None and settings.get("read_after") is not None:
        settings["read_after"] = str(settings["read_after"])
    return ExchangedConversation(uid, title, messages, current, created, updated, bool(pinned), folder, settings)


def write(
    database: Database, conversation: ExchangedConversation, conversation_id: NextId, message_id: NextId, folder: NextId
) -> int | None:
    """Add a conversation, all of it or nothing; None if it is there already. The three functions give out new ids."""
    connection = database.connection
    now = time.time()
    with plain_errors(), schema.transaction(connection):
        found = connection.execute(
            "SELECT id, deleted_at FROM conversation WHERE uid = ?", (conversation.uid,)
        ).fetchone()
        if found is not None and found[1] is None:
            return None
        if found is not None:  # it was deleted and is wanted again; undoing the deletion gives a second one
            connection.execute("UPDATE conversation SET uid = lower(hex(randomblob(16))) WHERE id = ?", (found[0],))
        number = conversation_id()
        connection.execute(
            "INSERT INTO conversation (id, title, created_at, updated_at, pinned, folder_id, uid)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                tidy_title(conversation.title),
                conversation.created or now,
                conversation.updated or conversation.created or now,
                conversation.pinned,
                _folder(database, conversation.folder, folder),
                storable(conversation.uid),
            ),
        )
        new_ids: dict[str, int] = {}
        for message in conversation.messages:
            new_ids[message.id] = message_id()
            parent = new_ids[message.parent] if message.parent is not None else None
            connection.execute(
                "INSERT INTO message (id, conversation_id, parent_id, role, content, token_ids, tokens, footer, stats,"
                " state, created_at, audit, edited) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (new_ids[message.id], number, parent, *_values(message, conversation.created or now)),
            )
        leaf = new_ids.get(conversation.current or "")
        chat = _settings(conversation, new_ids)
        connection.execute("UPDATE conversation SET leaf_id = ?, chat = ? WHERE id = ?", (leaf, chat, number))
    return number


def _settings(conversation: ExchangedConversation, new_ids: dict[str, int]) -> str | None:
    """A document for the column chat, whose values are checked when it is read; None where there is none."""
    settings = conversation.settings
    if settings is None:
        return None
    return _document({**settings, "read_after": new_ids.get(str(settings.get("read_after")))})


def _folder(database: Database, name: str | None, next_id: NextId) -> int | None:
    """The folder of this name, made if there is none."""
    tidy = tidy_title(name or "")
    if not tidy:
        return None
    row = database.connection.execute("SELECT id FROM folder WHERE name = ? AND deleted_at IS NULL", (tidy,)).fetchone()
    if row is not None:
        return int(row[0])
    number = next_id()
    database.connection.execute("INSERT INTO folder (id, name) VALUES (?, ?)", (number, tidy))
    return number


def _values(message: ExchangedMessage, created: float) -> tuple[object, ...]:
    """In the order of the columns from role on."""
    tokens = _packed(message) if message.tokens else None
    return (
        message.role,
        storable(message.content),
        pack_ids(message.token_ids) if message.token_ids is not None else None,
        tokens,
        storable(message.footer),
        _document(message.stats),
        message.state,
        message.created or created,
        _document(message.audit),
        message.edited,
    )


def _exchanged(message: StoredMessage) -> ExchangedMessage:
    tokens = None
    with suppress(ValueError, zlib.error):
        tokens = json.loads(zlib.decompress(message.tokens)) if message.tokens else None
    return ExchangedMessage(
        id=str(message.id),
        parent=None if message.parent_id is None else str(message.parent_id),
        role=message.role,
        content=message.content,
        created=message.created_at,
        state="interrupted" if message.state == "streaming" else message.state,
        token_ids=message.token_ids,
        tokens=tokens,
        footer=message.footer,
        stats=_values_of(message.stats),
        audit=_values_of(message.audit),
        edited=message.edited,
    )


def _packed(message: ExchangedMessage) -> bytes | None:
    """The record of an answer's tokens as it is kept; None where it is damaged or is not that of this text."""
    try:
        blob = zlib.compress(json.dumps(message.tokens, ensure_ascii=False).encode())
        tokens = unpack_tokens(blob)
        sound = all(map(_is_sound, tokens)) and "".join(token.text for token in tokens) == message.content
    except (ValueError, TypeError, LookupError):
        return None
    return blob if sound else None


def _is_sound(token: AnswerToken) -> bool:
    numbers = [*(token.cut or ()), *(token.switch or ()), *([] if token.chance is None else [token.chance])]
    return (
        type(token.id) is int
        and isinstance(token.text, str)
        and token.kind in get_args(TokenKind)
        and all(isinstance(text, str) for text in token.rejected)
        and all(isinstance(value, int | float) for value in numbers)
        and isinstance(token.copied, bool)
    )


def _document(values: dict[str, Any] | None) -> str | None:
    try:
        return None if values is None else storable(json.dumps(values, allow_nan=False))
    except ValueError:
        return None


def _values_of(document: str | None) -> dict[str, Any] | None:
    with suppress(ValueError):
        values = json.loads(document or "null")
        return values if isinstance(values, dict) else None
    return None
