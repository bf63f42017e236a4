import os
import sqlite3
import time
from pathlib import Path

import pytest

from app.answer import AnswerToken, pack_tokens, unpack_tokens
from app.storage.database import Database
from app.storage.errors import LockedError, StorageError

RTL = "שלום \u202eمرحبا"
TOKENS = (AnswerToken(7, "Sky", "plain"), AnswerToken(9, " blue", "correction", (" red", "!")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "conversations.db"


@pytest.fixture
def database(path: Path):
    database = Database.open(path)
    yield database
    database.close()


def answered(database: Database, title: str = "Sky", content: str = "The sky is blue.") -> tuple[int, int]:
    conversation = database.create_conversation(title)
    database.add_message(conversation, "user", "Why is the sky blue?")
    answer = database.begin_answer(conversation)
    database.finish_answer(answer, content, [7, 9], pack_tokens(TOKENS), "2 tokens", '{"rounds": 1}', "complete")
    return conversation, answer


def test_a_conversation_comes_back_as_it_was_written(path):
    database = Database.open(path)
    conversation, answer = answered(database)
    database.close()
    database = Database.open(path)
    question, reply = database.messages(conversation)
    assert (question.role, question.content, question.parent_id, question.state) == (
        "user",
        "Why is the sky blue?",
        None,
        "complete",
    )
    assert question.token_ids is None
    assert question.tokens is None
    assert (reply.id, reply.parent_id, reply.token_ids) == (answer, question.id, (7, 9))
    assert unpack_tokens(reply.tokens) == TOKENS
    assert (reply.footer, reply.stats, reply.state) == ("2 tokens", '{"rounds": 1}', "complete")
    assert [row.title for row in database.list_conversations()] == ["Sky"]
    database.close()


def test_the_newest_conversation_is_first_and_a_message_makes_it_newest(database):
    first = database.create_conversation("first")
    time.sleep(0.002)
    second = database.create_conversation("second")
    assert [row.id for row in database.list_conversations()] == [second, first]
    time.sleep(0.002)
    database.add_message(first, "user", "again")
    assert [row.id for row in database.list_conversations()] == [first, second]


def test_rename_delete_restore(database):
    conversation, _ = answered(database)
    database.rename(conversation, "  Why\nblue ")
    assert database.list_conversations()[0].title == "Why blue"
    database.delete(conversation)
    assert database.list_conversations() == []
    assert database.search("sky") == []
    database.restore_conversation(conversation)
    assert [row.id for row in database.list_conversations()] == [conversation]
    assert len(database.messages(conversation)) == 2


def test_a_deleted_conversation_is_gone_after_the_next_start_and_its_id_is_not_used_again(path):
    database = Database.open(path)
    conversation, answer = answered(database)
    database.delete(conversation)
    database.close()
    database = Database.open(path)
    assert database.messages(conversation) == []
    assert database.next_ids() == (conversation + 1, answer + 1)
    assert database.create_conversation("new") == conversation + 1
    database.close()


def test_ids_given_by_the_caller_are_used(database):
    assert database.next_ids() == (1, 1)
    assert database.create_conversation("a", conversation_id=41) == 41
    assert database.add_message(41, "user", "hi", message_id=77) == 77
    assert database.begin_answer(41, message_id=78) == 78
    assert database.next_ids() == (42, 79)


def test_delete_messages_from_removes_this_turn_and_all_after_it_only_there(database):
    conversation, answer = answered(database)
    database.add_message(conversation, "user", "and at night?")
    other, _ = answered(database)
    database.delete_messages_from(answer)
    assert [message.role for message in database.messages(conversation)] == ["user"]
    assert len(database.messages(other)) == 2
    again = database.begin_answer(conversation)
    assert [message.id for message in database.messages(conversation)][1] == again
    database.delete_messages_from(answer)  # already gone: nothing happens
    assert len(database.messages(conversation)) == 2


def test_a_partial_answer_is_kept_and_one_that_was_deleted_is_not_brought_back(database):
    conversation = database.create_conversation("x")
    answer = database.begin_answer(conversation)
    database.save_partial(answer, "The", [1], pack_tokens(TOKENS[:1]))
    assert database.messages(conversation)[0].state == "streaming"
    database.delete_messages_from(answer)
    database.save_partial(answer, "The sky", [1, 2], pack_tokens(TOKENS))
    assert database.messages(conversation) == []


def test_an_answer_left_streaming_is_interrupted_at_the_next_start_and_can_be_found(path):
    database = Database.open(path)
    conversation = database.create_conversation("x")
    answer = database.begin_answer(conversation)
    database.save_partial(answer, "half a thought", [1], pack_tokens(TOKENS[:1]))
    database.close()
    database = Database.open(path)
    message = database.messages(conversation)[0]
    assert (message.state, message.content) == ("interrupted", "half a thought")
    assert [hit.message_id for hit in database.search("thought")] == [answer]
    database.close()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "a\0b",
        "👩‍👩‍👧‍👦 ÅÖ漢字",
        RTL,
        "'; DROP TABLE message; --",
        "\ud800 lone",
        "<b>&amp;</b>",
        "x" * 1_000_000,
    ],
    ids=["empty", "nul", "inner nul", "emoji", "rtl", "sql", "surrogate", "markup", "1 MB"],
)
def test_hostile_text_survives(path, text):
    database = Database.open(path)
    conversation = database.create_conversation(text)
    database.add_message(conversation, "user", text)
    answer = database.begin_answer(conversation)
    database.save_partial(answer, text, [0, 2**32 - 1], b"")
    database.finish_answer(answer, text, [0, 2**32 - 1], b"", text, None, "complete")
    database.search(text[:1000])
    database.rename(conversation, text)
    database.close()
    database = Database.open(path)
    expected = text.replace("\ud800", "?")
    assert [message.content for message in database.messages(conversation)] == [expected, expected]
    assert database.messages(conversation)[1].token_ids == (0, 2**32 - 1)
    title = database.list_conversations()[0].title
    assert len(title) <= 200
    assert not set(title) & set("\0\n\u202e")
    database.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO message_search(message_search, rank) VALUES ('integrity-check', 1)")
    connection.close()


class TestSearch:
    def test_words_are_found_inside_words_without_case_in_any_order(self, database):
        conversation, answer = answered(database, content="Rayleigh scattering favours blue light.\n" * 40)
        (hit,) = database.search("SCATTER rayl")
        assert (hit.conversation_id, hit.message_id, hit.title) == (conversation, answer, "Sky")
        assert "scattering" in hit.snippet
        assert "\n" not in hit.snippet
        assert len(hit.snippet) < 200

    def test_the_snippet_surrounds_the_word(self, database):
        answered(database, content="a " * 5000 + "needle" + " b" * 5000)
        (hit,) = database.search("needle")
        assert hit.snippet.startswith("…")
        assert hit.snippet.endswith("…")
        assert "needle" in hit.snippet

    @pytest.mark.parametrize("text", ["漢", "字漢", "漢字 sky", "%_", '"quoted"', "OR AND", "blue*", "a\0漢字"])
    def test_short_and_special_words_are_taken_literally(self, database, text):
        conversation, _ = answered(database, content='漢字漢 100 %_\\ the SKY "quoted" OR AND blue* a')
        answered(database, title="Other", content="nothing of that kind: 100 % s_y b and o r")
        hits = database.search(text)
        assert [hit.conversation_id for hit in hits] == [conversation]

    def test_titles_are_searched_too(self, database):
        conversation, _ = answered(database, title="Haiku 50%")
        (hit,) = database.search("haiku 50%")
        assert (hit.conversation_id, hit.message_id, hit.snippet) == (conversation, None, "Why is the sky blue?")
        assert hit.title_marks == ((0, 5), (6, 9))
        assert database.search("haiku 50x") == []

    def test_newest_conversation_first_in_it_the_title_then_the_newest_messages(self, database):
        first, old = answered(database, title="Sea")
        time.sleep(0.002)
        second, answer = answered(database)
        for number in range(7):
            database.add_message(second, "user", f"sky {number}")
        hits = database.search("sky")
        assert [hit.conversation_id for hit in hits] == [second] * 6 + [first] * 2
        assert [hit.message_id for hit in hits] == [None, *range(answer + 7, answer + 2, -1), old, old - 1]

    def test_nothing_is_found_for_nothing(self, database):
        answered(database)
        assert database.search(" \n\0") == []
        assert database.search("unicorn") == []

    def test_text_that_was_removed_is_not_found(self, database):
        _, answer = answered(database, content="unicorn")
        database.finish_answer(answer, "horse", [1], b"", "", None, "complete")
        assert database.search("unicorn") == []
        assert len(database.search("horse")) == 1
        database.delete_messages_from(answer)
        assert database.search("horse") == []


class TestTrouble:
    def test_a_second_copy_is_refused_in_plain_words_and_the_first_goes_on(self, path, database):
        with pytest.raises(LockedError, match="Another copy") as caught:
            Database.open(path, busy_timeout_s=0.05)
        assert caught.value.hint
        answered(database)
        assert len(database.list_conversations()) == 1

    def test_no_shared_memory_file_is_made(self, path, database):
        answered(database)
        assert not path.with_name(path.name + "-shm").exists()

    @pytest.mark.parametrize("content", [b"this is not a database " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
    def test_a_damaged_file_is_kept_aside_and_a_new_one_started(self, path, content):
        path.parent.mkdir()
        path.write_bytes(content)
        database = Database.open(path)
        assert database.kept_aside.read_bytes() == content
        assert database.kept_aside.parent == path.parent
        assert database.list_conversations() == []
        answered(database)
        database.close()
        database = Database.open(path)
        assert database.kept_aside is None
        assert len(database.list_conversations()) == 1
        database.close()

    def test_damage_in_the_middle_of_the_file_is_noticed_at_the_start(self, path):
        database = Database.open(path)
        for number in range(50):
            answered(database, content=f"{number} word" * 500)
        database.close()
        content = bytearray(path.read_bytes())
        content[len(content) // 2 :] = b"\x55" * (len(content) - len(content) // 2)
        path.write_bytes(content)
        database = Database.open(path)
        assert database.kept_aside.read_bytes() == content
        database.close()

    def test_a_full_disk_is_told_and_the_conversation_before_it_is_whole(self, path, database):
        conversation, _ = answered(database)
        pages = database._connection.execute("PRAGMA page_count").fetchone()[0]
        database._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageError, match="disk is full"):
            database.add_message(conversation, "user", "y" * 100_000)
        assert len(database.messages(conversation)) == 2
        database._connection.execute("PRAGMA max_page_count = 1000000")
        database.add_message(conversation, "user", "y" * 100_000)
        assert len(database.messages(conversation)) == 3

    def test_a_folder_that_cannot_be_made_is_told(self, tmp_path):
        (tmp_path / "file").write_text("in the way")
        with pytest.raises(StorageError, match="cannot be kept in"):
            Database.open(tmp_path / "file" / "conversations.db")

    def test_a_file_that_cannot_be_opened_is_told(self, tmp_path):
        (tmp_path / "conversations.db").mkdir()
        with pytest.raises(StorageError, match="cannot be written") as caught:
            Database.open(tmp_path / "conversations.db")
        assert "DSPARK_HOME" in caught.value.hint

    def test_a_file_without_permission_to_write_is_told_and_not_touched(self, path, monkeypatch):
        Database.open(path).close()
        content = path.read_bytes()
        monkeypatch.setattr(os, "access", lambda where, mode: where != path)  # root may write everywhere
        with pytest.raises(StorageError, match="Permission denied") as caught:
            Database.open(path)
        assert "DSPARK_HOME" in caught.value.hint
        assert path.read_bytes() == content

    def test_a_file_that_becomes_read_only_is_told(self, path, database):
        answered(database)
        database._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StorageError, match="cannot be written"):
            database.create_conversation("x")

    def test_our_own_mistakes_are_not_put_into_plain_words(self, database):
        with pytest.raises(sqlite3.IntegrityError):
            database.add_message(12345, "user", "to nobody")
        assert database.next_ids() == (1, 1)
