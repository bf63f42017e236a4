"""Who drafts in a round: the drafter with weights, or a copy of what the text holds already."""

import numpy as np
from fakes import ScriptedDrafter, forced_blocks

from dspark_core.drafters.base import Proposal
from dspark_core.drafters.with_lookup import WithLookup
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler

SAMPLER = Sampler(SamplingParams(0.0), 0)


def copies(drafter: WithLookup, text: list[int], at: int, rounds: int) -> list[bool]:
    """Answer with ``text`` behind its first ``at`` tokens: which rounds copied."""
    found = []
    for _ in range(rounds):
        proposal, rest = drafter.propose(text[at - 1], 99, SAMPLER), text[at:]
        found.append(proposal.copied)
        same = [a == b for a, b in zip(proposal.tokens, rest, strict=False)]
        right = same.index(False) if False in same else len(same)
        drafter.update(rest[: right + 1], None)
        at += right + 1
    return found


def beside(text: list[int], right: int) -> WithLookup:
    """Beside a drafter of blocks of four whose first ``right`` drafts pass."""
    return WithLookup(ScriptedDrafter(forced_blocks([*text, 0, 0, 0, 0], [(4, right)] * 999, 1000)))


def test_new_text_is_drafted_and_repeated_text_is_copied():
    text = [*range(40), *range(100, 160), *range(40)]
    drafter = beside(text, right=1)
    drafter.begin(text[:40], SAMPLER)
    assert copies(drafter, text, 40, 30) == [False] * 30
    # 0 and 1 come from the drafter; two matching tokens are enough beside one that is right about one
    assert copies(drafter, text, 100, 4) == [False, True, True, True]


def test_a_good_drafter_is_left_for_longer_matches():
    text = [*range(300), *range(300)]
    for right, matches in ((0, 2), (4, 15)):
        drafter = beside(text, right)
        drafter.begin(text[:30], SAMPLER)
        copies(drafter, text, 30, 270 // (right + 1))
        needed = -(-matches // (right + 1))  # rounds until so many tokens match
        assert copies(drafter, text, 300, needed + 1) == [False] * needed + [True]


def test_copies_that_fail_are_given_up():
    """In noise over three tokens there is always a match, and what follows it is right one time in three."""
    text = np.random.default_rng(0).integers(3, size=700).tolist()
    drafter = beside(text, right=1)
    drafter.begin(text[:60], SAMPLER)
    found = copies(drafter, text, 60, 300)
    assert any(found[:20])
    assert sum(found[-100:]) < 10


def test_plain_steps_say_nothing_about_the_drafter():
    """While drafting rests nothing is drafted, which is not the drafter's fault."""
    text = [*range(300), *range(300)]
    drafter = beside(text, right=4)
    drafter.begin(text[:30], SAMPLER)
    copies(drafter, text, 30, 50)
    usual = drafter._usual
    for at in range(280, 320):
        drafter.propose(text[at - 1], 0, SAMPLER)
        drafter.update(text[at : at + 1], None)
    assert drafter._usual == usual > 3


def test_every_answer_begins_with_the_same_choice():
    """So that the same seed gives the same answer."""
    text = [*range(40), *range(40), *range(40)]
    drafter = beside(text, right=4)
    drafter.begin(text[:44], SAMPLER)
    first = copies(drafter, text, 44, 5)
    drafter.drafter.script = forced_blocks(text, [(4, 4)] * 99, 1000)
    drafter.begin(text[:44], SAMPLER)
    assert copies(drafter, text, 44, 5) == first


def test_both_see_what_was_committed():
    seen = ScriptedDrafter(lambda tokens, budget, sampler: Proposal([]), 4, feature_layers=())
    drafter = WithLookup(seen)
    assert (drafter.name, drafter.block_size, drafter.longest) == ("scripted+lookup", 4, 15)
    drafter.begin([1, 2, 3], SAMPLER)
    drafter.propose(3, 4, SAMPLER)
    drafter.update([4, 5], None)
    assert seen.tokens == [1, 2, 3, 4, 5]
    drafter.truncate(2)
    assert seen.tokens == [1, 2]
    drafter.begin([1, 2], SAMPLER)
    assert drafter.propose(2, 0, SAMPLER).tokens == []
