"""The engine: loads a pair and answers requests, as streams of events. One thread at a time may use it.

Knows text, tokens and events; the decode loop knows only ids. All device memory belongs to this object.
"""

import os
import random
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

import torch

from dspark_core.answer_events import answer_events
from dspark_core.cancel import CancelToken
from dspark_core.device import device_errors_in_words, device_lost, give_back_memory
from dspark_core.errors import CorruptFileError, DeviceLostError, InvalidRequestError
from dspark_core.events import (
    EngineEvent,
    GraphsOff,
    LoadProgress,
    ModelInfo,
    ModelReady,
    Relief,
    RoundFinished,
)
from dspark_core.guarded_drafter import GuardedDrafter
from dspark_core.loaded_pair import LoadedPair
from dspark_core.loading import open_pair, read_pair
from dspark_core.marked import Marked
from dspark_core.pair_schedules import PairSchedules
from dspark_core.prompt import begun_answer, checked_prompt
from dspark_core.relief import relief
from dspark_core.replay import Replay, replay
from dspark_core.requests import GenerationRequest, LoadRequest
from dspark_core.sampling import Sampler


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
        drafter = GuardedDrafter(pair, request.request_id)
        events = answer_events(
            pair, drafter, self._schedules, request, prompt, begun, max_new_tokens, sampler, cancel, began
        )
        try:
            with self.watched(), closing(events):
                for event in events:
                    yield from drafter.told()
                    yield event
                    if self._newest is not request:
                        raise InvalidRequestError("Another request was begun, which ended this one.")
                    if isinstance(event, RoundFinished):
                        yield from self._graphs_off(pair, request.request_id)
        except Exception as error:
            if self._newest is request:
                if isinstance(error, CorruptFileError):
                    with self.watched():
                        pair.sequence.cache.clean()
                pair.sequence.reset()  # what failed half-way may have left the drafter out of step
            yield from drafter.told()
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

    def _graphs_off(self, pair: LoadedPair, request_id: str) -> Iterator[GraphsOff]:
        """Say once that passes are not captured any more."""
        failed = (pair.target.graphs.failed if pair.target.graphs else None) or pair.drafter.captures_failed
        if failed is not None and failed != self._told_off:
            yield GraphsOff(request_id, time.perf_counter(), failed)
        self._told_off = failed

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
