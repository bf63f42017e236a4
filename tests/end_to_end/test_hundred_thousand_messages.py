"""One conversation of very many messages in the real window: work that does not grow with it, and no freeze."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from scripted_engine import Answer, ScriptedEngine, plain

from app.answer import AnswerToken, pack_tokens
from app.storage.database import Database
from app.storage.records import pack_ids
from app.transcript.turns import Turn

RUNS = 5
LONGEST_S = 1.0
FRAME_S = 0.033
TOKENS = [AnswerToken(number, f"word{number} ", "accepted") for number in range(40)]
STATS = json.dumps({"reason": "stop", "target": "Scripted", "accepted_lengths": [1, 2, 3]})


def store_conversation(home: Path, count: int) -> int:
    """A conversation of so many messages, a question and an answer by turns, in the file of the program."""
    database = Database.open(home / "conversations.db")
    number = database.create_conversation("Long")
    answer = "".join(token.text for token in TOKENS), pack_ids(range(40)), pack_tokens(TOKENS), "40 tokens", STATS
    columns = "conversation_id, parent_id, state, created_at, role, content, token_ids, tokens, footer, stats"
    rows = (
        (number, index or None, "complete", 0.0)
        + (("assistant", *answer) if index % 2 else ("user", f"Question {index}", None, None, "", None))
        for index in range(count)
    )
    with database.connection as connection:
        connection.execute("BEGIN")
        connection.executemany(f"INSERT INTO message ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute("UPDATE conversation SET leaf_id = ?", (count,))
    database.close()
    return number


def busy(p) -> bool:
    return p.chat.busy or p.chat.finder.busy or p.session._opening is not None or p.session.busy


def work(p, act: Callable[[], object]) -> list[float]:
    """Seconds of the window's own thread in ``act`` and in each turn of the event loop until it has nothing to do."""
    took, still = [], 0
    started = time.thread_time()
    act()
    took.append(time.thread_time() - started)
    while still < 20:
        started = time.thread_time()
        QApplication.processEvents()
        took.append(time.thread_time() - started)
        still = 0 if busy(p) else still + 1
        time.sleep(0.001)
    return took


def calls(act: Callable[[], object]) -> int:
    """How many functions are called."""
    count = 0

    def note(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def opened(launch, home: Path, count: int):
    number = store_conversation(home, count)
    p = launch(ScriptedEngine(answers=[Answer(plain("a b c")) for _ in range(2 * RUNS)]))
    p.session.open_conversation(number)
    p.until(lambda: not busy(p), timeout=60_000)
    return p


def counted(launch, home: Path, count: int) -> tuple[int, int, int]:
    """Calls for a flush of tokens, for a step of the scroll bar, for a key in the prompt box."""
    p = opened(launch, home, count)
    p.chat.add_answer(10**9)
    bar = p.chat.verticalScrollBar()

    def flush() -> None:
        p.chat.append_tokens(10**9, TOKENS[:1])
        p.chat._queue._work()

    def scroll() -> None:
        bar.setValue(bar.value() - 1)
        p.chat._queue._work()

    for act in (flush, scroll):
        act()
    p.qtbot.waitUntil(lambda: not p.chat.busy)
    found = calls(flush), calls(scroll), calls(lambda: p.program.context.set_written("one key"))
    p.close()
    return found


def test_what_is_done_again_and_again_does_not_grow_with_the_conversation(launch, own_home, tmp_path, monkeypatch):
    read: list[int] = []
    whole = Turn.open
    monkeypatch.setattr(Turn, "open", lambda turn: (read.append(turn.id), whole(turn)))
    few = counted(launch, own_home, 200)
    (own_home / "conversations.db").unlink()
    read.clear()
    many = counted(launch, own_home, 3200)
    assert len(read) < 100  # records are read of what is near only
    for before, after in zip(few, many, strict=True):
        assert after <= 1.2 * before + 40, (few, many)


@pytest.mark.long
def test_a_hundred_thousand_messages_freeze_nothing(launch, own_home, record_property):
    p = opened(launch, own_home, 100_000)
    number, bar, finder = p.session.conversation_id, p.chat.verticalScrollBar(), p.chat.finder
    turns = p.session.conversation.turns

    def scroll() -> list[float]:
        took = []
        for _ in range(100):
            started = time.thread_time()
            bar.setValue(bar.value() - 100)
            QApplication.processEvents()
            took.append(time.thread_time() - started)
        return sorted(took)

    def edit() -> None:
        p.session.edit_message(p.session.conversation.turns[50_000].id)
        p.session.send("edited")

    acts = {
        "leaving": p.window.new_chat,
        "opening": lambda: p.session.open_conversation(number),
        "to the top": lambda: bar.setValue(0),
        "to the end": lambda: bar.setValue(bar.maximum()),
        "finding": lambda: (finder.open(), finder.bar.edit.setText("question 777")),
        "next found": finder.next,
        "closing": finder.close,
        "sending": lambda: p.session.send("More"),
        "editing": edit,
        "other version": lambda: p.session.show_version(p.session.conversation.turns[50_000].id, -1),
    }
    longest: dict[str, list[float]] = {name: [] for name in acts}
    frames = []
    for _ in range(RUNS):
        for name, act in acts.items():
            longest[name].append(max(work(p, act)))
        frames.append(scroll()[98])
    assert len(turns) >= 100_000
    record_property("longest_ms", {name: [round(1000 * each) for each in took] for name, took in longest.items()})
    record_property("frame_p99_ms", [round(1000 * each, 1) for each in frames])
    for name, took in longest.items():
        assert statistics.median(took) < LONGEST_S, (name, took)
    assert statistics.median(frames) <= FRAME_S, frames
