"""Requests on one sequence and one drafter, without an engine."""

import random

from fakes import CancelAfter

from dspark_core.cancel import CancelToken
from dspark_core.decode_loop import PREFILL_CHUNK, decode, prefill
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.sequence import Sequence

CONTEXT = 512


class Talk:
    """Requests one after the other on one sequence and one drafter, as the engine makes them."""

    def __init__(self, model, drafter, exact: bool = False) -> None:
        self.target, self.drafter, self.exact = model.target, drafter, exact
        self.sequence = Sequence(model.target.new_cache(CONTEXT))

    def ask(self, prompt, count=16, *, temperature=0.0, stop=frozenset(), cancel=None, seed=0):
        cancel = cancel or CancelToken()
        sampler = Sampler(SamplingParams(temperature), seed)
        list(prefill(self.sequence, prompt, self.target, self.drafter, sampler, cancel, self.exact))
        if len(self.sequence.tokens) <= len(prompt):
            return []  # cancelled before the first token
        options = {"stop_ids": stop, "max_new_tokens": count, "cancel": cancel, "exact": self.exact}
        return list(decode(self.sequence, self.target, self.drafter, sampler, **options))


def text(count: int, seed: int = 0) -> list[int]:
    return random.Random(seed).choices(range(1, 90), k=count)


def converse(talk: Talk) -> None:
    """Rejections, edits, a second turn, a cancel in prompt, catching up and answer, an end inside a block."""
    prompt = text(30)
    talk.ask(prompt, 20)
    talk.ask([*talk.sequence.tokens, *text(5, 1)], 12, temperature=0.9)  # a second turn
    talk.ask([*prompt[:11], *text(9, 2)], 10)  # an edit
    talk.ask([*prompt[:11], *text(9, 2)], 1)  # the same again, over before the drafter had to look
    talk.ask([*prompt[:11], *text(9, 2), *text(4, 3)], 10)
    long = text(2 * PREFILL_CHUNK + 30, 4)[: CONTEXT - 60]
    for looks in range(9):
        talk.ask(long, 12, cancel=CancelAfter(looks))
        talk.ask([*long[: 40 * looks], *text(3, looks)], 6)
    seen = talk.ask(prompt, 40, temperature=1.3)
    ends = frozenset({seen[1].committed[-1], seen[3].committed[0]})
    talk.ask(prompt, 40, temperature=1.3, stop=ends)
    talk.ask([*talk.sequence.tokens, *text(3, 5)], 10)
