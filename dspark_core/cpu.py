"""How many processor cores there are to compute with. Imports no torch: the window asks too."""

import os

import psutil


def cores() -> int:
    """Physical cores that this process may use; a second thread on a core only waits for the same memory."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, psutil.cpu_count(logical=False) or usable))
