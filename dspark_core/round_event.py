"""A round of the loop, which knows ids, as the event that is told of it: with texts, kinds and times."""

import time
from dataclasses import replace
from typing import Any

from dspark_core.answer_text import AnswerText
from dspark_core.decode_loop import Round
from dspark_core.detokenizer import token_text
from dspark_core.events import RoundFinished, Token, TokenKind


def round_event(
    tokenizer: Any,
    request_id: str,
    index: int,
    done_round: Round,
    answer: AnswerText,
    ended: bool,
    last: float,
) -> RoundFinished:
    """``answer`` gets the round's tokens; ``last``: when the event before was told. Where the answer has ``ended``, the
    text that was held back is told too."""
    proposal, accepted, closing = done_round.proposal, done_round.accepted, done_round.closing
    decision = done_round.decision
    closing_kind: TokenKind = "plain"
    if decision.verified:
        closing_kind = "bonus" if accepted == decision.verified else "correction"
    accepted_kind: TokenKind = "accepted"
    kinds = [accepted_kind] * accepted + [closing_kind]
    tokens: list[Token] = []
    for token, kind in zip(done_round.committed, kinds, strict=False):  # no closing after a stop token
        tokens.append(Token(token, answer.add(token), kind))
        if answer.stopped:  # what follows a stop string does not belong to the answer
            accepted, closing = min(accepted, len(tokens)), closing if kind == closing_kind else None
            break
    if ended:
        tokens[-1] = replace(tokens[-1], text=tokens[-1].text + answer.flush())
    now = time.perf_counter()
    return RoundFinished(
        request_id=request_id,
        at=now,
        index=index,
        anchor_position=done_round.anchor_position,
        anchor=done_round.anchor,
        drafts=tuple(proposal.tokens),
        draft_texts=tuple(token_text(tokenizer, draft) for draft in proposal.tokens),
        proposed=decision.verified,
        accepted=accepted,
        closing=closing,
        confidence=proposal.confidence,
        tokens=tuple(tokens),
        seconds=now - last,
        draft_s=done_round.draft_s,
        verify_s=done_round.verify_s,
        target_bytes=done_round.target_bytes,
        draft_bytes=proposal.bytes_read,
        survival=decision.chances,
        price=decision.price,
        copied=proposal.copied,
        saved_s=done_round.outcome.saved_s,
    )
