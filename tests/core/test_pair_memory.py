"""What a pair takes of memory: the estimate against what is really stored, and the refusal of what cannot fit."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from dspark_shapes import Shape, write_tiny_drafter
from fakes import ask, finished, load
from safetensors.torch import load_file, save_file

from dspark_core import device as device_module
from dspark_core import loading, pair_memory
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.drafters.loading import open_drafter
from dspark_core.engine import Engine
from dspark_core.errors import OutOfMemoryError
from dspark_core.pair_memory import CONTEXT_STEP, LIBRARY_BYTES, PairMemory
from dspark_core.requests import KV_PRECISIONS
from dspark_core.target.kv_cache import KVCache
from dspark_core.target.linear import PackedLinear

CPU, CARD = torch.device("cpu"), torch.device("cuda:0")


def memory_of(
    folder: Path,
    precision: str,
    drafter: str = "",
    device: torch.device = CPU,
    kv_precision: str = "auto",
    head: str = "auto",
) -> PairMemory:
    target = open_model_folder(folder)
    files = open_drafter(drafter, target, precision, device, kv_precision) if drafter else None
    return pair_memory.pair_memory(target, precision, device, files, kv_precision, head)


def bytes_of(cache: KVCache) -> int:
    return sum(part.nbytes for part in cache.stored)


@pytest.fixture
def drafter(tmp_path):
    return f"dspark:{write_tiny_drafter(tmp_path / 'drafter', Shape('speculators', draft_vocab=40))}"


@pytest.mark.parametrize("model", ["llama", "llama-tied", "qwen3", "gemma4", "gemma4-unified", "gemma4-small"])
@pytest.mark.parametrize("precision", ["fp64", "fp32", "bf16"])
def test_weights_and_caches_are_those_that_are_stored(tiny_folder, model, precision):
    engine = Engine()
    load(engine, tiny_folder(model), precision=precision, context_length=96)
    target, cache = engine.loaded_pair().target, engine.loaded_pair().sequence.cache
    stored = target.weight_bytes + target.embedding.nbytes
    if target.config.tied_embeddings and not isinstance(target.head, PackedLinear):
        stored -= target.head.weight_bytes  # the same tensor
    estimate = memory_of(tiny_folder(model), precision).at(96)
    assert estimate.weights == pytest.approx(stored, rel=0.03)  # norms, which are folded, and biases
    assert estimate.caches == bytes_of(cache)


def test_keys_that_are_values_too_are_counted_twice(tiny_folder):
    """2 layers without a window, 1 key head of 32 numbers, rows of 128, float64."""
    tensors = load_file(tiny_folder("gemma4") / "model.safetensors").values()
    in_file = sum(tensor.numel() for tensor in tensors)
    assert memory_of(tiny_folder("gemma4"), "fp64").weights == 8 * (in_file + 2 * 32 * 128)


@pytest.mark.parametrize("kv_precision", KV_PRECISIONS)
@pytest.mark.parametrize("name", ["dspark", "dspark+lookup", "small", "self:1", "self:bf16"])
def test_both_caches_and_the_weights_of_both(tiny_folder, drafter, name, kv_precision):
    target = tiny_folder("llama")
    name = {"dspark": drafter, "dspark+lookup": f"{drafter}+lookup", "small": f"small:{target}@fp32"}.get(name, name)
    engine = Engine()
    load(engine, target, precision="fp32", drafter=name, context_length=96, kv_precision=kv_precision)
    pair = engine.loaded_pair()
    own = getattr(pair.drafter, "drafter", pair.drafter)
    alone, both = (memory_of(target, "fp32", each, kv_precision=kv_precision).at(96) for each in ("", name))
    assert alone.caches == bytes_of(pair.sequence.cache)
    assert both.caches - alone.caches == bytes_of(own.cache)
    as_the_target = "auto" if "dspark" in name else kv_precision  # reads features: few layers
    assert own.cache.precision == {"auto": "fp32"}.get(as_the_target, as_the_target)
    assert (both.weights == alone.weights) == (name == "self:1")
    assert both.total == both.weights + both.caches + both.working + both.libraries
    assert engine.info.memory_estimate == both


def test_a_head_that_is_written_although_it_is_tied_takes_nothing(tiny_folder, tmp_path):
    folder = Path(shutil.copytree(tiny_folder("llama-tied"), tmp_path / "model"))
    tensors = load_file(folder / "model.safetensors")
    save_file(tensors | {"lm_head.weight": torch.zeros(96, 64)}, folder / "model.safetensors")
    assert memory_of(folder, "fp32").weights == memory_of(tiny_folder("llama-tied"), "fp32").weights


def test_quantised_layers_beside_a_plain_head(tiny_folder):
    """Embedding and head of a quantised model stay in bfloat16."""
    config = memory_of(tiny_folder("llama"), "nf4", device=CARD).config
    head = config.vocab_size * config.hidden_size
    sizes = {p: memory_of(tiny_folder("llama"), p, device=CARD).weights for p in ("nf4", "bf16")}
    layers = sizes["bf16"] / 2 - 2 * head
    assert sizes["nf4"] == pytest.approx(layers * 0.53 + 2 * head * 2, rel=0.02)


def test_keys_and_values_on_a_card_are_as_wide_as_the_weights_and_cuda_takes_its_part(tiny_folder):
    here, there = (memory_of(tiny_folder("llama"), "bf16", device=place).at(96) for place in (CPU, CARD))
    assert here.caches == 2 * there.caches
    assert (here.libraries, there.libraries) == (LIBRARY_BYTES["cpu"], LIBRARY_BYTES["cuda"])


def test_fewer_bits_make_room_for_a_longer_context(tiny_folder):
    rooms = [memory_of(tiny_folder("llama"), "fp32", kv_precision=name) for name in KV_PRECISIONS]
    caches = [room.at(256).caches for room in rooms]
    assert caches[0] / caches[1] == 2
    assert caches[1] / caches[2] == pytest.approx(16 / (8 + 32 / 16))  # a scale for 16 numbers
    rooms = [replace(room, config=replace(room.config, places=tuple(range(64)))) for room in rooms]
    free = rooms[0].at(256).total
    assert rooms[0].longest(free) == 256 < rooms[2].longest(free)


def test_a_layer_of_keys_and_values_as_they_are_computed_with_is_counted(tiny_folder):
    """2 key heads of 16 numbers, keys and values, bfloat16."""
    full, rounded = (memory_of(tiny_folder("llama"), "bf16", device=CARD, kv_precision=k) for k in ("bf16", "int8"))
    assert rounded.at(512).working - full.at(512).working == 2 * 2 * 512 * 16 * 2


def test_the_longest_context_fits_and_the_next_does_not(tiny_folder, drafter):
    memory = memory_of(tiny_folder("llama"), "fp32", drafter)
    limit = memory.config.max_positions // CONTEXT_STEP * CONTEXT_STEP
    for context in range(CONTEXT_STEP, limit, CONTEXT_STEP):
        assert memory.longest(memory.at(context).total) == context
        assert memory.longest(memory.at(context).total - 1) < context
    assert memory.longest(1 << 60) == limit
    odd = replace(memory, config=replace(memory.config, max_positions=limit - 100))
    assert odd.longest(1 << 60) == limit - 100
    assert memory.longest(1000) == 0


def test_the_refusal_names_the_parts_and_what_fits(tiny_folder, drafter, monkeypatch):
    memory = memory_of(tiny_folder("llama"), "fp32", drafter)
    memory.require(512)
    free = memory.at(256).total
    monkeypatch.setattr(pair_memory, "available_bytes", lambda device: free)
    memory.require(256)
    with pytest.raises(OutOfMemoryError) as refused:
        memory.require(512)
    for part in ("weights 1 MiB", "keys and values of 512 tokens 1 MiB", "working memory", "libraries 128 MiB"):
        assert part in refused.value.message
    assert "estimate" in refused.value.message
    assert refused.value.message.endswith(f"but only {free / (1 << 20):.0f} MiB are free.")
    assert refused.value.hint.startswith("A context of 256 tokens fits (menu Pair; on the command line --context 256)")
    monkeypatch.setattr(pair_memory, "available_bytes", lambda device: 1000)
    with pytest.raises(OutOfMemoryError) as refused:
        memory.require(512)
    assert refused.value.hint.startswith("No context fits")
    assert "keys and values in int8" in refused.value.hint
    with pytest.raises(OutOfMemoryError) as refused:
        replace(memory, kv_precision="int8").require(512)
    assert "int8" not in refused.value.hint


def test_nothing_is_read_when_the_pair_cannot_fit_and_the_context_that_is_named_loads(
    tiny_folder, drafter, monkeypatch
):
    engine = Engine()
    free = memory_of(tiny_folder("llama"), "fp32", drafter).at(256).total
    monkeypatch.setattr(pair_memory, "available_bytes", lambda device: free)
    read = loading.load_target
    monkeypatch.setattr(loading, "load_target", lambda *arguments, **options: pytest.fail("weights were read"))
    with pytest.raises(OutOfMemoryError):
        load(engine, tiny_folder("llama"), precision="fp32", drafter=drafter, context_length=300)
    assert engine.info is None
    monkeypatch.setattr(loading, "load_target", read)
    load(engine, tiny_folder("llama"), precision="fp32", drafter=drafter, context_length=256)
    assert finished(ask(engine, prompt_ids=(3, 14, 15), max_new_tokens=2)).token_ids


def test_a_pair_that_cannot_fit_leaves_the_one_in_use_whose_memory_would_be_free(tiny_folder, monkeypatch):
    engine = Engine()
    before = load(engine, tiny_folder("llama-tied"), precision="fp32", context_length=256)
    needed = memory_of(tiny_folder("llama"), "fp32").at(256).total
    freed = before.memory_taken or before.memory_estimate.weights
    monkeypatch.setattr(pair_memory, "available_bytes", lambda device: needed - freed - 1)
    with pytest.raises(OutOfMemoryError, match="free without the pair in use"):
        load(engine, tiny_folder("llama"), precision="fp32", context_length=256)
    assert engine.info == before
    assert finished(ask(engine, prompt_ids=(3, 14, 15), max_new_tokens=2)).token_ids
    free = iter([needed - freed])
    monkeypatch.setattr(pair_memory, "available_bytes", lambda device: next(free, needed))
    load(engine, tiny_folder("llama"), precision="fp32", context_length=256)


def test_the_fact_after_loading_stands_beside_the_estimate(tiny_folder, monkeypatch):
    held = iter([1000, 1700, 5000])
    monkeypatch.setattr(loading, "memory_held", lambda device: next(held, 9000))
    engine = Engine()
    info = load(engine, tiny_folder("llama"))
    assert info.memory_taken == 700
    assert info.memory_estimate.context == info.context_length
    again = load(engine, tiny_folder("llama"), drafter="lookup")
    assert again.memory_taken is None, "the target was there before"


def test_what_torch_keeps_of_tensors_that_are_gone_is_free(monkeypatch):
    done = []
    monkeypatch.setattr(torch.cuda, "empty_cache", lambda: done.append("given back"))
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: done.append("asked") or (5, 8))
    assert device_module.available_bytes(CARD) == 5
    assert done == ["given back", "asked"]


def test_memory_held_on_a_card_is_that_of_its_tensors(monkeypatch):
    monkeypatch.setattr(torch.cuda, "memory_allocated", lambda device: {CARD: 7}[device])
    assert pair_memory.memory_held(CARD) == 7


def test_memory_held_grows_with_a_tensor():
    before = pair_memory.memory_held(CPU)
    tensor = torch.ones(16 << 20)
    assert pair_memory.memory_held(CPU) - before == pytest.approx(tensor.nbytes, rel=0.1)


def test_sizes_are_told_in_the_unit_that_fits():
    assert str(pair_memory.size_words(3 << 30)) == "3.0 GiB"
    assert str(pair_memory.size_words(700 << 20)) == "700 MiB"
