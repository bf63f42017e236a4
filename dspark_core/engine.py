"""The engine: loads a pair and answers requests, as streams of events. One thread at a time may use it.

Knows text, tokens and events; the decode loop knows only ids. All device memory belongs to this object.
"""

import os
import random
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

import torch

from dspark_core.answer_text import AnswerText
from dspark_core.cancel import CancelToken
from dspark_core.decode_loop import decode, finish_reason, prefill
from dspark_core.device import device_errors_in_words, device_lost, device_memory, give_back_memory
from dspark_core.errors import CorruptFileError, DeviceLostError, InvalidRequestError
from dspark_core.events import (
    DeviceMemory,
    EngineEvent,
    FinishReason,
    FirstToken,
    GenerationFinished,
    GraphsOff,
    LoadProgress,
    ModelInfo,
    ModelReady,
    PrefillProgress,
    Relief,
    SpeculationSwitched,
    Token,
)
from dspark_core.loading import LoadedPair, open_pair, read_pair
from dspark_core.marked import Marked
from dspark_core.metrics import RoundCounter
from dspark_core.pair_schedules import PairSchedules
from dspark_core.pairs.measured import add_answer
from dspark_core.prompt import begun_answer, checked_prompt
from dspark_core.relief import relief
from dspark_core.replay import Replay, replay
from dspark_core.requests import GenerationRequest, LoadRequest
from dspark_core.round_event import round_event
from dspark_core.sampling import Sampler
from dspark_core.scheduling.schedule import FIXED, Auto, Schedule

MEMORY_INTERVAL_S = 1.0


class Engine:
    """``load`` a pair, then ``generate`` any number of times. ``close`` frees the device memory."""

    def __init__(self) -> None:
        # models are local folders: no library may go to a hub on its own
        os.environ["HF_HUB_OFFLINE"] = "1"
        self._pair: LoadedPair | None = None
        self._newest: GenerationRequest | None = None
        self._schedules = PairSchedules()
        self._told_off: str | None = None  # why passes are not captured, once that was said
        self.device_lost = False
        """Nothing calls the device any more, for each call would raise the same again."""

    @property
    def info(self) -> ModelInfo | None:
        return self._pair.info if self._pair else None

    @property
    def tokenizer(self) -> Any:
        """The loaded target's tokenizer, None without one."""
        return self._pair.tokenizer if self._pair else None

    def close(self) -> None:
        """Free models and caches. The engine can load again, unless the device is lost. Raises nothing for that."""
        if self.device_lost:
            return  # the memory is the driver's to free, when the process ends
        with suppress(DeviceLostError), self.watched():
            self._pair = None
            give_back_memory()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """For whatever calls the device: what it raises in words, and remember when it is lost."""
        try:
            with device_errors_in_words():
                yield
        except DeviceLostError:
            self.device_lost = True
            raise

    def load(self, request: LoadRequest, cancel: CancelToken | None = None) -> Iterator[EngineEvent]:
        """Load a pair; ends with ModelReady. The target loaded before is freed first (unless only the drafter changes).

        Raises any EngineError. What can be checked without reading weights is checked first and leaves the loaded pair
        as it was. After a failure in reading the drafter the target is loaded without one (``info`` says so); after any
        other the engine is empty and can load again (not after DeviceLostError). Cancelled, it ends without
        ModelReady.
        """
        self._require_device()
        began = time.perf_counter()
        yield LoadProgress(request.request_id, began, Marked("Opening the model"), 0.0)
        with self.watched():
            files = open_pair(request, self._pair)
            self._newest = None  # an answer still open would go on with weights that are gone
            self._pair = None  # frees its memory before the next one is read (a target that stays is held by files)
            pair = yield from read_pair(files, cancel or CancelToken())
        if pair is not None:
            self._pair = pair
            failure, pair.drafter_failure = pair.drafter_failure, None  # its frames hold what was read of the drafter
            if failure is not None:
                raise failure
            yield from self._graphs_off(pair, request.request_id)
            now = time.perf_counter()
            yield ModelReady(request.request_id, now, pair.info, now - began)

    def generate(self, request: GenerationRequest, cancel: CancelToken | None = None) -> Iterator[EngineEvent]:
        """Answer a request; ends with GenerationFinished (also when cancelled).

        Raises InvalidRequestError (nothing to answer, value out of range, no pair loaded), ContextOverflowError, both
        before any work; OutOfMemoryError, after which the engine can go on with another request; and DeviceLostError,
        after which it cannot go on with any.
        """
        began = time.perf_counter()
        pair = self.loaded_pair()
        cancel = cancel or CancelToken()
        sampling = request.sampling.validated().filled_from(pair.info.sampling)
        prompt = checked_prompt(pair.tokenizer, request, pair.target.config.vocab_size, pair.info.context_length)
        begun = len(begun_answer(pair.tokenizer, request.messages)) if request.prompt_ids is None else 0
        if begun and prompt[-1] in pair.stop_ids:
            raise InvalidRequestError("The answer has come to its own end, so there is nothing to continue.")
        max_new_tokens = min(request.max_new_tokens, pair.info.context_length - len(prompt))
        seed = random.randrange(1 << 31) if request.seed is None else request.seed
        if request.exact:
            self._require_exact(pair)
        self._newest = request
        sampler = Sampler(sampling, seed, stop_ids=pair.stop_ids, min_new_tokens=request.min_new_tokens)
        torch.set_num_threads(pair.info.threads)
        try:
            events = self._answer(pair, request, prompt, begun, max_new_tokens, sampler, cancel, began)
            with self.watched(), closing(events):
                for event in events:
                    yield event
                    if self._newest is not request:
                        raise InvalidRequestError("Another request was begun, which ended this one.")
        except Exception as error:
            if self._newest is request:
                if isinstance(error, CorruptFileError):
                    with self.watched():
                        pair.sequence.cache.clean()
                pair.sequence.reset()  # what failed half-way may have left the drafter out of step
            raise

    def audit(
        self, request: GenerationRequest, token_ids: tuple[int, ...], cancel: CancelToken | None = None
    ) -> Iterator[EngineEvent]:
        """Decode the greedy answer ``token_ids`` to ``request`` again, without drafts and on a cache of its own; ends
        with AuditFinished.

        Raises InvalidRequestError (an answer that was sampled, none at all, exact mode not possible) before any work,
        OutOfMemoryError, DeviceLostError, CorruptFileError.
        """
        pair = self.loaded_pair()
        sampling = request.sampling.validated().filled_from(pair.info.sampling)
        if not sampling.greedy:
            raise InvalidRequestError(
                "Only a greedy answer can be audited: a sampled one is another each time.",
                "Set the temperature to 0 and ask again.",
            )
        if not token_ids:
            raise InvalidRequestError("The answer is empty: there is nothing to compare.")
        prompt = checked_prompt(pair.tokenizer, request, pair.target.config.vocab_size, pair.info.context_length)
        if request.exact:
            self._require_exact(pair)
        torch.set_num_threads(pair.info.threads)
        sampler = Replay(token_ids, sampling, pair.stop_ids, request.min_new_tokens)
        with self.watched():
            yield from replay(
                request.request_id,
                pair.target,
                prompt,
                sampler,
                stop_ids=pair.stop_ids,
                exact=request.exact,
                cancel=cancel or CancelToken(),
            )

    def relief(self) -> Relief | None:
        """What would need less memory, after the newest request failed for want of it; None where nothing is loaded.
        Raises DeviceLostError."""
        if self._pair is None or self._newest is None:
            return None
        self._require_device()
        with self.watched():
            return relief(self._pair, self._newest)

    def _require_exact(self, pair: LoadedPair) -> None:
        torch.set_num_threads(pair.info.threads)
        with self.watched():
            keeps_bits = pair.target.keeps_bits
        if not keeps_bits:
            split = Marked("this machine ({devices})", devices=pair.info.device_name)
            raise InvalidRequestError(
                "Exact mode is not possible with {precision} on {machine}: its matrix products round a row differently "
                "beside other rows.",
                "Switch exact mode off, or try another precision.",
                precision=pair.info.precision,
                machine=split if pair.info.parts else Marked("this machine"),
            )

    def _answer(
        self,
        pair: LoadedPair,
        request: GenerationRequest,
        prompt: list[int],
        begun: int,
        max_new_tokens: int,
        sampler: Sampler,
        cancel: CancelToken,
        began: float,
    ) -> Generator[EngineEvent, None, None]:
        request_id, sequence, stops = request.request_id, pair.sequence, pair.stop_ids
        counter = RoundCounter(prompt_tokens=len(prompt))
        answer = AnswerText(pair.tokenizer, request.stop)
        answer_at = len(prompt) - begun
        shown = sum(len(answer.add(token)) for token in prompt[answer_at:])
        for done, reused in prefill(sequence, prompt, pair.target, pair.drafter, sampler, cancel, request.exact, begun):
            counter.reused_tokens = reused
            yield PrefillProgress(request_id, time.perf_counter(), done, len(prompt), reused)
        if len(sequence.tokens) <= len(prompt):  # cancelled while reading the prompt
            yield self._finished(pair, request_id, counter, "cancelled", "", [], sampler)
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
        if request.schedule == "auto" and pair.drafter.block_size:
            schedule = self._schedules.of(pair, sampler.params, request.exact)
            known = schedule.calibration
            schedule.begin()
        rounds = decode(
            sequence,
            pair.target,
            pair.drafter,
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
            counter.add_round(
                proposed=event.proposed,
                accepted=event.accepted,
                emitted=len(event.tokens),
                seconds=event.seconds,
                draft_s=event.draft_s,
                verify_s=event.verify_s,
                target_bytes=event.target_bytes,
                draft_bytes=event.draft_bytes,
                saved_s=event.saved_s,
            )
            yield event
            yield from self._graphs_off(pair, request_id)
            if (switched := done_round.outcome.switched) is not None:
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
            pair.drafter.truncate(sequence.cache.length)
            reason: FinishReason = "stop_string"
        else:
            reason = finish_reason(sequence, len(prompt), stops, max_new_tokens, cancel) or "cancelled"
        if isinstance(schedule, Auto) and schedule.calibration != known:
            self._schedules.keep(pair, sampler.params, schedule)
        if isinstance(schedule, Auto) and not request.exact:
            add_answer((*pair.identity, pair.info.drafter, pair.info.device_name), counter)
        added = answer.text[shown:]
        yield self._finished(pair, request_id, counter, reason, added, sequence.tokens[len(prompt) :], sampler)

    def _graphs_off(self, pair: LoadedPair, request_id: str) -> Iterator[GraphsOff]:
        """Say once that passes are not captured any more."""
        failed = (pair.target.graphs.failed if pair.target.graphs else None) or pair.drafter.captures_failed
        if failed is not None and failed != self._told_off:
            yield GraphsOff(request_id, time.perf_counter(), failed)
        self._told_off = failed

    def _finished(
        self,
        pair: LoadedPair,
        request_id: str,
        counter: RoundCounter,
        reason: FinishReason,
        text: str,
        token_ids: list[int],
        sampler: Sampler,
    ) -> GenerationFinished:
        stats = counter.stats(peak_bytes_per_s=pair.info.peak_bytes_per_s, seed=sampler.seed)
        return GenerationFinished(request_id, time.perf_counter(), reason, text, tuple(token_ids), stats)

    def loaded_pair(self) -> LoadedPair:
        """Everything of the pair in use, for what measures it. Raises InvalidRequestError when there is none, and
        DeviceLostError."""
        self._require_device()
        if self._pair is None:
            raise InvalidRequestError("No model is loaded.", "Choose a pair first.")
        return self._pair

    def _require_device(self) -> None:
        if self.device_lost:
            raise device_lost()
