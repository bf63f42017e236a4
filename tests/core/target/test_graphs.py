"""Captured passes, with a recorder that runs the function again: the buffers are real, the graphs are not."""

import pytest
import torch
from fakes import AgainRecorder
from tiny_models import FAMILIES

from dspark_core.target import graphs
from dspark_core.target.graphs import WIDTHS, GraphPasses

TEXT = [int(token) for token in torch.randint(0, 96, (60,), generator=torch.Generator().manual_seed(1))]
TAPS = (-1, 0)
KEYS = 32
"""Keys of the smallest captured passes here."""
CAPACITY = 120


@pytest.fixture
def graphed(tiny, monkeypatch):
    """family -> (target, cache, recorder) with captured passes; the target is given back as it was."""
    monkeypatch.setattr(graphs, "LEAST_KEYS", KEYS)
    used = []

    def make(family="llama", capacity=CAPACITY, taps=TAPS, kv_precision="auto", **options):
        target, recorder = tiny(family).target, AgainRecorder(**options)
        target.kv_precision = kv_precision
        cache = target.new_cache(capacity)
        target.graphs = GraphPasses(target, cache, taps, recorder)
        used.append(target)
        return target, cache, recorder

    yield make
    for target in used:
        target.graphs, target.kv_precision = None, "auto"


def plain(target, tokens, cache, **options):
    graphs, target.graphs = target.graphs, None
    try:
        return target.forward(tokens, cache, **options)
    finally:
        target.graphs = graphs


@pytest.mark.parametrize("kv_precision", ["auto", "int8"])
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("rows", [1, 2, 3, 5, 7, 8])
def test_a_replayed_pass_is_the_eager_pass(graphed, family, rows, kv_precision):
    target, cache, recorder = graphed(family, kv_precision=kv_precision)
    own = target.new_cache(CAPACITY)
    for position in (0, 13, 22, 28, 50):  # the first bucket, across its end, and the second
        for each in (cache, own):
            if position:
                plain(target, TEXT[each.length : position], each)
            each.length = position
        wanted = plain(target, TEXT[:rows], own, taps=TAPS)
        found = target.forward(TEXT[:rows], cache, taps=TAPS)
        torch.testing.assert_close(found.logits, wanted.logits, rtol=0, atol=1e-9)
        torch.testing.assert_close(found.features, wanted.features, rtol=0, atol=1e-9)
        end = position + rows
        for part, wanted in zip(cache.stored, own.stored, strict=True):
            torch.testing.assert_close(part[:, :, :end], wanted[:, :, :end], rtol=0, atol=1e-7)
        assert cache.length == position
    assert recorder.replays == 5
    assert {keys for _, keys in recorder.recorded} == {KEYS, 2 * KEYS}


@pytest.mark.parametrize("kv_precision", ["auto", "bf16", "int8"])
def test_rejected_and_padded_rows_leave_no_trace(graphed, kv_precision):
    target, cache, _ = graphed("mistral-window", kv_precision=kv_precision)
    plain(target, TEXT[:20], cache)
    cache.length = 20
    target.forward([5] * 7, cache, taps=TAPS)  # padded to 8, all rejected
    again = target.forward(TEXT[20:23], cache, taps=TAPS).logits
    clean = plain(target, TEXT[:23], target.new_cache(CAPACITY)).logits[20:]
    torch.testing.assert_close(again, clean, rtol=0, atol=1e-9)


def test_features_outlive_the_next_replay(graphed):
    target, cache, _ = graphed()
    first = target.forward(TEXT[:3], cache, taps=TAPS).features
    kept = first.clone()
    cache.length = 3
    target.forward(TEXT[3:6], cache, taps=TAPS)
    assert torch.equal(first, kept)
    assert len(first) == 3


def test_preparing_captures_all_widths_the_widest_first(graphed):
    target, _, recorder = graphed()
    target.graphs.prepare(0)
    assert recorder.recorded == [(width, KEYS) for width in sorted(WIDTHS, reverse=True)]
    target.graphs.prepare(10)
    assert len(recorder.recorded) == len(WIDTHS), "nothing is captured twice"


def test_behind_the_end_of_the_cache_nothing_is_prepared(graphed):
    target, cache, recorder = graphed()
    target.graphs.prepare(cache.entries.shape[2] - max(WIDTHS) + 1)
    assert recorder.recorded == []
    target.graphs.prepare(cache.entries.shape[2] - max(WIDTHS))
    assert recorder.recorded[0] == (max(WIDTHS), cache.entries.shape[2])


def test_what_cannot_be_replayed_runs_eagerly(graphed):
    target, cache, recorder = graphed()
    target.forward(TEXT[: max(WIDTHS) + 1], cache, taps=TAPS)  # wider than any
    target.forward(TEXT[:3], target.new_cache(64), taps=TAPS)  # another cache
    target.forward(TEXT[:3], cache)  # other taps
    assert recorder.replays == 0


def test_a_pass_at_the_very_end_of_the_context(graphed):
    target, cache, recorder = graphed(capacity=60)
    own = target.new_cache(60)
    text = TEXT[:59]
    for each in (cache, own):
        plain(target, text, each)
        each.length = 59
    found = target.forward([7], cache, taps=TAPS).logits
    torch.testing.assert_close(found, plain(target, [7], own).logits, rtol=0, atol=1e-9)
    assert recorder.recorded[-1] == (1, 2 * KEYS)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RuntimeError("CUDA error: operation not permitted when stream is capturing"), "not permitted"),
        (torch.OutOfMemoryError("CUDA out of memory"), "no memory"),
    ],
)
def test_a_capture_that_fails_turns_graphs_off_and_says_so(graphed, caplog, error, said):
    target, cache, recorder = graphed(fails=error)
    wanted = plain(target, TEXT[:3], cache, taps=TAPS)
    found = target.forward(TEXT[:3], cache, taps=TAPS)
    torch.testing.assert_close(found.logits, wanted.logits)
    assert said in target.graphs.failed
    assert said in caplog.text
    recorder.fails = None
    target.graphs.prepare(0)
    assert target.forward(TEXT[:3], cache, taps=TAPS).logits is not None
    assert not recorder.recorded, "what failed once is not tried again"


def test_capturing_writes_behind_the_cached_rows_alone(graphed):
    target, cache, _ = graphed()
    plain(target, TEXT[:30], cache)
    cache.length = 30
    before = cache.entries[:, :, :30].clone()
    target.graphs.prepare(30)
    assert torch.equal(cache.entries[:, :, :30], before)


def test_a_target_cut_short_has_no_graphs_of_the_whole(graphed):
    target, _, _ = graphed()
    assert target.first_layers(1).graphs is None
