"""Prompts: read from files, written by the target, mixed, and none that a drafter is measured on."""

import json
from types import SimpleNamespace

import pytest
from fakes import tiny_target
from tiny_models import write_chat_model

from dspark_core.batched import generate_batch
from dspark_core.errors import CorruptFileError, InvalidRequestError, OutOfMemoryError
from dspark_core.prompt import load_tokenizer
from dspark_core.target import batched
from dspark_core.target.batched import BatchCache
from dspark_core.training import own_prompts, responses, room
from dspark_core.training.lines import appending, read_lines
from dspark_core.training.overlap import Excluded
from dspark_core.training.own_prompts import reads_like_text, user_turn, write_prompts
from dspark_core.training.prompts import ConversationPrompt, mixed, read_prompts, without
from dspark_core.training.responses import ResponsePlan, make_responses

LLAMA2 = "{% for m in messages %}{% if m['role'] == 'user' %}[INST] {{ m['content'] }} [/INST]{% endif %}{% endfor %}"


@pytest.fixture(scope="module")
def chat(chat_folder):
    return SimpleNamespace(target=tiny_target(chat_folder), tokenizer=load_tokenizer(chat_folder))


def lines(path, *values):
    path.write_text("".join(json.dumps(value) + "\n" for value in values))
    return path


def test_prompts_and_messages_are_read(tmp_path):
    talk = [("system", "Be kind."), ("user", "One?"), ("assistant", "1"), ("user", "Two?")]
    messages = [{"role": role, "content": text} for role, text in talk]
    path = lines(tmp_path / "p.jsonl", {"prompt": "Hello"}, {"messages": messages})
    assert list(read_prompts(path, "mine")) == [
        ConversationPrompt("mine", ("Hello",)),
        ConversationPrompt("mine", ("One?", "Two?")),
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"prompt": " "}, 'a "prompt" that is no text or empty'),
        ({"prompt": 3}, 'a "prompt" that is no text or empty'),
        ({"text": "x"}, 'neither "prompt" nor "messages"'),
        ({"messages": []}, 'neither "prompt" nor "messages"'),
        ({"messages": [{"role": "user"}]}, 'a message without a text as its "content"'),
        ({"messages": [{"role": "tool", "content": "x"}]}, "the role 'tool'"),
        ({"messages": [{"role": "assistant", "content": "x"}]}, "no message of the user"),
        ([1], "is not a JSON object"),
    ],
)
def test_a_wrong_line_is_told_by_its_number(tmp_path, value, words):
    path = lines(tmp_path / "p.jsonl", {"prompt": "fine"}, value)
    with pytest.raises(CorruptFileError, match="Line 2 of") as caught:
        list(read_prompts(path))
    assert words in str(caught.value)


def test_a_broken_line_is_told_and_half_a_line_at_the_end_is_not(tmp_path):
    path = tmp_path / "p.jsonl"
    path.write_text('{"prompt": "one"}\n{"prompt": "tw')
    assert [each.turns for each in read_prompts(path)] == [("one",)]
    path.write_text('{"prompt": "one"}\n{"prompt": "tw\n{"prompt": "three"}\n')
    with pytest.raises(CorruptFileError, match=r"Line 2 of .* is not valid JSON"):
        list(read_prompts(path))
    with pytest.raises(CorruptFileError, match="cannot be read"):
        list(read_prompts(tmp_path / "absent.jsonl"))


def test_what_is_added_begins_behind_the_last_whole_line(tmp_path):
    path = tmp_path / "a" / "p.jsonl"
    with appending(path) as add:
        add({"n": 1})
    with path.open("ab") as file:
        file.write(b'{"n": 2')
    with appending(path) as add:
        add({"n": 3})
    assert [value for _, value in read_lines(path)] == [{"n": 1}, {"n": 3}]


def test_excluded_prompts_are_known_by_eight_words_in_a_row_or_whole():
    excluded = Excluded(["Write a short story about a robot that learns to paint.", "Who are you?"])
    assert excluded.shares("Please WRITE A SHORT story - about a robot that sings")
    assert not excluded.shares("Write a short story about a red robot that learns to paint.")
    assert excluded.shares("And who are you?")
    assert not excluded.shares("Who are they?")
    assert not Excluded().shares("anything at all")


def test_sources_are_mixed_by_weight_and_used_up():
    def source(name, count):
        return [ConversationPrompt(name, (f"{name} {k}",)) for k in range(count)]

    drawn = list(mixed([(3.0, source("a", 300)), (1.0, source("b", 300))], seed=1))
    assert len(drawn) == 600
    assert [each for each in drawn if each.source == "a"] == source("a", 300)
    assert 60 < sum(each.source == "b" for each in drawn[:300]) < 90
    assert drawn == list(mixed([(3.0, source("a", 300)), (1.0, source("b", 300))], seed=1))


def test_repeated_and_excluded_prompts_are_left_out():
    prompts = [ConversationPrompt("x", turns) for turns in (("One?",), ("one",), ("Two?", "Who are you?"), ("Three",))]
    assert [each.turns for each in without(prompts, Excluded(["Who are you?"]))] == [("One?",), ("Three",)]


def test_the_opening_of_a_users_turn_is_found(chat, tmp_path):
    turn = user_turn(chat.tokenizer)
    assert (turn.opening, turn.end_text) == ("<|start|>user\n", "<|end|>")
    assert turn.end_token == 0
    write_chat_model(tmp_path, LLAMA2)
    turn = user_turn(load_tokenizer(tmp_path))
    assert (turn.opening, turn.end_token, turn.end_text) == ("[INST] ", None, "[/INST]")


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (None, "no chat template"),
        ("{{ raise_exception('no') }}", "refused a user's turn"),
        ("{{ messages[0]['content'] }}", "does not mark"),
        ("<|start|>{{ messages[0]['content'] | upper }}<|end|>", "does not mark"),
    ],
)
def test_a_template_without_an_opening_is_told_in_words(chat, template, words):
    tokenizer = load_tokenizer_with(chat.tokenizer, template)
    with pytest.raises(InvalidRequestError, match=words) as caught:
        user_turn(tokenizer)
    assert "other sources" in caught.value.hint


def load_tokenizer_with(tokenizer, template):
    copy = type(tokenizer)(tokenizer_object=tokenizer.backend_tokenizer, eos_token="<|end|>", bos_token="<|start|>")
    copy.chat_template = template
    return copy


def test_the_target_writes_prompts_and_goes_on_where_it_ended(chat, tmp_path, monkeypatch):
    monkeypatch.setattr(own_prompts, "reads_like_text", lambda text: len(text) > 3)

    def write(path, count):
        steps = write_prompts(
            chat.target, chat.tokenizer, path, count=count, stop_ids=frozenset({0}), batch_size=8, max_tokens=40
        )
        return list(steps)

    whole, parts = tmp_path / "whole.jsonl", tmp_path / "parts.jsonl"
    steps = write(whole, 12)
    assert [step.done for step in steps] == list(range(1, 13))
    assert steps[-1].seconds_left == 0
    write(parts, 5)
    first = parts.read_bytes()
    with parts.open("ab") as file:
        file.write(b'{"prompt": "hal')
    write(parts, 12)
    assert parts.read_bytes().startswith(first)
    found = list(read_prompts(parts, "self"))
    assert len({each.turns for each in found}) == 12
    assert write(parts, 12) == []
    again = tmp_path / "again.jsonl"
    write(again, 12)
    assert again.read_bytes() == whole.read_bytes()


def test_a_target_that_writes_no_questions_is_told(chat, tmp_path, monkeypatch):
    monkeypatch.setattr(own_prompts, "reads_like_text", lambda text: False)
    monkeypatch.setattr(own_prompts, "TRIES_TO_JUDGE", 16)
    steps = write_prompts(
        chat.target,
        chat.tokenizer,
        tmp_path / "p.jsonl",
        count=5,
        stop_ids=frozenset({0}),
        batch_size=8,
        max_tokens=8,
    )
    with pytest.raises(InvalidRequestError, match=r"Of 16 prompts .* only 0 could be used"):
        list(steps)


@pytest.mark.parametrize("module", [own_prompts, responses], ids=["prompts", "responses"])
def test_fewer_at_once_where_the_memory_is_small(chat, tmp_path, monkeypatch, module):
    monkeypatch.setattr(own_prompts, "reads_like_text", lambda text: len(text) > 3)
    turn = chat.tokenizer(user_turn(chat.tokenizer).opening, add_special_tokens=False)["input_ids"]
    capacity = len(turn) + 32 + 40  # as write_prompts reckons
    one, sizes = BatchCache(chat.target, 1, capacity).bytes, []

    def make(path):
        options = {"stop_ids": frozenset({0})}
        if module is own_prompts:
            return list(write_prompts(chat.target, chat.tokenizer, path, count=3, max_tokens=40, **options))
        asked = [ConversationPrompt("x", (f"number {k}",)) for k in range(5)]
        plan = ResponsePlan(max_new_tokens=8, capacity=capacity)
        return list(make_responses(chat.target, chat.tokenizer, asked, path, plan, **options))

    def noted(*given, batch_size, **more):
        sizes.append(batch_size)
        return generate_batch(*given, batch_size=batch_size, **more)

    monkeypatch.setattr(module, "generate_batch", noted)
    for place in (room, batched):
        monkeypatch.setattr(place, "available_bytes", lambda device: one * 4)
    assert make(tmp_path / "made.jsonl")
    assert sizes == [3]
    monkeypatch.setattr(batched, "available_bytes", lambda device: one // 2)
    with pytest.raises(OutOfMemoryError, match="--max-length"):
        make(tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("How do I cook rice without a lid?", True),
        ("如何在没有盖子的情况下煮米饭才好吃呢", True),
        ("Hi", False),
        ("1234 5678 9012 3456 7890 1234 abc abcd abcde", False),
        ("What is \ufffd in this sentence about things?", False),
        ("What is this <|im_start|> about then?", False),
        (" ".join(["again and"] * 20), False),
    ],
)
def test_what_reads_like_text(text, good):
    assert reads_like_text(text) == good
