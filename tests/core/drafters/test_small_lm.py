"""The two-model method: the text stays plain greedy decoding's, and the drafter's own cache stays right."""

import itertools
from types import SimpleNamespace

import pytest
import torch
from fakes import CancelAfter, answer, assert_cache_matches, greedy_sampler, tiny_target
from tiny_models import reference_greedy, write_model

from dspark_core.cancel import CancelToken
from dspark_core.decode_loop import decode, prefill
from dspark_core.drafters import small_lm
from dspark_core.drafters.small_lm import SmallModelDrafter, over_vocabulary
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.sequence import Sequence

PROMPT = [3, 14, 15, 9, 26, 5, 35]
VOCAB = 96
OTHERS = {"one layer": {}, "smaller vocabulary": {"vocab_size": 80}, "padded vocabulary": {"vocab_size": 128}}
GREEDY = Sampler(SamplingParams(0.0), 0)


@pytest.fixture(scope="module")
def models(tiny, tmp_path_factory):
    """name -> a tiny model that drafts for the tiny llama."""
    target = tiny("llama").target
    found = {"itself": target, "first layers": target.first_layers(1)}
    for name, changes in OTHERS.items():
        folder = tmp_path_factory.mktemp("draft")
        write_model(folder, "llama", seed=5, num_hidden_layers=1, **changes)
        found[name] = tiny_target(folder)
    return found


@pytest.fixture(scope="module")
def plain(tiny):
    model = tiny("llama")
    return model.target, PROMPT + reference_greedy(model.reference, PROMPT, 40)


def drafter_of(model, **options) -> SmallModelDrafter:
    return SmallModelDrafter("small", model, **{"vocab_size": VOCAB, "context_length": 512, **options})


def assert_drafter_in_step(drafter: SmallModelDrafter, tokens: list[int], lag: int | None = None) -> None:
    """Its tokens are the committed ones, its rows those of a fresh pass; ``lag`` rows are missing before the anchor."""
    assert drafter.tokens == tokens
    length = drafter.cache.length
    assert length <= len(tokens) - 1
    if lag is not None:
        assert length == len(tokens) - 1 - lag
    if length:
        fresh = drafter.model.new_cache(drafter.cache.capacity)
        known = [min(token, drafter.model.config.vocab_size - 1) for token in tokens[:length]]
        drafter.model.forward(known, fresh)
        for rows, wanted in ((drafter.cache.keys, fresh.keys), (drafter.cache.values, fresh.values)):
            torch.testing.assert_close(rows[:, :, :length], wanted[:, :, :length], rtol=0, atol=1e-9)


def checked_answer(target, drafter, prompt, *, sequence=None, sampler=None, stop_ids=frozenset(), count=16):
    """Like ``answer``, looking at both caches after every round."""
    sequence = sequence or Sequence(target.new_cache(target.positions))
    sampler, cancel = sampler or greedy_sampler(), CancelToken()
    list(prefill(sequence, prompt, target, drafter, sampler, cancel))
    assert_drafter_in_step(drafter, sequence.tokens)
    rounds = []
    for done in decode(sequence, target, drafter, sampler, stop_ids=stop_ids, max_new_tokens=count, cancel=cancel):
        rounds.append(done)
        assert_cache_matches(target, sequence)
        whole = done.proposal.tokens and done.accepted == len(done.proposal.tokens) and done.closing is not None
        assert_drafter_in_step(drafter, sequence.tokens, lag=(1 if whole else 0) if done.proposal.tokens else None)
    return sequence, rounds


class Misled:
    """A model that puts a wrong token first at chosen positions, so that drafts fail exactly there."""

    def __init__(self, model, wrong: set[int]) -> None:
        self._model, self._wrong = model, wrong

    def __getattr__(self, name):
        return getattr(self._model, name)

    def forward(self, token_ids, cache, **options):
        result = self._model.forward(token_ids, cache, **options)
        follows = cache.length + len(token_ids)
        return SimpleNamespace(logits=result.logits.roll(1, -1)) if follows in self._wrong else result


@pytest.mark.parametrize("name", ["itself", "first layers", *OTHERS])
@pytest.mark.parametrize("block_size", [1, 4, 7])
def test_greedy_text_is_plain_decodings(plain, models, name, block_size):
    target, text = plain
    drafter = drafter_of(models[name], block_size=block_size)
    sequence, rounds = checked_answer(target, drafter, PROMPT, count=24)
    assert sequence.tokens == text[: len(PROMPT) + 24]
    assert sum(len(done.proposal.tokens) for done in rounds) > 0


def test_all_drafts_of_the_target_itself_pass(plain, models):
    target, text = plain
    sequence, rounds = checked_answer(target, drafter_of(models["itself"]), PROMPT, count=36)
    assert [(len(done.proposal.tokens), done.accepted) for done in rounds] == [(4, 4)] * 7
    assert sequence.tokens == text[: len(PROMPT) + 36]


@pytest.mark.parametrize("first", range(5))
def test_every_pattern_of_acceptance_over_three_rounds(plain, first):
    target, text = plain
    for second, third in itertools.product(range(5), repeat=2):
        at, wrong = len(PROMPT) + 1, set()
        for right in (first, second, third):
            if right < 4:
                wrong.add(at + right)
            at += right + 1
        drafter = drafter_of(Misled(target, wrong))
        sequence, rounds = checked_answer(target, drafter, PROMPT, count=at - len(PROMPT) + 4)
        assert [done.accepted for done in rounds[:3]] == [first, second, third]
        assert sequence.tokens == text[: len(sequence.tokens)]


def test_the_pending_draft_and_the_anchor_go_through_one_pass(plain, models):
    target, _ = plain
    passes = []

    class Counted(Misled):
        def forward(self, token_ids, cache, **options):
            passes.append(len(token_ids))
            return super().forward(token_ids, cache, **options)

    answer(target, drafter_of(Counted(target, set())), PROMPT, max_new_tokens=11)
    assert passes == [8, 1, 1, 1, 2, 1, 1, 1]


@pytest.mark.parametrize("stop_at", range(1, 10))
@pytest.mark.parametrize("name", ["itself", "first layers"])
def test_a_stop_token_at_every_place_of_a_block_and_a_second_turn(plain, models, tiny, name, stop_at):
    target, text = plain
    stop = text[len(PROMPT) + stop_at]
    end = text.index(stop, len(PROMPT))
    drafter = drafter_of(models[name])
    sequence, _ = checked_answer(target, drafter, PROMPT, stop_ids=frozenset({stop}), count=30)
    assert sequence.tokens == text[: end + 1]
    second = [*sequence.tokens, 7, 8]
    cached = drafter.cache.length
    sequence, _ = checked_answer(target, drafter, second, sequence=sequence, count=6)
    assert cached >= end - 1
    assert sequence.tokens[len(second) :] == reference_greedy(tiny("llama").reference, second, 6)


@pytest.mark.parametrize("keep", [0, 1, 5, 7, 9, 14])
@pytest.mark.parametrize("name", ["itself", "one layer"])
def test_an_edited_prompt_and_a_regeneration_keep_the_prefix(plain, models, tiny, name, keep):
    target, text = plain
    drafter = drafter_of(models[name])
    sequence, _ = checked_answer(target, drafter, PROMPT, count=12)
    edited = [*text[:keep], 50, 51, 52]
    drafter.truncate(keep)
    assert drafter.cache.length == keep
    for prompt in (edited, edited, PROMPT):
        sequence, _ = checked_answer(target, drafter, prompt, sequence=sequence, count=9)
        assert sequence.tokens[len(prompt) :] == reference_greedy(tiny("llama").reference, prompt, 9)


def test_begin_alone_finds_the_prefix(plain, models):
    """A stop string cuts the sequence without telling the drafter: what it holds behind the cut is dropped here."""
    target, text = plain
    drafter = drafter_of(models["one layer"])
    checked_answer(target, drafter, PROMPT, count=12)
    drafter.begin([*text[:10], 77, 78], GREEDY)
    assert drafter.cache.length == 10
    assert_drafter_in_step(drafter, [*text[:10], 77, 78])


@pytest.mark.parametrize("looks", range(10))
def test_cancelled_at_every_look_the_next_answer_is_right(tiny, models, monkeypatch, looks):
    monkeypatch.setattr(small_lm, "CATCH_UP_ROWS", 128)
    target = tiny("llama").target
    prompt = [(7 * k) % VOCAB for k in range(300)]
    wanted = reference_greedy(tiny("llama").reference, prompt, 8)
    drafter = drafter_of(models["first layers"])
    sequence, _ = answer(target, drafter, prompt, max_new_tokens=8, cancel=CancelAfter(looks))
    sequence, _ = checked_answer(target, drafter, prompt, sequence=sequence, count=8)
    assert sequence.tokens[len(prompt) :] == wanted


def test_a_long_prompt_is_read_in_chunks_before_the_first_round(tiny, models, monkeypatch):
    monkeypatch.setattr(small_lm, "CATCH_UP_ROWS", 64)
    target = tiny("llama").target
    prompt = [(7 * k) % VOCAB for k in range(150)]
    drafter = drafter_of(models["itself"])
    lengths = []

    class Watched(Misled):
        def forward(self, token_ids, cache, **options):
            if cache is drafter.cache:
                lengths.append((cache.length, len(token_ids)))
            return super().forward(token_ids, cache, **options)

    drafter.model = Watched(target, set())
    _, rounds = checked_answer(target, drafter, prompt, count=8)
    # two chunks that end at absolute multiples, then what is left of 150 + first
    assert lengths[:4] == [(0, 64), (64, 64), (128, 23), (151, 1)]
    assert [len(done.proposal.tokens) for done in rounds] == [4, 1]
    assert all(done.proposal.bytes_read > 0 for done in rounds)


@pytest.mark.parametrize("positions", range(6, 20))
def test_a_drafter_with_fewer_positions_falls_silent_at_its_end(plain, models, positions):
    target, text = plain
    drafter = drafter_of(models["itself"], context_length=positions)
    sequence, rounds = checked_answer(target, drafter, PROMPT, count=20)
    assert sequence.tokens == text[: len(PROMPT) + 20]
    for done in rounds:  # the anchor needs a row, the last draft does not
        assert len(done.proposal.tokens) <= max(0, positions - done.anchor_position)
    assert not rounds[-1].proposal.tokens


@pytest.mark.parametrize("spare", range(1, 9))
def test_the_context_ends_anywhere(plain, models, spare):
    target, text = plain
    size = len(PROMPT) + spare
    drafter = drafter_of(models["itself"], context_length=size)
    sequence, _ = answer(target, drafter, PROMPT, max_new_tokens=spare, sequence=Sequence(target.new_cache(size)))
    assert sequence.tokens == text[:size]


def test_bytes_are_those_of_its_passes(plain, models):
    model = models["one layer"]
    drafter = drafter_of(model)
    drafter.begin(PROMPT, GREEDY)
    proposal = drafter.propose(PROMPT[-1], 3, greedy_sampler())
    row = drafter.cache.bytes_per_token
    assert proposal.bytes_read == 3 * model.weight_bytes + (0 + 7 + 8) * row
    assert drafter.propose(PROMPT[-1], 0, greedy_sampler()).tokens == []


def test_first_layers_share_the_weights(plain, models):
    target, part = plain[0], models["first layers"]
    assert part.layers[0] is target.layers[0]
    assert part.head is target.head
    assert part.embedding is target.embedding
    assert part.new_cache(8).keys.shape[0] == 1
    assert part.weight_bytes == target.weight_bytes - sum(
        matrix.weight_bytes
        for layer in target.layers[1:]
        for matrix in (layer.qkv, layer.out, layer.gate_up, layer.down)
    )


def test_an_id_that_the_drafter_has_no_row_for(plain, models):
    """The target may write an id of its padding; a smaller embedding must not be asked for its row."""
    target, _ = plain
    prompt = [95, 90, 3, 95]
    sequence, _ = checked_answer(target, drafter_of(models["smaller vocabulary"]), prompt, count=8)
    assert len(sequence.tokens) == len(prompt) + 8


@pytest.mark.parametrize("name", ["itself", *OTHERS])
@pytest.mark.parametrize("params", [SamplingParams(1.3), SamplingParams(0.9, 5, 0.9, 0.05, 1.2, 0.3, 0.1)], ids=str)
def test_the_q_of_a_draft_is_the_tensor_it_was_drawn_from(models, name, params):
    drawn = []

    class Spy(Sampler):
        def draw(self, weights):
            drawn.append(weights.clone())
            return super().draw(weights)

    sampler, drafter = Spy(params, seed=3), drafter_of(models[name], block_size=7)
    sampler.begin(PROMPT)
    drafter.begin(PROMPT, sampler)
    proposal = drafter.propose(PROMPT[-1], 7, sampler)
    assert proposal.probs.shape == (7, VOCAB)
    assert torch.equal(proposal.probs, torch.stack(drawn))
    torch.testing.assert_close(proposal.probs.sum(-1), torch.ones(7, dtype=torch.float64))
    cache = drafter.model.new_cache(64)
    known = [*PROMPT, *proposal.tokens[:-1]]
    logits = over_vocabulary(drafter.model.forward(known, cache).logits[len(PROMPT) - 1 :], VOCAB)
    wanted = sampler.probs(logits, proposal.tokens)  # row k after the drafts before it: penalties included
    torch.testing.assert_close(proposal.probs, wanted)


def test_over_vocabulary():
    logits = torch.tensor([[1.0, 2.0, 3.0]])
    assert over_vocabulary(logits, 3).tolist() == [[1.0, 2.0, 3.0]]
    assert over_vocabulary(logits, 2).softmax(-1).sum() == pytest.approx(1.0)
    assert over_vocabulary(logits, 5).softmax(-1)[0, 3:].tolist() == [0.0, 0.0]
