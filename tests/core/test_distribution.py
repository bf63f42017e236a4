"""The whole engine at temperature 1: the answers have the target's own distribution, whatever is drafted."""

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from dspark_shapes import SHAPES, write_tiny_drafter
from eagle3_plain import EagleShape, write_tiny_eagle
from fakes import ScriptedDrafter, ask, finished, load, sampled_from
from tiny_models import write_model

from dspark_core import loading
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.drafters.none import NoDrafter
from dspark_core.engine import Engine
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler

VOCAB = 8
PROMPT = (7, 0, 1, 7, 1, 2, 7, 2, 3, 7, 3, 4, 7, 4, 5, 7, 5, 6, 7, 6, 0, 7, 7, 1, 7)
"""After 7 and any token the pair has occurred before, so lookup always has something to say."""
LENGTH = 3
SETTINGS = {"plain": (1.0, 0, 1.0), "top-k": (1.0, 4, 1.0), "top-p": (1.3, 0, 0.8), "both": (0.8, 5, 0.9)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("small-vocabulary")
    write_model(folder, "llama", vocab_size=VOCAB, num_hidden_layers=1, initializer_range=0.08)
    config = json.loads((folder / "config.json").read_text())
    assert config["eos_token_id"] is None
    return folder


def expected(engine: Engine, params: SamplingParams) -> torch.Tensor:
    """Chance of each answer of LENGTH tokens, by passes over every prefix."""
    target, sampler = engine._pair.target, Sampler(params, 0)

    def row(tokens: tuple[int, ...]) -> torch.Tensor:
        logits = target.forward([*PROMPT, *tokens], target.new_cache(64)).logits[-1:]
        return sampler.probs(logits)[0]

    chances = torch.zeros((VOCAB,) * LENGTH, dtype=torch.float64)
    rows = {prefix: row(prefix) for size in range(LENGTH) for prefix in itertools.product(range(VOCAB), repeat=size)}
    for answer in itertools.product(range(VOCAB), repeat=LENGTH):
        chances[answer] = torch.stack([rows[answer[:k]][answer[k]] for k in range(LENGTH)]).prod()
    return chances


def chi_square_p(counts: torch.Tensor, chances: torch.Tensor) -> float:
    """Chance of counts this far from what is expected; cells with fewer than 5 expected are taken together."""
    wanted = chances.flatten() * counts.sum()
    found = counts.flatten()
    assert found[wanted == 0].sum() == 0, "an answer came that the target never gives"
    rare = wanted < 5
    wanted = torch.cat([wanted[~rare], wanted[rare].sum()[None]])
    found = torch.cat([found[~rare], found[rare].sum()[None]])
    if wanted[-1] < 1:
        wanted, found = wanted[:-1], found[:-1]
    statistic = ((found - wanted) ** 2 / wanted).sum()
    return float(torch.special.gammaincc(torch.tensor((len(wanted) - 1) / 2, dtype=torch.float64), statistic / 2))


def draft_probs() -> torch.Tensor:
    """q of a token by the token before: unlike the target, with zeros."""
    generator = torch.Generator().manual_seed(4)
    probs = (2 * torch.randn(VOCAB, VOCAB, generator=generator)).softmax(-1)
    probs[probs < 0.02] = 0.0
    return probs / probs.sum(-1, keepdim=True)


DRAFTERS = {
    "none": NoDrafter,
    "lookup": LookupDrafter,
    "sampled": lambda: ScriptedDrafter(sampled_from(draft_probs()), block_size=2),
}


DSPARKS = {
    "dspark": replace(SHAPES["vanilla"], vocab=VOCAB, mask=0, target_layers=1, taps=(-1,), block=2),
    "dspark, few tokens": replace(SHAPES["speculators"], vocab=VOCAB, mask=0, taps=(-1,), block=2, draft_vocab=5),
}
EAGLES = {
    "eagle3": EagleShape(vocab=VOCAB, target_layers=1, taps=(-1, -1), block=2, draft_vocab=5),
}
"""Random, so unlike the target, but their drafts are sampled as they are in earnest."""


def count_answers(folder, monkeypatch, drafter: str, params: SamplingParams, samples: int, **request):
    engine = Engine()
    if drafter in DSPARKS | EAGLES:
        place = folder.parent / drafter.replace(", ", "-")
        if drafter in DSPARKS:
            made = write_tiny_drafter(place, DSPARKS[drafter])
        else:
            made = write_tiny_eagle(place, EAGLES[drafter])
        load(engine, folder, precision="fp64", drafter=f"dspark:{made}", **request)
    else:
        monkeypatch.setattr(loading, "make_drafter", lambda name: DRAFTERS[drafter]())
        load(engine, folder, precision="fp64", **request)
    counts = torch.zeros((VOCAB,) * LENGTH, dtype=torch.float64)
    proposed = 0
    for seed in range(samples):
        end = finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=LENGTH, sampling=params, seed=seed))
        counts[end.token_ids] += 1
        proposed += end.stats.proposed
    return counts, expected(engine, params), proposed


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("drafter", [*DRAFTERS, *DSPARKS, *EAGLES])
def test_answers_have_the_distribution_of_the_target(folder, monkeypatch, drafter, setting):
    samples = 1500
    counts, chances, proposed = count_answers(folder, monkeypatch, drafter, SamplingParams(*SETTINGS[setting]), samples)
    assert float(chances.sum()) == pytest.approx(1.0)
    assert chi_square_p(counts, chances) > 1e-3
    if drafter != "none":
        assert proposed > samples / 2


def test_with_keys_and_values_in_int8_that_is_the_distribution_of_the_target_with_them(folder, monkeypatch):
    params = SamplingParams(*SETTINGS["plain"])
    counts, chances, proposed = count_answers(folder, monkeypatch, "dspark", params, 1500, kv_precision="int8")
    assert chi_square_p(counts, chances) > 1e-3
    assert proposed > 750


@pytest.mark.long
@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("drafter", [*DRAFTERS, *DSPARKS, *EAGLES])
def test_the_same_with_many_samples(folder, monkeypatch, drafter, setting):
    params = SamplingParams(*SETTINGS[setting])
    counts, chances, _ = count_answers(folder, monkeypatch, drafter, params, 30_000)
    assert chi_square_p(counts, chances) > 1e-4


def test_the_check_itself_sees_a_small_bias(folder, monkeypatch):
    params = SamplingParams(*SETTINGS["plain"])
    counts, chances, _ = count_answers(folder, monkeypatch, "none", params, 1500)
    wrong = chances.sqrt() / chances.sqrt().sum()
    assert chi_square_p(counts, wrong) < 1e-6
