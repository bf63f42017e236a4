import sqlite3
from contextlib import closing

import pytest

from app.storage import schema
from app.storage.database import Database
from app.storage.errors import NewerVersionError

NEXT = ("ALTER TABLE conversation ADD COLUMN tint INTEGER NOT NULL DEFAULT 0",)
NEWEST = len(schema.MIGRATIONS)
BROKEN = ("ALTER TABLE conversation ADD COLUMN colour TEXT", "this is not SQL")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "conversations.db"
    database = Database.open(path)
    database.add_message(database.create_conversation("kept"), "user", "hello")
    database.close()
    return path


def version(path):
    with closing(sqlite3.connect(path)) as connection:
        return schema.version_of(connection)


def test_a_new_file_is_at_the_newest_version_without_a_backup(path):
    assert version(path) == len(schema.MIGRATIONS)
    assert not (path.parent / "backups").exists()


def test_an_older_file_is_backed_up_and_brought_up_to_date(path, monkeypatch):
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, NEXT))
    database = Database.open(path)
    assert [row.title for row in database.list_conversations()] == ["kept"]
    database.close()
    assert version(path) == NEWEST + 1
    (backup,) = (path.parent / "backups").iterdir()
    assert version(backup) == NEWEST
    monkeypatch.undo()
    copy = Database.open(backup)
    assert [row.title for row in copy.list_conversations()] == ["kept"]
    copy.close()


def test_a_step_that_fails_leaves_the_version_before_it(path, monkeypatch):
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, NEXT, BROKEN))
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        Database.open(path)
    assert version(path) == NEWEST + 1
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(conversation)")]
    assert "tint" in columns
    assert "colour" not in columns


def test_a_newer_file_is_refused_and_not_altered(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    content = path.read_bytes()
    with pytest.raises(NewerVersionError, match="newer version") as caught:
        Database.open(path)
    assert "Update" in caught.value.hint
    assert path.read_bytes() == content
    assert sorted(file.name for file in path.parent.iterdir()) == ["conversations.db"]


def test_answers_of_version_1_come_through_and_can_be_audited(tmp_path):
    path = tmp_path / "conversations.db"
    with closing(sqlite3.connect(path)) as connection:
        for statement in schema.MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")
        connection.execute("INSERT INTO conversation VALUES (1, 'old', 1.0, 2.0, NULL)")
        connection.execute(
            "INSERT INTO message VALUES (1, 1, 0, 'assistant', 'hello', ?, NULL, '1 token', '{}', 'complete', 3.0)",
            (b"\x07\0\0\0",),
        )
        connection.commit()
    database = Database.open(path)
    (answer,) = database.messages(1)
    assert (answer.content, answer.token_ids, answer.footer, answer.stats) == ("hello", (7,), "1 token", "{}")
    assert (answer.created_at, answer.audit) == (3.0, None)
    database.save_audit(1, '{"tokens": 1}')
    assert database.messages(1)[0].audit == '{"tokens": 1}'
    assert [hit.snippet for hit in database.search("hello")] == ["hello"]
    database.close()
    (backup,) = (path.parent / "backups").iterdir()
    assert version(backup) == 1
    assert version(path) == NEWEST
