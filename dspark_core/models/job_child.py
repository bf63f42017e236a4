"""The inside of a child process that carries out one job (child.py is the outside).

The first line of stdin is the job as JSON. When stdin closes, with the parent or by its wish, the process ends at once.
stdout is JSON lines, "error" among them: that is the user's to act on, in words that the parent can translate. Exit
status 0 only where the job was carried out.
"""

import errno
import json
import os
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

from dspark_core.errors import CorruptFileError, EngineError
from dspark_core.marked import as_json
from dspark_core.models.fetch_errors import explain_os_error


def carry_out(work: Callable[[dict[str, Any]], None], heard: Callable[[], None] = lambda: None) -> NoReturn:
    """Do ``work`` with the job, then end the process. ``heard`` is called in a thread of its own for each further line
    of stdin."""
    status = 1
    try:
        status = _status(work, heard)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:  # also where the parent is gone and nothing can be said
        os._exit(status)  # the listening thread waits in a read that interpreter shutdown cannot interrupt


def _status(work: Callable[[dict[str, Any]], None], heard: Callable[[], None]) -> int:
    try:
        job = json.loads(sys.stdin.buffer.readline())
        threading.Thread(target=_listen, args=(heard,), daemon=True).start()
        work(job)
    except (EngineError, OSError) as error:
        if isinstance(error, OSError) and error.errno not in (errno.ENOSPC, errno.EDQUOT):
            traceback.print_exc()  # it may be our bug
        told = explain_os_error(error) if isinstance(error, OSError) else error
        corrupt = isinstance(told, CorruptFileError)
        say({"error": {"message": as_json(told.message), "hint": as_json(told.hint), "corrupt": corrupt}})
    except Exception:
        traceback.print_exc()  # the last line of stderr is what the parent tells
    else:
        return 0
    return 1


def say(line: dict[str, Any]) -> None:
    print(json.dumps(line), flush=True)  # noqa: T201 - stdout is this program's interface to its parent


def _listen(heard: Callable[[], None]) -> None:
    """Exit at once when stdin closes: a job can be cut at any moment, and goes on from its files."""
    while line := sys.stdin.buffer.readline():
        if line.strip():
            heard()
    os._exit(1)
