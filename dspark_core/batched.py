"""Many answers at once, for making training data: a free place is filled with the next job at once.

Each job has its own prompt, settings and seed. Plain decoding: one pass computes one token of every answer. With 64
answers a pass is limited by arithmetic, where drafts would only cost.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

import torch
from torch import Tensor

from dspark_core.cancel import CancelToken
from dspark_core.decode_loop import PREFILL_CHUNK
from dspark_core.errors import ContextOverflowError, InvalidRequestError
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler, draw_rows
from dspark_core.sequence import Sequence
from dspark_core.target.batched import BatchCache, forward_batch
from dspark_core.target.model import Target
from dspark_core.target.packed import PACKED_TOKENS, forward_packed

CAPACITY = 1024
"""Positions of one sequence, prompt and answer, unless the caller says otherwise."""

LEAST_TOP_P = 0.5
"""From this top-p on, drawing again what is not in it costs less than sorting the vocabulary."""

DRAWN_ROWS, DRAWN_ROWS_ON_CARD = 8, 256
"""Rows of logits that are looked at together: a few stay in a processor's cache, 64 took twice as long."""

FREE_SHARE = 16
"""Where prompts are read together, one of so many slots is free before new ones are read."""

BatchReason = Literal["stop", "length", "cancelled", "refused"]


@dataclass(frozen=True, slots=True)
class BatchJob:
    """One answer to be made. ``sampling`` is used as it is: a value that is None is off, temperature None is greedy."""

    name: str
    prompt_ids: tuple[int, ...]
    sampling: SamplingParams
    seed: int
    max_new_tokens: int


@dataclass(frozen=True, slots=True)
class BatchAnswer:
    """How a job ended. ``token_ids`` include the stop token. ``refusal`` says why a job was not begun."""

    job: BatchJob
    token_ids: tuple[int, ...]
    reason: BatchReason
    refusal: str = ""


@dataclass(slots=True)
class _Running:
    """A job in a slot. Its cache holds the prompt and all tokens but the last."""

    job: BatchJob
    sampler: Sampler
    tokens: list[int] = field(default_factory=list)

    @property
    def position(self) -> int:
        """Of the last token: where the next pass computes it."""
        return len(self.job.prompt_ids) + len(self.tokens) - 1

    def add(self, token: int) -> None:
        self.tokens.append(token)
        self.sampler.commit([token])

    def answer(self, stop_ids: frozenset[int], cancelled: bool) -> BatchAnswer | None:
        """The whole answer, None while it goes on."""
        reason: BatchReason
        if self.tokens and self.tokens[-1] in stop_ids:
            reason = "stop"
        elif len(self.tokens) >= self.job.max_new_tokens:
            reason = "length"
        elif cancelled:
            reason = "cancelled"
        else:
            return None
        return BatchAnswer(self.job, tuple(self.tokens), reason)


def generate_batch(
    target: Target,
    jobs: Iterable[BatchJob | None],
    *,
    stop_ids: frozenset[int],
    batch_size: int = 64,
    capacity: int | None = None,
    cancel: CancelToken | None = None,
) -> Iterator[BatchAnswer]:
    """Yield the answer of each job as it ends, ``batch_size`` jobs at a time.

    ``jobs`` is asked for a job when a slot is free and never further ahead; it may give None for "none just now", and
    is then asked again after the next pass, so that a job can be made from an answer (the next turn of a conversation).
    It ends where it ends, or where it gives None and nothing is running.

    ``capacity``: positions of one sequence (None: 1,024, or the target's if fewer); the cache takes at most
    ``batch_size`` times as much (``BatchCache.bytes``), less while all answers are short. A job that cannot be carried
    out, one that needs more positions included, is yielded with reason "refused" and plain words before any work on it;
    the others go on.
    When ``cancel`` is set, what runs is yielded with reason "cancelled" after the current pass or prompt chunk.

    A job's answer depends on its own fields alone, up to the rounding of matrices of other heights. Its draws are not
    those of the engine: the same seed gives another text there. Raises InvalidRequestError for a batch size or
    capacity that cannot be and for a target whose keys and values are stored otherwise than computed with,
    OutOfMemoryError when the cache has no room, CorruptFileError when logits are no numbers.
    """
    capacity = min(CAPACITY, target.positions) if capacity is None else capacity
    if batch_size < 1 or not 1 <= capacity <= target.positions:
        raise InvalidRequestError(
            f"A batch of {batch_size} with {capacity} positions each is not possible.",
            f"Use at least one sequence of at most {target.positions:,} positions.",
        )
    if target.kv_precision != "auto":
        raise InvalidRequestError(
            f"Answers for a training are not made with keys and values in {target.kv_precision}.",
            "Load the target with those of precision auto.",
        )
    return _generate(target, iter(jobs), stop_ids, BatchCache(target, batch_size, capacity), cancel or CancelToken())


def _generate(
    target: Target, waiting: Iterator[BatchJob | None], stop_ids: frozenset[int], cache: BatchCache, cancel: CancelToken
) -> Iterator[BatchAnswer]:
    together = reads_together(target)
    scratch = None if together else Sequence(target.new_cache(cache.capacity))
    running: list[_Running] = []  # by slot
    while True:
        free = cache.slots - len(running)
        while free and not cancel.cancelled and not (together and running and free < cache.slots // FREE_SHARE):
            new: list[_Running] = []
            while len(new) < (free if together else 1) and (job := next(waiting, None)) is not None:
                refusal = _refusal(job, target, cache.capacity)
                if refusal is None:
                    new.append(_Running(job, Sampler(job.sampling, job.seed)))
                else:
                    yield BatchAnswer(job, (), "refused", str(refusal))
            if not new:
                break
            if scratch is None:
                _read_together(target, new, cache, len(running))
            else:
                _read_prompt(target, new[0], scratch, cancel)
                cache.fill(len(running), scratch.cache)
            running += new
            yield from _ended(running, cache, stop_ids, cancel)
            free = cache.slots - len(running)
        if not running:
            return
        if not cancel.cancelled:
            logits = forward_batch(target, [each.tokens[-1] for each in running], [r.position for r in running], cache)
            for each, token in zip(running, choose(logits, running), strict=True):
                each.add(token)
        yield from _ended(running, cache, stop_ids, cancel)


def reads_together(target: Target) -> bool:
    """Whether several prompts are read in one pass. On a card one pass takes as long for many as for one; elsewhere a
    prompt keeps what it shares with the one before."""
    return target.device.type == "cuda"


def _ended(
    running: list[_Running], cache: BatchCache, stop_ids: frozenset[int], cancel: CancelToken
) -> Iterator[BatchAnswer]:
    for slot in reversed(range(len(running))):
        if (answer := running[slot].answer(stop_ids, cancel.cancelled)) is not None:
            _free(slot, running, cache)
            yield answer


def _free(slot: int, running: list[_Running], cache: BatchCache) -> None:
    """Take the answer out of ``slot``; the last one moves there, so that a pass computes the first slots only."""
    last = running.pop()
    if slot < len(running):
        cache.move(len(running), slot, last.position)
        running[slot] = last


def _refusal(job: BatchJob, target: Target, capacity: int) -> InvalidRequestError | None:
    """Why ``job`` cannot be carried out."""
    try:
        job.sampling.validated()
    except InvalidRequestError as error:
        return error
    vocab, size = target.config.vocab_size, len(job.prompt_ids)
    if size == 0:
        return InvalidRequestError("The prompt is empty.")
    if any(not 0 <= token < vocab for token in job.prompt_ids):
        return InvalidRequestError(f"The prompt holds a token outside the vocabulary of {vocab}.")
    if job.max_new_tokens < 1:
        return InvalidRequestError(f"max_new_tokens is {job.max_new_tokens}.", "Ask for at least one token.")
    if not -(1 << 63) <= job.seed < 1 << 64:
        return InvalidRequestError(f"The seed {job.seed} is out of range.", "Use a number of at most 64 bits.")
    if size + job.max_new_tokens - 1 > capacity:  # the last token is never computed
        return ContextOverflowError(
            f"A prompt of {size:,} tokens and {job.max_new_tokens:,} of answer do not fit into {capacity:,} positions.",
            "Shorten the prompt, ask for fewer tokens, or use a larger capacity.",
        )
    return None


def _read_prompt(target: Target, new: _Running, scratch: Sequence, cancel: CancelToken) -> None:
    """Bring the prompt into ``scratch`` and add the token that follows it, unless cancelled before."""
    prompt = list(new.job.prompt_ids)
    new.sampler.begin(prompt)
    done = scratch.begin(prompt)
    while done < len(prompt) and not cancel.cancelled:
        chunk = prompt[done : (done // PREFILL_CHUNK + 1) * PREFILL_CHUNK]
        logits = target.forward(chunk, scratch.cache, logits_from=len(chunk) - 1).logits
        scratch.prefilled(chunk)
        done += len(chunk)
        if done == len(prompt):
            new.add(choose(logits, [new])[0])


@torch.inference_mode()
def _read_together(target: Target, new: list[_Running], cache: BatchCache, first: int) -> None:
    """Bring the prompts into the slots from ``first`` on and add the token that follows each."""
    cache.fit(max(len(each.job.prompt_ids) for each in new))
    while new:
        count, longest = 0, 0
        while count < len(new) and (count + 1) * max(longest, len(new[count].job.prompt_ids)) <= PACKED_TOKENS:
            longest, count = max(longest, len(new[count].job.prompt_ids)), count + 1
        part, new = new[: max(1, count)], new[max(1, count) :]
        prompts = [each.job.prompt_ids for each in part]
        hidden, _ = forward_packed(target, prompts, keep=partial(cache.put, first))
        ends = torch.tensor([len(prompt) - 1 for prompt in prompts], device=hidden.device)
        last = hidden[torch.arange(len(part), device=hidden.device), ends]  # [prompts, hidden]
        for each in part:
            each.sampler.begin(list(each.job.prompt_ids))
        logits = target.head(target.normed(last, target.final_norm))
        for each, token in zip(part, choose(logits, part), strict=True):
            each.add(token)
        first += len(part)


@torch.inference_mode()
def choose(logits: Tensor, running: list[_Running]) -> list[int]:
    """The next token of each: logits [rows, vocab], one row each. Rows with equal settings are computed together."""
    groups: dict[object, list[int]] = {}
    for row, each in enumerate(running):
        groups.setdefault(_group(each, row), []).append(row)
    chosen = [0] * len(running)
    size = DRAWN_ROWS if logits.device.type == "cpu" else DRAWN_ROWS_ON_CARD
    parts = [rows[k : k + size] for rows in groups.values() for k in range(0, len(rows), size)]
    for rows in parts:
        part = logits[torch.tensor(rows, device=logits.device)]
        samplers = [running[row].sampler for row in rows]
        tokens = (
            samplers[0].argmaxes(part)
            if samplers[0].greedy
            else _draw_from(part, running[rows[0]].job.sampling, samplers)
        )
        for row, token in zip(rows, tokens, strict=True):
            chosen[row] = token
    return chosen


def _group(each: _Running, row: int) -> object:
    """Equal for rows that one sampler can compute: those with penalties look at their own answer and stay alone."""
    params = each.job.sampling
    if _penalised(params):
        return row
    return "greedy" if params.greedy else params


def _penalised(params: SamplingParams) -> bool:
    added = (params.presence_penalty, params.frequency_penalty, params.logit_bias)
    return any(added) or params.repetition_penalty not in (None, 1.0)


def _draw_from(logits: Tensor, params: SamplingParams, samplers: list[Sampler]) -> list[int]:
    """One draw for each row of logits [rows, vocab], all processed as ``params`` say, by its own sampler's numbers."""
    top_p = samplers[0].top_p
    if params.top_k or params.min_p or _penalised(params) or not LEAST_TOP_P <= top_p < 1.0:
        return _draw(samplers[0].probs(logits), samplers)
    return _draw_nucleus(Sampler(replace(params, top_p=None), 0).probs(logits), top_p, samplers)


def _draw_nucleus(probs: Tensor, top_p: float, samplers: list[Sampler]) -> list[int]:
    """Draws from the smallest head of each row of probs [rows, vocab] that reaches ``top_p``.

    Draws from all of it, and again what is not in the head: what is left is distributed as the head renormalised.
    """
    ids = torch.arange(probs.shape[-1], device=probs.device)
    chosen = [-1] * len(samplers)
    left = list(range(len(samplers)))
    while left:
        part = probs[torch.tensor(left, device=probs.device)]
        drawn = _draw(part, [samplers[row] for row in left])
        tokens = torch.tensor(drawn, device=probs.device)[:, None]  # [left, 1]
        own = part.gather(-1, tokens)
        ahead = (part > own) | ((part == own) & (ids < tokens))
        outside = (part * ahead).sum(dim=-1) >= top_p
        for row, token in zip(left, drawn, strict=True):
            chosen[row] = token
        left = [row for row, again in zip(left, outside.tolist(), strict=True) if again]
    return chosen


def _draw(probs: Tensor, samplers: list[Sampler]) -> list[int]:
    """An index for each row of probs [rows, vocab], by its own sampler's numbers. Raises CorruptFileError for NaN."""
    return draw_rows(probs, [number for sampler in samplers for number in sampler.uniforms(1)])
