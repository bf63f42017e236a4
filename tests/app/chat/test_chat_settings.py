"""What is kept with a conversation comes back, and what is damaged costs only itself."""

import json

import pytest

from app.chat.chat_settings import Chat, ChatSettings, checked_values, is_name, read_chat, write_chat

OWN = ChatSettings("Be short.", 0.5, 40, 0.9, 0.05, 1.1, 0.2, -0.2, 7, 99, True)
MISSING = Chat(ChatSettings(temperature=0.3), "Standard")


@pytest.mark.parametrize("chat", [Chat(), Chat(OWN, "Mine", 12, {"new": [1]}), Chat(ChatSettings("é\n🙂"), "Mine")])
def test_what_is_written_is_read(chat):
    assert read_chat(write_chat(chat), MISSING) == chat


@pytest.mark.parametrize("document", [None, "", "{", "[]", "7", "[" * 100_000, "null"])
def test_what_is_no_document_gives_what_is_missing(document):
    assert read_chat(document, MISSING) == MISSING


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("temperature", -1),
        ("temperature", True),
        ("temperature", "1"),
        ("temperature", 11),
        ("top_k", 1.5),
        ("top_p", 0),
        ("min_p", 2),
        ("repetition_penalty", 0),
        ("presence_penalty", 1e9),
        ("frequency_penalty", []),
        ("seed", -1),
        ("seed", 2**63),
        ("max_new_tokens", 0),
        ("max_new_tokens", None),
        ("exact", 1),
        ("system_prompt", 3),
        ("system_prompt", "x" * 100_001),
        ("system_prompt", "\ud800"),
    ],
)
def test_a_value_out_of_range_falls_back_alone(name, value):
    usable, unusable, unknown = checked_values({name: value, "other": 1})
    assert (usable, unusable, unknown) == ({}, [name], {"other": 1})
    read = read_chat(json.dumps({"system_prompt": "kept", "top_k": 3, name: value}), MISSING)
    assert getattr(read.settings, name) == getattr(MISSING.settings, name)
    assert read.settings.differing(MISSING.settings) == [each for each in ("system_prompt", "top_k") if each != name]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_no_number_is_none(value):
    assert read_chat(f'{{"temperature": {value}, "presence_penalty": {value}}}', MISSING).settings == MISSING.settings


def test_a_damaged_preset_or_mark_is_dropped():
    read = read_chat('{"preset": "a\\nb", "read_after": "x"}', MISSING)
    assert (read.preset, read.read_after) == ("", None)


@pytest.mark.parametrize("name", ["", " a", "a ", "a\nb", "\u202eabc", "x" * 61, None, 3])
def test_what_is_no_name(name):
    assert not is_name(name)


def test_the_sampling_is_that_of_the_values():
    assert OWN.sampling.min_p == 0.05
    assert OWN.sampling.frequency_penalty == -0.2
