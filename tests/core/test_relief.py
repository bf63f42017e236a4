"""What is offered after memory ran out in mid-answer: a context that fits and holds the prompt, no drafter."""

import pytest
import torch
from fakes import ask, finished, load

from dspark_core import pair_memory, relief
from dspark_core.engine import Engine
from dspark_core.errors import DeviceLostError, OutOfMemoryError
from dspark_core.events import Relief

PROMPT = tuple(range(3, 13)) * 2
PLENTY = 1 << 40


@pytest.fixture(autouse=True)
def free(monkeypatch):
    """Bytes that are free, to be changed. Sizes are those of the tiny models."""
    free = [PLENTY]
    monkeypatch.setattr(relief, "LEAST_CONTEXT", 64)
    monkeypatch.setattr(relief, "available_bytes", lambda device: free[0])
    for module in (relief, pair_memory):
        monkeypatch.setattr(module, "CONTEXT_STEP", 32)
    return free


def fail(engine: Engine, monkeypatch, prompt=PROMPT) -> None:
    """Memory runs out in the third pass."""
    target, passes = engine.loaded_pair().target, []
    forward = target.forward

    def failing(*args, **kwargs):
        passes.append(1)
        if len(passes) == 3:
            raise torch.OutOfMemoryError("planted")
        return forward(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(target, "forward", failing)
        with pytest.raises(OutOfMemoryError):
            ask(engine, prompt_ids=prompt, max_new_tokens=16)


@pytest.mark.parametrize(
    ("drafter", "weights"), [("none", False), ("lookup", False), ("self:1", True), ("self:1+lookup", True)]
)
def test_half_the_context_and_a_drafter_with_weights(tiny_folder, monkeypatch, drafter, weights):
    engine = Engine()
    load(engine, tiny_folder("llama"), drafter=drafter, context_length=500)
    fail(engine, monkeypatch)
    assert engine.relief() == Relief(224, weights)


def test_the_longest_that_fits_where_half_does_not(tiny_folder, monkeypatch, free):
    engine = Engine()
    info = load(engine, tiny_folder("llama"))
    fail(engine, monkeypatch)
    held = info.memory_taken or info.memory_estimate.weights
    free[0] = engine.loaded_pair().memory.at(96).total - held
    assert engine.relief() == Relief(96, False)
    free[0] -= 1
    assert engine.relief() == Relief(64, False)
    free[0] = -PLENTY
    assert engine.relief() == Relief(None, False)


def test_the_context_that_is_offered_holds_the_prompt(tiny_folder, monkeypatch):
    engine = Engine()
    load(engine, tiny_folder("llama"), context_length=200)
    fail(engine, monkeypatch, prompt=(5,) * 95)
    context = engine.relief().context
    assert context == 96
    load(engine, tiny_folder("llama"), context_length=context)
    assert finished(ask(engine, prompt_ids=(5,) * 95, max_new_tokens=4)).token_ids
    load(engine, tiny_folder("llama"), context_length=200)
    fail(engine, monkeypatch, prompt=(5,) * 96)
    assert engine.relief().context is None


def test_a_short_context_is_not_made_shorter(tiny_folder, monkeypatch):
    engine = Engine()
    load(engine, tiny_folder("llama"), context_length=127)
    fail(engine, monkeypatch)
    assert engine.relief().context is None


def test_nothing_to_offer_without_a_pair_or_a_request(tiny_folder, monkeypatch):
    engine = Engine()
    assert engine.relief() is None
    load(engine, tiny_folder("llama"))
    assert engine.relief() is None
    fail(engine, monkeypatch)
    engine.close()
    assert engine.relief() is None


def test_a_device_that_is_lost_meanwhile_is_not_asked(tiny_folder, monkeypatch):
    def lost(device):
        raise torch.AcceleratorError("CUDA error: unspecified launch failure")

    engine = Engine()
    load(engine, tiny_folder("llama"))
    fail(engine, monkeypatch)
    monkeypatch.setattr(relief, "available_bytes", lost)
    with pytest.raises(DeviceLostError):
        engine.relief()
    monkeypatch.setattr(relief, "available_bytes", lambda device: pytest.fail("the device was asked"))
    with pytest.raises(DeviceLostError):
        engine.relief()
