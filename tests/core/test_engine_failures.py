"""What goes wrong: the engine says so in words, and the next answer is right."""

import pytest
import torch
from fakes import ScriptedDrafter, ask, assert_cache_matches, finished, load

from dspark_core import loading
from dspark_core.cancel import CancelToken
from dspark_core.engine import Engine
from dspark_core.errors import CorruptFileError, EngineError, InvalidRequestError, OutOfMemoryError
from dspark_core.events import FirstToken, ModelReady, RoundFinished
from dspark_core.requests import GenerationRequest, LoadRequest, Message, SamplingParams
from dspark_core.sampling import Sampler

PROMPT = (3, 14, 15, 9, 26, 5, 35)


@pytest.fixture
def engine(tiny_folder):
    engine = Engine()
    load(engine, tiny_folder("llama"))
    return engine


@pytest.fixture
def chat(chat_folder):
    engine = Engine()
    load(engine, chat_folder, drafter="lookup")
    return engine


def test_a_pass_that_gave_no_numbers_spoils_no_later_one(engine, monkeypatch):
    """Exact mode looks at rows behind the last one too, further than those of a short prompt's own pass."""
    wanted = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=4, exact=True)).token_ids
    embedding = engine.loaded_pair().target.embedding.weight
    kept = embedding[77].clone()
    embedding[77] = float("nan")
    with pytest.raises(CorruptFileError):
        ask(engine, prompt_ids=(*range(70), 77), max_new_tokens=4)
    embedding[77] = kept
    assert finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=4, exact=True)).token_ids == wanted


@pytest.mark.parametrize(
    "bad",
    [
        {"target": "/nowhere"},
        {"drafter": "best"},
        {"precision": "int3"},
        {"device": "tpu"},
        {"context_length": 10**9},
        {"threads": 0},
    ],
)
def test_a_load_that_cannot_work_leaves_the_loaded_pair(engine, tiny_folder, bad):
    wanted = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=4)).token_ids
    request = LoadRequest(**{"target": str(tiny_folder("llama")), "precision": "fp64", **bad})
    with pytest.raises(EngineError):
        list(engine.load(request))
    assert finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=4)).token_ids == wanted


def test_a_peak_that_is_no_number_is_refused_before_anything_is_given_up(engine, tiny_folder, monkeypatch):
    monkeypatch.setenv("DSPARK_PEAK_GB_S", "much")
    with pytest.raises(InvalidRequestError, match="DSPARK_PEAK_GB_S"):
        load(engine, tiny_folder("llama"), precision="fp32")
    assert engine.info.precision == "fp64"


def test_a_cancelled_load_leaves_an_empty_engine(tiny_folder):
    engine, cancel = Engine(), CancelToken()
    cancel.cancel()
    events = list(engine.load(LoadRequest(target=str(tiny_folder("llama")), drafter="none"), cancel))
    assert not any(isinstance(event, ModelReady) for event in events)
    assert engine.info is None
    load(engine, tiny_folder("llama"))
    assert engine.info is not None


def test_cancelled_while_the_drafter_is_read_it_leaves_an_empty_engine(tiny_folder):
    engine, cancel = Engine(), CancelToken()
    request = LoadRequest(target=str(tiny_folder("llama")), drafter=f"small:{tiny_folder('llama')}", threads=1)
    events = []
    for event in engine.load(request, cancel):
        events.append(event)
        if getattr(event, "stage", "") == "Reading the drafter's weights":
            cancel.cancel()
    assert not any(isinstance(event, ModelReady) for event in events)
    assert events[-1].stage == "Reading the drafter's weights"
    assert engine.info is None
    load(engine, tiny_folder("llama"))


def test_cancelled_between_rounds(chat):
    cancel, seen = CancelToken(), []
    for event in chat.generate(GenerationRequest((Message("user", "hello"),), max_new_tokens=200), cancel):
        seen.append(event)
        if isinstance(event, RoundFinished) and event.index == 3:
            cancel.cancel()
    end = finished(seen)
    assert end.reason == "cancelled"
    assert len([event for event in seen if isinstance(event, RoundFinished)]) == 4
    assert end.text == "".join(
        [e.token.text for e in seen if isinstance(e, FirstToken)]
        + [token.text for e in seen if isinstance(e, RoundFinished) for token in e.tokens]
    )


def test_cancelled_before_it_began(engine):
    cancel = CancelToken()
    cancel.cancel()
    end = finished(ask(engine, prompt_ids=PROMPT, cancel=cancel))
    assert (end.reason, end.token_ids, end.text) == ("cancelled", (), "")
    assert end.stats.ttft_s is None
    assert end.stats.tau is None


class Failing:
    """Calls through, except for call number ``fail_at``."""

    def __init__(self, inner, fail_at, error) -> None:
        self.inner, self.fail_at, self.error, self.calls = inner, fail_at, error, 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        if self.calls == self.fail_at:
            raise self.error
        return self.inner(*args, **kwargs)


ERRORS = {
    "bug": (ZeroDivisionError("planted"), ZeroDivisionError),
    "memory": (MemoryError(), OutOfMemoryError),
    "device memory": (torch.OutOfMemoryError("planted"), OutOfMemoryError),
    "allocator": (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory"), OutOfMemoryError),
}


@pytest.mark.parametrize("fail_at", [1, 2, 3, 5])
@pytest.mark.parametrize("error", ERRORS)
def test_after_a_failing_pass_the_next_answer_is_right(tiny_folder, monkeypatch, fail_at, error):
    engine = Engine()
    load(engine, tiny_folder("llama"), drafter="lookup")
    prompt = (1, 2, 3, 1, 2, 3, 1, 2)
    wanted = finished(ask(engine, prompt_ids=prompt, max_new_tokens=14)).token_ids
    raised, seen_as = ERRORS[error]
    failing = Failing(engine.loaded_pair().target.forward, fail_at, raised)
    with monkeypatch.context() as patch:
        patch.setattr(engine.loaded_pair().target, "forward", failing)
        with pytest.raises(seen_as):
            ask(engine, prompt_ids=(*prompt, 5), max_new_tokens=14)
    assert failing.calls == fail_at
    end = finished(ask(engine, prompt_ids=prompt, max_new_tokens=14))
    assert end.token_ids == wanted
    assert engine.info.drafter == "lookup"
    assert_cache_matches(engine._pair.target, engine._pair.sequence)


def test_after_a_failing_pass_a_drafter_with_features_is_in_step(tiny_folder, monkeypatch):
    drafter = ScriptedDrafter(feature_layers=(0,))
    monkeypatch.setattr(loading, "make_drafter", lambda name: drafter)
    engine = Engine()
    load(engine, tiny_folder("llama"))
    known = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=8)).token_ids
    target = engine.loaded_pair().target
    with monkeypatch.context() as patch:
        patch.setattr(target, "forward", Failing(target.forward, 1, ZeroDivisionError()))
        with pytest.raises(ZeroDivisionError):
            ask(engine, prompt_ids=PROMPT, max_new_tokens=8)
    for size in (4, 2):  # the fake counts the rows of features
        ask(engine, prompt_ids=(*PROMPT, *known[:size], 5), max_new_tokens=4)


@pytest.mark.parametrize("method", ["choose", "probs", "draw", "uniforms"])
def test_after_a_failing_sampler_too(tiny_folder, monkeypatch, method):
    engine = Engine()
    load(engine, tiny_folder("llama"), drafter="lookup")
    prompt, sampling = (1, 2, 3, 1, 2, 3, 1, 2), SamplingParams(1.0)
    wanted = finished(ask(engine, prompt_ids=prompt, max_new_tokens=14, sampling=sampling, seed=1)).token_ids
    failing = Failing(getattr(Sampler, method), 1, ZeroDivisionError())
    with monkeypatch.context() as patch:
        patch.setattr(Sampler, method, lambda self, *args: failing(self, *args))
        with pytest.raises(ZeroDivisionError):
            ask(engine, prompt_ids=prompt, max_new_tokens=14, sampling=sampling, seed=1)
    assert finished(ask(engine, prompt_ids=prompt, max_new_tokens=14, sampling=sampling, seed=1)).token_ids == wanted


def test_an_abandoned_answer_does_not_spoil_the_next(chat):
    wanted = finished(ask(chat, messages=(Message("user", "hello the"),), max_new_tokens=30)).token_ids
    for steps in range(1, 8):
        request = GenerationRequest(
            messages=(Message("user", f"hello {steps}"),), sampling=SamplingParams(0.0), max_new_tokens=30
        )
        events = chat.generate(request)
        for _ in range(steps):
            next(events)
        events.close()
        again = finished(ask(chat, messages=(Message("user", "hello the"),), max_new_tokens=30))
        assert again.token_ids == wanted
