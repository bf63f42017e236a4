"""The self-test of whole passes, on the starter target: exact rows, captured against eager passes, cost by width.

Runs on the CPU too, where nothing is captured. ``recorder`` is what captures (target/graphs.py).
"""

import statistics
import time
from collections.abc import Iterator

import torch

from dspark_core.bandwidth import measure_read_bandwidth
from dspark_core.checkpoints.model_folder import ModelFolder
from dspark_core.evaluation.check import Check
from dspark_core.steps import result_of
from dspark_core.target.graphs import WIDTHS, GraphPasses, Recorder
from dspark_core.target.kv_cache import KVCache
from dspark_core.target.loading import load_target, resolve_precision
from dspark_core.target.model import Target

CONTEXT, CACHED = 1024, 200
"""Positions of the cache, and those in front of the passes."""
LIMIT = 0.05
"""Largest difference of a logit between a captured and an ordinary pass, as a part of the largest logit: their kernels
may round otherwise."""
REPEATS = 20
READ_BYTES = 512 << 20


def pass_checks(device: torch.device, folder: ModelFolder, recorder: Recorder | None) -> Iterator[Check]:
    """Load the target in ``folder`` with the precision that ``auto`` has on ``device``, and try what decoding does."""
    precision = resolve_precision("auto", device, folder.config)
    where = f"starter in {precision} on {device}"
    try:
        target = result_of(load_target(folder, precision=precision, device=device, context_length=CONTEXT))
        yield _exact_check(target, where)
        if recorder is not None:
            yield _graphs_check(target, recorder, where)
        yield _cost_check(target, recorder, where)
        if device.type == "cuda":
            rate = measure_read_bandwidth(device, READ_BYTES)
            yield Check("VRAM bandwidth, measured", True, f"{rate / 1e9:.0f} GB/s", "best large read")
    except Exception as error:
        # a self-test reports whatever goes wrong
        yield Check(f"passes of the {where}", False, "failed", f"{type(error).__name__}: {error}")


def _text(target: Target, count: int) -> list[int]:
    generator = torch.Generator().manual_seed(0)
    tokens: list[int] = torch.randint(0, target.config.vocab_size, (count,), generator=generator).tolist()
    return tokens


def _filled(target: Target) -> KVCache:
    cache = target.new_cache(CONTEXT)
    target.forward(_text(target, CACHED), cache, logits_from=CACHED - 1)
    cache.length = CACHED
    return cache


def _exact_check(target: Target, where: str) -> Check:
    """No failure where it is not possible: exact mode is then refused in words."""
    keeps = target.keeps_bits
    said = "a row has the same bits in every slot" if keeps else "not possible: a row is rounded by its neighbours"
    return Check("exact mode", True, "possible" if keeps else "not possible", f"{where}: {said}")


@torch.inference_mode()
def _graphs_check(target: Target, recorder: Recorder, where: str) -> Check:
    """Every width: a replay gives the bits of the same operations run one by one, and about the ordinary logits."""
    cache, taps = _filled(target), (-1, 0)
    graphs, worst, differ = GraphPasses(target, cache, taps, recorder), 0.0, []
    for width in WIDTHS:
        tokens = _text(target, width)
        static = graphs.run(tokens, cache, taps)
        if static is None:
            return Check("captured passes", False, "failed", f"{where}: {graphs.failed}")
        replayed = static.logits.clone()
        static.run()
        if not torch.equal(replayed, static.logits):
            differ.append(str(width))
        ordinary = target.forward(tokens, cache).logits
        worst = max(worst, float((replayed - ordinary).abs().max() / ordinary.abs().max()))
    if differ:
        return Check("captured passes", False, "differ from eager ones", f"{where}: {', '.join(differ)} rows")
    detail = (
        f"{where}: {WIDTHS[0]} to {WIDTHS[-1]} rows bit for bit; from ordinary passes by {worst:.4f}, limit {LIMIT}"
    )
    return Check("captured passes", worst <= LIMIT, "equal to eager ones" if worst <= LIMIT else "far off", detail)


@torch.inference_mode()
def _cost_check(target: Target, recorder: Recorder | None, where: str) -> Check:
    """Milliseconds of a pass by rows, with its results read back; on CUDA also that rounds take no memory anew."""
    cache = _filled(target)
    if recorder is not None:
        target.graphs = GraphPasses(target, cache, (), recorder)
        target.graphs.prepare(CACHED)
    reserved = _reserved(target.device)
    medians = []
    for width in WIDTHS:
        tokens, times = _text(target, width), []
        for _ in range(REPEATS):
            began = time.perf_counter()
            target.forward(tokens, cache).logits.argmax(dim=-1).tolist()
            times.append(time.perf_counter() - began)
        medians.append(statistics.median(times))
    grown = _reserved(target.device) - reserved
    detail = ", ".join(f"{width}: {seconds * 1e3:.2f} ms" for width, seconds in zip(WIDTHS, medians, strict=True))
    detail = f"{where}, {CACHED} cached, median of {REPEATS}: {detail}"
    if grown:
        return Check("cost of a pass", False, f"took {grown:,} bytes more", detail)
    return Check("cost of a pass", True, f"T(8) = {medians[WIDTHS.index(8)] / medians[0]:.2f} T(1)", detail)


def _reserved(device: torch.device) -> int:
    """Memory that torch holds on a card, in use or not: it grows where a round has to ask the driver."""
    return torch.cuda.memory_reserved(device) if device.type == "cuda" else 0
