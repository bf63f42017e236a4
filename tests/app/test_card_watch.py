"""The thread that asks the card: one at a time, its answer ages, and none that fails is the last."""

import pytest
from fake_nvml import UUID, WHOLE

from app import card_watch
from app.card_watch import TOO_OLD_S, CardWatch
from dspark_core.telemetry import CardReading


class Card:
    def read(self) -> CardReading:
        return WHOLE


@pytest.fixture
def started(monkeypatch):
    """The threads that are begun; each runs when a test says so."""
    made = []

    class Thread:
        def __init__(self, target, args, name, daemon):
            assert daemon, "a driver that does not answer must not hold up the end of the program"
            self.run = lambda: target(*args)

        def start(self):
            made.append(self)

    monkeypatch.setattr(card_watch, "threading", type("Threads", (), {"Thread": Thread}))
    return made


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(card_watch.time, "monotonic", lambda: now[0])
    return now


def test_a_card_is_asked_once_at_a_time(started):
    watch = CardWatch(lambda uuid: Card())
    assert watch.newest(UUID) is None
    watch.ask(UUID)
    watch.ask(UUID)
    assert len(started) == 1
    started[0].run()
    assert watch.newest(UUID) == WHOLE
    watch.ask(UUID)
    assert len(started) == 2


def test_what_was_told_long_ago_or_of_another_card_is_not_told_again(started, clock):
    watch = CardWatch(lambda uuid: Card())
    watch.ask(UUID)
    started[0].run()
    clock[0] += TOO_OLD_S - 0.1
    assert watch.newest(UUID) == WHOLE
    assert watch.newest("GPU-another") is None
    clock[0] += 0.1
    assert watch.newest(UUID) is None


def test_a_slow_answer_is_as_old_as_its_question(started, clock):
    class Slow(Card):
        def read(self):
            clock[0] += TOO_OLD_S
            return WHOLE

    watch = CardWatch(lambda uuid: Slow())
    watch.ask(UUID)
    started[0].run()
    assert watch.newest(UUID) is None


def test_after_a_reading_that_fails_the_card_is_asked_again(started):
    answers = iter([OSError("the driver"), Card()])

    def find(uuid):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    watch = CardWatch(find)
    watch.ask(UUID)
    with pytest.raises(OSError, match="driver"):
        started[0].run()
    assert watch.newest(UUID) is None
    watch.ask(UUID)
    started[1].run()
    assert watch.newest(UUID) == WHOLE


def test_a_card_that_is_gone_is_an_empty_reading(started):
    watch = CardWatch(lambda uuid: None)
    watch.ask(UUID)
    started[0].run()
    assert watch.newest(UUID) == CardReading()


def test_a_thread_that_cannot_be_begun_is_tried_again(monkeypatch, started):
    def no_thread(thread):
        raise RuntimeError("can't start new thread")

    watch = CardWatch(lambda uuid: Card())
    with monkeypatch.context() as full:
        full.setattr(card_watch.threading.Thread, "start", no_thread)
        watch.ask(UUID)
    assert started == []
    watch.ask(UUID)
    started[0].run()
    assert watch.newest(UUID) == WHOLE
