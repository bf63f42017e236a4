import sys
import time
from collections.abc import Generator

import pytest
from tiny_target import drain

from dspark_core.cancel import CancelToken
from dspark_core.models import child
from dspark_core.models.child import Ended, Limits, run_child


def python(code: str, cancel: CancelToken | None = None) -> Generator[str, None, Ended]:
    return run_child([sys.executable, "-c", code], {"PYTHONUTF8": "1"}, cancel or CancelToken())


def test_lines_status_and_errors_arrive() -> None:
    lines, ended = drain(python("import sys; print('a'); print('bé'); sys.stderr.write('why'); sys.exit(3)"))
    assert lines == ["a", "bé"]
    assert ended == Ended(3, False, "why")


def test_a_child_is_told_what_may_not_stand_in_its_command_line() -> None:
    code = "import sys; print(len(sys.stdin.readline())); sys.stdout.flush(); sys.stdin.read()"
    lines = run_child([sys.executable, "-c", code], {}, CancelToken(), b"x" * 200_000 + b"\n")
    assert next(lines) == "200001"  # more than a pipe holds at once
    lines.close()


def test_a_child_that_does_not_listen_is_no_failure() -> None:
    lines = run_child([sys.executable, "-c", "import sys; sys.stdin.close()"], {}, CancelToken(), b"x" * 200_000)
    assert drain(lines) == ([], Ended(0, False, ""))


def test_only_the_end_of_much_stderr_is_kept() -> None:
    _, ended = drain(python("import sys; sys.stderr.write('x' * 100_000 + 'end')"))
    assert len(ended.errors) == child.ERRORS_BYTES
    assert ended.errors.endswith("xend")


def test_cancel_stops_a_silent_child_within_a_second() -> None:
    cancel = CancelToken()
    lines = python("import time; print('started', flush=True); time.sleep(60)", cancel)
    assert next(lines) == "started"
    cancel.cancel()
    begun = time.monotonic()
    _, ended = drain(lines)
    assert ended.cancelled
    assert ended.status != 0
    assert time.monotonic() - begun < 5


def test_a_child_that_ignores_the_request_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "STOP_S", 0.3)
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); time.sleep(60)"
    lines = python(code)
    next(lines)
    begun = time.monotonic()
    lines.close()
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("code", "limits", "told"),
    [
        ("while True: pass", Limits(0.5, 1 << 40), "it computed for more than 0 seconds"),
        (
            "import time; x = bytearray(300_000_000); time.sleep(60)",
            Limits(60, 100 << 20),
            "0.1 GB of memory",
        ),
        ("while True: print('x' * 100)", Limits(0.5, 1 << 40), "it computed"),
    ],
    ids=["time", "memory", "time, with much to say"],
)
def test_a_child_beyond_its_limits_is_ended(code: str, limits: Limits, told: str) -> None:
    command = [sys.executable, "-c", code]
    _, ended = drain(run_child(command, {}, CancelToken(), limits=limits))
    assert not ended.cancelled
    assert told in str(ended.ran_away)


def test_a_child_within_its_limits_ends_by_itself() -> None:
    command = [sys.executable, "-c", "import time; print('a', flush=True); time.sleep(0.5)"]
    lines, ended = drain(run_child(command, {}, CancelToken(), limits=Limits(60, 1 << 40)))
    assert (lines, ended) == (["a"], Ended(0, False, ""))
