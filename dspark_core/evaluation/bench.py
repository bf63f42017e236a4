"""Drafters and peers on the same prompts, interleaved prompt by prompt, so that a noisy machine disturbs all alike.

Definitions (EXACTNESS contract, 6): tokens/s is output tokens after the first / seconds after the first token; a
domain's figure is total tokens / total seconds; an answer that stops early has fewer tokens and nothing is ignored.
"""

import platform
import statistics
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dspark_core.drafters.loading import SMALL, split_precision
from dspark_core.engine import Engine
from dspark_core.errors import EngineError
from dspark_core.evaluation.peers import make_peer
from dspark_core.evaluation.systems import Sample, System
from dspark_core.events import GenerationFinished, ModelInfo, ModelReady
from dspark_core.prompt import encode_messages
from dspark_core.requests import GenerationRequest, LoadRequest, Message, SamplingParams

PRIMER_TOKENS = 8
"""New tokens of the uncounted first run of each system: caches and thread pools are warm afterwards."""


class OwnSystem:
    """One of our drafters. Systems of the same precision share an engine; the target is loaded once."""

    def __init__(self, name: str, engine: Engine, request: LoadRequest) -> None:
        self.name = name
        self.engine = engine
        self.request = request

    def load(self) -> ModelInfo:
        events = [event for event in self.engine.load(self.request) if isinstance(event, ModelReady)]
        return events[-1].info

    def answer(self, prompt_ids: list[int], max_new_tokens: int, temperature: float, seed: int) -> Sample:
        self.load()  # changes the drafter only
        request = GenerationRequest(
            prompt_ids=tuple(prompt_ids),
            sampling=SamplingParams(temperature=temperature),
            max_new_tokens=max_new_tokens,
            seed=seed,
        )
        finished = next(event for event in self.engine.generate(request) if isinstance(event, GenerationFinished))
        stats = finished.stats
        return Sample(stats.output_tokens - 1, (stats.tpot_s or 0.0) * (stats.output_tokens - 1), stats.rounds)


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
) -> dict[str, Any]:
    """Run everything and return the JSON document of the command line contract. Raises any EngineError of loading."""
    systems: list[System] = []
    engines: dict[str, Engine] = {}
    skipped: list[dict[str, str]] = []
    for name in drafters:
        drafter, precision = split_system(name)
        precision = precision or base.precision
        engine = engines.setdefault(precision, Engine())
        systems.append(OwnSystem(name, engine, replace(base, drafter=drafter, precision=precision)))
    info, engine = None, Engine()
    for system in systems:
        assert isinstance(system, OwnSystem)
        info, engine = system.load(), system.engine
    if info is None:  # peers alone: the pair still says which target, device and tokenizer they use
        engine = Engine()
        info = OwnSystem("none", engine, replace(base, drafter="none")).load()
    for name in peers:
        try:
            systems.append(make_peer(name, info))
        except EngineError as error:
            skipped.append({"system": name, "reason": str(error)})
    encoded = {row["id"]: encode_messages(engine.tokenizer, (Message("user", row["prompt"]),)) for row in prompts}

    for system in systems:
        system.answer(encoded[prompts[0]["id"]], PRIMER_TOKENS, temperature, seed=0)
    samples: dict[tuple[str, int], dict[str, list[Sample]]] = {}
    for repeat in range(repeats):
        for number, row in enumerate(prompts, start=1):
            progress(f"repeat {repeat + 1} of {repeats}, prompt {number} of {len(prompts)} ({row['id']})")
            for system in systems:
                sample = system.answer(encoded[row["id"]], max_new_tokens, temperature, seed=repeat)
                for domain in (row["domain"], "all"):
                    samples.setdefault((system.name, repeat), {}).setdefault(domain, []).append(sample)
    domains = [*dict.fromkeys(row["domain"] for row in prompts), "all"]
    names = [system.name for system in systems]
    return {
        "machine": {
            "device": info.device,
            "device_name": info.device_name,
            "threads": info.threads,
            "target": info.target,
            "precision": info.precision,
            "peak_bytes_per_s": info.peak_bytes_per_s,
            "system": platform.system(),
            "python": platform.python_version(),
        },
        "runs": [_row(name, domain, samples, repeats) for name in names for domain in domains],
        **_ratios(drafters, names, domains, samples, repeats),
        "skipped": skipped,
    }


def split_system(name: str) -> tuple[str, str | None]:
    """``DRAFTER[@PRECISION][@fixed]`` -> drafter, and the target's precision if it is given.

    The first precision behind a ``small`` drafter is its own: small:FOLDER@nf4@bf16 drafts in nf4 for a target in bf16.
    """
    drafter, precision = split_precision(name.removesuffix("@fixed"))
    if precision is not None and drafter.startswith(SMALL) and split_precision(drafter)[1] is None:
        return f"{drafter}@{precision}", None
    return drafter, precision


def _speed(samples: list[Sample]) -> float:
    seconds = sum(sample.seconds for sample in samples)
    return sum(sample.tokens for sample in samples) / seconds if seconds else 0.0


def _row(name: str, domain: str, samples: dict[tuple[str, int], dict[str, list[Sample]]], repeats: int) -> Any:
    speeds = [_speed(samples[name, repeat][domain]) for repeat in range(repeats)]
    every = [sample for repeat in range(repeats) for sample in samples[name, repeat][domain]]
    rounds = sum(sample.rounds for sample in every)
    return {
        "system": name,
        "domain": domain,
        "tokens_per_s": {"median": statistics.median(speeds), "min": min(speeds), "max": max(speeds)},
        "tau": sum(sample.tokens for sample in every) / rounds if rounds else None,
        "n": len(every),
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
