"""Embedding and head in int8, the whole engine: nothing is lost against the same target without drafts."""

import json

import pytest
import torch
from dspark_shapes import SHAPES, write_tiny_drafter
from fakes import ask, finished, load
from test_pair_memory import memory_of

from dspark_core import loading
from dspark_core import placement as placing
from dspark_core.batched import BatchJob, generate_batch
from dspark_core.cli import main
from dspark_core.engine import Engine
from dspark_core.errors import InvalidRequestError
from dspark_core.evaluation.measure_profile import key_of_files
from dspark_core.evaluation.profile import key_of
from dspark_core.events import RoundFinished
from dspark_core.loading import open_pair
from dspark_core.placement import split
from dspark_core.requests import LoadRequest, SamplingParams
from dspark_core.target.embedding import Int8Table
from dspark_core.target.split import SplitTarget

PROMPT = tuple((7 * k) % 90 for k in range(40))
ONE, OTHER, CARD = torch.device("cpu", 0), torch.device("cpu", 1), torch.device("cuda:0")
PLENTY = 1 << 40


def engine_of(folder, precision="nf4", **request) -> Engine:
    engine = Engine()
    load(engine, folder, precision=precision, context_length=256, **{"head_precision": "int8"} | request)
    return engine


def answer(engine: Engine, prompt=PROMPT, count: int = 60):
    return finished(ask(engine, prompt_ids=prompt, max_new_tokens=count, exact=True))


@pytest.mark.parametrize("precision", ["nf4", "int4"])
@pytest.mark.parametrize("family", ["llama", "llama-tied", "gemma3"])
def test_every_drafter_gives_the_text_of_plain_decoding(tiny_folder, tmp_path, family, precision):
    """In exact mode: else passes of 4 bits may part at near ties."""
    folder = tiny_folder(family)
    wanted = answer(engine_of(folder, precision, drafter="none")).token_ids
    names = ["lookup", "self:1", f"small:{folder}@fp32", "self:1+lookup"]
    if family == "llama":
        # with a head of its own, and with the target's
        for name in ("speculators", "speculators, all tokens"):
            names.append(f"dspark:{write_tiny_drafter(tmp_path / name, SHAPES[name])}")
    for name in names:
        engine = engine_of(folder, precision, drafter=name)
        for _ in range(2):  # the second time on a warm cache
            assert answer(engine).token_ids == wanted
    assert sum(e.proposed for e in ask(engine, prompt_ids=PROMPT) if isinstance(e, RoundFinished)) > 0


def test_a_dspark_drafter_shares_both_tables(tiny_folder, tmp_path):
    engine = engine_of(
        tiny_folder("llama"), drafter=f"dspark:{write_tiny_drafter(tmp_path, SHAPES['speculators, all tokens'])}"
    )
    pair = engine.loaded_pair()
    decoder = pair.drafter.network.decoder
    assert isinstance(decoder.head, Int8Table)
    assert (decoder.head, decoder.embedding) == (pair.target.head, pair.target.embedding)


def test_what_is_told_is_what_is_stored_and_read(tiny_folder):
    engine, plain = engine_of(tiny_folder("llama")), engine_of(tiny_folder("llama"), head_precision="auto")
    assert (engine.info.head_precision, plain.info.head_precision) == ("int8", "bf16")
    assert engine_of(tiny_folder("llama"), "fp32", head_precision="auto").info.head_precision == "fp32"
    assert plain.info.weight_bytes - engine.info.weight_bytes == 96 * 64 * 2 - 96 * (64 + 2)
    rounds = [e for e in ask(engine, prompt_ids=PROMPT, max_new_tokens=4) if isinstance(e, RoundFinished)]
    assert rounds[0].target_bytes == engine.info.weight_bytes + len(PROMPT) * engine.info.kv_bytes_per_token


@pytest.mark.parametrize("family", ["llama", "llama-tied"])
@pytest.mark.parametrize("device", [ONE, CARD])
def test_the_estimate_is_of_what_is_stored(tiny_folder, family, device):
    plain, rounded = (memory_of(tiny_folder(family), "nf4", device=device, head=name) for name in ("auto", "int8"))
    tied = family == "llama-tied"
    # on the CPU a tied bfloat16 head is packed beside the embedding
    copies = 1 if tied and device == CARD else 2
    stored = 96 * 64 * (2 * copies - 1.01 * (1 if tied else 2))
    assert plain.weights - rounded.weights == pytest.approx(stored, rel=0.02)
    if device == ONE:
        target = engine_of(tiny_folder(family)).loaded_pair().target
        tables = target.embedding.nbytes + (0 if tied else target.head.weight_bytes)
        in_layers = target.weight_bytes - target.head.weight_bytes
        assert rounded.weights == pytest.approx(in_layers + tables, rel=0.03)


def test_each_part_of_a_split_pair_is_priced_with_its_table(tiny_folder):
    for name, size in (("auto", 2.0), ("int8", 1.01)):
        memory = memory_of(tiny_folder("llama"), "nf4", device=ONE, head=name)
        parts = split(memory, {ONE: memory.at(96).total - 1, OTHER: PLENTY}, 96)
        assert sum(part.estimate.weights for part in parts) == pytest.approx(memory.weights, rel=0.001)
        on_one = parts[-1].estimate.weights - parts[-1].layers * (memory.weights - 2 * 96 * 64 * size) / 2
        assert on_one == pytest.approx(96 * 64 * size, rel=0.01)


@pytest.mark.parametrize("family", ["llama", "llama-tied"])
def test_a_split_pair_answers_as_one_device(tiny_folder, monkeypatch, family):
    whole, engine = engine_of(tiny_folder(family), drafter="lookup"), Engine()
    short = memory_of(tiny_folder(family), "nf4", device=ONE, head="int8").at(256).total - 96 * 64 - 1
    free = {ONE: short, OTHER: PLENTY}
    monkeypatch.setattr(loading, "resolve_devices", lambda name: (ONE, OTHER))
    monkeypatch.setattr(placing, "available_bytes", lambda device: free[device])
    options = {"precision": "nf4", "head_precision": "int8", "context_length": 256, "drafter": "lookup"}
    info = load(engine, tiny_folder(family), **options)
    pair = engine.loaded_pair()
    assert isinstance(pair.target, SplitTarget)
    assert isinstance(pair.target.embedding, Int8Table)
    assert answer(engine).token_ids == answer(whole).token_ids
    assert key_of_files(open_pair(pair.request, pair)) == key_of(info), "its profile is found before it is read"


def test_many_answers_at_once(tiny_folder):
    target = engine_of(tiny_folder("llama")).loaded_pair().target
    jobs = [
        BatchJob(str(k), PROMPT[: 5 + k], SamplingParams(temperature=0.0), max_new_tokens=8, seed=0) for k in range(3)
    ]
    found = list(generate_batch(target, jobs, stop_ids=frozenset(), batch_size=2, capacity=64))
    assert sorted(len(each.token_ids) for each in found) == [8, 8, 8]


def test_another_head_loads_the_target_anew(tiny_folder, monkeypatch):
    engine, folder = Engine(), tiny_folder("llama")
    load(engine, folder, precision="nf4")
    reads, read = [], loading.load_target
    monkeypatch.setattr(loading, "load_target", lambda *a, **options: reads.append(options) or read(*a, **options))
    assert load(engine, folder, precision="nf4", drafter="lookup").head_precision == "bf16"
    assert not reads
    for drafter in ("lookup", "none"):
        info = load(engine, folder, precision="nf4", drafter=drafter, head_precision="int8")
        assert info.head_precision == "int8"
    assert [each["head"] for each in reads] == ["int8"]


def test_a_profile_and_a_schedule_belong_to_one_head(tiny_folder):
    engines = [engine_of(tiny_folder("llama"), head_precision=name) for name in ("auto", "int8")]
    assert len({key_of(engine.info) for engine in engines}) == 2
    made = []
    schedules = engines[0]._schedules
    for engine in engines:
        made.append(schedules.of(engine.loaded_pair(), SamplingParams(temperature=0.0), False))
    assert made[0] is not made[1]


@pytest.mark.parametrize("precision", ["bf16", "fp32", "auto"])
@pytest.mark.parametrize("name", ["bf16", "int8"])
def test_it_goes_with_matrices_of_4_bits_alone_and_the_pair_in_use_stays(tiny_folder, precision, name):
    engine = engine_of(tiny_folder("llama"))
    with pytest.raises(InvalidRequestError, match=f"in {name} go with matrices of 4 bits, not with") as refused:
        load(engine, tiny_folder("llama"), precision=precision, head_precision=name)
    assert "nf4 or int4" in refused.value.hint
    assert answer(engine, count=2).token_ids


def test_a_name_that_is_none_and_a_device_that_has_no_product_are_refused(tiny_folder, monkeypatch):
    with pytest.raises(InvalidRequestError, match="no precision of embedding and head called 'int3'"):
        load(Engine(), tiny_folder("llama"), precision="nf4", head_precision="int3")
    monkeypatch.setattr(torch._C, "_dispatch_has_kernel_for_dispatch_key", lambda name, key: False)
    request = LoadRequest(str(tiny_folder("llama")), "none", precision="nf4", device="cpu", head_precision="int8")
    with pytest.raises(InvalidRequestError, match="no head in int8 on cpu"):
        open_pair(request, None)


def test_the_command_line_offers_it_where_keys_and_values_are_offered(capsys, tiny_folder):
    folder = str(tiny_folder("qwen3"))
    asked = ["generate", "--target", folder, "--prompt-ids", "5,9,12", "--drafter", "none", "--max-new-tokens", "3"]
    for name, runs in (("auto", "bf16"), ("int8", "int8")):
        assert main([*asked, "--threads", "1", "--json", "--precision", "nf4", "--head-precision", name]) == 0
        assert json.loads(capsys.readouterr().out)["effective"]["head_precision"] == runs
    with pytest.raises(SystemExit):
        main(["train", "--target", folder, "--head-precision", "int8", "--out", "x"])
    assert "--head-precision" in capsys.readouterr().err
