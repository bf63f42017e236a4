"""Transfers: several at once, paused, resumed, given up; what failed stays with its reason."""

import threading

import pytest

from app.models.jobs import Jobs
from app.models.transfer_list import TransferList
from app.models.transfers import Transfers
from app.models.words import time_left, transfer_line
from dspark_core.downloads.partial import list_partial
from dspark_core.downloads.plan import DownloadPlan, RemoteFile, RepoFacts
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


@pytest.fixture
def downloads(transfers, qtbot, monkeypatch):
    """Downloads that go on until they are told to end: (names) -> they are asked for in this order."""
    ends: dict[str, Steps] = {}

    def steps(plan, cancel):
        return ends[plan.name](cancel)

    def ask(*names: str) -> dict[str, Steps]:
        for name in names:
            ends[name.replace("/", "--")] = Steps()
            file = RemoteFile("model.safetensors", 1000, "a" * 64)
            transfers.download(DownloadPlan(RepoFacts(name, "b" * 40, (file,)), (file,)))
        return ends

    monkeypatch.setattr("app.models.transfers.download", steps)
    return ask


def states(transfers) -> str:
    return " ".join(f"{each.title[2:]}:{each.state}" for each in transfers.all)


def test_three_run_and_the_others_wait_in_their_order(transfers, downloads, qtbot):
    ends = downloads("a/1", "a/2", "a/3", "a/4", "a/5", "a/6")
    assert states(transfers) == "1:running 2:running 3:running 4:waiting 5:waiting 6:waiting"
    assert transfer_line(transfers.find("a--5")).startswith("waits for its turn: 0")
    transfers.run("move", "a move", Steps())  # no download: it takes nobody's turn
    assert transfers.find("move").state == "running"
    qtbot.waitUntil(lambda: all(each.on_disk for each in transfers.all if each.plan))
    rows = TransferList(transfers)
    qtbot.addWidget(rows)
    assert [row.transfer.name for row in rows._rows if not row.first.isHidden()] == ["a--5", "a--6"]
    transfers.put_first(transfers.find("a--6"))
    assert [transfers.place(transfers.find(name)) for name in ("a--6", "a--4", "a--5")] == [1, 2, 3]
    ends["a--2"].end.set()
    qtbot.waitUntil(lambda: transfers.find("a--6").state == "running")
    transfers.pause(transfers.find("a--1"))  # what is paused makes room, and waits when it goes on
    qtbot.waitUntil(lambda: transfers.find("a--4").state == "running")
    transfers.resume(transfers.find("a--1"))
    transfers.pause(transfers.find("a--5"))
    assert states(transfers) == "1:waiting 3:running 4:running 5:paused 6:running move:running"
    transfers.resume(transfers.find("a--5"))
    transfers.give_up(transfers.find("a--5"))  # while it waits, written down
    assert transfers.find("a--5").state == "stopping"
    qtbot.waitUntil(lambda: transfers.find("a--5") is None)
    transfers.give_up(transfers.find("a--3"))
    qtbot.waitUntil(lambda: transfers.find("a--1").state == "running")
    assert transfers.find("a--3") is None


def test_who_waits_is_there_again_after_the_end_or_is_taken_out_for_good(transfers, downloads, qtbot):
    downloads("a/1", "a/2", "a/3", "a/4", "a/5", "a/6")
    for name in ("a--5", "a--6"):
        transfers.give_up(transfers.find(name))  # before it was written down, perhaps
    qtbot.waitUntil(lambda: len(transfers.all) == 4)
    qtbot.waitUntil(lambda: [each.plan.name for each in list_partial()] == ["a--4"])
    jobs = Jobs()
    again = Transfers(jobs)
    again.find_unfinished()
    qtbot.waitUntil(lambda: states(again) == "4:paused")
    assert jobs.close()


def test_a_line_that_cannot_be_written_down_says_why(transfers, downloads, qtbot, monkeypatch):
    def begin(plan):
        raise FetchError("The disk is full.", "Free some space.")

    monkeypatch.setattr("app.models.transfers.begin", begin)
    downloads("a/1", "a/2", "a/3", "a/4")
    qtbot.waitUntil(lambda: transfers.find("a--4").state == "failed")
    assert transfer_line(transfers.find("a--4")) == "The disk is full. Free some space."


def test_a_download_that_cannot_be_removed_holds_up_nobody(transfers, downloads, qtbot, monkeypatch):
    def discard(name):
        raise FetchError("The download is running.", "Stop it first.")

    monkeypatch.setattr("app.models.transfers.discard", discard)
    downloads("a/1", "a/2", "a/3", "a/4")
    transfers.give_up(transfers.find("a--1"))
    qtbot.waitUntil(lambda: states(transfers) == "1:failed 2:running 3:running 4:running")


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
