"""What a capture asks of CUDA, and in what order: torch.cuda is made up, its rules are not."""

from contextlib import contextmanager

import pytest
import torch

from dspark_core.target.graphs import CudaRecorder, recorder_for

CARD = torch.device("cuda", 1)
ORDER = [
    *("capturing waits for ordinary", "run on capturing", "run on capturing", "ordinary waits for capturing"),
    *("begin", "run on capturing", "end"),
]


class Stream:
    def __init__(self, cuda, name: str) -> None:
        self.cuda, self.name = cuda, name

    def wait_stream(self, other) -> None:
        self.cuda.log.append(f"{self.name} waits for {other.name}")


class Graph:
    def __init__(self) -> None:
        self.replays, self.memory = 0, object()

    def replay(self) -> None:
        self.replays += 1

    def pool(self) -> object:
        return self.memory


class Cuda:
    """Streams and graphs of one card. ``log`` notes what is done, ``pools`` what captures were given."""

    CUDAGraph = Graph

    def __init__(self) -> None:
        self.log: list[str] = []
        self.pools: list[object] = []
        self.forbids_to: list[str] = []
        self.devices: list[torch.device] = []
        self.now = self.ordinary = Stream(self, "ordinary")
        self.end_fails = False

    def Stream(self, device):
        self.devices.append(device)
        return Stream(self, "capturing")

    def current_stream(self, device):
        self.devices.append(device)
        return self.now

    @contextmanager
    def stream(self, stream):
        before, self.now = self.now, stream
        try:
            yield
        finally:
            self.now = before

    @contextmanager
    def graph(self, graph, *, pool, stream, capture_error_mode="global"):
        """As in torch, the stream stays where the end of a capture raises."""
        self.forbids_to.append(capture_error_mode)
        self.pools.append(pool)
        graph.memory = pool or graph.memory
        before, self.now = self.now, stream
        self.log.append("begin")
        try:
            yield
        finally:
            if self.end_fails:
                raise RuntimeError("CUDA error: operation failed due to a previous error during capture")
            self.now = before
            self.log.append("end")


@pytest.fixture
def cuda(monkeypatch):
    made = Cuda()
    for name in ("Stream", "CUDAGraph", "current_stream", "stream", "graph"):
        monkeypatch.setattr(torch.cuda, name, getattr(made, name))
    return made


def running(cuda):
    return lambda: cuda.log.append(f"run on {cuda.now.name}")


def test_a_pass_is_warmed_up_where_it_is_captured_and_each_stream_waits_for_the_other(cuda):
    CudaRecorder(CARD).record(running(cuda))
    assert cuda.log == ORDER
    assert cuda.now is cuda.ordinary
    assert set(cuda.devices) == {CARD}
    assert cuda.forbids_to == ["thread_local"], "another thread may ask for the free memory meanwhile"


def test_what_is_returned_replays_its_own_graph_and_runs_nothing(cuda):
    recorder = CudaRecorder(CARD)
    first, second = (recorder.record(running(cuda)) for _ in range(2))
    for replay in (first, second, second):
        replay()
    assert (first.__self__.replays, second.__self__.replays) == (1, 2)
    assert cuda.log == ORDER * 2


def test_all_captures_share_the_memory_of_the_first(cuda):
    recorder = CudaRecorder(CARD)
    first, *_ = (recorder.record(running(cuda)).__self__ for _ in range(3))
    assert cuda.pools == [None, first.memory, first.memory]


@pytest.mark.parametrize("end_fails", [False, True])
def test_a_capture_that_fails_leaves_stream_and_memory_as_they_were(cuda, end_fails):
    recorder, runs = CudaRecorder(CARD), running(cuda)
    kept = recorder.record(runs).__self__
    cuda.end_fails = end_fails

    def not_captured():
        if cuda.log[-1] == "begin":
            raise RuntimeError("CUDA error: operation not permitted when stream is capturing")

    with pytest.raises(RuntimeError, match="CUDA error"):
        recorder.record(not_captured)
    assert cuda.now is cuda.ordinary
    cuda.end_fails = False
    recorder.record(runs)
    assert cuda.pools[-1] is kept.memory


def test_a_pass_that_fails_in_its_warm_up_is_not_captured(cuda):
    def fail():
        raise torch.OutOfMemoryError("CUDA out of memory")

    with pytest.raises(torch.OutOfMemoryError):
        CudaRecorder(CARD).record(fail)
    assert cuda.now is cuda.ordinary
    assert cuda.pools == []


def test_cards_have_a_recorder_and_the_cpu_has_none(cuda):
    assert isinstance(recorder_for(CARD), CudaRecorder)
    assert cuda.devices == [CARD]
    assert recorder_for(torch.device("cpu")) is None
