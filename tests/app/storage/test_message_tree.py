"""The tree of messages and the unsent drafts in the file, and how files of older versions come to have them."""

import sqlite3
from contextlib import closing

import pytest

from app.storage import drafts, schema
from app.storage.database import Database
from app.storage.records import Draft

LONG = 1500
"""Messages in a row: more than SQLite nests steps of a cascade."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "conversations.db"


@pytest.fixture
def database(path):
    database = Database.open(path)
    yield database
    database.close()


def contents(database, conversation):
    return [message.content for message in database.messages(conversation)]


def branched(database):
    """A prompt with two answers, the first of them followed up."""
    conversation = database.create_conversation("x")
    prompt = database.add_message(conversation, "user", "prompt")
    first = database.add_message(conversation, "assistant", "first")
    follow = database.add_message(conversation, "user", "follow")
    second = database.add_message(conversation, "assistant", "second", parent_id=prompt)
    return conversation, prompt, first, follow, second


def test_a_new_message_is_on_screen_and_the_older_branch_stays(database):
    conversation, _, first, follow, _ = branched(database)
    assert contents(database, conversation) == ["prompt", "second"]
    assert [m.content for m in database.conversation(conversation).messages] == ["prompt", "first", "follow", "second"]
    database.choose_leaf(conversation, follow)
    assert contents(database, conversation) == ["prompt", "first", "follow"]
    database.choose_leaf(conversation, first)  # a branch is shown to its end
    assert contents(database, conversation) == ["prompt", "first", "follow"]
    database.add_message(conversation, "user", "another beginning", parent_id=None)
    assert contents(database, conversation) == ["another beginning"]


def test_the_branch_on_screen_is_there_after_a_restart(path):
    database = Database.open(path)
    conversation, _, _, follow, _ = branched(database)
    database.choose_leaf(conversation, follow)
    database.close()
    database = Database.open(path)
    assert contents(database, conversation) == ["prompt", "first", "follow"]
    database.close()


def test_a_leaf_of_another_conversation_or_of_none_is_not_taken(database):
    conversation, *_, second = branched(database)
    other, *_ = branched(database)
    database.choose_leaf(other, second)
    database.choose_leaf(conversation, 999)
    assert contents(database, conversation) == contents(database, other) == ["prompt", "second"]
    with pytest.raises(sqlite3.IntegrityError):
        database.add_message(other, "user", "strays", parent_id=second)


def test_deleting_takes_the_branches_behind_and_puts_the_turn_before_on_screen(database):
    conversation, prompt, first, follow, second = branched(database)
    database.choose_leaf(conversation, follow)
    database.delete_messages_from(first)
    assert database.conversation(conversation).leaf_id == prompt
    assert contents(database, conversation) == ["prompt", "second"]
    database.delete_messages_from(prompt)
    assert database.conversation(conversation).messages == ()
    assert database.search("follow") == []
    assert second


def test_a_deletion_elsewhere_leaves_the_branch_on_screen(database):
    conversation, _, first, _, second = branched(database)
    database.delete_messages_from(first)
    assert database.conversation(conversation).leaf_id == second


def test_a_conversation_longer_than_sqlite_nests_can_be_deleted(path):
    database = Database.open(path)
    conversation = database.create_conversation("long")
    database._connection.executemany(
        "INSERT INTO message (id, conversation_id, parent_id, role, content, state, created_at)"
        " VALUES (?, ?, ?, 'user', 'word', 'complete', 0)",
        [(number, conversation, number - 1 or None) for number in range(1, LONG + 1)],
    )
    assert len(database.messages(conversation)) == LONG
    database.delete_messages_from(2)
    assert len(database.messages(conversation)) == 1
    database._connection.executemany(
        "INSERT INTO message (id, conversation_id, parent_id, role, content, state, created_at)"
        " VALUES (?, ?, ?, 'user', 'word', 'complete', 0)",
        [(number, conversation, number - 1 or None) for number in range(2, LONG + 1)],
    )
    database.delete(conversation)
    database.close()
    database = Database.open(path)
    assert database.messages(conversation) == []
    assert database._connection.execute("SELECT count(*) FROM message").fetchone() == (0,)
    database.close()


def test_a_resumed_answer_is_streaming_again_and_found_when_it_ends(path):
    database = Database.open(path)
    conversation = database.create_conversation("x")
    answer = database.begin_answer(conversation)
    database.finish_answer(answer, "half a", [1], b"", "stopped", None, "complete")
    database.resume_answer(answer)
    assert database.messages(conversation)[0].state == "streaming"
    database.save_partial(answer, "half a thought", [1, 2], b"")
    database.close()
    database = Database.open(path)
    kept = database.messages(conversation)[0]
    assert (kept.state, kept.content, kept.token_ids) == ("interrupted", "half a thought", (1, 2))
    assert [hit.message_id for hit in database.search("thought")] == [answer]
    database._connection.execute("INSERT INTO message_search(message_search, rank) VALUES ('integrity-check', 1)")
    database.close()


def test_an_answer_written_by_the_user_is_marked(database):
    conversation, prompt, *_ = branched(database)
    database.add_message(conversation, "assistant", "mine", parent_id=prompt, edited=True)
    *_, second, mine = database.conversation(conversation).messages
    assert (second.edited, mine.edited) == (False, True)


def test_drafts_are_kept_for_each_conversation_and_for_the_one_not_begun(path):
    database = Database.open(path)
    conversation, *_ = branched(database)
    newest = database.list_conversations()[0].updated_at
    drafts.save_text(database, conversation, "half a pro\ud800")
    drafts.save_attached(database, conversation, "a file")
    drafts.save_text(database, None, "something new")
    drafts.save_attached(database, None, "another")
    drafts.save_attached(database, None, "another file\ud800")
    database.close()
    database = Database.open(path)
    assert drafts.read(database, conversation) == Draft("half a pro?", "a file")
    assert drafts.read(database, None) == Draft("something new", "another file?")
    assert drafts.read(database, 99) == Draft()
    assert database.list_conversations()[0].updated_at == newest
    drafts.save_text(database, conversation, "")
    drafts.save_attached(database, conversation, "")
    assert drafts.read(database, conversation) == Draft()
    assert drafts.read(database, None).attached == "another file?"
    database.delete(conversation)
    drafts.save_attached(database, conversation, "gone with it")
    database.close()
    database = Database.open(path)
    assert database.connection.execute("SELECT count(*) FROM draft_attachments").fetchone() == (1,)
    database.close()


@pytest.mark.parametrize("version", [1, 2])
def test_a_list_of_turns_becomes_a_tree_and_nothing_else_changes(path, version):
    with closing(sqlite3.connect(path)) as connection:
        for statements in schema.MIGRATIONS[:version]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("INSERT INTO conversation VALUES (1, 'old', 1.0, 2.0, NULL), (2, 'empty', 3.0, 4.0, NULL)")
        connection.execute("INSERT INTO conversation VALUES (3, 'other', 5.0, 6.0, NULL)")
        columns = "id, conversation_id, position, role, content, token_ids, tokens, footer, stats, state, created_at"
        rows = [
            (2, 1, 0, "user", "why is it blue?", None, None, "", None, "complete", 7.0),
            (3, 3, 0, "user", "other question", None, None, "", None, "complete", 7.5),
            (4, 1, 1, "assistant", "because", b"\x07\0\0\0", b"zz", "1 token", "{}", "complete", 8.0),
            (7, 1, 5, "user", "and then?", None, None, "", None, "complete", 9.0),
            (8, 1, 6, "assistant", "half", b"", b"", "", None, "streaming", 10.0),
            (9, 3, 1, "user", "gone", None, None, "", None, "complete", 11.0),
        ]
        connection.executemany(f"INSERT INTO message ({columns}) VALUES ({', '.join('?' * 11)})", rows)
        connection.execute("DELETE FROM message WHERE id = 9")
        if version == 2:
            connection.execute("UPDATE message SET audit = '{\"tokens\": 1}' WHERE id = 4")
        connection.commit()
    database = Database.open(path)
    old = database.messages(1)
    assert [(m.id, m.parent_id) for m in old] == [(2, None), (4, 2), (7, 4), (8, 7)]
    assert [m.content for m in old] == ["why is it blue?", "because", "and then?", "half"]
    assert (old[1].token_ids, old[1].tokens, old[1].footer, old[1].stats) == ((7,), b"zz", "1 token", "{}")
    assert old[1].audit == ('{"tokens": 1}' if version == 2 else None)
    assert [m.state for m in old] == ["complete", "complete", "complete", "interrupted"]
    assert [m.created_at for m in old] == [7.0, 8.0, 9.0, 10.0]
    assert not any(m.edited for m in old)
    assert [(m.id, m.parent_id) for m in database.messages(3)] == [(3, None)]
    assert (database.messages(2), database.conversation(2).leaf_id, database.conversation(1).leaf_id) == ([], None, 8)
    assert [(row.id, row.updated_at) for row in database.list_conversations()] == [(3, 6.0), (2, 4.0), (1, 2.0)]
    assert (drafts.read(database, 1), drafts.read(database, None)) == (Draft(), Draft())
    assert database.next_ids() == (4, 10)  # the id of a message that was deleted is not used again
    assert [hit.message_id for hit in database.search("becau")] == [4]
    assert [hit.message_id for hit in database.search("half")] == [8]
    assert database.search("gone") == []
    check = database._connection.execute
    assert check("PRAGMA foreign_key_check").fetchall() == []
    assert check("PRAGMA integrity_check").fetchall() == [("ok",)]
    check("INSERT INTO message_search(message_search, rank) VALUES ('integrity-check', 1)")
    assert database.add_message(1, "user", "go on") == 10
    assert database.messages(1)[-1].parent_id == 8
    database.delete(1)
    database.close()
    database = Database.open(path)
    assert [row.id for row in database.list_conversations()] == [3, 2]
    database.close()


def test_a_file_of_an_older_version_without_messages_comes_through(path):
    with closing(sqlite3.connect(path)) as connection:
        for statement in schema.MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    database = Database.open(path)
    assert database.next_ids() == (1, 1)
    database.close()
