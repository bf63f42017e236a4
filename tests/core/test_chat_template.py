"""Chat templates that compute without end or fill the memory are stopped, in words, within seconds; real ones go on."""

import time

import psutil
import pytest
from tiny_models import TEMPLATE, write_tokenizer

from dspark_core import chat_template
from dspark_core.chat_template import TemplateRefusalError, fill_in
from dspark_core.errors import InvalidRequestError

TURNS = [{"role": "user", "content": "hello"}]
NESTED = "{% for a in range(10000) %}{% for b in range(10000) %}" + "{% for c in range(10000) %}"
ENDLESS = {
    "loops": NESTED + "{% endfor %}" * 3,
    "one operation of the processor": "{{ 7 ** (10 ** 9) }}",
    "a formatted number": "{{ '%0*d' | format(10 ** 9, 1) | upper | lower | upper | length }}" * 9,
}
BOMBS = {
    "a long text": "{{ 'a' * 10 ** 9 }}",
    "a text that doubles": "{% set x = namespace(s='a' * 1000) %}"
    "{% for i in range(60) %}{% set x.s = x.s ~ x.s %}{% endfor %}",
    "lists": "{% set x = namespace(s=[1]) %}{% for i in range(60) %}{% set x.s = [x.s, x.s] * 1000000 %}{% endfor %}",
    "padding": "{{ 'a'.ljust(2000000000) }}",
    "much output": "{% for a in range(90000) %}{% for b in range(9000) %}aaaaaaaaaaaaaaaa{% endfor %}{% endfor %}",
}


def tokenizer_with(tmp_path, template):
    return write_tokenizer(tmp_path, template)


@pytest.mark.parametrize("name", [*ENDLESS, *BOMBS])
def test_a_template_that_runs_away_is_stopped(tmp_path, name):
    tokenizer = tokenizer_with(tmp_path, (ENDLESS | BOMBS)[name])
    chat_template.prepare()
    began = time.thread_time()
    with pytest.raises((InvalidRequestError, TemplateRefusalError)) as caught:
        fill_in(tokenizer, TURNS)
    assert "\n" not in str(caught.value)
    assert time.thread_time() - began < 2  # of this process: the child's time is limited by what it computes


def test_a_template_that_ran_away_is_not_tried_again(tmp_path):
    tokenizer = tokenizer_with(tmp_path, ENDLESS["loops"] + "{# once #}")
    for _ in range(2):
        with pytest.raises(InvalidRequestError, match="computed for more than 3 seconds"):
            fill_in(tokenizer, TURNS)
        assert chat_template._child is None  # killed the first time, not begun anew the second


def test_after_one_that_was_stopped_others_are_filled_in(tmp_path):
    with pytest.raises(InvalidRequestError):
        fill_in(tokenizer_with(tmp_path, ENDLESS["loops"] + "{# before #}"), TURNS)
    text = fill_in(tokenizer_with(tmp_path, TEMPLATE), TURNS)
    assert text == "<|start|>user\nhello<|end|>\n<|start|>assistant\n"


def test_a_macro_that_calls_itself_is_refused(tmp_path):
    tokenizer = tokenizer_with(tmp_path, "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}")
    with pytest.raises(TemplateRefusalError, match="recursion"):
        fill_in(tokenizer, TURNS)


def test_more_text_than_any_prompt_is_refused(tmp_path):
    with pytest.raises(TemplateRefusalError, match="wrote 20,000,000 characters"):
        fill_in(tokenizer_with(tmp_path, "{{ 'a' * 20000000 }}"), TURNS)


def test_a_child_that_dies_is_told_and_replaced(tmp_path):
    tokenizer = tokenizer_with(tmp_path, TEMPLATE + "{# dies #}")
    fill_in(tokenizer, TURNS)
    chat_template._child.process.kill()
    with pytest.raises(InvalidRequestError, match="ended"):
        fill_in(tokenizer, TURNS)
    assert fill_in(tokenizer, TURNS)


def test_the_child_ends_with_its_stdin_even_within_a_template(tmp_path):
    chat_template.prepare()
    child = chat_template._child
    child._wait_until_ready()
    child.process.stdin.write(
        b'{"template": "' + ENDLESS["loops"].encode() + b'", "turns": [], "specials": {}, "limit": 9}\n'
    )
    child.process.stdin.close()
    psutil.Process(child.process.pid).wait(20)
    child.end()
    chat_template._child = None


def test_of_several_templates_the_default_is_taken(tmp_path):
    tokenizer = tokenizer_with(tmp_path, {"tool_use": "tools", "default": "plain"})
    assert fill_in(tokenizer, TURNS) == "plain"
    tokenizer = tokenizer_with(tmp_path, {"rag": "x", "tool_use": "tools"})
    with pytest.raises(TemplateRefusalError, match="multiple chat templates"):
        fill_in(tokenizer, TURNS)
