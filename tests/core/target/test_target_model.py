"""The target's forward pass against transformers, and against itself in other shapes."""

import pytest
import torch
from fakes import tiny_target
from tiny_models import FAMILIES, reference_logits, write_model

from dspark_core.errors import UnsupportedModelError

TEXT = [int(token) for token in torch.randint(0, 96, (40,), generator=torch.Generator().manual_seed(1))]


@pytest.mark.parametrize("family", FAMILIES)
def test_logits_equal_those_of_transformers(tiny, family):
    model = tiny(family)
    logits = model.target.forward(TEXT, model.target.new_cache(64)).logits
    torch.testing.assert_close(logits, reference_logits(model.reference, TEXT), rtol=0, atol=1e-9)


@pytest.mark.parametrize("family", FAMILIES)
def test_float32_is_close(tiny, family):
    model = tiny(family)
    target = tiny_target(model.folder, "fp32")
    logits = target.forward(TEXT, target.new_cache(64)).logits
    torch.testing.assert_close(logits.double(), reference_logits(model.reference, TEXT), rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("chunk", [1, 2, 7, 16, 39])
def test_any_chunking_gives_the_same_logits_and_cache(tiny, family, chunk):
    target = tiny(family).target
    whole, pieces = target.new_cache(64), target.new_cache(64)
    wanted = target.forward(TEXT, whole).logits
    logits = []
    for start in range(0, len(TEXT), chunk):
        logits.append(target.forward(TEXT[start : start + chunk], pieces).logits)
        pieces.length += len(TEXT[start : start + chunk])
    torch.testing.assert_close(torch.cat(logits), wanted, rtol=0, atol=1e-9)
    torch.testing.assert_close(pieces.stored, whole.stored, rtol=0, atol=1e-9)


@pytest.mark.parametrize("family", FAMILIES)
def test_taps_equal_the_hidden_states_of_transformers(tiny, family):
    model = tiny(family)
    last = model.target.config.layers - 1
    taps = (-1, *range(last))  # the last layer is never tapped: transformers shows it after the norm
    features = model.target.forward(TEXT, model.target.new_cache(64), taps=taps).features
    with torch.inference_mode():
        states = model.reference(torch.tensor([TEXT]), output_hidden_states=True, use_cache=False).hidden_states
    wanted = torch.cat([states[tap + 1][0] for tap in taps], dim=-1)
    torch.testing.assert_close(features, wanted, rtol=0, atol=1e-9)


def test_taps_come_in_the_order_asked_for(tiny):
    target = tiny("smollm3").target
    both = target.forward(TEXT, target.new_cache(64), taps=(1, -1)).features
    one = target.forward(TEXT, target.new_cache(64), taps=(1,)).features
    embedding = target.forward(TEXT, target.new_cache(64), taps=(-1,)).features
    assert torch.equal(both, torch.cat([one, embedding], dim=-1))


@pytest.mark.parametrize("family", ["llama", "mistral-window", "qwen2-window", "smollm3"])
def test_rolled_back_rows_leave_no_trace(tiny, family):
    target = tiny(family).target
    cache = target.new_cache(64)
    target.forward(TEXT[:20], cache)
    cache.length = 20
    target.forward([5] * 9, cache)  # rejected drafts: written behind the length, never committed
    again = target.forward(TEXT[20:], cache).logits
    clean = target.forward(TEXT, target.new_cache(64)).logits[20:]
    torch.testing.assert_close(again, clean, rtol=0, atol=1e-9)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("keep", [27, 20, 3])
def test_another_text_after_a_rollback_across_the_edge_of_a_window(tiny, family, keep):
    """Windows are of 6 positions: what was out of sight when it is rolled back must be seen again."""
    model = tiny(family)
    cache = model.target.new_cache(64)
    for start in range(0, 30, 7):
        model.target.forward(TEXT[start : min(start + 7, 30)], cache)
        cache.length = min(start + 7, 30)
    cache.truncate(keep)
    other, logits = TEXT[::-1][:10], []
    for start in range(0, 10, 4):
        logits.append(model.target.forward(other[start : start + 4], cache).logits)
        cache.length += len(other[start : start + 4])
    wanted = reference_logits(model.reference, TEXT[:keep] + other)[keep:]
    torch.testing.assert_close(torch.cat(logits), wanted, rtol=0, atol=1e-9)


def test_rows_past_the_length_are_never_read(tiny):
    target = tiny("mistral-window").target
    cache = target.new_cache(64)
    wanted = target.forward(TEXT, cache).logits
    cache.keys[:, :, len(TEXT) :] = float("nan")
    cache.values[:, :, len(TEXT) :] = float("nan")
    cache.length = 10
    assert torch.isfinite(target.forward(TEXT[10:], cache).logits).all()
    torch.testing.assert_close(target.forward(TEXT[10:], cache).logits, wanted[10:], rtol=0, atol=1e-9)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_position_outside_the_window_is_not_seen(tiny, rows):
    target = tiny("mistral-window").target  # window 6, two layers
    caches = [target.new_cache(64), target.new_cache(64)]
    texts = [TEXT, [TEXT[0] + 1, *TEXT[1:]]]
    for cache, text in zip(caches, texts, strict=True):
        target.forward(text[:30], cache)
        cache.length = 30
    first, second = (target.forward(TEXT[30 : 30 + rows], cache).logits for cache in caches)
    torch.testing.assert_close(first, second, rtol=0, atol=0)
    near = [target.forward(text[:4], target.new_cache(8)).logits[-1] for text in texts]
    assert not torch.allclose(*near)


def test_rows_that_do_not_fit_are_refused(tiny):
    target = tiny("llama").target
    cache = target.new_cache(10)
    target.forward(TEXT[:10], cache)
    cache.length = 9
    target.forward([1], cache)
    with pytest.raises(ValueError, match="do not fit"):
        target.forward([1, 2], cache)
    with pytest.raises(ValueError, match="cannot truncate"):
        cache.truncate(10)
    with pytest.raises(ValueError, match="cannot truncate"):
        cache.truncate(-1)
    assert cache.length == 9


def test_a_pass_never_moves_the_length(tiny):
    target = tiny("llama").target
    cache = target.new_cache(16)
    target.forward([1, 2, 3], cache)
    assert cache.length == 0


def test_logits_from_leaves_out_the_rows_before(tiny):
    target = tiny("qwen3").target
    whole = target.forward(TEXT, target.new_cache(64)).logits
    last = target.forward(TEXT, target.new_cache(64), logits_from=len(TEXT) - 1).logits
    assert last.shape == (1, 96)
    torch.testing.assert_close(last[0], whole[-1], rtol=0, atol=1e-12)


def test_weight_bytes_are_those_of_matrices_and_head(tiny):
    target = tiny("llama").target
    layer = 64 * (64 + 32 + 32) + 64 * 64 + 3 * 64 * 128
    assert target.weight_bytes == 8 * (2 * layer + 96 * 64)
    cache = target.new_cache(16)
    assert cache.bytes_per_token == 8 * 2 * 2 * 2 * 16
    cache.length = 5
    assert target.bytes_per_pass(cache) == target.weight_bytes + 5 * cache.bytes_per_token


@pytest.mark.parametrize(("precision", "tolerance"), [("bf16", 0.06), ("int4", 0.5), ("nf4", 0.5)])
@pytest.mark.parametrize(
    "family", ["llama", "qwen2", "qwen3", "smollm3", "mistral-window", "gemma3", "gemma4", "gemma4-small"]
)
def test_small_precisions_are_close_to_dense(tiny, family, precision, tolerance):
    model = tiny(family)
    target = tiny_target(model.folder, precision)
    wanted = reference_logits(model.reference, TEXT)
    logits = target.forward(TEXT, target.new_cache(64)).logits.double()
    error = (logits - wanted).norm() / wanted.norm()
    # its scores are not divided by anything, so rounding shows more
    assert error < (1.3 * tolerance if family.startswith("gemma4") else tolerance)


@pytest.mark.parametrize("sizes", [(96, 128), (64, 100)], ids=str)
def test_sizes_that_nf4_cannot_store_are_refused(tmp_path, sizes):
    hidden, intermediate = sizes
    write_model(tmp_path, "llama", hidden_size=hidden, intermediate_size=intermediate)
    with pytest.raises(UnsupportedModelError, match="nf4"):
        tiny_target(tmp_path, "nf4")
    tiny_target(tmp_path, "bf16")


def test_fewer_bytes_in_fewer_bits(tiny_folder):
    sizes = [tiny_target(tiny_folder("llama"), name).weight_bytes for name in ("fp64", "fp32", "bf16", "int4", "nf4")]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[1] == 2 * sizes[2]
