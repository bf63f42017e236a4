"""Drafters made bad and good on purpose, in the engine and by its own clock: drafting stops where it loses, and comes
back where it wins. What a round costs is made up by sleeping, far above what a busy machine adds."""

import time

import pytest
from fakes import ScriptedDrafter, ask, finished, load, oracle
from tiny_models import reference_greedy

from dspark_core import loading
from dspark_core.drafters.base import Proposal
from dspark_core.engine import Engine
from dspark_core.events import RoundFinished, SpeculationSwitched
from dspark_core.pair_schedules import known_calibration
from dspark_core.requests import SamplingParams
from dspark_core.scheduling.break_even import FIRST_REST
from dspark_core.scheduling.calibration import uncalibrated
from dspark_core.scheduling.stored import learned_path, read_calibrations, regime
from dspark_core.target.model import Target

PROMPT = (5, 6, 7, 8, 9)
PASS_S, DRAFT_S = 0.004, 0.012


@pytest.fixture
def slow_passes(monkeypatch):
    """A pass of the target costs PASS_S, whatever its width."""
    forward = Target.forward

    def slow(self, *given, **more):
        time.sleep(PASS_S)
        return forward(self, *given, **more)

    monkeypatch.setattr(Target, "forward", slow)


def run(drafter, folder, monkeypatch, tokens: int) -> list:
    monkeypatch.setattr(loading, "make_drafter", lambda name: drafter)
    engine = Engine()
    load(engine, folder, drafter="made up")
    return ask(engine, prompt_ids=PROMPT, max_new_tokens=tokens, schedule="auto")


def drafted(events) -> list[bool]:
    return [event.proposed > 0 for event in events if isinstance(event, RoundFinished)]


def switches(events) -> list[bool]:
    return [event.on for event in events if isinstance(event, SpeculationSwitched)]


def text_of(tiny, tokens: int) -> list[int]:
    return list(PROMPT) + reference_greedy(tiny("llama").reference, list(PROMPT), tokens)


def test_a_bad_drafter_is_switched_off_and_the_answer_stays(tiny, tiny_folder, monkeypatch, slow_passes):
    text = text_of(tiny, 120)

    def wrong(tokens, budget, sampler):
        time.sleep(DRAFT_S if budget else 0)
        return Proposal([(text[len(tokens)] + 1) % 60] * budget)

    events = run(ScriptedDrafter(wrong), tiny_folder("llama"), monkeypatch, 120)
    assert list(finished(events).token_ids) == text[len(PROMPT) :]
    assert switches(events) == [False]
    (off,) = (event for event in events if isinstance(event, SpeculationSwitched))
    assert off.draft_s_per_token > 1.2 * off.plain_s_per_token
    assert sum(drafted(events)) <= 10, "a few rounds until it is noticed, and one for each probe"
    saved = [event.saved_s for event in events if isinstance(event, RoundFinished) and event.proposed]
    assert sum(value for value in saved if value is not None) < 0
    assert finished(events).stats.saved_s == pytest.approx(sum(value for value in saved if value is not None))


def test_each_answer_is_told_where_it_goes_on_without_drafts(tiny, tiny_folder, monkeypatch, slow_passes):
    """The second begins with a probe; where that fails it says so itself."""
    text = text_of(tiny, 60)

    def wrong(tokens, budget, sampler):
        time.sleep(DRAFT_S if budget else 0)
        return Proposal([(text[len(tokens)] + 1) % 60] * budget)

    monkeypatch.setattr(loading, "make_drafter", lambda name: ScriptedDrafter(wrong))
    engine = Engine()
    load(engine, tiny_folder("llama"), drafter="made up")
    for _ in range(3):
        events = ask(engine, prompt_ids=PROMPT, max_new_tokens=60, schedule="auto")
        assert switches(events) == [False]
        assert list(finished(events).token_ids) == text[len(PROMPT) :]


def test_where_nothing_was_learned_nothing_is_kept(tiny_folder):
    engine = Engine()
    load(engine, tiny_folder("llama"), drafter="lookup")
    ask(engine, prompt_ids=PROMPT * 3, max_new_tokens=20, schedule="auto")
    assert not learned_path(*engine.loaded_pair().identity).exists()


def test_a_good_drafter_stays(tiny, tiny_folder, monkeypatch, slow_passes):
    text = text_of(tiny, 124)
    events = run(ScriptedDrafter(oracle(text)), tiny_folder("llama"), monkeypatch, 120)
    assert switches(events) == []
    assert drafted(events).count(False) == 2, "the plain steps that it is compared with"
    assert finished(events).stats.saved_s > 0


def test_a_drafter_that_becomes_good_comes_back(tiny, tiny_folder, monkeypatch, slow_passes):
    text = text_of(tiny, 204)
    good_from = len(PROMPT) + 50

    def script(tokens, budget, sampler):
        if len(tokens) >= good_from:
            return oracle(text)(tokens, budget, sampler)
        time.sleep(DRAFT_S if budget else 0)
        return Proposal([(text[len(tokens)] + 1) % 60] * budget)

    events = run(ScriptedDrafter(script), tiny_folder("llama"), monkeypatch, 200)
    assert list(finished(events).token_ids) == text[len(PROMPT) : len(PROMPT) + 200]
    assert switches(events) == [False, True]
    rounds = drafted(events)
    rest = rounds.index(False, rounds.index(True, rounds.index(False)))
    assert rounds[rest : rest + FIRST_REST] == [False] * FIRST_REST
    assert rounds[-10:].count(False) <= 1, "a plain step now and then, to compare with"


def test_what_was_learned_of_the_drafter_is_kept_for_the_next_start(tiny_folder, tmp_path, monkeypatch):
    monkeypatch.setenv("DSPARK_HOME", str(tmp_path))
    engine = Engine()
    load(engine, tiny_folder("llama"), drafter="self:1")
    path = learned_path(*engine.loaded_pair().identity)
    ask(engine, prompt_ids=PROMPT, max_new_tokens=20)
    assert not path.exists(), "a fixed schedule learns nothing"
    ask(engine, prompt_ids=PROMPT, max_new_tokens=20, schedule="auto")
    sampling = SamplingParams(temperature=0.0)
    assert read_calibrations(path)[regime(sampling)] == known_calibration(engine.loaded_pair(), sampling)
    assert read_calibrations(path)[regime(sampling)] != uncalibrated(engine.loaded_pair().drafter.block_size)
