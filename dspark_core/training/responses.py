"""The target answers the prompts itself, many at a time, over one turn or several: the text a drafter is trained on.

A line is added when a conversation ends and names its prompt by a hash, so that a killed run goes on wherever it was
and whatever order the prompts come in. Seed and temperature come from that hash too: an answer depends on its prompt
and the plan alone, up to the rounding of matrices of other heights.
"""

import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dspark_core.batched import CAPACITY, BatchAnswer, BatchJob, generate_batch
from dspark_core.cancel import CancelToken, Until
from dspark_core.errors import InvalidRequestError
from dspark_core.prompt import encode_messages
from dspark_core.requests import Message, SamplingParams
from dspark_core.target.model import Target
from dspark_core.training.conversations import Conversation, next_turn, prompt_key
from dspark_core.training.lines import appending, read_lines
from dspark_core.training.progress import Pace, Progress
from dspark_core.training.prompts import ConversationPrompt
from dspark_core.training.room import answers_at_once

LOOP_SIZE = 8
LOOP_REPEATS = 6
"""An answer is cut where the same eight tokens begin for the sixth time, and its conversation ends there."""
LEAST_ROOM = 32
"""Positions an answer must have to be worth asking for."""


@dataclass(frozen=True, slots=True)
class ResponsePlan:
    """What is to be made: ``tokens`` of responses or ``seconds`` of this run, whichever comes first (None: no limit).

    ``temperatures`` holds (temperature, weight); ``capacity`` is the longest conversation in tokens (None: 1,024, or
    the target's if fewer). ``batch_size`` answers are made at once (None: what suits the device), fewer where memory
    has no room for so many.
    """

    tokens: int | None = None
    seconds: float | None = None
    temperatures: tuple[tuple[float, float], ...] = ((0.0, 4.0), (0.3, 2.0), (0.7, 3.0), (1.0, 1.0))
    max_new_tokens: int = 384
    batch_size: int | None = None
    capacity: int | None = None
    seed: int = 0


@dataclass(slots=True)
class _Open:
    """A conversation whose next answer is being made."""

    prompt: ConversationPrompt
    key: str
    temperature: float
    seed: int
    ids: tuple[int, ...]
    """The prompt of the running turn."""
    messages: tuple[Message, ...]
    spans: list[tuple[int, int]] = field(default_factory=list)


def make_responses(
    target: Target,
    tokenizer: Any,
    prompts: Iterable[ConversationPrompt],
    path: Path,
    plan: ResponsePlan,
    *,
    stop_ids: frozenset[int],
    cancel: CancelToken | None = None,
) -> Iterator[Progress]:
    """Answer ``prompts`` into ``path`` until the plan is fulfilled, they are used up or ``cancel`` is set.

    Yields after every conversation. What is in ``path`` already counts and is not made again. At the end running
    answers are kept as far as they are, so that long ones are not fewer than they should be. A prompt that cannot be
    answered leaves a line {"key", "dropped": why}. Raises InvalidRequestError for a model without a chat template or a
    plan that cannot be, and what generate_batch raises.
    """
    if tokenizer is None or not tokenizer.chat_template:
        raise InvalidRequestError("This model has no chat template, so it cannot chat.", "Choose an instruct model.")
    weights = [weight for _, weight in plan.temperatures]
    if not weights or min(weights) < 0 or not 0 < sum(weights) < math.inf:
        raise InvalidRequestError("The temperatures have no weights to choose by.", "Give at least one above zero.")
    done = _Done(path)
    stop = Until(cancel or CancelToken(), plan.seconds)
    pace = Pace(plan.tokens, done.tokens, plan.seconds)
    capacity = plan.capacity or min(CAPACITY, target.positions)
    work = _Work(tokenizer, plan, capacity, done)
    if plan.tokens is not None and done.tokens >= plan.tokens:
        return
    with appending(path) as add:
        for answer in generate_batch(
            target,
            work.jobs(prompts),
            stop_ids=stop_ids,
            batch_size=answers_at_once(target, capacity, plan.batch_size),
            capacity=capacity,
            cancel=stop,
        ):
            work.take(answer)
            while work.ended:
                add(work.ended.popleft())
                yield pace.at(done.tokens)
            if plan.tokens is not None and done.tokens >= plan.tokens:
                stop.cancel()
        for line in work.ended:
            add(line)


class _Done:
    """What a file of responses holds: prompts and response tokens."""

    def __init__(self, path: Path) -> None:
        self.keys: set[str] = set()
        self.tokens = 0
        for _, line in read_lines(path) if path.is_file() else ():
            self.keys.add(str(line.get("key")))
            self.tokens += sum(end - start for start, end in line.get("response", ()))


class _Work:
    """Makes jobs from prompts and lines from answers."""

    def __init__(self, tokenizer: Any, plan: ResponsePlan, capacity: int, done: _Done) -> None:
        self._tokenizer, self._plan, self._capacity, self._done = tokenizer, plan, capacity, done
        self._open: dict[str, _Open] = {}
        self._next: deque[BatchJob] = deque()  # further turns, before new prompts
        self.ended: deque[dict[str, Any]] = deque()
        """Lines that are not yet written."""

    def jobs(self, prompts: Iterable[ConversationPrompt]) -> Iterator[BatchJob | None]:
        for prompt in prompts:
            while self._next:
                yield self._next.popleft()
            key = prompt_key(prompt.turns)
            if key not in self._done.keys and (job := self._begin(prompt, key)) is not None:
                yield job
        while self._open:
            yield self._next.popleft() if self._next else None

    def _begin(self, prompt: ConversationPrompt, key: str) -> BatchJob | None:
        self._done.keys.add(key)
        messages = (Message("user", prompt.turns[0]),)
        try:
            ids = tuple(encode_messages(self._tokenizer, messages))
        except InvalidRequestError as error:
            self.ended.append({"key": key, "dropped": str(error)})
            return None
        if len(ids) + LEAST_ROOM > self._capacity:
            self.ended.append({"key": key, "dropped": f"a prompt of {len(ids)} tokens is too long"})
            return None
        number = int(key, 16) ^ self._plan.seed
        temperature = _choose(self._plan.temperatures, number)
        self._open[key] = _Open(prompt, key, temperature, number >> 1, ids, messages)
        return self._job(self._open[key])

    def _job(self, talk: _Open) -> BatchJob:
        room = self._capacity - len(talk.ids)
        sampling = SamplingParams(temperature=talk.temperature)
        seed = talk.seed + len(talk.spans)
        return BatchJob(talk.key, talk.ids, sampling, seed, min(self._plan.max_new_tokens, room))

    def take(self, answer: BatchAnswer) -> None:
        """Add an answer to its conversation, which goes on with the next turn or ends."""
        talk = self._open.pop(answer.job.name)
        new = answer.token_ids[: loop_start(answer.token_ids)]
        if new:
            talk.spans.append((len(talk.ids), len(talk.ids) + len(new)))
            talk.ids += new
        whole = answer.reason == "stop" and new == answer.token_ids
        if whole and self._ask_next(talk):
            self._open[talk.key] = talk
            self._next.append(self._job(talk))
            return
        if not talk.spans:
            if answer.reason != "cancelled":
                self.ended.append({"key": talk.key, "dropped": answer.refusal or "no answer"})
            return
        found = Conversation(talk.prompt.source, talk.ids, tuple(talk.spans), talk.temperature, talk.seed)
        self._done.tokens += found.response_tokens
        self.ended.append({"key": talk.key, **found.line()})

    def _ask_next(self, talk: _Open) -> bool:
        """Whether there is a next turn and it goes on from the very tokens of the conversation."""
        start, turn = talk.spans[-1][0], len(talk.spans)
        if turn >= len(talk.prompt.turns):
            return False
        new = talk.ids[start:]
        text = self._tokenizer.decode(list(new), skip_special_tokens=True, clean_up_tokenization_spaces=False)
        messages = (*talk.messages, Message("assistant", text, new), Message("user", talk.prompt.turns[turn]))
        ids = next_turn(self._tokenizer, messages, talk.ids)
        if ids is None or len(ids) + LEAST_ROOM > self._capacity:
            return False
        talk.messages, talk.ids = messages, ids
        return True


def loop_start(tokens: tuple[int, ...]) -> int:
    """Where an answer that repeats itself is cut: its length where it does not."""
    seen: Counter[tuple[int, ...]] = Counter()
    for at in range(len(tokens) - LOOP_SIZE + 1):
        run = tokens[at : at + LOOP_SIZE]
        seen[run] += 1
        if seen[run] == LOOP_REPEATS:
            return at
    return len(tokens)


def _choose(weighted: tuple[tuple[float, float], ...], number: int) -> float:
    """The value at the point that ``number`` picks on the line of all weights."""
    point = number % 9973 / 9973 * sum(weight for _, weight in weighted)
    for value, weight in weighted:
        point -= weight
        if point < 0:
            return value
    return weighted[-1][0]
