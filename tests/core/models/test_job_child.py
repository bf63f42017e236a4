"""The end of a child process that carries out one job: always with a status, and a trace of what may be our bug."""

import json
import subprocess
import sys

import pytest

CHILD = """
import os, sys
from dspark_core.models.job_child import carry_out

def work(job):
    {work}

carry_out(work)
"""


def child(work: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    program = [sys.executable, "-c", CHILD.format(work=work)]
    found = subprocess.Popen(program, stdin=pipe, stdout=pipe, stderr=pipe)
    assert found.stdin is not None
    found.stdin.write(b"{}\n")
    found.stdin.flush()  # and it stays open: the child still listens
    return found


@pytest.mark.parametrize(("code", "traced"), [("errno.ENOSPC", False), ("errno.ENOENT", True)])
def test_a_file_operation_that_failed_is_told_and_leaves_a_trace_unless_the_disk_is_full(
    code: str, traced: bool
) -> None:
    running = child(f"import errno; raise OSError({code}, 'x', 'a-file')")
    assert running.stdout is not None
    said = running.stdout.readline()
    assert running.wait(60) == 1
    assert "error" in json.loads(said)
    assert (b"Traceback" in running.communicate()[1]) is traced


def test_it_ends_where_nobody_hears_what_went_wrong() -> None:
    running = child("os.close(1); raise OSError(2, 'x')")  # to say it fails too
    assert running.wait(60) == 1
    running.communicate()
