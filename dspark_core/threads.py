"""How many CPU threads a target is fastest with, by measurement on this machine as it is now.

More threads read memory faster, but they wait for each other actively: beside another program that computes, as many
threads as cores are slower than one fewer, sometimes by far (docs/performance.md).
"""

import statistics
import time

import torch

from dspark_core.cpu import cores
from dspark_core.requests import LoadRequest
from dspark_core.target.model import Target

MAX_THREADS = 256
"""torch takes any number and crashes with a very large one."""
WIDTHS = (1, 8)
BUDGET_S = 0.6
ROUNDS = 8
WORTH = 0.9
"""More threads are taken only when they bring the time down to this part: whoever draws the window needs a core too."""


def thread_count(request: LoadRequest) -> int:
    """Those asked for, else all cores (``measured`` begins with them)."""
    return request.threads if isinstance(request.threads, int) else min(cores(), MAX_THREADS)


def fastest_threads(target: Target) -> int:
    """One of all cores, all but one, half of them. Takes BUDGET_S, or one round where passes are slow."""
    choices = sorted({cores(), max(1, cores() - 1), max(1, cores() // 2)})
    if len(choices) == 1:
        return choices[0]
    cache = target.new_cache(max(WIDTHS))
    seconds: dict[int, list[float]] = {threads: [] for threads in choices}
    ends = time.perf_counter() + BUDGET_S
    for _ in range(ROUNDS):
        for threads in choices:  # interleaved: noise disturbs all alike
            torch.set_num_threads(threads)
            target.forward([0], cache)  # the pool is there and awake
            began = time.perf_counter()
            for width in WIDTHS:
                target.forward([0] * width, cache)
            seconds[threads].append(time.perf_counter() - began)
        if time.perf_counter() > ends:
            break
    best = choices[0]
    for threads in choices[1:]:
        if statistics.median(seconds[threads]) < WORTH * statistics.median(seconds[best]):
            best = threads
    return best
