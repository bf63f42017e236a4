"""The engine where passes are captured: a recorder that runs the pass again stands for the device's graphs."""

import weakref

import pytest
from dspark_shapes import SHAPES, write_tiny_drafter
from fakes import AgainRecorder, ask, finished, load

from dspark_core import loading
from dspark_core.engine import Engine
from dspark_core.events import GraphsOff, ModelReady, RoundFinished
from dspark_core.requests import LoadRequest, SamplingParams
from dspark_core.target import graphs

PROMPT = tuple(range(3, 15)) * 3
DRAFTERS = ("none", "lookup", "self:1", "self:1+lookup", "dspark", "dspark+lookup")
SAMPLED = {"sampling": SamplingParams(temperature=0.8), "seed": 3}


@pytest.fixture(scope="module")
def name_of(tmp_path_factory):
    """As the engine is asked for a drafter: a neural one has a folder."""
    folder = write_tiny_drafter(tmp_path_factory.mktemp("drafter"), SHAPES["vanilla"])
    return lambda drafter: drafter.replace("dspark", f"dspark:{folder}")


@pytest.fixture
def recorder(monkeypatch):
    made = AgainRecorder()
    monkeypatch.setattr(graphs, "LEAST_KEYS", 32)
    monkeypatch.setattr(loading, "recorder_for", lambda device: made)
    return made


def answered(engine, **options):
    return ask(engine, prompt_ids=PROMPT, max_new_tokens=60, **options)


@pytest.mark.parametrize("drafter", DRAFTERS)
@pytest.mark.parametrize("options", [{}, SAMPLED, {"exact": True}], ids=["greedy", "sampled", "exact"])
def test_the_same_rounds_as_without_graphs(tiny_folder, recorder, monkeypatch, name_of, drafter, options):
    with_graphs, without = Engine(), Engine()
    load(with_graphs, tiny_folder("llama"), drafter=name_of(drafter))
    monkeypatch.setattr(loading, "recorder_for", lambda device: None)
    load(without, tiny_folder("llama"), drafter=name_of(drafter))
    assert with_graphs.info.graphs
    assert not without.info.graphs
    recorder.replays = 0
    found, wanted = answered(with_graphs, **options), answered(without, **options)
    rounds = [[event.tokens for event in each if isinstance(event, RoundFinished)] for each in (found, wanted)]
    assert rounds[0] == rounds[1]
    assert finished(found).token_ids == finished(wanted).token_ids
    if options.get("exact") and drafter == "none":
        assert recorder.replays == 0, "exact mode has shapes of its own; drafts and verdicts may be made as one likes"
    else:
        assert recorder.replays


def test_loading_captures_before_anyone_waits(tiny_folder, recorder):
    load(Engine(), tiny_folder("llama"))
    assert [width for width, _ in recorder.recorded] == sorted(graphs.WIDTHS, reverse=True)


def test_another_drafter_that_reads_features_gets_graphs_of_its_own(tiny_folder, recorder):
    engine = Engine()
    load(engine, tiny_folder("llama"))
    first = engine.loaded_pair().target.graphs
    load(engine, tiny_folder("llama"), drafter="lookup")
    again = engine.loaded_pair().target.graphs
    assert again is not first
    assert finished(answered(engine)).token_ids


def test_the_memory_of_a_pair_is_free_before_the_next_is_read(tiny_folder, recorder, monkeypatch):
    engine, read = Engine(), loading.load_target
    load(engine, tiny_folder("llama"), drafter="self:1")
    before, alive = weakref.ref(engine.loaded_pair().target), []

    def reading(*arguments, **options):
        alive.append(before())
        return read(*arguments, **options)

    monkeypatch.setattr(loading, "load_target", reading)
    load(engine, tiny_folder("qwen3"))
    assert alive == [None]


def test_a_capture_that_fails_at_loading_is_told_with_the_model(tiny_folder, recorder):
    recorder.fails = RuntimeError("CUDA error: unsupported")
    events = list(Engine().load(LoadRequest(target=str(tiny_folder("llama")), drafter="none", threads=1)))
    (told,) = [event for event in events if isinstance(event, GraphsOff)]
    assert "unsupported" in told.reason
    assert isinstance(events[-1], ModelReady)
    assert not events[-1].info.graphs


def test_a_capture_that_fails_in_mid_answer_is_told_once_and_changes_nothing(tiny_folder, recorder):
    well, badly = Engine(), Engine()
    for engine in (well, badly):
        load(engine, tiny_folder("llama"), drafter="lookup")
    wanted = finished(answered(well)).token_ids
    recorder.fails = RuntimeError("CUDA error: no more graphs")  # those for the keys of a longer text are still missing
    events = answered(badly)
    (told,) = [event for event in events if isinstance(event, GraphsOff)]
    assert "no more graphs" in told.reason
    assert isinstance(events[events.index(told) - 1], RoundFinished), "in the middle of the answer"
    assert finished(events).token_ids == wanted
    again = answered(badly)
    assert not [event for event in again if isinstance(event, GraphsOff)]
    assert finished(again).token_ids == wanted
