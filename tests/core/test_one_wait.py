"""Where drafts are captured a round waits for the device once: the next drafts are begun behind a verdict that only the
device knows. Rounds are those of the order that waits twice, whatever ends them or comes between them."""

from dataclasses import dataclass, field
from itertools import pairwise

import pytest
import torch
from dspark_shapes import SHAPES, write_tiny_drafter
from fakes import AgainRecorder, CancelAfter, run_to_end, tiny_target
from waits import Waits

from dspark_core import decode_loop, sampling, stream
from dspark_core.cancel import CancelToken
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.decode_loop import decode, prefill
from dspark_core.drafters.dspark.drafter import DSparkDrafter
from dspark_core.drafters.dspark.loading import open_dspark
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.drafters.none import NoDrafter
from dspark_core.drafters.with_lookup import WithLookup
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.scheduling.schedule import FIXED, UNKNOWN, Decision
from dspark_core.sequence import Sequence
from dspark_core.stream import CpuStream
from dspark_core.target import graphs
from dspark_core.target.graphs import GraphPasses

PROMPT = [(7 * k) % 90 for k in range(23)]
REPEATED = list(range(3, 15)) * 3
CONTEXT = 300
PLAIN, TOP_K, TOP_P = SamplingParams(1.5), SamplingParams(2.0, top_k=30), SamplingParams(1.5, top_p=0.9)
GREEDY = SamplingParams(0.0)
ALL = (GREEDY, PLAIN, TOP_K, TOP_P)
FEW = 5
"""Tokens that both models choose among, so that greedy drafts often pass."""


@dataclass
class Scripted:
    """Wants drafts in some rounds and verifies some of them, whatever the clock says."""

    wants: tuple[int, ...] = (9,)
    verifies: tuple[int, ...] = (9,)
    rounds: int = 0

    def wanted(self, most: int) -> int:
        return min(most, self.wants[self.rounds % len(self.wants)])

    def decide(self, proposal) -> Decision:
        return Decision(min(len(proposal.tokens), self.verifies[self.rounds % len(self.verifies)]))

    def observe(self, done):
        self.rounds += 1
        return UNKNOWN


@dataclass
class Pair:
    target: object
    drafter: object
    sequence: Sequence
    begun: int = 0  # drafts that were begun ahead
    recorder: AgainRecorder = field(default_factory=AgainRecorder)


@pytest.fixture
def pair_of(tiny_folder, tmp_path, monkeypatch):
    """A pair with captures, its drafter as it is or in the order that waits twice."""
    monkeypatch.setattr(graphs, "LEAST_KEYS", 32)

    def make(shape="vanilla", ahead=True, combined=False, other=None) -> Pair:
        target = tiny_target(tiny_folder("llama"), context_length=CONTEXT)
        target.head = Few(target.head)
        folder = open_model_folder(write_tiny_drafter(tmp_path / shape, SHAPES[shape]))
        files = open_dspark("dspark", folder, open_model_folder(tiny_folder("llama")), "fp64")
        dspark = other or run_to_end(files.read(target, torch.device("cpu"), CONTEXT))
        pair = Pair(target, WithLookup(dspark, usual=0.4) if combined else dspark, Sequence(target.new_cache(CONTEXT)))
        target.graphs = GraphPasses(target, pair.sequence.cache, dspark.feature_layers, pair.recorder)
        dspark.capture(pair.recorder)
        if isinstance(dspark, DSparkDrafter):
            begin = dspark.propose_ahead

            def counted(*arguments):
                readout = begin(*arguments) if ahead else None
                pair.begun += readout is not None
                return readout

            dspark.propose_ahead = counted
        return pair

    return make


class Few:
    """A head whose tokens are all but impossible, but for a few."""

    def __init__(self, full) -> None:
        self.full, self.weight_bytes = full, full.weight_bytes

    def __call__(self, hidden):
        logits = self.full(hidden) - 1e3
        logits[:, 20 : 20 + FEW] += 1e3
        return logits


def rounds_of(pair, params, prompt=PROMPT, *, exact=False, schedule=FIXED, cancel=None, seed=4, most=60, stop=()):
    """The rounds of one answer, without their times."""
    sampler, cancel = Sampler(params, seed), cancel or CancelToken()
    for _ in prefill(pair.sequence, prompt, pair.target, pair.drafter, sampler, cancel, exact):
        pass
    rounds = decode(
        pair.sequence,
        pair.target,
        pair.drafter,
        sampler,
        stop_ids=frozenset(stop),
        max_new_tokens=most,
        cancel=cancel,
        exact=exact,
        schedule=schedule,
    )
    return [
        (r.anchor, r.proposal.tokens, r.proposal.confidence, r.proposal.bytes_read, r.proposal.copied, r.committed)
        for r in rounds
    ]


def same(found, wanted):
    assert [each[:2] + each[3:] for each in found] == [each[:2] + each[3:] for each in wanted]
    for (_, _, said, *_), (_, _, other, *_) in zip(found, wanted, strict=True):
        assert (said or ()) == pytest.approx(other or (), abs=1e-9)


def both(pair_of, params, *, shape="vanilla", combined=False, **options):
    """The rounds of an answer in both orders, which are the same, and the pair whose drafts are begun ahead."""
    ahead, plain = (pair_of(shape, order, combined) for order in (True, False))
    schedules = {"schedule": options.pop("schedule", lambda: FIXED)}
    found, wanted = (rounds_of(each, params, schedule=schedules["schedule"](), **options) for each in (ahead, plain))
    same(found, wanted)
    assert (plain.begun, ahead.begun > 0) == (0, True)
    return found, ahead


@pytest.mark.parametrize("params", ALL, ids=str)
@pytest.mark.parametrize("shape", ["vanilla", "rnn", "no head", "speculators", "window", "confidence without markov"])
def test_rounds_are_those_that_wait_twice(pair_of, shape, params):
    found, pair = both(pair_of, params, shape=shape)
    assert pair.begun == len(found)
    if shape == "vanilla":
        assert len({len(committed) for *_, committed in found}) > 2, "blocks that ended in several places"


@pytest.mark.parametrize("params", ALL, ids=str)
def test_in_exact_mode(pair_of, params):
    both(pair_of, params, exact=True)


@pytest.mark.parametrize("params", ALL[:2], ids=str)
@pytest.mark.parametrize("most", [2, 3, 4, 5, 7, 11])
def test_the_answer_ends_in_the_middle_of_a_block(pair_of, most, params):
    found, _ = both(pair_of, params, most=most)
    assert sum(len(committed) for *_, committed in found) == most - 1


@pytest.mark.parametrize("params", ALL[:2], ids=str)
def test_at_a_stop_token_and_in_the_answer_behind_it(pair_of, params):
    ahead, plain = pair_of(), pair_of(ahead=False)
    ended = set()
    for seed in range(12):
        prompt = [*PROMPT, seed]
        found, wanted = (rounds_of(each, params, prompt, seed=seed, stop=(22,)) for each in (ahead, plain))
        same(found, wanted)
        ended |= {len(committed) for *_, committed in found[-1:] if committed[-1] == 22}
        prompt = [*ahead.sequence.tokens, 40]
        same(*(rounds_of(each, params, prompt, seed=seed, most=9) for each in (ahead, plain)))
    assert len(ended) > 1, "in several places of a block"


@pytest.mark.parametrize("params", ALL[:2], ids=str)
@pytest.mark.parametrize("looks", [1, 2, 3, 5, 8])
def test_cancelled_and_gone_on_with(pair_of, looks, params):
    ahead, plain = pair_of(), pair_of(ahead=False)
    found, wanted = (rounds_of(each, params, cancel=CancelAfter(looks)) for each in (ahead, plain))
    same(found, wanted)
    for _ in range(2):  # what was cut is continued
        prompt = list(ahead.sequence.tokens)
        same(*(rounds_of(each, params, prompt, most=12) for each in (ahead, plain)))


@pytest.mark.parametrize("params", ALL[:2], ids=str)
@pytest.mark.parametrize("verifies", [(9,), (0, 1, 2, 3, 4), (2,)])
@pytest.mark.parametrize("wants", [(9, 0), (9, 9, 0, 0, 0), (9, 2, 9, 1), (3,)])
def test_drafting_that_is_switched_off_and_on(pair_of, wants, verifies, params):
    both(pair_of, params, schedule=lambda: Scripted(wants, verifies))


@pytest.mark.parametrize("params", ALL, ids=str)
def test_beside_lookup(pair_of, params):
    found, pair = both(pair_of, params, combined=True, prompt=REPEATED, most=150)
    copied = [copied for *_, copied, _ in found]
    assert {(False, True), (True, False)} <= set(pairwise(copied))
    assert pair.begun < len(found), "behind a copy nothing is begun"


def test_rules_about_tokens_begin_nothing(pair_of):
    ahead, plain = pair_of(), pair_of(ahead=False)
    params = SamplingParams(0.8, repetition_penalty=1.2)
    same(*(rounds_of(each, params, most=20) for each in (ahead, plain)))
    assert ahead.begun == 0


def test_what_was_begun_before_rows_added_up_is_not_taken(pair_of, monkeypatch):
    """Copies in between; then the rows that wait are injected and counted anew."""
    monkeypatch.setattr("dspark_core.drafters.dspark.drafter.INJECT_ROWS", 4)
    both(pair_of, PLAIN, combined=True, prompt=REPEATED, most=150)


def test_a_capture_that_fails_in_mid_answer_begins_nothing(pair_of):
    ahead, plain = pair_of(), pair_of(ahead=False)
    wanted = rounds_of(plain, PLAIN)

    class Failing(CancelToken):
        looks = 0

        @property
        def cancelled(self):
            self.looks += 1
            if self.looks == 5:  # those for the keys of a longer text are still missing
                ahead.recorder.fails = RuntimeError("CUDA error: no more graphs")
            return False

    same(rounds_of(ahead, PLAIN, cancel=Failing()), wanted)
    assert "no more graphs" in ahead.drafter.captures_failed
    assert 0 < ahead.begun < len(wanted)


def counted(pair, params, monkeypatch, prompt=PROMPT, **options):
    """Of each round, how often the host would wait: (reads of the stream, other looks)."""
    waits, waited = Waits(), []
    monkeypatch.setattr(stream, "stream_of", waits.stream_of)
    monkeypatch.setattr(decode_loop, "stream_of", waits.stream_of)
    monkeypatch.setattr(sampling, "HEADS", ())  # where top-p looks for a short cut, which it does on the CPU alone
    sampler, cancel = Sampler(params, 4), CancelToken()
    for _ in prefill(pair.sequence, prompt, pair.target, pair.drafter, sampler, cancel):
        pass
    options = {"stop_ids": frozenset(), "max_new_tokens": 40, "cancel": cancel, **options}
    with waits:
        reads, looks = waits.reads, 0
        for _ in decode(pair.sequence, pair.target, pair.drafter, sampler, **options):
            waited.append((waits.reads - reads, waits.looks[looks:]))
            reads, looks = waits.reads, len(waits.looks)
    return waited


@pytest.mark.parametrize("params", ALL, ids=str)
def test_a_round_waits_once(pair_of, monkeypatch, params):
    waited = counted(pair_of(), params, monkeypatch)
    assert waited == [(2, [])] + [(1, [])] * (len(waited) - 1), "only the first round has nothing that was begun"
    assert len(waited) > 8


@pytest.mark.parametrize("params", ALL, ids=str)
@pytest.mark.parametrize("make", [NoDrafter, LookupDrafter])
def test_a_round_of_a_drafter_that_knows_no_device_waits_once(pair_of, monkeypatch, make, params):
    waited = counted(pair_of(other=make()), params, monkeypatch, prompt=REPEATED)
    assert waited == [(1, [])] * len(waited)


def test_beside_lookup_a_round_waits_twice_behind_a_copy_alone(pair_of, monkeypatch):
    waited = counted(pair_of(combined=True), PLAIN, monkeypatch, prompt=REPEATED)
    assert {reads for reads, _ in waited} == {1, 2}
    assert not any(looks for _, looks in waited)


def test_in_the_order_that_waits_twice_it_is_counted(pair_of, monkeypatch):
    *waited, _ = counted(pair_of(ahead=False), PLAIN, monkeypatch)
    assert {reads for reads, _ in waited} == {2}, "the last round may have no place for drafts"


@pytest.mark.parametrize("look", [torch.Tensor.item, torch.Tensor.tolist, bool, int, float], ids=str)
def test_another_look_at_the_device_is_counted(pair_of, monkeypatch, look):
    pair = pair_of()
    update = pair.drafter.update

    def looking(tokens, features):
        look(features[0, 0])
        update(tokens, features)

    pair.drafter.update = looking
    assert all(len(looks) == 1 for _, looks in counted(pair, PLAIN, monkeypatch))


class Ticks(CpuStream):
    """A clock that goes on by one with each mark, four a round."""

    def __init__(self) -> None:
        self.marks = 0

    def mark(self):
        self.marks += 1
        return float(self.marks)


def test_a_draft_that_was_begun_counts_for_the_round_it_was_begun_for(pair_of, monkeypatch):
    clock = Ticks()
    monkeypatch.setattr(decode_loop, "stream_of", lambda device: clock)
    pair, sampler, cancel = pair_of(), Sampler(GREEDY, 0), CancelToken()
    list(prefill(pair.sequence, PROMPT, pair.target, pair.drafter, sampler, cancel))
    first, *rest = decode(
        pair.sequence, pair.target, pair.drafter, sampler, stop_ids=frozenset(), max_new_tokens=20, cancel=cancel
    )
    assert (first.draft_s, first.verify_s) == (1.0, 1.0)
    assert {(each.draft_s, each.verify_s) for each in rest} == {(2.0, 1.0)}
