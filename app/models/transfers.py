"""What brings models here and takes time: downloads, imports, moves of the store. Each in a thread of its own, several
at once; a download can be paused, also by the end of the program, and goes on where it was. The first few run, the
others wait for their turn."""

import logging
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, QThread, Signal, Slot

from app.models.jobs import WAIT_MS, Failure, Jobs, failure_of
from dspark_core.cancel import CancelToken
from dspark_core.downloads.download import download
from dspark_core.downloads.partial import PartialDownload, begin, discard, list_partial
from dspark_core.downloads.plan import DownloadPlan
from dspark_core.models.fetch import FetchProgress
from dspark_core.models.fetch_errors import FetchCancelledError

log = logging.getLogger(__name__)

Steps = Callable[[CancelToken], Generator[FetchProgress, None, None]]
State = Literal["waiting", "running", "stopping", "paused", "failed", "finished"]


MOST_DOWNLOADS = 3
"""That run at once: more would only take the line from each other, and hubs limit what comes from one address."""


@dataclass(eq=False, slots=True)
class Transfer:
    """``name`` is unique among those that run. ``plan`` is that of a download, which can be paused; None for others.
    ``done`` of ``total`` bytes; total 0 where it is not known."""

    name: str
    title: str
    steps: Steps
    plan: DownloadPlan | None = None
    done: int = 0
    total: int = 0
    state: State = "waiting"
    progress: FetchProgress | None = None
    failure: Failure | None = None
    cancel: CancelToken = field(default_factory=CancelToken)
    given_up: bool = False
    """What came is to be removed."""
    on_disk: bool = False
    """Of a download: it is found again after the end of the program."""


class _Runner(QThread):
    """``stepped(transfer, progress)``, then ``ended(runner)`` with its ``failure``, None where it was finished, and
    ``cancelled``."""

    stepped = Signal(object, object)
    ended = Signal(object)

    def __init__(self, transfer: Transfer) -> None:
        super().__init__()
        self.setObjectName("transfer")
        self.transfer = transfer
        self.failure: Failure | None = None
        self.cancelled = False

    def run(self) -> None:
        try:
            for progress in self.transfer.steps(self.transfer.cancel):
                self.stepped.emit(self.transfer, progress)
        except FetchCancelledError:
            self.cancelled = True
        except Exception as error:
            self.failure = failure_of(error)
        self.ended.emit(self)


class Transfers(QObject):
    """Signals:
    changed(): another one, one less, or another state
    progressed(Transfer): it is further
    finished(Transfer): what it makes is in the store
    failed(Transfer): its ``failure`` says why
    """

    changed = Signal()
    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._runners: list[_Runner] = []
        self._line: list[Transfer] = []
        """Those that wait, the next one first."""
        self._closed = False
        self.all: list[Transfer] = []

    def find(self, name: str) -> Transfer | None:
        return next((transfer for transfer in self.all if transfer.name == name), None)

    def find_unfinished(self) -> None:
        """Show what was begun before this start as paused. Nothing goes on by itself."""
        self._jobs.run(self, list_partial, self._show_unfinished, lambda failure: log.warning("%s", failure.words))

    def download(self, plan: DownloadPlan) -> None:
        """Begin it, or go on with what was begun, in its turn."""
        before = self.find(plan.name)
        if before is not None:
            self.resume(before)
            return
        transfer = _download_of(plan)
        self.all.append(transfer)
        self._enqueue(transfer)

    def run(self, name: str, title: str, steps: Steps) -> None:
        """Something else with progress, unless one of that name runs already."""
        before = self.find(name)
        if before is not None and before.state == "failed":
            self.all.remove(before)
        elif before is not None:
            return
        transfer = Transfer(name, title, steps)
        self.all.append(transfer)
        self._run(transfer)

    def pause(self, transfer: Transfer) -> None:
        """Stop it, or take it out of the line; what came is kept."""
        if transfer.state == "waiting":
            self._line.remove(transfer)
            transfer.state = "paused"
            self.changed.emit()
        elif transfer.state == "running":
            transfer.state = "stopping"
            transfer.cancel.cancel()
            self.changed.emit()

    def resume(self, transfer: Transfer) -> None:
        if transfer.state in ("paused", "failed"):
            transfer.failure, transfer.cancel = None, CancelToken()
            if transfer.plan is None:
                self._run(transfer)
            else:
                self._enqueue(transfer)

    def put_first(self, transfer: Transfer) -> None:
        """Of those that wait it becomes the next."""
        if transfer in self._line:
            self._line.remove(transfer)
            self._line.insert(0, transfer)
            self.changed.emit()

    def place(self, transfer: Transfer) -> int:
        """In the line, from 1."""
        return self._line.index(transfer) + 1

    def give_up(self, transfer: Transfer) -> None:
        """Stop it, and remove what came."""
        before, transfer.state, transfer.given_up = transfer.state, "stopping", True
        if before in ("running", "stopping"):
            transfer.cancel.cancel()
        elif before != "waiting":
            self._discard(transfer)
        else:
            self._line.remove(transfer)
            if transfer.on_disk:  # else it is being written down, and is removed behind that
                self._discard(transfer)
        self.changed.emit()

    def close(self) -> bool:
        """Pause all; what came stays on the disk. False if that takes too long."""
        self._closed = True
        for transfer in self.all:
            transfer.cancel.cancel()
        waited = [runner.wait(WAIT_MS) for runner in self._runners]
        return all(waited)

    def _show_unfinished(self, found: list[PartialDownload]) -> None:
        for each in found:
            if self.find(each.plan.name) is None:
                transfer = _download_of(each.plan)
                transfer.done, transfer.state, transfer.on_disk = each.done, "paused", True
                self.all.append(transfer)
                log.info("unfinished: %s", transfer.name)
        self.changed.emit()

    def _enqueue(self, transfer: Transfer) -> None:
        if not self._line and self._has_room():
            self._run(transfer)
            return
        transfer.state = "waiting"
        self._line.append(transfer)
        self.changed.emit()
        if not transfer.on_disk:
            self._write_down(transfer)

    def _write_down(self, transfer: Transfer) -> None:
        """So that it is found again after the end of the program."""

        def written(_result: object = None) -> None:
            transfer.on_disk = True
            if transfer.given_up:
                self._discard(transfer)
            self._begin_next()

        def failed(failure: Failure) -> None:
            if transfer in self._line:
                self._line.remove(transfer)
            transfer.state, transfer.failure, transfer.given_up = "failed", failure, False
            self._begin_next()
            self.changed.emit()

        assert transfer.plan is not None  # only downloads wait
        self._jobs.run(self, partial(begin, transfer.plan), written, failed)

    def _has_room(self) -> bool:
        running = [each for each in self.all if each.plan is not None and each.state in ("running", "stopping")]
        return len(running) < MOST_DOWNLOADS

    def _begin_next(self) -> None:
        """As many of those that wait as may run, in their order; one that is being written down holds up the others."""
        while self._line and self._line[0].on_disk and self._has_room() and not self._closed:
            self._run(self._line.pop(0))

    def _run(self, transfer: Transfer) -> None:
        if self._closed:
            return
        transfer.state, transfer.on_disk = "running", True
        log.info("begun: %s", transfer.name)
        runner = _Runner(transfer)
        self._runners.append(runner)
        runner.stepped.connect(self._stepped)
        runner.ended.connect(self._ended)
        runner.start()
        self.changed.emit()

    @Slot(object, object)
    def _stepped(self, transfer: Transfer, progress: FetchProgress) -> None:
        transfer.progress, transfer.done = progress, progress.done
        transfer.total = progress.total or transfer.total
        self.progressed.emit(transfer)

    @Slot(object)
    def _ended(self, runner: _Runner) -> None:
        runner.wait()
        self._runners.remove(runner)
        transfer = runner.transfer
        if self._closed:
            return
        if runner.failure is None and not runner.cancelled:
            log.info("here now: %s", transfer.name)
            transfer.state = "finished"
            self.all.remove(transfer)
            self.changed.emit()
            self.finished.emit(transfer)
        elif transfer.given_up or (runner.cancelled and transfer.plan is None):
            self._discard(transfer)
        else:
            transfer.state, transfer.failure = "failed" if runner.failure else "paused", runner.failure
            log.info("%s: %s", transfer.state, transfer.name)
            self.changed.emit()
            if runner.failure is not None:
                self.failed.emit(transfer)
        self._begin_next()

    def _discard(self, transfer: Transfer) -> None:
        def gone(_result: object = None) -> None:
            if transfer in self.all:
                self.all.remove(transfer)
            log.info("given up: %s", transfer.name)
            self.changed.emit()
            self._begin_next()

        def failed(failure: Failure) -> None:
            transfer.state, transfer.failure, transfer.given_up = "failed", failure, False
            self.changed.emit()
            self._begin_next()

        if transfer.plan is None:
            gone()
        else:
            self._jobs.run(self, lambda: discard(transfer.name), gone, failed)


def _download_of(plan: DownloadPlan) -> Transfer:
    return Transfer(plan.name, plan.facts.repo, lambda cancel: download(plan, cancel), plan, total=plan.total_bytes)
