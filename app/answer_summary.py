"""What is said below an answer: one line of figures, and the details behind it. Text only, no Qt."""

import dataclasses
import json
from typing import Any

from app.audit import Origin, origin_values, read_origin
from dspark_core.events import GenerationFinished, ModelInfo
from dspark_core.metrics import GenerationStats
from dspark_core.requests import GenerationRequest

ENDED = {"stop": "", "length": "length limit", "stop_string": "stop string", "cancelled": "stopped"}


def number(value: float | None, form: str, unit: str = "") -> str:
    """A figure as text; what cannot be known is a dash, never zero."""
    return "–" if value is None else f"{value:{form}}{unit}"


def footer(event: GenerationFinished) -> str:
    """One line: what the answer has and how fast it came."""
    return figures_line(event.stats, ENDED[event.reason])


def figures_line(stats: GenerationStats, ended: str) -> str:
    """The figures of an answer and, where it was cut, how it ``ended``."""
    if not stats.output_tokens:
        return ended
    parts = [
        f"{stats.output_tokens} tokens" if stats.output_tokens != 1 else "1 token",
        number(stats.tokens_per_s, ".1f", " tok/s"),
        "first " + number(stats.ttft_s, ".2f", " s"),
        "tau " + number(stats.tau, ".2f"),
        ended,
    ]
    return " · ".join(part for part in parts if part)


def stats_document(
    event: GenerationFinished, info: ModelInfo, request: GenerationRequest, read_after: int | None = None
) -> str:
    """Everything about an answer and how it was asked for as JSON, for the database."""
    values = dataclasses.asdict(event.stats)
    values.update(
        reason=event.reason,
        target=info.title,
        precision=info.precision,
        drafter=info.drafter,
        device=info.device_name,
        **origin_values(request, info, read_after),
    )
    return json.dumps(values)


def stored_stats(document: str | None) -> GenerationStats | None:
    """The figures of an answer from what stats_document made; None where they are missing or damaged."""
    if not document:
        return None
    try:
        values: dict[str, Any] = json.loads(document)
        fields = dataclasses.fields(GenerationStats)
        # older versions did not record all of them
        known = {
            each.name: values[each.name]
            for each in fields
            if each.name in values or each.default is dataclasses.MISSING
        }
        lengths = tuple(int(count) for count in known.pop("accepted_lengths"))
        return GenerationStats(**known, accepted_lengths=lengths)
    except (ValueError, TypeError, LookupError):
        return None


def end_reason(document: str | None) -> str:
    """Why an answer ended, from what stats_document made; empty where it is not on record."""
    try:
        return str(json.loads(document or "").get("reason", ""))
    except (ValueError, AttributeError):
        return ""


def details(document: str | None) -> str:
    """The lines that fold out below the footer, from what stats_document made."""
    if not document:
        return ""
    try:
        values: dict[str, Any] = json.loads(document)
    except ValueError:
        return ""
    get, origin = values.get, read_origin(document)
    lengths = get("accepted_lengths") or []
    lines = [
        f"Pair: {get('target', '–')} · {get('precision', '–')} · keys and values {get('kv_precision', '–')}"
        f" · embedding and head {get('head_precision', '–')}"
        f" · drafter {get('drafter', '–')}",
        f"Device: {get('device', '–')}",
        *([] if origin is None else [f"Sampling: {_sampling(origin)}"]),
        *(
            [f"System prompt: {' '.join(origin.system_prompt.split())[:200]}"]
            if origin and origin.system_prompt
            else []
        ),
        f"Prompt: {get('prompt_tokens', '–')} tokens, {get('reused_tokens', '–')} of them already in the cache",
        f"First token after {number(get('ttft_s'), '.3f', ' s')};"
        f" then {number(_milli(get('tpot_s')), '.1f', ' ms')} each",
        f"Rounds: {get('rounds', '–')}; drafts accepted: {get('accepted', '–')} of {get('proposed', '–')}"
        f" ({number(_percent(get('acceptance_rate')), '.0f', ' %')})",
        "Accepted per round: " + (", ".join(f"{k}: {count}" for k, count in enumerate(lengths)) or "–"),
        f"Time in target passes {number(get('verify_s'), '.2f', ' s')}, drafting {number(get('draft_s'), '.3f', ' s')}",
        f"Target read {number(_giga(get('target_bytes_per_s')), '.1f', ' GB/s')} (estimate)"
        f" of {number(_giga(get('peak_bytes_per_s')), '.1f', ' GB/s')} peak",
        f"Seed: {number(get('seed'), 'd')}",
    ]
    return "\n".join(lines)


def _sampling(origin: Origin) -> str:
    """What was switched on, in the words of the dialog of settings."""
    sampling = origin.sampling
    parts = ["temperature 0 (greedy)" if sampling.greedy else f"temperature {sampling.temperature:g}"]
    if sampling.top_k and not sampling.greedy:
        parts.append(f"top-k {sampling.top_k}")
    if sampling.top_p not in (None, 1.0) and not sampling.greedy:
        parts.append(f"top-p {sampling.top_p:g}")
    if sampling.repetition_penalty not in (None, 1.0):
        parts.append(f"repetition penalty {sampling.repetition_penalty:g}")
    for name, value in (
        ("min-p", sampling.min_p),
        ("presence penalty", sampling.presence_penalty),
        ("frequency penalty", sampling.frequency_penalty),
    ):
        if value:
            parts.append(f"{name} {value:g}")
    return ", ".join([*parts, "exact mode"] if origin.exact else parts)


def _milli(value: float | None) -> float | None:
    return None if value is None else value * 1e3


def _percent(value: float | None) -> float | None:
    return None if value is None else value * 100


def _giga(value: float | None) -> float | None:
    return None if value is None else value / 1e9
