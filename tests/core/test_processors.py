"""Penalties, bias and minimum length: against transformers' own processors, and per position of a block."""

import pytest
import torch
from transformers import RepetitionPenaltyLogitsProcessor

from dspark_core.processors import LogitsProcessor
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler

VOCAB = 13
PROMPT = [1, 4, 4, 7]
ANSWER = [2, 7]
DRAFTS = [5, 2, 5]


def logits(rows: int = 4) -> torch.Tensor:
    return torch.randn(rows, VOCAB, generator=torch.Generator().manual_seed(rows))


def processor(params: SamplingParams = SamplingParams(), stop_ids=(), min_new_tokens: int = 0) -> LogitsProcessor:  # noqa: B008
    made = LogitsProcessor(params, frozenset(stop_ids), min_new_tokens)
    made.begin(PROMPT)
    made.commit(ANSWER)
    return made


def test_nothing_asked_for_is_nothing_done():
    assert not processor().active
    off = SamplingParams(repetition_penalty=1.0, presence_penalty=0.0, frequency_penalty=0.0)
    assert not processor(off, min_new_tokens=3).active  # no end token that could be kept away


@pytest.mark.parametrize("penalty", [1.3, 0.8])
def test_repetition_penalty_is_that_of_transformers_at_every_position(penalty):
    raw = logits()
    scores = processor(SamplingParams(repetition_penalty=penalty)).process(raw, DRAFTS, 0)
    reference = RepetitionPenaltyLogitsProcessor(penalty)
    for row in range(4):
        history = torch.tensor([[*PROMPT, *ANSWER, *DRAFTS[:row]]])
        assert torch.equal(scores[row], reference(history, raw[row : row + 1].clone())[0])


def test_presence_and_frequency_count_the_answer_and_the_drafts_before():
    raw = logits()
    scores = processor(SamplingParams(presence_penalty=0.5, frequency_penalty=0.25)).process(raw, DRAFTS, 0)
    for row in range(4):
        written = [*ANSWER, *DRAFTS[:row]]
        for token in range(VOCAB):
            count = written.count(token)
            wanted = raw[row, token] - 0.5 * (count > 0) - 0.25 * count
            assert scores[row, token] == pytest.approx(float(wanted), abs=1e-6)


def test_bias_and_tokens_outside_a_smaller_vocabulary():
    raw = logits(1)
    scores = processor(SamplingParams(logit_bias=((3, -5.0), (99, 1.0)), repetition_penalty=1.2)).process(raw, [99], 1)
    assert scores[0, 3] == raw[0, 3] - 5.0
    assert scores.shape == raw.shape


@pytest.mark.parametrize("minimum", range(8))
def test_minimum_length_by_position_in_the_block(minimum):
    scores = processor(stop_ids=(6, 9), min_new_tokens=minimum).process(logits(), DRAFTS, 0)
    for row in range(4):
        kept_away = len(ANSWER) + row < minimum
        assert bool(torch.isinf(scores[row, [6, 9]]).all()) == kept_away
        assert torch.isfinite(scores[row, 0])


def test_the_logits_of_the_pass_are_not_changed():
    raw = logits()
    before = raw.clone()
    processor(SamplingParams(repetition_penalty=2.0, frequency_penalty=1.0)).process(raw, DRAFTS, 0)
    assert torch.equal(raw, before)


def test_a_row_alone_is_the_row_of_the_block():
    raw = logits()
    made = processor(SamplingParams(repetition_penalty=1.4, presence_penalty=0.3), (6,), 4)
    whole = made.process(raw, DRAFTS, 0)
    for row in range(4):
        assert torch.equal(made.process(raw[row : row + 1], DRAFTS, row)[0], whole[row])


@pytest.mark.parametrize("params", [{"top_k": 5}, {"top_p": 0.9}, {}, {"top_k": 6, "top_p": 0.8}])
def test_min_p_keeps_what_reaches_its_share_of_the_likeliest(params):
    plain = Sampler(SamplingParams(temperature=0.7, **params), 0).probs(logits(3))
    cut = Sampler(SamplingParams(temperature=0.7, min_p=0.2, **params), 0).probs(logits(3))
    kept = plain >= 0.2 * plain.amax(dim=-1, keepdim=True)
    wanted = torch.where(kept, plain, 0.0)
    torch.testing.assert_close(cut, wanted / wanted.sum(dim=-1, keepdim=True))
    assert (cut == 0).any()
