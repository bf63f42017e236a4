"""Prompts that the target writes itself: given the opening of a user's turn, an instruct model writes what users ask.

Half of them begin with words that are given ("Write a", "Why does"): left alone a small model begins most in the same
few ways.
"""

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dspark_core.batched import BatchJob, generate_batch
from dspark_core.cancel import CancelToken
from dspark_core.chat_template import TemplateRefusalError, fill_in
from dspark_core.detokenizer import REPLACEMENT
from dspark_core.errors import InvalidRequestError
from dspark_core.marked import Marked
from dspark_core.requests import SamplingParams
from dspark_core.target.model import Target
from dspark_core.training.lines import appending, read_lines
from dspark_core.training.overlap import Excluded
from dspark_core.training.progress import Pace, Progress
from dspark_core.training.prompts import normalised
from dspark_core.training.room import answers_at_once
from dspark_core.training.tasks.grammar import read_lists

SAMPLING = SamplingParams(temperature=0.9, top_p=0.97)
LEAST_LETTERS = 12
TRIES_TO_JUDGE = 256
LEAST_KEPT = 0.05
"""Of the tries: below, this target does not write user turns."""


@dataclass(frozen=True, slots=True)
class UserTurn:
    """``opening``: what the template writes before a user's first words. ``end_token``: the token it writes behind them
    if that is a special one, else they end where ``end_text`` begins."""

    opening: str
    end_token: int | None
    end_text: str


def user_turn(tokenizer: Any) -> UserTurn:
    """How the chat template frames a user's turn. Raises InvalidRequestError, in words, where it does not say."""
    hint = Marked("Use the other sources of prompts.")
    if tokenizer is None or not tokenizer.chat_template:
        raise InvalidRequestError("This model has no chat template, so it cannot write prompts itself.", hint)
    mark = f"@{uuid.uuid4().hex}@"
    try:
        text = fill_in(tokenizer, [{"role": "user", "content": mark}])
    except TemplateRefusalError as error:
        raise InvalidRequestError(
            "The chat template refused a user's turn ({error}).", hint, error=str(error)
        ) from error
    opening, _, rest = text.partition(mark)
    if text.count(mark) != 1 or not opening.strip() or not rest.strip():
        raise InvalidRequestError("The chat template does not mark where a user's turn begins and ends.", hint)
    first = tokenizer(rest.lstrip(), add_special_tokens=False)["input_ids"][0]
    special = first in tokenizer.all_special_ids or first in tokenizer.added_tokens_decoder
    return UserTurn(opening, first if special else None, rest.split()[0])


def write_prompts(
    target: Target,
    tokenizer: Any,
    path: Path,
    *,
    count: int,
    stop_ids: frozenset[int],
    seed: int = 0,
    max_tokens: int = 120,
    batch_size: int | None = None,
    excluded: Excluded | None = None,
    cancel: CancelToken | None = None,
) -> Iterator[Progress]:
    """Let the target write until ``path`` holds ``count`` prompts, a line {"prompt", "seed"} each, and go on where an
    earlier run ended. Progress counts prompts.

    Kept is what ends within ``max_tokens``, reads like text, is new, and does not overlap with ``excluded``. Raises
    InvalidRequestError where the template has no opening of a user's turn, or hardly any try could be kept.
    """
    turn, excluded = user_turn(tokenizer), excluded or Excluded()
    known, next_seed = set(), seed
    if path.is_file():
        for _, line in read_lines(path):
            known.add(normalised(str(line["prompt"])))
            next_seed = max(next_seed, int(line["seed"]) + 1)
    starts = [*read_lists()["opening_words"]]
    pace, tries, kept = Pace(count, len(known)), 0, 0

    def jobs() -> Iterator[BatchJob]:
        for number in range(next_seed, 1 << 62):
            start = _start(starts, number)
            ids = tokenizer(turn.opening + start, add_special_tokens=False)["input_ids"]
            yield BatchJob(str(number), tuple(ids), SAMPLING, number, max_tokens)

    ends = stop_ids if turn.end_token is None else stop_ids | {turn.end_token}
    longest = len(tokenizer(turn.opening, add_special_tokens=False)["input_ids"]) + 32 + max_tokens
    capacity = min(longest, target.positions)
    if len(known) >= count:
        return
    with appending(path) as add:
        for answer in generate_batch(
            target,
            jobs(),
            stop_ids=ends,
            batch_size=answers_at_once(target, capacity, batch_size),
            capacity=capacity,
            cancel=cancel,
        ):
            tries += 1
            ids = answer.token_ids[:-1] if answer.reason == "stop" else answer.token_ids
            text = tokenizer.decode(list(ids), skip_special_tokens=False, clean_up_tokenization_spaces=False)
            text, found, _ = text.partition(turn.end_text)
            ended = answer.reason == "stop" or (found and turn.end_token is None)
            text = (_start(starts, answer.job.seed) + text).strip()
            if ended and reads_like_text(text) and normalised(text) not in known and not excluded.shares(text):
                known.add(normalised(text))
                add({"prompt": text, "seed": answer.job.seed})
                kept += 1
                yield pace.at(len(known))
            if len(known) >= count:
                return
            if tries >= TRIES_TO_JUDGE and kept < LEAST_KEPT * tries:
                raise InvalidRequestError(
                    "Of {tries} prompts that the model wrote itself only {kept} could be used.",
                    "Use the other sources of prompts.",
                    tries=tries,
                    kept=kept,
                )


def _start(starts: list[str], seed: int) -> str:
    """The words a try begins with: none for every other."""
    return "" if seed % 2 else random.Random(seed).choice(starts)


def reads_like_text(text: str) -> bool:
    """Whether it can be what a person asks: long enough, mostly letters, no broken characters, nothing repeated."""
    letters = sum(character.isalpha() for character in text)
    parts = text.split()
    long = len(parts) >= 24
    return (
        letters >= LEAST_LETTERS
        and letters + sum(character.isspace() for character in text) >= 0.6 * len(text)
        and REPLACEMENT not in text
        and not any(mark in text for mark in ("<|", "|>", "[INST]", "<start_of", "<end_of"))
        and not (long and len({part.lower() for part in parts}) < 0.4 * len(parts))
    )
