"""Every drafter with every combination of processors: answers have exactly plain decoding's distribution.

Exact, not sampled: each way that chance can fall runs through the real loop, drafter and acceptance rule.
"""

import itertools
from dataclasses import replace
from functools import cache

import pytest
import torch
from enumeration import RATES, SETTINGS, TableModel, Timed, dspark, exact, scheduled, small, wanted
from fakes import ScriptedDrafter, sampled_from
from plain_reference import Rules

from dspark_core.drafters.base import NOTHING, Proposal
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.drafters.none import NoDrafter
from dspark_core.drafters.with_lookup import WithLookup
from dspark_core.requests import SamplingParams

PROMPT = [1, 0, 1]  # without 2: the repetition penalty of a 2 begins inside the answer
EVERY_PAIR = [0, 0, 1, 0, 2, 1, 1, 2, 2, 0]  # lookup goes on after any answer
SOME_PAIRS = [0, 0, 1, 1, 0]  # lookup goes on until a 2 was written, and then if the answer repeats itself


def draft_table(vocab: int) -> torch.Tensor:
    """q [vocab, vocab] of a token by the token before it, with a zero in each row but the last."""
    table = (1.5 * torch.randn(vocab, vocab, generator=torch.Generator().manual_seed(8), dtype=torch.float64)).exp()
    for row in range(vocab - 1):
        table[row, (row + 1) % vocab] = 0.0
    return table / table.sum(-1, keepdim=True)


def counted_up(vocab: int):
    """Deterministic drafts that depend on all of the text."""

    def script(tokens, budget, sampler):
        return Proposal([(sum(tokens) + k * tokens[-1]) % vocab for k in range(1, budget + 1)])

    return script


def changing(vocab: int):
    """Sampled, deterministic or no drafts, by what the text holds so far."""
    scripts = [sampled_from(draft_table(vocab)), counted_up(vocab), lambda *_: NOTHING]
    return lambda tokens, budget, sampler: scripts[sum(tokens) % 3](tokens, budget, sampler)


def drafters(vocab: int, block: int) -> dict:
    """name -> what makes the drafter, and a prompt on which it has something to say."""
    return {
        "none": (lambda target: NoDrafter(), PROMPT),
        "lookup after every pair": (lambda target: LookupDrafter(block), EVERY_PAIR if vocab > 2 else SOME_PAIRS),
        "lookup after some pairs": (lambda target: LookupDrafter(block), SOME_PAIRS if vocab > 2 else [0, 1, 1, 1, 0]),
        "small": (small(TableModel(vocab, seed=2, spread=1.5), block), PROMPT),
        "small, the target itself": (small(None, block), PROMPT),
        "dspark": (dspark(block), PROMPT),
        "dspark, few tokens": (dspark(block, [0, 2] if vocab > 2 else [1]), PROMPT),
        "dspark or lookup": (
            lambda target: WithLookup(dspark(block)(target), 0.4),
            EVERY_PAIR if vocab > 2 else SOME_PAIRS,
        ),
        "deterministic": (lambda target: ScriptedDrafter(counted_up(vocab), block), PROMPT),
        "sampled": (lambda target: ScriptedDrafter(sampled_from(draft_table(vocab)), block), PROMPT),
        "changing": (lambda target: ScriptedDrafter(changing(vocab), block), PROMPT),
    }


BLOCKS = {3: 2, 2: 3}
LENGTHS = {3: 4, 2: 5}  # the first token, a whole block and its bonus
DRAFTERS = {vocab: drafters(vocab, block) for vocab, block in BLOCKS.items()}
NAMES = list(DRAFTERS[3])
TARGETS = {3: TableModel(3, seed=26), 2: TableModel(2, seed=3)}
DRAFTING = [name for name in NAMES if name != "none"]


@cache
def reference(vocab: int, prompt: tuple[int, ...], rules: Rules) -> dict[tuple[int, ...], float]:
    return wanted(TARGETS[vocab], list(prompt), rules)


def assert_exact(drafter: str, rules: Rules, vocab: int = 3, seen=None) -> None:
    make, prompt = DRAFTERS[vocab][drafter]
    rules = replace(rules, max_new_tokens=LENGTHS[vocab])
    found = exact(TARGETS[vocab], make, prompt, rules, seen)
    assert found == pytest.approx(reference(vocab, tuple(prompt), rules), abs=1e-9), rules


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("drafter", NAMES)
@pytest.mark.parametrize("vocab", [2, 3])
def test_answers_have_exactly_the_distribution_of_plain_decoding(vocab, drafter, setting):
    assert_exact(drafter, Rules(SETTINGS[setting]), vocab)


@pytest.mark.parametrize("setting", ["plain", "repetition", "bias"])
@pytest.mark.parametrize("drafter", DRAFTING)
@pytest.mark.parametrize("vocab", [2, 3])
def test_drafts_are_proposed_accepted_and_rejected(vocab, drafter, setting):
    seen, block = [], BLOCKS[vocab]
    assert_exact(drafter, Rules(SETTINGS[setting]), vocab, seen)
    outcomes = {(len(done.proposal.tokens), done.accepted) for done in seen}
    if "itself" in drafter:
        assert outcomes == {(block, block)}
    else:
        assert outcomes >= {(block, accepted) for accepted in range(block + 1)}


@pytest.mark.parametrize("drafter", NAMES)
@pytest.mark.parametrize("vocab", [2, 3])
def test_an_end_token_at_every_place_of_a_block(vocab, drafter):
    seen = []
    for end, least in itertools.product(range(vocab), range(LENGTHS[vocab])):
        assert_exact(drafter, Rules(SETTINGS["repetition"], frozenset({end}), least), vocab, seen)
    ends = {(len(done.proposal.tokens), done.accepted) for done in seen if done.closing is None}
    if drafter == "none":
        assert not ends
    elif vocab == 3:
        assert ends >= {(2, 1), (2, 2)}
    else:  # what follows the first token holds the end token at few places only
        assert ends


TRUNCATIONS = {"top-k": {"top_k": 2}, "top-p": {"top_p": 0.8}, "min-p": {"min_p": 0.4}}
SCORES = {
    "temperature": {"temperature": 1.4},
    "repetition": {"repetition_penalty": 1.5},
    "presence and frequency": {"presence_penalty": 0.5, "frequency_penalty": 0.35},
    "bias": {"logit_bias": ((1, 0.8), (0, -0.3))},
}
ENDS = {"no end token": (frozenset(), 0), "end token": (frozenset({2}), 0), "minimum length": (frozenset({2}), 3)}


def subsets(names) -> list[tuple[str, ...]]:
    return [chosen for size in range(len(names) + 1) for chosen in itertools.combinations(names, size)]


def rules_of(names, end: str) -> Rules:
    params = SamplingParams(1.0)
    for name in names:
        params = replace(params, **{**TRUNCATIONS, **SCORES}[name])
    return Rules(params, *ENDS[end])


@pytest.mark.parametrize("truncations", subsets(TRUNCATIONS), ids=lambda names: ", ".join(names) or "whole")
@pytest.mark.parametrize("drafter", NAMES)
def test_every_combination_of_processors(drafter, truncations):
    for scores, end in itertools.product(subsets(SCORES), ENDS):
        assert_exact(drafter, rules_of(truncations + scores, end))


def test_every_processor_changes_the_answers_beside_every_other():
    names = [*TRUNCATIONS, *SCORES, "minimum length"]

    def answers(*chosen: str) -> list[dict]:
        end = "minimum length" if "minimum length" in chosen else "end token"
        rules = replace(rules_of([name for name in chosen if name != end], end), max_new_tokens=LENGTHS[3])
        return [reference(3, tuple(prompt), rules) for prompt in (PROMPT, EVERY_PAIR, SOME_PAIRS)]

    for name, other in itertools.permutations(names, 2):
        pairs = zip(answers(name, other), answers(other), strict=True)
        assert any(both != pytest.approx(alone, abs=1e-3) for both, alone in pairs), (name, other)


class Hindsight(Timed):
    """The mistake: the length is chosen by confidences of drafts that were drawn already."""

    def decide(self, proposal):
        return Timed.decide(self, replace(proposal, probs=None))


SCHEDULED = {
    "confidence head": lambda block, vocab: dspark(block, confidence=True),
    "no head": lambda block, vocab: dspark(block, seed=8),
    "small": lambda block, vocab: small(TableModel(vocab, seed=2, spread=1.5), block),
}


def with_schedule(
    kind: type[Timed], rate: float, vocab: int, seen=None, drafter: str = "confidence head"
) -> tuple[dict, dict]:
    rules = Rules(SETTINGS["plain"], max_new_tokens=LENGTHS[vocab])
    make = SCHEDULED[drafter](BLOCKS[vocab], vocab)
    found = exact(TARGETS[vocab], make, PROMPT, rules, seen, scheduled(kind, rate, BLOCKS[vocab]))
    return found, reference(vocab, tuple(PROMPT), rules)


@pytest.mark.parametrize("drafter", SCHEDULED)
@pytest.mark.parametrize("vocab", [2, 3])
def test_blocks_of_a_scheduled_length_keep_the_distribution(vocab, drafter):
    cut = []  # rates at which rounds are cut at different places
    for rate in RATES:
        seen = []
        found, right = with_schedule(Timed, rate, vocab, seen, drafter)
        assert found == pytest.approx(right, abs=1e-9)
        cut += [rate] * (len({done.decision.verified for done in seen if done.proposal.tokens}) > 1)
    assert set(cut) >= (set(RATES[1:-1]) if drafter == "confidence head" else set(cut[:1] or RATES))


@pytest.mark.parametrize("drafter", SCHEDULED)
def test_lengths_chosen_in_hindsight_do_not(drafter):
    """So the test above can fail."""
    worst = 0.0
    for vocab, rate in itertools.product((2, 3), RATES):
        found, right = with_schedule(Hindsight, rate, vocab, None, drafter)
        worst = max(worst, *(abs(found[answer] - right[answer]) for answer in right))
    assert worst > 1e-6
