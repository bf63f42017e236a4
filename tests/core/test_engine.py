"""The engine as its callers see it: events, reuse of the cache between turns, failures it survives."""

import pytest
import torch
from fakes import ScriptedDrafter, answer, ask, assert_cache_matches, finished, load, oracle
from tiny_models import reference_greedy, write_chat_model

from dspark_core import loading
from dspark_core.cancel import CancelToken
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.engine import Engine
from dspark_core.errors import ContextOverflowError, EngineError, InvalidRequestError, OutOfMemoryError
from dspark_core.events import FirstToken, GenerationFinished, ModelReady, PrefillProgress, RoundFinished
from dspark_core.requests import GenerationRequest, LoadRequest, Message, SamplingParams

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


def test_the_events_of_an_answer(engine, tiny):
    events = ask(engine, prompt_ids=PROMPT, max_new_tokens=6, request_id="r")
    kinds = [type(event) for event in events]
    assert kinds == [PrefillProgress] * 2 + [FirstToken] + [RoundFinished] * 5 + [GenerationFinished]
    assert all(event.request_id == "r" for event in events)
    assert [event.at for event in events] == sorted(event.at for event in events)
    end = finished(events)
    assert list(end.token_ids) == reference_greedy(tiny("llama").reference, list(PROMPT), 6)
    assert end.reason == "length"
    assert end.stats.output_tokens == 6
    assert end.stats.prompt_tokens == 7
    assert end.stats.tau == 1.0
    assert [event.index for event in events if isinstance(event, RoundFinished)] == list(range(5))


def test_tokens_of_the_events_are_the_answer(chat):
    events = ask(chat, messages=(Message("user", "hello hello the hello"),), max_new_tokens=40)
    tokens = []
    for event in events:
        if isinstance(event, FirstToken):
            tokens.append(event.token)
        elif isinstance(event, RoundFinished):
            tokens.extend(event.tokens)
            assert len(event.drafts) == len(event.draft_texts) == event.proposed
            kinds = [token.kind for token in event.tokens]
            assert kinds[: event.accepted] == ["accepted"] * event.accepted
            if event.closing is not None:
                closing = (
                    "plain" if not event.proposed else ("bonus" if event.accepted == event.proposed else "correction")
                )
                assert kinds[event.accepted :] == [closing]
            assert (
                event.tokens[: event.accepted]
                == tuple(token for token, draft in zip(event.tokens, event.drafts, strict=False) if token.id == draft)[
                    : event.accepted
                ]
            )
    end = finished(events)
    assert tuple(token.id for token in tokens) == end.token_ids
    assert "".join(token.text for token in tokens) == end.text


def test_events_hold_no_tensors_and_are_frozen(chat):
    for event in ask(chat, messages=(Message("user", "hello"),), max_new_tokens=4):
        hash(event)  # only values: no list, no tensor
        with pytest.raises(AttributeError):
            event.at = 0.0


@pytest.mark.parametrize("drafter", ["none", "lookup"])
def test_a_second_turn_reads_only_what_is_new(chat_folder, drafter):
    warm = Engine()
    load(warm, chat_folder, drafter=drafter)
    messages = [Message("user", "hello the hello")]
    for turn in range(4):
        events = ask(warm, messages=tuple(messages), max_new_tokens=12)
        end = finished(events)
        progress = [event for event in events if isinstance(event, PrefillProgress)]
        cold = Engine()
        load(cold, chat_folder, drafter=drafter)
        fresh = finished(ask(cold, messages=tuple(messages), max_new_tokens=12))
        assert end.token_ids == fresh.token_ids
        assert fresh.stats.reused_tokens == 0
        if turn:
            assert end.stats.reused_tokens >= before
            assert progress[0].done == progress[0].reused == end.stats.reused_tokens
        assert progress[-1].done == progress[-1].total == end.stats.prompt_tokens
        before = end.stats.prompt_tokens + end.stats.output_tokens - 1 - (end.reason == "stop")
        messages += [Message("assistant", end.text, end.token_ids), Message("user", f"hello {turn}")]


def test_regenerating_computes_one_row_and_gives_the_same(chat):
    first = finished(ask(chat, messages=(Message("user", "hello"),), max_new_tokens=10))
    second = finished(ask(chat, messages=(Message("user", "hello"),), max_new_tokens=10))
    assert second.token_ids == first.token_ids
    assert second.stats.reused_tokens == first.stats.prompt_tokens - 1


def test_an_edited_history_gives_what_a_cold_engine_gives(chat, chat_folder):
    ask(chat, messages=(Message("user", "hello there, in the inn"),), max_new_tokens=10)
    edited = (Message("user", "hello there, er"), Message("assistant", "the"), Message("user", "hell"))
    warm = finished(ask(chat, messages=edited, max_new_tokens=10))
    cold = Engine()
    load(cold, chat_folder, drafter="lookup")
    assert warm.token_ids == finished(ask(cold, messages=edited, max_new_tokens=10)).token_ids
    assert 0 < warm.stats.reused_tokens < warm.stats.prompt_tokens


def test_changing_the_drafter_keeps_weights_and_cache(engine, tiny_folder):
    target = engine._pair.target
    first = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=8))
    load(engine, tiny_folder("llama"), drafter="lookup")
    assert engine._pair.target is target
    again = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=8))
    assert again.token_ids == first.token_ids
    assert again.stats.reused_tokens == len(PROMPT) - 1


def test_changing_to_a_drafter_with_features_reads_the_prompt_again(engine, tiny_folder, monkeypatch):
    ask(engine, prompt_ids=PROMPT, max_new_tokens=8)
    drafter = ScriptedDrafter(feature_layers=(0,))
    monkeypatch.setattr(loading, "make_drafter", lambda name: drafter)
    load(engine, tiny_folder("llama"), drafter="scripted")
    ask(engine, prompt_ids=PROMPT, max_new_tokens=8)  # the fake counts the rows of features


def test_same_seed_same_text(chat):
    def text(seed):
        sampling = SamplingParams(temperature=1.0)
        return finished(
            ask(chat, messages=(Message("user", "hello"),), max_new_tokens=20, sampling=sampling, seed=seed)
        )

    first, again, other = text(1), text(1), text(2)
    assert first.token_ids == again.token_ids
    assert first.stats.seed == 1
    assert first.token_ids != other.token_ids


def test_a_drawn_seed_is_reported_and_repeats_the_text(chat):
    sampling = SamplingParams(temperature=1.0)
    request = {"messages": (Message("user", "hello"),), "max_new_tokens": 20, "sampling": sampling}
    first = finished(ask(chat, **request))
    assert finished(ask(chat, **request, seed=first.stats.seed)).token_ids == first.token_ids


@pytest.mark.parametrize("seed", [-1, 1 << 63, (1 << 64) - 1, 1 << 64, -(1 << 64), 10**40])
def test_any_whole_number_is_a_seed_or_is_refused_in_words(engine, seed):
    try:
        end = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=2, seed=seed))
    except InvalidRequestError as error:
        assert "seed" in str(error).lower()
    else:
        assert end.stats.seed == seed


@pytest.mark.parametrize(
    "request_fields",
    [
        {"prompt_ids": ()},
        {"prompt_ids": (96,)},
        {"prompt_ids": (-1,)},
        {"prompt_ids": PROMPT, "max_new_tokens": 0},
        {"prompt_ids": PROMPT, "sampling": SamplingParams(temperature=-1.0)},
        {"prompt_ids": PROMPT, "sampling": SamplingParams(temperature=float("nan"))},
        {"prompt_ids": PROMPT, "sampling": SamplingParams(temperature=float("inf"))},
        {"prompt_ids": PROMPT, "sampling": SamplingParams(top_k=-1)},
        {"prompt_ids": PROMPT, "sampling": SamplingParams(top_p=0.0)},
        {"prompt_ids": PROMPT, "sampling": SamplingParams(top_p=float("nan"))},
        {"messages": (Message("user", "hello"),)},  # this model has no tokenizer
        {},
    ],
    ids=str,
)
def test_what_cannot_be_answered_is_refused_before_any_work(engine, request_fields):
    ask(engine, prompt_ids=PROMPT, max_new_tokens=3)
    tokens = list(engine._pair.sequence.tokens)
    with pytest.raises(InvalidRequestError):
        ask(engine, **request_fields)
    assert engine._pair.sequence.tokens == tokens


def test_a_prompt_as_long_as_the_context(engine):
    limit = engine.info.context_length
    with pytest.raises(ContextOverflowError):
        ask(engine, prompt_ids=(1,) * limit)
    end = finished(ask(engine, prompt_ids=(1,) * (limit - 1), max_new_tokens=50))
    assert end.stats.output_tokens == 1
    assert end.reason == "length"


@pytest.mark.parametrize("spare", range(1, 11))
def test_the_answer_ends_with_the_context(engine, spare):
    limit = engine.info.context_length
    prompt = tuple(k % 90 for k in range(limit - spare))
    end = finished(ask(engine, prompt_ids=prompt, max_new_tokens=10_000))
    assert end.stats.output_tokens == spare
    assert end.reason == "length"


def test_without_a_pair_nothing_is_answered():
    with pytest.raises(InvalidRequestError, match="No model is loaded"):
        ask(Engine(), prompt_ids=PROMPT)


def test_closed_it_can_load_again(engine, tiny_folder):
    wanted = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=4)).token_ids
    engine.close()
    assert engine.info is None
    with pytest.raises(InvalidRequestError):
        ask(engine, prompt_ids=PROMPT)
    load(engine, tiny_folder("llama"))
    assert finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=4)).token_ids == wanted


@pytest.mark.parametrize(
    "bad",
    [{"target": "/nowhere"}, {"drafter": "best"}, {"precision": "int3"}, {"device": "tpu"}, {"context_length": 10**9}],
)
def test_a_load_that_cannot_work_leaves_the_loaded_pair(engine, tiny_folder, bad):
    wanted = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=4)).token_ids
    request = LoadRequest(**{"target": str(tiny_folder("llama")), "precision": "fp64", **bad})
    with pytest.raises(EngineError):
        list(engine.load(request))
    assert finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=4)).token_ids == wanted


def test_a_cancelled_load_leaves_an_empty_engine(tiny_folder):
    engine, cancel = Engine(), CancelToken()
    cancel.cancel()
    events = list(engine.load(LoadRequest(target=str(tiny_folder("llama")), drafter="none"), cancel))
    assert not any(isinstance(event, ModelReady) for event in events)
    assert engine.info is None
    load(engine, tiny_folder("llama"))
    assert engine.info is not None


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


PLACES = ["target.forward", "drafter.propose", "drafter.update", "drafter.begin", "drafter.truncate"]
ERRORS = {
    "bug": (ZeroDivisionError("planted"), ZeroDivisionError),
    "memory": (MemoryError(), OutOfMemoryError),
    "device memory": (torch.OutOfMemoryError("planted"), OutOfMemoryError),
    "allocator": (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory"), OutOfMemoryError),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("fail_at", [1, 2, 3, 5])
@pytest.mark.parametrize("error", ERRORS)
def test_after_a_failure_anywhere_the_next_answer_is_right(tiny_folder, monkeypatch, place, fail_at, error):
    engine = Engine()
    load(engine, tiny_folder("llama"), drafter="lookup")
    prompt = (1, 2, 3, 1, 2, 3, 1, 2)
    wanted = finished(ask(engine, prompt_ids=prompt, max_new_tokens=14)).token_ids
    raised, seen_as = ERRORS[error]
    part, name = place.split(".")
    owner = getattr(engine._pair, part)
    failing = Failing(getattr(owner, name), fail_at, raised)
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, failing, raising=False)
        try:
            ask(engine, prompt_ids=(*prompt, 5), max_new_tokens=14)
        except seen_as:
            assert failing.calls >= fail_at
        else:
            assert failing.calls < fail_at
    end = finished(ask(engine, prompt_ids=prompt, max_new_tokens=14))
    assert end.token_ids == wanted
    assert_cache_matches(engine._pair.target, engine._pair.sequence)


@pytest.mark.parametrize("method", ["choose", "probs", "draw", "uniforms"])
def test_after_a_failing_sampler_too(tiny_folder, monkeypatch, method):
    from dspark_core.sampling import Sampler

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


def test_scripted_drafts_through_the_engine(tiny_folder, tiny, monkeypatch):
    text = list(PROMPT) + reference_greedy(tiny("llama").reference, list(PROMPT), 20)
    drafter = ScriptedDrafter(oracle(text), block_size=4)
    monkeypatch.setattr(loading, "make_drafter", lambda name: drafter)
    engine = Engine()
    load(engine, tiny_folder("llama"))
    end = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=11))
    assert list(end.token_ids) == text[len(PROMPT) : len(PROMPT) + 11]
    assert end.stats.tau == 5.0
    assert end.stats.accepted_lengths == (0, 0, 0, 0, 2)


def test_max_new_tokens_of_one_needs_no_round(engine):
    events = ask(engine, prompt_ids=PROMPT, max_new_tokens=1)
    assert not any(isinstance(event, RoundFinished) for event in events)
    assert finished(events).stats.tokens_per_s is None


def test_a_first_token_that_stops(tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    write_chat_model(folder)
    engine = Engine()
    load(engine, folder)
    first = finished(ask(engine, prompt_ids=(5, 6), max_new_tokens=1)).token_ids[0]
    (folder / "generation_config.json").write_text(f'{{"eos_token_id": [{first}, 1]}}')
    load(engine, folder)
    end = finished(ask(engine, prompt_ids=(5, 6), max_new_tokens=9))
    assert (end.reason, end.token_ids) == ("stop", (first,))


def test_the_loop_and_the_engine_agree(tiny):
    model = tiny("llama")
    engine = Engine()
    load(engine, model.folder, drafter="lookup")
    sequence, rounds = answer(model.target, LookupDrafter(), list(PROMPT), max_new_tokens=20)
    events = ask(engine, prompt_ids=PROMPT, max_new_tokens=20)
    assert list(finished(events).token_ids) == sequence.tokens[len(PROMPT) :]
    assert [event.accepted for event in events if isinstance(event, RoundFinished)] == [r.accepted for r in rounds]
