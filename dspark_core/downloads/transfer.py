"""Carries a plan out, in the process that calls it: file after file, then into the store as a whole."""

import time
from collections import deque
from collections.abc import Generator

from dspark_core.cancel import CancelToken
from dspark_core.downloads.connection import open_client
from dspark_core.downloads.partial import WHOLE, bytes_there, lock_file, partial_folder, prepare, remove, whole_file
from dspark_core.downloads.plan import DownloadPlan, check_disk
from dspark_core.downloads.receive import Source, Steps, receive
from dspark_core.errors import FetchError
from dspark_core.marked import Marked
from dspark_core.models.fetch import FetchProgress
from dspark_core.models.fetch_errors import FetchCancelledError
from dspark_core.models.store import install, models_dir, try_lock

EVERY_S = 0.2
"""Seconds between two words of progress."""
SPEED_S = 5.0
"""Seconds over which the speed is taken."""
STAGES = {False: Marked("Checking what came before"), True: Marked("Downloading")}


class Speed:
    """Bytes per second that came over the network in the last SPEED_S seconds."""

    def __init__(self) -> None:
        self._came: deque[tuple[float, int]] = deque([(time.monotonic(), 0)])
        self._total = 0

    def add(self, came: int) -> float | None:
        """None in the first second: a speed would be a guess."""
        now = time.monotonic()
        self._total += came
        self._came.append((now, self._total))
        while len(self._came) > 2 and now - self._came[1][0] > SPEED_S:
            self._came.popleft()
        began, before = self._came[0]
        return (self._total - before) / (now - began) if now - began > 1 else None


def transfer(
    plan: DownloadPlan, token: str | None, cancel: CancelToken, pause_s: float = 1.0
) -> Generator[FetchProgress, None, None]:
    """Bring ``plan`` into the store. What came stays when this ends early, so that the next call goes on from there.

    ``pause_s``: seconds before the second try after a failure. Raises FetchError, FetchCancelledError,
    CorruptFileError, OfflineError, OSError.
    """
    with try_lock(lock_file(plan.name)) as alone:
        if not alone:
            raise FetchError(
                "{repo} is being downloaded already.", "Wait for it, or stop it first.", repo=plan.facts.repo
            )
        prepare(plan)
        _require_room(plan)
        hashes = {}
        with open_client() as client:
            source = Source(client, token, cancel, pause_s)
            progress = _Progress(plan)
            for file in plan.files:
                if not whole_file(plan, file).is_file():
                    hashes[file.name] = yield from progress.of(receive(plan, file, source))
                progress.before += file.bytes
        yield FetchProgress(Marked("Storing"), plan.total_bytes, plan.total_bytes)
        _store(plan, hashes, cancel)
    yield FetchProgress(Marked("Ready"), plan.total_bytes, plan.total_bytes, finished=True)


class _Progress:
    """What is told of a download: at most every EVERY_S seconds, and whenever the stage changes."""

    def __init__(self, plan: DownloadPlan) -> None:
        self.before = 0
        """Bytes of the files before the one that comes now."""
        self._total = plan.total_bytes
        self._speed = Speed()
        self._told, self._stage = 0.0, ""

    def of(self, steps: Steps) -> Generator[FetchProgress, None, str]:
        """The steps of a file as progress of the whole download; returns what they return."""
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                sha256: str = end.value
                return sha256
            speed = self._speed.add(step.came)
            stage = STAGES[step.came > 0]
            if step.waiting:
                stage = Marked("Trying again: {reason}", reason=step.waiting)
            now = time.monotonic()
            if now - self._told >= EVERY_S or stage != self._stage:
                self._told, self._stage = now, stage
                yield FetchProgress(stage, self.before + step.done, self._total, bytes_per_s=speed)


def _require_room(plan: DownloadPlan) -> None:
    check = check_disk(plan, models_dir(), bytes_there(plan))
    if not check.fits:
        raise FetchError(
            "{repo} needs {needed:.1f} GB of free disk space in {folder}; {free:.1f} GB are free.",
            "Free some space and resume, or choose another folder for the models.",
            repo=plan.facts.repo,
            needed=check.needed / 1e9,
            folder=check.folder,
            free=check.free / 1e9,
        )


def _store(plan: DownloadPlan, hashes: dict[str, str], cancel: CancelToken) -> None:
    """Move the finished folder to its place, once nobody else changes the store."""
    facts = plan.facts
    origin = {"repo": facts.repo, "revision": facts.revision, "licence": facts.licence, "endpoint": facts.endpoint}
    while True:
        with try_lock() as alone:
            if alone:
                install(partial_folder(plan) / WHOLE, plan.name, origin, hashes)
                remove(partial_folder(plan))
                return
        if cancel.cancelled:
            raise FetchCancelledError
        time.sleep(0.2)
