"""The drafter of an answer: what it raises ends drafting, not the answer.

Committed tokens and the target's cache do not depend on the drafter, so plain decoding can go on from any round.
"""

import logging
import time
import traceback
from collections.abc import Callable, Iterator
from typing import TypeVar

from torch import Tensor

from dspark_core.device import device_errors_in_words
from dspark_core.drafters.base import NOTHING, Proposal, no_numbers
from dspark_core.errors import CorruptFileError, DeviceLostError, EngineError, OutOfMemoryError
from dspark_core.events import DrafterFailed
from dspark_core.loaded_pair import LoadedPair
from dspark_core.sampling import Sampler
from dspark_core.stream import Readout
from dspark_core.target.graphs import Recorder

Given = TypeVar("Given")
log = logging.getLogger(__name__)


class GuardedDrafter:
    """The drafter of ``pair`` as the loop sees it. When it fails the pair loses it, and nothing is drafted any more.
    Raises DeviceLostError alone."""

    def __init__(self, pair: LoadedPair, request_id: str) -> None:
        self._failed: DrafterFailed | None = None  # until it was told
        self._pair, self._request_id = pair, request_id
        self.name, self.feature_layers = pair.drafter.name, pair.drafter.feature_layers
        self.block_size, self.longest = pair.drafter.block_size, pair.drafter.longest

    def prefilled(self, features: Tensor) -> None:
        self._tried(lambda: self._pair.drafter.prefilled(features), None)

    def begin(self, tokens: list[int], sampler: Sampler) -> None:
        self._tried(lambda: self._pair.drafter.begin(tokens, sampler), None)

    def catch_up(self) -> bool:
        return self._tried(lambda: self._pair.drafter.catch_up(), False)

    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        return self._tried(lambda: self._pair.drafter.propose(anchor, budget, sampler), NOTHING)

    def propose_ahead(self, verdict: Tensor, features: Tensor | None, sampler: Sampler) -> Readout | None:
        return self._tried(lambda: self._pair.drafter.propose_ahead(verdict, features, sampler), None)

    def update(self, tokens: list[int], features: Tensor | None) -> None:
        self._tried(lambda: self._pair.drafter.update(tokens, features), None)

    def truncate(self, length: int) -> None:
        self._tried(lambda: self._pair.drafter.truncate(length), None)

    def capture(self, recorder: Recorder) -> None:
        self._pair.drafter.capture(recorder)

    @property
    def captures_failed(self) -> str | None:
        return self._pair.drafter.captures_failed

    def told(self) -> Iterator[DrafterFailed]:
        """Say once that it failed."""
        failed, self._failed = self._failed, None
        if failed is not None:
            yield failed

    def _tried(self, call: Callable[[], Given], otherwise: Given) -> Given:
        try:
            with device_errors_in_words():
                return call()
        except DeviceLostError:
            raise
        except Exception as error:  # whatever it is, the target can go on
            words, detail = self._words(error), "" if isinstance(error, EngineError) else _traceback(error)
        self._pair.lose_drafter()  # the exception is gone now, and with it what its frames held of the drafter
        now, info = time.perf_counter(), self._pair.info
        self._failed = DrafterFailed(self._request_id, now, words.message, words.hint, detail, self.name, info)
        self.name, self.block_size, self.longest = self._pair.drafter.name, 0, 0
        return otherwise

    def _words(self, error: Exception) -> EngineError:
        """What to say of ``error``, without its frames."""
        if isinstance(error, CorruptFileError):
            return no_numbers(self.name)
        if isinstance(error, OutOfMemoryError):
            return OutOfMemoryError(
                "The device ran out of memory while the drafter {drafter} worked.",
                "Choose a shorter context or a smaller drafter, or close other programs.",
                drafter=self.name,
            )
        if isinstance(error, EngineError):
            return EngineError(error.message, error.hint)
        log.error("a fault of the drafter %s", self.name, exc_info=error)
        return EngineError(
            "The drafter {drafter} failed inside the program.",
            "This is our fault. The details help to mend it.",
            drafter=self.name,
        )


def _traceback(error: Exception) -> str:
    return "".join(traceback.format_exception(error))
