"""Perplexity of a text: how well a target in some precision still predicts it."""

import math

import torch
from torch.nn import functional as F

from dspark_core.errors import InvalidRequestError
from dspark_core.target.model import Target

WINDOW = 1024
"""Tokens that see one another; the text is cut into pieces of this length, each read from its own beginning."""
CHUNK = 128


def perplexity(target: Target, token_ids: list[int]) -> tuple[float, int]:
    """exp of the mean negative log-likelihood of every token but the first of each window, and how many these are.

    Raises InvalidRequestError for a text of fewer than two tokens.
    """
    if len(token_ids) < 2:
        raise InvalidRequestError("The text is too short for a perplexity.", "Give a file of at least a few lines.")
    window = min(WINDOW, target.positions)
    cache = target.new_cache(window)
    total, count = 0.0, 0
    for start in range(0, len(token_ids) - 1, window):
        piece = token_ids[start : start + window + 1]
        cache.length = 0
        for at in range(0, len(piece) - 1, CHUNK):
            rows = piece[at : min(at + CHUNK, len(piece) - 1)]
            logits = target.forward(rows, cache).logits.float()  # [rows, vocab]
            cache.length += len(rows)
            following = torch.tensor(piece[at + 1 : at + 1 + len(rows)], device=logits.device)
            total += float(F.cross_entropy(logits, following, reduction="sum"))
            count += len(rows)
    return math.exp(total / count), count
