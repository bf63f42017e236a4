"""The two-model method above temperature 0: the answers have exactly the target's own distribution.

Exact: the loop, the drafter and the acceptance rule run as they are, once for every way that chance can fall (each draw
and each acceptance is a fork with a known chance), on a vocabulary of three. Statistical: chi-square on a tiny model.
"""

import itertools
from types import SimpleNamespace

import pytest
import torch
from fakes import ask, finished, load
from test_distribution import chi_square_p
from tiny_models import write_model

from dspark_core.cancel import CancelToken
from dspark_core.decode_loop import decode, prefill
from dspark_core.drafters.small_lm import SmallModelDrafter
from dspark_core.engine import Engine
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.sequence import Sequence

SETTINGS = {
    "plain": SamplingParams(1.0),
    "temperature": SamplingParams(0.6),
    "top-k": SamplingParams(1.0, top_k=2),
    "top-p": SamplingParams(1.0, top_p=0.7),
    "min-p": SamplingParams(1.0, min_p=0.4),
    "repetition": SamplingParams(1.0, repetition_penalty=1.7),
    "presence and frequency": SamplingParams(1.0, presence_penalty=0.8, frequency_penalty=0.5),
    "bias": SamplingParams(1.0, logit_bias=((1, 1.5),)),
    "all": SamplingParams(1.2, 2, 0.9, 0.1, 1.3, 0.4, 0.3, ((0, 0.7),)),
}


class Chance:
    """Runs something once for every outcome of its forks."""

    def __init__(self) -> None:
        self._path: list[tuple[int, int]] = []  # (choice, number of choices) at each fork
        self._at = 0
        self.weight = 1.0

    def fork(self, chances: list[tuple[object, float]]) -> object:
        possible = [(value, chance) for value, chance in chances if chance > 0]
        if self._at == len(self._path):
            self._path.append((0, len(possible)))
        value, chance = possible[self._path[self._at][0]]
        self._at += 1
        self.weight *= chance
        return value

    def outcomes(self, run):
        """Yield (what ``run()`` gives, its chance)."""
        while True:
            self._at, self.weight = 0, 1.0
            yield run(), self.weight
            while self._path and self._path[-1][0] + 1 == self._path[-1][1]:
                self._path.pop()
            if not self._path:
                return
            choice, count = self._path.pop()
            self._path.append((choice + 1, count))


class Uniform:
    """A number of [0, 1) that is not fixed yet: u * q < p holds with the chance min(1, p / q)."""

    def __init__(self, chance: Chance, factor: float = 1.0) -> None:
        self._chance, self._factor = chance, factor

    def __mul__(self, q: float) -> "Uniform":
        return Uniform(self._chance, self._factor * q)

    def __lt__(self, p: float) -> bool:
        below = min(1.0, p / self._factor) if self._factor > 0 else float(p > 0)
        return bool(self._chance.fork([(True, below), (False, 1.0 - below)]))


class ForkingSampler(Sampler):
    def __init__(self, chance: Chance, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        self._chance = chance

    def draw(self, weights):
        total = float(weights.sum())
        return self._chance.fork([(index, float(weight) / total) for index, weight in enumerate(weights)])

    def uniforms(self, count):
        return [Uniform(self._chance) for _ in range(count)]


class TableCache:
    def __init__(self, capacity: int) -> None:
        self.capacity, self.length, self.bytes_per_token = capacity, 0, 0
        self.rows = [0] * capacity

    def truncate(self, length: int) -> None:
        assert 0 <= length <= self.length
        self.length = length


class TableModel:
    """Logits of a token by the two before it, read from the cache: a stale row gives other logits."""

    def __init__(self, vocab: int, seed: int, spread: float = 1.0) -> None:
        generator = torch.Generator().manual_seed(seed)
        self.table = spread * torch.randn(vocab, vocab, vocab, generator=generator, dtype=torch.float64)
        self.config = SimpleNamespace(vocab_size=vocab)
        self.positions = 32

    def new_cache(self, capacity: int) -> TableCache:
        return TableCache(capacity)

    def bytes_per_pass(self, cache: TableCache) -> int:
        return 0

    def forward(self, token_ids, cache, *, taps=(), logits_from=0):
        start, end = cache.length, cache.length + len(token_ids)
        cache.rows[start:end] = token_ids
        logits = [self.table[cache.rows[row - 1] if row else 0, cache.rows[row]] for row in range(start, end)]
        return SimpleNamespace(logits=torch.stack(logits[logits_from:]), features=None)


PROMPT, LENGTH = [0, 2, 1], 4


def exact(
    target: TableModel, draft: TableModel, params: SamplingParams, stop_ids=frozenset(), least=0, rejected=None
) -> dict:
    """Chance of each answer, by every way through the loop; ``rejected`` collects how many drafts each of them lost."""
    chance, vocab = Chance(), target.config.vocab_size

    def run() -> tuple[int, ...]:
        sampler = ForkingSampler(chance, params, 0, stop_ids=stop_ids, min_new_tokens=least)
        drafter = SmallModelDrafter("small", draft, vocab_size=vocab, context_length=32, block_size=2)
        sequence, cancel = Sequence(target.new_cache(32)), CancelToken()
        list(prefill(sequence, PROMPT, target, drafter, sampler, cancel))
        rounds = list(
            decode(sequence, target, drafter, sampler, stop_ids=stop_ids, max_new_tokens=LENGTH, cancel=cancel)
        )
        if rejected is not None:
            rejected.append(sum(len(done.proposal.tokens) - done.accepted for done in rounds))
        return tuple(sequence.tokens[len(PROMPT) :])

    found: dict[tuple[int, ...], float] = {}
    for tokens, weight in chance.outcomes(run):
        found[tokens] = found.get(tokens, 0.0) + weight
    return found


def wanted(target: TableModel, params: SamplingParams, stop_ids=frozenset(), least=0) -> dict:
    """Chance of each answer, by the chain rule."""
    sampler = Sampler(params, 0, stop_ids=stop_ids, min_new_tokens=least)
    sampler.begin(PROMPT)
    found: dict[tuple[int, ...], float] = {}

    def extend(answer: tuple[int, ...], weight: float) -> None:
        if len(answer) == LENGTH or (answer and answer[-1] in stop_ids):
            found[answer] = weight
            return
        text = [*PROMPT, *answer]
        for token, p in enumerate(
            sampler.probs(target.table[text[-2], text[-1]][None], answer, len(answer))[0].tolist()
        ):
            if p > 0:
                extend((*answer, token), weight * p)

    extend((), 1.0)
    return found


@pytest.mark.parametrize("setting", SETTINGS)
def test_exact_enumeration(setting):
    target, params = TableModel(3, seed=1), SETTINGS[setting]
    assert exact(target, TableModel(3, seed=2, spread=1.5), params) == pytest.approx(wanted(target, params), abs=1e-9)


@pytest.mark.parametrize("vocab", [2, 3, 5])
@pytest.mark.parametrize("setting", ["plain", "all"])
def test_exact_with_another_vocabulary_size(vocab, setting):
    target, params = TableModel(4, seed=3), SETTINGS[setting]
    assert exact(target, TableModel(vocab, seed=4), params) == pytest.approx(wanted(target, params), abs=1e-9)


@pytest.mark.parametrize("least", [0, 2, 3])
def test_exact_with_an_end_token(least):
    target, stops, params = TableModel(3, seed=5), frozenset({2}), SETTINGS["repetition"]
    found = exact(target, TableModel(3, seed=6), params, stops, least)
    assert found == pytest.approx(wanted(target, params, stops, least), abs=1e-9)


def test_the_target_as_its_own_drafter_rejects_nothing():
    """Equal p and q accept always. (A q that says one-hot would keep the distribution, but reject.)"""
    target, rejected = TableModel(3, seed=7), []
    found = exact(target, target, SETTINGS["all"], rejected=rejected)
    assert found == pytest.approx(wanted(target, SETTINGS["all"]), abs=1e-9)
    assert set(rejected) == {0}


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
