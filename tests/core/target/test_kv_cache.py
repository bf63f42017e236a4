"""Keys and values in fewer bits: how far they are rounded, that whatever wrote a row it is the same, what it takes."""

import pytest
import torch
from fakes import tiny_target
from tiny_models import FAMILIES

from dspark_core.requests import KV_PRECISIONS
from dspark_core.target.kv_cache import KVCache, quantised, stored_dtype

TEXT = [int(token) for token in torch.randint(0, 96, (40,), generator=torch.Generator().manual_seed(1))]
CPU = torch.device("cpu")
ROUNDED = [name for name in KV_PRECISIONS if name != "auto"]


def rounded_target(tiny, kv_precision: str, family: str = "llama", precision: str = "fp64"):
    return tiny_target(tiny(family).folder, precision, kv_precision=kv_precision)


def made(kv_precision: str, dtype: torch.dtype = torch.float32) -> KVCache:
    stored = stored_dtype(kv_precision, dtype, CPU)
    return KVCache(layers=2, kv_heads=3, head_dim=16, capacity=40, dtype=dtype, device=CPU, stored=stored)


@pytest.mark.parametrize("size", [1e-30, 1e-3, 1.0, 4e4])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_a_row_is_rounded_by_half_a_step_at_most(dtype, size):
    rows = size * torch.randn(6, 50, 16, dtype=dtype, generator=torch.Generator().manual_seed(2))
    rows[0, 0] = 0
    codes, scales = quantised(rows)
    assert codes.abs().max() == 127
    assert torch.equal(codes, codes.round())
    assert ((codes * scales - rows).abs() <= 0.5001 * scales).all()
    assert (codes[0, 0] == 0).all()
    torch.testing.assert_close(scales.double() * 127, rows.abs().amax(-1, keepdim=True).double().clamp(min=1e-36))


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_what_is_no_number_is_still_none_when_it_is_read(bad):
    cache = made("int8")
    rows = torch.ones(6, 1, 16)
    rows[4, 0, 3] = bad
    view = cache.view(slice(5, 6), 8)
    view.write(0, rows)
    keys, values = view.read(0)
    assert torch.isfinite(keys).all()
    assert not torch.isfinite(values[1, 5]).any()
    cache.clean()
    assert torch.isfinite(torch.cat(cache.view(slice(0, 1), 40).read(0))).all()


@pytest.mark.parametrize("kv_precision", KV_PRECISIONS)
@pytest.mark.parametrize("places", [slice(7, 10), torch.tensor([7, 8, 9])], ids=["slice", "positions"])
def test_what_is_read_is_what_was_written_in_its_layer_and_at_its_place(kv_precision, places):
    cache, generator = made(kv_precision), torch.Generator().manual_seed(3)
    new = [torch.randn(6, 3, 16, generator=generator) for _ in range(2)]
    view = cache.view(places, 12)
    for layer in range(2):
        view.write(layer, new[layer])
    step = {"auto": 0.0, "bf16": 2**-8, "int8": 0.5 / 127}[kv_precision]
    for layer in range(2):
        keys, values = view.read(layer)
        assert keys.shape == values.shape == (3, 12, 16)
        assert keys.dtype == cache.dtype
        largest = new[layer].abs().amax(-1, keepdim=True)
        assert ((torch.cat([keys, values])[:, 7:10] - new[layer]).abs() <= step * 1.001 * largest).all()
        assert (torch.cat([keys, values])[:, [*range(7), 10, 11]] == 0).all()


@pytest.mark.parametrize("kv_precision", ROUNDED)
@pytest.mark.parametrize("family", ["llama", "mistral-window", "gemma3", "gemma4"])
@pytest.mark.parametrize("chunk", [1, 7, 39])
def test_any_chunking_stores_the_same_rows(tiny, family, chunk, kv_precision):
    """A pass sees its own rows as all later ones will: rounded."""
    target = rounded_target(tiny, kv_precision, family)
    whole, pieces = target.new_cache(64), target.new_cache(64)
    wanted = target.forward(TEXT, whole).logits
    logits = []
    for start in range(0, len(TEXT), chunk):
        logits.append(target.forward(TEXT[start : start + chunk], pieces).logits)
        pieces.length += len(TEXT[start : start + chunk])
    torch.testing.assert_close(torch.cat(logits), wanted, rtol=0, atol=1e-6)
    for part, wanted in zip(pieces.stored, whole.stored, strict=True):
        scales = part.dtype == torch.float32
        torch.testing.assert_close(part, wanted, rtol=1e-6 if scales else 0, atol=0)


@pytest.mark.parametrize("kv_precision", ROUNDED)
@pytest.mark.parametrize("rows", [4, 20])
def test_rolled_back_rows_leave_no_trace(tiny, kv_precision, rows):
    target = rounded_target(tiny, kv_precision, "mistral-window")
    cache = target.new_cache(64)
    target.forward(TEXT[:20], cache)
    cache.length = 20
    target.forward([5] * rows, cache)  # rejected drafts
    target.forward(TEXT[20:], cache)
    cache.length = 40
    cache.truncate(20)
    again = target.forward(TEXT[20:], cache).logits
    clean = target.forward(TEXT, target.new_cache(64)).logits[20:]
    torch.testing.assert_close(again, clean, rtol=0, atol=1e-6)


@pytest.mark.parametrize(("kv_precision", "least", "most"), [("bf16", 1e-5, 0.01), ("int8", 1e-4, 0.02)])
@pytest.mark.parametrize("family", FAMILIES)
def test_logits_are_near_those_of_the_full_cache_and_not_the_same(tiny, family, kv_precision, least, most):
    target = rounded_target(tiny, kv_precision, family)
    logits = target.forward(TEXT, target.new_cache(64)).logits
    full = tiny(family).target
    wanted = full.forward(TEXT, full.new_cache(64)).logits
    sharper = 4 if family.startswith("gemma4") else 1  # scores that are not divided by the root of 16
    assert least < (logits - wanted).norm() / wanted.norm() < most * sharper


@pytest.mark.parametrize(
    ("kv_precision", "weights", "device", "bits"),
    [
        ("auto", torch.bfloat16, "cpu", 32),
        ("auto", torch.bfloat16, "cuda", 16),
        ("auto", torch.float32, "cuda", 32),
        ("bf16", torch.bfloat16, "cpu", 16),
        ("bf16", torch.float32, "cuda", 16),
        ("int8", torch.bfloat16, "cuda", 8),
        ("int8", torch.float64, "cpu", 8),
    ],
)
def test_what_a_name_means(kv_precision, weights, device, bits):
    assert stored_dtype(kv_precision, weights, torch.device(device)).itemsize * 8 == bits


@pytest.mark.parametrize(("head_dim", "bits"), [(64, 8.5), (128, 8.25)])
def test_eight_bits_and_a_scale(head_dim, bits):
    cache = KVCache(
        layers=3, kv_heads=2, head_dim=head_dim, capacity=9, dtype=torch.float32, device=CPU, stored=torch.int8
    )
    assert cache.bytes_per_token * 8 == 3 * 2 * 2 * head_dim * bits
    positions = cache.entries.shape[2]
    assert sum(part.nbytes for part in cache.stored) == positions * cache.bytes_per_token
