"""Unsent prompts in the file. Synchronous; on the connection of a Database. A conversation None is the one that is not
begun yet.

The attachments have a table of their own: a row of another table would be written anew, with all of them, for each key.
"""

from app.storage import schema
from app.storage.database import Database
from app.storage.errors import plain_errors
from app.storage.records import Draft, storable


def save_text(database: Database, conversation_id: int | None, text: str) -> None:
    with plain_errors(), schema.transaction(database.connection):
        if conversation_id is None:
            database.connection.execute("UPDATE new_chat SET draft = ?", (storable(text),))
        else:
            database.connection.execute(
                "UPDATE conversation SET draft = ? WHERE id = ?", (storable(text), conversation_id)
            )


def save_attached(database: Database, conversation_id: int | None, attached: str) -> None:
    with plain_errors(), schema.transaction(database.connection):
        database.connection.execute("DELETE FROM draft_attachments WHERE conversation_id IS ?", (conversation_id,))
        if attached:
            database.connection.execute(
                "INSERT INTO draft_attachments VALUES (?, ?)", (conversation_id, storable(attached))
            )


def read(database: Database, conversation_id: int | None) -> Draft:
    """Empty for an unknown conversation."""
    with plain_errors():
        if conversation_id is None:
            text = database.connection.execute("SELECT draft FROM new_chat").fetchone()
        else:
            text = database.connection.execute(
                "SELECT draft FROM conversation WHERE id = ?", (conversation_id,)
            ).fetchone()
        attached = database.connection.execute(
            "SELECT blocks FROM draft_attachments WHERE conversation_id IS ?", (conversation_id,)
        ).fetchone()
    return Draft(text[0] if text else "", attached[0] if attached else "")
