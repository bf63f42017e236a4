"""A conversation of 2,000 tokens: the second turn computes what is new, in the target and in the small drafter."""

import random

import pytest
from fakes import ask, finished, load
from tiny_models import write_chat_model

from dspark_core.engine import Engine
from dspark_core.events import FirstToken, RoundFinished
from dspark_core.prompt import encode_messages
from dspark_core.requests import Message, SamplingParams

WORDS = ["hello", "the", "hell", "inner", "there", "tin", "her", "line", "rein", "heron", "lintel"]
ANSWER = 60
DRAFTERS = ["none", "lookup", "small"]
SECOND_TURNS = {"short": "hello in the inn", "longer than a chunk": " ".join(WORDS * 12)}


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Two models that can chat in 4,096 tokens: the target, and one that drafts for it."""
    found = tmp_path_factory.mktemp("target"), tmp_path_factory.mktemp("drafter")
    for seed, folder in enumerate(found):
        write_chat_model(folder, seed=seed, num_hidden_layers=2 - seed, max_position_embeddings=4096)
    return found


def load_pair(folders, drafter: str) -> Engine:
    engine = Engine()
    load(engine, folders[0], drafter=f"small:{folders[1]}" if drafter == "small" else drafter)
    return engine


def long_prompt(tokenizer) -> tuple[Message, ...]:
    words, draw = [], random.Random(0)
    while True:
        words.append(draw.choice(WORDS))
        messages = (Message("user", " ".join(words)),)
        if len(words) % 20 == 0 and len(encode_messages(tokenizer, messages)) >= 1900:
            return messages


def letters_alone(tokenizer) -> SamplingParams:
    """Greedy, and only two letters that the tokenizer joins wherever they meet; the penalty makes them take turns."""
    letters = tokenizer.convert_tokens_to_ids(["i", "n"])
    return SamplingParams(0.0, frequency_penalty=0.5, logit_bias=tuple((letter, 100.0) for letter in letters))


class Passes:
    """The (first position, rows) of each pass of a model."""

    def __init__(self, model, monkeypatch) -> None:
        self.done: list[tuple[int, int]] = []
        self._forward = model.forward
        monkeypatch.setattr(model, "forward", self.forward)

    def forward(self, token_ids, cache, **options):
        self.done.append((cache.length, len(token_ids)))
        return self._forward(token_ids, cache, **options)

    @property
    def rows(self) -> int:
        return sum(rows for _, rows in self.done)

    @property
    def positions(self) -> list[int]:
        return [start + row for start, rows in self.done for row in range(rows)]


def rows_of_rounds(events) -> int:
    return sum(event.proposed + 1 for event in events if isinstance(event, RoundFinished))


def drafting_rows(events) -> int:
    """Rows that the small drafter needs in these rounds besides those of the prompt and the first token.

    A round of n drafts takes n passes, whose first holds the anchor; a draft that closed a whole block comes to it.
    """
    rounds = [event for event in events if isinstance(event, RoundFinished) and event.proposed]
    pending = sum(event.accepted == event.proposed for event in rounds[:-1])
    return sum(event.proposed for event in rounds) - 1 + pending


@pytest.mark.parametrize("says", SECOND_TURNS)
@pytest.mark.parametrize("drafter", DRAFTERS)
def test_the_second_turn_computes_only_what_is_new(folders, monkeypatch, drafter, says):
    engine = load_pair(folders, drafter)
    pair, tokenizer = engine._pair, engine.tokenizer
    messages, sampling = long_prompt(tokenizer), letters_alone(tokenizer)
    prompt = encode_messages(tokenizer, messages)
    target = Passes(pair.target, monkeypatch)
    draft = Passes(pair.drafter.model, monkeypatch) if drafter == "small" else None

    events = ask(engine, messages=messages, max_new_tokens=ANSWER, sampling=sampling)
    first = finished(events)
    assert 1900 <= first.stats.prompt_tokens == len(prompt) < 1950
    assert len(first.token_ids) == ANSWER
    assert first.stats.reused_tokens == 0
    assert target.rows == len(prompt) + rows_of_rounds(events)
    if draft:
        assert draft.rows == len(prompt) + 1 + drafting_rows(events)

    # other ids than the tokenizer's own for the same text
    assert tokenizer(first.text, add_special_tokens=False)["input_ids"] != list(first.token_ids)
    stored = (*messages, Message("assistant", first.text, first.token_ids), Message("user", SECOND_TURNS[says]))
    second_prompt = encode_messages(tokenizer, stored)
    assert second_prompt[: len(prompt) + ANSWER] == [*prompt, *first.token_ids]

    reused = len(prompt) + ANSWER - 1  # the anchor, the last token of the answer, was never computed
    assert pair.sequence.cache.length == reused
    cached = pair.drafter.cache.length if draft else 0
    target.done.clear()
    if draft:
        assert cached in (reused - 1, reused)  # without the last draft of a whole block
        draft.done.clear()

    events = ask(engine, messages=stored, max_new_tokens=ANSWER, sampling=sampling)
    second = finished(events)
    assert second.stats.prompt_tokens == len(second_prompt)
    assert second.stats.reused_tokens == reused
    assert target.positions[: len(second_prompt) - reused] == list(range(reused, len(second_prompt)))
    assert target.rows == len(second_prompt) - reused + rows_of_rounds(events)
    if draft:
        read = len(second_prompt) + 1 - cached
        assert draft.positions[:read] == list(range(cached, len(second_prompt) + 1))
        assert draft.rows == read + drafting_rows(events)
    if drafter != "none":
        assert second.stats.proposed > 0

    cold = finished(ask(load_pair(folders, "none"), messages=stored, max_new_tokens=ANSWER, sampling=sampling))
    assert cold.stats.reused_tokens == 0
    assert second.token_ids == cold.token_ids


@pytest.mark.parametrize("drafter", DRAFTERS)
def test_without_its_ids_the_answer_is_computed_again(folders, monkeypatch, drafter):
    """What the ids save, and that the test above could tell: the text's own tokens part at the first joined pair."""
    engine = load_pair(folders, drafter)
    messages, sampling = long_prompt(engine.tokenizer), letters_alone(engine.tokenizer)
    first = finished(ask(engine, messages=messages, max_new_tokens=ANSWER, sampling=sampling))
    before = first.stats.prompt_tokens
    told = (*messages, Message("assistant", first.text), Message("user", "hello"))
    events = ask(engine, messages=told, max_new_tokens=1, sampling=sampling)
    assert any(isinstance(event, FirstToken) for event in events)
    assert before <= finished(events).stats.reused_tokens < before + ANSWER - 1
