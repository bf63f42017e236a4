"""Responses: the target's own tokens, over several turns, in files that survive a kill."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from fakes import tiny_target
from tiny_models import reference_greedy, write_chat_model

from dspark_core.cancel import CancelToken
from dspark_core.errors import CorruptFileError, InvalidRequestError
from dspark_core.prompt import encode_messages, load_tokenizer
from dspark_core.requests import Message
from dspark_core.training.conversations import Conversation, import_responses, next_turn, prompt_key, read_conversations
from dspark_core.training.lines import read_lines
from dspark_core.training.overlap import Excluded
from dspark_core.training.prompts import ConversationPrompt
from dspark_core.training.responses import LOOP_REPEATS, ResponsePlan, loop_start, make_responses

END = 0
GREEDY = ((0.0, 1.0),)
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def chat(chat_folder):
    return SimpleNamespace(folder=chat_folder, target=tiny_target(chat_folder), tokenizer=load_tokenizer(chat_folder))


def prompts(count=12, turns=1):
    return [ConversationPrompt("tasks", tuple(f"number {k} turn {n}" for n in range(turns))) for k in range(count)]


def make(chat, path, asked, *, stop_ids=frozenset({END}), cancel=None, **plan):
    plan = ResponsePlan(**{"temperatures": GREEDY, "max_new_tokens": 20, "batch_size": 4, "capacity": 256, **plan})
    return list(make_responses(chat.target, chat.tokenizer, asked, path, plan, stop_ids=stop_ids, cancel=cancel))


def by_key(path):
    return {line["key"]: line for _, line in read_lines(path)}


def test_an_answer_is_what_plain_decoding_writes(chat, tmp_path, tiny_reference):
    path = tmp_path / "r.jsonl"
    steps = make(chat, path, prompts(6), stop_ids=frozenset())
    found = list(read_conversations(path))
    assert len(found) == 6
    asked = {tuple(encode_messages(chat.tokenizer, (Message("user", each.turns[0]),))) for each in prompts(6)}
    for each in found:
        ((start, end),) = each.response
        assert each.token_ids[:start] in asked
        wanted = reference_greedy(tiny_reference, list(each.token_ids[:start]), 20)
        assert list(each.token_ids[start:end]) == wanted[: loop_start(tuple(wanted))]
        assert end == len(each.token_ids)
    assert steps[-1].done == sum(each.response_tokens for each in found)
    assert (steps[-1].wanted, steps[-1].seconds_left) == (None, None)


@pytest.fixture(scope="module")
def tiny_reference(chat_folder):
    from tiny_models import exact_reference

    return exact_reference(chat_folder)


class Talkative:
    """Stands for generate_batch: answers from a table of texts, as the target would."""

    def __init__(self, tokenizer, answers, reason="stop"):
        self.tokenizer, self.answers, self.reason, self.jobs = tokenizer, iter(answers), reason, []

    def __call__(self, target, jobs, *, stop_ids, batch_size, capacity, cancel):
        from dspark_core.batched import BatchAnswer

        while (job := next(jobs, None)) is not None:
            self.jobs.append(job)
            text = next(self.answers)
            ids = text if isinstance(text, tuple) else (*self.tokenizer(text)["input_ids"], END)
            yield BatchAnswer(job, ids, self.reason)


def talk(chat, monkeypatch, path, answers, turns, tokenizer=None, **options):
    fake = Talkative(chat.tokenizer, answers, **options)
    monkeypatch.setattr("dspark_core.training.responses.generate_batch", fake)
    tokenizer = tokenizer or chat.tokenizer
    plan = ResponsePlan(temperatures=GREEDY, capacity=256)
    asked = [ConversationPrompt("x", turns)]
    list(make_responses(chat.target, tokenizer, asked, path, plan, stop_ids=frozenset({END})))
    return fake, list(read_conversations(path))


def test_turns_go_on_from_the_very_tokens(chat, monkeypatch, tmp_path):
    odd = tuple(chat.tokenizer.convert_tokens_to_ids(list("hello")))  # the tokenizer itself would merge these
    assert chat.tokenizer("hello")["input_ids"] != list(odd)
    fake, (found,) = talk(
        chat, monkeypatch, tmp_path / "r.jsonl", [(*odd, END), "the end", "x"], ("One", "Two", "Three")
    )
    assert len(fake.jobs) == len(found.response) == 3
    assert [job.seed for job in fake.jobs] == [found.seed, found.seed + 1, found.seed + 2]
    for job, (start, end) in zip(fake.jobs, found.response, strict=True):
        assert found.token_ids[:start] == job.prompt_ids
        assert found.token_ids[end - 1] == END
    start, end = found.response[0]
    assert found.token_ids[start:end] == (*odd, END)
    text = "".join(
        f"<|start|>{role}\n{content}<|end|>\n"
        for role, content in [("user", "One"), ("assistant", "hello"), ("user", "Two"), ("assistant", "the end")]
    )
    assert chat.tokenizer.decode(found.token_ids).startswith(text)


STRIPS = (
    "{% for m in messages %}<|start|>{{ m['role'] }}\n{{ m['content'] | trim }}<|end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|start|>assistant\n{% endif %}"
)


def test_a_template_that_edits_answers_ends_the_conversation(chat, monkeypatch, tmp_path):
    write_chat_model(tmp_path / "model", STRIPS)
    tokenizer = load_tokenizer(tmp_path / "model")
    _, (found,) = talk(chat, monkeypatch, tmp_path / "a.jsonl", ["plain", "more"], ("One", "Two"), tokenizer)
    assert len(found.response) == 2
    _, (found,) = talk(chat, monkeypatch, tmp_path / "b.jsonl", [" spaces ", "more"], ("One", "Two"), tokenizer)
    assert len(found.response) == 1


def test_an_answer_that_was_cut_ends_the_conversation(chat, monkeypatch, tmp_path):
    fake, (found,) = talk(chat, monkeypatch, tmp_path / "r.jsonl", ["one"], ("One", "Two"), reason="length")
    assert len(fake.jobs) == len(found.response) == 1
    loop = (*tuple(range(20, 29)) * 9, END)
    _, (found,) = talk(chat, monkeypatch, tmp_path / "s.jsonl", [loop], ("One", "Two"))
    assert found.response_tokens == 9 * (LOOP_REPEATS - 1)


def test_where_a_loop_is_cut():
    assert loop_start((1, 2, 3)) == 3
    assert loop_start((1,) * 40) == LOOP_REPEATS - 1
    assert loop_start(tuple(range(100))) == 100
    assert loop_start(tuple(range(8)) * 5) == 40


def test_no_turn_follows_another_end_token(chat):
    prompt = (Message("user", "One"),)
    ids = tuple(encode_messages(chat.tokenizer, prompt))
    answer = (*chat.tokenizer("ab")["input_ids"], 1)  # ended by another special token than the template's
    messages = (*prompt, Message("assistant", "ab", answer), Message("user", "Two"))
    assert next_turn(chat.tokenizer, messages, ids + answer) is None


def test_the_plan_ends_at_its_tokens_and_keeps_what_was_begun(chat, tmp_path):
    path = tmp_path / "r.jsonl"
    steps = make(chat, path, prompts(200), tokens=150, stop_ids=frozenset())
    assert 150 <= steps[-1].done <= 150 + 4 * 20
    assert steps[-1].wanted == 150
    assert make(chat, path, prompts(200), tokens=150) == []


def test_the_plan_ends_at_its_time(chat, tmp_path):
    begin = time.perf_counter()
    steps = make(chat, tmp_path / "r.jsonl", prompts(10**5), seconds=0.5, stop_ids=frozenset())
    assert time.perf_counter() - begin < 20
    assert steps
    assert steps[-1].seconds_left < 0.5


def test_a_run_goes_on_where_it_was_cut_off(chat, tmp_path):
    whole, parts = tmp_path / "whole.jsonl", tmp_path / "parts.jsonl"
    options = {"temperatures": ((0.0, 1.0), (0.8, 1.0)), "seed": 7}
    make(chat, whole, prompts(12), **options)
    make(chat, parts, prompts(6), **options)
    content = parts.read_bytes()
    parts.write_bytes(content[: len(content) - 30])  # as a kill leaves it
    make(chat, parts, reversed(prompts(12)), **options)
    assert by_key(parts) == by_key(whole)
    assert len(by_key(whole)) == 12
    assert {line["temperature"] for line in by_key(whole).values()} == {0.0, 0.8}
    other = tmp_path / "other.jsonl"
    make(chat, other, prompts(12), **{**options, "seed": 8})
    assert by_key(other) != by_key(whole)


def test_cancelled_it_keeps_what_is_there(chat, tmp_path):
    cancel = CancelToken()
    cancel.cancel()
    assert make(chat, tmp_path / "r.jsonl", prompts(), cancel=cancel) == []


def test_a_prompt_that_cannot_be_answered_leaves_a_note(chat, tmp_path):
    path = tmp_path / "r.jsonl"
    asked = [ConversationPrompt("x", ("far too long " * 40,)), ConversationPrompt("x", (" ",)), *prompts(1)]
    make(chat, path, asked)
    notes = [line["dropped"] for _, line in read_lines(path) if "dropped" in line]
    assert len(notes) == 2
    assert "too long" in notes[0]
    assert "empty" in notes[1]
    assert len(list(read_conversations(path))) == 1


@pytest.mark.parametrize("weights", [(), ((0.0, 0.0),), ((0.5, -1.0), (1.0, 2.0))])
def test_a_plan_without_weights_is_refused(chat, tmp_path, weights):
    with pytest.raises(InvalidRequestError, match="no weights"):
        make(chat, tmp_path / "r.jsonl", prompts(), temperatures=weights)


def test_a_model_that_cannot_chat_is_refused(chat, tmp_path):
    with pytest.raises(InvalidRequestError, match="no chat template"):
        list(make_responses(chat.target, None, prompts(), tmp_path / "r", ResponsePlan(), stop_ids=frozenset()))


CHILD = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[3:]
from fakes import tiny_target
from dspark_core.prompt import load_tokenizer
from dspark_core.training.prompts import ConversationPrompt
from dspark_core.training.responses import ResponsePlan, make_responses
folder = Path(sys.argv[1])
asked = (ConversationPrompt("tasks", (f"number {k} turn 0",)) for k in range(10**6))
plan = ResponsePlan(temperatures=((0.0, 1.0),), max_new_tokens=20, batch_size=4, capacity=256)
steps = make_responses(
    tiny_target(folder), load_tokenizer(folder), asked, Path(sys.argv[2]), plan, stop_ids=frozenset({0})
)
for step in steps:
    print(step.done, flush=True)
"""


def test_a_killed_run_goes_on(chat, tmp_path):
    path = tmp_path / "killed.jsonl"
    command = [sys.executable, "-c", CHILD, str(chat.folder), str(path), str(ROOT), str(ROOT / "tests" / "core")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"OMP_NUM_THREADS": "1"}) as child:
        for _ in range(3):
            assert child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    before = len(list(read_conversations(path)))
    assert before >= 3
    make(chat, path, prompts(before + 10))
    whole = tmp_path / "whole.jsonl"
    make(chat, whole, prompts(before + 10))
    found, wanted = by_key(path), by_key(whole)
    assert found.items() >= wanted.items()  # the killed run may have gone further ahead
    assert len(list(read_lines(path))) == len(found)


def test_existing_answers_are_imported(chat, tmp_path):
    path, into = tmp_path / "old.jsonl.gz", tmp_path / "new.jsonl"
    rows = [
        {"prompt": "One two", "response_ids": [20, 21, END], "temperature": 0.7},
        {"prompt": "Keep me out of it", "response_ids": [20], "temperature": 0},
        {"prompt": "No answer", "response_ids": [], "temperature": 0},
    ]
    with gzip.open(path, "wt") as file:
        file.write("".join(json.dumps(row) + "\n" for row in rows))
    assert import_responses(path, chat.tokenizer, into, excluded=Excluded(["Keep me out"])) == 3
    ids = tuple(encode_messages(chat.tokenizer, (Message("user", "One two"),)))
    assert list(read_conversations(into)) == [
        Conversation("imported", (*ids, 20, 21, END), ((len(ids), len(ids) + 3),), 0.7, 0)
    ]
    assert list(by_key(into)) == [prompt_key(("One two",))]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["new.jsonl", "old.jsonl.gz"]


def test_answers_of_another_training_are_imported(chat, tmp_path):
    """Conversations of several turns as they are, but for those that were dropped and those that may not be seen."""
    made, into = tmp_path / "made.jsonl", tmp_path / "new.jsonl"
    make(chat, made, prompts(6))
    kept = list(read_conversations(made))
    assert import_responses(made, chat.tokenizer, into) == sum(each.response_tokens for each in kept)
    assert list(read_conversations(into)) == kept
    assert by_key(into).keys() <= by_key(made).keys()
    asked = chat.tokenizer.decode(list(kept[0].asked_ids()))
    import_responses(made, chat.tokenizer, into, excluded=Excluded([asked]))
    assert kept[0] not in list(read_conversations(into))


@pytest.mark.parametrize(
    "row",
    [{"prompt": "x"}, {"prompt": "x", "response_ids": [99999]}, {"prompt": "", "response_ids": [1]}, {"a": 1}],
)
def test_answers_of_something_else_are_refused(chat, tmp_path, row):
    path = tmp_path / "old.jsonl"
    path.write_text(json.dumps(row) + "\n")
    with pytest.raises(CorruptFileError, match="Line 1 of"):
        import_responses(path, chat.tokenizer, tmp_path / "new.jsonl")
    assert not (tmp_path / "new.jsonl").exists()


@pytest.mark.parametrize(
    "changes", [{"response": [[2, 9]]}, {"response": []}, {"response": [[3, 2]]}, {"token_ids": ["x"]}, {"source": ...}]
)
def test_a_line_that_is_no_conversation_is_told(tmp_path, changes):
    line = {"source": "x", "token_ids": [1, 2, 3], "response": [[1, 3]], "temperature": 0.0, "seed": 1, **changes}
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({key: value for key, value in line.items() if value is not ...}) + "\n")
    with pytest.raises(CorruptFileError, match="Line 1 of"):
        list(read_conversations(path))
