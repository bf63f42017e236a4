"""A download as the window and the command line see it: a generator of progress over a child process.

Several may run at once, each in a thread of its caller. Pause: cancel the token or close the generator; what came is
kept. Resume: the same call again, also after the program was killed. Cancel for good: ``discard`` after it ended.
"""

import contextlib
import json
from collections.abc import Generator
from typing import Any

from dspark_core.cancel import CancelToken
from dspark_core.downloads.plan import DownloadPlan
from dspark_core.downloads.token import read_token
from dspark_core.errors import CorruptFileError, FetchError
from dspark_core.marked import Marked, from_json
from dspark_core.models.child import Ended, module_command, module_environment, run_child
from dspark_core.models.fetch import FetchProgress
from dspark_core.models.fetch_errors import FetchCancelledError
from dspark_core.preferences import require_network


def download(plan: DownloadPlan, cancel: CancelToken | None = None) -> Generator[FetchProgress, None, None]:
    """Bring ``plan`` into the store, verified, whole or not at all (``store.installed(plan.name)``).

    Raises FetchCancelledError (stopped; resumable), FetchError (network, room, rights, gated: says what to do),
    CorruptFileError (not the content of the commit), OfflineError.
    """
    require_network(Marked("A download"))
    environment = module_environment(PYTHONUTF8="1")
    # through the pipe: any program on this computer can read a command line, and a child's environment may be logged
    job = json.dumps({"plan": plan.as_json(), "token": read_token()}).encode() + b"\n"
    environment.pop("HF_TOKEN", None)
    lines = run_child(module_command("dspark_core.downloads"), environment, cancel or CancelToken(), job)
    ended = yield from _relay(lines)
    if ended.cancelled:
        raise FetchCancelledError
    if ended.status != 0:
        last = (ended.errors.strip().splitlines() or [Marked("exit status {status}", status=ended.status)])[-1]
        raise FetchError(
            "The download of {repo} broke off: {last}.",
            "Try again; what came is kept.",
            repo=plan.facts.repo,
            last=last,
        )


def _relay(lines: Generator[str, None, Ended]) -> Generator[FetchProgress, None, Ended]:
    """The child's lines as progress; raises the error that it tells."""
    with contextlib.closing(lines):
        while True:
            try:
                told: dict[str, Any] = json.loads(next(lines))
            except StopIteration as end:
                ended: Ended = end.value
                return ended
            if "error" in told:
                error = told["error"]
                kind = CorruptFileError if error["corrupt"] else FetchError
                raise kind(from_json(error["message"]), from_json(error["hint"]))
            progress = told["progress"]
            yield FetchProgress(**progress | {"stage": from_json(progress["stage"])})
