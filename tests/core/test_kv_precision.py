"""Keys and values in fewer bits, the whole engine: nothing is lost against the same target with the same cache."""

import pytest
import torch
from dspark_shapes import SHAPES, write_tiny_drafter
from fakes import ScriptedDrafter, ask, finished, forced_blocks, load, tiny_target

from dspark_core import loading
from dspark_core.batched import generate_batch
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.engine import Engine
from dspark_core.errors import InvalidRequestError
from dspark_core.evaluation.profile import key_of
from dspark_core.events import AuditFinished, RoundFinished
from dspark_core.pair_memory import pair_memory
from dspark_core.requests import GenerationRequest, SamplingParams

PROMPT = tuple((7 * k) % 90 for k in range(40))
GREEDY = SamplingParams(temperature=0.0)
ROUNDED = ["bf16", "int8"]


def engine_of(folder, **request) -> Engine:
    engine = Engine()
    load(engine, folder, context_length=256, **request)  # float64
    return engine


def answer(engine: Engine, prompt=PROMPT, count: int = 60):
    return finished(ask(engine, prompt_ids=prompt, max_new_tokens=count))


@pytest.mark.parametrize("kv_precision", ROUNDED)
@pytest.mark.parametrize("family", ["llama", "mistral-window", "qwen3", "gemma3"])
def test_every_drafter_gives_the_text_of_plain_decoding(tiny_folder, tmp_path, family, kv_precision):
    folder = tiny_folder(family)
    wanted = answer(engine_of(folder, kv_precision=kv_precision)).token_ids
    names = ["lookup", "self:1", f"small:{folder}@fp32", "self:1+lookup"]
    if family == "llama":
        names.append(f"dspark:{write_tiny_drafter(tmp_path, SHAPES['speculators'])}")
    for name in names:
        engine = engine_of(folder, kv_precision=kv_precision, drafter=name)
        for _ in range(2):  # the second time on a warm cache
            end = answer(engine)
            assert end.token_ids == wanted
    assert end.stats.proposed > 20


@pytest.mark.parametrize("kv_precision", ROUNDED)
def test_blocks_that_are_right_in_part(tiny_folder, kv_precision):
    engine = engine_of(tiny_folder("llama"), kv_precision=kv_precision)
    wanted = answer(engine).token_ids
    sizes = [(size, right) for size in range(1, 8) for right in range(size + 1)]
    engine.loaded_pair().drafter = ScriptedDrafter(forced_blocks([*PROMPT, *wanted], sizes, 96), 7)
    assert answer(engine).token_ids == wanted


@pytest.mark.parametrize("kv_precision", ROUNDED)
def test_the_next_turn_keeps_the_rows_of_the_last(tiny_folder, kv_precision):
    engine = engine_of(tiny_folder("llama"), kv_precision=kv_precision, drafter="lookup")
    turn = (*PROMPT, *answer(engine).token_ids, 5, 6)
    warm = answer(engine, turn)
    assert warm.stats.reused_tokens == len(turn) - 3  # all but the last anchor and what is new
    assert warm.token_ids == answer(engine_of(tiny_folder("llama"), kv_precision=kv_precision), turn).token_ids


@pytest.mark.parametrize("kv_precision", ROUNDED)
def test_an_audit_compares_with_the_same_cache(tiny_folder, kv_precision):
    engine = engine_of(tiny_folder("llama"), kv_precision=kv_precision, drafter="lookup")
    found = list(engine.audit(GenerationRequest(prompt_ids=PROMPT, sampling=GREEDY), answer(engine).token_ids))[-1]
    assert isinstance(found, AuditFinished)
    assert found.forked_at is None


@pytest.mark.parametrize(("kv_precision", "bits"), [("auto", 64), ("bf16", 16), ("int8", 8 + 32 / 16)])
def test_what_is_told_is_what_is_stored_and_read(tiny_folder, kv_precision, bits):
    engine = engine_of(tiny_folder("llama"), kv_precision=kv_precision)
    info = engine.info
    assert info.kv_precision == {"auto": "fp64"}.get(kv_precision, kv_precision)
    assert info.kv_bytes_per_token == 2 * 2 * 2 * 16 * bits / 8  # layers, keys and values, heads, numbers
    rounds = [e for e in ask(engine, prompt_ids=PROMPT, max_new_tokens=4) if isinstance(e, RoundFinished)]
    assert rounds[0].target_bytes == info.weight_bytes + len(PROMPT) * info.kv_bytes_per_token


def test_another_precision_loads_the_target_anew(tiny_folder, monkeypatch):
    engine, folder = Engine(), tiny_folder("llama")
    load(engine, folder)
    reads, read = [], loading.load_target
    monkeypatch.setattr(loading, "load_target", lambda *a, **options: reads.append(options) or read(*a, **options))
    assert load(engine, folder, drafter="lookup").kv_precision == "fp64"
    assert not reads
    assert load(engine, folder, drafter="lookup", kv_precision="int8").kv_precision == "int8"
    assert load(engine, folder, drafter="none", kv_precision="int8").kv_precision == "int8"
    assert [each["kv_precision"] for each in reads] == ["int8"]


def test_a_profile_belongs_to_one_precision(tiny_folder):
    keys = {key_of(engine_of(tiny_folder("llama"), kv_precision=name).info) for name in ("auto", *ROUNDED)}
    assert len(keys) == 3


def test_a_name_that_is_none_is_refused_and_the_pair_in_use_stays(tiny_folder):
    engine = engine_of(tiny_folder("llama"))
    with pytest.raises(InvalidRequestError, match="no precision of keys and values called 'int3'"):
        load(engine, tiny_folder("llama"), kv_precision="int3")
    assert answer(engine, count=2).token_ids


def test_answers_for_a_training_are_not_made_with_it(tiny_folder):
    target = tiny_target(tiny_folder("llama"), kv_precision="int8")
    with pytest.raises(InvalidRequestError, match="keys and values in int8"):
        generate_batch(target, [], stop_ids=frozenset(), batch_size=2, capacity=64)


def test_how_long_a_context_may_be_and_which_fits_is_told(tiny_folder, monkeypatch):
    engine = Engine()
    info = load(engine, tiny_folder("llama"), context_length=96)
    assert (info.context_length, info.context_limit, info.longest_context) == (96, 512, 512)
    memory = pair_memory(open_model_folder(tiny_folder("llama")), "fp64", torch.device("cpu"), None)
    freed = info.memory_taken or info.memory_estimate.weights
    monkeypatch.setattr(loading, "available_bytes", lambda device: memory.at(256).total - freed)
    assert load(engine, tiny_folder("llama"), context_length=96, drafter="lookup").longest_context == 256
