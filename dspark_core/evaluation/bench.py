"""Drafters and peers on the same prompts, interleaved prompt by prompt, so that a noisy machine disturbs all alike.

Definitions (EXACTNESS contract, 6): tokens/s is output tokens after the first / seconds after the first token; a
domain's figure is total tokens / total seconds; an answer that stops early has fewer tokens and nothing is ignored.
"""

import datetime
import platform
import statistics
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import torch

from dspark_core.cpu import cores
from dspark_core.device import device_name, resolve_devices
from dspark_core.drafters.loading import SMALL, split_precision
from dspark_core.engine import Engine
from dspark_core.errors import EngineError
from dspark_core.evaluation.measured_answer import measured_answer
from dspark_core.evaluation.peers import make_peer
from dspark_core.evaluation.systems import GROWTH, PeerFailedError, Sample, System, memory_in_use
from dspark_core.events import GenerationFinished, ModelInfo, ModelReady
from dspark_core.prompt import encode_messages
from dspark_core.requests import GenerationRequest, LoadRequest, Message, SamplingParams, ScheduleName

PRIMER_TOKENS = 8
"""New tokens of the uncounted first run of each system: caches and thread pools are warm afterwards."""


class OwnSystem:
    """One of our drafters. Systems of the same precision share an engine; the target is loaded once."""

    memory_kind = GROWTH

    def __init__(self, name: str, engine: Engine, request: LoadRequest, schedule: ScheduleName) -> None:
        self.name = name
        self.schedule = schedule
        self.weights = engine.info.precision if engine.info else request.precision
        self.memory_bytes = 0
        self.engine = engine
        self.request = request

    def answer(self, prompt_ids: list[int], max_new_tokens: int, temperature: float, seed: int) -> Sample:
        load(self.engine, self.request)  # changes the drafter only
        # an answer that shares nothing with the prompt: nothing of it is cached, so the time to first token is whole
        self._generate([0 if prompt_ids[0] else 1], 1, temperature, seed)
        finished = self._generate(prompt_ids, max_new_tokens, temperature, seed)
        stats = finished.stats
        tokens = stats.output_tokens - 1
        target_bytes = (stats.target_bytes_per_s or 0.0) * stats.verify_s
        return Sample(
            tokens, (stats.tpot_s or 0.0) * tokens, stats.rounds, stats.ttft_s or 0.0, target_bytes, stats.verify_s
        )

    def close(self) -> None:
        self.engine.close()

    def _generate(
        self, prompt_ids: list[int], max_new_tokens: int, temperature: float, seed: int
    ) -> GenerationFinished:
        request = GenerationRequest(
            prompt_ids=tuple(prompt_ids),
            sampling=SamplingParams(temperature=temperature),
            max_new_tokens=max_new_tokens,
            seed=seed,
            schedule=self.schedule,
        )
        return next(event for event in measured_answer(self.engine, request) if isinstance(event, GenerationFinished))


def load(engine: Engine, request: LoadRequest) -> ModelInfo:
    """What is loaded then. Raises any EngineError."""
    return next(event for event in engine.load(request) if isinstance(event, ModelReady)).info


def run_bench(
    *,
    base: LoadRequest,
    prompts: list[dict[str, str]],
    drafters: list[str],
    peers: list[str],
    repeats: int,
    max_new_tokens: int,
    temperature: float,
    progress: Callable[[str], None],
    schedule: ScheduleName = "fixed",
    llama_gguf: Path | None = None,
) -> dict[str, Any]:
    """Run everything and return the JSON document of the command line contract. Raises any EngineError of loading.

    A peer that cannot be had, or fails on the way, is left out and told under ``skipped``.
    """
    systems: list[System] = []
    skipped: list[dict[str, str]] = []
    device, *_ = resolve_devices(base.device)
    engines: dict[str, Engine] = {}  # by precision asked for
    grown: dict[str, int] = {}  # memory of each precision's target, bytes
    info: ModelInfo | None = None
    for precision in dict.fromkeys(split_system(name).precision or base.precision for name in drafters or ["none"]):
        engines[precision] = Engine()
        before = memory_in_use(device)
        loaded = load(engines[precision], replace(base, drafter="none", precision=precision))
        grown[precision] = memory_in_use(device) - before
        info = info or loaded
    assert info is not None
    tokenizer = next(iter(engines.values())).tokenizer
    encoded = {row["id"]: encode_messages(tokenizer, (Message("user", row["prompt"]),)) for row in prompts}
    primer = encoded[prompts[0]["id"]]

    def add(make: Callable[[], System], shared_bytes: int) -> None:
        before = memory_in_use(device)
        systems.append(make())
        systems[-1].answer(primer, PRIMER_TOKENS, temperature, seed=0)
        if systems[-1].memory_kind == GROWTH:
            systems[-1].memory_bytes = shared_bytes + max(0, memory_in_use(device) - before)

    def drop(name: str, error: EngineError) -> None:
        skipped.append({"system": name, "reason": str(error)})
        for system in [system for system in systems if system.name == name]:
            systems.remove(system)
            system.close()

    samples: dict[tuple[str, int], dict[str, list[Sample]]] = {}
    try:
        for name in drafters:
            asked = split_system(name)
            precision = asked.precision or base.precision
            request = replace(base, drafter=asked.drafter, precision=precision)
            own = partial(OwnSystem, name, engines[precision], request, asked.schedule or schedule)
            add(own, grown[precision])
        for name in peers:
            progress(f"starting {name}")
            try:
                add(partial(make_peer, name, info, llama_gguf), 0)
            except EngineError as error:
                drop(name, error)
        for repeat in range(repeats):
            for number, row in enumerate(prompts, start=1):
                progress(f"repeat {repeat + 1} of {repeats}, prompt {number} of {len(prompts)} ({row['id']})")
                for system in list(systems):
                    try:
                        sample = system.answer(encoded[row["id"]], max_new_tokens, temperature, seed=repeat)
                    except PeerFailedError as error:
                        drop(system.name, error)
                        continue
                    for domain in (row["domain"], "all"):
                        samples.setdefault((system.name, repeat), {}).setdefault(domain, []).append(sample)
    finally:
        for system in systems:
            system.close()
    domains = [*dict.fromkeys(row["domain"] for row in prompts), "all"]
    names = [system.name for system in systems]
    told = {
        system.name: {
            "weights": system.weights,
            "memory_bytes": system.memory_bytes,
            "memory_kind": system.memory_kind,
        }
        for system in systems
    }
    return {
        "machine": _machine(info),
        "settings": {
            "drafters": drafters,
            "prompts": len(prompts),
            "repeats": repeats,
            "max_new_tokens": max_new_tokens,
            "temperature": temperature,
            "schedule": schedule,
        },
        "runs": [_row(name, domain, samples, repeats) | told[name] for name in names for domain in domains],
        **_ratios(drafters, names, domains, samples, repeats),
        "skipped": skipped,
    }


def _machine(info: ModelInfo) -> dict[str, Any]:
    return {
        "device": info.device,
        "device_name": info.device_name,
        "cpu": device_name(torch.device("cpu")),
        "cores": cores(),
        "threads": info.threads,
        "target": info.target,
        "precision": info.precision,
        "kv_precision": info.kv_precision,
        "head_precision": info.head_precision,
        "peak_bytes_per_s": info.peak_bytes_per_s,
        "system": platform.system(),
        "python": platform.python_version(),
        "torch": torch.__version__,
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
    }


class NamedSystem(NamedTuple):
    """What a name asks for; None where it leaves that to the options."""

    drafter: str
    precision: str | None
    schedule: ScheduleName | None


def split_system(name: str) -> NamedSystem:
    """``DRAFTER[@PRECISION][@fixed | @auto]`` -> what it asks for.

    The first precision behind a ``small`` drafter is its own: small:FOLDER@nf4@bf16 drafts in nf4 for a target in bf16.
    """
    rest, at, last = name.rpartition("@")
    schedule: ScheduleName | None = None
    if at and last in ("auto", "fixed"):
        name, schedule = rest, "auto" if last == "auto" else "fixed"
    drafter, precision = split_precision(name)
    if precision is not None and drafter.startswith(SMALL) and split_precision(drafter)[1] is None:
        return NamedSystem(f"{drafter}@{precision}", None, schedule)
    return NamedSystem(drafter, precision, schedule)


def _speed(samples: list[Sample]) -> float:
    seconds = sum(sample.seconds for sample in samples)
    return sum(sample.tokens for sample in samples) / seconds if seconds else 0.0


def _row(name: str, domain: str, samples: dict[tuple[str, int], dict[str, list[Sample]]], repeats: int) -> Any:
    speeds = [_speed(samples[name, repeat][domain]) for repeat in range(repeats)]
    every = [sample for repeat in range(repeats) for sample in samples[name, repeat][domain]]
    rounds = sum(sample.rounds for sample in every)
    verify_s = sum(sample.verify_s for sample in every)
    return {
        "system": name,
        "domain": domain,
        "tokens_per_s": {"median": statistics.median(speeds), "min": min(speeds), "max": max(speeds)},
        "tau": sum(sample.tokens for sample in every) / rounds if rounds else None,
        "n": len(every),
        "ttft_s": statistics.median(sample.ttft_s for sample in every),
        "bytes_per_s": sum(sample.target_bytes for sample in every) / verify_s if verify_s else None,
    }


def _ratios(
    drafters: list[str],
    names: list[str],
    domains: list[str],
    samples: dict[tuple[str, int], dict[str, list[Sample]]],
    repeats: int,
) -> dict[str, Any]:
    """Each drafter against ``none`` and against every peer: median over repeats of the ratio within one repeat."""
    ratios: dict[str, dict[str, float]] = {}
    spread: dict[str, dict[str, list[float]]] = {}
    for name in drafters:
        for other in names:
            if other == name or (other in drafters and not other.startswith("none")):
                continue
            pair = f"{name}/{other}"
            for domain in domains:
                speeds = [
                    (_speed(samples[name, repeat][domain]), _speed(samples[other, repeat][domain]))
                    for repeat in range(repeats)
                ]
                values = [own / peer for own, peer in speeds if peer]
                if values:
                    ratios.setdefault(pair, {})[domain] = statistics.median(values)
                    spread.setdefault(pair, {})[domain] = [min(values), max(values)]
    return {"ratios": ratios, "ratio_spread": spread}
