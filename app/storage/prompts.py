"""The user's own prompts, to measure a drafter on. Synchronous; on the connection of a Database."""

from app.storage.database import Database
from app.storage.errors import plain_errors

LONGEST = 4000
"""Characters: of longer ones most time would go into reading them, which no drafter shortens."""


def recent_prompts(database: Database, most: int) -> list[str]:
    """The last prompts of conversations that are not deleted, each once, the newest first."""
    with plain_errors():
        rows = database.connection.execute(
            "SELECT m.content FROM message AS m JOIN conversation AS c ON c.id = m.conversation_id"
            " WHERE m.role = 'user' AND c.deleted_at IS NULL AND length(trim(m.content)) BETWEEN 1 AND ?"
            " GROUP BY m.content ORDER BY max(m.id) DESC LIMIT ?",
            (LONGEST, most),
        ).fetchall()
    return [content for (content,) in rows]
