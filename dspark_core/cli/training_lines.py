"""How far a training is, as lines for people."""

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dspark_core.training.pipeline import Stage

SAY_EVERY_S = 5.0


def teller() -> "Callable[[Stage], None]":
    """Says on stderr how far the stages are, not at every step."""
    said, stage = 0.0, ""

    def tell(report: "Stage") -> None:
        nonlocal said, stage
        told = isinstance(report.detail, str)
        if told or report.name != stage or time.monotonic() - said > SAY_EVERY_S:
            said, stage = time.monotonic(), report.name
            print(words(report), file=sys.stderr, flush=True)

    return tell


def words(stage: "Stage") -> str:
    """One line on a stage: what, how far, how long still."""
    from dspark_core.training.progress import Progress
    from dspark_core.training.room import Plan
    from dspark_core.training.trainer import Measured, StepReport

    detail = stage.detail
    if isinstance(detail, Plan):
        minutes = max(1, round(detail.seconds / 60))
        length = f"{minutes} min" if minutes < 100 else f"{minutes / 60:.0f} hours"
        guess = "very roughly" if detail.guessed else "about"
        return (
            f"plan: about {detail.disk / 1e9:.1f} GB of disk, {detail.memory / 1e9:.1f} GB of memory beside the "
            f"target, {guess} {length} in all"
        )
    if isinstance(detail, str):
        return f"{stage.name}: {detail}"
    if isinstance(detail, Progress):
        wanted = f" of {detail.wanted:,}" if detail.wanted else ""
        unit = "prompts" if stage.name == "prompts" else "tokens"
        return f"{stage.name}: {detail.done:,}{wanted} {unit}, {detail.per_s:,.0f}/s{_left(detail.seconds_left)}"
    if isinstance(detail, StepReport):
        left = detail.seconds * (1 / detail.progress - 1) if detail.progress else None
        loss = detail.losses["total"]
        return f"training: step {detail.step:,}, {detail.progress:.0%} of the time, loss {loss:.3f}{_left(left)}"
    if isinstance(detail, Measured):
        return f"training: step {detail.step:,}, tau {detail.figures.tau:.3f} on held-out text"
    return stage.name


def _left(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f", {seconds / 60:.0f} min left" if seconds > 90 else f", {seconds:.0f} s left"
