"""What a stream of a card is asked for, and in what order: torch.cuda is made up, its rules are not."""

import pytest
import torch

from dspark_core import stream
from dspark_core.errors import CorruptFileError
from dspark_core.stream import CpuStream, CudaStream, Readout, checked, read, sent, stream_of

CARD, CPU = torch.device("cuda", 1), torch.device("cpu")


class Event:
    log: list[str]
    now = 0.0

    def __init__(self, enable_timing: bool = False) -> None:
        self.timed, self.at = enable_timing, None

    def record(self, on: str) -> None:
        Event.now += 250.0
        self.at = Event.now
        Event.log.append(f"recorded on {on}")

    def synchronize(self) -> None:
        assert self.at is not None, "an event that was not recorded is over at once"
        Event.log.append("waited")

    def elapsed_time(self, end: "Event") -> float:
        assert (self.timed, end.timed) == (True, True)
        return end.at - self.at


@pytest.fixture
def cuda(monkeypatch):
    """The log of what is done with the card."""
    Event.log, Event.now = [], 0.0
    empty, copy = torch.empty, torch.Tensor.copy_

    def pinned(shape, *, dtype, pin_memory):
        assert pin_memory
        Event.log.append("pinned memory")
        return empty(shape, dtype=dtype)

    def copied(self, source, non_blocking=False):
        assert non_blocking
        Event.log.append("copy begun")
        return copy(self, source)

    monkeypatch.setattr(torch.cuda, "Event", Event)
    monkeypatch.setattr(torch.cuda, "current_stream", lambda device: f"the stream of {device}")
    monkeypatch.setattr(torch, "empty", pinned)
    monkeypatch.setattr(torch.Tensor, "copy_", copied)
    return Event.log


def test_numbers_are_copied_to_pinned_memory_and_waited_for_once(cuda):
    assert CudaStream(CARD).on_host(torch.tensor([1.5, 7.0], dtype=torch.float64)) == [1.5, 7.0]
    assert cuda == ["pinned memory", "copy begun", "recorded on the stream of cuda:1", "waited"]


def test_marks_are_events_of_the_card_in_seconds(cuda):
    of_card = CudaStream(CARD)
    start, end = of_card.mark(), of_card.mark()
    assert of_card.seconds(start, end) == 0.25
    assert cuda == ["recorded on the stream of cuda:1"] * 2, "nothing is waited for"


def test_marks_of_the_cpu_are_moments_of_the_host():
    of_host = CpuStream()
    start, end = of_host.mark(), of_host.mark()
    assert 0.0 <= of_host.seconds(start, end) < 60.0


def test_each_device_has_its_own():
    assert isinstance(stream_of(CPU), CpuStream)
    assert isinstance(stream_of(CARD), CudaStream)
    assert stream_of(CARD) is stream_of(torch.device("cuda", 1)) is not stream_of(torch.device("cuda", 0))


def test_what_is_read_together_is_copied_once(monkeypatch):
    copies = []
    monkeypatch.setattr(CpuStream, "on_host", lambda self, numbers: copies.append(len(numbers)) or numbers.tolist())
    first, last = (Readout(checked(torch.tensor(values), torch.ones(2))) for values in ([3, 9], [0.5]))
    read(first, None, last)
    assert (first.numbers, last.numbers) == ([3.0, 9.0], [0.5])
    assert copies == [5]
    alone = Readout(checked(torch.tensor([4]), torch.ones(1)))
    assert (alone.numbers, alone.numbers) == ([4.0], [4.0])
    assert copies == [5, 2]


@pytest.mark.parametrize("broken", [float("nan"), float("inf")])
def test_numbers_that_mean_nothing_are_refused_when_they_are_used(broken):
    good, bad = (
        Readout(checked(torch.tensor([4]), torch.ones(1))),
        Readout(checked(torch.tensor([4]), torch.tensor([1.0, broken]))),
    )
    read(good, bad)
    assert good.numbers == [4.0]
    with pytest.raises(CorruptFileError):
        _ = bad.numbers


def test_numbers_are_sent_without_waiting(monkeypatch):
    asked = []
    to = torch.Tensor.to
    monkeypatch.setattr(torch.Tensor, "to", lambda self, *where, **how: asked.append(how) or to(self, *where, **how))
    assert sent([3, 4], torch.int64, CPU).tolist() == [3, 4]
    assert asked == [{"non_blocking": True}]
    assert stream.sent([], torch.float64, CPU).shape == (0,)
