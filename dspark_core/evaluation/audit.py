"""Whether answers are those of plain decoding, token by token, at temperature 0."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from dspark_core.engine import Engine
from dspark_core.evaluation.measured_answer import measured_answer
from dspark_core.events import AuditFinished, GenerationFinished
from dspark_core.requests import GenerationRequest, LoadRequest, Message, SamplingParams


def run_audit(
    *,
    base: LoadRequest,
    prompts: list[dict[str, str]],
    drafters: list[str],
    max_new_tokens: int,
    exact: bool,
    progress: Callable[[str], None],
) -> dict[str, Any]:
    """Answer every prompt with every drafter and with ``none``; the JSON document of the command line contract, which
    counts each pair of prompt and drafter. Raises any EngineError."""
    engine = Engine()
    list(engine.load(replace(base, drafter="none")))
    requests = {
        row["id"]: GenerationRequest(
            messages=(Message("user", row["prompt"]),),
            sampling=SamplingParams(temperature=0.0),
            max_new_tokens=max_new_tokens,
            exact=exact,
        )
        for row in prompts
    }

    def answers(drafter: str) -> Iterator[tuple[str, tuple[int, ...]]]:
        list(engine.load(replace(base, drafter=drafter)))
        for number, (name, request) in enumerate(requests.items(), start=1):
            progress(f"{drafter}, prompt {number} of {len(prompts)} ({name})")
            yield name, _answer(engine, request)

    plain = dict(answers("none"))
    identical, forked = 0, []
    for drafter in drafters:
        for name, ids in answers(drafter):
            if ids == plain[name]:
                identical += 1
            else:
                forked.append({"id": name, "drafter": drafter, **_fork(engine, requests[name], ids, plain[name])})
    return {"prompts": len(prompts) * len(drafters), "identical": identical, "forked": forked, "exact_mode": exact}


def _answer(engine: Engine, request: GenerationRequest) -> tuple[int, ...]:
    return next(event.token_ids for event in measured_answer(engine, request) if isinstance(event, GenerationFinished))


def _fork(
    engine: Engine, request: GenerationRequest, ids: tuple[int, ...], wanted: tuple[int, ...]
) -> dict[str, float | int | None]:
    at = next((k for k, (ours, theirs) in enumerate(zip(ids, wanted, strict=False)) if ours != theirs), None)
    if at is None:  # one is the beginning of the other: plain decoding ended elsewhere, which is no near tie
        return {"at_token": min(len(ids), len(wanted)), "gap": None}
    audit = [event for event in engine.audit(request, ids) if isinstance(event, AuditFinished)][-1]
    return {"at_token": at, "gap": audit.gap if audit.forked_at == at else None}
