"""What a training takes of disk, memory and time, said before it begins."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from dspark_core.checkpoints.dspark_config import DSparkConfig
from dspark_core.device import available_bytes, require_memory
from dspark_core.errors import InvalidRequestError, OutOfMemoryError
from dspark_core.target.batched import BatchCache
from dspark_core.target.config import DecoderConfig
from dspark_core.target.model import Target
from dspark_core.training.feature_cache import cache_bytes
from dspark_core.training.live_features import computes_live
from dspark_core.training.recipe import Recipe

TOKENS_PER_RESPONSE_TOKEN = 1.5
"""Cached tokens for each token of an answer: prompts are cached too."""
STATE_COPIES = 6
"""Of the float32 parameters: weights, gradients, two of the optimiser, the average, one that is being saved."""
STATE_FILES, STATE_FILE_COPIES = 3, 4
"""While a state is saved the last two are still there. Each holds weights, average and two of the optimiser."""
HEAD_BYTES = 10
"""For each number of the target's head: as it is in the file, in float32, and the embedding in float32 at worst."""
LOGIT_BYTES = 12
"""For each logit of a step: the drafter's, the target's, and what is between them."""
BATCH_SHARE = 0.75
"""Of the free memory that keys and values of many answers may take: the rest is for what a pass computes."""
AT_ONCE, AT_ONCE_ON_CARD = 64, 512
"""Answers of one pass: a card has time for many while it is asked for the operations of a pass."""
PROBE_ROWS, LEAST_PASSES, PROBE_S = 64, 2, 0.2
PER_ANSWERED_TOKEN, PER_TRAINED_NUMBER = 4.0, 3.0
"""Time of a token in a batch of answers, and of a number in a training step, as multiples of what a long prompt takes:
measured on the starter."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a whole training takes, about. ``memory`` is beside the target, ``seconds`` no more than a first guess
    unless the minutes were given."""

    disk: int
    memory: int
    seconds: float
    guessed: bool


def planned(target: Target, recipe: Recipe, config: DSparkConfig, work: Path) -> Plan:
    """Raises InvalidRequestError or OutOfMemoryError while nothing is made yet: in the end is too late."""
    live = computes_live(target)
    require_room(work, recipe, config, live)
    memory = memory_needed(recipe, config)
    require_memory(
        target.device, memory, "Training needs", "Close other programs, or train a smaller drafter (--draft-vocab)."
    )
    capacity = min(recipe.max_length, target.positions)
    batch = answers_at_once(target, capacity) * BatchCache(target, 1, capacity).bytes
    guess = None if recipe.minutes else seconds_needed(target, recipe, config)
    seconds = (recipe.minutes or 0) * 60 if guess is None else guess
    return Plan(disk_needed(recipe, config, live), max(memory, batch), seconds, guess is not None)


def disk_needed(recipe: Recipe, config: DSparkConfig, live: bool) -> int:
    """Bytes that the work takes on the disk, about. ``live``: features are not kept."""
    tokens = round(recipe.response_tokens * TOKENS_PER_RESPONSE_TOKEN)
    states = STATE_FILES * STATE_FILE_COPIES * parameters(config) * 4
    return states + (0 if live else cache_bytes(tokens, len(config.feature_layers), config.decoder.hidden_size))


def memory_needed(recipe: Recipe, config: DSparkConfig) -> int:
    """Bytes that training takes beside the target, about: states of the parameters, the target's head, logits."""
    head = config.decoder.vocab_size * config.decoder.hidden_size
    logits = _drafts(recipe) * config.draft_vocab_size
    return parameters(config) * 4 * STATE_COPIES + head * HEAD_BYTES + logits * LOGIT_BYTES + (1 << 30)


def parameters(config: DSparkConfig) -> int:
    """Numbers that are trained."""
    hidden, rank = config.decoder.hidden_size, config.markov_rank
    markov = rank * (config.decoder.vocab_size + config.draft_vocab_size)
    return _layers(config.decoder) + len(config.feature_layers) * hidden * hidden + markov


def _layers(decoder: DecoderConfig) -> int:
    """Numbers of the matrices of all layers."""
    attention = decoder.hidden_size * decoder.head_dim * 2 * (decoder.heads + decoder.kv_heads)
    return decoder.layers * (attention + 3 * decoder.hidden_size * decoder.intermediate_size)


def _drafts(recipe: Recipe) -> int:
    """Of one step."""
    return recipe.sequences * recipe.anchors * recipe.block_size


def require_room(work: Path, recipe: Recipe, config: DSparkConfig, live: bool) -> None:
    made = sum(file.stat().st_size for file in work.rglob("*") if file.is_file())
    needed, free = disk_needed(recipe, config, live) - made, shutil.disk_usage(work).free
    if needed > free:
        raise InvalidRequestError(
            "The training needs about {needed:.1f} GB of disk space in {work}; {free:.1f} GB are free.",
            "Free some space, use another folder, or train on fewer response tokens.",
            needed=needed / 1e9,
            work=work,
            free=free / 1e9,
        )


def answers_at_once(target: Target, capacity: int, wanted: int | None = None) -> int:
    """How many answers of up to ``capacity`` positions fit into the free memory, at most ``wanted`` (None: as many as
    the device computes well together).

    Raises OutOfMemoryError when not even one does.
    """
    try:
        one = BatchCache(target, 1, capacity).bytes
    except OutOfMemoryError as error:
        raise OutOfMemoryError(
            error.message, "Close other programs, or train on shorter conversations (--max-length)."
        ) from error
    wanted = wanted or (AT_ONCE if target.device.type == "cpu" else AT_ONCE_ON_CARD)
    return max(1, min(wanted, int(available_bytes(target.device) * BATCH_SHARE / one)))


def seconds_needed(target: Target, recipe: Recipe, config: DSparkConfig) -> float:
    """A first guess, from the time of a pass of the target."""
    own, row = _layers(target.config), _row_seconds(target)
    answers = recipe.response_tokens * row * PER_ANSWERED_TOKEN
    features = recipe.response_tokens * TOKENS_PER_RESPONSE_TOKEN * row
    head = config.draft_vocab_size * (config.decoder.hidden_size + config.markov_rank)
    numbers = _drafts(recipe) * (3 * _layers(config.decoder) + 4 * head)  # forward and backward
    return answers + features + recipe.steps * numbers * row / own * PER_TRAINED_NUMBER


def _row_seconds(target: Target) -> float:
    """Of one of the tokens of a pass: the fastest of a few, as the first only warms up."""
    rows = min(PROBE_ROWS, target.positions)
    passes: list[float] = []
    cache = target.new_cache(rows)
    while len(passes) < LEAST_PASSES or sum(passes) < PROBE_S:
        began = time.perf_counter()
        int(target.forward([0] * rows, cache, logits_from=rows - 1).logits.argmax())
        passes.append(time.perf_counter() - began)
    return min(passes) / rows
