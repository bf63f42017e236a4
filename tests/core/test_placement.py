"""Where the layers of a pair lie: the arithmetic, the refusal, and the engine on a pair that is split."""

from dataclasses import replace
from itertools import product

import pytest
import torch
from dspark_shapes import Shape, write_tiny_drafter
from fakes import AgainRecorder, ask, finished, load, tiny_target
from test_pair_memory import memory_of
from tiny_models import write_model

from dspark_core import loading, pair_memory, relief
from dspark_core import placement as placing
from dspark_core.engine import Engine
from dspark_core.errors import InvalidRequestError, OutOfMemoryError
from dspark_core.evaluation.measure_profile import key_of_files
from dspark_core.evaluation.peers import TransformersGenerate
from dspark_core.evaluation.profile import key_of
from dspark_core.events import DevicePart, Relief
from dspark_core.loading import open_pair
from dspark_core.placement import kv_words, layers_each, longest_context, place_words, placed, placement, split
from dspark_core.requests import SamplingParams
from dspark_core.target.split import SplitTarget

CPU, CARDS = torch.device("cpu"), (torch.device("cuda", 0), torch.device("cuda", 1))
ONE, OTHER = torch.device("cpu", 0), torch.device("cpu", 1)  # torch takes both for the CPU, and neither for the other
PROMPT = tuple(range(3, 15)) * 3
PLENTY = 1 << 40


@pytest.fixture(autouse=True)
def _names(monkeypatch):
    monkeypatch.setattr(placing, "device_name", lambda device: f"card {device.index}")


def test_devices_are_filled_in_order():
    assert layers_each(10, [45, 100, 100], [10, 10, 10]) == (4, 6, 0)
    assert layers_each(10, [45, 25, 100], [10, 10, 20]) == (4, 2, 4)
    assert layers_each(10, [40, 59], [10, 10]) is None
    assert layers_each(3, [-5, 30], [10, 10]) == (0, 3)


def test_no_device_gets_more_than_its_room_and_no_earlier_one_could_take_more():
    for rooms in product((-10, 0, 19, 20, 55, 100), repeat=3):
        counts = layers_each(7, rooms, (20, 20, 10))
        most = sum(max(0, room) // size for room, size in zip(rooms, (20, 20, 10), strict=True))
        assert (counts is None) == (most < 7)
        if counts is not None:
            used = [count * size for count, size in zip(counts, (20, 20, 10), strict=True)]
            assert sum(counts) == 7
            assert all(use <= max(0, room) for use, room in zip(used, rooms, strict=True))
            for at, count in enumerate(counts):
                full = rooms[at] - used[at] < (20, 20, 10)[at]
                assert full or not sum(counts[at + 1 :]), (rooms, counts, count)


@pytest.fixture
def deep(tmp_path):
    """The memory of a model of 12 layers in nf4 on a card."""
    write_model(tmp_path / "deep", "llama", num_hidden_layers=12)
    return memory_of(tmp_path / "deep", "nf4", device=CARDS[0])


def test_the_parts_together_are_the_pair(deep):
    whole = deep.at(256)
    layer = (whole.weights - 2 * 96 * 64 * 2) // 12 + whole.caches // 12
    free = {CARDS[0]: whole.total - 6 * layer, CARDS[1]: whole.total - 9 * layer, CPU: PLENTY}
    parts = split(deep, free, 256)
    assert [part.device for part in parts] == ["cuda:0", "cuda:1", "cpu"]
    assert sum(part.layers for part in parts) == 12
    assert sum(part.estimate.weights for part in parts) == pytest.approx(whole.weights, abs=12)
    for part, room in zip(parts, free.values(), strict=True):
        assert part.estimate.total <= room
    for part in parts[:2]:
        assert part.estimate.total + layer > free[torch.device(part.device)], "room for another layer"
    on_cpu = parts[2].layers / 12
    assert sum(part.estimate.caches for part in parts) == pytest.approx(whole.caches * (1 + on_cpu))  # float32 there
    assert place_words(CARDS[0], parts) == (
        f"{parts[0].layers} of 12 layers on card 0, {parts[1].layers} on card 1, {parts[2].layers} on the CPU"
    )


def test_layers_that_are_wider_have_room_wherever_they_come_to_lie(tiny_folder):
    """The last three of six are, and lie on the first device."""
    memory = memory_of(tiny_folder("gemma4-small"), "fp64", device=CARDS[0])
    target, whole = tiny_target(tiny_folder("gemma4-small")), memory.at(64)
    rooms = range(whole.total - whole.weights, whole.total + whole.weights, whole.weights // 40)
    splits = [parts for room in rooms if (parts := split(memory, {CARDS[0]: room, CPU: PLENTY}, 64)) is not None]
    estimates = {parts[0].layers: parts[0].estimate.weights for parts in splits}
    assert set(range(6)) <= set(estimates)
    for count, estimate in estimates.items():
        layers = target.layers[len(target.layers) - count :]
        held = sum(matrix.weight_bytes for layer in layers for matrix in layer.matrices)
        assert held <= estimate - target.head.weight_bytes <= 1.5 * held


def test_the_first_device_has_the_last_layers_and_the_last_one_the_embedding(deep):
    estimate = deep.at(256)
    parts = tuple(
        DevicePart(str(device), "", count, estimate) for device, count in zip((*CARDS, CPU), (5, 4, 3), strict=True)
    )
    where = placement(parts)
    assert where.layers == (CPU,) * 3 + (CARDS[1],) * 4 + (CARDS[0],) * 5
    assert where.embedding == CPU
    assert placement(()) is None


def test_rounded_keys_and_values_are_counted_on_each_device_as_it_stores_them(tmp_path):
    write_model(tmp_path / "deep", "llama", num_hidden_layers=12)
    for kv_precision, words in (("auto", "bf16 and fp32"), ("bf16", "bf16"), ("int8", "int8")):
        memory = memory_of(tmp_path / "deep", "nf4", device=CARDS[0], kv_precision=kv_precision)
        whole = memory.at(256)
        parts = split(memory, {CARDS[0]: whole.total - whole.caches, CPU: PLENTY}, 256)
        on_cpu = parts[1].layers / 12
        assert 0 < on_cpu < 1
        wider = 1 + on_cpu if kv_precision == "auto" else 1
        assert sum(part.estimate.caches for part in parts) == pytest.approx(whole.caches * wider)
        assert kv_words(memory, parts) == words
        # what a pass on the CPU reads back into float32 is the CPU's
        for part in parts:
            alone = replace(memory, device=torch.device(part.device)).at(256)
            assert (part.estimate.working, part.estimate.libraries) == (alone.working, alone.libraries)
    assert kv_words(memory, ()) == "int8"


def test_a_longer_context_fits_where_it_is_split(deep):
    room = deep.at(512).total - 1
    assert longest_context(deep, {CARDS[0]: room}) == 256
    assert longest_context(deep, {CARDS[0]: room, CPU: PLENTY}) == deep.config.max_positions == 512
    assert longest_context(deep, {CARDS[0]: room, CPU: 1000}) == 256, "it fits without the CPU"
    assert longest_context(deep, {CARDS[0]: 1000, CPU: PLENTY}) == 0


def test_a_card_without_room_for_a_layer_is_left_out(deep):
    free = {CARDS[0]: deep.at(256).total - (1 << 17), CARDS[1]: 1000, CPU: PLENTY}
    assert [part.device for part in split(deep, free, 256)] == ["cuda:0", "cpu"]


@pytest.mark.parametrize("full", [0, 2], ids=["no room for the head", "no room for the embedding"])
def test_head_and_embedding_need_their_devices(deep, full):
    free = dict(zip((*CARDS, CPU), (PLENTY, PLENTY, PLENTY), strict=True))
    free[tuple(free)[full]] = 1000
    assert split(deep, free, 256) is None


def test_what_fits_on_the_first_device_is_not_split(deep, monkeypatch):
    needed = deep.at(256).total
    free = {CARDS[0]: needed, CPU: PLENTY}
    monkeypatch.setattr(placing, "available_bytes", free.__getitem__)
    assert placed(deep, (CPU,), 256) == ()
    free[CARDS[0]] -= 1
    assert [part.device for part in placed(deep, (CPU,), 256)] == ["cuda:0", "cpu"]
    assert placed(deep, (CPU,), 256, lambda device: int(device == CARDS[0])) == (), "what becomes free counts"


def test_one_device_alone_is_refused_as_ever(deep, monkeypatch):
    monkeypatch.setattr(pair_memory, "available_bytes", lambda device: 1000)
    with pytest.raises(OutOfMemoryError, match="estimate: weights"):
        placed(deep, (), 256)


def test_the_refusal_of_a_split_names_what_is_free_and_the_context_that_fits(deep, monkeypatch):
    roomy = {CARDS[0]: deep.at(256).total - (1 << 17), CPU: PLENTY}
    free = {torch.device(part.device): part.estimate.total for part in split(deep, roomy, 256)}
    monkeypatch.setattr(placing, "available_bytes", free.__getitem__)
    assert len(placed(deep, (CPU,), 256)) == 2
    with pytest.raises(OutOfMemoryError) as refused:
        placed(deep, (CPU,), 512)
    rooms = [f"{free[device] / (1 << 20):.0f} MiB on {device}" for device in free]
    assert f"{rooms[0]}, {rooms[1]} are free" in refused.value.message
    assert refused.value.hint.startswith("A context of 256 tokens fits")
    free[CPU] = 1000
    with pytest.raises(OutOfMemoryError) as refused:
        placed(deep, (CPU,), 512)
    assert refused.value.hint.startswith("No context fits")


def test_a_drafter_lies_with_the_head(tiny_folder, tmp_path):
    drafter = f"dspark:{write_tiny_drafter(tmp_path / 'drafter', Shape('speculators', draft_vocab=40))}"
    memory, alone = (memory_of(tiny_folder("llama"), "fp32", each, CARDS[0]) for each in (drafter, ""))
    free = {CARDS[0]: memory.at(96).total - 1, CPU: PLENTY}
    parts, without = split(memory, free, 96), split(alone, free, 96)
    assert parts[0].estimate.weights > without[0].estimate.weights
    assert parts[0].estimate.caches > without[0].estimate.caches
    assert (parts[1].layers, without[1].layers) == (0, 0)
    assert parts[1].estimate.weights == without[1].estimate.weights == 96 * 64 * 4
    assert parts[1].estimate.caches == 0


class Split:
    """Engines that find so little free on their first device that one of the target's two layers lies on the second."""

    def __init__(self, monkeypatch, folder, drafter="", devices=(ONE, OTHER), kv_precision="auto"):
        self.short = memory_of(folder, "fp64", drafter, devices[0], kv_precision).at(96).total - 96 * 64 * 8 - 1
        self.free = dict(zip(devices, (self.short, PLENTY), strict=True))
        monkeypatch.setattr(loading, "resolve_devices", lambda name: devices)
        monkeypatch.setattr(placing, "available_bytes", lambda device: self.free[device])
        self.engine, self.folder = Engine(), folder

    def load(self, drafter="none", **options):
        return load(self.engine, self.folder, precision="fp64", drafter=drafter, context_length=96, **options)


def answered(engine, **options):
    return finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=40, **options)).token_ids


DEVICES = [
    pytest.param((ONE, OTHER), id="one"),
    pytest.param(
        (torch.device("cuda"), CPU),
        id="card",
        marks=[pytest.mark.gpu, pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")],
    ),
]


@pytest.mark.parametrize("devices", DEVICES)
@pytest.mark.parametrize("drafter", ["none", "lookup", "self:1", "small", "dspark", "dspark+lookup"])
@pytest.mark.parametrize("options", [{}, {"sampling": SamplingParams(temperature=0.8), "seed": 3}, {"exact": True}])
def test_answers_are_those_of_one_device(tiny_folder, tmp_path, monkeypatch, drafter, options, devices):
    folder = tiny_folder("llama")
    if "dspark" in drafter:
        made = write_tiny_drafter(tmp_path / "drafter", Shape("speculators", draft_vocab=40))
        drafter = drafter.replace("dspark", f"dspark:{made}")
    drafter = f"small:{folder}@fp32" if drafter == "small" else drafter
    whole = Engine()
    load(whole, folder, precision="fp64", drafter=drafter, context_length=96)
    two = Split(monkeypatch, folder, "" if drafter in ("none", "lookup") else drafter, devices)
    info = two.load(drafter)
    assert [part.layers for part in info.parts] == [1, 1]
    assert isinstance(two.engine.loaded_pair().target, SplitTarget)
    if options.get("exact") and not all(each.loaded_pair().target.keeps_bits for each in (two.engine, whole)):
        pytest.skip("the card's kernels round a row by its neighbours")
    assert answered(two.engine, **options) == answered(whole, **options)


def test_what_runs_is_told(tiny_folder, monkeypatch):
    two = Split(monkeypatch, tiny_folder("llama"))
    monkeypatch.setattr(loading, "recorder_for", lambda device: AgainRecorder())
    info = two.load()
    assert info.device == "cpu:0,cpu:1"
    assert info.device_name == "1 of 2 layers on the CPU, 1 on the CPU"
    assert info.memory_estimate == info.parts[0].estimate
    assert not info.graphs, "a graph is of one device"
    assert (info.peak_bytes_per_s, info.peak_source) == (None, "unknown")
    assert info.weight_bytes == two.engine.loaded_pair().target.weight_bytes


@pytest.mark.parametrize("kv_precision", ["auto", "bf16", "int8"])
def test_answers_over_rounded_keys_and_values_are_those_of_one_device(tiny_folder, monkeypatch, kv_precision):
    whole, two = Engine(), Split(monkeypatch, tiny_folder("llama"), kv_precision=kv_precision)
    load(whole, tiny_folder("llama"), precision="fp64", context_length=96, device="cpu", kv_precision=kv_precision)
    info = two.load("lookup", kv_precision=kv_precision)
    assert len(info.parts) == 2
    assert info.kv_precision == whole.info.kv_precision == {"auto": "fp64"}.get(kv_precision, kv_precision)
    assert answered(two.engine) == answered(whole)
    files = open_pair(two.engine.loaded_pair().request, two.engine.loaded_pair())
    assert key_of_files(files) == key_of(info), "its profile is found before it is read"
    assert two.load("lookup", kv_precision="int8").kv_precision == "int8"


def test_what_would_need_less_memory_than_a_split_pair_is_found_on_all_its_devices(tiny_folder, monkeypatch):
    two = Split(monkeypatch, tiny_folder("llama"))
    two.load("lookup")
    assert answered(two.engine)
    monkeypatch.setattr(relief, "LEAST_CONTEXT", 16)
    for module in (relief, pair_memory):
        monkeypatch.setattr(module, "CONTEXT_STEP", 16)
    monkeypatch.setattr(relief, "freed_with", lambda info, device: 0)
    monkeypatch.setattr(relief, "available_bytes", two.free.__getitem__)
    assert two.engine.relief() == Relief(48, False)
    two.free.update({ONE: 1000, OTHER: 1000})
    assert two.engine.relief() == Relief(None, False)


def test_transformers_is_no_peer_of_a_split_pair(tiny_folder, monkeypatch):
    with pytest.raises(InvalidRequestError, match="one device"):
        TransformersGenerate("generate", Split(monkeypatch, tiny_folder("llama")).load())


def test_exact_mode_is_refused_where_a_device_rounds_a_row_by_its_neighbours(tiny_folder, monkeypatch):
    two = Split(monkeypatch, tiny_folder("llama"))
    two.load("lookup")
    target = two.engine.loaded_pair().target
    own = target._stretches[0][2]  # the part on the second device
    plain = own.through_layers

    def by_neighbours(hidden, *rest):
        out, tapped = plain(hidden, *rest)
        return out + 1e-3 * out.roll(1, 0), tapped

    monkeypatch.setattr(own, "through_layers", by_neighbours)
    with pytest.raises(InvalidRequestError, match="1 of 2 layers on the CPU, 1 on the CPU") as refused:
        answered(two.engine, exact=True)
    assert "differently beside other rows" in refused.value.message


def test_the_embedding_alone_may_lie_elsewhere(tiny_folder, monkeypatch):
    whole, two = Engine(), Split(monkeypatch, tiny_folder("llama"))
    two.free[ONE] += 96 * 64 * 8
    info = two.load("lookup")
    assert info.device_name == "2 of 2 layers on the CPU, the embedding on the CPU"
    load(whole, tiny_folder("llama"), precision="fp64", drafter="lookup", context_length=96, device="cpu")
    assert answered(two.engine) == answered(whole)


def test_a_split_pair_stays_for_a_drafter_without_weights_and_is_read_again_for_one_with(tiny_folder, monkeypatch):
    two = Split(monkeypatch, tiny_folder("llama"))
    before = two.load("none")
    target = two.engine.loaded_pair().target
    assert two.load("lookup").parts == before.parts
    assert two.engine.loaded_pair().target is target
    two.load("self:bf16")
    assert two.engine.loaded_pair().target is not target


@pytest.mark.parametrize(("loaded", "asked"), [("cuda", "cuda:0"), ("cuda:0", "cuda"), ("cuda", "cuda")])
def test_what_becomes_free_is_that_of_the_device_however_it_is_written(tiny_folder, loaded, asked):
    """``auto`` says cuda, a choice of one's own perhaps cuda:0: the pair in use must not stand in its own way."""
    info = load(Engine(), tiny_folder("llama"))
    part = DevicePart("cuda:1", "", 1, replace(info.memory_estimate, weights=30))
    info = replace(info, device=f"{loaded},cuda:1", memory_taken=70, parts=(replace(part, device=loaded), part))
    freed = [loading.freed_with(info, torch.device(name)) for name in (asked, "cuda:1", "cuda:2", "cpu")]
    assert freed == [70, 30, 0, 0]


def test_a_split_that_cannot_fit_leaves_the_pair_in_use(tiny_folder, monkeypatch):
    two = Split(monkeypatch, tiny_folder("llama"))
    before = two.load("lookup")
    two.free.update({ONE: 1000, OTHER: 1000})
    with pytest.raises(OutOfMemoryError, match="split over several"):
        load(two.engine, tiny_folder("qwen3"), precision="fp64", context_length=96)
    assert two.engine.info == before
    assert loading.freed_with(before, ONE) == (before.memory_taken or before.parts[0].estimate.weights)
    assert loading.freed_with(before, OTHER) == before.parts[1].estimate.weights
    assert loading.freed_with(before, CARDS[0]) == 0
