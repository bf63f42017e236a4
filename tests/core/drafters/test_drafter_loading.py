"""Drafters by name: what is refused before anything is read, what is shared, and what stays when one is changed."""

import shutil
from pathlib import Path

import pytest
import torch
from fakes import ask, finished, load
from tiny_models import edit_config, reference_greedy

from dspark_core import loading
from dspark_core.cancel import CancelToken
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.drafters.loading import open_drafter
from dspark_core.drafters.small_lm import SmallModelDrafter
from dspark_core.engine import Engine
from dspark_core.errors import (
    CorruptFileError,
    IncompatiblePairError,
    InvalidRequestError,
    ModelFolderError,
    OutOfMemoryError,
)
from dspark_core.events import LoadProgress, ModelReady, RoundFinished
from dspark_core.requests import LoadRequest
from dspark_core.target.config import parse_config

CPU = torch.device("cpu")
PROMPT = (3, 14, 15, 9, 26, 5, 35)


@pytest.fixture
def engine(tiny_folder) -> Engine:
    engine = Engine()
    load(engine, tiny_folder("llama"))
    return engine


@pytest.fixture
def copy(tiny_folder, tmp_path) -> Path:
    return Path(shutil.copytree(tiny_folder("llama"), tmp_path / "copy"))


def test_all_drafts_of_a_copy_pass_and_the_kinds_say_so(engine, tiny_folder, tiny, copy):
    info = load(engine, tiny_folder("llama"), drafter=f"small:{copy}")
    assert info.drafter == "small:copy@fp64"
    events = ask(engine, prompt_ids=PROMPT, max_new_tokens=11)
    rounds = [event for event in events if isinstance(event, RoundFinished)]
    assert [[token.kind for token in event.tokens] for event in rounds] == [["accepted"] * 4 + ["bonus"]] * 2
    assert all(event.draft_bytes > 0 for event in rounds)
    end = finished(events)
    assert list(end.token_ids) == reference_greedy(tiny("llama").reference, list(PROMPT), 11)
    assert end.stats.tau == 5.0


def test_changing_only_the_drafter_keeps_target_and_cache(engine, tiny_folder, copy):
    target, sequence = engine._pair.target, engine._pair.sequence
    wanted = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=8)).token_ids
    for drafter in (f"small:{copy}", "self:1", "self:nf4", "lookup", f"small:{copy}@fp32"):
        load(engine, tiny_folder("llama"), drafter=drafter)
        assert engine._pair.target is target
        assert engine._pair.sequence is sequence
        end = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=8))
        assert end.token_ids == wanted
        assert end.stats.reused_tokens == len(PROMPT) - 1


def test_the_same_drafter_again_is_not_read_again(engine, tiny_folder, copy):
    load(engine, tiny_folder("llama"), drafter=f"small:{copy}")
    drafter = engine._pair.drafter
    load(engine, tiny_folder("llama"), drafter=f"small:{copy}")
    assert engine._pair.drafter is drafter
    load(engine, tiny_folder("llama"), drafter=f"small:{copy}", context_length=64)  # another target cache
    assert engine._pair.drafter is not drafter


def test_self_layers_share_the_weights(engine, tiny_folder):
    assert load(engine, tiny_folder("llama"), drafter="self:1").drafter == "self:1"
    drafter, target = engine._pair.drafter, engine._pair.target
    assert isinstance(drafter, SmallModelDrafter)
    assert drafter.model.layers == target.layers[:1]
    assert drafter.model.layers[0] is target.layers[0]


def test_self_in_a_lower_precision_is_another_model(engine, tiny_folder):
    assert load(engine, tiny_folder("llama"), drafter="self:nf4").drafter == "self:nf4"
    assert 0 < engine._pair.drafter.model.weight_bytes < engine._pair.target.weight_bytes


def test_progress_of_both(tiny_folder, copy):
    request = LoadRequest(str(tiny_folder("llama")), f"small:{copy}", precision="fp64", threads=1)
    events = list(Engine().load(request))
    told = [(event.stage, event.fraction) for event in events if isinstance(event, LoadProgress)]
    weights, drafters = "Reading the weights", "Reading the drafter's weights"
    assert told[1:] == [(weights, 0.5), (weights, 1.0), (drafters, 0.5), (drafters, 1.0)]
    assert isinstance(events[-1], ModelReady)


def test_cancelled_while_the_drafter_is_read(tiny_folder, copy):
    request = LoadRequest(str(tiny_folder("llama")), f"small:{copy}", precision="fp64", threads=1)
    engine, cancel, seen = Engine(), CancelToken(), []
    for event in engine.load(request, cancel):
        seen.append(event)
        if isinstance(event, LoadProgress) and event.stage == "Reading the drafter's weights":
            cancel.cancel()
    assert not isinstance(seen[-1], ModelReady)
    assert engine.info is None
    load(engine, tiny_folder("llama"))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("small:", "small:FOLDER"),
        ("small:@nf4", "small:FOLDER"),
        ("self:", "number of layers"),
        ("self:0", "self:1"),
        ("self:2", "self:1"),
        ("self:-1", "number of layers"),
        ("self:fp64", "self:bf16"),
        ("self:nf5", "self:nf4"),
        ("small", "small:FOLDER"),
        ("best", "lookup"),
    ],
)
def test_names_that_are_refused(engine, tiny_folder, name, says):
    pair = engine._pair
    with pytest.raises(InvalidRequestError, match=says):
        load(engine, tiny_folder("llama"), drafter=name)
    assert engine._pair is pair


def test_what_does_not_fit_is_refused_before_its_weights_are_read(engine, tiny_folder, copy):
    pair = engine._pair
    edit_config(copy, vocab_size=97)
    (copy / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(IncompatiblePairError, match="vocab_size"):
        load(engine, tiny_folder("llama"), drafter=f"small:{copy}")
    assert engine._pair is pair
    with pytest.raises(ModelFolderError, match="nowhere"):
        load(engine, tiny_folder("llama"), drafter="small:/nowhere")
    with pytest.raises(ModelFolderError, match="fetch starter"):
        load(engine, tiny_folder("llama"), drafter="small:starter")
    assert engine._pair is pair


def test_damaged_weights_of_the_drafter(engine, tiny_folder, copy):
    (copy / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(CorruptFileError):
        load(engine, tiny_folder("llama"), drafter=f"small:{copy}")
    load(engine, tiny_folder("llama"))  # the engine is empty, and loads again


def test_memory_for_a_new_drafter_is_checked_while_the_target_stays(engine, tiny_folder, copy, monkeypatch):
    asked = []

    def refuse(device, needed, what):
        asked.append(needed)
        raise OutOfMemoryError(what)

    monkeypatch.setattr(loading, "require_memory", refuse)
    with pytest.raises(OutOfMemoryError, match="The drafter"):
        load(engine, tiny_folder("llama"), drafter=f"small:{copy}@fp32")
    files = open_drafter(f"small:{copy}@fp32", open_model_folder(tiny_folder("llama")), "fp64", CPU)
    context = min(parse_config(files.folder.config).max_positions, 8192)
    assert asked == [files.bytes_needed(CPU) + files.cache_bytes(CPU, context)]


def test_a_path_with_an_at_sign(engine, tiny_folder, copy, tmp_path):
    shutil.copytree(copy, tmp_path / "a@b")
    assert load(engine, tiny_folder("llama"), drafter=f"small:{tmp_path / 'a@b'}").drafter == "small:a@b@fp64"
