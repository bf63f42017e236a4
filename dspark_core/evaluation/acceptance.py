"""How many drafts real answers accept: tau and acceptance by position, for each domain of a prompt file."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dspark_core.engine import Engine
from dspark_core.evaluation.confidence import WholeBlocks
from dspark_core.evaluation.measured_answer import measured_answer
from dspark_core.events import RoundFinished
from dspark_core.requests import GenerationRequest, Message, SamplingParams


@dataclass(slots=True)
class Acceptance:
    """Counts of rounds. ``reached[k]``: those in which draft k was judged, all before it accepted; ``passed[k]``: those
    in which it was accepted. Rounds without drafts count for ``tau`` alone."""

    rounds: int
    committed: int
    reached: list[int]
    passed: list[int]

    @property
    def tau(self) -> float:
        """Tokens of a round, mean."""
        return self.committed / self.rounds if self.rounds else 0.0

    def document(self) -> dict[str, Any]:
        pairs = zip(self.passed, self.reached, strict=True)
        conditional = [passed / reached for passed, reached in pairs if reached]
        return {"tau": self.tau, "rounds": self.rounds, "acceptance": conditional}


def measure_acceptance(
    engine: Engine,
    prompts: list[dict[str, str]],
    *,
    max_new_tokens: int,
    temperature: float = 0.0,
    seed: int = 0,
    progress: Callable[[str], None] = lambda line: None,
    seen: WholeBlocks | None = None,
) -> dict[str, Acceptance]:
    """Answer ``prompts`` (id, domain, prompt) with the pair that is loaded; counts by domain, and of "all". ``seen``
    collects what the drafter said.

    Raises any EngineError.
    """
    assert engine.info is not None
    found: dict[str, Acceptance] = defaultdict(lambda: Acceptance(0, 0, [], []))
    for number, row in enumerate(prompts, start=1):
        progress(f"prompt {number} of {len(prompts)} ({row['id']})")
        request = GenerationRequest(
            messages=(Message("user", row["prompt"]),),
            sampling=SamplingParams(temperature=temperature),
            max_new_tokens=max_new_tokens,
            seed=seed,
        )
        for event in measured_answer(engine, request):
            if isinstance(event, RoundFinished):
                if seen is not None:
                    seen.add(event)
                for domain in (row["domain"], "all"):
                    _count(found[domain], event)
    return {domain: found[domain] for domain in sorted(found, key=lambda name: name == "all")}


def _count(counts: Acceptance, event: RoundFinished) -> None:
    counts.rounds += 1
    counts.committed += len(event.tokens)
    for k in range(event.proposed):
        if k == len(counts.reached):
            counts.reached.append(0)
            counts.passed.append(0)
        if k == event.accepted and event.closing is None:
            break  # behind an accepted end token nothing was judged
        counts.reached[k] += 1
        if k == event.accepted:
            break
        counts.passed[k] += 1
