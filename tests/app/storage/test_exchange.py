"""Conversations out of one file of the program and into another."""

import sqlite3
from dataclasses import replace
from itertools import count

import pytest

from app.answer import AnswerToken, pack_tokens, unpack_tokens
from app.chat.chat_settings import Chat, ChatSettings, read_chat, write_chat
from app.exchange.records import ExchangedConversation, ExchangedMessage
from app.storage import exchange
from app.storage.database import Database
from app.storage.opening import IN_MEMORY

TOKENS = (AnswerToken(7, "a", "accepted"), AnswerToken(9, "b", "correction", ("x",), 0.5))
FLAT = ExchangedConversation(
    "chatgpt:1", "Sea", (ExchangedMessage("q", None, "user", "Hi", 5.0), ExchangedMessage("a", "q", "assistant", "Ho"))
)


@pytest.fixture
def database():
    database = Database.open(IN_MEMORY)
    yield database
    database.close()


def write(database, conversation):
    ids = [count(first).__next__ for first in (*database.next_ids(), database.next_folder_id())]
    return exchange.write(database, conversation, *ids)


def tree(database):
    """A conversation with two answers to one prompt; the first is on screen."""
    number = database.create_conversation("Sky")
    question = database.add_message(number, "user", "Why?")
    first = database.begin_answer(number)
    database.finish_answer(first, "ab", [7, 9], pack_tokens(TOKENS), "2 tokens", '{"tau": 2.0}', "complete")
    database.save_audit(first, '{"tokens": 2}')
    database.add_message(number, "assistant", "other", parent_id=question, edited=True)
    database.choose_leaf(number, first)
    database.pin(number, True)
    database.save_chat(number, '{"system_prompt": "Be short.", "read_after": 1}')
    database.move(number, database.create_folder("Job"))
    return number


def test_a_tree_comes_into_another_file_as_it_was(database):
    exported = exchange.read(database, tree(database))
    other = Database.open(IN_MEMORY)
    number = write(other, exported)
    assert exchange.read(other, number) == exported
    assert exported.settings == {"system_prompt": "Be short.", "read_after": "1"}
    stored = other.conversation(number)
    assert [message.content for message in stored.path] == ["Why?", "ab"]
    answer = stored.path[-1]
    assert (answer.token_ids, unpack_tokens(answer.tokens)) == ((7, 9), TOKENS)
    (row,) = other.list_conversations()
    assert (row.pinned, [folder.name for folder in other.list_folders()]) == (True, ["Job"])
    assert row.updated_at == exported.updated
    assert [hit.message_id for hit in other.search("other")] == [stored.messages[-1].id]
    assert write(other, replace(exported, uid="another")) is not None
    assert len(other.list_folders()) == 1  # the folder of this name was there
    other.close()


def test_what_is_here_is_not_doubled_but_what_was_deleted_comes_again(database):
    number = tree(database)
    exported = exchange.read(database, number)
    assert write(database, exported) is None
    first = write(database, FLAT)
    assert write(database, FLAT) is None
    database.delete(first)
    again = write(database, FLAT)
    assert again not in (None, first)
    database.restore_conversation(first)
    assert len(database.list_conversations()) == 3


def test_a_conversation_that_fails_leaves_nothing_behind(database):
    broken = replace(FLAT, folder="New", messages=(*FLAT.messages, ExchangedMessage("x", "q", "wizard", "?")))
    with pytest.raises(sqlite3.IntegrityError):
        write(database, broken)
    assert database.list_conversations() == []
    assert database.list_folders() == []
    assert database.search("Hi") == []


@pytest.mark.parametrize(
    "tokens",
    [
        [["7", "a", "plain", [], None, None, False, None]],
        [[7, "other text", "plain", [], None, None, False, None]],
        [[7, "ab", "golden", [], None, None, False, None]],
        [[7, "ab", "plain", [], "high", None, False, None]],
        [[7, "ab", "plain", [], None, [1], False, None]],
        [7],
        ["abc"],
        [[]],
    ],
)
def test_a_record_of_tokens_that_is_not_sound_is_left_out_and_the_text_stays(database, tokens):
    message = ExchangedMessage("a", None, "assistant", "ab", tokens=tokens, stats={"x": float("inf")})
    stored = database.messages(write(database, ExchangedConversation("u", "t", (message,), "a")))[0]
    assert (stored.content, stored.tokens, stored.stats) == ("ab", None, None)


def test_all_are_listed_oldest_first_and_the_deleted_are_not_there(database):
    numbers = [database.create_conversation(title) for title in "abc"]
    database.delete(numbers[1])
    assert exchange.all_ids(database) == [numbers[0], numbers[2]]
    assert exchange.read(database, numbers[1]) is None


def test_the_settings_come_along_with_the_mark_of_what_is_read(database):
    number = tree(database)
    first = database.conversation(number).path[0].id
    kept = Chat(ChatSettings(system_prompt="Be brief.", temperature=0.5), "Own", read_after=first, unknown={"new": 1})
    database.save_chat(number, write_chat(kept))
    exported = exchange.read(database, number)
    other = Database.open(IN_MEMORY)
    other.create_conversation("so that ids differ")
    other.add_message(1, "user", "x")
    again = write(other, exported)
    found = read_chat(other.chat(again), Chat())
    assert found == replace(kept, read_after=other.conversation(again).path[0].id)
    assert found.read_after != first
    other.close()


@pytest.mark.parametrize("settings", [{"read_after": "9"}, {"read_after": [1], "temperature": float("nan")}, {}])
def test_settings_of_no_use_harm_nothing(database, settings):
    number = write(database, replace(FLAT, settings=settings))
    assert read_chat(database.chat(number), Chat()) == Chat()
