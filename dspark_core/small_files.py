"""Small files that several processes of this program change: one at a time, and whole or not at all.

Standard library only.
"""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What the system says of a lock that another holds: the last two on Windows."""
WAIT_S = 10.0
"""A change takes milliseconds: who waits longer waits for a process that hangs."""


@contextlib.contextmanager
def try_lock(path: Path) -> Iterator[bool]:
    """Whether this caller alone, among all processes and threads, has the lock file ``path`` until the end of the
    block. The system frees a dead holder's lock. Where the file system offers none, always. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            alone = True
        except OSError as error:
            alone = error.errno not in BUSY  # what has no locks, as some network drives, would be held for ever
        yield alone


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Alone with ``path``, a file or folder: what is read in this block is still true when it is written. Raises
    TimeoutError where another holds it for too long, OSError."""
    end = time.monotonic() + WAIT_S
    while True:
        with try_lock(path.with_name(f"{path.name}.lock")) as alone:
            if alone:
                yield
                return
        if time.monotonic() > end:
            raise TimeoutError(f"{path} is held by another process")
        time.sleep(0.01)


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` in place of what ``path`` holds: who reads meanwhile finds the old or the new. The caller holds
    ``locked``. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.part")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)
