import sqlite3
from contextlib import closing

import pytest

from app.storage import schema
from app.storage.database import Database
from app.storage.errors import NewerVersionError

VERSION_2 = ("ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",)
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
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, VERSION_2))
    database = Database.open(path)
    assert [row.title for row in database.list_conversations()] == ["kept"]
    database.close()
    assert version(path) == 2
    (backup,) = (path.parent / "backups").iterdir()
    assert version(backup) == 1
    monkeypatch.undo()
    copy = Database.open(backup)
    assert [row.title for row in copy.list_conversations()] == ["kept"]
    copy.close()


def test_a_step_that_fails_leaves_the_version_before_it(path, monkeypatch):
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, VERSION_2, BROKEN))
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        Database.open(path)
    assert version(path) == 2
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(conversation)")]
    assert "pinned" in columns
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
