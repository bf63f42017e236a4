"""Exact enumeration: the real decode loop runs once for every way that chance can fall, on a tiny vocabulary.

Each draw and each acceptance is a fork with a known chance; what is wanted comes from ``plain_reference``, which shares
no code with the engine.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import torch
from plain_reference import Rules, distribution, processed

from dspark_core.cancel import CancelToken
from dspark_core.decode_loop import Round, decode, prefill
from dspark_core.drafters.base import Drafter
from dspark_core.drafters.dspark.drafter import DSparkDrafter
from dspark_core.drafters.small_lm import SmallModelDrafter
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.scheduling.calibration import uncalibrated
from dspark_core.scheduling.cost_curve import CostCurve
from dspark_core.scheduling.schedule import Auto, Fixed, Schedule
from dspark_core.sequence import Sequence

# presence penalties that float32 holds exactly: the processor multiplies them in it
SETTINGS = {
    "plain": SamplingParams(1.0),
    "temperature": SamplingParams(0.6),
    "top-k": SamplingParams(1.0, top_k=2),
    "top-p": SamplingParams(1.0, top_p=0.7),
    "min-p": SamplingParams(1.0, min_p=0.4),
    "repetition": SamplingParams(1.0, repetition_penalty=1.7),
    "presence and frequency": SamplingParams(1.0, presence_penalty=0.75, frequency_penalty=0.5),
    "bias": SamplingParams(1.0, logit_bias=((1, 1.5),)),
    "all": SamplingParams(1.2, 2, 0.9, 0.1, 1.3, 0.5, 0.3, ((0, 0.7),)),
}
CAPACITY = 32
COSTS = (2.0, 3.0, 5.0, 5.0, 9.0)
RATES = (0.1, 0.25, 0.4, 0.7)


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

    def outcomes(self, run: Callable[[], tuple[int, ...]]) -> Iterator[tuple[tuple[int, ...], float]]:
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


class ForkingSampler(Sampler):
    def __init__(self, chance: Chance, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        self._chance = chance

    def drawn(self, weights, uniforms):
        (chances,) = weights.tolist()
        total = sum(chances)
        if math.isnan(total):  # one token is as wrong as the other
            return torch.tensor([0]), weights.sum(dim=-1)
        token = self._chance.fork([(index, weight / total) for index, weight in enumerate(chances)])
        return torch.tensor([token]), weights.sum(dim=-1)

    def passes(self, p, q, uniforms):
        """A fork for each draft up to the first that fails: what comes behind it does not matter."""
        found = []
        for chance, drawn in zip(p.tolist(), q.tolist(), strict=True):
            passes = min(1.0, chance / drawn) if drawn > 0 else float(chance > 0)
            found.append(all(found) and self._chance.fork([(True, passes), (False, 1.0 - passes)]))
        return torch.tensor(found, dtype=torch.bool)


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
        self.positions = CAPACITY

    def new_cache(self, capacity: int) -> TableCache:
        return TableCache(capacity)

    def bytes_per_pass(self, cache: TableCache) -> int:
        return 0

    graphs, device = None, torch.device("cpu")

    def prepare(self, length: int) -> None:
        pass

    def forward(self, token_ids, cache, *, taps=(), logits_from=0, shape=None):
        start, end = cache.length, cache.length + len(token_ids)
        cache.rows[start:end] = token_ids
        logits = [self.table[cache.rows[row - 1] if row else 0, cache.rows[row]] for row in range(start, end)]
        features = torch.tensor(token_ids)[:, None] if taps else None  # [rows, 1]
        return SimpleNamespace(logits=torch.stack(logits[logits_from:]), features=features)


class TableNetwork:
    """What DSparkDrafter asks of a network: logits by the injected row before the anchor, the anchor and the place in
    the block, and a sequential head by the token before. ``ids`` are the tokens it can draft."""

    def __init__(self, vocab: int, block: int, ids: list[int] | None, seed: int, confidence: bool = False) -> None:
        generator = torch.Generator().manual_seed(seed)
        drafted = len(ids) if ids else vocab
        self.config = SimpleNamespace(block_size=block, feature_layers=(0,))
        self.decoder = SimpleNamespace(new_cache=TableCache, bytes_per_pass=lambda cache: 0, device=torch.device("cpu"))
        self.draft_ids = torch.tensor(ids) if ids else None
        self.context_bytes = 0
        self.previous = torch.eye(vocab, dtype=torch.float64)
        self.confidence = SimpleNamespace(logits=self._confidence) if confidence else None
        self._table = 1.5 * torch.randn(vocab, vocab, block, drafted, generator=generator, dtype=torch.float64)
        self._bias = torch.randn(vocab, drafted, generator=generator, dtype=torch.float64)

    def _confidence(self, hidden, previous):
        """By the place and the token before, very different from each other."""
        return 3 * hidden.sum(dim=-1) + 4 * previous @ torch.linspace(-1, 1, previous.shape[-1], dtype=hidden.dtype)

    def inject(self, features, cache) -> None:
        end = cache.length + len(features)
        cache.rows[cache.length : end] = features[:, 0].tolist()
        cache.length = end

    def block(self, anchor, cache):
        before = cache.rows[cache.length - 1]
        cache.rows[cache.length] = -1  # a block writes behind the context: what is not injected there later is garbage
        return self._table[before, int(anchor)]  # [block, drafted]

    def base_logits(self, hidden):
        return hidden

    @property
    def head(self):
        def bias(hidden, previous, *, first):
            return previous @ self._bias

        bias.bytes_per_step = 0
        return bias


MakeDrafter = Callable[[TableModel], Drafter]


def small(draft: TableModel | None = None, block_size: int = 2) -> MakeDrafter:
    """The two-model method with ``draft``, or with the target itself."""

    def make(target: TableModel) -> Drafter:
        vocab = target.config.vocab_size
        return SmallModelDrafter(
            "small", draft or target, vocab_size=vocab, context_length=CAPACITY, block_size=block_size
        )

    return make


def dspark(block: int, ids: list[int] | None = None, seed: int = 5, confidence: bool = False) -> MakeDrafter:
    """The DSpark drafter, with tables for its network."""

    def make(target: TableModel) -> Drafter:
        vocab = target.config.vocab_size
        network: Any = TableNetwork(vocab, block, ids, seed, confidence)
        return DSparkDrafter("dspark", network, vocab_size=vocab, context_length=CAPACITY)

    return make


def exact(
    target: TableModel,
    make: MakeDrafter,
    prompt: list[int],
    rules: Rules,
    seen: list[Round] | None = None,
    make_schedule: Callable[[], Schedule] = Fixed,
) -> dict[tuple[int, ...], float]:
    """Chance of each answer, by every way through the loop; ``seen`` collects the rounds of all of them."""
    chance = Chance()

    def run() -> tuple[int, ...]:
        stop_ids, most = rules.stop_ids, rules.max_new_tokens
        sampler = ForkingSampler(chance, rules.params, 0, stop_ids=stop_ids, min_new_tokens=rules.min_new_tokens)
        drafter, sequence, cancel = make(target), Sequence(target.new_cache(CAPACITY)), CancelToken()
        list(prefill(sequence, prompt, target, drafter, sampler, cancel))
        for done in decode(
            sequence,
            target,
            drafter,
            sampler,
            stop_ids=stop_ids,
            max_new_tokens=most,
            cancel=cancel,
            schedule=make_schedule(),
        ):
            if seen is not None:
                seen.append(done)
        return tuple(sequence.tokens[len(prompt) :])

    found: dict[tuple[int, ...], float] = {}
    for tokens, weight in chance.outcomes(run):
        found[tokens] = found.get(tokens, 0.0) + weight
    return found


def wanted(target: TableModel, prompt: list[int], rules: Rules) -> dict[tuple[int, ...], float]:
    """Chance of each answer, by the chain rule."""
    rows, found = target.table.tolist(), {}

    def extend(answer: list[int], weight: float) -> None:
        if len(answer) == rules.max_new_tokens or (answer and answer[-1] in rules.stop_ids):
            found[tuple(answer)] = weight
            return
        text = [*prompt, *answer]
        chances, clear = distribution(processed(rows[text[-2]][text[-1]], prompt, answer, rules), rules.params)
        assert clear, "a truncation is decided by rounding: choose other numbers"
        for token, p in enumerate(chances):
            if p > 0:
                extend([*answer, token], weight * p)

    extend([], 1.0)
    return found


class Timed(Auto):
    """The engine's schedule with made-up times: a pass costs 2, 3, 5, ... and so the same on every way."""

    def observe(self, done):
        cost = COSTS[done.verified]
        return Auto.observe(self, replace(done, verify_s=cost, seconds=cost + 0.5))


def scheduled(kind: type[Timed], rate: float, block: int):
    def make() -> Timed:
        made = kind(CostCurve(block + 1, [(k + 1, COSTS[k]) for k in range(block + 1)]), uncalibrated(block))
        made.break_even.observe_plain(COSTS[0])
        made._tokens, made._seconds = rate, 1.0
        return made

    return make
