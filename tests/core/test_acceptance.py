"""The acceptance rule, by exact enumeration: every value of the uniforms that matters is tried once."""

import itertools

import pytest
import torch
from fakes import AgainRecorder, GivenNumbers

from dspark_core.acceptance import accept
from dspark_core.errors import CorruptFileError
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.target.graphs import Captures

GRID = 8
UNIFORMS = [(index + 0.5) / GRID for index in range(GRID)]
"""All p / q below are multiples of 1/8: these eight values stand for the whole interval exactly."""


FIRST = torch.tensor([0.25, 0.5, 0.25])
SECOND = torch.tensor([[0.5, 0.25, 0.25], [0.125, 0.125, 0.75], [0.0, 1.0, 0.0]])  # p of the second token by the first
THIRD = torch.tensor([0.125, 0.375, 0.5])
PAIRS = list(itertools.product(range(3), repeat=2))
DRAFT_FIRST = [[0.5, 0.25, 0.25], [1.0, 0.0, 0.0], [0.25, 0.5, 0.25], [0.0, 0.5, 0.5]]
DRAFT_SECOND = [[0.25, 0.5, 0.25], [0.0, 1.0, 0.0], [0.5, 0.25, 0.25]]


def emitted_pairs(drafts: list[int], draft_probs: torch.Tensor | None) -> torch.Tensor:
    """Distribution [3, 3] of the first two emitted tokens when ``drafts`` were proposed."""
    pairs = torch.zeros(3, 3)
    target_probs = torch.stack([FIRST, SECOND[drafts[0]], THIRD])
    for uniforms in itertools.product(UNIFORMS, repeat=2):
        sampler = GivenNumbers(uniforms)
        verdict = accept(drafts, draft_probs, target_probs, sampler)
        closing = sampler.weights / sampler.weights.sum()
        if verdict.accepted == 0:  # the correction comes first, the next round's anchor pass gives the second
            pairs += closing[:, None] * SECOND / GRID**2
        elif verdict.accepted == 1:
            pairs[drafts[0]] += closing / GRID**2
        else:
            pairs[drafts[0], drafts[1]] += 1 / GRID**2
            torch.testing.assert_close(closing, THIRD)
    return pairs


@pytest.mark.parametrize("first", DRAFT_FIRST, ids=str)
@pytest.mark.parametrize("second", DRAFT_SECOND, ids=str)
def test_sampled_drafts_keep_the_joint_distribution(first, second):
    draft_probs = torch.tensor([first, second])
    total = torch.zeros(3, 3)
    for drafts in itertools.product(range(3), repeat=2):
        chance = draft_probs[0, drafts[0]] * draft_probs[1, drafts[1]]
        if chance > 0:
            total += chance * emitted_pairs(list(drafts), draft_probs)
    torch.testing.assert_close(total, FIRST[:, None] * SECOND, rtol=0, atol=1e-6)


@pytest.mark.parametrize("drafts", PAIRS, ids=str)
def test_deterministic_drafts_keep_the_joint_distribution(drafts):
    pairs = emitted_pairs(list(drafts), None)
    torch.testing.assert_close(pairs, FIRST[:, None] * SECOND, rtol=0, atol=1e-6)


@pytest.mark.parametrize("drafts", PAIRS, ids=str)
def test_one_hot_probs_mean_the_same_as_none(drafts):
    one_hot = torch.nn.functional.one_hot(torch.tensor(drafts), 3).float()
    torch.testing.assert_close(emitted_pairs(list(drafts), one_hot), emitted_pairs(list(drafts), None))


def test_acceptance_probability_is_the_overlap():
    """sum over x of min(p, q): accepting "when equal to the target's own sample" would give sum p q."""
    draft_probs = torch.tensor([DRAFT_FIRST[0]])
    accepted = 0.0
    for draft, uniform in itertools.product(range(3), UNIFORMS):
        verdict = accept([draft], draft_probs, torch.stack([FIRST, THIRD]), GivenNumbers((uniform,)))
        accepted += float(draft_probs[0, draft]) * verdict.accepted / GRID
    assert accepted == pytest.approx(float(torch.minimum(draft_probs[0], FIRST).sum()))


@pytest.mark.parametrize("draft_probs", [None, torch.tensor([[0.5, 0.5, 0.0]]), torch.tensor([[0.0, 0.5, 0.5]])])
def test_what_the_target_never_says_is_always_rejected(draft_probs):
    target_probs = torch.tensor([[0.0, 0.5, 0.5], [1.0, 0.0, 0.0]])
    sampler = GivenNumbers((0.0,))  # the smallest number that can be drawn
    assert accept([0], draft_probs, target_probs, sampler).accepted == 0
    assert sampler.weights[0] == 0


def test_an_empty_residual_falls_back_to_the_target():
    """Rounding can make q >= p everywhere: then the correction comes from p itself."""
    target_probs = torch.tensor([[0.5, 0.5 - 1e-7, 0.0], [1.0, 0.0, 0.0]])
    draft_probs = torch.tensor([[0.5, 0.5, 0.0]])
    sampler = GivenNumbers((1.0 - 1e-12,))
    assert accept([1], draft_probs, target_probs, sampler).accepted == 0
    torch.testing.assert_close(sampler.weights, target_probs[0])


def test_the_target_probs_are_not_changed():
    target_probs = torch.stack([FIRST, THIRD])
    before = target_probs.clone()
    accept([0], None, target_probs, GivenNumbers((0.99,)))
    accept([0], torch.tensor([[0.5, 0.25, 0.25]]), target_probs, GivenNumbers((0.99,)))
    assert torch.equal(target_probs, before)


class Greedy:
    greedy = True

    def best(self, logits: torch.Tensor, drafts: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
        return logits.argmax(dim=-1), logits.amax(dim=-1)


@pytest.mark.parametrize("size", range(5))
def test_greedy_accepts_the_common_prefix_and_closes_with_the_argmax(size):
    choices = [3, 1, 4, 1, 5]
    logits = torch.nn.functional.one_hot(torch.tensor(choices[: size + 1]), 6).float()
    for wrong in itertools.product([False, True], repeat=size):
        drafts = [(token + bad) % 6 for token, bad in zip(choices, wrong, strict=False)]
        right = next((k for k, bad in enumerate(wrong) if bad), size)
        assert accept(drafts, None, logits, Greedy()).numbers == [right, choices[right]]


SAMPLINGS = (SamplingParams(0.8), SamplingParams(1.0, top_k=4), SamplingParams(0.9, top_p=0.8, min_p=0.05))


@pytest.mark.parametrize("deterministic", [True, False], ids=["copied", "drawn"])
@pytest.mark.parametrize("params", SAMPLINGS, ids=str)
def test_a_captured_verdict_is_the_ordinary_one(params, deterministic):
    """Over blocks of all lengths, with the same numbers; the recorder runs the verdict again."""
    generator, recorder = torch.Generator().manual_seed(4), AgainRecorder()
    captures, seen = Captures(recorder), set()
    for k in range(200):
        count = k % 5
        logits = 2 * torch.randn(count + 1, 12, generator=generator)
        draft_probs = (2 * torch.randn(count, 12, generator=generator) + logits[:count]).softmax(dim=-1)
        drafts = torch.multinomial(draft_probs, 1, generator=generator)[:, 0].tolist() if count else []
        probs = None if deterministic else draft_probs
        found, wanted = (accept(drafts, probs, logits, Sampler(params, k), each) for each in (captures, None))
        assert found.numbers == wanted.numbers
        seen.add((count, wanted.accepted))
    assert recorder.verdicts == 4, "one for each length, none where nothing is to be judged"
    assert {(4, 0), (4, 1)} | (set() if deterministic else {(4, 2), (4, 4)}) <= seen


def test_verdicts_are_captured_anew_for_other_sampling_and_not_under_rules():
    recorder = AgainRecorder()
    captures, logits = Captures(recorder), torch.randn(2, 12, generator=torch.Generator().manual_seed(1))
    for params in (SAMPLINGS[0], SAMPLINGS[0], SAMPLINGS[1], SAMPLINGS[0]):
        accept([3], None, logits, Sampler(params, 0), captures)
    assert recorder.verdicts == 3
    ruled = SamplingParams(0.8, repetition_penalty=1.2)
    found, wanted = (accept([3], None, logits, Sampler(ruled, 0), each) for each in (captures, None))
    assert found.numbers == wanted.numbers
    assert recorder.verdicts == 3


def test_a_verdict_that_cannot_be_captured_is_told_and_given_all_the_same():
    captures = Captures(AgainRecorder(fails=RuntimeError("CUDA error: not permitted when capturing")))
    logits = torch.randn(2, 12, generator=torch.Generator().manual_seed(1))
    found, wanted = (accept([3], None, logits, Sampler(SAMPLINGS[0], 0), each) for each in (captures, None))
    assert found.numbers == wanted.numbers
    assert "a verdict on 1 drafts" in captures.failed


@pytest.mark.parametrize("captures", [Captures(AgainRecorder()), None], ids=["captured", "ordinary"])
def test_logits_that_are_no_numbers_are_refused(captures):
    logits, draft_probs = torch.zeros(2, 12), torch.full((1, 12), 1 / 12)
    logits[0] = float("nan")
    verdict = accept([3], draft_probs, logits, Sampler(SAMPLINGS[0], 0), captures)
    with pytest.raises(CorruptFileError):
        _ = verdict.accepted
