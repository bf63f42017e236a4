"""A kill in the middle of an answer, an import or a conversion loses no more than what was not yet saved."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from app.answer import unpack_tokens
from app.storage import schema
from app.storage.database import Database

CHILD = Path(__file__).with_name("streaming_child.py")
MESSAGES = 20
"""Of each conversation that importing_child.py writes."""
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("saves", [1, 7, 60])
def test_what_was_saved_before_a_kill_is_there_afterwards(tmp_path, saves):
    path = tmp_path / "conversations.db"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, CHILD, path], stdout=subprocess.PIPE, text=True, env=environment) as child:
        for _ in range(saves):
            last_told = int(child.stdout.readline())
        child.kill()
    database = Database.open(path)
    assert database.kept_aside is None
    assert database._connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database._connection.execute("INSERT INTO message_search(message_search, rank) VALUES ('integrity-check', 1)")
    question, answer = database.messages(1)
    assert (question.content, question.state, answer.state) == ("Count.", "complete", "interrupted")
    count = len(answer.token_ids)
    assert count >= last_told
    assert answer.content == "".join(f"{number} " for number in range(count))
    assert [token.id for token in unpack_tokens(answer.tokens)] == list(range(count))
    database.close()


def killed(path: Path, what: str, after: float) -> str:
    """Run importing_child.py and kill it so many seconds after it has begun; the last that it said."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, CHILD.with_name("importing_child.py"), path, what]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout.readline() == "begins\n"
        time.sleep(after)
        child.kill()
        said = child.stdout.read().splitlines()
    return said[-1] if said else ""


def sound(path: Path) -> Database:
    database = Database.open(path)
    assert database.kept_aside is None
    assert database.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    database.connection.execute("INSERT INTO message_search(message_search, rank) VALUES ('integrity-check', 1)")
    return database


SEEDS = [4, *(pytest.param(seed, marks=pytest.mark.long) for seed in (0, 1, 2, 3, 5, 6, 7, 8, 9))]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_kill_during_an_import_leaves_whole_conversations(tmp_path, seed):
    path = tmp_path / "conversations.db"
    told = int(killed(path, "import", random.Random(seed).uniform(0.1, 0.8)) or 0)
    database = sound(path)
    numbers = [row.id for row in database.list_conversations()]
    assert told <= len(numbers) <= told + 1
    assert all(len(database.conversation(number).path) == MESSAGES for number in numbers)
    database.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_kill_while_an_old_file_is_converted_loses_nothing(tmp_path, seed, version_1):
    """It may be killed twice."""
    draw = random.Random(seed)
    path = version_1(tmp_path / "conversations.db", conversations=200, messages=MESSAGES)
    for _ in range(2):
        killed(path, "migrate", draw.uniform(0.0, 0.25))
    database = sound(path)
    numbers = [row.id for row in database.list_conversations()]
    assert len(numbers) == 200
    assert all(len(database.conversation(number).path) == MESSAGES for number in numbers)
    assert len(database.search("needle")) == 1
    database.close()


@pytest.fixture
def version_1():
    """Writes a file as the first version of the program did."""

    def write(path: Path, *, conversations: int, messages: int) -> Path:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            with schema.transaction(connection):
                for statement in schema.MIGRATIONS[0]:
                    connection.execute(statement)
                connection.execute("PRAGMA user_version = 1")
                for number in range(1, conversations + 1):
                    connection.execute(
                        "INSERT INTO conversation (id, title, created_at, updated_at) VALUES (?, ?, 1, ?)",
                        (number, f"number {number}", number),
                    )
                    for place in range(messages):
                        content = "a needle" if (number, place) == (7, 3) else f"text {place} " * 40
                        connection.execute(
                            "INSERT INTO message (conversation_id, position, role, content, state, created_at)"
                            " VALUES (?, ?, ?, ?, 'complete', 1)",
                            (number, place, "assistant" if place % 2 else "user", content),
                        )
        return path

    return write
