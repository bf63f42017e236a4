"""The engine as its callers see it: events, reuse of the cache between turns, failures it survives."""

from dataclasses import replace

import pytest
from fake_nvml import UUID, FakeNvml, NVMLError
from fakes import ScriptedDrafter, answer, ask, finished, forced_blocks, load, oracle
from tiny_models import TOKENIZER_VOCAB, reference_greedy, write_chat_model

from dspark_core import device, loading
from dspark_core.bandwidth import Peak
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.engine import Engine
from dspark_core.errors import ContextOverflowError, InvalidRequestError
from dspark_core.events import DeviceMemory, FirstToken, GenerationFinished, PrefillProgress, RoundFinished
from dspark_core.prompt import encode_messages
from dspark_core.requests import GenerationRequest, LoadRequest, Message, SamplingParams
from dspark_core.target.model import Target
from dspark_core.telemetry import find_card
from dspark_core.warm_up import WARM_UP_ROWS

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
    before = 0
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


def test_the_first_pass_is_made_while_loading(tiny_folder, monkeypatch):
    """And again for another target only. It leaves nothing in the cache."""
    passes, forward = [], Target.forward

    def counted(self, token_ids, cache, **more):
        passes.append(len(token_ids))
        return forward(self, token_ids, cache, **more)

    monkeypatch.setattr(Target, "forward", counted)
    engine = Engine()
    load(engine, tiny_folder("llama"))
    assert passes == [WARM_UP_ROWS]
    assert engine.loaded_pair().sequence.cache.length == 0
    load(engine, tiny_folder("llama"), drafter="lookup")
    assert passes == [WARM_UP_ROWS]


@pytest.mark.parametrize("drafter", ["none", "lookup", "self:1", "self:1+lookup"])
def test_a_drafter_has_its_name_before_it_is_read(tiny_folder, drafter):
    """A measured profile belongs to it."""
    request = LoadRequest(target=str(tiny_folder("llama")), drafter=drafter, threads=1)
    assert (
        loading.open_pair(request, None).drafter_name == load(Engine(), tiny_folder("llama"), drafter=drafter).drafter
    )


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
    if -(1 << 63) <= seed < 1 << 64:
        assert finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=2, seed=seed)).stats.seed == seed
    else:
        with pytest.raises(InvalidRequestError, match="seed"):
            ask(engine, prompt_ids=PROMPT, max_new_tokens=2, seed=seed)


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


def test_closed_it_gives_memory_back_and_can_load_again(engine, tiny_folder, monkeypatch):
    held = []
    monkeypatch.setattr("dspark_core.engine.give_back_memory", lambda: held.append(engine.info))
    wanted = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=4)).token_ids
    engine.close()
    assert held == [None]
    with pytest.raises(InvalidRequestError):
        ask(engine, prompt_ids=PROMPT)
    load(engine, tiny_folder("llama"))
    assert finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=4)).token_ids == wanted


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


def test_the_cards_memory_is_told_about_once_a_second(engine, monkeypatch):
    monkeypatch.setattr("dspark_core.answer_events.device_memory", lambda device: (3, 8))
    monkeypatch.setattr("dspark_core.answer_events.MEMORY_INTERVAL_S", 0.0)
    told = [event for event in ask(engine, prompt_ids=PROMPT, max_new_tokens=4) if isinstance(event, DeviceMemory)]
    assert [(event.used, event.total) for event in told] == [(3, 8)] * 3  # one a round


def test_a_cpu_has_no_memory_of_its_own_to_tell_of(engine):
    assert not any(isinstance(event, DeviceMemory) for event in ask(engine, prompt_ids=PROMPT, max_new_tokens=4))


def test_a_card_that_nvml_reads_is_not_asked_between_rounds(engine, monkeypatch):
    monkeypatch.setattr("dspark_core.answer_events.device_memory", lambda device: (3, 8))
    monkeypatch.setattr("dspark_core.answer_events.MEMORY_INTERVAL_S", 0.0)
    engine._pair.info = replace(engine._pair.info, card=UUID)
    assert not any(isinstance(event, DeviceMemory) for event in ask(engine, prompt_ids=PROMPT, max_new_tokens=4))


def test_where_the_peak_comes_from_is_kept_with_the_target_and_a_card_that_nvml_reads_is_named(
    tiny_folder, monkeypatch
):
    engine = Engine()
    monkeypatch.setattr(device, "card_uuid", lambda device: UUID)
    for answers, card in [({}, UUID), ({"nvmlDeviceGetMemoryInfo": NVMLError("Not Supported")}, None)]:
        monkeypatch.setattr(device, "nvml_card", lambda device, answers=answers: find_card(UUID, FakeNvml(**answers)))
        monkeypatch.setattr(loading, "peak_bandwidth", lambda device, threads: Peak(9e9, "nvml"))
        info = load(engine, tiny_folder("llama"))
        assert (info.peak_bytes_per_s, info.peak_source, info.card) == (9e9, "nvml", card)
        monkeypatch.setattr(loading, "peak_bandwidth", lambda device, threads: Peak(7e9, "cuda"))
        again = load(engine, tiny_folder("llama"), drafter="lookup")  # keeps the target, and what is known of it
        assert (again.peak_bytes_per_s, again.peak_source) == (9e9, "nvml")
        engine.close()


def test_an_answer_that_another_request_interrupts_says_so(engine, tiny):
    older = engine.generate(GenerationRequest(prompt_ids=PROMPT, max_new_tokens=8))
    while not isinstance(next(older), FirstToken):
        pass
    newer = finished(ask(engine, prompt_ids=PROMPT[:4], max_new_tokens=8))
    with pytest.raises(InvalidRequestError, match="Another request"):
        list(older)
    assert list(newer.token_ids) == reference_greedy(tiny("llama").reference, list(PROMPT[:4]), 8)
    again = finished(ask(engine, prompt_ids=PROMPT[:4], max_new_tokens=8))
    assert again.token_ids == newer.token_ids


@pytest.mark.parametrize("ends", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("blocks", [[(0, 0)] * 30, [(4, 4)] * 10, [(3, 1), (4, 2)] * 8])
def test_a_stop_string_cuts_text_ids_and_caches(chat, monkeypatch, ends, blocks):
    """Wherever in a block the stop string is complete, and however many tokens it spans."""
    message = (Message("user", "hello there"),)
    whole = finished(ask(chat, messages=message, max_new_tokens=24))
    tokens = whole.token_ids
    pieces = [chat.tokenizer.decode([token]) for token in tokens]
    first = next(k for k in range(3, len(pieces)) if whole.text.count("".join(pieces[k : k + ends])) == 1)
    stop = "".join(pieces[first : first + ends])
    drafter = ScriptedDrafter(
        forced_blocks([*encode_messages(chat.tokenizer, message), *tokens], blocks, TOKENIZER_VOCAB)
    )
    monkeypatch.setattr(loading, "make_drafter", lambda name: drafter)
    load(chat, chat.info.folder, drafter="scripted")
    events = ask(chat, messages=message, max_new_tokens=24, stop=(stop,))
    end = finished(events)
    assert end.reason == "stop_string"
    assert end.text == whole.text[: whole.text.index(stop)]
    assert end.token_ids == tokens[:first]
    shown = "".join(t.text for e in events for t in getattr(e, "tokens", ()))
    first_token = next(e.token for e in events if isinstance(e, FirstToken))
    assert first_token.text + shown == end.text
    sequence = chat._pair.sequence
    assert sequence.cache.length == len(sequence.tokens) - 1
    assert sequence.tokens[-first:] == list(tokens[:first])
