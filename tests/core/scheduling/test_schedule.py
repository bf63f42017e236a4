"""The schedule as the loop uses it, on rounds that were recorded: never below the best fixed length, above it where
rounds differ; with drafts that are worth nothing hardly slower than plain decoding."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, pairwise

import pytest
import torch

from dspark_core.drafters.base import NOTHING, Proposal
from dspark_core.scheduling.calibration import uncalibrated
from dspark_core.scheduling.cost_curve import CostCurve
from dspark_core.scheduling.schedule import PLAIN_AFTER, PLAIN_EVERY, PLAIN_SOON, Auto, Decision, Fixed, Observed

BLOCK = 7
DRAFT = 0.002


@dataclass(frozen=True)
class Recorded:
    """A block that was verified as a whole: what the drafter said, how many drafts passed."""

    said: tuple[float, ...]
    passed: int


def recorded(count: int, spread: float, seed: int = 1) -> list[Recorded]:
    """Rounds whose drafts are alike (small ``spread``) or very different from round to round."""
    rng, rounds = random.Random(seed), []
    for _ in range(count):
        ease = rng.betavariate(1.2 / spread, 1.0 / spread)
        said = tuple(min(0.98, max(0.02, ease * 0.98**k + rng.gauss(0, 0.05))) for k in range(BLOCK))
        passed = next((k for k in range(BLOCK) if rng.random() >= said[k]), BLOCK)
        rounds.append(Recorded(said, passed))
    return rounds


CURVES: dict[str, Callable[[int], float]] = {
    "flat": lambda rows: 0.010,
    "linear": lambda rows: 0.008 + 0.002 * rows,
    "stairs": lambda rows: (10, 10, 14, 14, 14, 14, 20, 20)[rows - 1] / 1000,
}


def fixed_rate(rounds: list[Recorded], seconds: Callable[[int], float], length: int) -> float:
    tokens = sum(min(each.passed, length) + 1 for each in rounds)
    return tokens / len(rounds) / ((DRAFT if length else 0.0) + seconds(length + 1))


def replay(schedule: Auto, rounds: list[Recorded], seconds: Callable[[int], float], probs=None) -> float:
    """Tokens a second of ``schedule`` on the recorded rounds."""
    tokens = spent = 0.0
    for each in rounds:
        wanted = schedule.wanted(BLOCK)
        proposal = Proposal([1] * wanted, probs, each.said[:wanted]) if wanted else NOTHING
        verified = schedule.decide(proposal).verified
        passed, verify = min(each.passed, verified), seconds(verified + 1)
        whole = verify + (DRAFT if wanted else 0.0)
        schedule.observe(Observed(proposal, verified, passed, passed + 1, verify, whole))
        tokens, spent = tokens + passed + 1, spent + whole
    return tokens / spent


def auto(seconds: Callable[[int], float] | None = None) -> Auto:
    known = [(rows, seconds(rows)) for rows in range(1, BLOCK + 2)] if seconds else []
    return Auto(CostCurve(BLOCK + 1, known), uncalibrated(BLOCK))


SAMPLED = torch.ones(BLOCK, 2) / 2


@pytest.mark.parametrize("probs", [None, SAMPLED], ids=["greedy", "sampled"])
@pytest.mark.parametrize("spread", [0.3, 1.0, 3.0])
@pytest.mark.parametrize("curve", CURVES)
def test_never_below_the_best_fixed_length_and_above_it_where_rounds_differ(curve, spread, probs):
    seconds, rounds = CURVES[curve], recorded(6000, spread)
    best = max(fixed_rate(rounds, seconds, length) for length in range(BLOCK + 1))
    gain = replay(auto(seconds), rounds, seconds, probs) / best
    assert gain >= 0.99
    if curve != "flat" and spread >= 1.0:
        assert gain >= 1.05


def test_a_curve_that_must_be_learned_on_the_way():
    seconds, rounds = CURVES["linear"], recorded(6000, 1.0)
    best = max(fixed_rate(rounds, seconds, length) for length in range(BLOCK + 1))
    assert replay(auto(), rounds, seconds) >= 1.05 * best


@pytest.mark.parametrize("confidence", [True, False], ids=["with confidence", "without"])
def test_useless_drafts_cost_three_per_cent_at_most(confidence):
    for seed in range(20):
        rng, schedule = random.Random(seed), auto()
        tokens = spent = plain = 0.0
        while tokens < 512:
            wanted = schedule.wanted(BLOCK)
            said = tuple(rng.random() for _ in range(BLOCK)) if confidence else None
            proposal = Proposal([1] * wanted, SAMPLED, said) if wanted else NOTHING
            verified = schedule.decide(proposal).verified
            step = 0.010 * rng.uniform(0.95, 1.1)
            verify = step * (1 + 0.04 * verified)
            whole = verify + (DRAFT if wanted else 0.0)
            schedule.observe(Observed(proposal, verified, 0, 1, verify, whole))
            tokens, spent, plain = tokens + 1, spent + whole, plain + step
        assert plain / spent >= 0.97


def test_the_decision_takes_little_of_a_round():
    schedule, rounds = auto(CURVES["flat"]), recorded(300, 1.0)
    replay(schedule, rounds, CURVES["flat"])
    began = time.process_time()
    replay(schedule, rounds, CURVES["flat"], SAMPLED)
    assert (time.process_time() - began) / len(rounds) < 0.01 * 0.012, "1 % of a round of the starter on a CPU"


def test_plain_steps_are_measured_early_and_now_and_then():
    schedule, steps = auto(), []
    for _ in range(600):
        wanted = schedule.wanted(BLOCK)
        steps.append(wanted)
        proposal = Proposal([1] * wanted) if wanted else NOTHING
        schedule.observe(Observed(proposal, wanted, wanted, wanted + 1, 0.01, 0.01))
    assert steps[: PLAIN_AFTER + 1] == [BLOCK] * PLAIN_AFTER + [0]
    plain = [k for k, wanted in enumerate(steps) if not wanted]
    pauses = [later - earlier - 1 for earlier, later in pairwise(plain)]  # in rounds of BLOCK + 1 tokens
    assert pauses[:6] == [tokens // (BLOCK + 1) for tokens in (PLAIN_SOON, 128, 256, PLAIN_EVERY, PLAIN_EVERY, 512)]


def test_decisions_hold_while_the_machine_becomes_slower():
    """Twice the time for every pass: drafts that win go on winning, and what they save is told in the time of now."""
    schedule, seconds = auto(CURVES["flat"]), CURVES["flat"](1)

    def rounds(count: int, slower: float) -> float:
        saved = 0.0
        for _ in range(count):
            wanted = schedule.wanted(BLOCK)
            drafts = Proposal([1] * wanted, None, (0.5,) * wanted) if wanted else NOTHING
            whole = slower * (seconds * 1.5 if wanted else seconds)
            saved = (
                schedule.observe(
                    Observed(drafts, wanted, wanted and 1, 1 + bool(wanted), slower * seconds, whole)
                ).saved_s
                or saved
            )
        return saved

    assert rounds(90, 1.0) == pytest.approx(0.5 * seconds)
    assert rounds(200, 2.0) == pytest.approx(1.0 * seconds, rel=0.15)
    assert schedule.break_even.state == "on"
    assert schedule.rate == pytest.approx(2 / (3 * seconds), rel=0.1)


def test_why_a_block_was_cut():
    seconds = CURVES["linear"]
    schedule = auto(seconds)
    for _ in range(50):
        schedule.observe(Observed(Proposal([1] * 7, None, (0.9,) * 7), 7, 7, 8, seconds(8), seconds(8)))
    decision = schedule.decide(Proposal([1] * 7, None, (0.9, 0.9, 0.01, 0.01, 0.01, 0.01, 0.01)))
    assert decision.verified == 2
    chances = schedule.calibration((0.9, 0.9, 0.01, 0.01, 0.01, 0.01, 0.01))
    assert decision.chances == pytest.approx(tuple(accumulate(chances, lambda x, y: x * y)))
    assert decision.price == pytest.approx(schedule.rate * 0.002)
    assert decision.chances[2] < decision.price


def test_without_confidence_or_costs_the_whole_block():
    assert auto(CURVES["linear"]).decide(Proposal([1] * 7)) == Decision(7)
    assert auto().decide(Proposal([1] * 7, None, (0.01,) * 7)).verified == 7


def test_fixed_is_fixed():
    assert Fixed().wanted(5) == 5
    assert Fixed().decide(Proposal([1, 2, 3], None, (0.0, 0.0, 0.0))) == Decision(3)


def test_what_a_round_saved():
    """Against a plain step; not known before one was measured, and nothing where nothing was drafted."""
    schedule = auto(CURVES["flat"])
    block = Observed(Proposal([1] * 7), 7, 3, 4, 0.010, 0.015)
    assert schedule.observe(block).saved_s is None
    assert schedule.observe(Observed(NOTHING, 0, 0, 1, 0.010, 0.010)).saved_s is None
    assert schedule.observe(block).saved_s == pytest.approx(4 * 0.010 - 0.015)
    lost = schedule.observe(Observed(Proposal([1] * 7), 7, 0, 1, 0.010, 0.015)).saved_s
    assert lost == pytest.approx(0.010 - 0.015)
    assert Fixed().observe(block).saved_s is None


@pytest.mark.parametrize("at", [1, 2, 3, 40, 41, 42], ids=lambda at: f"round {at}")
@pytest.mark.parametrize("known", [True, False], ids=["profile", "no profile"])
def test_a_round_in_which_the_machine_slept_is_not_learned_from(at, known):
    """Round 2 is the first plain step: what drafting is compared with."""
    rounds = [Recorded((0.9,) * BLOCK, k % 8) for k in range(200)]
    seconds = CURVES["stairs"]
    calm, slept = (auto(seconds if known else None) for _ in range(2))
    replay(calm, rounds, seconds)
    replay(slept, rounds[:at], seconds)
    wanted = slept.wanted(BLOCK)
    proposal = Proposal([1] * wanted, None, (0.9,) * wanted)
    verified = slept.decide(proposal).verified
    outcome = slept.observe(Observed(proposal, verified, 0, 1, 30_000.0, 30_000.0))
    assert (outcome.saved_s, outcome.switched) == (None, None)
    replay(slept, rounds[at:], seconds)
    assert slept.rate == pytest.approx(calm.rate)
    assert slept.break_even.plain_s == pytest.approx(calm.break_even.plain_s)
    assert [slept.curve.seconds(r) for r in (1, 4, 8)] == pytest.approx([calm.curve.seconds(r) for r in (1, 4, 8)])
