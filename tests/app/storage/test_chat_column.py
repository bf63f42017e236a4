"""How a conversation is answered is kept as it was given, and older files have none of it."""

import sqlite3
from contextlib import closing

import pytest

from app.storage import schema
from app.storage.database import Database

BEFORE = 4
"""The newest version without the column."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "conversations.db"


def test_it_is_kept_and_goes_with_the_conversation(path):
    with closing(Database.open(path)) as database:
        ident = database.create_conversation("One")
        assert database.chat(ident) is None
        database.save_chat(ident, "{}")
        other = database.create_conversation("Two")
    with closing(Database.open(path)) as database:
        assert (database.chat(ident), database.chat(other), database.chat(99)) == ("{}", None, None)


def test_what_is_no_text_is_none(path):
    with closing(Database.open(path)) as database:
        ident = database.create_conversation("One")
        database._connection.execute("UPDATE conversation SET chat = x'00ff'")
        assert database.chat(ident) is None


def test_a_file_from_before_keeps_its_conversations(path, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:BEFORE])
        with closing(Database.open(path)) as database:
            ident = database.create_conversation("One")
            database.add_message(ident, "user", "Hello?")
        with closing(sqlite3.connect(path)) as connection:
            before = connection.execute("SELECT * FROM conversation").fetchall()
    with closing(Database.open(path)) as database:
        assert database._connection.execute("SELECT * FROM conversation").fetchall() == [(*before[0], None)]
        assert [message.content for message in database.messages(ident)] == ["Hello?"]
