"""Killing the program in mid-answer loses no more than the last second of it."""

import json
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from app.answer import unpack_tokens
from app.storage.database import Database
from app.storage.drafts import read as read_draft

CHILD = Path(__file__).with_name("endless_window.py")
BUSY = Path(__file__).with_name("busy_window.py")
SLACK_S = 0.6
"""For a busy machine, beside the second between two saves."""


def read_for(child: subprocess.Popen[str], seconds: float) -> list[float]:
    """The times at which the engine said something."""
    times: list[float] = []
    while len(times) < 2 or times[-1] - times[0] < seconds:
        line = child.stdout.readline()
        assert line, "the program ended by itself"
        times.append(float(line))
    return times


def test_a_kill_in_mid_answer_loses_at_most_the_last_second(launch, own_home, child_environment, python):
    with subprocess.Popen([python, CHILD], stdout=subprocess.PIPE, text=True, env=child_environment) as child:
        times = read_for(child, 2.5)
        killed = time.time()
        child.kill()
    said_before_the_last_second = sum(1 for at in times if at < killed - 1 - SLACK_S) - 1  # prefill is the first

    p = launch()
    p.until(lambda: len(p.shown()) == 2)
    assert p.shown()[0] == ("user", "Count for ever.")
    question, answer = p.messages()
    assert answer.state == "interrupted"
    assert len(answer.token_ids) >= said_before_the_last_second > 30
    count = len(answer.token_ids) - 1
    assert answer.content == "Numbers: " + "".join(f"{number} " for number in range(count))
    assert p.shown()[1] == ("answer", answer.content)
    p.ask("Go on.")
    assert [m.content for m in p.engine.requests[0].messages] == [question.content, answer.content, "Go on."]


def test_a_polite_signal_in_mid_answer_records_all_of_it(launch, own_home, child_environment, python):
    with subprocess.Popen([python, CHILD], stdout=subprocess.PIPE, text=True, env=child_environment) as child:
        read_for(child, 0.5)
        asked = time.monotonic()
        child.send_signal(signal.SIGTERM)
        said = len(child.stdout.read().splitlines())  # until it ends
        assert child.wait(5) == 0
    assert time.monotonic() - asked < 3
    assert said >= 0
    p = launch()
    p.until(lambda: len(p.shown()) == 2)
    answer = p.messages()[1]
    assert answer.state == "complete"
    assert "stopped" in answer.footer
    assert "Traceback" not in (own_home / "logs" / "dspark.log").read_text()


def killed_at_a_seeded_moment(seed, environment, python):
    """Kill the busy program somewhere in its first seconds of work; what it had told until then."""
    told = []
    moment = random.Random(seed).uniform(0.3, 3.5)
    with subprocess.Popen([python, BUSY, str(seed)], stdout=subprocess.PIPE, text=True, env=environment) as child:
        while not told or told[-1][1] - told[0][1] < moment:
            line = child.stdout.readline()
            assert line, "the program ended by itself"
            told.append(json.loads(line))
        killed = time.time()
        child.kill()
        told += [json.loads(line) for line in child.stdout.read().splitlines() if line.endswith("]")]
    return told, killed


def check_nothing_but_the_last_second_is_lost(told, killed, path):
    database = Database.open(path)
    try:
        assert database.kept_aside is None
        check = database._connection.execute
        assert check("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert check("PRAGMA foreign_key_check").fetchall() == []
        check("INSERT INTO message_search(message_search, rank) VALUES ('integrity-check', 1)")
        (row,) = database.list_conversations()
        stored = database.conversation(row.id)
        known = {message.id: message for message in stored.messages}
        assert stored.leaf_id in known
        for message in stored.messages:
            parent = known.get(message.parent_id)
            assert (parent is None) == (message.parent_id is None)
            assert message.role == ("user" if parent is None or parent.role == "assistant" else "assistant")
            assert message.state != "streaming"
        in_time = [each for each in told if each[1] < killed - 1 - SLACK_S]
        for kind, _, value in in_time:
            if kind == "edited" or (kind == "prompt" and value[0] in known):  # a prompt may have been taken back
                assert known[value[0]].content == value[1]
        drafts = [each for each in told if each[0] == "draft"]
        if drafts and drafts[-1] in in_time:
            assert read_draft(database, row.id).text == drafts[-1][2]
        latest = {value[0]: value[1] for kind, _, value in in_time if kind == "tokens"}
        for message_id, count in latest.items():
            assert len(known[message_id].token_ids or ()) >= count
        for message in stored.messages:
            if message.tokens:
                tokens = unpack_tokens(message.tokens)
                assert "".join(token.text for token in tokens) == message.content
                assert tuple(token.id for token in tokens) == message.token_ids
    finally:
        database.close()


@pytest.mark.parametrize("seed", [*range(5), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(5, 50))])
def test_a_kill_at_any_moment_of_asking_and_editing_loses_at_most_the_last_second(
    seed, own_home, child_environment, python
):
    told, killed = killed_at_a_seeded_moment(seed, child_environment, python)
    check_nothing_but_the_last_second_is_lost(told, killed, own_home / "conversations.db")
