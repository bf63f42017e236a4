"""Pins and folders in the file, and the way of an old file to them."""

import sqlite3
from contextlib import closing

import pytest

from app.storage import schema
from app.storage.database import Database
from app.storage.folding import fold, spans
from app.storage.search import SupersededError


@pytest.fixture
def path(tmp_path):
    return tmp_path / "conversations.db"


def places(database):
    return {row.title: (row.folder_id, row.pinned) for row in database.list_conversations()}


def test_pins_folders_and_what_is_in_them_survive(path):
    database = Database.open(path)
    job, zoo = database.create_folder(" Job\n1 "), database.create_folder("älter")
    sea, sky = database.create_conversation("Sea"), database.create_conversation("Sky")
    database.pin(sky, True)
    database.move(sea, job)
    database.move(sky, zoo)
    database.collapse_folder(job, True)
    database.rename_folder(zoo, "Zoo")
    database.close()
    database = Database.open(path)
    assert [(folder.name, folder.collapsed) for folder in database.list_folders()] == [("Job 1", True), ("Zoo", False)]
    assert places(database) == {"Sea": (job, False), "Sky": (zoo, True)}
    assert database.next_folder_id() == zoo + 1
    database.close()


def test_a_deleted_folder_gives_back_all_with_undo_and_lets_go_at_the_next_start(path):
    database = Database.open(path)
    job, sea = database.create_folder("Job"), database.create_conversation("Sea")
    database.move(sea, job)
    database.delete_folder(job)
    assert (database.list_folders(), places(database)) == ([], {"Sea": (None, False)})
    database.restore_folder(job)
    assert places(database) == {"Sea": (job, False)}
    database.delete_folder(job)
    database.close()
    database = Database.open(path)
    assert places(database) == {"Sea": (None, False)}
    database.restore_folder(job)
    assert database.list_folders() == []  # it is gone, not only hidden
    assert database.create_folder("next") == job + 1
    database.close()


def test_a_file_of_version_3_comes_through_with_an_index_that_folds(path):
    with closing(sqlite3.connect(path)) as connection:
        for statement in [statement for step in schema.MIGRATIONS[:3] for statement in step]:
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 3")
        connection.execute("INSERT INTO conversation (id, title, created_at, updated_at) VALUES (1, 'old', 1.0, 2.0)")
        connection.execute(
            "INSERT INTO message (id, conversation_id, role, content, state, created_at)"
            " VALUES (1, 1, 'user', 'Ein Café', 'complete', 3.0), (2, 1, 'assistant', 'Crème', 'streaming', 3.0)"
        )
        connection.commit()
    database = Database.open(path)
    assert places(database) == {"old": (None, False)}
    assert [hit.message_id for hit in database.search("cafe")] == [1]
    assert [hit.message_id for hit in database.search("CREME")] == [2]  # it was cut off, and is indexed now
    database.delete_messages_from(2)
    assert database.search("creme") == []
    (uid,) = database.connection.execute("SELECT uid FROM conversation").fetchone()
    assert len(uid) == 32
    database.connection.execute("INSERT INTO message_search(message_search) VALUES ('integrity-check')")
    database.close()


@pytest.mark.parametrize(
    ("text", "looked_for"),
    [
        ("Un Café", "cafe"),
        ("un cafe", "CAFÉ"),
        ("Straße", "STRASSE"),
        ("Ёлка", "елка"),
        ("ΚΑΛΗΜΕΡΑ", "καλημέρα"),
        ("漢字を書く", "字"),
        ("한국어", "국"),
        ("e\u0301te", "été"),
        ("a b c", "b"),
        ('say "hello there" now', '"hello there"'),
        ("to be OR not", "OR"),
        ("x AND NOT y*", "AND NOT y*"),
        ("50%_done", "%_"),
        ("ﬁne", "fine"),
    ],
)
def test_a_search_finds_what_a_reader_would(path, text, looked_for):
    database = Database.open(path)
    for title, content in (("plain", text), (text, "in the title")):
        database.add_message(database.create_conversation(title), "user", content)
    hits = database.search(looked_for)
    assert [hit.message_id is None for hit in hits] == [True, False]
    assert hits[1].marks
    assert hits[0].title_marks
    database.close()


def test_words_in_quotes_must_stand_together(path):
    database = Database.open(path)
    database.add_message(database.create_conversation("a"), "user", "hello out there")
    assert database.search('"hello there"') == []
    assert len(database.search("there hello")) == 1
    for text in ('"', '""', '" "', "'", "(", "NEAR(", "content:x", "^a", "-", '"unclosed hello'):
        database.search(text)
    assert len(database.search('"hello')) == 1
    database.close()


def test_messages_on_other_branches_are_found_and_shown_on_theirs(path):
    database = Database.open(path)
    number = database.create_conversation("a")
    question = database.add_message(number, "user", "first")
    old = database.add_message(number, "assistant", "needle", parent_id=question)
    leaf = database.add_message(number, "user", "below it", parent_id=old)
    new = database.add_message(number, "assistant", "newer", parent_id=question)
    (hit,) = database.search("needle")
    assert hit.message_id == old
    database.show_message(number, new)
    assert database.conversation(number).leaf_id == new
    database.show_message(number, old)
    assert database.conversation(number).leaf_id == leaf
    database.choose_leaf(number, old)
    database.show_message(number, question)
    assert database.conversation(number).leaf_id == old  # the branch on screen has it
    database.close()


def test_a_search_that_is_no_longer_wanted_is_given_up(path):
    database = Database.open(path)
    number = database.create_conversation("a")
    for _ in range(300):
        database.add_message(number, "user", "word " * 50)
    looks = []

    def wanted():
        looks.append(1)
        return False

    with pytest.raises(SupersededError):
        database.search("zz", wanted)
    assert looks
    assert database.search("zz", lambda: True) == []
    database.close()


def test_marks_stand_where_the_words_are():
    text = "Ein Café, e\u0301te und STRASSE ﬁ"
    marked = [text[start:end] for start, end in spans(text, [fold("café"), "ete", fold("Straße"), "fi"])]
    assert marked == ["Café", "e\u0301te", "STRASSE", "ﬁ"]
    assert spans("nothing", ["x"]) == ()
