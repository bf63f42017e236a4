"""One answer as events: the prompt is read, then the rounds of the loop are told with their texts and times."""

import time
from collections.abc import Generator

from dspark_core.answer_text import AnswerText
from dspark_core.cancel import CancelToken
from dspark_core.decode_loop import decode, finish_reason, prefill
from dspark_core.device import device_memory
from dspark_core.drafters.base import Drafter
from dspark_core.events import (
    DeviceMemory,
    EngineEvent,
    FinishReason,
    FirstToken,
    GenerationFinished,
    PrefillProgress,
    SpeculationSwitched,
    Token,
)
from dspark_core.loaded_pair import LoadedPair
from dspark_core.metrics import RoundCounter
from dspark_core.pair_schedules import PairSchedules
from dspark_core.pairs.measured import add_answer
from dspark_core.requests import GenerationRequest
from dspark_core.round_event import round_event
from dspark_core.sampling import Sampler
from dspark_core.scheduling.schedule import FIXED, Auto, Schedule

MEMORY_INTERVAL_S = 1.0


def answer_events(
    pair: LoadedPair,
    drafter: Drafter,
    schedules: PairSchedules,
    request: GenerationRequest,
    prompt: list[int],
    begun: int,
    max_new_tokens: int,
    sampler: Sampler,
    cancel: CancelToken,
    began: float,
) -> Generator[EngineEvent, None, None]:
    """Answer ``prompt``, the last ``begun`` ids of which are those of an answer that is continued; ``drafter`` is that
    of the pair, ``began`` when the request came. Ends with GenerationFinished."""
    request_id, sequence, stops = request.request_id, pair.sequence, pair.stop_ids
    counter = RoundCounter(prompt_tokens=len(prompt))
    answer = AnswerText(pair.tokenizer, request.stop)
    answer_at = len(prompt) - begun
    shown = sum(len(answer.add(token)) for token in prompt[answer_at:])

    def finished(reason: FinishReason, text: str, token_ids: list[int]) -> GenerationFinished:
        stats = counter.stats(peak_bytes_per_s=pair.info.peak_bytes_per_s, seed=sampler.seed)
        return GenerationFinished(request_id, time.perf_counter(), reason, text, tuple(token_ids), stats)

    for done, reused in prefill(sequence, prompt, pair.target, drafter, sampler, cancel, request.exact, begun):
        counter.reused_tokens = reused
        yield PrefillProgress(request_id, time.perf_counter(), done, len(prompt), reused)
    if len(sequence.tokens) <= len(prompt):  # cancelled while reading the prompt
        yield finished("cancelled", "", [])
        return

    first = sequence.anchor
    text = answer.add(first)
    if finish_reason(sequence, len(prompt), stops, max_new_tokens, cancel):
        text += answer.flush()
    token = Token(first, text, "plain")
    last = time.perf_counter()
    counter.add_first_token(last - began)
    yield FirstToken(request_id, last, token, last - began)

    memory_told = 0.0
    schedule: Schedule = FIXED
    known = None
    if request.schedule == "auto" and drafter.block_size:
        schedule = schedules.of(pair, sampler.params, request.exact)
        known = schedule.calibration
        schedule.begin()
    rounds = decode(
        sequence,
        pair.target,
        drafter,
        sampler,
        stop_ids=stops,
        max_new_tokens=max_new_tokens,
        cancel=cancel,
        exact=request.exact,
        schedule=schedule,
    )
    while not answer.stopped and (done_round := next(rounds, None)) is not None:
        ended = finish_reason(sequence, len(prompt), stops, max_new_tokens, cancel) is not None
        event = round_event(pair.tokenizer, request_id, counter.rounds, done_round, answer, ended, last)
        last = event.at
        counter.add(event)
        yield event
        if (switched := done_round.outcome.switched) is not None and drafter.block_size:
            yield SpeculationSwitched(
                request_id, last, switched.on, switched.draft_s_per_token, switched.plain_s_per_token
            )
        due = pair.info.card is None and last - memory_told >= MEMORY_INTERVAL_S
        memory = device_memory(pair.target.device) if due else None
        if memory is not None:
            memory_told = last
            yield DeviceMemory(request_id, last, *memory)
    if answer.stopped:
        sequence.cut(answer_at + answer.kept)
        drafter.truncate(sequence.cache.length)
        reason: FinishReason = "stop_string"
    else:
        reason = finish_reason(sequence, len(prompt), stops, max_new_tokens, cancel) or "cancelled"
    if isinstance(schedule, Auto) and not drafter.block_size:  # of an answer whose drafter failed nothing is learned
        schedules.forget(schedule)
    elif isinstance(schedule, Auto):
        if schedule.calibration != known:
            schedules.keep(pair, sampler.params, schedule)
        if not request.exact:
            add_answer((*pair.identity, pair.info.drafter, pair.info.device_name), counter)
    yield finished(reason, answer.text[shown:], sequence.tokens[len(prompt) :])
