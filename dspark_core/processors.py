"""What changes logits because of the tokens before them: penalties, bias, minimum length.

Row i of a pass over anchor and drafts continues the committed text plus the first i drafts, so it is processed with
exactly these tokens: a draft is judged by the distribution that plain decoding would have had in its place.
"""

import torch
from torch import Tensor

from dspark_core.requests import SamplingParams


class LogitsProcessor:
    """Penalties of one request. Cheap and idle (``active`` False) when none is asked for.

    repetition penalty: scores of tokens in prompt or answer are divided by it when positive, multiplied when negative
    (Keskar et al. 2019, as in transformers). Presence and frequency penalty look at the answer alone and are
    subtracted, once and per occurrence. Minimum length: no end token before ``min_new_tokens`` tokens of answer.
    """

    def __init__(self, params: SamplingParams, stop_ids: frozenset[int], min_new_tokens: int) -> None:
        self._repetition = params.repetition_penalty or 1.0
        self._presence = params.presence_penalty or 0.0
        self._frequency = params.frequency_penalty or 0.0
        self._bias = params.logit_bias
        self._stop_ids = sorted(stop_ids)
        self._min_new_tokens = min_new_tokens if stop_ids else 0
        self._prompt: list[int] = []
        self._answer: list[int] = []
        penalties = self._repetition != 1.0 or self._presence != 0.0 or self._frequency != 0.0
        self.active = penalties or bool(self._bias) or self._min_new_tokens > 0

    def begin(self, prompt: list[int]) -> None:
        self._prompt, self._answer = list(prompt), []

    def commit(self, tokens: list[int]) -> None:
        self._answer += tokens

    def process(self, logits: Tensor, drafts: list[int], first: int) -> Tensor:
        """logits [rows, vocab] -> float32 scores [rows, vocab]; row i comes after ``drafts[: first + i]``."""
        scores = logits.to(torch.float64 if logits.dtype == torch.float64 else torch.float32, copy=True)
        for row in range(scores.shape[0]):
            self._process_row(scores[row], [*self._answer, *drafts[: first + row]])
        return scores

    def _process_row(self, scores: Tensor, answer: list[int]) -> None:
        """Change scores [vocab] in place for the token that follows ``answer``."""
        vocab = scores.shape[0]
        for token, bias in self._bias:
            if token < vocab:
                scores[token] += bias
        if self._repetition != 1.0:
            seen = _ids({*self._prompt, *answer}, vocab, scores)
            values = scores[seen]
            scores[seen] = torch.where(values > 0, values / self._repetition, values * self._repetition)
        if (self._presence or self._frequency) and answer:
            written = torch.tensor([token for token in answer if token < vocab], device=scores.device)
            counts = torch.bincount(written, minlength=vocab).to(scores.dtype)  # [vocab]
            scores -= self._presence * (counts > 0).to(counts.dtype) + self._frequency * counts
        if len(answer) < self._min_new_tokens:
            scores[_ids(self._stop_ids, vocab, scores)] = float("-inf")


def _ids(tokens: "set[int] | list[int]", vocab: int, like: Tensor) -> Tensor:
    return torch.tensor(sorted(token for token in tokens if token < vocab), dtype=torch.long, device=like.device)
