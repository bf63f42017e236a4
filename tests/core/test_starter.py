"""The starter target itself: the same text as transformers, with and without drafts, and text that makes sense."""

import warnings

import pytest
import torch
from fakes import ask, finished, load

from dspark_core.bandwidth import Peak
from dspark_core.engine import Engine
from dspark_core.prompt import encode_messages
from dspark_core.requests import Message, SamplingParams

pytestmark = pytest.mark.starter
PROMPTS = [
    "Write a haiku about the sea.",
    "List three uses of a paper clip.",
    "Repeat this twice: the quick brown fox jumps over the lazy dog.",
]
COUNT = 48


@pytest.fixture(scope="module", autouse=True)
def _threads():
    torch.set_num_threads(2)


def answers(starter_folder, drafter: str, precision: str) -> list:
    engine = Engine()
    load(engine, starter_folder, drafter=drafter, precision=precision, context_length=1024, threads=2)
    return [finished(ask(engine, messages=(Message("user", text),), max_new_tokens=COUNT)) for text in PROMPTS]


@pytest.fixture(scope="module")
def plain(starter_folder):
    from dspark_core import loading

    patch = pytest.MonkeyPatch()
    patch.setattr(loading, "peak_bandwidth", lambda device, threads: Peak(1e10, "measured"))
    yield answers(starter_folder, "none", "fp32")
    patch.undo()


def test_plain_equals_generate(starter_folder, plain):
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(starter_folder)
    model = AutoModelForCausalLM.from_pretrained(starter_folder, dtype=torch.float32)
    for text, end in zip(PROMPTS, plain, strict=True):
        ids = encode_messages(tokenizer, (Message("user", text),))
        with warnings.catch_warnings(), torch.inference_mode():
            warnings.simplefilter("ignore")
            tensor = torch.tensor([ids])
            output = model.generate(
                tensor, attention_mask=torch.ones_like(tensor), max_new_tokens=COUNT, do_sample=False
            )
        assert list(end.token_ids) == output[0, len(ids) :].tolist()
        assert end.text == tokenizer.decode(end.token_ids, skip_special_tokens=True)


def test_lookup_equals_plain(starter_folder, plain):
    lookup = answers(starter_folder, "lookup", "fp32")
    assert [end.token_ids for end in lookup] == [end.token_ids for end in plain]
    assert sum(end.stats.accepted for end in lookup) > 0


def test_the_haiku_is_text(starter_folder):
    engine = Engine()
    info = load(engine, starter_folder, drafter="lookup", precision="auto", context_length=1024, threads=2)
    assert info.has_chat_template
    end = finished(ask(engine, messages=(Message("user", PROMPTS[0]),), max_new_tokens=COUNT))
    words = end.text.split()
    assert len(words) >= 8
    letters = sum(letter.isascii() and (letter.isalpha() or letter in " \n.,;:'\"-!?") for letter in end.text)
    assert letters > 0.95 * len(end.text)
    assert len({word.lower() for word in words}) > 0.4 * len(words)  # no loop
    assert end.stats.tokens_per_s > 0


def test_a_second_turn_reuses_the_first(starter_folder):
    engine = Engine()
    load(engine, starter_folder, drafter="lookup", precision="auto", context_length=1024, threads=2)
    first = finished(ask(engine, messages=(Message("user", "Name a colour."),), max_new_tokens=16))
    turns = (
        Message("user", "Name a colour."),
        Message("assistant", first.text, first.token_ids),
        Message("user", "Another one."),
    )
    second = finished(ask(engine, messages=turns, max_new_tokens=8))
    known = first.stats.prompt_tokens + first.stats.output_tokens - (2 if first.reason == "stop" else 1)
    assert second.stats.reused_tokens >= known


def test_sampling_with_a_seed(starter_folder):
    engine = Engine()
    load(engine, starter_folder, drafter="lookup", precision="auto", context_length=1024, threads=2)
    sampling = SamplingParams(0.8, 40, 0.95)
    request = {"messages": (Message("user", "Tell me a story."),), "max_new_tokens": 24, "sampling": sampling}
    # the first answer reads the whole prompt, the others its last token: in bfloat16 these round differently
    _, *texts = [finished(ask(engine, **request, seed=seed)).text for seed in (1, 1, 1, 2)]
    assert texts[0] == texts[1] != texts[2]
