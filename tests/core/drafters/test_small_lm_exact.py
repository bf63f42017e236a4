"""The two-model method above temperature 0: what is its own (test_enumeration.py compares it with the other drafters).

Exact: every way that chance can fall, on a tiny vocabulary. Statistical: chi-square on a tiny model.
"""

import itertools

import pytest
import torch
from enumeration import SETTINGS, TableModel, exact, small, wanted
from fakes import ask, finished, load
from plain_reference import Rules
from test_distribution import chi_square_p
from tiny_models import write_model

from dspark_core.engine import Engine
from dspark_core.sampling import Sampler

PROMPT, LENGTH = [0, 2, 1], 4


@pytest.mark.parametrize("vocab", [2, 3, 5])
@pytest.mark.parametrize("setting", ["plain", "all"])
def test_exact_with_another_vocabulary_size(vocab, setting):
    target, rules = TableModel(4, seed=3), Rules(SETTINGS[setting], max_new_tokens=LENGTH)
    found = exact(target, small(TableModel(vocab, seed=4)), PROMPT, rules)
    assert found == pytest.approx(wanted(target, PROMPT, rules), abs=1e-9)


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_target_as_its_own_drafter_rejects_nothing(setting):
    """Equal p and q accept always. (A q that says one-hot would keep the distribution, but reject.)"""
    seen = []
    exact(TableModel(3, seed=7), small(), PROMPT, Rules(SETTINGS[setting], max_new_tokens=LENGTH), seen)
    assert {(len(done.proposal.tokens), done.accepted) for done in seen} == {(2, 2)}


VOCAB, TEXT, COUNT = 8, (7, 0, 1, 7, 1, 2, 7, 2, 3, 7), 3


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    folders = tmp_path_factory.mktemp("target"), tmp_path_factory.mktemp("drafter")
    for seed, folder in enumerate(folders):
        write_model(folder, "llama", seed=seed, vocab_size=VOCAB, num_hidden_layers=1, initializer_range=0.08)
    return folders


@pytest.mark.parametrize("setting", ["all", "top-p", "presence and frequency"])
def test_chi_square_through_the_engine(pair, setting):
    params, engine = SETTINGS[setting], Engine()
    load(engine, pair[0], drafter=f"small:{pair[1]}")
    counts, proposed, samples = torch.zeros((VOCAB,) * COUNT, dtype=torch.float64), 0, 1500
    for seed in range(samples):
        end = finished(ask(engine, prompt_ids=TEXT, max_new_tokens=COUNT, sampling=params, seed=seed))
        counts[end.token_ids] += 1
        proposed += end.stats.proposed
    target, sampler = engine._pair.target, Sampler(params, 0)
    sampler.begin(list(TEXT))
    chances = torch.ones((VOCAB,) * COUNT, dtype=torch.float64)
    for size in range(COUNT):
        for prefix in itertools.product(range(VOCAB), repeat=size):
            logits = target.forward([*TEXT, *prefix], target.new_cache(64)).logits[-1:]
            row = sampler.probs(logits, prefix, size)[0]
            chances[prefix] *= row.view(-1, *[1] * (COUNT - size - 1))
    assert float(chances.sum()) == pytest.approx(1.0)
    assert chi_square_p(counts, chances) > 1e-3
    assert proposed >= samples  # one draft in each answer at least
