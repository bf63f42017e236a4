"""What a training takes of disk and memory, said before it begins."""

import shutil
from pathlib import Path

from dspark_core.checkpoints.dspark_config import DSparkConfig
from dspark_core.errors import InvalidRequestError
from dspark_core.training.feature_cache import cache_bytes
from dspark_core.training.recipe import Recipe

TOKENS_PER_RESPONSE_TOKEN = 1.5
"""Cached tokens for each token of an answer: prompts are cached too."""
STATE_COPIES = 6
"""Of the float32 parameters: weights, gradients, two of the optimiser, the average, one that is being saved."""


def disk_needed(recipe: Recipe, config: DSparkConfig) -> int:
    """Bytes that the work takes on the disk, about."""
    tokens = round(recipe.response_tokens * TOKENS_PER_RESPONSE_TOKEN)
    hidden = config.decoder.hidden_size
    return cache_bytes(tokens, len(config.feature_layers), hidden) + 2 * 4 * parameters(config) * 4


def memory_needed(config: DSparkConfig) -> int:
    """Bytes that training takes beside the target, about: states of the parameters and the target's head."""
    head = config.decoder.vocab_size * config.decoder.hidden_size
    return parameters(config) * 4 * STATE_COPIES + head * 8 + (1 << 30)


def parameters(config: DSparkConfig) -> int:
    """Numbers that are trained."""
    decoder, rank = config.decoder, config.markov_rank
    hidden = decoder.hidden_size
    attention = hidden * decoder.head_dim * 2 * (decoder.heads + decoder.kv_heads)
    layer = attention + 3 * hidden * decoder.intermediate_size
    markov = rank * (decoder.vocab_size + config.draft_vocab_size)
    return decoder.layers * layer + len(config.feature_layers) * hidden * hidden + markov


def require_room(work: Path, recipe: Recipe, config: DSparkConfig) -> None:
    """Raises InvalidRequestError while nothing is made yet: in the end is too late."""
    made = sum(file.stat().st_size for file in work.rglob("*") if file.is_file())
    needed, free = disk_needed(recipe, config) - made, shutil.disk_usage(work).free
    if needed > free:
        raise InvalidRequestError(
            f"The training needs about {needed / 1e9:.1f} GB of disk space in {work}; {free / 1e9:.1f} GB are free.",
            "Free some space, use another folder, or train on fewer response tokens.",
        )
