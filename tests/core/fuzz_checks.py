"""Runs a fuzzed conversation on one engine and checks everything that must hold after every request."""

import functools
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
import torch
from fakes import CancelAfter, ScriptedDrafter, load
from fuzz_requests import Conversation, DrafterPlan, Turn, fuzz_model, make_drafter
from plain_reference import (
    Rules,
    as_tensor,
    best,
    distribution,
    processed,
    readable,
    stop_place,
    teacher_forced_rows,
    tokens_before,
    why_ended,
)

from dspark_core import decode_loop
from dspark_core.cancel import CancelToken
from dspark_core.drafters.small_lm import SmallModelDrafter
from dspark_core.engine import Engine
from dspark_core.errors import ContextOverflowError
from dspark_core.events import DrafterFailed, FirstToken, GenerationFinished, PrefillProgress, RoundFinished, Token
from dspark_core.prompt import encode_messages
from dspark_core.requests import GenerationRequest, Message
from dspark_core.sampling import Sampler
from dspark_core.target.kv_cache import KVCache
from dspark_core.target.model import Target


class PlantedError(Exception):
    """Not the engine's: it must come through as it is."""


@functools.cache
def _loaded(family: str, seed: int, context: int) -> Any:
    engine = Engine()
    load(engine, fuzz_model(family, seed).folder, context_length=context)
    return engine._pair


class World:
    """One engine and what was said on it."""

    def __init__(self, plan: Conversation) -> None:
        self.model = fuzz_model(plan.family, plan.model_seed)
        loaded = _loaded(plan.family, plan.model_seed, plan.context)
        sequence = replace(loaded.sequence, cache=loaded.target.new_cache(plan.context), tokens=[])
        self.engine = Engine()
        self.pair = self.engine._pair = replace(loaded, sequence=sequence)
        self.answers = 0
        self.prompt: list[int] = [5]
        self.ids: list[int] = []
        self.messages: list[Message] = []
        self.change_drafter(plan.drafter)
        assert self.pair.target.keeps_bits  # tried out here, not behind a planted failure

    def change_drafter(self, plan: DrafterPlan) -> None:
        """As loading does when only the drafter changes."""
        self.pair.drafter = make_drafter(plan, self.pair.target, self.model, self.pair.info.context_length)
        if self.pair.drafter.feature_layers:
            self.pair.sequence.reset()

    def request(self, turn: Turn) -> GenerationRequest:
        said = [*self.prompt, *self.ids]
        known = self.ids or self.prompt
        text = readable(self.pair.tokenizer, known)
        stops = [text[at % len(text) :][:size] for at, size in turn.stop] if text else []
        self.pair.stop_ids = frozenset(known[at % len(known)] if at % 3 else at for at in turn.stop_ids)
        fields: dict[str, Any] = {
            "sampling": turn.sampling,
            "seed": turn.seed,
            "max_new_tokens": turn.max_new_tokens,
            "min_new_tokens": turn.min_new_tokens,
            "stop": tuple(stops),
            "exact": turn.exact,
        }
        if turn.prompt == "chat":
            content = readable(self.pair.tokenizer, list(turn.ids[:6])).strip() or "in"
            self.messages = [*self.messages[-2:], Message("user", content)]
            return GenerationRequest(messages=tuple(self.messages), **fields)
        at = turn.at % len(said)
        prompt = {
            "new": turn.ids,
            "again": self.prompt,
            "continue": [*said, *turn.ids],
            "edit": [*said[:at], turn.ids[0], *said[at + 1 :]],
            "cut": [*said[:at], *turn.ids],
        }[turn.prompt]
        return GenerationRequest(prompt_ids=tuple(prompt), **fields)

    def play(self, turn: Turn) -> None:
        if turn.drafter is not None:
            self.change_drafter(turn.drafter)
        request = self.request(turn)
        prompt = list(request.prompt_ids or encode_messages(self.pair.tokenizer, request.messages))
        before = list(self.pair.sequence.tokens)
        self.longest = self.pair.drafter.longest  # before it fails, perhaps
        if len(prompt) >= self.pair.info.context_length:
            with pytest.raises(ContextOverflowError):
                list(self.engine.generate(request))
            assert self.pair.sequence.tokens == before
            self.prompt, self.ids, self.messages = [5], [], []
            return
        shared = self.shared_with(prompt, turn.exact)
        cancel = CancelToken() if turn.cancel_at is None else CancelAfter(turn.cancel_at)
        events, failed = [], False
        with recorded_rows() as rows, planted_failure(self.pair, turn.fail):
            try:
                stream = self.engine.generate(request, cancel)
                for event in stream:
                    events.append(event)
                    assert event.request_id == request.request_id
                    if len(events) == turn.leave_after:
                        stream.close()
            except PlantedError:
                failed = True
        lost = [event for event in events if isinstance(event, DrafterFailed)]
        events = [event for event in events if event not in lost]
        if lost:
            ((event, place),) = zip(lost, [turn.fail[0] if turn.fail else ""], strict=True)
            # drafts are drawn by the sampler too, and those of a script by the target
            assert place.startswith(("drafter.", "sampler.")) or "in script" in event.detail, event.detail
            assert "PlantedError" in event.detail
            assert self.pair.drafter.name == event.info.drafter == "none"
        if failed:
            assert turn.fail is not None
            assert not turn.fail[0].startswith("drafter.")
            assert self.pair.sequence.tokens == []
        elif events:  # else it was left when its drafter failed, before anything else was told
            left_after = None if turn.leave_after is None else turn.leave_after - len(lost)
            self.check_events(events, request, prompt, shared, turn, left_after)
            self.check_tokens(events, request, prompt, rows)
        self.check_state(prompt, events, turn.look_at_cache)
        self.prompt, self.ids = prompt, [token.id for token in tokens_of(events)]
        if not failed and events and isinstance(events[-1], GenerationFinished):
            self.ids = list(events[-1].token_ids)
            self.answers += 1
            if request.messages:
                self.messages.append(Message("assistant", events[-1].text, events[-1].token_ids))
            if turn.look_at_cache and turn.cancel_at is None and turn.fail is None:
                again = list(self.engine.generate(request))
                assert tokens_of(again) == tokens_of(events), "the same seed gave another text"
                assert again[-1].token_ids == events[-1].token_ids

    def shared_with(self, prompt: list[int], exact: bool) -> int:
        sequence = self.pair.sequence
        limit = min(len(prompt) - 1, sequence.exact_rows if exact else sequence.cache.length)
        return next((k for k in range(limit) if sequence.tokens[k] != prompt[k]), limit)

    def check_state(self, prompt: list[int], events: list[Any], look_at_cache: bool) -> None:
        sequence, drafter, target = self.pair.sequence, self.pair.drafter, self.pair.target
        length = sequence.cache.length
        assert sequence.exact_rows <= length
        if any(isinstance(event, FirstToken) for event in events) and sequence.tokens:
            assert length == len(sequence.tokens) - 1
            assert sequence.tokens[: len(prompt)] == prompt
        else:  # nothing was committed behind the prompt: every token is in the cache
            assert length == len(sequence.tokens) or length == len(sequence.tokens) - 1
            assert sequence.tokens[:length] == prompt[:length]
        if isinstance(drafter, ScriptedDrafter | SmallModelDrafter) and length == len(sequence.tokens) - 1:
            assert length <= len(drafter.tokens) <= length + 1
            assert drafter.tokens == sequence.tokens[: len(drafter.tokens)]
            if isinstance(drafter, SmallModelDrafter) and drafter.cache.length:
                assert drafter.cache.length <= length
                if look_at_cache:
                    recomputed(drafter.cache, drafter.model, drafter.tokens, ())
        if look_at_cache and length:
            features = recomputed(sequence.cache, target, sequence.tokens, drafter.feature_layers)
            if features is not None and isinstance(drafter, ScriptedDrafter) and sequence.tokens[length:]:
                torch.testing.assert_close(drafter.rows[:length], features, rtol=0, atol=1e-8)

    def check_tokens(self, events: list[Any], request: GenerationRequest, prompt: list[int], rows: list[Any]) -> None:
        """Every token is one that plain decoding could have put there; the answer ends where plain decoding ends."""
        ids = [token.id for token in tokens_of(events)]
        if not ids:
            return
        rules = self.rules(request, prompt)
        logits = teacher_forced_rows(self.model.reference, prompt, ids)
        for place, row in enumerate(logits):
            scores = processed(row, prompt, ids[:place], rules)
            if rules.params.greedy:
                assert ids[place] == best(scores), f"answer token {place} is not the target's choice"
            elif rules.params.temperature >= 1e-3:  # below, rounding decides
                chances, clear = distribution(scores, rules.params)
                if clear:
                    assert chances[ids[place]] > 0, f"answer token {place} is outside the distribution"
                    if 0 < place <= len(rows):
                        torch.testing.assert_close(rows[place - 1], as_tensor(chances), rtol=0, atol=1e-6)
        for count in range(1, len(ids)):
            assert why_ended(self.pair.tokenizer, ids[:count], rules) is None, f"{count} tokens were the whole answer"
        if isinstance(events[-1], GenerationFinished):
            reason = why_ended(self.pair.tokenizer, ids, rules)
            assert events[-1].reason == (reason or "cancelled")

    def rules(self, request: GenerationRequest, prompt: list[int]) -> Rules:
        return Rules(
            params=request.sampling,
            stop_ids=self.pair.stop_ids,
            min_new_tokens=request.min_new_tokens,
            max_new_tokens=min(request.max_new_tokens, self.pair.info.context_length - len(prompt)),
            stop=request.stop,
        )

    def check_events(
        self,
        events: list[Any],
        request: GenerationRequest,
        prompt: list[int],
        shared: int,
        turn: Turn,
        left_after: int | None,
    ) -> None:
        ended = isinstance(events[-1], GenerationFinished)
        assert ended or len(events) == left_after
        assert sum(isinstance(event, GenerationFinished) for event in events) == ended
        assert [event.at for event in events] == sorted(event.at for event in events)
        progress = [event for event in events if isinstance(event, PrefillProgress)]
        assert events[: len(progress)] == progress
        assert (progress[0].done, progress[0].reused) == (shared, shared)
        done = [event.done for event in progress]
        assert done == sorted(set(done))
        assert all(event.total == len(prompt) for event in progress)
        first = [event for event in events if isinstance(event, FirstToken)]
        assert len(first) == 1 or (not first and (not ended or events[-1].reason == "cancelled"))
        rounds = [event for event in events if isinstance(event, RoundFinished)]
        text = [*prompt, *(token.id for event in first for token in [event.token])]
        for index, event in enumerate(rounds):
            assert event.index == index
            self.check_round(event, text)
            text += [token.id for token in event.tokens]
        if ended:
            self.check_end(events[-1], rounds, request, prompt, tokens_of(events))
            if turn.cancel_at is None:
                assert events[-1].reason != "cancelled"

    def check_round(self, event: RoundFinished, text: list[int]) -> None:
        ids, kinds = [token.id for token in event.tokens], [token.kind for token in event.tokens]
        assert (event.anchor_position, event.anchor) == (len(text) - 1, text[-1])
        assert event.proposed == len(event.drafts) == len(event.draft_texts) <= self.longest
        assert event.anchor_position + event.proposed < self.pair.info.context_length
        assert event.accepted <= event.proposed
        assert ids[: event.accepted] == list(event.drafts[: event.accepted])
        assert kinds[: event.accepted] == ["accepted"] * event.accepted
        if event.closing is None:
            assert len(ids) == event.accepted > 0
            return
        assert ids[event.accepted :] == [event.closing]
        closing = "bonus" if event.accepted == event.proposed else "correction"
        assert kinds[event.accepted :] == [closing if event.proposed else "plain"]
        if event.accepted < event.proposed:
            assert event.closing != event.drafts[event.accepted], "a rejected draft came back as its correction"

    def check_end(
        self,
        end: GenerationFinished,
        rounds: list[RoundFinished],
        request: GenerationRequest,
        prompt: list[int],
        tokens: list[Token],
    ) -> None:
        ids, stats, tokenizer = [token.id for token in tokens], end.stats, self.pair.tokenizer
        place = stop_place(tokenizer, ids, self.rules(request, prompt)) if ids else None
        kept = len(ids) if place is None else tokens_before(tokenizer, ids, place)
        assert list(end.token_ids) == ids[:kept], request.stop
        whole = readable(tokenizer, ids)[:place]
        if end.text != whole:  # an answer that is cancelled keeps to itself what may have begun a stop string
            assert end.reason == "cancelled"
            assert whole.startswith(end.text)
            assert any(stop.startswith(whole[len(end.text) :]) for stop in request.stop)
        shown = "".join(token.text for token in tokens)
        assert shown == end.text
        assert self.pair.sequence.tokens[len(prompt) :] == list(end.token_ids)
        assert (stats.prompt_tokens, stats.output_tokens, stats.rounds) == (len(prompt), len(ids), len(rounds))
        assert stats.proposed == sum(event.proposed for event in rounds)
        assert stats.accepted == sum(event.accepted for event in rounds)
        assert sum(stats.accepted_lengths) == sum(event.proposed > 0 for event in rounds)
        assert stats.seed == request.seed


def recomputed(cache: KVCache, model: Target, tokens: list[int], taps: tuple[int, ...]) -> torch.Tensor | None:
    """Every cached row is that of one pass over ``tokens``, whose features are returned."""
    fresh = model.new_cache(cache.length)
    features = model.forward(tokens[: cache.length], fresh, taps=taps).features
    for ours, wanted in ((cache.keys, fresh.keys), (cache.values, fresh.values)):
        torch.testing.assert_close(ours[:, :, : cache.length], wanted[:, :, : cache.length], rtol=0, atol=1e-8)
    return features


def tokens_of(events: list[Any]) -> list[Token]:
    found: list[Token] = []
    for event in events:
        found += [event.token] if isinstance(event, FirstToken) else getattr(event, "tokens", ())
    return found


@contextmanager
def recorded_rows() -> Any:
    """Distribution of every token that rounds of a sampled answer commit (those of the tokens after the first)."""
    rows: list[torch.Tensor] = []
    judge = decode_loop.accept

    def accept(drafts: list[int], draft_probs: Any, logits: torch.Tensor, sampler: Sampler, captures: Any) -> Any:
        verdict = judge(drafts, draft_probs, logits, sampler, captures)
        if not sampler.greedy:
            rows.extend(sampler.probs(logits, drafts)[: verdict.accepted + 1].double())
        return verdict

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decode_loop, "accept", accept)
        yield rows


@contextmanager
def planted_failure(pair: Any, fail: tuple[str, int] | None) -> Any:
    """Call number ``fail[1]`` of the place ``fail[0]`` raises PlantedError."""
    with pytest.MonkeyPatch.context() as patch:
        if fail is not None:
            part, name = fail[0].split(".")
            owner = Sampler if part == "sampler" else getattr(pair, part)
            inner, left = getattr(owner, name), [fail[1]]

            def failing(*args: Any, **kwargs: Any) -> Any:
                left[0] -= 1
                if left[0] == 0:
                    raise PlantedError
                return inner(*args, **kwargs)

            patch.setattr(owner, name, failing, raising=False)
        yield
