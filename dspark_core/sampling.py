"""From logits to the distribution a token is drawn from, and seeded draws. Always in float32 (or wider)."""

from collections.abc import Sequence

import torch
from torch import Tensor

from dspark_core.processors import LogitsProcessor
from dspark_core.requests import SamplingParams
from dspark_core.stream import Readout, checked

HEADS = (64, 1024)
"""How many of the highest probabilities are tried for top-p before all are sorted."""
TINY = 1e-30
"""A smaller temperature would be zero in float32; with this one the highest score already takes everything."""


class Sampler:
    """Processes logits as ``params`` say and draws with one seeded generator per request.

    The probabilities it returns are the very tensor a token is drawn from: acceptance tests use no other.
    """

    def __init__(
        self,
        params: SamplingParams,
        seed: int,
        *,
        stop_ids: frozenset[int] = frozenset(),
        min_new_tokens: int = 0,
    ) -> None:
        self._processor = LogitsProcessor(params, stop_ids, min_new_tokens)
        self.params = params
        self.temperature = params.temperature or 0.0
        self.top_k = params.top_k or 0
        self.top_p = 1.0 if params.top_p is None else params.top_p
        self.min_p = params.min_p or 0.0
        self.seed = seed
        # on the CPU on every device: a seed gives the same numbers everywhere, and a draw is one small copy
        self._generator = torch.Generator().manual_seed(seed)
        self._coming: list[float] = []  # drawn already, not yet given

    @property
    def greedy(self) -> bool:
        return self.temperature == 0.0

    @property
    def looks_at_tokens(self) -> bool:
        """Whether scores depend on which token a column belongs to; else any numbering of the vocabulary will do."""
        return self._processor.active

    @property
    def drawn_as(self) -> tuple[float, int, float, float]:
        """What ``probs`` depends on, beside rules about tokens."""
        return self.temperature, self.top_k, self.top_p, self.min_p

    def begin(self, prompt: list[int]) -> None:
        """The request's prompt: penalties look at it."""
        self._processor.begin(prompt)

    def commit(self, tokens: list[int]) -> None:
        """Tokens were added to the answer for good."""
        self._processor.commit(tokens)

    def scores(self, logits: Tensor, drafts: Sequence[int] = (), first: int = 0) -> Tensor:
        """logits [rows, vocab] with bias, penalties and minimum length; row i comes after ``drafts[: first + i]``."""
        return self._processor.process(logits, list(drafts), first) if self._processor.active else logits

    def best(self, logits: Tensor, drafts: Sequence[int] = (), first: int = 0) -> tuple[Tensor, Tensor]:
        """The greedy choice of each row of logits [rows, vocab], int64 [rows], and its score [rows], which is no number
        where the logits are none. Row i comes after ``drafts[: first + i]``."""
        highest, choices = self.scores(logits, drafts, first).max(dim=-1)
        return choices, highest

    def argmaxes(self, logits: Tensor, drafts: Sequence[int] = (), first: int = 0) -> list[int]:
        """As ``best``, on the host. Raises CorruptFileError for NaN."""
        return told(*self.best(logits, drafts, first))

    def probs(self, logits: Tensor, drafts: Sequence[int] = (), first: int = 0) -> Tensor:
        """logits [rows, vocab] -> probabilities [rows, vocab]; row i comes after ``drafts[: first + i]``.

        In this order: bias, penalties and minimum length, temperature, top-k, top-p, min-p.
        """
        scores = self.scores(logits, drafts, first)
        scores = scores if scores.dtype == torch.float64 else scores.float()
        # less the highest, so that no temperature can turn them into infinities
        scores = (scores - scores.amax(dim=-1, keepdim=True)) / max(self.temperature, TINY)
        if 0 < self.top_k < scores.shape[-1]:
            kept, ids = scores.topk(self.top_k, dim=-1)  # sorted: no sort of the whole vocabulary is needed
            kept_probs = self._head(kept.softmax(dim=-1))
            return torch.zeros_like(scores).scatter_(-1, ids, kept_probs)
        probs = scores.softmax(dim=-1)
        if self.top_p < 1.0:
            ordered, ids = self._descending(probs)
            return torch.zeros_like(probs).scatter_(-1, ids, self._head(ordered))
        if self.min_p > 0.0:
            probs = probs.masked_fill(probs < self.min_p * probs.amax(dim=-1, keepdim=True), 0.0)
            return probs / probs.sum(dim=-1, keepdim=True)
        return probs

    def _descending(self, probs: Tensor) -> tuple[Tensor, Tensor]:
        """probs [rows, vocab] from the highest on, as far as top_p reaches, and their ids. Sorting a whole vocabulary
        takes longer than a pass of a small target."""
        # on a card trying costs more than sorting: each look at the result waits for the device
        for count in HEADS if probs.device.type == "cpu" else ():
            if count < probs.shape[-1]:
                highest, ids = probs.topk(count, dim=-1)
                if bool((highest.cumsum(dim=-1)[..., -1] >= self.top_p).all()):
                    return highest, ids
        ordered, ids = probs.sort(dim=-1, descending=True)
        return ordered, ids

    def _head(self, ordered: Tensor) -> Tensor:
        """The head of a descending distribution: the smallest that reaches top_p (at least one token), of it what has
        at least min_p times the highest probability; renormalised."""
        if self.top_p < 1.0:
            before = ordered.cumsum(dim=-1) - ordered  # mass in front of each token
            ordered = ordered.masked_fill(before >= self.top_p, 0.0)
        if self.min_p > 0.0:
            ordered = ordered.masked_fill(ordered < self.min_p * ordered[..., :1], 0.0)
        return ordered / ordered.sum(dim=-1, keepdim=True)

    def choose(self, logits: Tensor) -> int:
        """One token from logits [vocab]: the argmax when greedy, else a draw."""
        if self.greedy:
            return self.argmaxes(logits[None])[0]
        return self.draw(self.probs(logits[None])[0])

    def draw(self, weights: Tensor) -> int:
        """One index from non-negative weights [vocab], which need not sum to one. Raises CorruptFileError for NaN."""
        numbers = torch.tensor(self.uniforms(1), dtype=torch.float64, device=weights.device)
        tokens, totals = self.drawn(weights[None], numbers)
        return told(tokens, totals)[0]

    def passes(self, p: Tensor, q: Tensor, uniforms: Tensor) -> Tensor:
        """Which of the drafts pass, bool [n], each with the chance min(1, p / q); p, q and uniforms float64 [n]. A
        draft whose p is no number does not."""
        return uniforms * q < p

    def drawn(self, weights: Tensor, uniforms: Tensor) -> tuple[Tensor, Tensor]:
        """As the function of this name: for draws whose tokens stay on the device."""
        return drawn(weights, uniforms)

    def uniforms(self, count: int) -> list[float]:
        """``count`` numbers in [0, 1)."""
        numbers, self._coming = self.coming(count), self._coming[count:]
        return numbers

    def coming(self, count: int) -> list[float]:
        """The numbers that ``uniforms`` will give next, for drafts that are drawn ahead and may be given up."""
        missing = max(0, count - len(self._coming))
        self._coming += torch.rand(missing, generator=self._generator, dtype=torch.float64).tolist()
        return self._coming[:count]


def draw_rows(weights: Tensor, numbers: list[float]) -> list[int]:
    """An index for each row of non-negative weights [rows, vocab], by a number of [0, 1) each. Raises CorruptFileError
    for weights that are no numbers."""
    uniforms = torch.tensor(numbers, dtype=torch.float64, device=weights.device)
    return told(*drawn(weights, uniforms))


def drawn(weights: Tensor, uniforms: Tensor) -> tuple[Tensor, Tensor]:
    """An index int64 [rows] for each row of non-negative weights [rows, vocab], by uniforms float64 [rows]; and the sum
    of each row float64 [rows], which is no number where the weights are none. Waits for nothing on the device."""
    sums = weights.cumsum(dim=-1, dtype=torch.float64)
    totals = sums[:, -1:].contiguous()
    # a product that is rounded up to the total would lie behind the last token
    points = torch.minimum(uniforms[:, None] * totals, torch.nextafter(totals, torch.zeros_like(totals)))
    tokens = torch.searchsorted(sums, points, right=True)[:, 0]
    # where the weights are no numbers it is found behind the end: an index out of range would be fatal on a card
    return tokens.clamp_(max=weights.shape[-1] - 1), totals[:, 0]


def told(tokens: Tensor, by: Tensor) -> list[int]:
    """``tokens`` [n] on the host. Raises CorruptFileError unless ``by`` [m], which they were chosen by, is finite."""
    return [int(token) for token in Readout(checked(tokens, by)).numbers]
