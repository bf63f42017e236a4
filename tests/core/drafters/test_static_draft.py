"""Captured drafts, with a recorder that runs the draft again: the buffers are real, the graphs are not."""

import random
from dataclasses import replace

import pytest
import torch
from dspark_plain import CheckedDrafter
from dspark_shapes import GEMMA4, SHAPES, Shape, write_tiny_drafter
from fakes import AgainRecorder, run_to_end

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.drafters.base import NOTHING
from dspark_core.drafters.dspark import drafter as dspark_drafter
from dspark_core.drafters.dspark.loading import open_dspark
from dspark_core.drafters.dspark.static_draft import reach
from dspark_core.errors import CorruptFileError, DeviceLostError
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.target import graphs

WIDE = (
    "vanilla",
    "rnn",
    "no head",
    "speculators",
    "speculators, anchor and masks",
    "window",
    "window, both ways",
    "gemma4",
)
SAMPLINGS = (
    SamplingParams(0.0),
    SamplingParams(0.8),
    SamplingParams(0.8, top_k=5),
    SamplingParams(0.9, top_p=0.7, min_p=0.1),
)
CONTEXT = 200


@pytest.fixture(autouse=True)
def _short_buckets(monkeypatch):
    monkeypatch.setattr(graphs, "LEAST_KEYS", 32)


@pytest.fixture
def pair_of(tiny, tmp_path):
    """shape -> two drafters alike, the first of which is captured, and its recorder."""

    def make(shape: Shape, **options):
        model, recorder = tiny("gemma4" if shape == GEMMA4 else "llama"), AgainRecorder(**options)
        folder = open_model_folder(write_tiny_drafter(tmp_path / shape.layout, shape))
        files = open_dspark("dspark", folder, open_model_folder(model.folder), "fp64")
        both = [run_to_end(files.read(model.target, torch.device("cpu"), CONTEXT)) for _ in range(2)]
        both[0].capture(recorder)
        return *both, recorder

    return make


def features_of(drafter, rows: int, seed: int) -> torch.Tensor:
    width = len(drafter.feature_layers) * drafter.network.decoder.config.hidden_size
    return torch.randn(rows, width, dtype=torch.float64, generator=torch.Generator().manual_seed(seed))


def same(found, wanted) -> None:
    assert found.tokens == wanted.tokens
    assert found.confidence == pytest.approx(wanted.confidence, abs=1e-9)
    assert found.bytes_read == wanted.bytes_read
    assert (found.probs is None) == (wanted.probs is None)
    if found.probs is not None:
        torch.testing.assert_close(found.probs, wanted.probs, rtol=0, atol=1e-9)


def talk(drafters, samplers, rounds: int, *, prompt: int = 20, budget=lambda k: 9) -> None:
    """Rounds in which as many rows are committed as a loop would: 1 to block size + 1."""
    for drafter, sampler in zip(drafters, samplers, strict=True):
        drafter.prefilled(features_of(drafter, prompt, 0))
        drafter.begin(list(range(prompt + 1)), sampler)
    for k in range(rounds):
        proposals = [each.propose(k % 90, budget(k), sampler) for each, sampler in zip(drafters, samplers, strict=True)]
        same(*proposals)
        rows = k % (drafters[0].block_size + 1) + 1
        for each in drafters:
            each.update([1] * rows, features_of(each, rows, k + 1))
    end = prompt + 7
    for each in drafters:
        each.truncate(end)
        each.propose(3, 4, samplers[0] if samplers[0].greedy else Sampler(samplers[0].params, 1))
    kept = [each.cache.entries[:, :, :end] for each in drafters]
    torch.testing.assert_close(*kept, rtol=0, atol=1e-9)


@pytest.mark.parametrize("params", SAMPLINGS, ids=str)
@pytest.mark.parametrize("name", WIDE)
def test_a_replayed_draft_is_the_ordinary_draft(pair_of, name, params):
    captured, plain, recorder = pair_of(GEMMA4 if name == "gemma4" else SHAPES[name])
    talk((captured, plain), [Sampler(params, 5), Sampler(params, 5)], 16)
    assert recorder.replays == 17
    assert len(recorder.drafts) >= 2, "the text grew beyond the first bucket"


def test_a_small_budget_takes_the_first_drafts_of_a_block(pair_of):
    captured, plain, _ = pair_of(SHAPES["vanilla"])
    for params in SAMPLINGS[:2]:
        talk((captured, plain), [Sampler(params, 5), Sampler(params, 5)], 9, budget=lambda k: 1 + k % 4)


@pytest.mark.parametrize("name", ["vanilla", "window"])
def test_every_block_is_as_the_paper_describes_it(pair_of, tiny, name):
    """Against the plain computation, which knows no buffers: through real text, with rows that were rejected."""
    model, shape = tiny("llama"), SHAPES[name]
    captured, _, recorder = pair_of(shape)
    drafter, sampler = CheckedDrafter(captured, shape, model.reference), Sampler(SamplingParams(0.8), 2)
    tokens = random.Random(1).choices(range(1, 90), k=60)
    cache = model.target.new_cache(CONTEXT)
    rows = model.target.forward(tokens, cache, taps=drafter.feature_layers).features
    drafter.prefilled(rows[:20])
    drafter.begin(tokens[:21], sampler)
    for at in range(20, 50, 3):
        drafter.propose(tokens[at], 4, sampler)
        drafter.update(tokens[at + 1 : at + 4], rows[at : at + 3])
    assert recorder.replays == drafter.proposals == 10


def test_rules_about_tokens_are_followed_one_operation_at_a_time(pair_of):
    captured, plain, recorder = pair_of(SHAPES["vanilla"])
    params = SamplingParams(0.8, repetition_penalty=1.3)
    talk((captured, plain), [Sampler(params, 5), Sampler(params, 5)], 5)
    assert not recorder.drafts


def test_where_every_token_is_forbidden_nothing_is_drafted_and_the_context_stays_in_step(pair_of):
    captured, plain, _ = pair_of(SHAPES["vanilla"])
    sampler = Sampler(SamplingParams(0.0), 0)
    forbidding = Sampler(SamplingParams(0.0), 0, stop_ids=frozenset(range(96)), min_new_tokens=9)
    for each in (captured, plain):
        each.prefilled(features_of(each, 10, 0))
        each.begin(list(range(11)), sampler)
        each.update([1] * 3, features_of(each, 3, 1))
    captured.begin(list(range(14)), forbidding)
    assert captured.propose(4, 4, forbidding) == NOTHING
    captured.begin(list(range(14)), sampler)
    found, wanted = (each.propose(4, 4, sampler) for each in (captured, plain))
    assert found.tokens == wanted.tokens
    assert found.confidence == pytest.approx(wanted.confidence, abs=1e-9)


def test_rows_that_add_up_are_injected_before_they_fill_the_memory(pair_of, monkeypatch):
    captured, plain, _ = pair_of(SHAPES["vanilla"])
    sampler = Sampler(SamplingParams(0.0), 0)
    for each, most in ((captured, 6), (plain, 256)):
        monkeypatch.setattr(dspark_drafter, "INJECT_ROWS", most)
        each.prefilled(features_of(each, 10, 0))
        each.begin(list(range(11)), sampler)
        for k in range(4):
            each.update([1] * 2, features_of(each, 2, k))
    assert (captured.cache.length, plain.cache.length) == (16, 10)
    assert captured.propose(4, 4, sampler).tokens == plain.propose(4, 4, sampler).tokens
    torch.testing.assert_close(captured.cache.entries[:, :, :18], plain.cache.entries[:, :, :18], rtol=0, atol=1e-9)


def test_where_the_cache_ends_nothing_is_captured(pair_of):
    captured, _, recorder = pair_of(SHAPES["vanilla"])
    end = captured.cache.entries.shape[2] - reach(captured.network)
    for length in (end + 1, end):
        assert recorder.drafts == []
        captured.cache.length = length
        captured.begin(list(range(11)), Sampler(SamplingParams(0.0), 0))
    assert len(recorder.drafts) == 1


def test_more_rows_than_a_round_has_are_injected_one_operation_at_a_time(pair_of):
    captured, plain, recorder = pair_of(SHAPES["vanilla"])
    sampler = Sampler(SamplingParams(0.0), 0)
    for each in (captured, plain):
        each.prefilled(features_of(each, 10, 0))
        each.begin(list(range(11)), sampler)
        each.update([1] * 6, features_of(each, 6, 1))
    same(*(each.propose(4, 4, sampler) for each in (captured, plain)))
    assert recorder.replays == 0
    same(*(each.propose(4, 4, sampler) for each in (captured, plain)))
    assert recorder.replays == 1, "nothing waits now"


def test_up_to_the_end_of_the_context(pair_of):
    captured, plain, _ = pair_of(SHAPES["vanilla"])
    sampler = Sampler(SamplingParams(0.0), 0)
    for length in range(CONTEXT - 20, CONTEXT - 4):
        for each in (captured, plain):
            each.truncate(0)
            each.prefilled(features_of(each, length, 0))
            each.begin(list(range(length + 1)), sampler)
        same(*(each.propose(4, 4, sampler) for each in (captured, plain)))


def test_it_is_ready_before_the_first_round_and_anew_for_other_sampling(pair_of):
    captured, _, recorder = pair_of(SHAPES["vanilla"])
    captured.prefilled(features_of(captured, 10, 0))
    for count, params in enumerate((SAMPLINGS[0], SAMPLINGS[1], SAMPLINGS[0]), start=1):
        for _ in range(2):
            captured.begin(list(range(11)), Sampler(params, 0))
        assert len(recorder.drafts) == count


def test_a_capture_that_fails_is_told_and_changes_nothing(pair_of):
    captured, plain, recorder = pair_of(SHAPES["vanilla"], fails=RuntimeError("CUDA error: not permitted"))
    talk((captured, plain), [Sampler(SAMPLINGS[1], 5), Sampler(SAMPLINGS[1], 5)], 5)
    assert "not permitted" in captured.captures_failed
    recorder.fails = None
    captured.propose(4, 4, Sampler(SAMPLINGS[0], 0))
    assert not recorder.drafts, "what failed once is not tried again"


def test_a_capture_on_a_lost_device_is_not_made_up_for(pair_of):
    """Drafting one operation at a time would only meet the same error again."""
    captured, _, _ = pair_of(SHAPES["vanilla"], fails=torch.AcceleratorError("CUDA error: unspecified launch failure"))
    captured.prefilled(features_of(captured, 10, 0))
    with pytest.raises(DeviceLostError):
        captured.begin(list(range(11)), Sampler(SAMPLINGS[0], 0))
    assert captured.captures_failed is None


@pytest.mark.parametrize("captures", [True, False])
@pytest.mark.parametrize("params", SAMPLINGS[:2], ids=str)
def test_a_drafter_whose_output_is_no_number_is_refused(pair_of, captures, params):
    captured, plain, _ = pair_of(replace(SHAPES["vanilla"], seed=30))
    drafter, sampler = captured if captures else plain, Sampler(params, 0)
    drafter.prefilled(features_of(drafter, 10, 0))
    drafter.begin(list(range(11)), sampler)
    drafter.update([1], torch.full_like(features_of(drafter, 1, 0), float("nan")))
    with pytest.raises(CorruptFileError):
        drafter.propose(4, 4, sampler)
