"""Memory does not grow from answer to answer."""

import gc
import sys

import psutil
import pytest
from fakes import ask, load

from dspark_core.engine import Engine
from dspark_core.requests import Message

MB = 1 << 20


@pytest.mark.long
@pytest.mark.starter
@pytest.mark.timeout(0)
def test_two_hundred_answers_take_no_more_memory_than_twenty(starter_folder, capsys):
    """One conversation that grows, edits and starts again, as in the window."""
    engine, process = Engine(), psutil.Process()
    load(engine, starter_folder, drafter="lookup", precision="auto", context_length=2048, threads=None)
    turns: list[Message] = []
    resident = {}
    for number in range(1, 201):
        if number % 10 == 1:
            turns = []
        turns.append(Message("user", f"Tell me something about the number {number}."))
        end = ask(engine, messages=tuple(turns), max_new_tokens=24)[-1]
        turns.append(Message("assistant", end.text, end.token_ids))
        if number in (20, 200):
            gc.collect()
            resident[number] = process.memory_info().rss
    after, later = (f"{resident[number] / MB:.0f} MB after {number} answers" for number in (20, 200))
    with capsys.disabled():
        sys.stdout.write(f"\nresident: {after}, {later}\n")
    assert resident[200] <= resident[20] + 50 * MB
