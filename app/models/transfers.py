"""What brings models here and takes time: downloads, imports, moves of the store. Each in a thread of its own, several
at once; a download can be paused, also by the end of the program, and goes on where it was."""

import logging
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QObject, QThread, Signal, Slot

from app.models.jobs import WAIT_MS, Failure, Jobs, failure_of
from dspark_core.cancel import CancelToken
from dspark_core.downloads.download import download
from dspark_core.downloads.partial import PartialDownload, discard, list_partial
from dspark_core.downloads.plan import DownloadPlan
from dspark_core.models.fetch import FetchProgress
from dspark_core.models.fetch_errors import FetchCancelledError

log = logging.getLogger(__name__)

Steps = Callable[[CancelToken], Generator[FetchProgress, None, None]]
State = Literal["running", "stopping", "paused", "failed", "finished"]


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
    state: State = "running"
    progress: FetchProgress | None = None
    failure: Failure | None = None
    cancel: CancelToken = field(default_factory=CancelToken)
    given_up: bool = False
    """What came is to be removed."""


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
        self._closed = False
        self.all: list[Transfer] = []

    def find(self, name: str) -> Transfer | None:
        return next((transfer for transfer in self.all if transfer.name == name), None)

    def find_unfinished(self) -> None:
        """Show what was begun before this start as paused. Nothing goes on by itself."""
        self._jobs.run(self, list_partial, self._show_unfinished, lambda failure: log.warning("%s", failure.words))

    def download(self, plan: DownloadPlan) -> None:
        """Begin it, or go on with what was begun."""
        before = self.find(plan.name)
        if before is not None:
            self.resume(before)
            return
        self._start(_download_of(plan))

    def run(self, name: str, title: str, steps: Steps) -> None:
        """Something else with progress, unless one of that name runs already."""
        before = self.find(name)
        if before is not None and before.state == "failed":
            self.all.remove(before)
        elif before is not None:
            return
        self._start(Transfer(name, title, steps))

    def pause(self, transfer: Transfer) -> None:
        if transfer.state == "running":
            transfer.state = "stopping"
            transfer.cancel.cancel()
            self.changed.emit()

    def resume(self, transfer: Transfer) -> None:
        if transfer.state in ("paused", "failed"):
            transfer.state, transfer.failure, transfer.cancel = "running", None, CancelToken()
            self._run(transfer)

    def give_up(self, transfer: Transfer) -> None:
        """Stop it, and remove what came."""
        transfer.given_up = True
        if transfer.state in ("running", "stopping"):
            transfer.state = "stopping"
            transfer.cancel.cancel()
            self.changed.emit()
        else:
            self._discard(transfer)

    def close(self) -> bool:
        """Pause all; what came stays on the disk. False if that takes too long."""
        self._closed = True
        for transfer in self.all:
            transfer.cancel.cancel()
        waited = [runner.wait(WAIT_MS) for runner in self._runners]
        return all(waited)

    def _show_unfinished(self, found: list[PartialDownload]) -> None:
        for partial in found:
            if self.find(partial.plan.name) is None:
                transfer = _download_of(partial.plan)
                transfer.done, transfer.state = partial.done, "paused"
                self.all.append(transfer)
                log.info("unfinished: %s", transfer.name)
        self.changed.emit()

    def _start(self, transfer: Transfer) -> None:
        self.all.append(transfer)
        self._run(transfer)

    def _run(self, transfer: Transfer) -> None:
        if self._closed:
            return
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

    def _discard(self, transfer: Transfer) -> None:
        def gone(_result: object = None) -> None:
            if transfer in self.all:
                self.all.remove(transfer)
            log.info("given up: %s", transfer.name)
            self.changed.emit()

        def failed(failure: Failure) -> None:
            transfer.state, transfer.failure, transfer.given_up = "failed", failure, False
            self.changed.emit()

        if transfer.plan is None:
            gone()
        else:
            self._jobs.run(self, lambda: discard(transfer.name), gone, failed)


def _download_of(plan: DownloadPlan) -> Transfer:
    return Transfer(plan.name, plan.facts.repo, lambda cancel: download(plan, cancel), plan, total=plan.total_bytes)
