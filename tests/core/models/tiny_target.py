"""A packaged target of a few hundred bytes and a stand-in for pip and the converter, for tests without a network."""

import hashlib
import zipfile
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path

from dspark_core.cancel import CancelToken
from dspark_core.models.catalogue import PackagedTarget
from dspark_core.models.child import Ended, Limits
from dspark_core.models.convert import EXPECTED

GGUF = b"GGUF" + bytes(range(256)) * 20
LICENCE = b"Apache License\n"
DONE = Ended(0, False, "")


def make_wheel(path: Path, gguf: bytes = GGUF, extra: Mapping[str, bytes] | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tiny/tiny.gguf", gguf)
        archive.writestr("tiny/__init__.py", "raise SystemExit('code of the wheel was run')")
        archive.writestr("tiny-1.dist-info/LICENSE", LICENCE)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path


def make_target(wheel: Path, gguf: bytes = GGUF) -> PackagedTarget:
    """The catalogue entry that pins this wheel."""
    content = wheel.read_bytes()
    return PackagedTarget(
        name="tiny",
        title="Tiny",
        requirement="tiny==1",
        wheel_name=wheel.name,
        wheel_bytes=len(content),
        wheel_sha256=hashlib.sha256(content).hexdigest(),
        gguf_member="tiny/tiny.gguf",
        gguf_bytes=len(gguf),
        gguf_sha256=hashlib.sha256(gguf).hexdigest(),
        licence_member="tiny-1.dist-info/LICENSE",
        licence="Apache-2.0",
        converted_bytes=1000,
    )


Child = Callable[[Sequence[str], Mapping[str, str], CancelToken], Generator[str, None, Ended]]


def fake_child(
    wheel: Path,
    *,
    pip: Ended = DONE,
    converter: Ended = DONE,
    calls: list[str] | None = None,
) -> Child:
    """Acts as pip download and as the converter; each ends as told. ``calls`` collects what was run."""

    def run(
        command: Sequence[str], _environment: Mapping[str, str], _cancel: CancelToken, limits: Limits | None = None
    ) -> Generator[str, None, Ended]:
        words = list(command)
        if "pip" in words:
            if calls is not None:
                calls.append("pip")
            size = wheel.stat().st_size
            yield "Collecting tiny==1"
            yield f"Progress {size // 2} of {size}"
            yield f"Progress {size} of {size}"
            if pip.status == 0:
                folder = Path(words[words.index("--dest") + 1])
                folder.mkdir()
                (folder / wheel.name).write_bytes(wheel.read_bytes())
            return pip
        if calls is not None:
            calls.append("convert")
        yield "Reading the weights"
        if converter.status == 0:
            for name in EXPECTED:
                (Path(words[-2]) / name).write_text(name)
        return converter

    return run


def drain(lines: Generator[str, None, Ended]) -> tuple[list[str], Ended]:
    """All lines of a child, and how it ended."""
    seen = []
    while True:
        try:
            seen.append(next(lines))
        except StopIteration as end:
            return seen, end.value
