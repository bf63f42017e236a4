"""Corners of what a stop string holds back, found by the fuzz tests."""

from fakes import Pieces, ask, finished, load

from dspark_core.answer_text import AnswerText
from dspark_core.engine import Engine
from dspark_core.events import FirstToken

PROMPT = (3, 14, 15, 9, 26, 5, 35)


def test_text_held_back_comes_in_the_events_when_the_first_token_is_the_last(tiny_folder):
    engine = Engine()
    load(engine, tiny_folder("llama"))
    engine._pair.tokenizer = Pieces()
    text = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=1)).text
    events = ask(engine, prompt_ids=PROMPT, max_new_tokens=1, stop=(text + "!",))
    first = next(event.token for event in events if isinstance(event, FirstToken))
    assert finished(events).text == text
    assert first.text == text


SPECIAL = 256


class Bytes:
    """A tokenizer of single bytes and one special token."""

    def decode(self, ids, **_options) -> str:
        return bytes(token for token in ids if token != SPECIAL).decode("utf-8", "replace")


def test_a_stop_string_that_begins_inside_a_character_takes_its_first_byte_with_it():
    answer = AnswerText(Bytes(), ("é",))
    for token in "aé".encode():
        answer.add(token)
    assert answer.stopped
    assert answer.text == "a"
    assert answer.kept == 1


def test_bytes_that_are_no_character_lie_before_the_stop_string():
    answer = AnswerText(Bytes(), ("b",))
    for token in b"a\xc3b":
        answer.add(token)
    assert answer.stopped
    assert answer.text == "a\ufffd"
    assert answer.kept == 2


def test_special_tokens_inside_a_character_go_with_it():
    answer = AnswerText(Bytes(), ("é",))
    for token in [*b"a\xc3", SPECIAL, SPECIAL, SPECIAL, SPECIAL, 0xA9]:
        answer.add(token)
    assert answer.stopped
    assert answer.kept == 1
