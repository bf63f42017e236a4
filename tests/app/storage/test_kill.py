"""A kill in the middle of an answer loses no more than what was not yet saved."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.answer import unpack_tokens
from app.storage.database import Database

CHILD = Path(__file__).with_name("streaming_child.py")
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
