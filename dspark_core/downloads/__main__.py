"""The child process of a download: python -m dspark_core.downloads.

The first line of stdin is the plan and the token as JSON; when stdin closes, the download stops. stdout is JSON lines:
progress, and in the end "ready" or the error that is the user's to act on. Exit status 0 only after "ready".
"""

import json
import os
import sys
import threading
import traceback
from dataclasses import asdict
from typing import Any

from dspark_core.cancel import CancelToken
from dspark_core.downloads.plan import plan_from_json
from dspark_core.downloads.transfer import transfer
from dspark_core.errors import CorruptFileError, EngineError
from dspark_core.marked import as_json
from dspark_core.models.fetch_errors import explain_os_error


def main() -> int:
    job = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        for step in transfer(plan_from_json(job["plan"]), job["token"], CancelToken()):
            say({"progress": asdict(step) | {"stage": as_json(step.stage)}})
    except (EngineError, OSError) as error:
        told = explain_os_error(error) if isinstance(error, OSError) else error
        corrupt = isinstance(told, CorruptFileError)
        say({"error": {"message": as_json(told.message), "hint": as_json(told.hint), "corrupt": corrupt}})
        return 1
    return 0


def say(line: dict[str, Any]) -> None:
    print(json.dumps(line), flush=True)  # noqa: T201 - stdout is this program's interface to its parent


def _end_with_parent() -> None:
    """Exit at once when stdin closes: a download can be cut at any moment, and goes on from there."""
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    try:
        status = main()
    except Exception:
        traceback.print_exc()  # the last line of stderr is what the parent tells
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # the thread above still waits in a read that interpreter shutdown cannot interrupt
