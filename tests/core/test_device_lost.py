"""A graphics card that fails in the midst of work: said in words, and never called again by this process."""

import subprocess
import sys

import pytest
import torch
from fakes import AgainRecorder, ScriptedDrafter, ask, finished, load, oracle

from dspark_core import device, loading
from dspark_core.cancel import CancelToken
from dspark_core.device import device_errors_in_words
from dspark_core.engine import Engine
from dspark_core.errors import DeviceLostError, EngineError, OutOfMemoryError
from dspark_core.evaluation.measure_profile import profile_events
from dspark_core.events import RoundFinished
from dspark_core.requests import GenerationRequest, LoadRequest, SamplingParams

PROMPT = (3, 14, 15, 9, 26, 5, 35)
ADVICE = """
Search for `cudaErrorX' in https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html for more information.
CUDA kernel errors might be asynchronously reported at some other API call, so the stacktrace below might be incorrect.
For debugging consider passing CUDA_LAUNCH_BLOCKING=1
Compile with `TORCH_USE_CUDA_DSA` to enable device-side assertions.
"""
"""What torch writes below every CUDA error."""
LOST = (
    "CUDA error: an illegal memory access was encountered",
    "CUDA error: unspecified launch failure",
    "CUDA error: device-side assert triggered",
    "CUDA error: unknown error",
    "CUDA error: GPU has fallen off the bus",
)


def lost() -> Exception:
    return torch.AcceleratorError(LOST[0] + ADVICE)


@pytest.mark.parametrize("text", LOST)
@pytest.mark.parametrize("kind", [RuntimeError, torch.AcceleratorError])
def test_a_lost_device_is_told_in_words(kind, text, caplog):
    with pytest.raises(DeviceLostError, match="Start the program again") as caught, device_errors_in_words():
        raise kind(text + ADVICE)
    assert isinstance(caught.value, EngineError)
    assert text in caplog.text  # for a bug report


@pytest.mark.parametrize(
    "text",
    [
        "CUDA error: no kernel image is available for execution on the device",
        "CUDA error: operation not permitted when stream is capturing",
        "CUDA error: invalid argument",
        "an illegal memory access, said someone else",
    ],
)
def test_errors_that_leave_the_device_usable_stay_what_they_are(text):
    with pytest.raises(RuntimeError, match=text), device_errors_in_words():
        raise torch.AcceleratorError(text + ADVICE)


def test_out_of_memory_is_no_lost_device():
    with pytest.raises(OutOfMemoryError), device_errors_in_words():
        raise torch.AcceleratorError("CUDA error: out of memory" + ADVICE)


class Dying:
    """Calls through until its call number ``last``; from then on raises, as every call of a lost device does."""

    def __init__(self, inner, last: int) -> None:
        self.inner, self.last, self.calls = inner, last, 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        if self.calls >= self.last:
            raise lost()
        return self.inner(*args, **kwargs)


@pytest.fixture
def card(monkeypatch):
    """What every way to the device goes through on a machine with one; well until it is said to die."""
    calls = Dying(lambda *args: None, sys.maxsize)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    for name in ("empty_cache", "mem_get_info", "synchronize", "memory_allocated"):
        monkeypatch.setattr(torch.cuda, name, calls)
    return calls


def loaded(folder, card: Dying) -> Engine:
    """With a pair; from now on every call of the device fails."""
    engine = Engine()
    load(engine, folder, device="cpu")
    card.last = 0
    return engine


def assert_left_alone(engine: Engine, card: Dying, *parts: Dying) -> None:
    """Nothing that is asked of the engine now gets as far as the device, and all of it says the same."""
    before = [part.calls for part in (card, *parts)]
    greedy = GenerationRequest(prompt_ids=PROMPT, sampling=SamplingParams(0.0))
    for asked in (
        lambda: list(engine.generate(greedy)),
        lambda: list(engine.audit(greedy, (1, 2))),
        lambda: list(engine.load(LoadRequest(target="/nowhere"))),
        lambda: list(profile_events(engine, "x", CancelToken())),
    ):
        with pytest.raises(DeviceLostError) as refused:
            asked()
        assert str(refused.value) == str(device.device_lost())
    engine.close()
    engine.close()
    assert [part.calls for part in (card, *parts)] == before


PLACES = {
    "prefill": ("target.forward", 1),
    "a round": ("target.forward", 3),
    "drafting": ("drafter.propose", 2),
    "what the drafter learns": ("drafter.update", 1),
    "the drafter's prefill": ("drafter.prefilled", 1),
    "rolling back": ("drafter.truncate", 1),
}


@pytest.mark.parametrize("place", PLACES)
def test_lost_in_mid_answer(tiny_folder, monkeypatch, card, place):
    drafter = ScriptedDrafter(oracle([*PROMPT, 1, 2, 3, 4, 5, 6, 7, 8]), feature_layers=(0,))
    monkeypatch.setattr(loading, "make_drafter", lambda name: drafter)
    engine = loaded(tiny_folder("llama"), card)
    (part, name), at = PLACES[place][0].split("."), PLACES[place][1]
    owner = getattr(engine.loaded_pair(), part)
    dying = Dying(getattr(owner, name), at)
    monkeypatch.setattr(owner, name, dying, raising=False)
    seen, asked = [], card.calls
    events = engine.generate(GenerationRequest(prompt_ids=PROMPT, sampling=SamplingParams(0.0)))
    with pytest.raises(DeviceLostError):
        seen.extend(events)
    assert any(isinstance(event, RoundFinished) for event in seen) == (place in ("a round", "drafting"))
    assert (dying.calls, card.calls) == (at, asked)
    assert_left_alone(engine, card, dying)


@pytest.mark.parametrize("part", ["open_pair", "read_pair", "load_target", "make_drafter", "warm_up"])
def test_lost_while_loading(tiny_folder, monkeypatch, card, part):
    from dspark_core import engine as engine_module

    owner = engine_module if part in ("open_pair", "read_pair") else loading
    dying = Dying(getattr(owner, part), 1)
    monkeypatch.setattr(owner, part, dying)
    engine = Engine()
    with pytest.raises(DeviceLostError):
        load(engine, tiny_folder("llama"), device="cpu")
    assert card.calls == 0
    assert_left_alone(engine, card, dying)


def test_lost_while_the_drafter_is_read(tiny_folder, monkeypatch, card):
    """The target is no way out then, as it is for a drafter that cannot be read."""
    from dspark_core.drafters.loading import SmallModel

    def read(*arguments):
        with device_errors_in_words():
            raise lost()

    monkeypatch.setattr(SmallModel, "read", read)
    engine = Engine()
    with pytest.raises(DeviceLostError):
        load(engine, tiny_folder("llama"), device="cpu", drafter="self:1")
    assert card.calls == 0


def test_lost_before_a_pass_could_be_captured(tiny_folder, monkeypatch, card):
    """A capture that fails is made up for by passes that are not captured; there are none on a lost device."""
    monkeypatch.setattr(loading, "recorder_for", lambda on: AgainRecorder(lost()))
    engine = Engine()
    with pytest.raises(DeviceLostError):
        load(engine, tiny_folder("llama"), device="cpu")
    assert_left_alone(engine, card)


def test_lost_while_exact_mode_is_tried_out(tiny_folder, monkeypatch, card):
    engine = loaded(tiny_folder("llama"), card)
    dying = Dying(None, 1)
    monkeypatch.setattr(engine.loaded_pair().target, "forward", dying)
    with pytest.raises(DeviceLostError):
        ask(engine, prompt_ids=PROMPT, exact=True)
    assert_left_alone(engine, card, dying)


def test_lost_while_the_cache_is_cleaned_of_what_was_no_number(tiny_folder, monkeypatch, card):
    """A card that computes nonsense is perhaps about to fail."""
    engine = loaded(tiny_folder("llama"), card)
    pair, dying = engine.loaded_pair(), Dying(None, 1)
    pair.target.embedding.weight[PROMPT[-1]] = float("nan")
    monkeypatch.setattr(pair.sequence.cache, "clean", dying)
    with pytest.raises(DeviceLostError):
        ask(engine, prompt_ids=PROMPT)
    assert_left_alone(engine, card, dying)


def test_lost_while_an_answer_is_audited(tiny_folder, monkeypatch, card):
    engine = loaded(tiny_folder("llama"), card)
    answer = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=4)).token_ids
    dying = Dying(engine.loaded_pair().target.forward, 2)
    monkeypatch.setattr(engine.loaded_pair().target, "forward", dying)
    with pytest.raises(DeviceLostError):
        list(engine.audit(GenerationRequest(prompt_ids=PROMPT, sampling=SamplingParams(0.0)), answer))
    assert_left_alone(engine, card, dying)


def test_lost_while_the_cost_of_a_pass_is_measured(tiny_folder, monkeypatch, card):
    """Its end puts the drafter back, which joins tensors on the device."""
    engine = loaded(tiny_folder("llama"), card)
    pair = engine.loaded_pair()
    dying, truncate = Dying(pair.target.forward, 5), Dying(None, 1)
    monkeypatch.setattr(pair.target, "forward", dying)
    monkeypatch.setattr(pair.drafter, "truncate", truncate, raising=False)
    with pytest.raises(DeviceLostError):
        list(profile_events(engine, "x", CancelToken()))
    assert truncate.calls == 0
    assert_left_alone(engine, card, dying)


def test_lost_when_the_engine_is_closed(tiny_folder, card):
    """The machine slept, and the driver came back without the card."""
    engine = loaded(tiny_folder("llama"), card)
    card.calls = 0
    engine.close()
    assert card.calls == 1
    assert_left_alone(engine, card)


ASSERTED = """
import torch
from dspark_core.engine import Engine
from dspark_core.errors import DeviceLostError
engine = Engine()
try:
    with engine.watched():
        torch.zeros(4, device="cuda")[torch.tensor([9], device="cuda")].sum().item()
except DeviceLostError:
    try:
        torch.cuda.empty_cache()
        torch.cuda.synchronize()
    except RuntimeError:
        print("sticky")
engine.close()
try:
    list(engine.load(None))
except DeviceLostError:
    print("refused")
"""


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_a_real_assertion_on_a_real_device():
    """In a process of its own, which cannot use the device any more."""
    ended = subprocess.run([sys.executable, "-c", ASSERTED], capture_output=True, text=True, check=False, timeout=120)
    assert ended.stdout.split() == ["sticky", "refused"], ended.stderr
