"""Captured passes: recorded once for each width and number of keys, replayed without Python between the operations.

On a GPU the host is slower at launching the thousand operations of a pass than the device at running them; a CUDA graph
launches them as one. What is captured is a StaticPass; what captures is a ``Recorder``, so that everything but the few
lines that call CUDA runs, and is tested, on any device.
"""

import logging
import weakref
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import torch

from dspark_core.device import device_errors_in_words
from dspark_core.errors import OutOfMemoryError
from dspark_core.target.kv_cache import KVCache
from dspark_core.target.static_pass import StaticPass

if TYPE_CHECKING:
    from dspark_core.target.model import Target

WIDTHS = (1, 2, 4, 6, 8, 12, 16)
"""Rows of the captured passes; a pass of fewer is padded to the next, one of more is not captured."""
LEAST_KEYS = 512
"""Keys of the captured passes are this and its doubles: attention reads so many, however many there are."""
WARM_UPS = 2
"""Runs before a capture. The first may set up what cannot be captured: workspaces of cuBLAS, attributes that
bitsandbytes gives its kernels for each height of a matrix."""

Run = Callable[[], None]
log = logging.getLogger(__name__)


class Recorder(Protocol):
    def record(self, run: Run) -> Run:
        """Warm ``run`` up and capture it. What is returned does the same again, on the same buffers."""


class CudaRecorder:
    """Graphs of one device. They share one pool of memory, for passes never overlap."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        self._pool: Any = None

    def record(self, run: Run) -> Run:
        current = torch.cuda.current_stream(self._device)
        self._stream.wait_stream(current)
        with torch.cuda.stream(self._stream):
            for _ in range(WARM_UPS):
                run()
        current.wait_stream(self._stream)
        graph = torch.cuda.CUDAGraph()
        # nothing of other threads is captured, and what they ask for (the free memory, say) must not end a capture
        capture = torch.cuda.graph(graph, pool=self._pool, stream=self._stream, capture_error_mode="thread_local")
        # where a capture fails, torch.cuda.graph may leave its stream the current one: the outer context does not
        with torch.cuda.stream(current), capture:
            run()
        self._pool = graph.pool()
        return graph.replay


def recorder_for(device: torch.device) -> Recorder | None:
    """What captures passes on ``device``; None where nothing does."""
    return CudaRecorder(device) if device.type == "cuda" else None


class Static(Protocol):
    """Something that can be captured: ``run`` reads and writes buffers that stay where they are."""

    def run(self) -> None: ...


StaticT = TypeVar("StaticT", bound=Static)


class Captures:
    """What was captured of one kind, by key. ``failed`` says why nothing is any more; None while all goes well.

    Everything happens on the engine's thread: a capture forbids it other CUDA calls.
    """

    def __init__(self, recorder: Recorder) -> None:
        self.failed: str | None = None
        self._recorder = recorder
        self._kept: dict[Hashable, tuple[Any, Run]] = {}
        self._sampling: Hashable = None

    def keep_for(self, sampling: Hashable) -> None:
        """What is captured from now on draws like this; what drew otherwise is given up."""
        if sampling != self._sampling:
            self.forget()
            self._sampling = sampling

    def of(self, key: Hashable, what: str, make: Callable[[], StaticT]) -> tuple[StaticT, Run] | None:
        """The static object of ``key`` with what replays it; made and captured if it is the first time. None where
        that fails, now or before. ``what`` names it in words."""
        if self.failed is None and key not in self._kept:
            try:
                with device_errors_in_words():
                    static = make()
                    self._kept[key] = static, self._recorder.record(static.run)
            except OutOfMemoryError as error:
                self._give_up(f"no memory for a graph of {what} ({error.message})")
            except RuntimeError as error:
                # torch has no class of its own for an operation that cannot be captured; a lost device is raised
                self._give_up(f"{what} cannot be captured ({' '.join(str(error).split())[:200]})")
        return self._kept.get(key)

    def forget(self) -> None:
        """Give up what was captured; it is captured again when it is needed."""
        self._kept.clear()

    def _give_up(self, why: str) -> None:
        self.failed = why
        self.forget()
        log.warning("CUDA graphs are off: %s", why)


def captured_keys(end: int, room: int) -> int | None:
    """Keys of the captured pass whose last row is at ``end`` - 1, None where ``room`` positions are too few."""
    keys = LEAST_KEYS
    while keys < end:
        keys *= 2
    return min(keys, room) if end <= room else None


class GraphPasses:
    """The decode passes of ``target`` over ``cache``, captured when they are first needed."""

    def __init__(self, target: "Target", cache: KVCache, taps: tuple[int, ...], recorder: Recorder) -> None:
        # the target owns its graphs: a ring of the two would keep its memory until the collector comes
        self._target: Target = weakref.proxy(target)
        self._cache, self._taps = cache, taps
        self._captures = Captures(recorder)
        self.verdicts = Captures(recorder)
        """Of the acceptance rule, on the logits of these passes."""

    @property
    def failed(self) -> str | None:
        """Why passes or verdicts run one operation at a time since; None while they are captured."""
        return self._captures.failed or self.verdicts.failed

    def prepare(self, length: int) -> None:
        """Capture every width for a context of ``length``, the widest first: the others fit into its memory. Called
        where nobody waits for the next token: after loading and before an answer."""
        keys = self._keys(length + max(WIDTHS))
        for width in sorted(WIDTHS, reverse=True):
            if keys is not None:
                self._captured(width, keys)

    def run(self, token_ids: list[int], cache: KVCache, taps: tuple[int, ...]) -> StaticPass | None:
        """Replay the pass over ``token_ids`` behind ``cache.length``. None where it is not captured and cannot be:
        too many rows, another cache, other taps, or a capture that failed."""
        width = next((width for width in WIDTHS if width >= len(token_ids)), None)
        keys = None if width is None else self._keys(cache.length + width)
        if width is None or keys is None or cache is not self._cache or taps != self._taps:
            return None
        found = self._captured(width, keys)
        if found is None:
            return None
        static, replay = found
        static.place(token_ids, cache.length)
        replay()
        return static

    def _keys(self, end: int) -> int | None:
        return captured_keys(end, self._cache.stored[0].shape[2])

    def _captured(self, width: int, keys: int) -> tuple[StaticPass, Run] | None:
        return self._captures.of((width, keys), f"{width} rows and {keys:,} keys", lambda: self._static(width, keys))

    def _static(self, width: int, keys: int) -> StaticPass:
        static = StaticPass(self._target, self._cache, rows=width, keys=keys, taps=self._taps)
        # what the warm-up writes lies behind the last cached row
        static.place([0], self._cache.length)
        return static
