"""The child process in which the window trains a drafter and compares it: python -m dspark_core.cli.training_child.

The job (job_child.py) is {"train": options of the command} or {"compare": parameters of ``_compare``}. It says "plan",
behind which a training waits for a second line; "stage", "made", "compared" or an error. The words of a stage are a
line of the log, in English like the command's. Prompts come through the pipe: other programs can read a command line.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from dspark_core.models.job_child import carry_out, say

SAY_EVERY_S = 0.5


def main(job: dict[str, Any], go_on: threading.Event) -> None:
    if "train" in job:
        say({"made": _train(job["train"], go_on)})
    else:
        say({"compared": _compare(**job["compare"])})


def _train(options: list[str], go_on: threading.Event) -> dict[str, Any]:
    from dspark_core.cli import build_parser
    from dspark_core.cli.train import make

    return make(build_parser().parse_args(["train", *options]), _teller(go_on))


def _teller(go_on: threading.Event) -> Callable[[Any], None]:
    """Passes stages on, not at every step; waits behind the plan."""
    from dspark_core.cli.training_lines import words
    from dspark_core.training.room import Plan

    said, name = 0.0, ""

    def tell(stage: Any) -> None:
        nonlocal said, name
        if isinstance(stage.detail, Plan):
            say({"plan": asdict(stage.detail)})
            go_on.wait()
        elif stage.name != name or time.monotonic() - said > SAY_EVERY_S:
            said, name = time.monotonic(), stage.name
            say({"stage": {"name": stage.name, "fraction": _fraction(stage.detail), "words": words(stage)}})

    return tell


def _fraction(detail: Any) -> float | None:
    """Of the stage that is done; None where that is not known."""
    from dspark_core.training.progress import Progress
    from dspark_core.training.trainer import StepReport

    if isinstance(detail, Progress) and detail.wanted:
        return min(1.0, detail.done / detail.wanted)
    return detail.progress if isinstance(detail, StepReport) else None


def _compare(
    target: str, drafter: str, precision: str, prompts: list[str], max_new_tokens: int, repeats: int
) -> dict[str, Any]:
    """Both decode the same prompts, interleaved: tokens/s and tau of each, and their ratio."""
    from dspark_core.evaluation.bench import run_bench
    from dspark_core.requests import LoadRequest

    done = 0
    steps = len(prompts) * repeats

    def progress(line: str) -> None:
        nonlocal done
        say({"stage": {"name": "comparing", "fraction": done / steps, "words": line}})
        done += 1

    found = run_bench(
        base=LoadRequest(target, precision=precision),
        prompts=[{"id": str(k), "domain": "own", "prompt": prompt} for k, prompt in enumerate(prompts)],
        drafters=["none", drafter],
        peers=[],
        repeats=repeats,
        max_new_tokens=max_new_tokens,
        temperature=0.0,
        progress=progress,
        schedule="auto",
    )
    rows = {row["system"]: row for row in found["runs"] if row["domain"] == "all"}
    with_it, without = rows[drafter], rows["none"]
    return {
        "prompts": len(prompts),
        "tokens_per_s": with_it["tokens_per_s"]["median"],
        "plain_tokens_per_s": without["tokens_per_s"]["median"],
        "tau": with_it["tau"],
    }


if __name__ == "__main__":
    go_on = threading.Event()
    carry_out(partial(main, go_on=go_on), heard=go_on.set)
