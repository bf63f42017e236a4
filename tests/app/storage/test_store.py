import itertools
import sqlite3
import threading
import time

import pytest
from PySide6.QtCore import QObject, QThread, Slot

from app.storage.database import Database
from app.storage.errors import StorageError
from app.storage.search import Search, SupersededError
from app.storage.store import ConversationStore


class Listener(QObject):
    """Keeps what the store said, and on which thread it was heard."""

    def __init__(self, store: ConversationStore) -> None:
        super().__init__()
        self.lists: list[list] = []
        self.messages: list[tuple] = []
        self.hits: list[tuple] = []
        self.failures: list[tuple] = []
        self.threads: set[int] = set()
        store.conversations_changed.connect(self.on_conversations)
        store.conversation_changed.connect(self.on_conversation)
        store.conversation_opened.connect(self.on_messages)
        store.search_finished.connect(self.on_hits)
        store.failed.connect(self.on_failed)

    @Slot(object)
    def on_conversations(self, rows):
        self.threads.add(threading.get_ident())
        self.lists.append(rows)

    @Slot(int, object)
    def on_conversation(self, conversation_id, row):
        """The list as it is then."""
        others = [other for other in self.lists[-1] if other.id != conversation_id]
        self.lists.append([row, *others] if row is not None else others)

    @Slot(int, object)
    def on_messages(self, conversation_id, conversation):
        self.threads.add(threading.get_ident())
        self.messages.append((conversation_id, conversation.path))

    @Slot(str, object)
    def on_hits(self, text, hits):
        self.hits.append((text, hits))

    @Slot(str, str)
    def on_failed(self, message, hint):
        self.threads.add(threading.get_ident())
        self.failures.append((message, hint))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "conversations.db"


@pytest.fixture
def store(qtbot, path):
    store = ConversationStore(path)
    yield store
    assert store.close()
    assert not store.findChild(QThread).isRunning()


def test_one_turn_without_waiting_for_anything(qtbot, path):
    store = ConversationStore(path)
    conversation = store.create_conversation("Sky")
    question = store.add_message(conversation, "user", "why?")
    answer = store.begin_answer(conversation)
    ids = [1]
    store.save_partial(answer, "be", ids, b"t1")
    ids.append(2)  # the caller's list grows on
    store.save_partial(answer, "because", ids, b"t2")
    store.finish_answer(answer, "because.", ids, b"t3", "footer", "{}", "complete")
    assert store.close()
    assert (conversation, question, answer) == (1, 1, 2)
    database = Database.open(path)
    assert [(m.id, m.content, m.state) for m in database.messages(conversation)] == [
        (1, "why?", "complete"),
        (2, "because.", "complete"),
    ]
    database.close()
    again = ConversationStore(path)
    assert again.create_conversation("next") == 2
    assert again.add_message(2, "user", "x") == 3
    assert again.close()


def test_answers_come_as_signals_on_the_callers_thread(qtbot, store):
    listener = Listener(store)
    conversation = store.create_conversation("Sky")
    store.add_message(conversation, "user", "Rayleigh scattering")
    store.open_conversation(conversation)
    store.open_conversation(99)
    store.search("scatter")
    qtbot.waitUntil(lambda: bool(listener.hits))
    assert [row.title for row in listener.lists[-1]] == ["Sky"]
    assert [(number, len(messages)) for number, messages in listener.messages] == [(conversation, 1), (99, 0)]
    text, (hit,) = listener.hits[0]
    assert (text, hit.conversation_id) == ("scatter", conversation)
    assert listener.threads == {threading.get_ident()}


def test_rename_delete_restore_and_regenerate(qtbot, store):
    listener = Listener(store)
    conversation = store.create_conversation("Sky")
    question = store.add_message(conversation, "user", "why?")
    store.rename(conversation, "Blue")
    store.delete(conversation)
    store.restore_conversation(conversation)
    store.delete_messages_from(question)
    store.open_conversation(conversation)
    qtbot.waitUntil(lambda: bool(listener.messages))
    titles = [[row.title for row in rows] for rows in listener.lists]
    assert titles[-3:] == [["Blue"], [], ["Blue"]]
    assert listener.messages == [(conversation, [])]


def test_calls_return_while_the_disk_is_slow(qtbot, store, monkeypatch):
    answer = store.begin_answer(store.create_conversation("Sky"))
    slow = Database.save_partial

    def save_partial(self, *args, **named):
        time.sleep(1.0)
        slow(self, *args, **named)

    monkeypatch.setattr(Database, "save_partial", save_partial)
    before = time.perf_counter()
    store.save_partial(answer, "x" * 1_000_000, range(1000), b"")
    assert time.perf_counter() - before < 0.5
    assert not store.close(timeout_ms=20)
    assert store.close()


def test_a_full_disk_is_told_once_and_all_is_saved_when_there_is_room_again(qtbot, path, monkeypatch):
    room = threading.Event()

    def needs_room(method):
        def guarded(self, *args, **named):
            if not room.is_set():
                raise StorageError("The disk is full.", "Free some space.")
            return method(self, *args, **named)

        return guarded

    for name in ("create_conversation", "add_message", "save_partial", "finish_answer"):
        monkeypatch.setattr(Database, name, needs_room(getattr(Database, name)))
    store = ConversationStore(path)
    listener = Listener(store)
    conversation = store.create_conversation("Sky")
    store.add_message(conversation, "user", "why?")
    answer = store.begin_answer(conversation)
    for length in range(1, 30):
        store.save_partial(answer, "x" * length, range(length), b"")
    store.search("flush")
    qtbot.waitUntil(lambda: bool(listener.hits))
    assert listener.failures == [("The disk is full.", "Free some space.")]
    assert store.unsaved == 4  # of the partials only the last
    assert listener.lists == [[]]
    room.set()
    store.save_partial(answer, "x" * 30, range(30), b"")
    qtbot.waitUntil(lambda: [row.title for row in listener.lists[-1]] == ["Sky"])
    assert store.close()
    assert store.unsaved == 0
    database = Database.open(path)
    assert [(m.content, m.state) for m in database.messages(conversation)] == [
        ("why?", "complete"),
        ("x" * 30, "interrupted"),
    ]
    database.close()


def test_a_write_that_is_our_mistake_does_not_hold_up_the_next_one(qtbot, store, caplog):
    listener = Listener(store)
    store.add_message(12345, "user", "to nobody")
    store.create_conversation("Sky")
    qtbot.waitUntil(lambda: bool(listener.lists) and bool(listener.lists[-1]))
    assert len(listener.failures) == 1
    assert "fault in the program" in listener.failures[0][0]
    assert "add_message" in caplog.text


def test_a_second_copy_goes_on_in_memory_and_says_so(qtbot, store, path, monkeypatch):
    with qtbot.waitSignal(store.conversation_changed):
        store.create_conversation("Sky")
    opened = Database.open
    monkeypatch.setattr(Database, "open", lambda path: opened(path, busy_timeout_s=0.05))
    second = ConversationStore(path)
    listener = Listener(second)
    conversation = second.create_conversation("unsaved")
    second.open_conversation(conversation)
    qtbot.waitUntil(lambda: bool(listener.messages))
    ((message, hint),) = listener.failures
    assert "Another copy" in message
    assert "not kept" in message
    assert hint
    assert [row.title for row in listener.lists[-1]] == ["unsaved"]
    assert second.close()


@pytest.mark.parametrize("error", [StorageError("No way in.", "Open it."), sqlite3.OperationalError("our bug")])
def test_a_file_that_cannot_be_opened_leaves_a_working_store(qtbot, path, monkeypatch, error):
    opened = Database.open

    def refuse(where):
        if where == path:
            raise error
        return opened(where)

    monkeypatch.setattr(Database, "open", refuse)
    store = ConversationStore(path)
    listener = Listener(store)
    store.create_conversation("here")
    qtbot.waitUntil(lambda: len(listener.lists) > 1)
    assert "not kept" in listener.failures[0][0]
    assert store.close()
    assert not path.exists()


def test_a_damaged_file_is_told_with_where_it_was_kept(qtbot, path):
    path.write_bytes(b"garbage " * 1000)
    store = ConversationStore(path)
    listener = Listener(store)
    qtbot.waitUntil(lambda: bool(listener.failures))
    message, hint = listener.failures[0]
    assert "damaged" in message
    assert "conversations.db.damaged-" in hint
    assert store.close()
    assert store.close()  # twice is harmless


def test_what_could_not_be_saved_until_the_end_is_counted(qtbot, store, path, monkeypatch):
    def full(self, **named):
        raise StorageError("The disk is full.", "Free some space.")

    monkeypatch.setattr(Database, "rename", full)
    store.rename(store.create_conversation("Sky"), "Blue")
    assert store.close()
    assert store.unsaved == 1


def test_opening_and_closing_again_and_again_leaves_no_thread(qtbot, path):
    before = threading.active_count()
    for number in range(1, 21):
        store = ConversationStore(path)
        assert store.create_conversation("Sky") == number
        assert store.close()
    assert threading.active_count() == before


def test_a_search_gives_way_to_the_next(qtbot, store, monkeypatch):
    listener = Listener(store)
    store.add_message(store.create_conversation("a"), "user", "needle")
    asked = []
    begin = Database.begin_search
    monkeypatch.setattr(Database, "begin_search", lambda self, text: asked.append(text) or begin(self, text))
    reached, go_on = threading.Event(), threading.Event()
    busy = store.later(lambda database: reached.set() or go_on.wait(10))
    assert reached.wait(10)
    for text in ("n", "ne", "need"):
        store.search(text)
    go_on.set()
    busy.result(10)
    qtbot.waitUntil(lambda: bool(listener.hits))
    assert [text for text, _ in listener.hits] == ["need"]
    assert asked == ["need"]
    store.search("")
    store.search("needle")
    qtbot.waitUntil(lambda: len(listener.hits) == 2)


def test_saving_does_not_wait_for_a_search(qtbot, store, monkeypatch):
    """The search holds still in its first step until it is not wanted; it is found whole afterwards."""
    listener = Listener(store)
    number = store.create_conversation("a")
    store.add_message(number, "user", "x needle")
    reached, given_up = threading.Event(), []
    step = Search.step

    def held(self, wanted):
        if not given_up:
            reached.set()
            end = time.monotonic() + 10
            while wanted() and time.monotonic() < end:
                time.sleep(0.001)
            given_up.append(not wanted())
            raise SupersededError
        return step(self, wanted)

    monkeypatch.setattr(Search, "step", held)
    store.search("x")
    assert reached.wait(10)
    store.add_message(number, "user", "x other")
    qtbot.waitUntil(lambda: bool(listener.hits))
    assert given_up == [True]
    assert [len(hits) for _, hits in listener.hits] == [2]  # the message that came between is among them


def test_a_short_word_is_looked_for_in_many_steps(store, monkeypatch):
    def steps(database):
        for number in range(5):
            database.add_message(database.create_conversation(str(number)), "user", "a needle" if number % 2 else "no")
        whole, count = Search(database.connection, "a"), 1
        while whole.step(lambda: True):
            count += 1
        return count, [hit.title for hit in whole.hits()]

    monkeypatch.setattr("app.storage.search.time.perf_counter", itertools.count().__next__)
    monkeypatch.setattr("app.storage.search._STEP_S", 1.5)  # one look at the clock each
    count, titles = store.later(steps).result(10)
    assert count > 3
    assert titles == ["3", "1"]


def test_jobs_are_carried_out_in_their_turn_and_what_they_raise_is_told(qtbot, store):
    number = store.create_conversation("a")
    assert store.later(lambda database: len(database.list_conversations())).result(10) == 1
    store.delete(number)
    assert store.later(lambda database: len(database.list_conversations())).result(10) == 0
    with pytest.raises(ZeroDivisionError):
        store.later(lambda database: 1 / 0).result(10)
