"""An answer that went on after it was cut: the figures and the origin of both parts as those of one. No Qt."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from app.answer import AnswerToken, unpack_tokens
from app.answer_summary import ENDED, figures_line, footer, stats_document, stored_stats
from app.audit import read_origin
from app.conversation import AnswerInProgress, Turn
from app.storage.records import MessageState
from dspark_core.events import GenerationFinished, ModelInfo
from dspark_core.metrics import INTERRUPTED_S, GenerationStats, RoundCounter


def recorded_tokens(answer: Turn) -> tuple[AnswerToken, ...]:
    """The tokens of an answer that is to go on; none where their record is damaged."""
    try:
        tokens = unpack_tokens(answer.record or b"")
    except (ValueError, TypeError, LookupError, zlib.error):
        return ()
    return tokens if tuple(token.id for token in tokens) == answer.token_ids else ()


@dataclass(frozen=True, slots=True)
class Ending:
    """What is recorded of an answer when it ends."""

    token_ids: tuple[int, ...]
    footer: str
    document: str | None
    state: MessageState


def ending(answer: AnswerInProgress, event: GenerationFinished, info: ModelInfo) -> Ending:
    """As the engine ended it. Where the parts of one that went on were not made alike, or that is not known, its origin
    is left out: plain decoding could not make the whole."""
    document = stats_document(event, info, answer.request, answer.read_after)
    state: MessageState = "complete" if event.token_ids else "interrupted"
    before = answer.resumed
    if before is None:
        return Ending(event.token_ids, footer(event), document, state)
    ids = before.token_ids or ()
    whole = joined(_first_part(before, answer.tokens[: len(ids)]), event.stats)
    values: dict[str, Any] = {**json.loads(document), **asdict(whole)}
    if read_origin(before.stats) != read_origin(document):
        del values["sampling"]
    return Ending((*ids, *event.token_ids), figures_line(whole, ENDED[event.reason]), json.dumps(values), state)


def ended_turn(answer: AnswerInProgress, ended: Ending) -> Turn:
    return Turn(
        answer.id,
        "assistant",
        answer.text,
        ended.token_ids,
        record=answer.packed(),
        footer=ended.footer,
        stats=ended.document,
        state=ended.state,
    )


def joined(first: GenerationStats, second: GenerationStats) -> GenerationStats:
    """The figures of an answer in two parts. The prompt and the time to the first token are those of the first."""
    counter = RoundCounter()
    counter.add_answer(first)
    counter.add_answer(second)
    for part in (first, second):
        counter.target_bytes += round((part.target_bytes_per_s or 0.0) * part.verify_s)
        counter.draft_bytes += round((part.draft_bytes_per_s or 0.0) * part.draft_s)
    counter.ttft_s = first.ttft_s
    whole = counter.stats(peak_bytes_per_s=second.peak_bytes_per_s, seed=second.seed)
    return replace(whole, prompt_tokens=first.prompt_tokens, reused_tokens=first.reused_tokens)


def _first_part(answer: Turn, tokens: Sequence[AnswerToken]) -> GenerationStats:
    stats = stored_stats(answer.stats)
    # a kill leaves the figures of the part before, or none
    return stats if stats is not None and stats.output_tokens == len(tokens) else counted(tokens)


def counted(tokens: Sequence[AnswerToken]) -> GenerationStats:
    """What the tokens alone tell of their rounds; no times."""
    counter = RoundCounter(output_tokens=min(1, len(tokens)))
    accepted = 0
    for token in tokens[1:]:
        if token.kind == "accepted":
            accepted += 1
            continue
        counter.add_round(
            proposed=accepted + len(token.rejected),
            accepted=accepted,
            emitted=accepted + 1,
            seconds=2 * INTERRUPTED_S,  # its time is not known
            draft_s=0.0,
            verify_s=0.0,
            target_bytes=0,
            draft_bytes=0,
        )
        accepted = 0
    counter.output_tokens = len(tokens)
    return counter.stats()
