"""What the state chip says while an answer is asked for, written, ended or audited, or the cost of a pass measured."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.language import translated
from app.widgets.numbers import decimal, percent
from dspark_core.events import (
    AuditProgress,
    GenerationFailed,
    GenerationFinished,
    ModelInfo,
    PrefillProgress,
    RoundFinished,
    SpeculationSwitched,
)

translate = QCoreApplication.translate


class StateWords(NamedTuple):
    """``kind`` is one of those that Header.set_state knows."""

    kind: str
    text: str
    explanation: str


def asked() -> StateWords:
    """Nothing has come back yet."""
    return StateWords(
        "prefill",
        translate("StateWords", "reading prompt"),
        translate("StateWords", "The target reads the prompt in chunks."),
    )


def reading(event: PrefillProgress) -> StateWords:
    text = translate("StateWords", "reading prompt") + f" {percent(event.done / event.total)}"
    return StateWords(
        "prefill",
        text,
        translate("StateWords", "The target reads the prompt in chunks; what it has read before is reused."),
    )


def writing(event: RoundFinished, info: ModelInfo | None, switched: SpeculationSwitched | None = None) -> StateWords:
    """What the newest round was like; ``info`` is the pair that runs, ``switched`` how drafting was switched last."""
    if event.proposed:
        text = translate("StateWords", "speculating, width") + f" {event.proposed + 1}"
        meaning = translate(
            "StateWords", "Each round checks the drafts and the token before them in one pass of the target."
        )
        return StateWords("speculating", text, meaning)
    if info is not None and info.drafter == "none":
        meaning = translate("StateWords", "The drafter none proposes nothing: each pass of the target gives one token.")
        return StateWords("plain", translate("StateWords", "plain: no drafter"), meaning)
    if switched is not None and not switched.on:
        loss = (switched.draft_s_per_token - switched.plain_s_per_token) * 1000
        meaning = translate(
            "StateWords",
            "Drafts cost more time here than they save, so none are made for a while; then it is tried again.",
        )
        return StateWords(
            "plain", translate("StateWords", "plain: drafting loses {ms} ms a token").format(ms=decimal(loss)), meaning
        )
    meaning = translate("StateWords", "The drafter has no proposal here, so this pass of the target gives one token.")
    return StateWords("plain", translate("StateWords", "plain: nothing to propose here"), meaning)


def ended(event: GenerationFinished) -> StateWords:
    if event.reason == "cancelled":
        return StateWords(
            "stopped",
            translate("StateWords", "stopped"),
            translate("StateWords", "The answer was stopped; what there is stays."),
        )
    return StateWords("idle", translate("StateWords", "ready"), translate("StateWords", "The answer is complete."))


def failed(event: GenerationFailed) -> StateWords:
    if event.device_lost:
        return StateWords("error", translate("StateWords", "graphics card lost"), translated(event.message))
    return StateWords("error", translate("StateWords", "the last answer failed"), translated(event.message))


def auditing(event: AuditProgress) -> StateWords:
    return StateWords(
        "plain",
        translate("StateWords", "auditing") + f" {percent(event.done / event.total)}",
        translate("StateWords", "The answer is decoded again without drafts and compared, token by token."),
    )


def audit_ended() -> StateWords:
    return StateWords("idle", translate("StateWords", "ready"), translate("StateWords", "The audit has ended."))


def audit_failed(event: GenerationFailed) -> StateWords:
    return StateWords("error", translate("StateWords", "the last audit failed"), translated(event.message))


def profiling(fraction: float) -> StateWords:
    return StateWords(
        "plain",
        translate("StateWords", "measuring") + f" {percent(fraction)}",
        translate("StateWords", "Passes of the target are timed, narrow and wide ones. A message ends that."),
    )


def profile_ended() -> StateWords:
    return StateWords("idle", translate("StateWords", "ready"), translate("StateWords", "The measurement has ended."))


def profile_failed(event: GenerationFailed) -> StateWords:
    return StateWords("error", translate("StateWords", "the last measurement failed"), translated(event.message))
