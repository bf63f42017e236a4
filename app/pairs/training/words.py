"""What a training takes, does and made, in sentences."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from app.pairs.training.control import Compared, Plan
from app.widgets.numbers import binary_size, decimal, decimal_size, percent, whole

translate = QCoreApplication.translate


def plan(found: Plan) -> str:
    size = {"disk": decimal_size(found.disk), "memory": binary_size(found.memory), "time": duration(found.seconds)}
    if found.guessed:
        text = translate(
            "TrainingWords",
            "About {disk} of disk, {memory} of memory beside the target, very roughly {time} in all (estimates).",
        )
    else:
        text = translate(
            "TrainingWords", "About {disk} of disk, {memory} of memory beside the target, {time} in all (estimates)."
        )
    return text.format(**size)


def duration(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    if minutes < 100:
        return translate("TrainingWords", "{minutes} minutes").format(minutes=whole(minutes))
    return translate("TrainingWords", "{hours} hours").format(hours=decimal(minutes / 60, 1))


def stage(name: str, fraction: float | None) -> str:
    """What is being done, and how much of it is."""
    names = {
        "": translate("TrainingWords", "Reading the target"),
        "prompts": translate("TrainingWords", "The target writes prompts"),
        "responses": translate("TrainingWords", "The target answers them"),
        "features": translate("TrainingWords", "Its hidden states are kept"),
        "training": translate("TrainingWords", "The drafter learns"),
        "export": translate("TrainingWords", "The drafter is written and calibrated"),
        "comparing": translate("TrainingWords", "Comparing on your prompts"),
    }
    words = names.get(name, name)
    return words if fraction is None else f"{words}: {percent(fraction)}"


def result(card: dict[str, Any]) -> str:
    """The card of the finished drafter: tau on held-out text, in all and by where the prompts came from."""
    try:
        last = card["history"][-1]
        sources = {
            "self": translate("TrainingWords", "prompts the target wrote itself"),
            "tasks": translate("TrainingWords", "built-in tasks"),
        }
        lines = [
            translate("TrainingWords", "The drafter is made: tau {tau} on held-out text, temperature 1.").format(
                tau=decimal(last["tau"], 2)
            ),
            *(
                translate("TrainingWords", "tau {tau}: {source}").format(
                    tau=decimal(tau, 2), source=sources.get(name, name)
                )
                for name, tau in sorted(last["tau_by_source"].items())
            ),
            translate("TrainingWords", "Learned in {steps} steps from {tokens} response tokens.").format(
                steps=whole(card["steps"]), tokens=whole(card["response_tokens"])
            ),
        ]
    except (KeyError, IndexError, TypeError, AttributeError):
        return translate("TrainingWords", "The drafter is made, but its card cannot be read.")
    return "\n".join(lines)


def compared(found: Compared) -> str:
    """What was measured on the user's prompts; the ratio is that of two medians of one run."""
    plain = found.plain_tokens_per_s
    text = translate(
        "TrainingWords",
        "Measured on {count} of your prompts: {speed} tokens/s with it, {plain} without: {gain}×; tau {tau}.",
    )
    return text.format(
        count=found.prompts,
        speed=decimal(found.tokens_per_s),
        plain=decimal(plain),
        gain=decimal(found.tokens_per_s / plain if plain else None, 2),
        tau=decimal(found.tau, 2),
    )
