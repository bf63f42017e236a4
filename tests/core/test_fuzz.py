"""Random conversations on random tiny models, whatever is drafted, cancelled or broken on the way.

Both tiers try the same conversations in every run, the short one the first of each part. The long tier also tries new
ones for a time (DSPARK_FUZZ_MINUTES, 30 when unset) and prints the seed of what fails; DSPARK_FUZZ_SEED=<that seed>
begins with it.
"""

import os
import random
import sys
import time
from typing import Any

import pytest
from fuzz_checks import World
from fuzz_requests import Conversation, conversations
from hypothesis import HealthCheck, Phase, given, seed, settings

QUIET: dict[str, Any] = {
    "deadline": None,
    "database": None,
    "suppress_health_check": list(HealthCheck),
    "phases": (Phase.generate, Phase.shrink),  # explaining traces every line, which takes minutes here
}
PARTS = 6
EXAMPLES_OF_A_PART = {"short": 25, "long": 150}
EXAMPLES_OF_A_LONG_RUN = 200


def play(plan: Conversation) -> int:
    """The number of answers that were finished."""
    world = World(plan)
    for turn in plan.turns:
        world.play(turn)
    return world.answers


@pytest.mark.parametrize("tier", ["short", pytest.param("long", marks=pytest.mark.long)])
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.drafter_fails  # World.play looks at what failed
def test_conversations_hold_every_invariant(part, tier):
    @seed(part)
    @settings(max_examples=EXAMPLES_OF_A_PART[tier], derandomize=True, print_blob=False, **QUIET)
    @given(conversations(model_seeds=1))
    def run(plan: Conversation) -> None:
        play(plan)

    run()


@pytest.mark.long
@pytest.mark.timeout(0)
@pytest.mark.drafter_fails
def test_new_conversations_for_as_long_as_asked(capsys):
    ends = time.monotonic() + 60 * float(os.environ.get("DSPARK_FUZZ_MINUTES", "30"))
    chosen = int(os.environ.get("DSPARK_FUZZ_SEED") or random.SystemRandom().randrange(1 << 31))
    counted: dict[str, Any] = {"conversations": 0, "answers": 0}
    while time.monotonic() < ends:

        @seed(chosen)
        @settings(max_examples=EXAMPLES_OF_A_LONG_RUN, **QUIET)
        @given(conversations(model_seeds=4))
        def run(plan: Conversation) -> None:
            if time.monotonic() < ends:
                counted["conversations"] += 1
                counted["answers"] += play(plan)

        try:
            run()
        except BaseException:
            with capsys.disabled():
                sys.stdout.write(f"\nfuzz: DSPARK_FUZZ_SEED={chosen} fails (after {counted})\n")
            raise
        chosen += 1
    with capsys.disabled():
        sys.stdout.write(
            f"\nfuzz: {counted['conversations']} conversations, {counted['answers']} answers, nothing found\n"
        )
