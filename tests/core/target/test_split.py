"""A target over several devices: two names of the CPU with boundaries that are watched, and a card beside the CPU."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from fakes import tiny_target
from tiny_models import FAMILIES, reference_logits
from torch._subclasses.fake_tensor import FakeTensorMode

from dspark_core.errors import InvalidRequestError
from dspark_core.target import loading, split
from dspark_core.target.batched import BatchCache
from dspark_core.target.embedding import DenseEmbedding
from dspark_core.target.exact import _same_rows, decode_shape
from dspark_core.target.kv_cache import KVCache
from dspark_core.target.model import Target
from dspark_core.target.split import Placement, SplitTarget

TEXT = [int(token) for token in torch.randint(0, 96, (40,), generator=torch.Generator().manual_seed(1))]
ONE, OTHER = torch.device("cpu", 0), torch.device("cpu", 1)  # torch takes both for the CPU, and neither for the other
CARD, CPU = torch.device("cuda"), torch.device("cpu")
CUTS = {"first layer apart": 1, "last layer apart": -1}
on_a_card = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device"),
]
PLACES = [pytest.param((ONE, OTHER), id="watched"), pytest.param((CARD, CPU), id="card", marks=on_a_card)]


def split_target(tiny, family, places, cut=1, precision="fp64", kv_precision="auto"):
    """The first ``cut`` layers and the embedding on the second of ``places``, the rest on the first."""
    model = tiny(family)
    layers, (home, away) = model.target.config.layers, places
    cut %= layers
    where = Placement((away,) * cut + (home,) * (layers - cut), away)
    target = tiny_target(model.folder, precision, kv_precision=kv_precision, device=home, placement=where)
    assert isinstance(target, SplitTarget)
    return target


@pytest.fixture(autouse=True)
def _boundaries(monkeypatch):
    """Every stretch must be given what was moved to its device, and hand out what was moved to the target's."""

    def moved(x, device):
        there = x.to(device, copy=True)
        there.place = device
        return there

    def watched(target, hidden, *rest):
        for _, device, own in target._stretches:
            own.over_cache = checked(own, device)
        hidden, tapped = plain(target, hidden, *rest)
        assert all(x.place == target.device for x in (hidden, *tapped.values()))
        return hidden, tapped

    def checked(own, device):
        def over_cache(hidden, cache, keys, taps, inputs):
            assert all(x.place == device for x in (hidden, inputs) if x is not None)
            return type(own).over_cache(own, hidden, cache, keys, taps, inputs)

        return over_cache

    plain = SplitTarget.over_cache
    monkeypatch.setattr(split, "to_device", moved)
    monkeypatch.setattr(SplitTarget, "over_cache", watched)


def close(found, wanted):
    torch.testing.assert_close(found.cpu(), wanted.cpu(), rtol=0, atol=1e-9)


@pytest.mark.parametrize("places", PLACES)
@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS)
@pytest.mark.parametrize("family", FAMILIES)
def test_logits_equal_those_of_transformers(tiny, family, cut, places):
    target = split_target(tiny, family, places, cut)
    logits = target.forward(TEXT, target.new_cache(64)).logits
    assert logits.device.type == places[0].type
    close(logits, reference_logits(tiny(family).reference, TEXT))


@pytest.mark.parametrize("places", PLACES)
@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS)
@pytest.mark.parametrize("family", ["llama", "qwen2-window", "smollm3", "gemma3", "gemma4"])
def test_features_are_those_of_the_undivided_target(tiny, family, cut, places):
    whole, target = tiny(family).target, split_target(tiny, family, places, cut)
    for taps in [(-1,), tuple(range(-1, whole.config.layers)), (1, -1, 0)]:
        found, wanted = (each.forward(TEXT, each.new_cache(64), taps=taps).features for each in (target, whole))
        assert found.device.type == places[0].type
        close(found, wanted)


@pytest.mark.parametrize("places", PLACES)
@pytest.mark.parametrize("keep", [27, 20, 3])
@pytest.mark.parametrize("family", FAMILIES)
def test_another_text_after_a_rollback(tiny, family, keep, places):
    target = split_target(tiny, family, places)
    cache = target.new_cache(64)
    for start in range(0, 30, 7):
        target.forward(TEXT[start : min(start + 7, 30)], cache)
        cache.length = min(start + 7, 30)
    cache.truncate(keep)
    other, logits = TEXT[::-1][:10], []
    for start in range(0, 10, 4):
        logits.append(target.forward(other[start : start + 4], cache).logits)
        cache.length += len(other[start : start + 4])
    close(torch.cat(logits), reference_logits(tiny(family).reference, TEXT[:keep] + other)[keep:])


@pytest.mark.parametrize("places", PLACES)
def test_weights_and_cached_rows_lie_where_they_are_said_to(tiny, places):
    home, away = places
    target = split_target(tiny, "smollm3", places)  # one layer and the embedding there, two here
    there, here = target.new_cache(64).parts
    assert [len(there.entries), len(here.entries)] == [1, 2]
    assert [layer.qkv.weight.device.type for layer in target.layers] == [away.type, home.type, home.type]
    assert (there.entries.device.type, here.entries.device.type) == (away.type, home.type)
    assert (target.embedding.device.type, target.head.weight.device.type) == (away.type, home.type)
    assert target.device.type == home.type


def test_nothing_meets_what_lies_on_another_device():
    child, families = Path(__file__).with_name("split_child.py"), {"llama": 2, "gemma3": 3, "gemma4-small": 6}
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, child, *families], env=os.environ | paths, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    cases = [
        f"{family} {cut} of {layers} layers on the CPU"
        for family, layers in families.items()
        for cut in range(layers + 1)
    ]
    assert done.stdout.splitlines() == cases


def test_matrices_are_stored_as_their_device_stores_them(tiny, monkeypatch):
    asked, plain = [], loading.linear_factory
    monkeypatch.setattr(loading, "linear_factory", lambda *what: asked.append(what) or plain(*what))
    split_target(tiny, "smollm3", (ONE, OTHER), precision="nf4")
    assert asked == [("nf4", OTHER), ("nf4", ONE), ("nf4", ONE), ("bf16", ONE)]


@pytest.mark.parametrize("places", PLACES)
@pytest.mark.parametrize("family", ["llama", "gemma3", "gemma4"])
def test_nf4_is_close_to_nf4_on_one_device(tiny, family, places):
    target = split_target(tiny, family, places, precision="nf4")
    whole = tiny_target(tiny(family).folder, "nf4")
    found, wanted = (each.forward(TEXT, each.new_cache(64)).logits.double().cpu() for each in (target, whole))
    assert (found - wanted).norm() < 0.05 * wanted.norm()  # bfloat16 between the matrices


def test_each_stretch_has_the_norms_of_its_device(tiny):
    """One kernel on a card, several operations elsewhere; told by fake tensors, for no card is needed to know."""
    whole, where = tiny("llama").target, {}
    for embedding, rotation in (("cpu", "cuda"), ("cuda", "cpu"), ("cuda", "cuda"), ("cpu", "cpu")):
        with FakeTensorMode(allow_non_fake_inputs=True):
            made = Target(
                whole.config,
                embedding=DenseEmbedding(torch.empty(whole.embedding.weight.shape, device=embedding)),
                layers=[],
                final_norm=whole.final_norm,
                head=whole.head,
                rotation=torch.empty(whole.rotation.shape, dtype=whole.rotation.dtype, device=rotation),
                positions=whole.positions,
            )
        where[embedding, rotation] = made.fused_norm
    assert [places for places, fused in where.items() if fused] == [("cpu", "cuda"), ("cuda", "cuda")]


@pytest.mark.parametrize("kv_precision", ["bf16", "int8"])
@pytest.mark.parametrize("family", ["llama", "gemma3", "gemma4"])
def test_rounded_keys_and_values_are_those_of_the_undivided_target(tiny, family, kv_precision):
    whole = tiny_target(tiny(family).folder, kv_precision=kv_precision)
    target = split_target(tiny, family, (ONE, OTHER), kv_precision=kv_precision)
    found, wanted = (each.forward(TEXT, each.new_cache(64)).logits for each in (target, whole))
    close(found, wanted)
    cache, single = target.new_cache(64), whole.new_cache(64)
    assert cache.precision == single.precision == kv_precision
    assert cache.bytes_per_token == single.bytes_per_token
    assert sum(part.nbytes for part in cache.stored) == sum(part.nbytes for part in single.stored)


@pytest.mark.parametrize("kv_precision", ["auto", "int8"])
@pytest.mark.parametrize("cut", range(1, 6))
def test_keys_and_values_are_shared_across_a_boundary(tiny, cut, kv_precision):
    """Layers 3 to 5 read those of 1 and 2: a stretch behind keeps a copy, also of what comes after a rollback."""
    whole = tiny_target(tiny("gemma4-small").folder, kv_precision=kv_precision)
    target = split_target(tiny, "gemma4-small", (ONE, OTHER), cut, kv_precision=kv_precision)
    caches = [(each, each.new_cache(64)) for each in (target, whole)]
    for tokens, kept in ((TEXT[:20], 20), (TEXT[20:27], 22), (TEXT[:6], 27), (TEXT[30:], 37)):
        found, wanted = (each.forward(tokens, cache).logits for each, cache in caches)
        close(found, wanted)
        for _, cache in caches:
            cache.length = kept
    copies = {1: 0, 2: 1, 3: 2, 4: 2, 5: 1}[cut]  # the last cut has one layer behind it, which reads one other
    assert sum(len(part.entries) for cache in target.new_cache(64).parts for part in cache.parts) == 3 + copies


def test_a_split_has_nothing_to_prepare(tiny):
    split_target(tiny, "llama", (ONE, OTHER)).prepare(20)


@pytest.mark.parametrize("places", PLACES)
def test_the_first_layers_are_a_split_target_too(tiny, places):
    whole, target = tiny("smollm3").target.first_layers(2), split_target(tiny, "smollm3", places).first_layers(2)
    found, wanted = (each.forward(TEXT, each.new_cache(64)).logits for each in (target, whole))
    close(found, wanted)
    assert target.weight_bytes == whole.weight_bytes


def test_the_cache_counts_as_one(tiny):
    target, whole = split_target(tiny, "smollm3", (ONE, OTHER)), tiny("smollm3").target
    cache, single = target.new_cache(64), whole.new_cache(64)
    assert cache.bytes_per_token == single.bytes_per_token
    assert (cache.capacity, cache.length) == (64, 0)
    assert single.parts == [single]
    cache.length = 7
    assert [part.length for part in cache.parts] == [7, 7]
    assert target.bytes_per_pass(cache) == whole.weight_bytes + 7 * single.bytes_per_token
    for part in cache.parts:
        part.entries.fill_(float("nan"))
    cache.clean()
    assert all(torch.equal(part.entries[:, :, :40], torch.zeros_like(part.entries[:, :, :40])) for part in cache.parts)
    with pytest.raises(ValueError, match="cannot truncate"):
        cache.truncate(8)


def test_exact_mode_is_tried_out_on_all_devices(tiny, monkeypatch):
    whole, target = tiny_target(tiny("llama").folder, "fp32"), split_target(tiny, "llama", (ONE, OTHER), 1, "fp32")
    assert target.keeps_bits is whole.keeps_bits is True
    logits = [each.forward(TEXT[:1], each.new_cache(64), shape=decode_shape(0)).logits for each in (target, whole)]
    assert torch.equal(*logits)
    for stretch in range(2):  # where one of the devices rounds a row by its neighbours, there is no exact mode
        spoilt = split_target(tiny, "llama", (ONE, OTHER), 1, "fp32")
        own = spoilt._stretches[stretch][2]
        plain = own.through_layers

        def by_neighbours(hidden, *rest, plain=plain):
            out, tapped = plain(hidden, *rest)
            return out + 1e-3 * out.roll(1, 0), tapped

        monkeypatch.setattr(own, "through_layers", by_neighbours)
        assert not spoilt.keeps_bits


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
@pytest.mark.parametrize("precision", ["fp64", "fp32", "nf4"])
def test_a_split_keeps_bits_where_both_devices_do(tiny, precision):
    folder = tiny("llama").folder
    alone = [tiny_target(folder, precision, device=device).keeps_bits for device in (CARD, CPU)]
    found = split_target(tiny, "llama", (CARD, CPU), 1, precision).keeps_bits
    assert found or not all(alone)


def test_rows_that_differ_in_any_part_are_seen(tiny):
    target = split_target(tiny, "smollm3", (ONE, OTHER))
    for index in range(2):
        one, other = target.new_cache(64), target.new_cache(64)
        assert _same_rows(one, other, slice(40))
        other.parts[index].entries[0, 0, 39, 0] = 1
        assert not _same_rows(one, other, slice(40))
        assert _same_rows(one, other, slice(39))


def test_many_answers_at_once_are_refused(tiny):
    with pytest.raises(InvalidRequestError, match="split over several"):
        BatchCache(split_target(tiny, "llama", (ONE, OTHER)), 2, 64)


def test_one_device_is_no_split(tiny):
    assert type(tiny("llama").target.new_cache(16)) is KVCache
    assert not isinstance(tiny("llama").target, SplitTarget)
