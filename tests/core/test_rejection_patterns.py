"""However drafts are cut, the target decides alike: forced text, penalties, and stop strings at every place."""

import itertools
import random

import pytest
import torch
from fakes import Pieces, ScriptedDrafter, answer, ask, assert_cache_matches, finished, forced_blocks, load
from plain_reference import Rules, plain_greedy
from tiny_models import reference_logits

from dspark_core import loading
from dspark_core.engine import Engine
from dspark_core.events import FirstToken
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler

VOCAB = 96
PROMPT = [3, 14, 15, 9, 26, 5, 35]
SMALL = [(size, right) for size in range(4) for right in range(size + 1)]
"""Every pattern of a round of at most three drafts: how many there are, how many pass."""


class Teacher(Sampler):
    """Greedy, but whatever the target would choose the answer is ``text``; notes the choices of the rows that count."""

    def __init__(self, text: list[int]) -> None:
        super().__init__(SamplingParams(temperature=0.0), 0)
        self.text, self.at = text, 0
        self.choices: list[int] = []
        self.rows: list[torch.Tensor] = []

    def begin(self, prompt: list[int]) -> None:
        super().begin(prompt)
        self.at = len(prompt)

    def commit(self, tokens: list[int]) -> None:
        super().commit(tokens)
        self.at += len(tokens)

    def best(self, logits, drafts=(), first=0):
        forced = self.text[self.at : self.at + len(logits)]
        counted = next((k for k, draft in enumerate(drafts) if draft != forced[k]), len(drafts)) + 1
        self.choices += logits[:counted].argmax(dim=-1).tolist()
        self.rows += list(logits[:counted])
        return torch.tensor(forced), logits.amax(dim=-1)


def forced(model, text: list[int], pattern: list[tuple[int, int]], count: int) -> Teacher:
    teacher = Teacher(text)
    drafter = ScriptedDrafter(forced_blocks(text, pattern, VOCAB))
    sequence, _ = answer(model.target, drafter, text[: len(PROMPT)], max_new_tokens=count, sampler=teacher)
    assert sequence.tokens == text[: len(PROMPT) + count]
    assert len(teacher.choices) == count
    return teacher


@pytest.mark.parametrize(
    "family",
    [*("llama", "llama-rope-yarn", "mistral-window", "qwen2-window", "qwen3", "smollm3"), "gemma3", "gemma4-small"],
)
def test_the_choice_at_a_position_does_not_depend_on_what_was_rejected_before(tiny, family):
    """One random text, which the model would not have written, through many forced patterns."""
    model, count = tiny(family), 40
    chance = random.Random(family)
    text = PROMPT + [chance.randrange(VOCAB) for _ in range(count + 8)]
    wanted = reference_logits(model.reference, text)[len(PROMPT) - 1 : len(PROMPT) - 1 + count]
    patterns = [[(0, 0)] * count, [(4, 4)] * count, [(4, 0)] * count]
    for _ in range(30):
        sizes = [chance.randint(0, 4) for _ in range(count)]
        patterns.append([(size, chance.randint(0, size)) for size in sizes])
    for pattern in patterns:
        teacher = forced(model, text, pattern, count)
        assert teacher.choices == wanted.argmax(dim=-1).tolist()
        torch.testing.assert_close(torch.stack(teacher.rows), wanted, rtol=0, atol=1e-9)


RULES = {
    "repetition": {"repetition_penalty": 1.6},
    "repetition below one": {"repetition_penalty": 0.8},
    "presence": {"presence_penalty": 1.5},
    "frequency": {"frequency_penalty": 0.9},
    "bias": {"logit_bias": ((3, 2.5), (9, 2.0), (35, -4.0))},
    "all": {
        "repetition_penalty": 1.2,
        "presence_penalty": 0.4,
        "frequency_penalty": 0.6,
        "logit_bias": ((9, 1.5), (5, 1.0)),
    },
}


@pytest.mark.parametrize("name", RULES)
def test_penalties_give_the_text_of_plain_decoding_in_every_pattern(tiny, name):
    model, count = tiny("llama"), 10
    params = SamplingParams(temperature=0.0, **RULES[name])
    text = PROMPT + plain_greedy(model.reference, PROMPT, Rules(params, max_new_tokens=count + 4))
    bare = PROMPT + plain_greedy(model.reference, PROMPT, Rules(SamplingParams(0.0), max_new_tokens=count + 4))
    assert text != bare  # else the case would prove nothing
    for pattern in itertools.product(SMALL, repeat=2):
        drafter = ScriptedDrafter(forced_blocks(text, list(pattern), VOCAB), block_size=3)
        sequence, rounds = answer(model.target, drafter, PROMPT, max_new_tokens=count, sampler=Sampler(params, 0))
        assert sequence.tokens == text[: len(PROMPT) + count]
        assert [(len(done.proposal.tokens), done.accepted) for done in rounds[:2]] == list(pattern)


@pytest.mark.parametrize("minimum", range(9))
def test_minimum_length_gives_the_text_of_plain_decoding_in_every_pattern(tiny, minimum):
    model = tiny("llama")
    bare = plain_greedy(model.reference, PROMPT, Rules(SamplingParams(0.0), max_new_tokens=12))
    stop_ids = frozenset(bare[1:3])  # the answer would end at once
    rules = Rules(SamplingParams(0.0), stop_ids, minimum, 12)
    wanted = plain_greedy(model.reference, PROMPT, rules)
    assert len(wanted) >= minimum
    for pattern in itertools.product(SMALL, repeat=2):
        script = forced_blocks(PROMPT + wanted, list(pattern), VOCAB)
        sampler = Sampler(SamplingParams(0.0), 0, stop_ids=stop_ids, min_new_tokens=minimum)
        sequence, _ = answer(
            model.target,
            ScriptedDrafter(script, block_size=3),
            PROMPT,
            max_new_tokens=12,
            sampler=sampler,
            stop_ids=stop_ids,
        )
        assert sequence.tokens == PROMPT + wanted
        assert_cache_matches(model.target, sequence)


@pytest.mark.parametrize("blocks", [[(0, 0)] * 20, [(4, 4)] * 9, [(4, 0)] * 20, [(3, 1), (4, 3), (1, 1)] * 5], ids=str)
def test_a_stop_string_at_every_place_of_the_text(tiny_folder, monkeypatch, blocks):
    """Every piece of the text, of one to five letters, that occurs for the first time where it stands."""
    engine, tokenizer, count = Engine(), Pieces(), 14
    load(engine, tiny_folder("llama"))
    ids = finished(ask(engine, prompt_ids=tuple(PROMPT), max_new_tokens=count)).token_ids
    whole = tokenizer.decode(ids)
    places = [(at, size) for at in range(len(whole)) for size in range(1, 6) if at + size <= len(whole)]
    places = [(at, size) for at, size in places if whole.index(whole[at : at + size]) == at]
    assert len(places) > 40
    for at, size in places:
        drafter = ScriptedDrafter(forced_blocks([*PROMPT, *ids], blocks, VOCAB))
        monkeypatch.setattr(loading, "make_drafter", lambda name, drafter=drafter: drafter)
        load(engine, tiny_folder("llama"))
        engine._pair.tokenizer = tokenizer
        events = ask(engine, prompt_ids=tuple(PROMPT), max_new_tokens=count, stop=(whole[at : at + size],))
        end = finished(events)
        kept = max(k for k in range(count) if len(tokenizer.decode(ids[:k])) <= at)
        assert (end.reason, end.text) == ("stop_string", whole[:at])
        assert end.token_ids == ids[:kept]
        first = next(event.token for event in events if isinstance(event, FirstToken))
        assert first.text + "".join(t.text for event in events for t in getattr(event, "tokens", ())) == end.text
        assert engine._pair.sequence.tokens == [*PROMPT, *ids[:kept]]
        assert_cache_matches(engine._pair.target, engine._pair.sequence)
