"""What is said below an answer: one line of figures, and the details behind it. No widgets."""

import dataclasses
import json
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.audit import Origin, origin_values, read_origin
from app.language import translated
from app.widgets.numbers import DASH, decimal
from dspark_core.events import GenerationFinished, ModelInfo
from dspark_core.marked import Marked
from dspark_core.metrics import GenerationStats
from dspark_core.requests import GenerationRequest

translate = QCoreApplication.translate

ENDED = {
    "stop": "",
    "length": Marked("length limit"),
    "stop_string": Marked("stop string"),
    "cancelled": Marked("stopped"),
}


def number(value: float | None, digits: int, unit: str = "") -> str:
    """A figure as text; what cannot be known is a dash, never zero."""
    return DASH if value is None else f"{decimal(value, digits)}{unit}"


def footer(event: GenerationFinished) -> str:
    """One line: what the answer has and how fast it came."""
    return figures_line(event.stats, ENDED[event.reason])


def figures_line(stats: GenerationStats, ended: str) -> str:
    """The figures of an answer and, where it was cut, how it ``ended``."""
    if not stats.output_tokens:
        return translated(ended)
    one = stats.output_tokens == 1
    tokens = translate("AnswerSummary", "1 token") if one else translate("AnswerSummary", "{count} tokens")
    parts = [
        tokens.format(count=stats.output_tokens),
        number(stats.tokens_per_s, 1, " tok/s"),
        translate("AnswerSummary", "first {time}").format(time=number(stats.ttft_s, 2, " s")),
        f"tau {number(stats.tau, 2)}",
        translated(ended),
    ]
    return " · ".join(part for part in parts if part)


def stored_footer(document: str | None, kept: str) -> str:
    """The line of an answer on record, in the language of the window; as it was ``kept`` in that of its time where the
    figures are missing or damaged."""
    stats = stored_stats(document)
    try:
        return kept if stats is None or not kept else figures_line(stats, ENDED[end_reason(document)])
    except (LookupError, TypeError, ValueError, OverflowError):
        return kept


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
        translate(
            "AnswerSummary",
            "Pair: {target} · {precision} · keys and values {cache} · embedding and head {head} · drafter {drafter}",
        ).format(
            target=get("target", DASH),
            precision=get("precision", DASH),
            cache=get("kv_precision", DASH),
            head=get("head_precision", DASH),
            drafter=get("drafter", DASH),
        ),
        translate("AnswerSummary", "Device: {device}").format(device=get("device", DASH)),
    ]
    if origin is not None:
        lines.append(translate("AnswerSummary", "Sampling: {values}").format(values=_sampling(origin)))
        if origin.system_prompt:
            prompt = " ".join(origin.system_prompt.split())[:200]
            lines.append(translate("AnswerSummary", "System prompt: {text}").format(text=prompt))
    lines += [
        translate("AnswerSummary", "Prompt: {count} tokens, {reused} of them already in the cache").format(
            count=get("prompt_tokens", DASH), reused=get("reused_tokens", DASH)
        ),
        translate("AnswerSummary", "First token after {first}; then {each} each").format(
            first=number(get("ttft_s"), 3, " s"), each=number(_milli(get("tpot_s")), 1, " ms")
        ),
        translate("AnswerSummary", "Rounds: {rounds}; drafts accepted: {accepted} of {proposed} ({share})").format(
            rounds=get("rounds", DASH),
            accepted=get("accepted", DASH),
            proposed=get("proposed", DASH),
            share=number(_percent(get("acceptance_rate")), 0, " %"),
        ),
        translate("AnswerSummary", "Rounds by accepted drafts: {counts}").format(
            counts=", ".join(f"{count} × {k}" for k, count in enumerate(lengths) if count) or DASH
        ),
        translate("AnswerSummary", "Time in target passes {verify}, drafting {draft}").format(
            verify=number(get("verify_s"), 2, " s"), draft=number(get("draft_s"), 3, " s")
        ),
        translate("AnswerSummary", "Target read {read} (estimate) of {peak} peak").format(
            read=number(_giga(get("target_bytes_per_s")), 1, " GB/s"),
            peak=number(_giga(get("peak_bytes_per_s")), 1, " GB/s"),
        ),
        translate("AnswerSummary", "Seed: {seed}").format(seed=DASH if get("seed") is None else get("seed")),
    ]
    return "\n".join(lines)


def _sampling(origin: Origin) -> str:
    """What was switched on, in the words of the dialog of settings."""
    sampling = origin.sampling
    greedy = translate("AnswerSummary", "temperature 0 (greedy)")
    warm = translate("AnswerSummary", "temperature {value}").format(value=f"{sampling.temperature:g}")
    parts = [greedy if sampling.greedy else warm]
    if sampling.top_k and not sampling.greedy:
        parts.append(f"top-k {sampling.top_k}")
    if sampling.top_p not in (None, 1.0) and not sampling.greedy:
        parts.append(f"top-p {sampling.top_p:g}")
    if sampling.repetition_penalty not in (None, 1.0):
        parts.append(f"{translate('AnswerSummary', 'repetition penalty')} {sampling.repetition_penalty:g}")
    for name, value in (
        ("min-p", sampling.min_p),
        (translate("AnswerSummary", "presence penalty"), sampling.presence_penalty),
        (translate("AnswerSummary", "frequency penalty"), sampling.frequency_penalty),
    ):
        if value:
            parts.append(f"{name} {value:g}")
    return ", ".join([*parts, translate("AnswerSummary", "exact mode")] if origin.exact else parts)


def _milli(value: float | None) -> float | None:
    return None if value is None else value * 1e3


def _percent(value: float | None) -> float | None:
    return None if value is None else value * 100


def _giga(value: float | None) -> float | None:
    return None if value is None else value / 1e9
