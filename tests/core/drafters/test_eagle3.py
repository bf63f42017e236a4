"""The EAGLE-3 drafter against a plain computation: every format and flag, and a text that stays in step."""

import copy
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from eagle3_plain import EAGLE_SHAPES, CheckedEagle, EagleShape, eagle_json, write_tiny_eagle
from fakes import ask, finished, load, run_to_end, tiny_target
from safetensors.torch import load_file, save_file
from talk import CONTEXT, Talk, converse, text

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.drafters.base import NOTHING
from dspark_core.drafters.eagle3 import drafter as eagle3_drafter
from dspark_core.drafters.eagle3.loading import Eagle3Files, open_eagle3
from dspark_core.engine import Engine
from dspark_core.errors import CorruptFileError, EngineError, IncompatiblePairError, UnsupportedModelError
from dspark_core.events import RoundFinished
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.target.linear import DenseLinear, Nf4Linear

CPU = torch.device("cpu")


def opened(folder: Path, target: Path, precision: str = "fp64") -> Eagle3Files:
    return open_eagle3("eagle3", open_model_folder(folder), open_model_folder(target), precision)


def drafter_of(folder: Path, shape: EagleShape, model, context: int = CONTEXT) -> CheckedEagle:
    files = opened(write_tiny_eagle(folder, shape), model.folder)
    return CheckedEagle(run_to_end(files.read(model.target, CPU, context)), shape, model.reference)


@pytest.mark.parametrize("temperature", [0.0, 0.8])
@pytest.mark.parametrize("name", EAGLE_SHAPES)
def test_every_chain_is_as_the_paper_describes_it(name, temperature, tiny, tmp_path):
    model, shape = tiny("llama"), EAGLE_SHAPES[name]
    drafter = drafter_of(tmp_path, shape, model)
    rounds = Talk(model, drafter).ask(text(20), 30, temperature=temperature)
    assert drafter.proposals == sum(bool(done.proposal.tokens) for done in rounds) >= 4
    assert max(len(done.proposal.tokens) for done in rounds) == shape.block
    assert all(0 < said <= 1 for done in rounds for said in done.proposal.confidence or ())


@pytest.mark.parametrize("family", ["qwen3", "llama-tied", "qwen2-window", "smollm3"])
def test_features_of_other_families(family, tiny, tmp_path):
    model = tiny(family)
    shape = replace(EAGLE_SHAPES["deepspec"], target_layers=model.target.config.layers)
    drafter = drafter_of(tmp_path, shape, model)
    Talk(model, drafter).ask(text(12), 24, temperature=0.5)
    assert drafter.proposals >= 4


@pytest.mark.parametrize("exact", [False, True], ids=["", "exact"])
@pytest.mark.parametrize("name", ["specforge", "speculators"])
def test_the_text_stays_in_step(name, exact, tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(eagle3_drafter, "CATCH_UP_ROWS", 32)
    model = tiny("llama")
    drafter = drafter_of(tmp_path, EAGLE_SHAPES[name], model)
    drafter._every = 3  # the plain computation is slow
    converse(Talk(model, drafter, exact))
    assert drafter.proposals >= 30


def test_a_text_that_goes_on_otherwise(tiny, tmp_path):
    """The last row that two texts share was computed with the first one's next token."""
    model = tiny("llama")
    drafter, prompt = drafter_of(tmp_path, EAGLE_SHAPES["specforge"], model), text(20)
    talk = Talk(model, drafter)
    for seed in range(4):
        talk.ask([*prompt, *text(3, seed)], 8)
    assert drafter.proposals >= 8


def test_the_end_of_the_context(tiny, tmp_path):
    model = tiny("llama")
    drafter = drafter_of(tmp_path, EAGLE_SHAPES["speculators, qwen3"], model)
    drafter._every = 8
    rounds = Talk(model, drafter).ask(text(CONTEXT - 20), 20)
    assert sum(len(done.committed) for done in rounds) == 19
    full = drafter_of(tmp_path, EAGLE_SHAPES["speculators, qwen3"], model, context=12)._inner
    sampler = Sampler(SamplingParams(0.0), 0)
    wanted = {10: 3, 11: 2, 12: 1}
    for known, drafts in wanted.items():
        full.truncate(0)
        full.prefilled(torch.randn(known, 128, dtype=torch.float64))
        full.begin(text(known + 1), sampler)
        assert len(full.propose(3, 7, sampler).tokens) == drafts


def test_a_proposal_that_is_asked_for_again(tiny, tmp_path):
    model = tiny("llama")
    drafter, sampler = drafter_of(tmp_path, EagleShape(), model)._inner, Sampler(SamplingParams(0.0), 0)
    drafter.prefilled(torch.randn(9, 192, dtype=torch.float64))
    drafter.begin(text(10), sampler)
    first = drafter.propose(3, 4, sampler)
    assert drafter.propose(3, 4, sampler).tokens == first.tokens
    assert drafter.propose(3, 2, sampler).tokens == first.tokens[:2]
    assert drafter.propose(3, 0, sampler) == NOTHING


def test_where_every_token_is_forbidden_nothing_is_drafted(tiny, tmp_path):
    drafter = drafter_of(tmp_path, EagleShape(), tiny("llama"))._inner
    forbidding = Sampler(SamplingParams(0.0), 0, stop_ids=frozenset(range(96)), min_new_tokens=9)
    drafter.prefilled(torch.randn(9, 192, dtype=torch.float64))
    drafter.begin(text(10), forbidding)
    assert drafter.propose(3, 4, forbidding) == NOTHING


def test_damaged_weights_are_told(tiny, tmp_path):
    drafter, sampler = drafter_of(tmp_path, EagleShape(), tiny("llama"))._inner, Sampler(SamplingParams(0.0), 0)
    drafter.prefilled(torch.full((9, 192), float("nan"), dtype=torch.float64))
    drafter.begin(text(10), sampler)
    with pytest.raises(CorruptFileError, match="not a number"):
        drafter.propose(3, 4, sampler)


@pytest.mark.parametrize("prefix", ["eagle3", "dspark"])
def test_through_the_engine(prefix, tiny_folder, tmp_path):
    """Told by its config.json, whatever name it is opened by."""
    write_tiny_eagle(tmp_path / "made", EAGLE_SHAPES["speculators"])
    engine, texts = Engine(), []
    for drafter in ("none", f"{prefix}:{tmp_path / 'made'}", "lookup", f"{prefix}:{tmp_path / 'made'}+lookup"):
        info = load(engine, tiny_folder("llama"), precision="fp64", drafter=drafter)
        events = ask(engine, prompt_ids=tuple(text(20)), max_new_tokens=24)
        texts.append(finished(events).token_ids)
        if "made" in drafter:
            assert info.drafter.startswith("eagle3:made")
            done = next(event for event in events if isinstance(event, RoundFinished) and event.drafts)
            assert done.draft_bytes > 0 or "lookup" in drafter
    assert all(found == texts[0] for found in texts)


def test_captured_passes_of_the_target_stay_possible(tiny, tmp_path):
    drafter = drafter_of(tmp_path, EagleShape(), tiny("llama"))._inner
    drafter.capture(None)
    assert drafter.captures_failed is None


def test_nf4_and_int4(tiny_folder, tmp_path):
    write_tiny_eagle(tmp_path, EagleShape(inner=128))
    for precision, kind in (("nf4", Nf4Linear), ("int4", DenseLinear)):
        engine = Engine()
        load(engine, tiny_folder("llama"), precision=precision, drafter=f"eagle3:{tmp_path}")
        network = engine._pair.drafter.network
        assert isinstance(network.decoder.layers[0].qkv, kind) or precision == "int4"
        assert isinstance(network.fuse, kind) or precision == "int4"
        assert not isinstance(network.decoder.head, Nf4Linear)
        assert len(finished(ask(engine, prompt_ids=(1, 2, 3), max_new_tokens=9)).token_ids) == 9


@pytest.mark.parametrize("name", EAGLE_SHAPES)
def test_memory_is_asked_for_the_drafters_own_weights(name, tiny_folder, tmp_path):
    shape = EAGLE_SHAPES[name]
    write_tiny_eagle(tmp_path, shape)
    own = {key.removeprefix("model."): each for key, each in load_file(tmp_path / "model.safetensors").items()}
    for frozen in ("t2d", *(("embed_tokens.weight", "lm_head.weight") if shape.layout == "deepspec" else ())):
        own.pop(frozen, None)
    count = sum(each.numel() for each in own.values())
    files = opened(tmp_path, tiny_folder("llama"), "fp32")
    assert files.bytes_needed(CPU) == 4 * count
    layer = sum(each.numel() for key, each in own.items() if key.startswith((shape.layer, "fc.")))
    nf4 = opened(tmp_path, tiny_folder("llama"), "nf4").bytes_needed(CPU)
    assert nf4 == int(0.53 * layer + 2 * (count - layer))
    keys, features = 2 * shape.kv_heads * shape.dim * 4, shape.hidden * 4
    assert files.cache_bytes(CPU, 512) == pytest.approx(512 * (keys + features), rel=0.3)


SPECULATORS = EAGLE_SHAPES["speculators"]
REFUSED = {
    "another hidden size": (IncompatiblePairError, "hidden_size", EagleShape(hidden=32), {}),
    "another vocabulary": (IncompatiblePairError, "vocab_size", EagleShape(vocab=97), {}),
    "another depth": (IncompatiblePairError, "num_target_layers", EAGLE_SHAPES["deepspec"], {"num_target_layers": 5}),
    "a layer too far": (IncompatiblePairError, "number of layers", EagleShape(taps=(0, 2)), {}),
    "two layers": (UnsupportedModelError, "num_hidden_layers", EagleShape(), {"num_hidden_layers": 2}),
    "a norm of each feature": (UnsupportedModelError, "fc_norm", SPECULATORS, {"fc_norm": True}),
    "parallel drafts": (UnsupportedModelError, "parallel_drafting", EagleShape(), {"parallel_drafting": True}),
    "experts": (UnsupportedModelError, "use_moe", EagleShape(), {"use_moe": True}),
    "a bias of the fusion": (UnsupportedModelError, "bias", EagleShape(), {"bias": True}),
    "a narrower layer": (UnsupportedModelError, "target_hidden_size", SPECULATORS, {"target_hidden_size": 128}),
    "too many drafts": (UnsupportedModelError, "draft_vocab_size", EagleShape(), {"draft_vocab_size": 97}),
    "no layer": (CorruptFileError, "transformer_layer_config", SPECULATORS, {"transformer_layer_config": 3}),
    "a strange layer": (
        UnsupportedModelError,
        "model_type",
        SPECULATORS,
        {"transformer_layer_config": {"model_type": "gemma3_text"}},
    ),
    "words for a table": (CorruptFileError, "eagle_config", EagleShape(), {"eagle_config": "yes"}),
    "words for layers": (
        CorruptFileError,
        "layer_ids",
        EagleShape(),
        {"eagle_config": {"eagle_aux_hidden_state_layer_ids": ["first"]}},
    ),
    "no word of layers": (UnsupportedModelError, "layer_ids", EagleShape(), {"eagle_config": None}),
    "the last layer alone": (
        UnsupportedModelError,
        "use_aux_hidden_state",
        EagleShape(),
        {"eagle_config": {"use_aux_hidden_state": False}},
    ),
    "a window that would not be seen": (UnsupportedModelError, "sliding_window", EagleShape(), {"sliding_window": 512}),
    "rotation of neighbours": (UnsupportedModelError, "rope_interleave", EagleShape(), {"rope_interleave": True}),
    "a flag in words": (CorruptFileError, "norm_before_fc", SPECULATORS, {"norm_before_fc": "no"}),
    "another shape": (CorruptFileError, "fc.weight", EagleShape(), {"eagle_aux_hidden_state_layer_ids": [0]}),
    "a norm that lacks": (CorruptFileError, "input_norm", SPECULATORS, {"norm_before_fc": True}),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_draft_for_this_target_is_refused_in_words(case, tiny_folder, tmp_path):
    kind, words, shape, changes = REFUSED[case]
    write_tiny_eagle(tmp_path, shape, **changes)
    with pytest.raises(EngineError, match=words) as caught:
        load(Engine(), tiny_folder("llama"), precision="fp64", drafter=f"eagle3:{tmp_path}")
    assert type(caught.value) is kind


@pytest.mark.parametrize("name", ["specforge", "deepspec", "speculators, gpt-oss style", "speculators, own embedding"])
def test_no_damaged_tensor_is_a_traceback(name, tiny_folder, tmp_path):
    """It is refused by its name, if it is read at all."""
    shape, folder = EAGLE_SHAPES[name], tiny_folder("llama")
    target = tiny_target(folder, "fp32")
    tensors = load_file(write_tiny_eagle(tmp_path, shape) / "model.safetensors")
    frozen = {"t2d", *(("embed_tokens.weight", "lm_head.weight") if shape.layout == "deepspec" else ())}
    damaged = 0
    for key, tensor in tensors.items():
        for instead in (None, torch.cat([tensor, tensor[-1:]]), tensor[:0], tensor.bool(), tensor[:, None].clone()):
            changed = copy.copy(tensors)
            if instead is None:
                del changed[key]
            else:
                changed[key] = instead.contiguous()
            save_file(changed, tmp_path / "model.safetensors")
            if key in frozen:
                run_to_end(opened(tmp_path, folder, "fp32").read(target, CPU, 64))
                continue
            if instead is None and key == "lm_head.weight" and not shape.draft_vocab:
                continue
            with pytest.raises(EngineError, match=re.escape(key)):
                run_to_end(opened(tmp_path, folder, "fp32").read(target, CPU, 64))
            damaged += 1
    assert damaged > 50


def refused(folder: Path, target: Path, what: str) -> bool:
    try:
        opened(folder, target)
    except EngineError as error:
        return len(error.message) > 20
    except Exception as error:
        raise AssertionError(what) from error
    return False


WRONG = [None, "x", -1, 2**40, [], {}, [{}], True, 1.5, [2**40], {"x": []}]


@pytest.mark.parametrize("name", ["specforge", "deepspec", "speculators"])
def test_no_value_in_a_field_is_a_traceback(name, tiny_folder, tmp_path):
    raw = eagle_json(EAGLE_SHAPES[name])
    outcomes = {"opened": 0, "refused": 0}
    folder = tiny_folder("llama")
    write_tiny_eagle(tmp_path, EAGLE_SHAPES[name])
    tables = [(raw, lambda table: table)]
    if "transformer_layer_config" in raw:
        tables.append((raw["transformer_layer_config"], lambda table: raw | {"transformer_layer_config": table}))
    for table, whole in tables:
        for key in [*table, "norm_output", "sliding_window", "eagle_config", "speculators_config"]:
            for wrong in WRONG:
                (tmp_path / "config.json").write_text(json.dumps(whole({**table, key: wrong})))
                outcomes["refused" if refused(tmp_path, folder, f"{key} = {wrong!r}") else "opened"] += 1
    assert min(outcomes.values()) > 20, outcomes
