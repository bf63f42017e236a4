"""The loop: prefill, then draft - schedule - verify - accept - commit - roll back, until something ends the answer.

One loop for every drafter; plain decoding is the drafter that proposes nothing. Knows ids, not text: the engine turns
what it yields into events. Sources: Leviathan et al. 2023 (speculative decoding), DSpark paper (one round).
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dspark_core.acceptance import accept
from dspark_core.cancel import CancelToken
from dspark_core.drafters.base import Drafter, Proposal
from dspark_core.events import FinishReason
from dspark_core.sampling import Sampler
from dspark_core.scheduling.schedule import FIXED, UNKNOWN, Decision, Observed, Outcome, Schedule
from dspark_core.sequence import Sequence
from dspark_core.stream import read, stream_of
from dspark_core.target.exact import PREFILL_ROWS, decode_shape, prefill_shape
from dspark_core.target.model import Target

PREFILL_CHUNK = 256
"""Prompt rows of one pass. Chunks start at absolute multiples of it, so a position is always computed alike."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did. ``decision`` says how many of the proposal's drafts were in the target's pass. ``closing`` is
    None when an accepted draft was a stop token."""

    anchor_position: int
    anchor: int
    proposal: Proposal
    decision: Decision
    accepted: int
    closing: int | None
    draft_s: float
    verify_s: float
    target_bytes: int
    outcome: Outcome = UNKNOWN

    @property
    def committed(self) -> list[int]:
        kept = self.proposal.tokens[: self.accepted]
        return kept if self.closing is None else [*kept, self.closing]


def prefill(
    sequence: Sequence,
    prompt: list[int],
    target: Target,
    drafter: Drafter,
    sampler: Sampler,
    cancel: CancelToken,
    exact: bool = False,
    begun: int = 0,
) -> Iterator[tuple[int, int]]:
    """Bring ``prompt`` into both caches and commit the token that follows it. The last ``begun`` ids of it are those of
    an answer that is continued: in exact mode they are computed as an answer's.

    Yields (tokens in the cache, tokens reused) before the first chunk and after each one. Stops without committing when
    cancelled: what is cached then stays valid for the next request.
    """
    chunk_rows = PREFILL_ROWS if exact else PREFILL_CHUNK
    answer_at = len(prompt) - begun
    reused = sequence.begin(prompt, exact=exact)
    sampler.begin(prompt[:answer_at])
    sampler.commit(prompt[answer_at:])
    drafter.truncate(reused)
    done = reused
    yield reused, reused
    while done < len(prompt) and not cancel.cancelled:
        of_answer = exact and done >= answer_at
        if of_answer:
            shape = decode_shape(done)
            end = min(len(prompt), done + 1 + shape.room(done))
        else:
            shape = prefill_shape(done)
            end = min(answer_at if exact else len(prompt), (done // chunk_rows + 1) * chunk_rows)
        chunk = prompt[done:end]
        result = target.forward(
            chunk,
            sequence.cache,
            taps=drafter.feature_layers,
            logits_from=0 if of_answer else len(chunk) - 1,  # the head too as when it was written
            shape=shape if exact else None,
        )
        sequence.prefilled(chunk, exact=exact and not of_answer)
        if result.features is not None:
            drafter.prefilled(result.features)
        done = end
        if done == len(prompt):
            sequence.commit([sampler.choose(result.logits[-1])])
            sampler.commit([sequence.anchor])
            drafter.begin(sequence.tokens, sampler)
        yield done, reused


def decode(
    sequence: Sequence,
    target: Target,
    drafter: Drafter,
    sampler: Sampler,
    *,
    stop_ids: frozenset[int],
    max_new_tokens: int,
    cancel: CancelToken,
    exact: bool = False,
    schedule: Schedule = FIXED,
) -> Iterator[Round]:
    """Yield rounds until the answer ends; the caller reads from the sequence and ``finish_reason`` why it did.

    Whatever happens, exceptions and an abandoned iterator included, the cache is left at the committed tokens.
    """
    target.prepare(len(sequence.tokens))
    verdicts = target.graphs.verdicts if target.graphs else None
    stream, ahead_s = stream_of(target.device), 0.0  # seconds of the drafts that were begun in the round before
    start = len(sequence.tokens) - 1  # the first token is committed already
    while not finish_reason(sequence, start, stop_ids, max_new_tokens, cancel) and drafter.catch_up():
        pass  # between the first token and the first round: a cancel is heard after each piece
    while not finish_reason(sequence, start, stop_ids, max_new_tokens, cancel):
        room = max_new_tokens - (len(sequence.tokens) - start) - 1  # the closing token needs a place too
        shape = decode_shape(sequence.anchor_position) if exact else None
        if shape is not None:
            room = min(room, shape.room(sequence.anchor_position))
        began, drafting = time.perf_counter(), stream.mark()
        proposal = drafter.propose(sequence.anchor, min(schedule.wanted(drafter.longest), room), sampler)
        decision = schedule.decide(proposal)
        drafts, probs = proposal.first(decision.verified)
        drafted = stream.mark()
        result = target.forward([sequence.anchor, *drafts], sequence.cache, taps=drafter.feature_layers, shape=shape)
        verdict = accept(drafts, probs, result.logits, sampler, verdicts)
        judged = stream.mark()
        # on a card the next drafts are begun behind a verdict that only the device knows: one wait brings both
        more = schedule.wanted(drafter.longest) > 0
        ahead = drafter.propose_ahead(verdict.on_device[:2], result.features, sampler) if more else None
        begun = stream.mark()
        read(verdict, ahead)

        accepted, closing = verdict.accepted, verdict.closing
        stop = next((k for k in range(accepted) if drafts[k] in stop_ids), None)
        finished = Round(
            anchor_position=sequence.anchor_position,
            anchor=sequence.anchor,
            proposal=proposal,
            decision=decision,
            accepted=accepted if stop is None else stop + 1,  # nothing after a stop token is kept
            closing=closing if stop is None else None,
            draft_s=ahead_s + stream.seconds(drafting, drafted),
            verify_s=stream.seconds(drafted, judged),
            target_bytes=target.bytes_per_pass(sequence.cache),
        )
        committed = finished.committed
        sampler.commit(committed)
        sequence.commit(committed)  # sets the cache length: the rows of rejected drafts are forgotten
        features = None if result.features is None else result.features[: len(committed)]
        drafter.update(committed, features)
        ahead_s = stream.seconds(judged, begun)
        whole = time.perf_counter() - began
        observed = Observed(proposal, len(drafts), accepted, len(committed), finished.verify_s, whole)
        yield replace(finished, outcome=schedule.observe(observed))


def finish_reason(
    sequence: Sequence, start: int, stop_ids: frozenset[int], max_new_tokens: int, cancel: CancelToken
) -> FinishReason | None:
    """Why the answer that starts at token index ``start`` has ended, None while it has not."""
    if sequence.anchor in stop_ids:
        return "stop"
    if len(sequence.tokens) - start >= max_new_tokens:
        return "length"
    return "cancelled" if cancel.cancelled else None
