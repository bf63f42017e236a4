"""One file from the hub to the disk: by ranges, hashed while it comes, tried again when the connection breaks."""

import hashlib
import os
import re
import time
from collections.abc import Generator
from dataclasses import dataclass
from urllib.parse import quote

import httpx2

from dspark_core.cancel import CancelToken
from dspark_core.downloads.connection import UnreachableError, get
from dspark_core.downloads.partial import part_file, whole_file
from dspark_core.downloads.plan import DownloadPlan, RemoteFile
from dspark_core.errors import CorruptFileError
from dspark_core.marked import NOTHING, Marked
from dspark_core.models.fetch_errors import FetchCancelledError
from dspark_core.models.store import CHUNK_BYTES
from dspark_core.preferences import endpoint

TRIES = 6
"""How often in a row a try may fail without getting further than those before."""
LONGEST_WAIT_S = 60.0


@dataclass(frozen=True, slots=True)
class Received:
    """``done`` bytes of the file are on the disk; ``came`` of them over the network since the last Received."""

    done: int
    came: int = 0
    waiting: Marked = NOTHING
    """Why nothing comes at the moment, in words; empty otherwise."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where files come from, and the first pause after a failure, which doubles each time."""

    client: httpx2.Client
    token: str | None
    cancel: CancelToken
    pause_s: float = 1.0


Steps = Generator[Received, None, str]


def receive(plan: DownloadPlan, file: RemoteFile, source: Source) -> Steps:
    """Bring ``file`` to ``whole_file(plan, file)``, going on where an earlier try ended; returns its SHA-256.

    Raises FetchError, FetchCancelledError, CorruptFileError, OSError.
    """
    part = part_file(plan, file)
    content = _Content(file)
    with part.open("ab+") as sink:
        descriptor = sink.fileno()
        yield from _read_again(descriptor, content, source.cancel)
        yield from _fill(plan, descriptor, content, source)
        if not content.matches() and content.pieced:
            # the fault may lie in what an earlier try left: once more from the start, and only once
            content.restart(descriptor)
            yield from _fill(plan, descriptor, content, source)
        if not content.matches():
            content.restart(descriptor)
            raise CorruptFileError(
                "{file} of {repo} came whole but is not the file of this version: its hash differs.",
                "It was altered on the way or replaced on the server. Try again, or look the model up again.",
                file=file.name,
                repo=plan.facts.repo,
            )
        os.fsync(descriptor)
    os.replace(part, whole_file(plan, file))
    return content.sha256.hexdigest()


class _Content:
    """What came of a file: how much, its hashes, and whether it was ``pieced`` together from several answers."""

    def __init__(self, file: RemoteFile) -> None:
        self.file = file
        self._begin()

    def _begin(self) -> None:
        self.done = 0
        self.pieced = False
        self.sha256 = hashlib.sha256()
        self._own = self.file.hasher()

    def restart(self, descriptor: int) -> None:
        os.ftruncate(descriptor, 0)
        self._begin()

    def add(self, chunk: bytes) -> None:
        self.sha256.update(chunk)
        if not self.file.sha256:
            self._own.update(chunk)
        self.done += len(chunk)

    def matches(self) -> bool:
        return (self.sha256 if self.file.sha256 else self._own).hexdigest() == self.file.digest


def _read_again(descriptor: int, content: _Content, cancel: CancelToken) -> Generator[Received]:
    """Hash what an earlier run left."""
    if os.fstat(descriptor).st_size > content.file.bytes:
        os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    while chunk := os.read(descriptor, CHUNK_BYTES):
        _heed(cancel)
        content.add(chunk)
        content.pieced = True
        yield Received(content.done)


def _fill(plan: DownloadPlan, descriptor: int, content: _Content, source: Source) -> Generator[Received]:
    """Request what is missing until all of it came, with pauses between failures."""
    failures, furthest, pause = 0, content.done, source.pause_s
    while content.done < content.file.bytes:
        try:
            yield from _request(plan, descriptor, content, source)
        except UnreachableError as error:
            if content.done > furthest:
                failures, furthest, pause = 0, content.done, source.pause_s
            failures += 1
            if failures == TRIES:
                raise
            yield Received(content.done, 0, error.message)
            _wait(min(error.retry_after or pause, LONGEST_WAIT_S), source.cancel)
            pause *= 2


def _request(plan: DownloadPlan, descriptor: int, content: _Content, source: Source) -> Generator[Received]:
    """One request for what is missing. Returns when all of it came, raises UnreachableError when it did not."""
    file = content.file
    url = f"{endpoint()}/{plan.facts.repo}/resolve/{plan.facts.revision}/{quote(file.name)}"
    # No If-Range: the file belongs to one commit, so its hash tells whether the halves fit. An entity tag would start
    # gigabytes anew whenever another storage host, with tags of its own, answers.
    headers = {"Range": f"bytes={content.done}-{file.bytes - 1}"} if content.done else {}
    with get(source.client, url, source.token, headers) as response:
        _find_place(response, descriptor, content)
        for chunk in response.iter_raw():
            _heed(source.cancel)
            wanted = chunk[: file.bytes - content.done]  # an endless body ends at the promised size
            _write(descriptor, wanted)
            content.add(wanted)
            yield Received(content.done, len(wanted))
            if content.done == file.bytes:
                return
        raise UnreachableError(
            "{host} ended the transfer early.", "Try again; what came is kept.", host=response.url.host
        )


def _find_place(response: httpx2.Response, descriptor: int, content: _Content) -> None:
    """Where the body of ``response`` belongs: behind what is there, or at the start. Raises UnreachableError, after
    clearing the file, when it is neither; CorruptFileError when the server's file has another size."""
    file, host = content.file, response.url.host
    if response.status_code == 200:  # a server that knows no ranges, or was asked for none
        if content.done:
            content.restart(descriptor)
        length = response.headers.get("Content-Length", "")
        if length.isdigit() and int(length) != file.bytes:
            raise _replaced(content, host)
        return
    match = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", ""), re.ASCII)
    if response.status_code == 416 or match is None or int(match[1]) != content.done:
        content.restart(descriptor)
        raise UnreachableError("{host} answered with another part of the file.", "Try again.", host=host)
    if match[2] not in ("*", str(file.bytes)):
        raise _replaced(content, host)
    content.pieced = True


def _replaced(content: _Content, host: str) -> CorruptFileError:
    return CorruptFileError(
        "{file} has another size at {host} than in the version that was looked up.",
        "It was replaced there. Look the model up again.",
        file=content.file.name,
        host=host,
    )


def _heed(cancel: CancelToken) -> None:
    if cancel.cancelled:
        raise FetchCancelledError


def _write(descriptor: int, chunk: bytes) -> None:
    left = memoryview(chunk)
    while left:
        left = left[os.write(descriptor, left) :]


def _wait(seconds: float, cancel: CancelToken) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        _heed(cancel)
        time.sleep(min(left, 0.1))
