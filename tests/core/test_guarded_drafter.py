"""A drafter that fails in the midst of an answer ends drafting: the answer goes on as plain decoding writes it."""

import gc
import weakref
from collections.abc import Callable
from types import SimpleNamespace

import pytest
import torch
from dspark_shapes import SHAPES, write_tiny_drafter
from eagle3_plain import EagleShape, write_tiny_eagle
from enumeration import RATES, TableModel, Timed, dspark, exact, scheduled, small, wanted
from fakes import AgainRecorder, ScriptedDrafter, ask, assert_cache_matches, finished, load, oracle
from plain_reference import Rules
from tiny_models import write_model

from dspark_core import answer_events, guarded_drafter, loading
from dspark_core.drafters.none import NoDrafter
from dspark_core.drafters.with_lookup import AND_LOOKUP, WithLookup
from dspark_core.engine import Engine
from dspark_core.errors import CorruptFileError, EngineError, OutOfMemoryError
from dspark_core.events import DrafterFailed, FirstToken, GenerationFinished, RoundFinished
from dspark_core.guarded_drafter import GuardedDrafter
from dspark_core.pair_schedules import PairSchedules
from dspark_core.requests import GenerationRequest, SamplingParams
from dspark_core.scheduling.schedule import Fixed
from dspark_core.target import graphs

pytestmark = pytest.mark.drafter_fails

GREEDY = SamplingParams(0.0)
PROMPT = (3, 14, 15, 9, 26, 5, 35)
KINDS = ("dspark", "eagle3", "small", "self:1")
FAULTS = {
    "no numbers": (None, "does not give numbers"),
    "a fault": (lambda: RuntimeError("planted"), "failed inside the program"),
    "no memory": (lambda: torch.OutOfMemoryError("planted"), "ran out of memory while the drafter"),
}
"""What makes the exception that is raised (one that is kept would hold its frames), and what is said of it."""


@pytest.fixture(scope="module")
def names(tmp_path_factory) -> dict[str, str]:
    """As the engine is asked for each kind of drafter."""
    folders = {kind: tmp_path_factory.mktemp(kind.replace(":", "-")) for kind in KINDS}
    write_tiny_drafter(folders["dspark"], SHAPES["vanilla"])
    write_tiny_eagle(folders["eagle3"], EagleShape())
    write_model(folders["small"], seed=1)
    return {kind: kind if ":" in kind else f"{kind}:{folders[kind]}" for kind in KINDS}


@pytest.fixture
def plain(tiny_folder):
    """What plain decoding answers, by the options of ``ask``."""
    engine = Engine()
    load(engine, tiny_folder("llama"))
    return lambda **options: finished(ask(engine, prompt_ids=PROMPT, **options)).token_ids


class FailingFrom:
    """Calls through until its call ``first``; from then on raises ``error``, or gives no numbers."""

    def __init__(self, inner, first: int, error: Callable[[], Exception] | None) -> None:
        self.inner, self.first, self.error, self.calls = inner, first, error, 0

    def __call__(self, *arguments, **options):
        self.calls += 1
        given = self.inner(*arguments, **options)
        if self.calls < self.first:
            return given
        if self.error is not None:
            raise self.error()
        if isinstance(given, torch.Tensor):
            return torch.full_like(given, float("nan"))
        return SimpleNamespace(logits=torch.full_like(given.logits, float("nan")), features=given.features)


def plant(drafter, error: Callable[[], Exception] | None, first: int) -> FailingFrom:
    """In what gives the logits of drafts: once a block, or once a draft."""
    drafter = drafter.drafter if isinstance(drafter, WithLookup) else drafter
    if hasattr(drafter, "model"):
        owner, name = drafter.model, "forward"
    else:
        has_block = hasattr(drafter.network, "base_logits")
        owner, name = (drafter.network, "base_logits") if has_block else (drafter.network.decoder, "head")
    failing = FailingFrom(getattr(owner, name), first, error)
    setattr(owner, name, failing)
    return failing


def told(events) -> DrafterFailed:
    """The one failure among them, which is not the end."""
    (failed,) = [event for event in events if isinstance(event, DrafterFailed)]
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert isinstance(events[-1], GenerationFinished)
    return failed


def rounds(events) -> list[RoundFinished]:
    return [event for event in events if isinstance(event, RoundFinished)]


@pytest.mark.parametrize(
    ("fault", "lookup", "first"),
    [*((fault, "", 9) for fault in FAULTS), ("no numbers", "", 1), ("no numbers", AND_LOOKUP, 9)],
)
@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_goes_on_and_so_does_the_next(tiny_folder, plain, names, monkeypatch, kind, lookup, fault, first):
    engine, (make, words) = Engine(), FAULTS[fault]
    logged: list[tuple[str, ...]] = []  # pytest would keep the exceptions too, and their frames
    monkeypatch.setattr(guarded_drafter.log, "error", lambda *words, exc_info: logged.append(words))
    name = names[kind] + lookup
    load(engine, tiny_folder("llama"), drafter=name)
    asked, pair = engine.info, engine.loaded_pair()
    failing = plant(pair.drafter, make, first)
    gone, events = weakref.ref(pair.drafter), []
    for event in engine.generate(GenerationRequest(prompt_ids=PROMPT, sampling=GREEDY, max_new_tokens=40)):
        events.append(event)
        if isinstance(event, DrafterFailed):
            gc.collect()
            assert gone() is None, "the answer goes on with its memory"

    failed = told(events)
    assert failing.calls >= first
    assert finished(events).token_ids == plain(max_new_tokens=40)
    assert words in failed.message
    assert failed.drafter == asked.drafter
    assert asked.drafter in failed.message
    assert bool(failed.detail) == (fault == "a fault") == ("planted" in failed.detail)
    assert_cache_matches(pair.target, pair.sequence)
    at = events.index(failed)
    assert bool(rounds(events[:at])) == (first > 1)
    assert not any(event.drafts for event in rounds(events[at:]))
    assert any(event.drafts for event in rounds(events[:at])) == (first > 1)

    assert failed.info == engine.info
    assert (engine.info.drafter, pair.request.drafter) == ("none", "none")
    assert engine.info.memory_estimate.weights <= asked.memory_estimate.weights
    assert engine.info.memory_estimate.caches < asked.memory_estimate.caches

    again = ask(engine, prompt_ids=PROMPT, max_new_tokens=40)
    assert not any(isinstance(event, DrafterFailed) for event in again)
    assert finished(again).token_ids == plain(max_new_tokens=40)
    load(engine, tiny_folder("llama"), drafter=name)
    drafted = ask(engine, prompt_ids=PROMPT, max_new_tokens=40)
    assert finished(drafted).token_ids == plain(max_new_tokens=40)
    assert any(event.drafts for event in rounds(drafted))
    assert logged == ([("a fault of the drafter %s", asked.drafter)] if fault == "a fault" else [])


PLACES = ("truncate", "prefilled", "begin", "catch_up", "propose", "propose_ahead", "update")


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("call", [1, 2])
@pytest.mark.parametrize("place", PLACES)
def test_wherever_it_fails(tiny_folder, plain, monkeypatch, place, call, exact):
    expected = plain(max_new_tokens=12, exact=exact)
    drafter = ScriptedDrafter(oracle([*PROMPT, *expected]), block_size=2, feature_layers=(0,))
    monkeypatch.setattr(loading, "make_drafter", lambda name: drafter)
    engine = Engine()
    load(engine, tiny_folder("llama"))
    failing = FailingFrom(getattr(drafter, place), call, FAULTS["a fault"][0])
    monkeypatch.setattr(drafter, place, failing, raising=False)
    # what is called once an answer fails for the second time in the second one
    answers = [ask(engine, prompt_ids=PROMPT, max_new_tokens=12, exact=exact) for _ in range(2)]
    assert [finished(events).token_ids for events in answers] == [expected, expected]
    (failed,) = [event for event in (*answers[0], *answers[1]) if isinstance(event, DrafterFailed)]
    assert "planted" in failed.detail
    if call == 1 and place in ("truncate", "prefilled", "begin"):
        assert not any(isinstance(event, FirstToken) for event in answers[0][: answers[0].index(failed)])


@pytest.mark.parametrize("fault", ["no numbers", "a fault"])
@pytest.mark.parametrize("options", [{}, {"sampling": SamplingParams(1.5), "seed": 4}], ids=["greedy", "sampled"])
def test_a_draft_begun_ahead_does_not_spoil_the_verdict_it_is_read_with(
    tiny_folder, monkeypatch, names, options, fault
):
    monkeypatch.setattr(graphs, "LEAST_KEYS", 32)
    monkeypatch.setattr(loading, "recorder_for", lambda device: AgainRecorder())
    answers = []
    for error, first in ((None, 1 << 30), (FAULTS[fault][0], 12)):  # runs of a capture count too
        engine = Engine()
        load(engine, tiny_folder("llama"), drafter=names["dspark"])
        plant(engine.loaded_pair().drafter, error, first)
        answers.append(ask(engine, prompt_ids=PROMPT, max_new_tokens=40, **options))
    well, badly = answers
    known = rounds(badly[: badly.index(told(badly))])
    assert len(known) >= 2
    assert [event.tokens for event in known] == [event.tokens for event in rounds(well)[: len(known)]]
    if not options:
        assert finished(badly).token_ids == finished(well).token_ids


def test_a_target_that_gives_no_numbers_ends_the_answer(tiny_folder, names):
    engine = Engine()
    load(engine, tiny_folder("llama"), drafter=names["dspark"])
    target = engine.loaded_pair().target
    target.forward = FailingFrom(target.forward, 3, None)
    with pytest.raises(CorruptFileError, match="The model's output is not a number"):
        ask(engine, prompt_ids=PROMPT, max_new_tokens=40)
    assert engine.info.drafter.startswith("dspark")


def test_it_is_told_also_where_the_target_fails_with_it(tiny_folder, names):
    engine = Engine()
    load(engine, tiny_folder("llama"), drafter=names["dspark"])
    pair = engine.loaded_pair()
    plant(pair.drafter, FAULTS["a fault"][0], 1)
    pair.target.forward = FailingFrom(pair.target.forward, 2, MemoryError)
    events = engine.generate(GenerationRequest(prompt_ids=PROMPT, sampling=GREEDY, max_new_tokens=40))
    while not isinstance(next(events), DrafterFailed):
        pass
    with pytest.raises(OutOfMemoryError):
        next(events)
    assert engine.relief().drafter is False, "there is none to give up any more"


@pytest.mark.parametrize("fails", [False, True])
def test_of_an_answer_whose_drafter_failed_nothing_is_learned(tiny_folder, monkeypatch, names, fails):
    """Neither what its confidence means nor how fast the pair is."""
    kept = []
    monkeypatch.setattr(PairSchedules, "keep", lambda *_: kept.append("calibration"))
    monkeypatch.setattr(answer_events, "add_answer", lambda *_: kept.append("speed"))
    engine = Engine()
    load(engine, tiny_folder("llama"), drafter=names["dspark"])
    if fails:
        plant(engine.loaded_pair().drafter, None, 5)
    events = ask(engine, prompt_ids=PROMPT, max_new_tokens=40, schedule="auto")
    assert any(isinstance(event, DrafterFailed) for event in events) == fails
    assert kept == ([] if fails else ["calibration", "speed"])
    assert bool(engine._schedules._made) == (not fails)
    load(engine, tiny_folder("llama"), drafter="lookup")
    for same_bits in (False, True):  # exact mode is slower, and not what the pair is chosen for
        ask(engine, prompt_ids=PROMPT * 3, max_new_tokens=20, schedule="auto", exact=same_bits)
    assert kept == (["speed"] if fails else ["calibration", "speed", "speed"]), "copies have no confidence of their own"


class Alone:
    """A pair of which only the drafter matters."""

    info = None

    def __init__(self, drafter) -> None:
        self.drafter = drafter

    def lose_drafter(self) -> None:
        self.drafter = NoDrafter(self.drafter.feature_layers)


def test_words_of_its_own_are_told_and_captures_are_its_own():
    def refusing(tokens, budget, sampler):
        raise EngineError("It is full.", "Empty it.")

    pair = Alone(ScriptedDrafter(refusing))
    pair.drafter.capture, pair.drafter.captures_failed = (recorded := []).append, "no room"
    guarded = GuardedDrafter(pair, "r")
    guarded.begin([3, 4], None)
    guarded.capture("recorder")
    assert (recorded, guarded.captures_failed) == (["recorder"], "no room")
    assert guarded.propose(4, 2, None).tokens == []
    (failed,) = guarded.told()
    assert (failed.message, failed.hint, failed.detail, failed.drafter) == ("It is full.", "Empty it.", "", "scripted")
    assert list(guarded.told()) == []
    assert (guarded.name, guarded.block_size, guarded.longest, guarded.captures_failed) == ("none", 0, 0, None)


DAMAGED = 1
"""The token behind which a drafter gives no numbers."""


def damaged_dspark(target):
    drafter = dspark(block=3)(target)
    head = drafter.network.head

    def bias(hidden, previous, *, first):
        return head(hidden, previous, first=first) * (float("nan") if previous[0, DAMAGED] else 1.0)

    bias.bytes_per_step = 0
    drafter.network.__class__ = type("DamagedNetwork", (type(drafter.network),), {"head": property(lambda self: bias)})
    return drafter


def damaged_small(target):
    draft = TableModel(target.config.vocab_size, seed=2, spread=1.5)
    draft.table[:, DAMAGED] = float("nan")
    return small(draft, block_size=3)(target)


def failing_later(target):
    """By what is committed, which is no draft."""
    drafter = small(TableModel(target.config.vocab_size, seed=2, spread=1.5), block_size=3)(target)
    propose = drafter.propose

    def failing(anchor, budget, sampler):
        if anchor == DAMAGED:
            raise RuntimeError("planted")
        return propose(anchor, budget, sampler)

    drafter.propose = failing
    return drafter


@pytest.mark.parametrize("make", [damaged_dspark, damaged_small, failing_later])
@pytest.mark.parametrize(("vocab", "length"), [(2, 5), (3, 4)])
def test_sampled_answers_keep_exactly_the_distribution(make, vocab, length, monkeypatch):
    """Where drafts before a row that is no numbers were given up with it, this would differ: whether there is such a
    row depends on what they are (EXACTNESS.md 2)."""
    target, seen, rules = TableModel(vocab, seed=3), [], Rules(SamplingParams(1.0), max_new_tokens=length)
    monkeypatch.setattr(guarded_drafter.log, "error", lambda *words, exc_info: None)  # thousands of them
    prompt = [1, 0, 0]
    right = pytest.approx(wanted(target, prompt, rules), abs=1e-9)

    def guarded(target):
        return GuardedDrafter(Alone(make(target)), "r")

    for schedule in (Fixed, *(scheduled(Timed, rate, 3) for rate in RATES)):
        assert exact(target, guarded, prompt, rules, seen, schedule) == right
    assert {bool(done.proposal.tokens) for done in seen} == {False, True}
