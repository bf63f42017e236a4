"""The loop loses nothing: whatever is drafted, cut or rejected, the text is plain greedy decoding's."""

import itertools

import pytest
import torch
from fakes import (
    CancelAfter,
    ScriptedDrafter,
    answer,
    assert_cache_matches,
    forced_blocks,
    greedy_sampler,
    oracle,
)
from tiny_models import FAMILIES, reference_greedy

from dspark_core.cancel import CancelToken
from dspark_core.decode_loop import PREFILL_CHUNK, decode, finish_reason, prefill
from dspark_core.drafters.base import Proposal
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.drafters.none import NoDrafter
from dspark_core.sequence import Sequence

PROMPT = [3, 14, 15, 9, 26, 5, 35]
VOCAB = 96
BLOCKS = [(size, right) for size in range(5) for right in range(size + 1)]
"""Every pattern of one round: how many drafts, and how many of them pass."""


@pytest.fixture(scope="module")
def plain(tiny):
    """The tiny llama and the text that transformers decodes greedily after PROMPT."""
    model = tiny("llama")
    return model.target, PROMPT + reference_greedy(model.reference, PROMPT, 24)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("make_drafter", [NoDrafter, LookupDrafter], ids=["none", "lookup"])
def test_greedy_text_is_that_of_transformers(tiny, family, make_drafter):
    model = tiny(family)
    for prompt in (PROMPT, [1, 2, 3, 4] * 3, [7]):
        wanted = prompt + reference_greedy(model.reference, prompt, 24)
        sequence, _ = answer(model.target, make_drafter(), prompt, max_new_tokens=24)
        assert sequence.tokens == wanted
        assert_cache_matches(model.target, sequence)


@pytest.mark.parametrize("first", BLOCKS, ids=str)
def test_every_pattern_of_acceptance_over_three_rounds(plain, first):
    target, text = plain
    reference = target.new_cache(64)
    target.forward(text, reference)
    for second, third in itertools.product(BLOCKS, repeat=2):
        script = forced_blocks(text, [first, second, third], VOCAB)
        sequence, rounds = answer(target, ScriptedDrafter(script), PROMPT, max_new_tokens=17)
        assert sequence.tokens == text[: len(PROMPT) + 17]
        assert [(len(r.proposal.tokens), r.accepted) for r in rounds[:3]] == [first, second, third]
        length = sequence.cache.length
        assert length == len(sequence.tokens) - 1
        torch.testing.assert_close(sequence.cache.keys[:, :, :length], reference.keys[:, :, :length], rtol=0, atol=1e-9)
        torch.testing.assert_close(
            sequence.cache.values[:, :, :length], reference.values[:, :, :length], rtol=0, atol=1e-9
        )


@pytest.mark.parametrize("family", ["mistral-window", "qwen2-window", "smollm3", "qwen3"])
def test_patterns_on_other_families(tiny, family):
    model = tiny(family)
    text = PROMPT + reference_greedy(model.reference, PROMPT, 14)
    for pattern in itertools.product([(4, 0), (4, 2), (4, 4), (1, 0), (3, 3)], repeat=2):
        sequence, _ = answer(
            model.target, ScriptedDrafter(forced_blocks(text, list(pattern), VOCAB)), PROMPT, max_new_tokens=13
        )
        assert sequence.tokens == text[: len(PROMPT) + 13]
        assert_cache_matches(model.target, sequence)


def test_what_a_round_reports(plain):
    target, text = plain
    script = forced_blocks(text, [(4, 2), (3, 3), (0, 0)], VOCAB)
    _, rounds = answer(target, ScriptedDrafter(script), PROMPT, max_new_tokens=9)
    start = len(PROMPT)
    assert [r.anchor_position for r in rounds] == [start, start + 3, start + 7]
    assert [r.anchor for r in rounds] == [text[start], text[start + 3], text[start + 7]]
    assert [r.accepted for r in rounds] == [2, 3, 0]
    assert [r.closing for r in rounds] == [text[start + 3], text[start + 7], text[start + 8]]
    assert [r.committed for r in rounds] == [
        text[start + 1 : start + 4],
        text[start + 4 : start + 8],
        text[start + 8 : start + 9],
    ]


@pytest.mark.parametrize("count", range(1, 14))
@pytest.mark.parametrize("block_size", [1, 3, 4])
def test_the_length_limit_falls_anywhere(plain, count, block_size):
    target, text = plain
    budgets = []

    def script(tokens, budget, sampler):
        budgets.append(budget)
        return oracle(text)(tokens, budget, sampler)

    sequence, rounds = answer(target, ScriptedDrafter(script, block_size), PROMPT, max_new_tokens=count)
    assert sequence.tokens == text[: len(PROMPT) + count]
    assert_cache_matches(target, sequence)
    assert all(budget >= 0 for budget in budgets)
    assert sum(len(r.committed) for r in rounds) == count - 1


@pytest.mark.parametrize("stop_at", range(12))
@pytest.mark.parametrize("block_size", [0, 1, 3, 4])
def test_a_stop_token_at_every_place_of_a_block(plain, stop_at, block_size):
    target, text = plain
    stop = text[len(PROMPT) + stop_at]
    ids = frozenset({stop, 95, 94})
    first = next(k for k in range(len(PROMPT), len(text)) if text[k] in ids)
    sequence, rounds = answer(
        target, ScriptedDrafter(oracle(text), block_size), PROMPT, max_new_tokens=24, stop_ids=ids
    )
    assert sequence.tokens == text[: first + 1]
    assert_cache_matches(target, sequence)
    assert finish_reason(sequence, len(PROMPT), ids, 24, CancelToken()) == "stop"
    if rounds and rounds[-1].closing is None:  # the stop token was a draft: it counts, nothing closes the round
        assert rounds[-1].committed[-1] == stop
        assert rounds[-1].accepted == len(rounds[-1].committed)


def test_a_rejected_stop_token_does_not_stop(plain):
    target, text = plain
    wrong = next(token for token in range(VOCAB) if token not in text)

    def script(tokens, budget, sampler):
        return Proposal([text[len(tokens)], wrong, wrong][:budget])

    sequence, rounds = answer(target, ScriptedDrafter(script), PROMPT, max_new_tokens=12, stop_ids=frozenset({wrong}))
    assert sequence.tokens == text[: len(PROMPT) + 12]
    assert all(r.closing is not None for r in rounds)


@pytest.mark.parametrize("spare", range(1, 12))
@pytest.mark.parametrize("make_drafter", [NoDrafter, LookupDrafter, None], ids=["none", "lookup", "oracle"])
def test_the_context_ends_anywhere(plain, spare, make_drafter):
    target, text = plain
    drafter = make_drafter() if make_drafter else ScriptedDrafter(oracle(text))
    sequence = Sequence(target.new_cache(len(PROMPT) + spare))
    sequence, _ = answer(target, drafter, PROMPT, max_new_tokens=spare, sequence=sequence)
    assert sequence.tokens == text[: len(PROMPT) + spare]
    assert sequence.cache.length == len(sequence.tokens) - 1


@pytest.mark.parametrize("taps", [(0,), (-1, 0), (-1,)])
def test_a_drafter_sees_the_features_of_every_committed_row(plain, taps):
    target, text = plain
    blocks = [(4, 0), (4, 2), (4, 4), (0, 0), (1, 1), (3, 1)]
    drafter = ScriptedDrafter(forced_blocks(text, blocks, VOCAB), feature_layers=taps)
    sequence, _ = answer(target, drafter, PROMPT, max_new_tokens=18)
    rows = target.forward(sequence.tokens[:-1], target.new_cache(64), taps=taps).features
    torch.testing.assert_close(drafter.rows, rows, rtol=0, atol=1e-9)
    assert drafter.tokens == sequence.tokens


def test_features_of_a_reused_prefix_stay_with_the_drafter(plain):
    target, text = plain
    drafter = ScriptedDrafter(oracle(text), feature_layers=(0,))
    sequence, _ = answer(target, drafter, PROMPT, max_new_tokens=10)
    second = [*text[: len(PROMPT) + 6], 50, 51]
    answer(target, drafter, second, max_new_tokens=3, sequence=sequence)
    rows = target.forward(sequence.tokens[:-1], target.new_cache(64), taps=(0,)).features
    torch.testing.assert_close(drafter.rows, rows, rtol=0, atol=1e-9)


@pytest.mark.parametrize("looks", range(12))
def test_cancelled_at_every_look_the_next_answer_is_right(tiny, looks):
    model = tiny("llama")
    prompt = [(7 * k) % VOCAB for k in range(2 * PREFILL_CHUNK - 60)]
    wanted = reference_greedy(model.reference, prompt, 6)
    drafter = LookupDrafter()
    sequence, rounds = answer(model.target, drafter, prompt, max_new_tokens=6, cancel=CancelAfter(looks))
    if looks < 2:  # while the prompt was read: what is cached belongs to the prompt
        assert sequence.tokens == prompt[: sequence.cache.length]
        assert rounds == []
    else:
        assert sequence.tokens[len(prompt) :] == wanted[: len(sequence.tokens) - len(prompt)]
        assert_cache_matches(model.target, sequence)
    answer(model.target, drafter, prompt, max_new_tokens=6, sequence=sequence)
    assert sequence.tokens[len(prompt) :] == wanted
    assert_cache_matches(model.target, sequence)


def test_a_drafter_with_features_survives_a_cancelled_prefill(tiny):
    model = tiny("llama")
    prompt = [(7 * k) % VOCAB for k in range(PREFILL_CHUNK + 20)]
    drafter = ScriptedDrafter(feature_layers=(0,))
    sequence, _ = answer(model.target, drafter, prompt, cancel=CancelAfter(1))
    assert sequence.cache.length == len(sequence.tokens) == len(drafter.rows) == PREFILL_CHUNK
    answer(model.target, drafter, prompt, max_new_tokens=3, sequence=sequence)  # the fake counts the rows
    assert drafter.tokens == sequence.tokens


def test_an_abandoned_answer_leaves_the_cache_in_step(plain):
    target, text = plain
    drafter = ScriptedDrafter(oracle(text))
    sequence = Sequence(target.new_cache(64))
    list(prefill(sequence, PROMPT, target, drafter, greedy_sampler(), CancelToken()))
    rounds = decode(
        sequence,
        target,
        drafter,
        greedy_sampler(),
        stop_ids=frozenset(),
        max_new_tokens=20,
        cancel=CancelToken(),
    )
    next(rounds)
    rounds.close()
    assert_cache_matches(target, sequence)
    assert sequence.tokens == text[: len(PROMPT) + 6]


def test_prefill_chunks_end_at_absolute_multiples(tiny):
    target = tiny("llama").target
    sequence, drafter = Sequence(target.new_cache(512)), NoDrafter()
    prompt = [k % VOCAB for k in range(300)]

    def progress(tokens):
        return list(prefill(sequence, tokens, target, drafter, greedy_sampler(), CancelToken()))

    assert progress(prompt) == [(0, 0), (256, 0), (300, 0)]
    assert progress(prompt[:100] + [5] * 200) == [(100, 100), (256, 100), (300, 100)]
    assert progress(prompt[:100] + [5] * 200) == [(299, 299), (300, 299)]


def test_two_patterns_of_rejection_give_the_same_bits_of_argmax(plain):
    """Teacher-forced: the target's choice at a position must not depend on what was drafted and thrown away before."""
    target, text = plain
    choices = []
    for pattern in ([(4, 0)] * 30, [(4, 1), (4, 3), (2, 0)] * 10, [(0, 0)] * 30, [(4, 4)] * 30):
        sequence, _ = answer(target, ScriptedDrafter(forced_blocks(text, pattern, VOCAB)), PROMPT, max_new_tokens=24)
        choices.append(sequence.tokens)
    assert all(tokens == choices[0] for tokens in choices)
