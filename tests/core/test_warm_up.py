"""Weights that are no numbers, or give none: refused when a pair is loaded, with the pair in use untouched or gone."""

import math
import shutil
from pathlib import Path

import pytest
import torch
from dspark_shapes import SHAPES, write_tiny_drafter
from fakes import ask, finished, load
from safetensors.torch import load_file, save_file

from dspark_core.drafters.dspark.loading import FROZEN
from dspark_core.engine import Engine
from dspark_core.errors import CorruptFileError

NAN, INF = float("nan"), float("inf")
PROMPT = (3, 14, 15, 9, 26)


def spoilt(folder: Path, to: Path, name: str, value: float) -> Path:
    """A copy of ``folder`` in whose tensor ``name`` the last weight is ``value``; all weights are very large where that
    is a number."""
    shutil.copytree(folder, to)
    tensors = load_file(to / "model.safetensors")
    tensors[name].view(-1)[-1] = value
    if math.isfinite(value):
        tensors[name].normal_().clamp_(-1, 1).mul_(value)
    save_file(tensors, to / "model.safetensors", metadata={"format": "pt"})
    return to


def names_of(folder: Path) -> list[str]:
    return sorted(load_file(folder / "model.safetensors"))


@pytest.fixture(scope="module")
def drafter(tmp_path_factory):
    return write_tiny_drafter(tmp_path_factory.mktemp("drafter"), SHAPES["vanilla"])


@pytest.mark.parametrize("value", [NAN, INF, -INF])
def test_a_single_weight_of_any_tensor_of_the_target(value, tiny_folder, tmp_path):
    folder = tiny_folder("llama")
    for name in names_of(folder):
        bad = spoilt(folder, tmp_path / name, name, value)
        with pytest.raises(CorruptFileError, match=rf"Tensor {name} holds weights that are not numbers"):
            load(Engine(), bad, precision="fp32")


@pytest.mark.parametrize("value", [NAN, INF, -INF])
def test_a_single_weight_of_any_tensor_of_the_drafter(value, tiny_folder, drafter, tmp_path):
    for name in sorted({*names_of(drafter)} - {*FROZEN}):
        bad = spoilt(drafter, tmp_path / name, name, value)
        with pytest.raises(CorruptFileError, match=rf"Tensor {name} holds weights that are not numbers"):
            load(Engine(), tiny_folder("llama"), drafter=f"dspark:{bad}")


def test_a_target_whose_weights_are_numbers_but_give_none(tiny_folder, tmp_path):
    bad = spoilt(tiny_folder("llama"), tmp_path / "bad", "lm_head.weight", 3e38)
    with pytest.raises(CorruptFileError, match="too large for this precision"):
        load(Engine(), bad, precision="fp32")


HUGE = ["fc.weight", "layers.1.mlp.down_proj.weight", "markov_head.markov_w2.weight", "confidence_head.proj.weight"]


@pytest.mark.parametrize("name", HUGE)
def test_a_drafter_whose_weights_are_numbers_but_give_none(name, tiny_folder, drafter, tmp_path):
    bad = spoilt(drafter, tmp_path / "bad", name, 3e38)
    engine = Engine()
    for ending in ("", "+lookup"):
        with pytest.raises(CorruptFileError, match=r"The drafter dspark.* does not give numbers"):
            load(engine, tiny_folder("llama"), precision="fp32", drafter=f"dspark:{bad}{ending}")


def test_a_small_model_that_gives_no_numbers(tiny_folder, tmp_path):
    bad = spoilt(tiny_folder("llama"), tmp_path / "bad", "lm_head.weight", 3e38)
    with pytest.raises(CorruptFileError, match=r"The drafter small:.* does not give numbers"):
        load(Engine(), tiny_folder("llama"), precision="fp32", drafter=f"small:{bad}")


@pytest.mark.parametrize("drafted", ["dspark", "self:1", "small"])
def test_the_rehearsal_leaves_no_trace(drafted, tiny_folder, drafter):
    """The first answer of a pair is that of plain decoding, and a drafter changed in between knows nothing of it."""
    folder = tiny_folder("llama")
    name = {"dspark": f"dspark:{drafter}", "small": f"small:{folder}"}.get(drafted, drafted)
    engine = Engine()
    load(engine, folder, drafter="none")
    wanted = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=12)).token_ids
    load(engine, folder, drafter=name)
    changed = ask(engine, prompt_ids=PROMPT, max_new_tokens=12)
    fresh = Engine()
    load(fresh, folder, drafter=name)
    first = ask(fresh, prompt_ids=PROMPT, max_new_tokens=12)
    assert finished(changed).token_ids == finished(first).token_ids == wanted
    pair = fresh.loaded_pair()
    assert torch.isfinite(pair.drafter.cache.keys).all()


def test_the_least_context_is_enough_for_a_rehearsal(tiny_folder, drafter):
    engine = Engine()
    load(engine, tiny_folder("llama"), drafter=f"dspark:{drafter}", context_length=16)
    assert len(finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=30)).token_ids) == 11
