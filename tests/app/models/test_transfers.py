"""Transfers: several at once, paused, resumed, given up; what failed stays with its reason."""

import threading

import pytest

from app.models.jobs import Jobs
from app.models.transfers import Transfers
from app.models.words import time_left, transfer_line
from dspark_core.errors import FetchError
from dspark_core.marked import Marked
from dspark_core.models.fetch import FetchProgress
from dspark_core.models.fetch_errors import FetchCancelledError


class Steps:
    """A transfer that goes on until it is told to end, cancelled, or fails."""

    def __init__(self, error: Exception | None = None) -> None:
        self.end = threading.Event()
        self.error = error

    def __call__(self, cancel):
        yield FetchProgress(Marked("Downloading"), 250, 1000, bytes_per_s=50.0)
        while not self.end.wait(0.01):
            if cancel.cancelled:
                raise FetchCancelledError
        if self.error is not None:
            raise self.error
        yield FetchProgress(Marked("Ready"), 1000, 1000, finished=True)


@pytest.fixture
def transfers(qtbot):
    jobs = Jobs()
    made = Transfers(jobs)
    yield made
    assert made.close()
    assert jobs.close()


def test_several_run_at_once_and_end_by_themselves(transfers, qtbot):
    first, second = Steps(), Steps()
    transfers.run("one", "One", first)
    transfers.run("two", "Two", second)
    qtbot.waitUntil(lambda: [each.done for each in transfers.all] == [250, 250])
    stage, share, speed, left = transfer_line(transfers.all[0]).split(" · ")
    assert (stage, left) == ("Downloading", "about 15 s left")
    assert share.startswith("250\u00a0B of ")
    assert speed == "50\u00a0B a second"
    second.end.set()
    with qtbot.waitSignal(transfers.finished) as signal:
        pass
    assert signal.args[0].name == "two"
    assert [each.name for each in transfers.all] == ["one"]
    transfers.give_up(transfers.all[0])
    qtbot.waitUntil(lambda: not transfers.all)


def test_what_failed_says_why_and_can_be_tried_again(transfers, qtbot):
    steps = Steps(FetchError("The disk is full.", "Free some space."))
    steps.end.set()
    transfers.run("one", "One", steps)
    qtbot.waitUntil(lambda: transfers.all[0].state == "failed")
    assert transfer_line(transfers.all[0]) == "The disk is full. Free some space."
    steps.error = None
    with qtbot.waitSignal(transfers.finished):
        transfers.resume(transfers.all[0])
    assert not transfers.all


def test_one_of_a_name_runs_once(transfers, qtbot):
    transfers.run("one", "One", Steps())
    transfers.run("one", "One", Steps())
    assert len(transfers.all) == 1


def test_a_fault_of_ours_is_logged_and_told_without_its_words(transfers, qtbot, caplog):
    steps = Steps(RuntimeError("secret"))
    steps.end.set()
    transfers.run("one", "One", steps)
    qtbot.waitUntil(lambda: transfers.all[0].state == "failed")
    assert "Something went wrong" in transfer_line(transfers.all[0])
    assert "secret" in caplog.text


def test_at_the_end_of_the_program_all_stop(qtbot):
    jobs = Jobs()
    made = Transfers(jobs)
    made.run("one", "One", Steps())
    assert made.close()
    assert jobs.close()


@pytest.mark.parametrize(
    ("seconds", "words"), [(3, "about 3 s left"), (600, "about 10 min left"), (36_000, "about 10.0 h left")]
)
def test_the_time_left_is_in_units_one_reads(seconds, words):
    assert time_left(seconds) == words
