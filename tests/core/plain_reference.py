"""Plain decoding written a second time, slowly and without sharing a line with the engine: what tests compare with.

Logits come from transformers (no cache, float64); penalties, truncations and ends are loops over single numbers.
"""

import math
from dataclasses import dataclass
from typing import Any

import torch
from tiny_models import reference_logits

from dspark_core.requests import SamplingParams

MARK = "\ufffd"
NEAR = 1e-9
"""Two ways to add up the same float64 numbers may part by less than this: such a borderline case is left open."""


@dataclass(frozen=True)
class Rules:
    """What decides over an answer besides the model."""

    params: SamplingParams
    stop_ids: frozenset[int] = frozenset()
    min_new_tokens: int = 0
    max_new_tokens: int = 16
    stop: tuple[str, ...] = ()


def processed(row: list[float], prompt: list[int], answer: list[int], rules: Rules) -> list[float]:
    """Scores of every token after ``prompt`` and ``answer``, from the model's ``row`` of logits."""
    params, scores = rules.params, list(row)
    for token, bias in params.logit_bias:
        if token < len(scores):
            scores[token] += bias
    repetition = params.repetition_penalty or 1.0
    for token in range(len(scores)):
        if token in prompt or token in answer:
            scores[token] = scores[token] / repetition if scores[token] > 0 else scores[token] * repetition
        times = answer.count(token)
        if times:
            scores[token] -= (params.presence_penalty or 0.0) + times * (params.frequency_penalty or 0.0)
        if token in rules.stop_ids and len(answer) < rules.min_new_tokens:
            scores[token] = -math.inf
    return scores


def best(scores: list[float]) -> int:
    return max(range(len(scores)), key=lambda token: scores[token])


def distribution(scores: list[float], params: SamplingParams) -> tuple[list[float], bool]:
    """Chance of every token, and whether no truncation was decided by rounding."""
    top = max(scores)
    weights = [math.exp((score - top) / params.temperature) for score in scores]
    order = sorted(range(len(scores)), key=lambda token: -scores[token])
    clear = True
    if params.top_k and params.top_k < len(order):
        clear &= scores[order[params.top_k - 1]] - scores[order[params.top_k]] > NEAR
        order = order[: params.top_k]
    whole = math.fsum(weights[token] for token in order)
    if params.top_p is not None and params.top_p < 1.0:
        before, kept = 0.0, []
        for token in order:
            clear &= abs(before - params.top_p) > NEAR
            if before < params.top_p:
                kept.append(token)
            before += weights[token] / whole
        order = kept
    if params.min_p:
        least = params.min_p * weights[order[0]]
        clear &= all(token == order[0] or abs(weights[token] - least) > NEAR * least for token in order)
        order = [token for token in order if weights[token] >= least]
    whole = math.fsum(weights[token] for token in order)
    chances = [0.0] * len(scores)
    for token in order:
        chances[token] = weights[token] / whole
    return chances, clear


def readable(tokenizer: Any, ids: list[int]) -> str:
    """The decoded ids without the marks that an unfinished character may have left at the end (three at most)."""
    text: str = tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)
    marks = len(text) - len(text.rstrip(MARK))
    return text[: len(text) - min(marks, 3)]


def stop_place(tokenizer: Any, ids: list[int], rules: Rules) -> int | None:
    """The character at which the earliest complete stop string of the answer ``ids`` begins."""
    if tokenizer is None or not rules.stop:
        return None
    text = readable(tokenizer, ids)
    return min((text.index(string) for string in rules.stop if string in text), default=None)


def why_ended(tokenizer: Any, ids: list[int], rules: Rules) -> str | None:
    """The reason for which the answer ``ids`` is over, None while it goes on."""
    if stop_place(tokenizer, ids, rules) is not None:
        return "stop_string"
    if ids[-1] in rules.stop_ids:
        return "stop"
    return "length" if len(ids) >= rules.max_new_tokens else None


def tokens_before(tokenizer: Any, ids: list[int], place: int) -> int:
    """How many of ``ids`` lie wholly before the character ``place`` of their text."""
    head = readable(tokenizer, ids)[:place]
    options = {"skip_special_tokens": True, "clean_up_tokenization_spaces": False}
    return max(count for count in range(len(ids) + 1) if head.startswith(tokenizer.decode(ids[:count], **options)))


def plain_greedy(model: Any, prompt: list[int], rules: Rules, tokenizer: Any = None) -> list[int]:
    """The greedy answer, one token and one whole pass at a time."""
    ids: list[int] = []
    while not ids or why_ended(tokenizer, ids, rules) is None:
        row = reference_logits(model, [*prompt, *ids])[-1]
        ids.append(best(processed(row.tolist(), prompt, ids, rules)))
    return ids


def teacher_forced_rows(model: Any, prompt: list[int], ids: list[int]) -> list[list[float]]:
    """Logits before each of ``ids``, by one pass over the whole text."""
    rows: list[list[float]] = reference_logits(model, [*prompt, *ids])[len(prompt) - 1 : -1].tolist()
    return rows


def as_tensor(chances: list[float]) -> torch.Tensor:
    return torch.tensor(chances, dtype=torch.float64)
