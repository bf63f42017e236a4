"""Search over titles and all messages. Synchronous SQL on the connection of app.storage.database."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.storage.errors import plain_errors
from app.storage.folding import first_span, fold, spans
from app.storage.records import SEARCH_LIMIT, SearchHit, storable

PER_CONVERSATION = 5
SEARCH_LENGTH = 100
"""Characters of a search text that count: one long repetitive word would keep the index busy for seconds."""
TRIGRAM = 3
"""The index finds words of at least this many characters; shorter ones are looked for in every message."""
EXCERPT_BEFORE = 16
EXCERPT_LENGTH = 160
_STEPS = 1_000
"""Of SQLite's machine, between two looks at whether the search is still wanted: a few dozen messages."""

_STEP_S = 0.02

_WORDS = re.compile(r'"([^"]+)"|[^\s"]+')


class SupersededError(Exception):
    """The search was given up because its result is no longer wanted."""


def words_of(text: str) -> list[str]:
    """What is looked for, folded: each word, and what stands in double quotes as one. Nothing is an operator."""
    text = storable(text[:SEARCH_LENGTH]).replace("\0", " ")
    text = re.sub("[„“”«»]", '"', text)
    found = (fold(match.group(1) or match.group()) for match in _WORDS.finditer(text))
    return [" ".join(word.split()) for word in found if word.strip()]


class Search:
    """A search in steps, between which the connection is free for something else."""

    def __init__(self, connection: sqlite3.Connection, text: str) -> None:
        self.text = text
        self._connection = connection
        self._words = words_of(text)
        self._hits: list[SearchHit] = []
        self._conversations: list[tuple[int, str, float]] | None = None
        """Those that are still to be looked through, from the oldest; None before the first step."""
        self._found = 0

    def step(self, wanted: Callable[[], bool]) -> bool:
        """Search on for a moment; whether there is more to do. Raises SupersededError soon after ``wanted`` has become
        false; the step can then be taken again."""
        if not self._words:
            return False
        with plain_errors(), _while_wanted(self._connection, wanted):
            if self._conversations is None:
                self._hits = [*_titles(self._connection, self._words)]
                if any(len(word) >= TRIGRAM for word in self._words):
                    self._hits += _indexed_messages(self._connection, self._words)
                    return False
                self._conversations = _all_conversations(self._connection)
            until = time.perf_counter() + _STEP_S
            while self._conversations and self._found < SEARCH_LIMIT and time.perf_counter() < until:
                hits = [*_messages_of(self._connection, self._conversations[-1], self._words)]
                self._conversations.pop()
                self._hits += hits
                self._found += bool(hits)
        return bool(self._conversations) and self._found < SEARCH_LIMIT

    def hits(self) -> list[SearchHit]:
        """What was found: newest conversation first, in it the title, then newest message."""
        self._hits.sort(
            key=lambda hit: (-hit.updated_at, -hit.conversation_id, hit.message_id is not None, -(hit.message_id or 0))
        )
        return self._hits[:SEARCH_LIMIT]


def search(connection: sqlite3.Connection, text: str, wanted: Callable[[], bool]) -> list[SearchHit]:
    """The messages and titles that have all words. Raises SupersededError soon after ``wanted`` has become false."""
    whole = Search(connection, text)
    while whole.step(wanted):
        pass
    return whole.hits()


def _titles(connection: sqlite3.Connection, words: list[str]) -> Iterator[SearchHit]:
    rows = connection.execute(
        "SELECT id, title, updated_at, (SELECT substr(content, 1, ?) FROM message WHERE conversation_id = c.id"
        " ORDER BY id LIMIT 1) FROM conversation AS c"
        f" WHERE deleted_at IS NULL AND {_all_in('title', words)} ORDER BY updated_at DESC, id DESC LIMIT ?",
        (EXCERPT_LENGTH, *words, SEARCH_LIMIT),
    )
    for number, title, updated_at, beginning in rows:
        snippet, _ = excerpt(beginning or "", [])
        yield SearchHit(number, None, title, snippet, updated_at, title_marks=spans(title, words))


def _indexed_messages(connection: sqlite3.Connection, words: list[str]) -> Iterator[SearchHit]:
    """Those that the index of texts finds by the words it knows."""
    condition, values = _all_in("m.content", short := [word for word in words if len(word) < TRIGRAM]), [*short]
    long_words = [word for word in words if len(word) >= TRIGRAM]
    values.append(" ".join('"' + word.replace('"', '""') + '"' for word in long_words))
    rows = connection.execute(
        "SELECT c.id, m.id, c.title, m.content, c.updated_at"
        " FROM message AS m JOIN conversation AS c ON c.id = m.conversation_id"
        f" WHERE c.deleted_at IS NULL AND m.state <> 'streaming' AND {condition}"
        " AND m.id IN (SELECT rowid FROM message_search WHERE message_search MATCH ?)"
        " ORDER BY c.updated_at DESC, c.id DESC, m.id DESC",
        values,
    )
    count: dict[int, int] = {}
    for number, message_id, title, content, updated_at in rows:
        count[number] = count.get(number, 0) + 1
        if len(count) > SEARCH_LIMIT or sum(count.values()) > SEARCH_LIMIT * PER_CONVERSATION:
            return
        if count[number] <= PER_CONVERSATION:
            snippet, marks = excerpt(content, words)
            yield SearchHit(number, message_id, title, snippet, updated_at, marks, spans(title, words))


def _all_conversations(connection: sqlite3.Connection) -> list[tuple[int, str, float]]:
    """From the oldest."""
    return connection.execute(
        "SELECT id, title, updated_at FROM conversation WHERE deleted_at IS NULL ORDER BY updated_at, id"
    ).fetchall()


def _messages_of(
    connection: sqlite3.Connection, conversation: tuple[int, str, float], words: list[str]
) -> Iterator[SearchHit]:
    """Of one conversation, without the index of texts: a letter that stands everywhere is found at once."""
    number, title, updated_at = conversation
    rows = connection.execute(
        "SELECT id, content FROM message WHERE conversation_id = ? AND state <> 'streaming'"
        f" AND {_all_in('content', words)} ORDER BY id DESC LIMIT ?",
        (number, *words, PER_CONVERSATION),
    )
    for message_id, content in rows:
        snippet, marks = excerpt(content, words)
        yield SearchHit(number, message_id, title, snippet, updated_at, marks, spans(title, words))


def excerpt(content: str, words: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """One line of the content around the first of the folded words, and where they stand in it."""
    start = max(0, first_span(content, words) - EXCERPT_BEFORE) if words else 0
    end = start + EXCERPT_LENGTH
    line = " ".join(content[start:end].replace("\0", " ").split())
    line = ("…" if start else "") + line + ("…" if end < len(content) else "")
    return line, spans(line, words) if words else ()


def _all_in(column: str, words: list[str]) -> str:
    return " AND ".join(["1", *[f"instr(fold({column}), ?) > 0"] * len(words)])


@contextmanager
def _while_wanted(connection: sqlite3.Connection, wanted: Callable[[], bool]) -> Iterator[None]:
    connection.set_progress_handler(lambda: not wanted(), _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise SupersededError from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
