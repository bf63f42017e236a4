"""What is said about profiles: their age, their conditions, and why none can be measured now."""

from PySide6.QtCore import QCoreApplication

from app.language import translated
from app.widgets.numbers import milliseconds, percent, whole
from dspark_core import __version__
from dspark_core.evaluation.profile import DRAFT_S, WIDTHS_S, DraftCost, ProfileKey, Stored
from dspark_core.events import ModelInfo

translate = QCoreApplication.translate


def age(seconds: float) -> str:
    """How long ago, in the largest whole unit."""
    for unit, one, more in (
        (86400, translate("ProfileWords", "1 day ago"), translate("ProfileWords", "{count} days ago")),
        (3600, translate("ProfileWords", "1 hour ago"), translate("ProfileWords", "{count} hours ago")),
        (60, translate("ProfileWords", "1 minute ago"), translate("ProfileWords", "{count} minutes ago")),
    ):
        count = int(seconds // unit)
        if count:
            return one if count == 1 else more.format(count=whole(count))
    return translate("ProfileWords", "just now")


def measured(seconds: float) -> str:
    return translate("ProfileWords", "Measured {age}.").format(age=age(seconds))


def conditions(key: ProfileKey, title: str) -> str:
    """Of what and on what it was measured."""
    text = translate("ProfileWords", "{target} in {precision} on {device}, {threads}")
    return text.format(target=title, precision=key.precision, device=key.device, threads=_threads(key.threads))


def differences(stored: Stored, info: ModelInfo) -> str:
    """What was otherwise than it is now, in one sentence; empty where nothing was."""
    key = stored.profile.key
    pairs = [
        (translate("ProfileWords", "on {value}"), key.device, info.device_name),
        (translate("ProfileWords", "in {value}"), key.precision, info.precision),
        (translate("ProfileWords", "keys and values in {value}"), key.kv_precision, info.kv_precision),
        (translate("ProfileWords", "embedding and head in {value}"), key.head_precision, info.head_precision),
        ("{value}", _threads(key.threads), _threads(info.threads)),
        (translate("ProfileWords", "with version {value} of the program"), stored.version, __version__),
    ]
    parts = [
        translate("ProfileWords", "{then} (now {now})").format(then=words.format(value=then), now=translated(now))
        for words, then, now in pairs
        if then != now
    ]
    if not parts:
        return ""
    text = translate("ProfileWords", "Measured under other conditions: {parts}. What runs now may cost more or less.")
    return text.format(parts=", ".join(parts))


def drafting(costs: list[DraftCost], drafter: str) -> str:
    """What the last row of the table is of."""
    if drafter == "none":
        return translate("ProfileWords", "The drafter none drafts nothing.")
    if not costs:
        text = translate("ProfileWords", "Drafts of {drafter} were not measured.")
        return text.format(drafter=drafter)
    drafts = max(cost.drafts for cost in costs)
    if drafts == 1:
        return translate("ProfileWords", "draft: {drafter} proposes 1 token.").format(drafter=drafter)
    text = translate("ProfileWords", "draft: {drafter} proposes {count} tokens.")
    return text.format(drafter=drafter, count=drafts)


def spread(least: float, most: float) -> str:
    """Seconds, as milliseconds without the unit."""
    low, high = milliseconds(least), milliseconds(most)
    return low if low == high else f"{low}–{high}"


def duration() -> str:
    text = translate("ProfileWords", "About {seconds:.0f} seconds, on a slow computer longer.")
    return text.format(seconds=WIDTHS_S + DRAFT_S)


def not_now(refusal: str) -> str:
    return translate("ProfileWords", "Not now: {reason}.").format(reason=refusal)


def progress(fraction: float) -> str:
    return translate("ProfileWords", "measuring") + f" {percent(fraction)}"


def none_stored(title: str) -> str:
    text = translate("ProfileWords", "No profile of {target} is stored on this computer.")
    return text.format(target=title)


def appears() -> str:
    return translate("ProfileWords", "Appears when a model is loaded.")


def loading() -> str:
    return translate("ProfileWords", "a model is being loaded")


def not_loaded() -> str:
    return translate("ProfileWords", "no model is loaded")


def answering() -> str:
    return translate("ProfileWords", "the engine is writing an answer")


def auditing() -> str:
    return translate("ProfileWords", "an answer is being audited")


def not_kept() -> tuple[str, str]:
    return (
        translate("ProfileWords", "The profile could not be stored: it is lost when the program ends."),
        translate("ProfileWords", "Look whether the disk is full, then measure again."),
    )


def _threads(count: int) -> str:
    if count == 1:
        return translate("ProfileWords", "1 thread")
    return translate("ProfileWords", "{count} threads").format(count=count)
