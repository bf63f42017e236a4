"""Tokens are counted as the engine counts them, and the fewest messages are dropped that make a prompt fit."""

from itertools import pairwise

import pytest
from fakes import ask, finished, load
from tiny_models import write_chat_model, write_tokenizer

from dspark_core.cancel import CancelToken
from dspark_core.counting import count
from dspark_core.engine import Engine
from dspark_core.errors import InvalidRequestError
from dspark_core.prompt import encode_messages
from dspark_core.requests import Message
from dspark_core.token_counts import CountRequest

SYSTEM = Message("system", "be kind")
TURNS = tuple(
    Message(role, f"{role} says hello {at} " * (1 + at % 3), None) for at in range(6) for role in ("user", "assistant")
)
TALK = (*TURNS, Message("user", "and now"))


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory):
    return write_tokenizer(tmp_path_factory.mktemp("tokenizer"))


def counted(tokenizer, *messages, **options):
    return count(tokenizer, CountRequest(tuple(messages), **options), CancelToken())


def test_what_is_counted_is_what_the_engine_reads(tmp_path):
    write_chat_model(tmp_path)
    engine = Engine()
    load(engine, tmp_path)
    end = finished(ask(engine, messages=(SYSTEM, *TALK[-5:]), max_new_tokens=1))
    assert counted(engine.tokenizer, SYSTEM, *TALK[-5:]).tokens == end.stats.prompt_tokens
    engine.close()


def test_a_text_is_counted_without_a_template(tokenizer):
    request = CountRequest(text="hello there \ud800")
    assert count(tokenizer, request, CancelToken()).tokens == len(tokenizer("hello there \ufffd")["input_ids"])


def test_without_a_prompt_only_the_system_prompt_counts(tokenizer):
    assert counted(tokenizer).tokens == 0
    assert counted(tokenizer, SYSTEM).tokens == len(tokenizer(SYSTEM.content)["input_ids"])


def test_what_fits_drops_nothing(tokenizer):
    tokens = counted(tokenizer, *TALK).tokens
    assert counted(tokenizer, *TALK, limit=tokens).drop == 0
    assert counted(tokenizer, *TALK, limit=tokens - 1).drop == 2


@pytest.mark.parametrize("system", [(), (SYSTEM,)])
def test_the_fewest_are_dropped_and_the_system_prompt_stays(tokenizer, system):
    sizes = {cut: len(encode_messages(tokenizer, (*system, *TALK[cut:]))) for cut in range(0, len(TALK), 2)}
    assert all(a > b for a, b in pairwise(sizes.values()))
    for limit in range(min(sizes.values()), max(sizes.values()), 7):
        got = counted(tokenizer, *system, *TALK, limit=limit, aim=limit)
        assert got.drop == min(cut for cut, size in sizes.items() if size <= limit)
        assert got.left == sizes[got.drop]


def test_less_than_the_limit_is_aimed_at_where_it_can_be_had(tokenizer):
    sizes = {cut: len(encode_messages(tokenizer, TALK[cut:])) for cut in range(0, len(TALK), 2)}
    assert counted(tokenizer, *TALK, limit=sizes[2], aim=sizes[8]).drop == 8
    assert counted(tokenizer, *TALK, limit=sizes[2], aim=1).drop == 2


def test_a_prompt_that_is_too_long_alone(tokenizer):
    assert counted(tokenizer, *TALK, limit=3).drop is None
    assert counted(tokenizer, TALK[-1], limit=3).drop is None


def test_a_system_prompt_that_is_written_otherwise_is_taken(tmp_path):
    other = write_tokenizer(tmp_path, "{% for m in messages %}{{ m.content | tojson }}{% endfor %}")
    assert counted(other, Message("system", 'say "x"'), Message("user", "hello")).tokens


@pytest.mark.parametrize(
    "template",
    [
        "{% for m in messages %}{{ raise_exception('no') if m.role == 'system' else m.content }}{% endfor %}",
        "{% for m in messages %}{{ '' if m.role == 'system' else m.content }}{% endfor %}",
    ],
    ids=["refuses", "leaves out"],
)
def test_a_template_without_a_system_prompt_is_told_in_words(tmp_path, template):
    other = write_tokenizer(tmp_path, template)
    assert counted(other, Message("user", "hello")).tokens
    with pytest.raises(InvalidRequestError, match="no place for a system prompt") as told:
        counted(other, SYSTEM, Message("user", "hello"))
    assert "system prompt" in told.value.hint
